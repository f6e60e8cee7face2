package conference

import (
	"strings"

	"kith/fault"
	"kith/timescale"
)

// StepState is how far an item of the agenda has come.
type StepState string

// The states of an item. One that nobody has come to has none.
const (
	StepStarted  StepState = "started"
	StepFinished StepState = "finished"
	StepLeftOut  StepState = "left out"
)

// OutlinePlanItem is the going through of the outline plan. It is kept under this key whether or not a procedure's
// agenda names it, for the decision may have to wait for it.
const OutlinePlanItem = "outline-plan"

// Step is one item of the agenda as it was gone through.
type Step struct {
	Item       string
	State      StepState
	StartedAt  timescale.Instant
	FinishedAt timescale.Instant
	Why        string // why it was left out, in words that the family will read
}

// The rules of the agenda.
var (
	ErrNotOpen    = fault.New("", "The conference is not open. Open it first")
	ErrHasLeft    = fault.New("", "You have left the meeting. Ask the chair to let you back in")
	ErrWhyNot     = fault.New("why", "Enter why this is left out. The family will read it")
	ErrNoSuchItem = fault.New("", "This is not on the agenda of this conference")
)

// Started is a step that begins now. One that was left out or finished may be taken up again.
func (s Step) Started(now timescale.Instant) Step {
	s.State, s.StartedAt, s.FinishedAt, s.Why = StepStarted, now, timescale.Instant{}, ""
	return s
}

// Finished is a step that ends now. One that nobody started began and ended at once.
func (s Step) Finished(now timescale.Instant) Step {
	if s.StartedAt.IsZero() {
		s.StartedAt = now
	}
	s.State, s.FinishedAt = StepFinished, now
	return s
}

// LeftOut is a step that the chair leaves out, with the reason.
func (s Step) LeftOut(why string) (Step, error) {
	if strings.TrimSpace(why) == "" {
		return s, ErrWhyNot
	}
	s.State, s.Why = StepLeftOut, why
	return s, nil
}

// Running reports whether things can still be said and decided.
func (c Conference) Running() error {
	if c.State != Open {
		return ErrNotOpen
	}
	return nil
}

// GoneThrough reports whether an item is behind the conference: finished, not left out.
func GoneThrough(steps []Step, item string) bool {
	for _, s := range steps {
		if s.Item == item {
			return s.State == StepFinished
		}
	}
	return false
}
