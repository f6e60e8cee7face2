package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// announced is a visit that the mother was told of and the father was not.
type announced struct {
	planned        world.Planned
	mother, father access.Actor
	visit          string
}

func visitAnnounced(t *testing.T, w *world.World) announced {
	t.Helper()
	booked := w.Booked("Kai Example")
	kai := booked.Children[0].ID
	a := announced{
		mother: w.Member(booked.Family, access.PartParent, "Mel Example", kai),
		father: w.Member(booked.Family, access.PartParent, "Ben Example", kai),
	}
	w.InviteMember(booked.ID, a.mother, conference.RoleParent)
	a.planned = w.PlanOf(booked.ID, booked.Family, kai, a.mother)
	var err error
	if a.visit, err = w.Desk.ArrangeVisit(t.Context(), w.Doing(w.SocialWorker), casework.NewVisit{
		Plan: a.planned.Plan, Announced: true, On: w.Today().AddDays(2), Begins: "15:30", Told: []access.PersonID{a.mother.Person},
		Children: []coregroup.Seen{{Child: kai}},
	}); err != nil {
		t.Fatal(err)
	}
	return a
}

func dayOf(values url.Values, name string, d timescale.Date) url.Values {
	values.Set(name+"-day", strconv.Itoa(d.Day()))
	values.Set(name+"-month", strconv.Itoa(int(d.Month())))
	values.Set(name+"-year", strconv.Itoa(d.Year()))
	return values
}

func TestAVisitIsMovedAndCalledOffAndThoseWhoWereToldReadIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		a := visitAnnounced(t, w)
		worker, at, plan := w.Client(t, w.SocialWorker), "/visits/"+a.visit, "/my-plan/"+string(a.planned.Plan)
		first := form(t, worker, at+"/change", url.Values{"change": {"move"}, "why": {"The car is broken"}})
		stale := form(t, worker, at+"/change", url.Values{"change": {"off"}, "why": {"Kai is ill"}})
		if p := worker.Send(first.Action, first.Holds); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Said(t), "Enter another day or time") {
			t.Errorf("moved to the same time: %d %s", p.Status, p.Said(t))
		}
		old, day := w.Today().AddDays(2), w.Today().AddDays(4)
		if p := worker.Send(first.Action, dayOf(first.Holds, "on", day)); p.Status != http.StatusSeeOther {
			t.Fatalf("moving: %d %s", p.Status, p.Said(t))
		}
		if p := worker.Send(stale.Action, stale.Holds); p.Status != http.StatusConflict || !strings.Contains(p.Said(t), "What you typed is kept") {
			t.Errorf("over a change that was not seen: %d %s", p.Status, p.Said(t))
		}
		mother := w.Client(t, a.mother)
		said := mother.Get(plan).Said(t)
		for _, want := range []string{"will visit Kai on " + day.Long(), "It was going to be on " + old.Long(), "The car is broken"} {
			if !strings.Contains(said, want) {
				t.Errorf("the mother does not read %q: %s", want, said)
			}
		}
		off := form(t, worker, at+"/change", nil)
		if off.Holds.Get("why") != "Kai is ill" {
			t.Errorf("the form holds %v", off.Holds)
		}
		if p := worker.Send(off.Action, off.Holds); p.Status != http.StatusSeeOther {
			t.Fatalf("calling off: %d %s", p.Status, p.Said(t))
		}
		if said = mother.Get(plan).Said(t); !strings.Contains(said, "Jo Reed will not visit on "+day.Long()) || !strings.Contains(said, "Kai is ill") {
			t.Errorf("the mother does not read that it is off: %s", said)
		}
		if said = w.Client(t, a.father).Get(plan).Said(t); strings.Contains(said, "visit") {
			t.Errorf("the father, who was not told, reads of it: %s", said)
		}
		if said = worker.Get(at).Said(t); !strings.Contains(said, "Called off because") || !strings.Contains(said, "Moved from "+old.Long()) {
			t.Errorf("the worker reads: %s", said)
		}
		for name, err := range map[string]error{
			"recording": erred(w.Desk.RecordVisit(t.Context(), w.Doing(w.SocialWorker), casework.VisitMade{Visit: a.visit})),
			"moving":    erred(w.Desk.MoveVisit(t.Context(), w.Doing(w.SocialWorker), a.visit, day, "09:00", "x")),
			"again":     erred(w.Desk.CallOffVisit(t.Context(), w.Doing(w.Manager), a.visit, "x")),
		} {
			if err == nil || !strings.Contains(err.Error(), coregroup.ErrVisitOff.Error()) {
				t.Errorf("%s what was called off: %v", name, err)
			}
		}
		w.SetDay(day.AddDays(8))
		if said = w.Client(t, a.mother).Get(plan).Said(t); strings.Contains(said, "did not visit") {
			t.Errorf("it is told for ever: %s", said)
		}
	})
}

func erred(_ string, err error) error { return err }

func TestAVisitIsMovedInABrowser(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	a := visitAnnounced(t, w)
	worker := w.Browser(t, w.SocialWorker)
	worker.Go("/visits/" + a.visit)
	worker.Screenshot("visit-planned-wide")
	worker.Click("Move this visit, or call it off")
	worker.MeetsWCAG()
	worker.Screenshot("visit-change-wide")
	worker.Resize(360)
	worker.NoSidewaysScroll()
	worker.Screenshot("visit-change-phone")
	worker.Choose("It is called off, or was not made")
	worker.Fill("Why?", "Kai is ill. I will ring you on Monday.")
	worker.Click("Save")
	worker.Sees("Called off because")
	worker.MeetsWCAG()
	mother := w.Browser(t, a.mother, browser.Width(360))
	mother.Go("/my-plan/" + string(a.planned.Plan))
	mother.Sees("Jo Reed will not visit on", "I will ring you on Monday.")
	mother.MeetsWCAG()
	mother.Screenshot("visit-off-mother-phone")
}
