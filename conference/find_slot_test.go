package conference_test

import (
	"slices"
	"testing"
	"time"

	"kith/access"
	"kith/conference"
	"kith/reference"
	"kith/timescale"
)

// december is a day of December 2026: the 1st is a Tuesday, the 25th and the 28th are bank holidays.
func december(day int) timescale.Date { return timescale.NewDate(2026, time.December, day) }

// search is one that finds a slot on every working day: one chair, one recorder, one room with two places to wait.
func search() conference.Search {
	return conference.Search{
		First: december(2), Ready: december(2), Due: december(10), Limit: december(14), Length: 120, From: "09:30", Until: "15:00",
		Chairs: []conference.FreeChair{{Account: "pat", Until: december(31)}}, Recorder: []access.AccountID{"bea"},
		Rooms: []conference.Room{{ID: "garden", Apart: true}},
	}
}

func TestASlotIsOfferedForEachWorkingDayInsideTheClock(t *testing.T) {
	t.Parallel()

	found := search().Find(reference.Calendar(), 20)
	var days []int
	for _, s := range found {
		days = append(days, s.On.Day())
		if s.Begins != "09:30" || s.Ends != "11:30" || s.Chair != "pat" || s.Recorder != "bea" || s.Room != "garden" {
			t.Errorf("the slot is %+v", s)
		}
	}
	slices.Sort(days)
	if want := []int{2, 3, 4, 7, 8, 9, 10, 11, 14}; !slices.Equal(days, want) {
		t.Errorf("days %v, want %v", days, want)
	}
}

func TestNobodyNeededIsTakenOrAwayAtASlot(t *testing.T) {
	t.Parallel()

	taken := conference.Taken{Conference: "other", On: december(2), Begins: "10:00", Ends: "12:00"}
	for what, change := range map[string]func(s *conference.Search){
		"the chair":    func(s *conference.Search) { taken := taken; taken.Chair = "pat"; s.Taken = append(s.Taken, taken) },
		"the recorder": func(s *conference.Search) { taken := taken; taken.Recorder = "bea"; s.Taken = append(s.Taken, taken) },
		"the room":     func(s *conference.Search) { taken := taken; taken.Room = "garden"; s.Taken = append(s.Taken, taken) },
	} {
		s := search()
		s.Limit = december(2)
		change(&s)
		found := s.Find(reference.Calendar(), 1)
		if len(found) != 1 || found[0].Begins != "12:00" {
			t.Errorf("where %s is taken until noon: %+v", what, found)
		}
	}
	s := search()
	s.Limit = december(4)
	s.Away = []conference.AwayDays{{Account: "bea", From: december(1), Until: december(3)}}
	if found := s.Find(reference.Calendar(), 5); len(found) != 1 || found[0].On != december(4) {
		t.Errorf("where the recorder is away until the 3rd: %+v", found)
	}
}

func TestAChairIsOfferedOnlyWhileTheirCheckHolds(t *testing.T) {
	t.Parallel()

	s := search()
	s.Chairs[0].Until = december(3)
	for _, slot := range s.Find(reference.Calendar(), 20) {
		if slot.On.After(december(3)) {
			t.Errorf("offered for %s", slot.On)
		}
	}
}

func TestPeopleWhoMustNotMeetGetARoomWithTwoPlacesToWait(t *testing.T) {
	t.Parallel()

	s := search()
	s.Rooms = []conference.Room{{ID: "small"}, {ID: "garden", Apart: true}, {ID: "old", Apart: true, Closed: true}}
	if found := s.Find(reference.Calendar(), 1); found[0].Room != "small" {
		t.Errorf("a room with two places was given where one is enough: %s", found[0].Room)
	}
	s.Apart = true
	if found := s.Find(reference.Calendar(), 1); found[0].Room != "garden" {
		t.Errorf("kept apart in %s", found[0].Room)
	}
}

func TestASlotSaysWhatItGivesUpAndTheLeastComesFirst(t *testing.T) {
	t.Parallel()

	s := search()
	s.Ready, s.Due, s.Before = december(4), december(9), "noor"
	s.Chairs = append(s.Chairs, conference.FreeChair{Account: "noor", Until: december(31)})
	s.Taken = []conference.Taken{{Conference: "other", On: december(8), Begins: "14:00", Chair: "noor"}}
	want := map[int][]conference.GivesUp{
		2: {conference.Notice}, 3: {conference.Notice}, 4: nil, 7: nil, 8: {conference.OneADay}, 9: nil,
		10: {conference.Target}, 11: {conference.Target}, 14: {conference.Target},
	}
	found := s.Find(reference.Calendar(), 20)
	if len(found) != len(want) {
		t.Fatalf("%d slots, want %d", len(found), len(want))
	}
	for _, slot := range found {
		if slot.Chair != "noor" || !slices.Equal(slot.GivesUp, want[slot.On.Day()]) {
			t.Errorf("on the %d with %s it gives up %v, want %v", slot.On.Day(), slot.Chair, slot.GivesUp, want[slot.On.Day()])
		}
	}
	if found[0].On != december(4) || found[len(found)-1].On != december(14) {
		t.Errorf("first %s, last %s", found[0].On, found[len(found)-1].On)
	}
}

func TestWhereThereIsNoTimeItSaysWhatToRelax(t *testing.T) {
	t.Parallel()

	s := search()
	s.Limit = december(2)
	s.Apart = true
	s.Rooms = []conference.Room{{ID: "small"}}
	var offered []conference.Relax
	for _, way := range s.Ways(reference.Calendar()) {
		offered = append(offered, way.Relax)
	}
	if want := []conference.Relax{conference.RelaxApart, conference.RelaxRooms}; !slices.Equal(offered, want) {
		t.Errorf("offered %v, want %v", offered, want)
	}
	s = search()
	s.First, s.Limit = december(16), december(14)
	ways := s.Ways(reference.Calendar())
	if len(ways) != 1 || ways[0].Relax != conference.RelaxLimit || ways[0].Slot.On != december(16) {
		t.Errorf("after the last day: %+v", ways)
	}
}
