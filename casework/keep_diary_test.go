package casework_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/diary"
	"kith/fault"
	"kith/internal/testcase/world"
)

func ownDiary(t *testing.T, w *world.World, who access.Actor) diary.Page {
	t.Helper()

	seen, err := w.Desk.ViewDiary(t.Context(), who, casework.OwnDiary)
	if err != nil {
		t.Fatalf("looking at a diary: %v", err)
	}
	return seen.Show()
}

// notFree is a calendar file in which somebody is not free on a day from ten to noon.
func notFree(day string) []byte {
	return []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Dentist\r\nDTSTART:" + day + "T100000\r\nDTEND:" + day + "T120000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

func TestAChairIsOfferedOnlyWhenTheirOwnDiaryIsFree(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id := w.Requested("Kai Example")
		best := slots(t, w, id, schoolDay).Found[0]
		for _, chair := range []access.Actor{w.Chair, w.OtherChair} {
			must(t, w.Desk.AddTime(t.Context(), w.Doing(chair), casework.OwnDiary, diary.Time{From: best.On, Begins: "09:00", Ends: "13:00"}))
		}
		for _, slot := range slots(t, w, id, schoolDay).Found {
			if slot.On == best.On && slot.Begins < "13:00" {
				t.Errorf("offered while both chairs are not free: %+v", slot.Slot)
			}
		}
		entry := ownDiary(t, w, w.Chair).Times[0]
		must(t, w.Desk.TakeOut(t.Context(), w.Doing(w.Chair), casework.OwnDiary, entry.ID))
		again := slots(t, w, id, schoolDay).Found[0]
		if again.On != best.On || again.Begins != best.Begins || again.Slot.Chair != w.Chair.Account {
			t.Errorf("free again, the best is %+v", again.Slot)
		}
	})
}

func TestATimeIsOfferedWhenThePoliceTeamAndTheInterpreterAreFree(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id := w.Requested("Kai Example")
		police, interpreter := w.Listed(diary.Police, "North team"), w.Listed(diary.Interpreter, "Ewa Nowak")
		// The police come on Tuesdays and Thursdays only, the interpreter never in the morning.
		must(t, w.Desk.AddWeeks(t.Context(), w.Doing(w.Unit), police, []time.Weekday{time.Monday, time.Wednesday, time.Friday}, diary.Week{}))
		must(t, w.Desk.AddWeeks(t.Context(), w.Doing(w.Unit), interpreter,
			[]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}, diary.Week{Begins: "08:00", Ends: "12:30"}))
		wish := schoolDay
		wish.Needed = []diary.ID{police, interpreter}
		offered := slots(t, w, id, wish)
		if len(offered.Found) < 2 || len(offered.Needed) != 2 {
			t.Fatalf("offered %+v", offered)
		}
		for _, slot := range offered.Found {
			if day := slot.On.Weekday(); day != time.Tuesday && day != time.Thursday || slot.Begins < "12:30" {
				t.Errorf("offered %s at %s", slot.On.Long(), slot.Begins)
			}
		}
		must(t, w.Desk.AddWeeks(t.Context(), w.Doing(w.Unit), police, []time.Weekday{time.Tuesday, time.Thursday}, diary.Week{}))
		view := slots(t, w, id, wish)
		if len(view.Found) != 0 || len(view.Ways) != 1 || view.Ways[0].Relax != conference.RelaxPolice {
			t.Errorf("where the police never come: %d found, %+v", len(view.Found), view.Ways)
		}
	})
}

func TestWhoIsNeededAtOneConferenceIsTakenThenForAnother(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		interpreter := w.Listed(diary.Interpreter, "Ewa Nowak")
		first, second := w.Requested("Kai Example"), w.Requested("Ava Example")
		booking := w.Booking()
		booking.Needed = []diary.ID{interpreter}
		_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), first, booking)
		must(t, err)
		if got := w.Conference(first).Needed; len(got) != 1 || got[0].Name != "Ewa Nowak" {
			t.Errorf("needed: %+v", got)
		}
		wish := schoolDay
		wish.Needed = []diary.ID{interpreter}
		for _, slot := range slots(t, w, second, wish).Found {
			if slot.On == booking.On && slot.Begins < booking.Ends {
				t.Errorf("offered while the interpreter is elsewhere: %+v", slot.Slot)
			}
		}
		booking.Chair, booking.Recorder = w.OtherChair.Account, w.Unit.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), second, booking); !errors.Is(err, conference.ErrNeededTaken) {
			t.Errorf("booking the interpreter twice: %v", err)
		}
		booking.Needed = []diary.ID{"nobody"}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), second, booking); !errors.Is(err, conference.ErrNotListed) {
			t.Errorf("booking somebody who is not listed: %v", err)
		}
	})
}

