package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/timescale"
)

// led is a conference that an enquiry led to, fourteen days after the concern came in.
func led(t *testing.T, w *world.World) (enquiry.ID, casework.ConferenceView) {
	t.Helper()
	id := w.Concern("Kai Example")
	came := w.Today()
	w.SetDay(came.AddDays(14))
	start(t, w, id)
	by := w.Doing(w.SocialWorker)
	_, err := w.Desk.DescribeEnquiry(t.Context(), w.Doing(w.SocialWorker), id, casework.EnquiryDetails{PrimaryNeed: "N1", Source: "1A", ReferredOn: came})
	must(t, err)
	_, err = w.Desk.RecordAgencyView(t.Context(), by, id, enquiry.View{
		Agency: "police", Opinion: enquiry.ThinksConference, Words: enquiry.ViewWords{Who: "Dev Rao", Said: "We are worried"},
	})
	must(t, err)
	_, err = w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, casework.Proposal{Outcome: enquiry.HoldConference, Reason: "What was found"})
	must(t, err)
	_, err = w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, "I agree")
	must(t, err)
	seen, err := w.Desk.ViewFamily(t.Context(), w.Unit, w.Enquiry(id).Family)
	must(t, err)
	w.CheckChairs()
	return id, w.Conference(seen.Show().Meetings[0].ID)
}

// restart puts right on which day the discussion was held that started the enquiry of a conference.
func restart(t *testing.T, w *world.World, id enquiry.ID, held, began timescale.Date) {
	t.Helper()
	e := w.Enquiry(id)
	_, err := w.Desk.CorrectStart(t.Context(), w.Doing(w.SocialWorker), e.ID, casework.EnquiryStart{
		Discussion: e.Discussions[0].ID, HeldOn: held, StartedOn: began, Reason: "The day was copied wrongly",
	})
	must(t, err)
}

func TestAConferenceBookedAfterTheLastDayThatADiscussionMovesStaysBookedAndAsksWhy(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id, c := led(t, w)
		b := w.Booking()
		b.On = c.DueOn
		_, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), c.ID, b)
		must(t, err)

		held := w.Today().AddDays(-7)
		restart(t, w, id, held, held)
		now := w.Conference(c.ID)
		if want := w.Enquiry(id).Due.Limit; now.LimitOn != want || !now.LimitOn.Before(c.LimitOn) || now.HeldOn != b.On || now.State != conference.Booked {
			t.Errorf("%s for %s, by %s; want by %s", now.State, now.HeldOn, now.LimitOn, want)
		}
		if !now.Late || !now.LimitMoved || !waits(t, w, c.ID) {
			t.Errorf("late: %t, to be explained: %t, on the unit's list: %t", now.Late, now.LimitMoved, waits(t, w, c.ID))
		}
		d := one(t, kept(t, w, c.Family, "the correction"), procedure.InitialConferenceDue)
		if d.Limit != now.LimitOn || d.AnchorOn != held {
			t.Errorf("the date is %s, from %s", d.Limit, d.AnchorOn)
		}
		seen, err := w.Desk.ViewDates(t.Context(), w.Manager, c.Family)
		must(t, err)
		i := slices.IndexFunc(seen.Show().Dates, func(v casework.DateView) bool { return v.ID == d.ID })
		if moves := seen.Show().Dates[i].Moves; len(moves) != 1 || moves[0].Why != "The day was copied wrongly" || moves[0].Was.Limit != c.LimitOn {
			t.Errorf("moved %+v", moves)
		}
		_, err = w.Desk.BookConference(t.Context(), w.Doing(w.Unit), c.ID, b)
		if !errors.Is(err, conference.ErrLateWithoutCause) {
			t.Errorf("booked again without a word: %v", err)
		}
		b.LateReason, b.LateAgreedBy = "The mother is in hospital until then", w.Manager.Account
		_, err = w.Desk.BookConference(t.Context(), w.Doing(w.Unit), c.ID, b)
		must(t, err)
		if now := w.Conference(c.ID); now.LimitMoved || waits(t, w, c.ID) || now.LateAgreed.ID != w.Manager.Account {
			t.Errorf("still asked why: %+v", now.LateAgreed)
		}
	})
}

// waits reports whether the unit is asked why a conference is after its last day.
func waits(t *testing.T, w *world.World, id conference.ID) bool {
	t.Helper()
	list, err := w.Desk.ViewNext(t.Context(), w.Unit)
	must(t, err)
	return slices.ContainsFunc(list.Show().Tasks, func(task casework.Task) bool {
		return task.Kind == casework.TaskBookAgain && task.Subject == string(id)
	})
}

func TestAnEnquiryThatLedToNoConferenceIsNotRestarted(t *testing.T) {
	t.Parallel()
	e := enquiry.Enquiry{State: enquiry.Concluded, Outcome: enquiry.NoFurtherAction}
	if _, err := e.Restart(timescale.Date{}, timescale.Date{}, timescale.Date{}, "why"); !errors.Is(err, enquiry.ErrConcluded) {
		t.Errorf("%v", err)
	}
}

func TestADiscussionIsNotSaidToHaveBeenHeldBeforeTheConcernCameIn(t *testing.T) {
	t.Parallel()
	w := world.New(t, "sqlite")
	id, c := led(t, w)
	e := w.Enquiry(id)
	_, err := w.Desk.CorrectStart(t.Context(), w.Doing(w.SocialWorker), e.ID, casework.EnquiryStart{
		Discussion: e.Discussions[0].ID, HeldOn: e.ReferredOn.AddDays(-1), StartedOn: e.StartedOn, Reason: "A slip",
	})
	if !errors.Is(err, enquiry.ErrHeldBefore) {
		t.Errorf("%v", err)
	}
	if now := w.Conference(c.ID); now.LimitOn != c.LimitOn {
		t.Errorf("the last day moved to %s", now.LimitOn)
	}
}
