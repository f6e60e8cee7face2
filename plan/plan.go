// Package plan is the child protection plan and the Child in Need plan, one a child: what must change, who does what by
// when, the help offered, and how a plan begins, goes on and ends.
package plan

import (
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/timescale"
)

// ID names a plan.
type ID string

// Kind is which plan it is.
type Kind string

// The kinds.
const (
	Protection  Kind = "child protection"
	ChildInNeed Kind = "child in need"
)

// State is how far a plan has come.
type State string

// The states. The conference makes the outline; the first core group makes it detailed.
const (
	Outline  State = "outline"
	Detailed State = "detailed"
	Ended    State = "ended"
)

// Plan is one child's plan.
type Plan struct {
	ID          ID
	Family      access.FamilyID
	Child       access.PersonID
	Kind        Kind
	State       State
	Conference  conference.ID // that made it
	CarriedFrom ID            // the plan it was carried over from
	BeganOn     timescale.Date
	DetailedOn  timescale.Date
	EndedOn     timescale.Date
	Ending      string
	Previous    int // child protection plans before this one
	LeadWorker  access.AccountID
	VisitDueOn  timescale.Date
	Version     int
	Words       Words
}

// Words are sealed with the family's key.
type Words struct {
	Worries     string `json:"worries,omitempty"`     // what people are worried about
	Goal        string `json:"goal,omitempty"`        // what we want to see
	Contingency string `json:"contingency,omitempty"` // what happens if the plan does not work
	ForChild    string `json:"forChild,omitempty"`    // the plan in words for the child
}

// Spell is the categories a plan had from a day on, by one conference.
type Spell struct {
	FromOn     timescale.Date
	Conference conference.ID
	Categories []conference.Category
}

// Current reports whether the plan is under way.
func (p Plan) Current() bool { return p.State != Ended }

// Held shuts the plan away: whoever takes part may know of the plans of the children their part reaches.
func (p Plan) Held() access.Held[Plan] {
	return access.Hold(p, access.For(access.Everyone), []access.PersonID{p.Child}, "")
}

// The rules for a plan as a whole.
var (
	ErrEnded         = fault.New("", "This plan has ended. Nothing more can be changed in it")
	ErrNoContingency = fault.New("contingency", "Enter what happens if the plan does not work")
	ErrNoGoal        = fault.New("goal", "Enter what we want to see for this child")
	ErrNoLines       = fault.New("", "Add at least one line to the plan before it is agreed")
	ErrNotOutline    = fault.New("", "This plan has already been made detailed")
	ErrNoMeeting     = fault.New("", "A plan becomes detailed at a meeting of the group. Record that meeting first")
)

// Begin is a new plan as a conference makes it, or as it is carried over.
func Begin(p Plan) Plan {
	p.State, p.Version = Outline, 1
	return p
}

// Reword changes what a plan says as a whole.
func (p Plan) Reword(w Words) (Plan, error) {
	if !p.Current() {
		return p, ErrEnded
	}
	var wrong fault.List
	if p.State == Detailed {
		wrong.Check(strings.TrimSpace(w.Contingency) != "", ErrNoContingency)
		wrong.Check(strings.TrimSpace(w.Goal) != "", ErrNoGoal)
	}
	p.Words = w
	return p, wrong.Err()
}

// Agree makes the outline a detailed plan, at a meeting of its group that was held on a day.
func (p Plan) Agree(held timescale.Date, openLines int) (Plan, error) {
	if p.State == Ended {
		return p, ErrEnded
	}
	if p.State == Detailed {
		return p, ErrNotOutline
	}
	var wrong fault.List
	wrong.Check(!held.IsZero(), ErrNoMeeting)
	wrong.Check(openLines > 0, ErrNoLines)
	wrong.Check(strings.TrimSpace(p.Words.Contingency) != "", ErrNoContingency)
	wrong.Check(strings.TrimSpace(p.Words.Goal) != "", ErrNoGoal)
	if err := wrong.Err(); err != nil {
		return p, err
	}
	p.State, p.DetailedOn = Detailed, held
	return p, nil
}