func TestABookingWarnsWhenADiarySaysNoAndDoesNotRefuse(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id, booking := w.Requested("Kai Example"), w.Booking()
		police := w.Listed(diary.Police, "North team")
		booking.Needed = []diary.ID{police}
		day := strings.ReplaceAll(booking.On.String(), "-", "")
		must(t, w.Desk.TakeCalendar(t.Context(), w.Doing(w.Chair), casework.OwnDiary, notFree(day)))
		must(t, w.Desk.TakeCalendar(t.Context(), w.Doing(w.Recorder), casework.OwnDiary, notFree(day)))
		must(t, w.Desk.TakeCalendar(t.Context(), w.Doing(w.Unit), police, notFree(day)))
		_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking)
		for _, want := range []error{conference.ErrChairNotFree, conference.ErrRecorderNotFree, conference.ErrNeededNotFree} {
			if !errors.Is(err, want) {
				t.Errorf("it does not warn: %v", want)
			}
		}
		if strings.Contains(err.Error(), "Dentist") {
			t.Errorf("it says what somebody does: %v", err)
		}
		booking.AllTheSame = true
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); err != nil {
			t.Fatalf("booking it all the same: %v", err)
		}
		booking.AllTheSame, booking.Venue = false, "Another room"
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); err != nil {
			t.Errorf("changing the place alone warns again: %v", err)
		}
		booking.Begins = "09:45"
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); !errors.Is(err, conference.ErrChairNotFree) {
			t.Errorf("changing the time does not: %v", err)
		}
	})
}

func TestAFileTakesThePlaceOfTheOneBeforeAndAFaultyOneChangesNothing(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id, booking := w.Requested("Kai Example"), w.Booking()
		warned := func() bool {
			t.Helper()
			_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking)
			if err != nil && !errors.Is(err, conference.ErrChairNotFree) {
				t.Fatal(err)
			}
			return err != nil
		}
		day := strings.ReplaceAll(booking.On.String(), "-", "")
		must(t, w.Desk.AddTime(t.Context(), w.Doing(w.Chair), casework.OwnDiary, diary.Time{From: booking.On.AddDays(3)}))
		must(t, w.Desk.TakeCalendar(t.Context(), w.Doing(w.Chair), casework.OwnDiary, notFree(day)))
		if !warned() {
			t.Error("what the file says does not count")
		}
		if err := w.Desk.TakeCalendar(t.Context(), w.Doing(w.Chair), casework.OwnDiary, []byte("BEGIN:VCALENDAR\nno")); len(fault.Of(err)) == 0 {
			t.Errorf("a faulty file: %v", err)
		}
		if !warned() {
			t.Error("a faulty file took out the one before")
		}
		must(t, w.Desk.TakeCalendar(t.Context(), w.Doing(w.Chair), casework.OwnDiary, notFree("20270301")))
		page := ownDiary(t, w, w.Chair)
		if page.FileOn != w.Today() || page.FileUntil != w.Today().AddDays(diary.Reach) || len(page.Times) != 1 {
			t.Errorf("the diary is %+v", page)
		}
		if warned() {
			t.Error("the file before still counts")
		}
		must(t, w.Desk.ForgetCalendar(t.Context(), w.Doing(w.Chair), casework.OwnDiary))
		if page := ownDiary(t, w, w.Chair); !page.FileOn.IsZero() || len(page.Times) != 1 {
			t.Errorf("after it was forgotten: %+v", page)
		}
	})
}

func TestADiaryIsItsOwnersAloneAndTheListTheUnits(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		police := w.Listed(diary.Police, "North team")
		must(t, w.Desk.AddTime(t.Context(), w.Doing(w.Chair), casework.OwnDiary, diary.Time{From: w.Today()}))
		own := ownDiary(t, w, w.Chair)
		for who, actor := range map[string]access.Actor{"the unit": w.Unit, "the other chair": w.OtherChair, "elsewhere": w.Elsewhere.Unit} {
			if _, err := w.Desk.ViewDiary(t.Context(), actor, own.ID); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s looks at the chair's diary: %v", who, err)
			}
			if err := w.Desk.TakeOut(t.Context(), w.Doing(actor), own.ID, own.Times[0].ID); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s takes something out of it: %v", who, err)
			}
		}
		if err := w.Desk.TakeOut(t.Context(), w.Doing(w.OtherChair), casework.OwnDiary, own.Times[0].ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("out of one's own, what is in another's: %v", err)
		}
		for who, actor := range map[string]access.Actor{"the chair": w.Chair, "elsewhere": w.Elsewhere.Unit} {
			if _, err := w.Desk.ViewDiary(t.Context(), actor, police); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s looks at the police team's: %v", who, err)
			}
			changed := diary.Diary{ID: police, Kind: diary.Police, Name: "Ours now"}
			if _, err := w.Desk.ListDiary(t.Context(), w.Doing(actor), changed); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s changes it: %v", who, err)
			}
		}
		if _, err := w.Desk.ViewDiaries(t.Context(), w.Chair); err == nil {
			t.Error("a chair lists the diaries")
		}
		if len(ownDiary(t, w, w.Chair).Times) != 1 {
			t.Error("something was changed")
		}
	})
}

func TestWhoIsAskedNoMoreIsNotOffered(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id, booking, police := w.Requested("Kai Example"), w.Booking(), w.Listed(diary.Police, "North team")
		booking.Needed = []diary.ID{police}
		_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking)
		must(t, err)
		_, err = w.Desk.ListDiary(t.Context(), w.Doing(w.Unit), diary.Diary{ID: police, Kind: diary.Police, Name: "North team", Closed: true})
		must(t, err)
		second := w.Requested("Ava Example")
		if offered := slots(t, w, second, schoolDay); len(offered.Listed) != 0 {
			t.Errorf("offered: %+v", offered.Listed)
		}
		booking.Venue = "Another room"
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); err != nil {
			t.Errorf("the conference that has them: %v", err)
		}
		booking.Begins, booking.Ends, booking.Chair = "13:00", "14:00", w.OtherChair.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), second, booking); !errors.Is(err, conference.ErrNotListed) {
			t.Errorf("another conference: %v", err)
		}
	})
}
