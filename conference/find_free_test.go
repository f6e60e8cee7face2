package conference_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/reference"
)

func TestNobodyNeededIsNotFreeByTheirDiaryAtASlot(t *testing.T) {
	t.Parallel()

	morning := diary.Between([]diary.Time{{From: december(2), Begins: "09:00", Until: december(2), Ends: "12:00"}}, nil, december(2), december(31))
	for _, who := range []string{"pat", "bea", "north", "ewa"} {
		s := search()
		s.Limit = december(2)
		s.Needed = []diary.Diary{{ID: "north", Kind: diary.Police}, {ID: "ewa", Kind: diary.Interpreter}}
		s.Diaries = map[string]diary.Days{who: morning}
		if found := s.Find(reference.Calendar(), 1); len(found) != 1 || found[0].Begins != "12:00" {
			t.Errorf("where %s is not free until noon: %+v", who, found)
		}
	}
	s := search()
	s.Limit = december(2)
	s.Diaries = map[string]diary.Days{"north": morning}
	if found := s.Find(reference.Calendar(), 1); len(found) != 1 || found[0].Begins != "09:30" {
		t.Errorf("a police team that is not needed keeps the conference from its time: %+v", found)
	}
}

func TestWhoeverIsNeededElsewhereIsTakenThen(t *testing.T) {
	t.Parallel()

	s := search()
	s.Limit = december(2)
	s.Needed = []diary.Diary{{ID: "ewa", Kind: diary.Interpreter}}
	s.Taken = []conference.Taken{{Conference: "other", On: december(2), Begins: "10:00", Ends: "11:00", Needed: []diary.ID{"ewa"}}}
	if found := s.Find(reference.Calendar(), 1); len(found) != 1 || found[0].Begins != "11:00" {
		t.Errorf("found %+v", found)
	}
	booking := conference.Taken{Conference: "this", On: december(2), Begins: "10:30", Ends: "12:00", Needed: []diary.ID{"ewa"}}
	if err := booking.Clash(s.Taken); !errors.Is(err, conference.ErrNeededTaken) {
		t.Errorf("booking the interpreter twice: %v", err)
	}
}

func TestWhatIsInADiaryIsAmongWhatCanBeRelaxed(t *testing.T) {
	t.Parallel()

	always := diary.Between(nil, everyDay(), december(1), december(31))
	for _, c := range []struct {
		who  string
		want conference.Relax
	}{
		{"north", conference.RelaxPolice}, {"ewa", conference.RelaxInterpreter}, {"pat", conference.RelaxDiaries}, {"bea", conference.RelaxDiaries},
	} {
		s := search()
		s.Needed = []diary.Diary{{ID: "north", Kind: diary.Police}, {ID: "ewa", Kind: diary.Interpreter}}
		s.Diaries = map[string]diary.Days{c.who: always}
		var offered []conference.Relax
		for _, way := range s.Ways(reference.Calendar()) {
			if way.Relax != conference.RelaxLimit { // after December nothing is known of anybody
				offered = append(offered, way.Relax)
			}
		}
		if !slices.Equal(offered, []conference.Relax{c.want}) {
			t.Errorf("where %s is never free: %v, want %v", c.who, offered, c.want)
		}
	}
}

func everyDay() []diary.Week {
	var all []diary.Week
	for day := time.Sunday; day <= time.Saturday; day++ {
		all = append(all, diary.Week{Weekday: day, From: december(1)}.Whole())
	}
	return all
}

func TestOfAnUnchangedBookingOnlyWhatIsNewIsAskedAbout(t *testing.T) {
	t.Parallel()

	before := conference.Taken{On: december(2), Begins: "10:00", Ends: "12:00", Chair: "pat", Recorder: "bea", Needed: []diary.ID{"ewa"}}
	never := map[string]diary.Days{}
	for _, who := range []string{"pat", "bea", "ewa", "noor", "north"} {
		never[who] = diary.Between(nil, everyDay(), december(1), december(31))
	}
	now := before
	if err := now.New(before).NotFree(never); err != nil {
		t.Errorf("nothing is new: %v", err)
	}
	now.Chair, now.Needed = "noor", []diary.ID{"ewa", "north"}
	err := now.New(before).NotFree(never)
	if !errors.Is(err, conference.ErrChairNotFree) || !errors.Is(err, conference.ErrNeededNotFree) || errors.Is(err, conference.ErrRecorderNotFree) {
		t.Errorf("another chair and a police team: %v", err)
	}
	now = before
	now.Begins = "10:30"
	if err := now.New(before).NotFree(never); !errors.Is(err, conference.ErrRecorderNotFree) {
		t.Errorf("another time: %v", err)
	}
}

