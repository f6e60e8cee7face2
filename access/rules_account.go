package access

// What is done for a whole partnership by whoever runs the machine Kith stands on. None of it opens a family.
const (
	BeginPartnership Deed = "begin a partnership"
	AddAccount       Deed = "add somebody who may sign in"
	MakeLink         Deed = "make a sign-in link"
	SetAccount       Deed = "open or close an account"
	ViewAccounts     Deed = "look at who may sign in"
)

// Operator is whoever runs the machine, at its command line: the log says so, for Kith knows no name for them.
func Operator(t TenantID) Actor { return Actor{Tenant: t, Account: "command line", Office: System} }
