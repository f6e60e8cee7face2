package casework_test

import (
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/enquiry"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// kept are the deadlines of a family. It fails where counting them now would say otherwise.
func kept(t *testing.T, w *world.World, f access.FamilyID, after string) []deadline.Deadline {
	t.Helper()
	all, off, err := w.Desk.DeadlinesForTest(t.Context(), w.Doing(w.Unit), f)
	if err != nil {
		t.Fatalf("after %s: %v", after, err)
	}
	for _, d := range off.Put {
		t.Errorf("after %s, %s of the %s should be due on %s, %s", after, d.Key, d.Subject.Kind, d.Due, d.State)
	}
	return all
}

// one is the deadline of a kind that was counted last.
func one(t *testing.T, all []deadline.Deadline, key procedure.Key) deadline.Deadline {
	t.Helper()
	var found deadline.Deadline
	for _, d := range all {
		if d.Key == key && !d.Due.Before(found.Due) {
			found = d
		}
	}
	if found.ID == "" {
		t.Fatalf("no deadline %s", key)
	}
	return found
}

func stands(t *testing.T, d deadline.Deadline, s deadline.State, on timescale.Date, by deadline.Kind) {
	t.Helper()
	if d.State != s || d.MetOn != on || d.MetBy.Kind != by {
		t.Errorf("%s is %s on %s by a %q; want %s on %s by a %q", d.Key, d.State, d.MetOn, d.MetBy.Kind, s, on, by)
	}
}

func TestACorrectedDiscussionMovesTheConferencesDayAndSaysWhy(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		f := w.Enquiry(id).Family
		start(t, w, id)
		first := one(t, kept(t, w, f, "the strategy discussion"), procedure.InitialConferenceDue)
		// Fifteen working days from Tuesday 1 December 2026.
		if want := timescale.NewDate(2026, time.December, 22); first.Limit != want || first.AnchorIs.Kind != deadline.OfDiscussion {
			t.Errorf("due %s from a %s", first.Limit, first.AnchorIs.Kind)
		}
		stands(t, first, deadline.Waiting, timescale.Date{}, "")

		w.SetDay(w.Today().AddDays(3))
		later := discussed(w)
		later.Starts = false
		_, err := w.Desk.RecordStrategyDiscussion(t.Context(), w.Doing(w.SocialWorker), id, later)
		must(t, err)
		e := w.Enquiry(id)
		_, err = w.Desk.CorrectStart(t.Context(), w.Doing(w.SocialWorker), id, casework.EnquiryStart{
			Discussion: e.Discussions[1].ID, StartedOn: w.Today(), Reason: "The first was about another child",
		})
		must(t, err)
		now := one(t, kept(t, w, f, "the correction"), procedure.InitialConferenceDue)
		if now.ID != first.ID || now.Limit != w.Enquiry(id).Due.Limit || !now.Limit.After(first.Limit) {
			t.Errorf("%s moved to %s, another deadline: %t", first.Limit, now.Limit, now.ID != first.ID)
		}
		seen, err := w.Desk.ViewDates(t.Context(), w.Manager, f)
		must(t, err)
		shown := seen.Show().Dates[0]
		if len(shown.Moves) != 1 {
			t.Fatalf("%d moves", len(shown.Moves))
		}
		m := shown.Moves[0]
		was, to := deadline.Days{Anchor: first.AnchorOn, Due: first.Due, Limit: first.Limit}, deadline.Days{Anchor: now.AnchorOn, Due: now.Due, Limit: now.Limit}
		if m.Was != was || m.Now != to || m.Action != "correct start" || m.By.ID != w.SocialWorker.Account || m.Anchor != procedure.StrategyDiscussion {
			t.Errorf("moved %+v", m)
		}
		if len(shown.Why.Counting) == 0 || shown.Why.Source == "" || shown.Why.Due != now.Due {
			t.Errorf("explained as %+v", shown.Why)
		}
	})
}

func TestAnEnquiryThatEndsWithoutAConferenceOwesNone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		start(t, w, id)
		_, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, casework.Proposal{
			Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "It was about somebody else",
		})
		must(t, err)
		_, err = w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, "I agree")
		must(t, err)
		d := one(t, kept(t, w, w.Enquiry(id).Family, "the end"), procedure.InitialConferenceDue)
		stands(t, d, deadline.NotNeeded, timescale.Date{}, "")
		if d.Late(d.Limit.AddDays(100)) {
			t.Error("what is not needed is late")
		}
	})
}

