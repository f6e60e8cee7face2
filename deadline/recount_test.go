package deadline_test

import (
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/enquiry"
	"kith/internal/testcase"
	"kith/plan"
	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

// TestMain says how often each property is tried.
func TestMain(m *testing.M) { testcase.Properties(m, 3_000) }

// packs are read once: a property asks them thousands of times.
var packs = sync.OnceValues(func() (procedure.Library, error) { return procedure.Load(procedures.FS) }) //nolint:gochecknoglobals // read once

// anyCase is a case that began on some day from 1990 to 2100, as far as it came.
func anyCase(t *rapid.T) deadline.Case {
	draw := func(most int, what string) int { return rapid.IntRange(0, most).Draw(t, what) }
	first := timescale.NewDate(1990, 1, 1)
	started := first.AddDays(draw(first.DaysUntil(timescale.NewDate(2099, 12, 31)), "start"))
	held := started.AddDays(draw(40, "until the conference"))
	c := deadline.Case{
		Family:    "f",
		Enquiries: []deadline.Enquiry{{ID: "e", State: enquiry.Enquiring, Discussion: "d", HeldOn: started}},
		Conferences: []conference.Conference{{
			ID: "c", Kind: conference.Initial, Enquiry: "e", State: rapid.SampledFrom([]conference.State{conference.Open, conference.Closed}).Draw(t, "state"),
			HeldOn: held, SatOn: held, Chair: "the chair",
		}},
		Parents: []deadline.Parent{{Conference: "c", Person: "mother"}},
		Reports: []deadline.Report{{ID: "r", Conference: "c", Writer: "teacher"}},
		Plans:   []plan.Plan{{ID: "p", Child: "ava", Kind: plan.Protection, State: plan.Outline, BeganOn: held}},
	}
	met := held
	for i := range draw(3, "core groups") {
		anchor := met
		met = met.AddDays(draw(60, "until the core group"))
		c.Meetings = append(c.Meetings, deadline.Meeting{
			Meeting: coregroup.Meeting{ID: fmt.Sprint("m", i), Group: "g", State: coregroup.Held, First: i == 0, AnchorOn: anchor, HeldOn: met}, Working: true, Conference: "c",
		})
	}
	visited := held
	for i := range draw(3, "visits") {
		visited = visited.AddDays(1 + draw(30, "until the visit"))
		c.Visits = append(c.Visits, deadline.Visit{ID: fmt.Sprint("v", i), Child: "ava", On: visited})
	}
	return c
}

// later is the same case with one anchor on another day.
func later(c deadline.Case, of deadline.Kind, days int) deadline.Case {
	if of == deadline.OfDiscussion {
		c.Enquiries = []deadline.Enquiry{c.Enquiries[0]}
		c.Enquiries[0].HeldOn = c.Enquiries[0].HeldOn.AddDays(days)
		return c
	}
	c.Conferences = []conference.Conference{c.Conferences[0]}
	c.Conferences[0].HeldOn = c.Conferences[0].HeldOn.AddDays(days)
	c.Conferences[0].SatOn = c.Conferences[0].HeldOn
	return c
}

// TestAnAnchorThatMovesTakesItsDeadlinesWithItAndNoOthersAndBack corrects the day of a strategy discussion or of a conference: what
// is counted from it moves to the day that the procedure gives from the new day, later for a later one; nothing else moves; and
// when the correction is undone, everything stands where it stood.
func TestAnAnchorThatMovesTakesItsDeadlinesWithItAndNoOthersAndBack(t *testing.T) {
	t.Parallel()
	l, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	cal := reference.Calendar()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(l.Names()).Draw(t, "pack")
		of := rapid.SampledFrom([]deadline.Kind{deadline.OfDiscussion, deadline.OfConference}).Draw(t, "anchor")
		days := rapid.IntRange(-60, 60).Draw(t, "days")
		count := func(c deadline.Case) []deadline.Deadline {
			all, err := deadline.Of(c, func(on timescale.Date) (procedure.Pack, error) { return l.At(name, on) }, cal)
			if err != nil {
				t.Fatal(err)
			}
			return all
		}
		ids := 0
		newID := func() string { ids++; return fmt.Sprint(ids) }
		c := anyCase(t)
		kept := deadline.Compare(nil, count(c), newID).Put
		if again := deadline.Compare(kept, count(c), newID); len(again.Put)+len(again.Moves) > 0 {
			t.Fatalf("counted twice, it changes: %+v", again)
		}

		moved := deadline.Compare(kept, count(later(c, of, days)), newID)
		now := map[string]deadline.Deadline{}
		for _, d := range moved.Put {
			now[d.ID] = d
		}
		hangs := 0
		for _, was := range kept {
			is, changed := now[was.ID]
			if was.AnchorIs.Kind != of {
				if changed && was.Due != is.Due {
					t.Fatalf("%s of a %s moved with the %s", was.Key, was.AnchorIs.Kind, of)
				}
				continue
			}
			hangs++
			if !changed {
				is = was
			}
			if is.AnchorOn != was.AnchorOn.AddDays(days) || is.Due != dueFrom(t, l, name, is, cal) {
				t.Fatalf("%s is counted from %s to %s", is.Key, is.AnchorOn, is.Due)
			}
			if days > 0 && is.Due.Before(was.Due) || days < 0 && is.Due.After(was.Due) {
				t.Fatalf("%s: the anchor moved by %d days, and the day from %s to %s", is.Key, days, was.Due, is.Due)
			}
		}
		if hangs == 0 {
			t.Fatalf("nothing is counted from a %s: this proves nothing", of)
		}
		for _, m := range moved.Moves {
			if m.Was.Due == m.Now.Due && m.Was.Limit == m.Now.Limit {
				t.Fatalf("a move to where it was: %+v", m)
			}
		}
		stands := kept
		for i, d := range stands {
			if is, changed := now[d.ID]; changed {
				stands[i] = is
			}
		}
		back := map[deadline.Name]timescale.Date{}
		for _, d := range deadline.Compare(stands, count(c), newID).Put {
			back[d.Name] = d.Due
		}
		for _, d := range count(c) {
			if due, put := back[d.Name]; put && due != d.Due {
				t.Fatalf("%s: put right, it is due on %s and not on %s", d.Key, due, d.Due)
			}
		}
	})
}

// dueFrom is what the procedure itself gives from the day of an event, as the command line asks it.
func dueFrom(t *rapid.T, l procedure.Library, name string, d deadline.Deadline, cal timescale.Calendar) timescale.Date {
	all, err := l.Deadlines(name, map[procedure.Event]timescale.Date{d.Anchor: d.AnchorOn}, cal)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		if one.Key == d.Key && one.Author == "" {
			return one.Due
		}
	}
	t.Fatalf("%s starts no %s", d.Anchor, d.Key)
	return timescale.Date{}
}
