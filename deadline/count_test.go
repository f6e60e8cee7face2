package deadline_test

import (
	"fmt"
	"testing"
	"time"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/enquiry"
	"kith/plan"
	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

func day(m time.Month, d int) timescale.Date { return timescale.NewDate(2026, m, d) }

// of counts a case under Kith's own defaults.
func of(t *testing.T, c deadline.Case) map[deadline.Name]deadline.Deadline {
	t.Helper()
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	all, err := deadline.Of(c, func(on timescale.Date) (procedure.Pack, error) { return packs.At("england", on) }, reference.Calendar())
	if err != nil {
		t.Fatal(err)
	}
	named := map[deadline.Name]deadline.Deadline{}
	for _, d := range all {
		if _, twice := named[d.Name]; twice {
			t.Errorf("%v is counted twice", d.Name)
		}
		named[d.Name] = d
	}
	return named
}

func initial(state conference.State, held timescale.Date) conference.Conference {
	return conference.Conference{ID: "c", Kind: conference.Initial, State: state, Enquiry: "e", HeldOn: held, SatOn: held, Chair: "the chair"}
}

func TestAnInitialConferenceIsMetOnlyByHoldingIt(t *testing.T) {
	t.Parallel()

	name := deadline.Name{Key: procedure.InitialConferenceDue, Subject: deadline.Thing{Kind: deadline.OfEnquiry, ID: "e"}}
	begun := deadline.Enquiry{ID: "e", State: enquiry.Enquiring, Discussion: "d", HeldOn: day(time.June, 1)}
	for state, want := range map[conference.State]deadline.State{
		conference.ToBeBooked: deadline.Waiting, conference.Booked: deadline.Waiting, conference.Cancelled: deadline.Waiting,
		conference.Open: deadline.Met, conference.Adjourned: deadline.Met, conference.Closed: deadline.Met,
	} {
		got := of(t, deadline.Case{Enquiries: []deadline.Enquiry{begun}, Conferences: []conference.Conference{initial(state, day(time.June, 23))}})[name]
		if got.State != want {
			t.Errorf("a conference that is %s: %s, want %s", state, got.State, want)
		}
		// Fifteen working days from Monday 1 June 2026: Monday 22 June. It was held on the Tuesday.
		if got.Limit != day(time.June, 22) || got.Late(day(time.June, 22)) != (got.State == deadline.Met) {
			t.Errorf("a conference that is %s: last day %s", state, got.Limit)
		}
	}
}

func TestAReportIsWithTheParentsWhenTheLastOfThemHasIt(t *testing.T) {
	t.Parallel()

	c := initial(conference.Booked, day(time.June, 22))
	name := deadline.Name{Key: procedure.ReportsToParentsDue, Subject: deadline.Thing{Kind: deadline.OfReport, ID: "r"}}
	mother := deadline.Parent{Conference: "c", Person: "mother"}
	father := deadline.Parent{Conference: "c", Person: "father", Children: []access.PersonID{"ava"}}
	with := func(who access.PersonID, d int) deadline.Share {
		return deadline.Share{ID: string(who), With: who, On: day(time.June, d)}
	}
	for what, one := range map[string]struct {
		about   []access.PersonID
		parents []deadline.Parent
		shares  []deadline.Share
		want    deadline.State
		on      timescale.Date
	}{
		"nobody has it":                   {nil, []deadline.Parent{mother}, nil, deadline.Waiting, timescale.Date{}},
		"one of two has it":               {nil, []deadline.Parent{mother, father}, []deadline.Share{with("mother", 10)}, deadline.Waiting, timescale.Date{}},
		"both have it":                    {nil, []deadline.Parent{mother, father}, []deadline.Share{with("mother", 10), with("father", 18)}, deadline.Met, day(time.June, 18)},
		"it is about another's child":     {[]access.PersonID{"kai"}, []deadline.Parent{mother, father}, []deadline.Share{with("mother", 10)}, deadline.Met, day(time.June, 10)},
		"no parent is asked":              {nil, nil, nil, deadline.NotNeeded, timescale.Date{}},
		"it was shared twice":             {nil, []deadline.Parent{mother}, []deadline.Share{with("mother", 10), with("mother", 19)}, deadline.Met, day(time.June, 10)},
		"it was shared with another only": {nil, []deadline.Parent{mother}, []deadline.Share{with("aunt", 10)}, deadline.Waiting, timescale.Date{}},
	} {
		got := of(t, deadline.Case{
			Conferences: []conference.Conference{c}, Parents: one.parents,
			Reports: []deadline.Report{{ID: "r", Conference: "c", Writer: "teacher", Children: one.about, Shares: one.shares}},
		})[name]
		// Two working days before Monday 22 June.
		if got.State != one.want || got.MetOn != one.on || got.Due != day(time.June, 18) || got.Owner != "teacher" {
			t.Errorf("%s: %s on %s, due %s by %s", what, got.State, got.MetOn, got.Due, got.Owner)
		}
	}
}

func TestAReportThatNobodySharedIsMissedOnceTheConferenceIsOver(t *testing.T) {
	t.Parallel()

	name := deadline.Name{Key: procedure.ReportsToParentsDue, Subject: deadline.Thing{Kind: deadline.OfReport, ID: "r"}}
	for state, want := range map[conference.State]deadline.State{
		conference.Open: deadline.Waiting, conference.Adjourned: deadline.Waiting, conference.Closed: deadline.Missed,
	} {
		got := of(t, deadline.Case{
			Conferences: []conference.Conference{initial(state, day(time.June, 22))}, Parents: []deadline.Parent{{Conference: "c", Person: "mother"}},
			Reports: []deadline.Report{{ID: "r", Conference: "c", Writer: "teacher"}},
		})[name]
		if got.State != want || !got.Late(day(time.June, 23)) {
			t.Errorf("after a conference that is %s it is %s", state, got.State)
		}
	}
}

func TestVisitsAreCountedEachFromTheOneBeforeIt(t *testing.T) {
	t.Parallel()

	p := plan.Plan{ID: "p", Child: "ava", Kind: plan.Protection, State: plan.Outline, BeganOn: day(time.June, 1), LeadWorker: "jo"}
	visits := []deadline.Visit{
		{ID: "one", Child: "ava", On: day(time.June, 9)},
		{ID: "again", Child: "ava", On: day(time.June, 9)},
		{ID: "other", Child: "kai", On: day(time.June, 10)},
		{ID: "two", Child: "ava", On: day(time.July, 1)},
	}
	name := func(k deadline.Kind, id string) deadline.Name {
		return deadline.Name{Key: procedure.VisitDue, Subject: deadline.Thing{Kind: k, ID: id}, Child: "ava"}
	}
	got := of(t, deadline.Case{Plans: []plan.Plan{p}, Visits: visits})
	if len(got) != 3 {
		t.Errorf("%d visits are counted", len(got))
	}
	first, second, last := got[name(deadline.OfPlan, "p")], got[name(deadline.OfVisit, "one")], got[name(deadline.OfVisit, "two")]
	if first.MetOn != day(time.June, 9) || second.MetOn != day(time.July, 1) || last.State != deadline.Waiting || last.AnchorOn != day(time.July, 1) {
		t.Errorf("met on %s and %s, then %s from %s", first.MetOn, second.MetOn, last.State, last.AnchorOn)
	}
	if last.WarnOn.IsZero() || !last.WarnOn.Before(last.Due) || !last.Near(last.WarnOn) || last.Near(last.WarnOn.AddDays(-1)) {
		t.Errorf("due by %s, and whoever visits is warned on %s", last.Due, last.WarnOn)
	}
	if first.Late(day(time.June, 9)) || !second.Late(day(time.July, 1)) {
		t.Errorf("the first is late: %t, the second, due by %s and made on 1 July: %t", first.Late(day(time.June, 9)), second.Due, second.Late(day(time.July, 1)))
	}
	p.State, p.EndedOn = plan.Ended, day(time.June, 30)
	got = of(t, deadline.Case{Plans: []plan.Plan{p}, Visits: visits})
	if d := got[name(deadline.OfVisit, "one")]; d.State != deadline.NotNeeded || len(got) != 2 {
		t.Errorf("after the plan's end the next visit is %s, of %d", d.State, len(got))
	}
}

func TestACoreGroupThatEndedOwesNoMeeting(t *testing.T) {
	t.Parallel()

	c := initial(conference.Closed, day(time.June, 22))
	meeting := func(id string, s coregroup.MeetingState, first bool, anchor, held timescale.Date) deadline.Meeting {
		return deadline.Meeting{
			Meeting: coregroup.Meeting{ID: id, Group: "g", State: s, First: first, AnchorOn: anchor, HeldOn: held}, Conference: "c",
		}
	}
	got := of(t, deadline.Case{Conferences: []conference.Conference{c}, Meetings: []deadline.Meeting{
		meeting("one", coregroup.Held, true, day(time.June, 22), day(time.July, 1)), meeting("two", coregroup.ToBePlanned, false, day(time.July, 1), timescale.Date{}),
	}})
	next := got[deadline.Name{Key: procedure.CoreGroupNextDue, Subject: deadline.Thing{Kind: deadline.OfCoreGroup, ID: "two"}}]
	if next.State != deadline.NotNeeded || next.AnchorIs != (deadline.Thing{Kind: deadline.OfCoreGroup, ID: "one"}) {
		t.Errorf("the next is %s, from %v", next.State, next.AnchorIs)
	}
	if d := got[deadline.Name{Key: procedure.CoreGroupFirstDue, Subject: deadline.Thing{Kind: deadline.OfCoreGroup, ID: "one"}}]; d.State != deadline.Met || d.AnchorOn != day(time.June, 22) {
		t.Errorf("the first is %s, from %s", d.State, d.AnchorOn)
	}
}

func TestWhatMovedIsKeptOnceAndWhatFellAwayIsNotNeeded(t *testing.T) {
	t.Parallel()

	ids := 0
	newID := func() string { ids++; return fmt.Sprint("new-", ids) }
	name := func(id string) deadline.Name {
		return deadline.Name{Key: procedure.ReviewNextDue, Subject: deadline.Thing{Kind: deadline.OfConference, ID: id}}
	}
	was := []deadline.Deadline{
		{ID: "stays", Name: name("a"), AnchorOn: day(time.May, 1), Due: day(time.June, 1), State: deadline.Waiting},
		{ID: "moves", Name: name("b"), AnchorOn: day(time.May, 1), Due: day(time.June, 1), State: deadline.Waiting},
		{ID: "goes", Name: name("c"), Due: day(time.June, 1), State: deadline.Met, MetOn: day(time.June, 1), MetBy: deadline.Thing{Kind: deadline.OfConference, ID: "c"}},
		{ID: "gone", Name: name("d"), Due: day(time.June, 1), State: deadline.NotNeeded},
	}
	now := []deadline.Deadline{was[0], was[1], {Name: name("e"), Due: day(time.July, 1), State: deadline.Waiting}}
	now[0].ID, now[1].ID, now[1].AnchorOn, now[1].Due = "", "", day(time.May, 8), day(time.June, 8)
	c := deadline.Compare(was, now, newID)
	put := map[string]deadline.State{}
	for _, d := range c.Put {
		put[d.ID] = d.State
	}
	if len(put) != 3 || put["moves"] != deadline.Waiting || put["goes"] != deadline.NotNeeded {
		t.Errorf("saved %v", put)
	}
	if len(c.Moves) != 1 || c.Moves[0].Deadline != "moves" || c.Moves[0].Was.Anchor != day(time.May, 1) || c.Moves[0].Now.Due != day(time.June, 8) {
		t.Errorf("moved %+v", c.Moves)
	}
	if again := deadline.Compare(append(c.Put, was[0]), now, newID); len(again.Moves) != 0 {
		t.Errorf("moved again: %+v", again.Moves)
	}
}