// TestEveryDateOfACaseIsKeptFromTheFirstConferenceToTheReview goes through the actions that begin, move and meet deadlines,
// and after each compares what is kept with what is counted from nothing.
func TestEveryDateOfACaseIsKeptFromTheFirstConferenceToTheReview(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		f := booked.Family
		stands(t, one(t, kept(t, w, f, "booking"), procedure.InitialConferenceDue), deadline.Waiting, timescale.Date{}, "")
		_, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), booked.ID, conference.Change{
			Kind: conference.WasPostponed, Family: "The room could not be used.", Reason: "Snow", AgreedBy: w.Manager.Account,
		})
		must(t, err)
		stands(t, one(t, kept(t, w, f, "postponing"), procedure.InitialConferenceDue), deadline.Waiting, timescale.Date{}, "")

		s, kai, _ := underReview(t, w)
		f = s.Family
		all := kept(t, w, f, "closing")
		stands(t, one(t, all, procedure.InitialConferenceDue), deadline.Met, w.Today(), deadline.OfConference)
		for _, key := range []procedure.Key{procedure.RecordToParentsDue, procedure.CoreGroupFirstDue, procedure.ReviewFirstDue, procedure.VisitDue} {
			stands(t, one(t, all, key), deadline.Waiting, timescale.Date{}, "")
		}
		agree(t, w, s, all)

		w.SetDay(w.Today().AddDays(3))
		v := planOf(t, w, kai, f)
		_, err = w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), casework.NewVisit{
			Plan: v.ID, On: w.Today(), Announced: true, Children: []coregroup.Seen{{Child: kai, Seen: true, Alone: true}},
			Words: coregroup.VisitWords{Where: "At home"},
		})
		must(t, err)
		all = kept(t, w, f, "a visit")
		next := one(t, all, procedure.VisitDue)
		if next.Anchor != procedure.Visit || next.AnchorOn != w.Today() || next.Due != planOf(t, w, kai, f).VisitDueOn {
			t.Errorf("the next visit is due on %s, from %s of %s", next.Due, next.Anchor, next.AnchorOn)
		}

		meet(t, w, v.Meetings[0].ID, kai, v)
		all = kept(t, w, f, "a core group")
		stands(t, one(t, all, procedure.CoreGroupFirstDue), deadline.Met, w.Today(), deadline.OfCoreGroup)
		if d := one(t, all, procedure.CoreGroupNextDue); d.AnchorOn != w.Today() || d.Late(d.LastDay()) || !d.Late(d.LastDay().AddDays(1)) {
			t.Errorf("the next core group is due on %s, from %s", d.Due, d.AnchorOn)
		}
		agree(t, w, s, all)

		_, err = w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), f, w.OtherSocialWorker.Account, "Jo moves team")
		must(t, err)
		kept(t, w, f, "another worker")

		r := s.Review()
		r.Opened()
		all = kept(t, w, f, "the review began")
		stands(t, one(t, all, procedure.ReviewFirstDue), deadline.Met, w.Today(), deadline.OfConference)
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func planOf(t *testing.T, w *world.World, child access.PersonID, f access.FamilyID) casework.PlanView {
	t.Helper()
	seen, err := w.Desk.ViewFamily(t.Context(), w.Unit, f)
	must(t, err)
	for _, p := range seen.Show().Plans {
		if p.Child == child {
			v, err := w.Desk.ViewPlan(t.Context(), w.Unit, p.ID)
			must(t, err)
			return v.Show()
		}
	}
	t.Fatal("the child has no plan")
	return casework.PlanView{}
}

// meet holds a meeting of the core group today, with everything that it asks for.
func meet(t *testing.T, w *world.World, meeting string, child access.PersonID, v casework.PlanView) {
	t.Helper()
	m := casework.MeetingRecord{Meeting: meeting, On: w.Today(), RunBy: "Jo Reed", Notes: "It went well", Came: map[string]coregroup.Presence{}}
	for _, c := range v.Meetings[0].Came {
		m.Came[c.Member.ID] = coregroup.Came
	}
	for _, k := range coregroup.CheckKinds() {
		m.Checks = append(m.Checks, coregroup.Check{Child: child, Kind: k, Said: "Well"})
	}
	for _, l := range v.Lines {
		m.Progress = append(m.Progress, casework.Going{Line: l.ID, Going: plan.Started, Words: plan.ProgressWords{Said: "It began"}})
	}
	_, err := w.Desk.RecordMeeting(t.Context(), w.Doing(w.SocialWorker), m)
	must(t, err)
}

// agree holds that the days which conferences, meetings and plans keep of their own are those that are counted.
func agree(t *testing.T, w *world.World, s *world.Sitting, all []deadline.Deadline) {
	t.Helper()
	own := map[string]timescale.Date{}
	seen, err := w.Desk.ViewFamily(t.Context(), w.Unit, s.Family)
	must(t, err)
	for _, m := range seen.Show().Meetings {
		own[string(m.ID)] = m.DueOn
	}
	v := planOf(t, w, s.Children[0].ID, s.Family)
	for _, m := range v.Meetings {
		own[m.ID] = m.DueOn
	}
	compared := 0
	for _, d := range all {
		if due, there := own[d.Subject.ID]; there && d.Key != procedure.RecordToParentsDue {
			compared++
			if due != d.Due {
				t.Errorf("%s is counted to %s, and kept as %s", d.Key, d.Due, due)
			}
		}
	}
	if d := one(t, all, procedure.VisitDue); d.Due != v.VisitDueOn {
		t.Errorf("a visit is counted to %s, and kept as %s", d.Due, v.VisitDueOn)
	}
	if compared < 3 {
		t.Errorf("only %d days were compared", compared)
	}
}
