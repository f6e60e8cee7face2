package casework_test

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/fault"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/timescale"
)

const reportsLimit = "clocks.reports-to-parents.limit"

// proposal is a longer time for reports, which no law forbids.
func proposal(w *world.World) procedure.Change {
	return procedure.Change{Path: reportsLimit, Value: "5 working days", Source: "The partnership’s decision of today", Kind: procedure.Limit, From: w.Today().AddDays(30)}
}

// limitOn is how long before a conference parents have the reports, by the procedure of a day.
func limitOn(t *testing.T, w *world.World, days int) string {
	t.Helper()
	seen, err := w.Desk.ViewProcedure(t.Context(), w.Unit, w.Today().AddDays(days))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range seen.Show().Sections {
		for _, one := range s.Sayings {
			if one.Path == reportsLimit {
				return one.Lines[0]
			}
		}
	}
	t.Fatal("the procedure says nothing of reports to parents")
	return ""
}

func TestAChangeOfTheProcedureTakesTwoPeopleAndBeginsOnItsDay(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		was := limitOn(t, w, 30)
		id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), proposal(w))
		if err != nil {
			t.Fatal(err)
		}
		if got := limitOn(t, w, 30); got != was {
			t.Errorf("proposed, and it holds already: %s", got)
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Administrator), id); !errors.Is(err, casework.ErrOwnChange) {
			t.Errorf("whoever proposed it approved it: %v", err)
		}
		if !slices.Contains(tasksOf(t, w, w.Unit), casework.TaskApproveChange) || slices.Contains(tasksOf(t, w, w.Administrator), casework.TaskApproveChange) {
			t.Error("it waits for the wrong person")
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id); err != nil {
			t.Fatal(err)
		}
		if before, from := limitOn(t, w, 29), limitOn(t, w, 30); before != was || from != "5 working days" {
			t.Errorf("the day before it begins %s, on the day %s", before, from)
		}
		if slices.Contains(tasksOf(t, w, w.Unit), casework.TaskApproveChange) {
			t.Error("it still waits")
		}
	})
}

func TestAChangeOfTheProcedureCanBeUndoneUntilItBegins(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		was := limitOn(t, w, 30)
		begun := func() string {
			t.Helper()
			id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), proposal(w))
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id); err != nil {
				t.Fatal(err)
			}
			return id
		}
		first := begun()
		if err := w.Desk.UndoChange(t.Context(), w.Doing(w.Unit), first, " "); !errors.Is(err, casework.ErrUndoWhy) {
			t.Errorf("undone without a reason: %v", err)
		}
		if err := w.Desk.UndoChange(t.Context(), w.Doing(w.Unit), first, "The agencies could not do it"); err != nil {
			t.Fatal(err)
		}
		if got := limitOn(t, w, 30); got != was {
			t.Errorf("undone, and it holds: %s", got)
		}
		second := begun() // the day is free again
		w.SetDay(w.Today().AddDays(30))
		if err := w.Desk.UndoChange(t.Context(), w.Doing(w.Unit), second, "Too late"); !errors.Is(err, casework.ErrChangeBegun) {
			t.Errorf("undone after it began: %v", err)
		}
		if got := limitOn(t, w, 0); got != "5 working days" {
			t.Errorf("it began, and the limit is %s", got)
		}
	})
}

