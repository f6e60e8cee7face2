package plan_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/conference"
	"kith/plan"
	"kith/timescale"
)

// TestNothingButTheListedEndingsEndsAProtectionPlan draws whatever people may do to a plan, in any order, with grounds
// real and made up.
func TestNothingButTheListedEndingsEndsAProtectionPlan(t *testing.T) {
	t.Parallel()

	grounds := append(plan.ProtectionGrounds(), plan.Agreed, plan.ProtectionBegan, "", "the social worker left", "ByConference")
	rapid.Check(t, func(t *rapid.T) {
		day := timescale.NewDate(2026, time.December, 1)
		born := day.AddMonths(-rapid.IntRange(0, 18*12).Draw(t, "age in months"))
		p := plan.Begin(plan.Plan{ID: "plan", Kind: plan.Protection, BeganOn: day})
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(0, 400).Draw(t, "days on"))
			was := p
			switch rapid.IntRange(0, 2).Draw(t, "what is done") {
			case 0:
				p, _ = p.Reword(plan.Words{Goal: "calm", Contingency: "we meet"})
			case 1:
				p, _ = p.Agree(day, rapid.IntRange(0, 2).Draw(t, "lines"))
			case 2:
				e := plan.Ending{
					ID: "ending", Plan: p.ID, Kind: p.Kind, Ground: rapid.SampledFrom(grounds).Draw(t, "ground"),
					Conference: conference.ID(rapid.SampledFrom([]string{"", "conference"}).Draw(t, "conference")), EndedOn: day,
					Words: plan.EndingWords{Evidence: rapid.SampledFrom([]string{"", "a letter"}).Draw(t, "evidence")},
				}
				now, err := p.End(e, born, day)
				if err == nil {
					mayEnd(t, e, born)
				}
				p = now
				if err != nil && p.State != was.State {
					t.Fatalf("refused (%v), and yet %s became %s", err, was.State, p.State)
				}
				continue
			}
			if p.State == plan.Ended && was.State != plan.Ended {
				t.Fatalf("it ended without an ending: %+v", p)
			}
		}
		if p.State == plan.Ended && (p.Ending == "" || p.EndedOn.IsZero()) {
			t.Fatalf("it ended and does not say how: %+v", p)
		}
	})
}

func mayEnd(t *rapid.T, e plan.Ending, born timescale.Date) {
	t.Helper()
	if !slices.Contains(plan.ProtectionGrounds(), e.Ground) {
		t.Fatalf("%q ended a child protection plan", e.Ground)
	}
	if e.Ground == plan.ByConference && e.Conference == "" {
		t.Fatal("a conference that is not named ended it")
	}
	if e.Ground != plan.ByConference && e.Words.Evidence == "" {
		t.Fatalf("%q ended it without evidence", e.Ground)
	}
	if e.Ground == plan.EighteenthBirthday && e.EndedOn.Before(born.AddMonths(18*12)) {
		t.Fatal("the eighteenth birthday ended it before the day")
	}
}

func TestAnOutlineIsMadeDetailedOnlyAtAMeeting(t *testing.T) {
	t.Parallel()

	p := plan.Begin(plan.Plan{Kind: plan.Protection})
	if _, err := p.Agree(timescale.Date{}, 0); !errors.Is(err, plan.ErrNoMeeting) || !errors.Is(err, plan.ErrNoLines) || !errors.Is(err, plan.ErrNoContingency) {
		t.Errorf("without a meeting: %v", err)
	}
}

func TestWhatOneOfTheFamilySaysIsDoneClosesNoLine(t *testing.T) {
	t.Parallel()

	l := plan.Line{State: plan.LineOpen}
	said := plan.Progress{Going: plan.Done}
	if got := said.After(l, true); got.State != plan.LineOpen {
		t.Errorf("it is %s", got.State)
	}
	if got := said.After(l, false); got.State != plan.LineDone {
		t.Errorf("what a professional says is done is %s", got.State)
	}
}
