package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestABookingShowsItsLastDayAndWhatItIsCountedFrom(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Conference(w.Requested("Kai Example"))
		if c.LimitOn.String() != "2026-12-22" || c.Deadline.Anchor != "strategy-discussion" || len(c.Deadline.Counting) < 10 || c.Deadline.Source == "" {
			t.Errorf("%+v", c.Deadline)
		}
	})
}

func TestALateDateTakesAReasonAndAnotherPersonAndIsOnTheLatenessList(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Requested("Kai Example")
		w.CheckChairs()
		b := w.Booking()
		b.On = w.Conference(id).LimitOn.AddDays(14)
		book := func(b conference.Booking) error {
			_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b)
			return err
		}
		if err := book(b); !errors.Is(err, conference.ErrLateWithoutCause) || !errors.Is(err, conference.ErrLateUnapproved) {
			t.Errorf("without a reason: %v", err)
		}
		b.LateReason, b.LateAgreedBy = "The mother is in hospital", w.Unit.Account
		if err := book(b); !errors.Is(err, conference.ErrApprovedByBooker) {
			t.Errorf("approved by the booker: %v", err)
		}
		b.LateAgreedBy = w.Teacher.Account
		if err := book(b); !errors.Is(err, conference.ErrLateUnapproved) {
			t.Errorf("approved by a teacher: %v", err)
		}
		if w.Conference(id).State != conference.ToBeBooked {
			t.Error("a refused booking was kept")
		}
		b.LateAgreedBy = w.Manager.Account
		if err := book(b); err != nil {
			t.Fatal(err)
		}
		late, err := w.Desk.ViewLateness(t.Context(), w.Unit)
		if err != nil || len(late.Show()) != 1 || late.Show()[0].Reason != b.LateReason || late.Show()[0].Agreed != "Ruth Adeyemi" {
			t.Errorf("%+v, %v", late.Show(), err)
		}
		if _, err := w.Desk.ViewLateness(t.Context(), w.Teacher); err == nil {
			t.Error("the lateness list is for the unit")
		}
	})
}

func TestAChairIsIndependentAndChecked(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Requested("Kai Example")
		book := func(chair access.Actor) error {
			b := w.Booking()
			b.Chair = chair.Account
			_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b)
			return err
		}
		if err := book(w.Chair); !errors.Is(err, conference.ErrChairUnchecked) {
			t.Errorf("without a check: %v", err)
		}
		w.CheckChairs()
		if err := book(w.Manager); !errors.Is(err, conference.ErrNotAChair) {
			t.Errorf("the manager: %v", err)
		}
		w.Part(w.Conference(id).Family, access.PartSocialWorker, w.OtherChair)
		if err := book(w.OtherChair); !errors.Is(err, conference.ErrChairCasework) {
			t.Errorf("a chair with casework: %v", err)
		}
		if err := book(w.Chair); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAChairWhoDeclaresALinkLosesTheCaseAtOnce(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Requested("Kai Example")
		w.CheckChairs()
		if _, err := w.Desk.ViewConference(t.Context(), w.Chair, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("before the booking the chair got %v", err)
		}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, w.Booking()); err != nil {
			t.Fatal(err)
		}
		if tasks := waiting(t, w, w.Chair); len(tasks) != 1 || tasks[0].Kind != casework.TaskDeclareLinks {
			t.Errorf("the chair's list: %+v", tasks)
		}
		if _, err := w.Desk.DeclareLinks(t.Context(), w.Doing(w.Chair), id, "yes", "My sister teaches Kai"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewConference(t.Context(), w.Chair, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("after declaring a link the chair got %v", err)
		}
		if tasks := waiting(t, w, w.Unit); len(tasks) == 0 || tasks[0].Kind != casework.TaskChooseChair {
			t.Errorf("the unit's list: %+v", tasks)
		}
		b := w.Booking()
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b); !errors.Is(err, conference.ErrChairDeclared) {
			t.Errorf("the same chair again: %v", err)
		}
		b.Chair = w.OtherChair.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewConference(t.Context(), w.OtherChair, id); err != nil {
			t.Errorf("the new chair: %v", err)
		}
	})
}

func TestAPostponedConferenceKeepsItsClock(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		ch := conference.Change{
			Kind: conference.WasPostponed, Family: "The room could not be used.", Reason: "The roads are closed", AgreedBy: w.Chair.Account,
			Told: []conference.Told{{Who: "Mel Example", How: "telephone", On: w.Today()}},
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Teacher), c.ID, ch); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("somebody without a part got %v", err)
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, ch); err != nil {
			t.Fatal(err)
		}
		now := w.Conference(c.ID)
		if now.State != conference.ToBeBooked || now.LimitOn != c.LimitOn || !now.HeldOn.IsZero() {
			t.Errorf("%+v", now)
		}
		last := now.Changes[len(now.Changes)-1]
		if last.Change.Reason != ch.Reason || len(last.Change.Told) != 1 || last.Change.Told[0].Who != "Mel Example" || last.AgreedBy.Name != "Pat Lindqvist" {
			t.Errorf("%+v", last)
		}
	})
}

func waiting(t *testing.T, w *world.World, who access.Actor) []casework.Task {
	t.Helper()
	list, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return list.Show().Tasks
}

func TestAChairWhoHasAnotherConferenceThenIsRefusedWithItsTimesAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		first := w.Booked("Kai Example")
		id := w.Requested("Ava Example")
		b := w.Booking()
		b.Begins, b.Ends, b.Recorder = "11:30", "13:00", w.OtherManager.Account
		book := func() error {
			_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b)
			return err
		}
		err := book()
		if err == nil || !strings.Contains(err.Error(), "This chair has another conference that day, from 10:00 to 12:00") || strings.Contains(err.Error(), "Kai") {
			t.Errorf("booked for two at once: %v", err)
		}
		b.Chair, b.Recorder = w.OtherChair.Account, w.Recorder.Account
		if err := book(); err == nil || !strings.Contains(err.Error(), "This recorder has another conference that day") {
			t.Errorf("the recorder is booked for two at once: %v", err)
		}
		b.Chair, b.Begins, b.Ends = w.Chair.Account, "12:00", "13:00"
		if err := book(); err != nil {
			t.Errorf("one after the other: %v", err)
		}
		b.On, b.Begins, b.Ends = first.HeldOn, "10:30", "11:30"
		if err := book(); err == nil {
			t.Error("moved into the time of another")
		}
	})
}
