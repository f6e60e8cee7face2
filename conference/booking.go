package conference

import (
	"strings"

	"kith/access"
	"kith/diary"
	"kith/fault"
	"kith/timescale"
)

// Booking is when and where a conference is held, and who chairs and records it.
type Booking struct {
	On           timescale.Date
	Begins, Ends string // "10:00", local
	Room         RoomID // from the list, or none
	Venue        string // left empty, the room’s
	Joining      string
	Chair        access.AccountID
	Recorder     access.AccountID
	LateReason   string
	LateAgreedBy access.AccountID
	BookedBy     access.AccountID
	Needed       []diary.ID // the police teams and interpreters who have to be there
	AllTheSame   bool       // though one of them, the chair or the recorder is not free by their diary
}

// The rules for a booking.
var (
	ErrNotToBook        = fault.New("", "This conference is over or cancelled, so it cannot be booked")
	ErrNoDay            = fault.New("on", "Enter the date of the conference")
	ErrDayPast          = fault.New("on", "The date of the conference must be today or later")
	ErrNoBeginning      = fault.New("begins", "Enter when the conference begins, like 10:30am")
	ErrEndsFirst        = fault.New("ends", "The conference must end after it begins")
	ErrNoVenue          = fault.New("venue", "Enter where the conference is held, or how people join it")
	ErrNoChair          = fault.New("chair", "Choose who chairs the conference")
	ErrNoRecorder       = fault.New("recorder", "Choose who writes the record")
	ErrChairRecords     = fault.New("recorder", "Choose a recorder who is not the chair")
	ErrLateWithoutCause = fault.New("late-reason", "Enter why the conference is after its last day")
	ErrLateUnapproved   = fault.New("late-agreed-by", "Choose who agreed to a date after the last day allowed")
	ErrApprovedByBooker = fault.New("late-agreed-by", "Choose somebody other than yourself: a late date takes two people")
)

// Warnings, which whoever books can put aside: a diary may be old, and people can be asked.
var (
	ErrChairNotFree    = fault.New("chair", "The chair’s own diary says that they are not free then."+allTheSame)
	ErrRecorderNotFree = fault.New("recorder", "The recorder’s own diary says that they are not free then."+allTheSame)
	ErrNeededNotFree   = fault.New("needed", "By their diary, the police team or the interpreter is not free then."+allTheSame)
)

const allTheSame = " Ask them and book it all the same, or choose somebody else or another time"

// ErrNeededTaken means that one of the police teams or interpreters has another conference then.
var ErrNeededTaken = fault.New("needed", "The police team or the interpreter has another conference then. Choose another, or another time")

// ErrNotListed means that somebody needed is not among those whom the unit lists, or no longer.
var ErrNotListed = fault.New("needed", "Choose police teams and interpreters from the list")

// Book sets a conference for a day, an adjourned one for the day on which it goes on. A day after the last one allowed
// takes a reason and somebody else's approval. The clock is left as it was: booking never moves the day the conference was
// due.
func (c Conference) Book(b Booking, today timescale.Date) (Conference, error) {
	if c.State != ToBeBooked && c.State != Booked && c.State != Adjourned {
		return c, ErrNotToBook
	}
	wrong := b.whenAndWhere(today)
	wrong.Check(b.Chair != "", ErrNoChair)
	wrong.Check(b.Recorder != "", ErrNoRecorder)
	wrong.Check(b.Chair == "" || b.Chair != b.Recorder, ErrChairRecords)
	late := !b.On.IsZero() && b.On.After(c.LimitOn)
	if late {
		wrong.Check(strings.TrimSpace(b.LateReason) != "", ErrLateWithoutCause)
		wrong.Check(b.LateAgreedBy != "", ErrLateUnapproved)
		wrong.Check(b.LateAgreedBy == "" || b.LateAgreedBy != b.BookedBy, ErrApprovedByBooker)
	}
	if err := wrong.Err(); err != nil {
		return c, err
	}
	c.Ends = b.Ends
	if c.State == Adjourned {
		c.ResumesOn, c.ResumesAt = b.On, b.Begins
	} else {
		c.State, c.HeldOn, c.Begins = Booked, b.On, b.Begins
	}
	c.Chair, c.Recorder = b.Chair, b.Recorder
	c.Words.Venue, c.Words.Joining = b.Venue, b.Joining
	c.LateAgreedBy, c.Words.LateReason, c.LimitMoved = "", "", false
	if late {
		c.LateAgreedBy, c.Words.LateReason = b.LateAgreedBy, b.LateReason
	}
	return c, nil
}

// MoveClock counts the conference from another event, or from another day of it. One that is booked for a day after its new
// limit stays booked, and is late until it is booked anew: for another day, or for the same one with a reason and somebody's
// agreement.
func (c Conference) MoveClock(anchor, due, limit timescale.Date) Conference {
	c.AnchorOn, c.DueOn, c.LimitOn = anchor, due, limit
	c.LimitMoved = c.State == Booked && c.HeldOn.After(limit) && c.LateAgreedBy == ""
	return c
}

func (b Booking) whenAndWhere(today timescale.Date) fault.List {
	var wrong fault.List
	wrong.Check(!b.On.IsZero(), ErrNoDay)
	wrong.Check(b.On.IsZero() || !b.On.Before(today), ErrDayPast)
	wrong.Check(b.Begins != "", ErrNoBeginning)
	wrong.Check(b.Ends == "" || b.Ends > b.Begins, ErrEndsFirst)
	wrong.Check(strings.TrimSpace(b.Venue+b.Joining) != "", ErrNoVenue)
	return wrong
}

// Late reports whether the conference is booked or held after its last day, or was not booked by the end of it. One that was
// adjourned has decided nothing yet: it is late by the day on which it goes on.
func (c Conference) Late(today timescale.Date) bool {
	next, _ := c.Next()
	switch c.State {
	case ToBeBooked, Adjourned:
		return next.After(c.LimitOn) || next.IsZero() && today.After(c.LimitOn)
	case Booked:
		return next.After(c.LimitOn)
	case Open, Closed:
		return c.HeldOn.After(c.LimitOn) || c.SatOn.After(c.LimitOn)
	case Cancelled:
		return false
	}
	return false
}

// Told is somebody told of a change, how and when.
type Told struct {
	Who string
	How string
	On  timescale.Date
}

// Tellings are the ways in which somebody is told.
func Tellings() []string {
	return []string{"in person", "telephone", "letter", "email", "text message", "through a worker"}
}