func TestABusyUnitIsAnsweredFromEveryDiary(t *testing.T) {
	t.Parallel()

	s := busyUnit()
	found := s.Find(reference.Calendar(), 6)
	if len(found) != 6 {
		t.Fatalf("%d were found", len(found))
	}
	for _, slot := range found {
		part := diary.Span{From: diary.Minutes(slot.Begins), Until: diary.Minutes(slot.Ends)}
		for _, who := range []string{string(slot.Chair), string(slot.Recorder), string(s.Needed[0].ID), string(s.Needed[1].ID)} {
			if s.Diaries[who].Taken(slot.On, part) {
				t.Errorf("%s is not free on %s at %s", who, slot.On, slot.Begins)
			}
		}
		mine := conference.Taken{On: slot.On, Begins: slot.Begins, Ends: slot.Ends}
		for _, o := range s.Taken {
			if mine.Overlaps(o) && (o.Chair == slot.Chair || o.Recorder == slot.Recorder || o.Room == slot.Room) {
				t.Errorf("%s at %s is beside %+v", slot.On, slot.Begins, o)
			}
		}
	}
}

// busyUnit has 40 chairs, 40 recorders, 12 rooms and 600 conferences over fifteen working days, and a diary for everyone: a few
// hours of each day, a weekly half day, and the police on three days of the week only.
func busyUnit() conference.Search {
	s := search()
	s.Chairs, s.Recorder, s.Rooms, s.Limit = nil, nil, nil, december(22)
	s.Diaries = map[string]diary.Days{}
	keep := func(who string, i int) {
		var times []diary.Time
		for day := range 31 {
			at := 8*60 + (i*7+day*3)%16*30
			times = append(times, diary.Time{From: december(1 + day), Begins: diary.Clock(at), Until: december(1 + day), Ends: diary.Clock(at + 60 + i%3*30)})
		}
		half := diary.Week{Weekday: time.Weekday(1 + i%5), Begins: "13:00", Ends: "17:30", From: december(1)}
		s.Diaries[who] = diary.Between(times, []diary.Week{half}, s.First, s.Last(reference.Calendar()))
	}
	for i := range 40 {
		chair, recorder := fmt.Sprint("chair", i), fmt.Sprint("recorder", i)
		s.Chairs = append(s.Chairs, conference.FreeChair{Account: access.AccountID(chair), Until: december(31)})
		s.Recorder = append(s.Recorder, access.AccountID(recorder))
		keep(chair, i)
		keep(recorder, i+40)
	}
	for i := range 12 {
		s.Rooms = append(s.Rooms, conference.Room{ID: conference.RoomID(fmt.Sprint("room", i)), Apart: i%3 == 0})
	}
	for i := range 600 {
		s.Taken = append(s.Taken, conference.Taken{
			Conference: conference.ID(fmt.Sprint("c", i)), On: december(2 + i%21), Begins: []string{"09:30", "11:30", "13:00"}[i/200],
			Chair: access.AccountID(fmt.Sprint("chair", i%40)), Recorder: access.AccountID(fmt.Sprint("recorder", i*7%40)),
			Room: conference.RoomID(fmt.Sprint("room", i%12)),
		})
	}
	s.Needed = []diary.Diary{{ID: "north", Kind: diary.Police}, {ID: "ewa", Kind: diary.Interpreter}}
	keep("ewa", 3)
	var never []diary.Week
	for _, day := range []time.Weekday{time.Monday, time.Friday} {
		never = append(never, diary.Week{Weekday: day, From: december(1)}.Whole())
	}
	s.Diaries["north"] = diary.Between(nil, never, s.First, s.Last(reference.Calendar()))
	return s
}
