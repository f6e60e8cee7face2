package conference

import (
	"kith/access"
	"kith/timescale"
)

// Outcome is what a conference decides for one child. There is no other: a conference decides neither where a child
// lives nor whether to go to court.
type Outcome string

// The outcomes.
const (
	ProtectionPlan  Outcome = "child protection plan"
	ChildInNeedPlan Outcome = "child in need plan"
	NoPlan          Outcome = "no plan"
)

// Category is the kind of harm a protection plan is for, by the code of the national return.
type Category string

// The categories of Working Together 2023.
const (
	Neglect   Category = "NEG"
	Physical  Category = "PHY"
	Emotional Category = "EMO"
	Sexual    Category = "SAB"
)

// Decision is what was decided for one child, and why. The words are sealed.
type Decision struct {
	ID         string
	Conference ID
	Child      access.PersonID
	Outcome    Outcome
	Categories []Category // one or more with a protection plan, none otherwise
	Split      bool       // the professionals differed and the chair settled it
	DecidedBy  access.AccountID
	At         timescale.Instant
	Words      DecisionWords
}

// DecisionWords are the reasons, as the family will read them.
type DecisionWords struct {
	Harm       string `json:"harm"`                 // significant harm suffered or likely, and how likely
	Reasons    string `json:"reasons"`              // why this outcome
	Support    string `json:"support,omitempty"`    // the services and support that would keep the child safe
	Difference string `json:"difference,omitempty"` // how the professionals differed, where they did
	Exception  string `json:"exception,omitempty"`  // why a plan ends at the first review, where the procedure asks
}

// OutlineLine is a line of the outline plan, made in the conference before the decision.
type OutlineLine struct {
	ID         string
	Conference ID
	Children   []access.PersonID // whom it is for; never none
	Owner      access.Party      // a person, never an agency
	ByOn       timescale.Date
	From       string // the id of the entry on the wall it was made from, if any
	Audience   access.Audience
	Words      LineWords
}

// LineWords say what a line of the plan is.
type LineWords struct {
	Change string `json:"change"` // what must change
	Action string `json:"action"` // what will be done
	Know   string `json:"know"`   // how we will know it has
}