func TestAChangeOfTheProcedureIsRefusedWhereItMustNotBe(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		try := func(by access.Actor, change func(*procedure.Change)) error {
			c := proposal(w)
			change(&c)
			_, err := w.Desk.ProposeChange(t.Context(), w.Doing(by), c)
			return err
		}
		for name, one := range map[string]struct {
			change func(*procedure.Change)
			want   error
		}{
			"today":             {func(c *procedure.Change) { c.From = w.Today() }, procedure.ErrChangeDay},
			"no source":         {func(c *procedure.Change) { c.Source = " " }, procedure.ErrChangeSource},
			"nothing different": {func(c *procedure.Change) { c.Value = limitOn(t, w, 30) }, procedure.ErrChangeNone},
		} {
			if err := try(w.Administrator, one.change); !errors.Is(err, one.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		laxer := try(w.Administrator, func(c *procedure.Change) { c.Path, c.Value = "clocks.initial-conference.limit", "30 working days" })
		if found := fault.Of(laxer); len(found) != 1 || found[0].Field != "value" {
			t.Errorf("laxer than Working Together: %v", laxer)
		}
		if err := try(w.SocialWorker, func(*procedure.Change) {}); err == nil {
			t.Error("a social worker changed the procedure")
		}
		if err := try(w.Elsewhere.Administrator, func(*procedure.Change) {}); err != nil {
			t.Errorf("another partnership’s own procedure: %v", err)
		}
		if _, err := w.Desk.ViewProcedure(t.Context(), w.Elsewhere.Administrator, w.Today()); err != nil {
			t.Fatal(err)
		}
		theirs := waitingChange(t, w, w.Elsewhere.Unit)
		if _, err := w.Desk.ViewChangeOfProcedure(t.Context(), w.Unit, theirs); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership’s change: %v", err)
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), theirs); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("approving another partnership’s change: %v", err)
		}
	})
}

// waitingChange is the change that waits for somebody to approve it.
func waitingChange(t *testing.T, w *world.World, who access.Actor) string {
	t.Helper()
	for _, task := range waiting(t, w, who) {
		if task.Kind == casework.TaskApproveChange {
			return task.Subject
		}
	}
	t.Fatal("no change waits")
	return ""
}

// TestAChangeOfTheProcedureIsMadeOnItsPages walks the pages as an administrator and somebody of the unit: a list of named parts
// included. The names of the families it touches are for those who know the families.
func TestAChangeOfTheProcedureIsMadeOnItsPages(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.Booked("Ava Example", "Kai Example")
		admin, unit := w.Client(t, w.Administrator), w.Client(t, w.Unit)
		if got := admin.Get("/procedure/sections/clocks"); !strings.Contains(got.Body, "Within 15 working days after the strategy discussion") {
			t.Errorf("the clocks read:\n%s", got.Said(t))
		}
		at := "/procedure/values/exclusion.whole"
		sent := url.Values{"source": {"Decision of today"}}
		sent.Set("part-0-words", "The person has threatened somebody who will be there")
		maps.Copy(sent, dayFields("from", w.Today().AddDays(400)))
		done := admin.Post(at, sent)
		if done.Status != 303 {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		change := "/procedure/changes/" + waitingChange(t, w, w.Unit)
		if got := admin.Get(change); strings.Contains(got.Body, "Ava") || !strings.Contains(got.Body, "It touches no family") {
			t.Errorf("400 days on, for the administrator:\n%s", got.Said(t))
		}
		if got := unit.Post(change, url.Values{"press": {"approve"}}); got.Status != 303 {
			t.Fatalf("%d %s", got.Status, got.Said(t))
		}
		if got := unit.Get("/procedure/sections/exclusion?on=" + w.Today().AddDays(400).String()); !strings.Contains(got.Body, "The person has threatened somebody") {
			t.Errorf("the ground reads:\n%s", got.Said(t))
		}
		soon := proposal(w)
		soon.From = w.Today().AddDays(1)
		id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), soon)
		if err != nil {
			t.Fatal(err)
		}
		if got := unit.Get("/procedure/changes/" + id); !strings.Contains(got.Body, "Ava") || !strings.Contains(got.Body, "It touches one family") {
			t.Errorf("for the unit, from tomorrow:\n%s", got.Said(t))
		}
		if got := admin.Get("/procedure/changes/" + id); strings.Contains(got.Body, "Ava") || !strings.Contains(got.Body, "It touches one family") {
			t.Errorf("for the administrator, from tomorrow:\n%s", got.Said(t))
		}
	})
}

