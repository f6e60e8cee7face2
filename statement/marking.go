package statement

import (
	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Ground is why something is not for everyone who takes part.
type Ground string

// The grounds, from a list: none of them says what it is that is kept.
const (
	AnotherPerson Ground = "another person"
	PoliceMatter  Ground = "police"
	RiskOfHarm    Ground = "risk of harm"
	ChildAsked    Ground = "the child asked"
	LegalAdvice   Ground = "legal advice"
)

// Grounds lists them in the order that a form offers them.
func Grounds() []Ground {
	return []Ground{RiskOfHarm, AnotherPerson, ChildAsked, PoliceMatter, LegalAdvice}
}

// Thing is something that may be for some of those who take part alone.
type Thing struct {
	Kind ThingKind
	ID   string
}

// ThingKind is what it is.
type ThingKind string

// The kinds of thing.
const (
	OfStatement ThingKind = "statement"
	OfOutline   ThingKind = "outline line"
	OfPlanLine  ThingKind = "plan line"
	OfHome      ThingKind = "household"
)

// Marking is why one thing is not for everyone: on which ground, by whom, whether a chair approved it, and the day on which
// somebody looks whether it must stay so. The thing is kept from the first moment, marked or not: a marking keeps nothing, it
// accounts for what is kept.
type Marking struct {
	Thing       Thing
	For         access.Audience // who may know the thing, as it was when it was marked
	Ground      Ground
	By          access.AccountID
	At          timescale.Instant
	LookAgainOn timescale.Date
	ApprovedBy  access.AccountID // a chair; none while nobody has
	ApprovedAt  timescale.Instant
	Version     int
}

// LongestKept is how many months may pass until somebody looks again. A thing that is kept for ever is kept by nobody's decision:
// six months is the longest between two review conferences by Working Together.
const LongestKept = 6

// LookAgainIn is after how many months somebody looks again, where whoever wrote the thing says why at once and names no day: the
// longest until the first review conference.
const LookAgainIn = 3

// The rules for a marking.
var (
	ErrNoGround      = fault.New("ground", "Choose why this is not for everybody")
	ErrNoLookAgain   = fault.New("again", "Enter the day on which somebody looks whether this must stay so")
	ErrLookedAlready = fault.New("again", "The day to look again must be after today")
	ErrForEverybody  = fault.New("ground", "You chose that everybody may read this. Choose who may, or take out why it is not for everybody")
	ErrHiddenFrom    = fault.New("ground", "You chose nobody from whom the address is kept. Choose them, or take out why it is kept")
	ErrKeptTooLong   = fault.New("again", "Look again within six months. It can be kept for longer then")
)

// Mark says why a thing is kept. What a chair marks is approved with it; what anybody else marks waits for one.
func (m Marking) Mark(ground Ground, again timescale.Date, by access.AccountID, chair bool, at timescale.Instant) (Marking, error) {
	var wrong fault.List
	switch ground {
	case AnotherPerson, PoliceMatter, RiskOfHarm, ChildAsked, LegalAdvice:
	default:
		wrong.Check(false, ErrNoGround)
	}
	today := at.Date()
	wrong.Check(!again.IsZero(), ErrNoLookAgain)
	wrong.Check(again.IsZero() || again.After(today), ErrLookedAlready)
	wrong.Check(!again.After(today.AddMonths(LongestKept)), ErrKeptTooLong)
	m.Ground, m.LookAgainOn, m.By, m.At = ground, again, by, at
	m.ApprovedBy, m.ApprovedAt = "", timescale.Instant{}
	if chair {
		m.ApprovedBy, m.ApprovedAt = by, at
	}
	return m, wrong.Err()
}

// Stands reports whether the marking accounts for the thing as it is today: for the same readers, and before the day to look again.
func (m Marking) Stands(now access.Audience, today timescale.Date) bool {
	return m.Ground != "" && m.For.String() == now.String() && m.LookAgainOn.After(today)
}

// Kept is one thing that is not for everyone, and why.
type Kept struct {
	Thing   Thing
	For     access.Audience
	Words   string // what is kept, or the name of a household: never its address
	Marking Marking
}
