package conference

import (
	"slices"

	"kith/access"
	"kith/diary"
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
	Needed       []diary.ID // police teams and interpreters
}

// Overlaps reports whether two conferences are held at the same time.
func (t Taken) Overlaps(o Taken) bool {
	return t.On == o.On && diary.Minutes(t.Begins) < o.ending() && diary.Minutes(o.Begins) < t.ending()
}

func (t Taken) ending() int {
	if t.Ends == "" {
		return diary.Minutes(t.Begins) + UsualLength
	}
	return diary.Minutes(t.Ends)
}

// part is the part of its day that it takes.
func (t Taken) part() diary.Span { return diary.Span{From: diary.Minutes(t.Begins), Until: t.ending()} }

// New is what a booking takes that it did not take before: of the same time, only other people.
func (t Taken) New(before Taken) Taken {
	if t.On != before.On || t.part() != before.part() {
		return t
	}
	if t.Chair == before.Chair {
		t.Chair = ""
	}
	if t.Recorder == before.Recorder {
		t.Recorder = ""
	}
	t.Needed = slices.DeleteFunc(slices.Clone(t.Needed), func(id diary.ID) bool { return slices.Contains(before.Needed, id) })
	return t
}

// NotFree says that the chair, the recorder or somebody else needed at a booking is not free then by their diary. It is a warning: who books can
// have asked them. It says nothing of why they are not free.
func (t Taken) NotFree(diaries map[string]diary.Days) error {
	var wrong fault.List
	wrong.Check(!diaries[string(t.Chair)].Taken(t.On, t.part()), ErrChairNotFree)
	wrong.Check(!diaries[string(t.Recorder)].Taken(t.On, t.part()), ErrRecorderNotFree)
	wrong.Check(!slices.ContainsFunc(t.Needed, func(id diary.ID) bool { return diaries[string(id)].Taken(t.On, t.part()) }), ErrNeededNotFree)
	return wrong.Err()
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
		wrong.Check(!slices.ContainsFunc(t.Needed, func(id diary.ID) bool { return slices.Contains(o.Needed, id) }), ErrNeededTaken)
		for _, one := range []struct {
			field, called string
			who           access.AccountID
		}{{"chair", "chair", t.Chair}, {"recorder", "recorder", t.Recorder}} {
			if one.who != "" && (one.who == o.Chair || one.who == o.Recorder) {
				wrong = append(wrong, fault.New(one.field, "This "+one.called+" has another conference that day, from "+o.Begins+" to "+o.Until()+
					". Choose another "+one.called+", or another time"))
			}
		}
	}
	return wrong.Err()
}

// Until is the time at which it ends, as it is said or taken.
func (t Taken) Until() string { return diary.Clock(t.ending()) }

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

// Slot is a time at which a conference can be held: its chair, its recorder, its room and everybody else who is needed are free then.
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
