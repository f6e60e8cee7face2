package access

// What is done for a whole partnership by whoever runs the machine Kith stands on. None of it opens a family.
const (
	BeginPartnership Deed = "begin a partnership"
	AddAccount       Deed = "add somebody who may sign in"
	MakeLink         Deed = "make a sign-in link"
	SetAccount       Deed = "open or close an account"
	GiveIdentity     Deed = "give somebody an identity at their organisation"
	TakeIdentities   Deed = "take somebody's identities at their organisation away"
	ViewAccounts     Deed = "look at who may sign in"
)

// What people do about signing in: for somebody of a family whom they work with, and each for themselves.
const (
	MakeCard   Deed = "make a card by which a family member signs in"
	PauseWayIn Deed = "pause a family member's sign-in, or give it back"

	SignIn     Deed = "sign in"
	ViewSignIn Deed = "look at one's own sign-in"
	ChooseWay  Deed = "choose how one signs in oneself"
	EndOwn     Deed = "sign out everywhere"
)

var accountRules = map[Deed][]PartKind{
	MakeCard:   casework,
	PauseWayIn: caseworkOrUnit,
}

// Operator is whoever runs the machine, at its command line: the log says so, for Kith knows no name for them.
func Operator(t TenantID) Actor { return Actor{Tenant: t, Account: "command line", Office: System} }