// TestAnApprovedChangeMovesTheDatesThatAreCountedByIt takes a conference that is booked for after the change begins: the day by
// which parents have the reports is counted back from it by the new rule, and says so; undone, it goes back.
func TestAnApprovedChangeMovesTheDatesThatAreCountedByIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Ava Example", "Kai Example")
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		w.InviteMember(c.ID, w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID, c.Children[1].ID), conference.RoleParent)
		due := func() timescale.Date {
			t.Helper()
			kept, off, err := w.Desk.DeadlinesForTest(t.Context(), w.Doing(w.Unit), c.Family)
			if err != nil {
				t.Fatal(err)
			}
			if len(off.Put)+len(off.Moves) > 0 {
				t.Errorf("what is kept is not what is counted: %v", off)
			}
			for _, one := range kept {
				if one.Key == procedure.ReportsToParentsDue {
					return one.Due
				}
			}
			t.Fatal("no day for the reports")
			return timescale.Date{}
		}
		before := due()
		change := proposal(w)
		change.From = w.Today().AddDays(1)
		id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), change)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id); err != nil {
			t.Fatal(err)
		}
		if after := due(); !after.Before(before) {
			t.Errorf("by %s before the change and by %s with it", before, after)
		}
		if err := w.Desk.UndoChange(t.Context(), w.Doing(w.Unit), id, "The agencies could not do it"); err != nil {
			t.Fatal(err)
		}
		if again := due(); again != before {
			t.Errorf("by %s before the change and by %s once it is undone", before, again)
		}
	})
}

// TestAPartnershipTakesItsOwnRuleAwayAndEnglandsHoldsAgain has Cheshire East give up its monthly core groups.
func TestAPartnershipTakesItsOwnRuleAwayAndEnglandsHoldsAgain(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		const path = "clocks.core-group-next.limit"
		said := func(days int) string {
			t.Helper()
			seen, err := w.Desk.ViewProcedure(t.Context(), w.Unit, w.Today().AddDays(days))
			must(t, err)
			for _, s := range seen.Show().Sections {
				for _, one := range s.Sayings {
					if one.Path == path {
						return strings.Join(one.Lines, "") + " of " + one.Pack
					}
				}
			}
			return ""
		}
		take := procedure.Change{
			Path: path, Value: procedure.TakenAway, Source: "The partnership’s decision of today", Kind: procedure.Limit, From: w.Today().AddDays(30),
		}
		asked, err := w.Desk.AskChange(t.Context(), w.Administrator, path)
		must(t, err)
		if a := asked.Show(); !a.MayTake || strings.Join(a.Without, "") != "42 days" {
			t.Errorf("asked %+v", a)
		}
		id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), take)
		must(t, err)
		seen, err := w.Desk.ViewChangeOfProcedure(t.Context(), w.Unit, id)
		must(t, err)
		if c := seen.Show(); strings.Join(c.Was, "") != "1 month" || strings.Join(c.Now, "") != "42 days" || c.NowFrom == "" {
			t.Errorf("it comes to %q, then %q from %q", c.Was, c.Now, c.NowFrom)
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Administrator), id); !errors.Is(err, casework.ErrOwnChange) {
			t.Errorf("whoever proposed it approved it: %v", err)
		}
		must(t, w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id))
		if before, from := said(29), said(30); before != "1 month of cheshire-east" || from != "42 days of england" {
			t.Errorf("the day before %q, on the day %q", before, from)
		}
		again := take
		again.From = take.From.AddDays(10)
		if _, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), again); !errors.Is(err, procedure.ErrNothingOwn) {
			t.Errorf("taken away twice: %v", err)
		}
		must(t, w.Desk.UndoChange(t.Context(), w.Doing(w.Unit), id, "Monthly is better after all"))
		if got := said(30); got != "1 month of cheshire-east" {
			t.Errorf("undone, and it says %q", got)
		}
		englands := take
		englands.Path = "clocks.initial-conference.limit"
		if _, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), englands); !errors.Is(err, procedure.ErrNothingOwn) {
			t.Errorf("England’s rule was taken away: %v", err)
		}
	}, world.Procedure("cheshire-east"))
}
