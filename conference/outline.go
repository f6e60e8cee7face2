package conference

import (
	"strings"

	"kith/fault"
	"kith/timescale"
)

// The rules for a line of the outline plan.
var (
	ErrNoChild    = fault.New("child", "Choose which child or children this is for")
	ErrOwner      = fault.New("owner", "Choose the person who will do this. An agency cannot own it, a person can")
	ErrByWhen     = fault.New("by", "Enter the day it will be done by")
	ErrByPast     = fault.New("by", "The day it will be done by must be today or later")
	ErrLineChange = fault.New("change", "Enter what must change")
	ErrLineAction = fault.New("action", "Enter what will be done")
	ErrLineKnow   = fault.New("know", "Enter how we will know that it has changed")
)

// Check says what is missing from a line.
func (l OutlineLine) Check(today timescale.Date) error {
	var wrong fault.List
	empty := func(s string) bool { return strings.TrimSpace(s) == "" }
	wrong.Check(!empty(l.Words.Change), ErrLineChange)
	wrong.Check(!empty(l.Words.Action), ErrLineAction)
	wrong.Check(l.Owner != "", ErrOwner)
	wrong.Check(!l.ByOn.IsZero(), ErrByWhen)
	wrong.Check(l.ByOn.IsZero() || !l.ByOn.Before(today), ErrByPast)
	wrong.Check(!empty(l.Words.Know), ErrLineKnow)
	wrong.Check(len(l.Children) > 0, ErrNoChild)
	return wrong.Err()
}
