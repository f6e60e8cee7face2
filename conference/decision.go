package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
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

// The rules of the decision.
var (
	ErrDecisionOutcome  = fault.New("outcome", "Choose what was decided for this child")
	ErrCategory         = fault.New("category", "Choose at least one kind of harm for a child protection plan")
	ErrNoCategory       = fault.New("category", "Only a child protection plan has a kind of harm. Leave these empty")
	ErrHarm             = fault.New("harm", "Enter what harm the child has suffered or is likely to suffer, and how likely it is")
	ErrReasons          = fault.New("reasons", "Enter the reasons for this outcome. The family will read them")
	ErrSupport          = fault.New("support", "Enter the services and support that would help keep the child safe")
	ErrDifference       = fault.New("difference", "The professionals differed. Enter how, and why you settled it so")
	ErrException        = fault.New("exception", "Enter the exceptional reason for ending a plan at the first review")
	ErrPlanFirst        = fault.New("", "Go through the outline plan before the decision")
	ErrViewsFirst       = fault.New("", "Record the view of each professional present before the decision")
	ErrParentsViewFirst = fault.New("", "Record what each parent thinks before the decision, or that they were asked")
	ErrNotThisChild     = fault.New("", "This conference is not about that child")
)

// Asked is what a decision has to wait for and to answer, under the procedure.
type Asked struct {
	PlanGoneThrough bool
	PlanFirst       bool // the procedure has the outline plan before the decision
	Unasked         int  // professionals present whose view of the child is not recorded
	ParentsUnasked  int  // parents of the child, present, whose view is not recorded
	Differ          bool // the professionals' views differ
	Exceptional     bool // ending a plan at this review is exceptional
}

// Ready says what has to come before the decision.
func (a Asked) Ready() error {
	var wrong fault.List
	wrong.Check(a.PlanGoneThrough || !a.PlanFirst, ErrPlanFirst)
	wrong.Check(a.Unasked == 0, ErrViewsFirst)
	wrong.Check(a.ParentsUnasked == 0, ErrParentsViewFirst)
	return wrong.Err()
}

// Check says what is missing from a decision.
func (d Decision) Check(a Asked) error {
	var wrong fault.List
	empty := func(s string) bool { return strings.TrimSpace(s) == "" }
	switch d.Outcome {
	case ProtectionPlan:
		wrong.Check(len(d.Categories) > 0, ErrCategory)
	case ChildInNeedPlan, NoPlan:
		wrong.Check(len(d.Categories) == 0, ErrNoCategory)
		wrong.Check(!a.Exceptional || !empty(d.Words.Exception), ErrException)
	case NoView:
		wrong.Check(false, ErrDecisionOutcome)
	default:
		wrong.Check(false, ErrDecisionOutcome)
	}
	wrong.Check(!empty(d.Words.Harm), ErrHarm)
	wrong.Check(!empty(d.Words.Reasons), ErrReasons)
	wrong.Check(!empty(d.Words.Support) || d.Outcome == NoPlan, ErrSupport)
	wrong.Check(!a.Differ || !empty(d.Words.Difference), ErrDifference)
	return wrong.Err()
}

// Categories lists the kinds of harm in the order that a form offers them.
func Categories() []Category { return []Category{Neglect, Physical, Emotional, Sexual} }

// OutlineLine is a line of the outline plan, made in the conference before the decision.
type OutlineLine struct {
	ID         string
	Conference ID
	Children   []access.PersonID // whom it is for; never none
	Owner      access.Party      // a person, never an agency
	ByOn       timescale.Date
	From       string // the id of the entry on the wall it was made from, if any
	Audience   access.Audience
	At         timescale.Instant // when it was written
	Words      LineWords
}

// LineWords say what a line of the plan is.
type LineWords struct {
	Change string `json:"change"` // what must change
	Action string `json:"action"` // what will be done
	Know   string `json:"know"`   // how we will know it has
}

// SameAs reports whether a decision only reads otherwise than an earlier one: the same outcome in the same categories.
// Whoever dissented from the one dissents from the other; nobody has dissented yet from another outcome.
func (d Decision) SameAs(was Decision) bool {
	return d.Child == was.Child && d.Outcome == was.Outcome && slices.Equal(d.Categories, was.Categories)
}
