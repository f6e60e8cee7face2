package casework_test

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/review"
	"kith/timescale"
)

func TestEachChildIsToBeVisitedOnce(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		withPlans(t, w, conference.ProtectionPlan)
		visits := map[string]int{}
		for _, task := range waiting(t, w, w.SocialWorker) {
			if task.Kind != casework.TaskVisit {
				continue
			}
			for _, child := range task.Children {
				visits[child.First]++
			}
		}
		if visits["Ava"] != 1 || visits["Kai"] != 1 || len(visits) != 2 {
			t.Errorf("children to visit: %v", visits)
		}
	})
}

// TestABirthBringsTheReviewForward says that the review owed after a birth is due by the day that the procedure counts
// from the birth, when that is sooner than the one set already.
func TestABirthBringsTheReviewForward(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := expected(t, w)
		due := func() casework.ConferenceRow {
			t.Helper()
			list, err := w.Desk.ViewConferences(t.Context(), w.Unit)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range list.Show().ToBook {
				if row.Kind == conference.Review {
					return row
				}
			}
			t.Fatal("no review is to be booked")
			return casework.ConferenceRow{}
		}
		before := due().DueOn
		w.SetDay(w.Today().AddDays(18))
		if _, err := w.Desk.RecordBirth(t.Context(), w.Doing(w.SocialWorker), p.ava, casework.Birth{Name: "Sol Example", Sex: "F", On: w.Today()}); err != nil {
			t.Fatal(err)
		}
		if after := due().DueOn; !after.Before(before) || !after.After(w.Today()) {
			t.Errorf("due by %s before the birth and by %s after it", before, after)
		}
	})
}

// TestABirthIsRecordedWhereTheReviewIsBookedTooLateForIt says that nobody is refused a birth for a booking: the review shows
// as late, and the unit has to book it again.
func TestABirthIsRecordedWhereTheReviewIsBookedTooLateForIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := expected(t, w)
		review := reviewOf(t, w, p.f)
		w.CheckChairs()
		b := w.Booking()
		b.On = w.Conference(review).DueOn
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), review, b); err != nil {
			t.Fatal(err)
		}
		w.SetDay(w.Today().AddDays(18))
		if _, err := w.Desk.RecordBirth(t.Context(), w.Doing(w.SocialWorker), p.ava, casework.Birth{Name: "Sol Example", Sex: "F", On: w.Today()}); err != nil {
			t.Fatal(err)
		}
		again := func() bool { return slices.Contains(tasksOf(t, w, w.Unit), casework.TaskBookAgain) }
		now := w.Conference(review)
		if now.State != conference.Booked || now.HeldOn != b.On || !now.LimitOn.Before(b.On) || !now.Late || !again() {
			t.Errorf("after the birth: %s for %s, last day %s, to be booked again: %t", now.State, now.HeldOn, now.LimitOn, again())
		}
		if page := said(t, w, w.Unit, "/meetings/"+string(review)); !strings.Contains(page, "The last day of this conference came forward to "+now.LimitOn.Long()) {
			t.Errorf("the meeting reads:\n%s", page)
		}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), review, b); !errors.Is(err, conference.ErrLateUnapproved) {
			t.Errorf("the same day without anybody's agreement: %v", err)
		}
		b.LateReason, b.LateAgreedBy = "The mother is in hospital", w.Manager.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), review, b); err != nil {
			t.Fatal(err)
		}
		if w.Conference(review).LimitMoved || again() {
			t.Error("it is still to be booked again")
		}
	})
}

// expected is a family with an unborn child who has a protection plan, and a brother without one.
func expected(t *testing.T, w *world.World) *planned {
	t.Helper()
	id, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.SocialWorker), casework.Concern{
		Agency: "Midwifery", Source: "3D", What: "What the midwife said", ReferredOn: w.Today(),
		Children: []casework.ConcernChild{{Expected: w.Today().AddDays(20)}, {Name: "Kai Example", Born: w.Today().AddDays(-900)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	e := w.Enquiry(id)
	p := &planned{w: w, f: e.Family, ava: e.Children[0].ID, kai: e.Children[1].ID}
	if e.Children[0].First == "Kai" {
		p.ava, p.kai = p.kai, p.ava
	}
	p.close(t, conference.PreBirth, "", conference.Closing{
		Decisions: []conference.Decision{decision(p.ava, conference.ProtectionPlan)}, NextSteps: conference.NextSteps{LeadWorker: w.SocialWorker.Account},
	})
	return p
}

func TestAVisitToAnExpectantMotherAsksNothingOfAChildWhoIsNotBornAndCounts(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := expected(t, w)
		p.mother = w.Member(p.f, access.PartParent, "Mel Example", p.ava, p.kai)
		view := func() casework.PlanView { return p.of(t, w.SocialWorker, p.ava) }
		before := view()
		w.SetDay(w.Today().AddDays(3))
		worker := w.Client(t, w.SocialWorker)
		at := "/plans/" + string(before.ID) + "/visits/record"
		if got := worker.Get(at); strings.Contains(got.Body, `name="alone"`) || strings.Contains(got.Body, `name="seen"`) {
			t.Error("the form asks whether a child who is not born was seen")
		}
		day := w.Today()
		sent := dayFields("on", day)
		sent.Set("children", string(p.ava))
		sent.Set("announced", "yes")
		sent.Set("where", "At the mother’s")
		if done := worker.Post(at, sent); done.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		after := view()
		if !after.VisitDueOn.After(before.VisitDueOn) {
			t.Errorf("the next visit is due on %s, before it %s", after.VisitDueOn, before.VisitDueOn)
		}
		if slices.Contains(after.Review.Missing, review.NotSeenAlone) {
			t.Error("the review is said to lack that the child was seen alone")
		}
		if got := said(t, w, w.SocialWorker, "/plans/"+string(before.ID)); !strings.Contains(got, "not born yet: the mother was visited") {
			t.Errorf("the plan says of the visit:\n%s", got)
		}
		w.SetDay(day.AddDays(10))
		if _, err := w.Desk.RecordBirth(t.Context(), w.Doing(w.SocialWorker), p.ava, casework.Birth{Name: "Sol Example", Sex: "F", On: w.Today()}); err != nil {
			t.Fatal(err)
		}
		born := view()
		if !slices.Contains(born.Review.Missing, review.NotSeenAlone) {
			t.Error("nothing is asked once the child is born")
		}
		if got := said(t, w, w.SocialWorker, "/plans/"+string(before.ID)); !strings.Contains(got, "not born yet: the mother was visited") {
			t.Errorf("after the birth the earlier visit reads:\n%s", got)
		}
	})
}

// dayFields are the three boxes of a date.
func dayFields(name string, on timescale.Date) url.Values {
	return url.Values{
		name + "-day": {strconv.Itoa(on.Day())}, name + "-month": {strconv.Itoa(int(on.Month()))}, name + "-year": {strconv.Itoa(on.Year())},
	}
}
