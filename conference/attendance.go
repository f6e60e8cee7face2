package conference

import (
	"slices"

	"kith/fault"
	"kith/timescale"
)

// Marking is how somebody is marked as there. Details are nil where nothing is said of them: a press in the room says
// how somebody is there and leaves what was noted as it is.
type Marking struct {
	Presence Presence
	Left     bool
	Details  *AttendanceDetails
}

// AttendanceDetails are what is noted beside how somebody is there.
type AttendanceDetails struct {
	ArrivedAt       timescale.Instant // none leaves it at the moment they were first marked
	LeftAt          timescale.Instant
	Deputy          string // who is there in their place
	Parts           string // for which parts, where not all
	InformationSent bool   // they sent what they know in writing
}

// The rules for marking who is there.
var (
	ErrNotYetHeld   = fault.New("", "You can mark who is there from the day of the conference until it closes")
	ErrWasHeld      = fault.New("", "The conference is over. Who was there stands as it was marked")
	ErrLeftNotThere = fault.New("presence", "Choose how they were there before they left")
	ErrLeftFirst    = fault.New("left", "The time they left must be after the time they came")
	ErrTimeToCome   = fault.New("arrived", "Enter a time that has been")
)

// Markable says whether it can be marked now who is at the conference.
func (c Conference) Markable(today timescale.Date) error {
	switch c.State {
	case Open, Adjourned:
		return nil
	case Booked:
		if c.HeldOn.After(today) {
			return ErrNotYetHeld
		}
		return nil
	case ToBeBooked:
		return ErrNotYetHeld
	case Closed, Cancelled:
	}
	return ErrWasHeld
}

// Marked is an invitation with how its holder is there. The moments of arriving and leaving are those at which they are
// first marked, unless somebody says otherwise; whoever comes back has not left.
func (i Invitation) Marked(m Marking, now timescale.Instant) (Invitation, error) {
	if !slices.Contains([]Presence{Unmarked, InRoom, ByVideo, ByTelephone, Absent}, m.Presence) {
		return i, ErrNoPresence
	}
	i.Presence = m.Presence
	if m.Left && !i.Attended() {
		return i, ErrLeftNotThere
	}
	if d := m.Details; d != nil {
		i.InformationSent, i.Words.Deputy, i.Words.Parts = d.InformationSent, d.Deputy, d.Parts
		if !d.ArrivedAt.IsZero() {
			i.ArrivedAt = d.ArrivedAt
		}
		if !d.LeftAt.IsZero() {
			i.LeftAt = d.LeftAt
		}
	}
	switch {
	case !i.Attended():
		i.ArrivedAt, i.LeftAt = timescale.Instant{}, timescale.Instant{}
		return i, nil
	case i.ArrivedAt.IsZero():
		i.ArrivedAt = now
	}
	switch {
	case !m.Left:
		i.LeftAt = timescale.Instant{}
	case i.LeftAt.IsZero():
		i.LeftAt = now
	}
	return i, i.inOrder(now)
}

func (i Invitation) inOrder(now timescale.Instant) error {
	var wrong fault.List
	wrong.Check(!i.ArrivedAt.After(now) && !i.LeftAt.After(now), ErrTimeToCome)
	wrong.Check(i.LeftAt.IsZero() || !i.LeftAt.Before(i.ArrivedAt), ErrLeftFirst)
	return wrong.Err()
}

// Attended reports whether somebody was at the conference, in whatever way, for however long.
func (i Invitation) Attended() bool {
	return slices.Contains([]Presence{InRoom, ByVideo, ByTelephone}, i.Presence)
}

// IsThere reports whether somebody is at the conference now, in whatever way.
func (i Invitation) IsThere() bool { return i.Attended() && i.LeftAt.IsZero() }

// CameLate reports whether somebody came when the conference had begun.
func (c Conference) CameLate(i Invitation) bool {
	return i.Attended() && !c.OpenedAt.IsZero() && i.ArrivedAt.After(c.OpenedAt)
}
