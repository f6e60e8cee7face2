package conference

import (
	"fmt"
	"strconv"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// UsualLength is how long a conference is taken to last whose end is not said, in minutes.
const UsualLength = 120

// Taken is a conference that has its people and its room for a time already.
type Taken struct {
	Conference   ID
	On           timescale.Date
	Begins, Ends string // "10:00"; Ends may be empty
	Chair        access.AccountID
	Recorder     access.AccountID
	Room         RoomID
}

// Overlaps reports whether two conferences are held at the same time.
func (t Taken) Overlaps(o Taken) bool {
	return t.On == o.On && minutes(t.Begins) < o.ending() && minutes(o.Begins) < t.ending()
}

func (t Taken) ending() int {
	if t.Ends == "" {
		return minutes(t.Begins) + UsualLength
	}
	return minutes(t.Ends)
}

// Clash says that the room, the chair or the recorder of a booking is at another conference then. It names the times of that
// one and nothing else of it.
func (t Taken) Clash(others []Taken) error {
	var wrong fault.List
	for _, o := range others {
		if o.Conference == t.Conference || !t.Overlaps(o) {
			continue
		}
		wrong.Check(t.Room == "" || t.Room != o.Room, ErrRoomTaken)
		for _, one := range []struct {
			field, called string
			who           access.AccountID
		}{{"chair", "chair", t.Chair}, {"recorder", "recorder", t.Recorder}} {
			if one.who != "" && (one.who == o.Chair || one.who == o.Recorder) {
				wrong = append(wrong, fault.New(one.field, "This "+one.called+" has another conference that day, from "+o.Begins+" to "+o.until()+
					". Choose another "+one.called+", or another time"))
			}
		}
	}
	return wrong.Err()
}

// until is the time at which it ends, as it is said or taken.
func (t Taken) until() string {
	return clockAt(t.ending())
}

// GivesUp is something that would have been better, and that a slot goes without.
type GivesUp string

// What a slot may give up, the heaviest first.
const (
	Target    GivesUp = "the day to work to"
	Notice    GivesUp = "the time in which reports are to be with the family"
	SameChair GivesUp = "the chair of the conference before"
	OneADay   GivesUp = "a day on which the chair has no other conference"
)

func (g GivesUp) weight() int {
	switch g {
	case Target:
		return 8
	case Notice:
		return 4
	case SameChair:
		return 2
	case OneADay:
		return 1
	}
	return 0
}

// Slot is a time at which a conference can be held: its chair, its recorder and its room are free then.
type Slot struct {
	On           timescale.Date
	Begins, Ends string
	Chair        access.AccountID
	Recorder     access.AccountID
	Room         RoomID // none where the partnership has listed no rooms
	GivesUp      []GivesUp
}

func (s Slot) weight() int {
	sum := 0
	for _, g := range s.GivesUp {
		sum += g.weight()
	}
	return sum
}

// minutes since midnight of a time such as "10:30".
func minutes(clock string) int {
	h, m, _ := strings.Cut(clock, ":")
	hours, _ := strconv.Atoi(h)
	more, _ := strconv.Atoi(m)
	return hours*60 + more
}

func clockAt(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
