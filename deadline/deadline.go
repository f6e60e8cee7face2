// Package deadline is the days by which something in a case is to be done: which thing, why that day, whose it is, and by
// what it was met. Nobody types one. Each is counted from what happened, by the procedure as it stood on that day.
package deadline

import (
	"kith/access"
	"kith/procedure"
	"kith/timescale"
)

// Kind is what sort of thing a Thing is.
type Kind string

// The kinds of thing that a deadline is of, is counted from, or was met by.
const (
	OfEnquiry    Kind = "enquiry"
	OfDiscussion Kind = "strategy discussion"
	OfConference Kind = "conference"
	OfReport     Kind = "report"
	OfShare      Kind = "report shared"
	OfCoreGroup  Kind = "core group"
	OfRecord     Kind = "record"
	OfPlan       Kind = "plan"
	OfVisit      Kind = "visit"
)

// Thing is something that is kept of a case.
type Thing struct {
	Kind Kind
	ID   string
}

// State is how far what is due has come.
type State string

// The states. What was missed is late for good: what it was for is over. What is not needed any more was called off, or what
// it was counted from fell away: it is never late.
const (
	Waiting   State = "waiting"
	Met       State = "met"
	Missed    State = "missed"
	NotNeeded State = "not needed"
)

// Name is what makes a deadline the same one when it is counted again: what is to be done, of which thing, for which child.
type Name struct {
	Key     procedure.Key
	Subject Thing
	Child   access.PersonID // empty where it is the same for every child
}

// Deadline is one day by which something is to be done.
type Deadline struct {
	ID     string
	Family access.FamilyID
	Name

	Anchor   procedure.Event // what started the clock, as the procedure names it
	AnchorIs Thing
	AnchorOn timescale.Date

	Due       timescale.Date // the day to work to
	Limit     timescale.Date // the end of it is the last moment that is not late; none where only a target is set
	WarnOn    timescale.Date
	Role      procedure.Role   // whose it is
	Owner     access.AccountID // who that is, where it is known
	Chair     access.AccountID // of the conference that it belongs to
	Procedure string           // the pack's name
	ReadOn    timescale.Date   // the day as of which it was read

	State State
	MetOn timescale.Date
	MetBy Thing
}

// LastDay is the last day that is not late: the limit, or the day to work to where the procedure sets no limit.
func (d Deadline) LastDay() timescale.Date {
	if d.Limit.IsZero() {
		return d.Due
	}
	return d.Limit
}

// Late reports whether it was met after its last day, or waits while that has gone by.
func (d Deadline) Late(today timescale.Date) bool {
	switch d.State {
	case Met:
		return d.MetOn.After(d.LastDay())
	case Waiting:
		return today.After(d.LastDay())
	case Missed:
		return true
	case NotNeeded:
		return false
	}
	return false
}

// PastDue reports whether it was met after the day to work to, or waits while that has gone by, and is not late.
func (d Deadline) PastDue(today timescale.Date) bool {
	if d.State == Met {
		today = d.MetOn
	}
	return d.State != NotNeeded && d.State != Missed && today.After(d.Due) && !today.After(d.LastDay())
}

// Move is one time that a deadline moved, because what it is counted from did.
type Move struct {
	ID       string
	Family   access.FamilyID
	Deadline string
	Was, Now Days
	Anchor   procedure.Event
	Action   string // the action that moved it
	By       access.AccountID
	At       timescale.Instant
}

// Days are the days of a deadline before or after it moved.
type Days struct{ Anchor, Due, Limit timescale.Date }

func (d Deadline) days() Days { return Days{d.AnchorOn, d.Due, d.Limit} }

// Change is what has to be saved when deadlines were counted again.
type Change struct {
	Put   []Deadline
	Moves []Move
}

// Compare says how what was kept differs from what is counted now. What is counted no more is not needed any more, and
// keeps its days. A deadline that had fallen away and comes back on another day has moved.
func Compare(kept, now []Deadline, newID func() string) Change {
	var c Change
	before := make(map[Name]Deadline, len(kept))
	for _, d := range kept {
		before[d.Name] = d
	}
	for _, d := range now {
		was, there := before[d.Name]
		delete(before, d.Name)
		if !there {
			d.ID = newID()
			c.Put = append(c.Put, d)
			continue
		}
		if d.ID = was.ID; d == was {
			continue
		}
		c.Put = append(c.Put, d)
		if d.Due != was.Due || d.Limit != was.Limit {
			c.Moves = append(c.Moves, Move{ID: newID(), Family: d.Family, Deadline: d.ID, Was: was.days(), Now: d.days(), Anchor: d.Anchor})
		}
	}
	for _, was := range kept {
		if _, gone := before[was.Name]; gone && was.State != NotNeeded {
			was.State, was.MetOn, was.MetBy = NotNeeded, timescale.Date{}, Thing{}
			c.Put = append(c.Put, was)
		}
	}
	return c
}
