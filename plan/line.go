package plan

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// LineID names a line.
type LineID string

// LineKind is whether a line is something to do or help that is offered.
type LineKind string

// The kinds of line.
const (
	Action LineKind = "action"
	Help   LineKind = "help"
)

// LineState is whether a line is still to be done.
type LineState string

// The states of a line.
const (
	LineOpen    LineState = "open"
	LineDone    LineState = "done"
	LineStopped LineState = "stopped"
)

// Source is where a line came from.
type Source string

// The sources.
const (
	FromConference   Source = "conference"
	FromCoreGroup    Source = "core group"
	FromProposal     Source = "proposal"
	FromSocialWorker Source = "social worker"
)

// TakenUp is whether help that was offered was taken up.
type TakenUp string

// The answers; none while it is not yet known.
const (
	NotYet     TakenUp = ""
	WasTakenUp TakenUp = "taken up"
	NotTakenUp TakenUp = "not taken up"
)

// Line is one line of the plans of one or more children.
type Line struct {
	ID        LineID
	Plans     []ID
	Children  []access.PersonID // whom it is for; never none
	Kind      LineKind
	State     LineState
	Owner     access.Party // the person who does it, or who arranges the help; never an agency
	ByOn      timescale.Date
	Source    Source
	SourceID  string
	TakenUp   TakenUp
	TakenUpOn timescale.Date
	Audience  access.Audience
	// Bound is who may know what the line was made from: its own audience never goes further.
	Bound      access.Audience
	ProposedBy access.Party // who of the family asked for it: they may always see it
	AddedBy    access.AccountID
	At         timescale.Instant
	Version    int
	Words      LineWords
}

// LineWords are sealed with the family's key.
type LineWords struct {
	Change  string `json:"change,omitempty"` // what must change
	Action  string `json:"action"`           // what will be done, or what help is offered
	Know    string `json:"know,omitempty"`   // how we will know
	Why     string `json:"why,omitempty"`    // why it was last changed or stopped
	Outcome string `json:"outcome,omitempty"`
}

// The rules for a line.
var (
	ErrNoAction  = fault.New("action", "Enter what will be done")
	ErrNoOwner   = fault.New("owner", "Choose the person who will do it. An agency cannot do it: name somebody")
	ErrNoBy      = fault.New("by", "Enter the date it will be done by")
	ErrByPast    = fault.New("by", "The date it will be done by must be today or later")
	ErrNoKnow    = fault.New("know", "Enter how we will know that it has been done or has helped")
	ErrNoFor     = fault.New("for", "Choose at least one child that this is for")
	ErrNoLineWhy = fault.New("why", "Enter why this line changes, in words the family will read")
	ErrLineShut  = fault.New("", "This line is finished. Add a new line instead")
	ErrNotHelp   = fault.New("", "Only help that was offered can be taken up")
	ErrNoTakenUp = fault.New("taken", "Choose whether the help was taken up")
)

// Check says what is wrong with a new or changed line.
func (l Line) Check() error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(l.Words.Action) != "", ErrNoAction)
	wrong.Check(l.Owner != "", ErrNoOwner)
	wrong.Check(!l.ByOn.IsZero(), ErrNoBy)
	wrong.Check(l.Kind == Help || strings.TrimSpace(l.Words.Know) != "", ErrNoKnow)
	wrong.Check(len(l.Plans) > 0, ErrNoFor)
	return wrong.Err()
}

// New is a line as it is added on a day.
func (l Line) New(today timescale.Date) (Line, error) {
	var wrong fault.List
	wrong.Add(l.Check())
	wrong.Check(l.ByOn.IsZero() || !l.ByOn.Before(today), ErrByPast)
	l.State, l.Version = LineOpen, 1
	return l, wrong.Err()
}

// Change puts a line in other words, in other hands, to another day or before other readers; the reason is kept, and those
// who may know the line read it.
func (l Line) Change(to Line) (Line, error) {
	if l.State != LineOpen {
		return l, ErrLineShut
	}
	l.Words, l.Owner, l.ByOn, l.Audience = to.Words, to.Owner, to.ByOn, to.Audience
	var wrong fault.List
	wrong.Add(l.Check())
	wrong.Check(strings.TrimSpace(l.Words.Why) != "", ErrNoLineWhy)
	return l, wrong.Err()
}

// Stop takes a line out of the plan, with a reason that the family reads.
func (l Line) Stop(why string) (Line, error) {
	if l.State != LineOpen {
		return l, ErrLineShut
	}
	if strings.TrimSpace(why) == "" {
		return l, ErrNoLineWhy
	}
	l.State, l.Words.Why = LineStopped, why
	return l, nil
}

// Took records whether help that was offered was taken up.
func (l Line) Took(up TakenUp, on timescale.Date, outcome string) (Line, error) {
	if l.Kind != Help {
		return l, ErrNotHelp
	}
	if l.State != LineOpen {
		return l, ErrLineShut
	}
	if up != WasTakenUp && up != NotTakenUp {
		return l, ErrNoTakenUp
	}
	l.TakenUp, l.TakenUpOn, l.Words.Outcome = up, on, outcome
	if up == WasTakenUp {
		l.State = LineDone
	}
	return l, nil
}

// Overdue reports whether the line should have been done by now. Help is overdue until it has been taken up, or offered
// and not wanted.
func (l Line) Overdue(today timescale.Date) bool {
	return l.State == LineOpen && l.TakenUp == NotYet && l.ByOn.Before(today)
}

// Held shuts the line away: those in its audience whose part reaches every child it is for. A line for two half-sisters
// is not shown to the father of one. Whoever of the family asked for it may always see it.
func (l Line) Held() access.Held[Line] { return access.Hold(l, l.Audience, l.Children, l.ProposedBy) }
