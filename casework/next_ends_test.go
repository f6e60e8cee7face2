package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/timescale"
)

func TestWhoeverMayAgreeToAnEndOrObjectToItFindsItOnTheirList(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		lists := func(when string, kind casework.TaskKind, want bool, people ...access.Actor) {
			t.Helper()
			for _, who := range people {
				task, there := taskOf(t, w, who, kind)
				if there != want || there && task.Subject != string(f) {
					t.Errorf("%s: on the list of %s is %+v", when, who.Account, task)
				}
				if there && (who.Office == access.Protection) != (len(task.Children) == 0) {
					t.Errorf("%s: %s reads the names %v", when, who.Account, task.Children)
				}
			}
		}
		must(t, w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f))
		lists("proposed", casework.TaskAgreeEnd, true, w.Recorder, dpo)
		lists("proposed", casework.TaskAgreeEnd, false, w.Unit, w.SocialWorker, w.Manager, w.Administrator, w.Elsewhere.Unit)
		lists("proposed", casework.TaskEndComes, true, w.SocialWorker, w.Manager)
		lists("proposed", casework.TaskEndComes, false, w.OtherSocialWorker, w.OtherManager, w.Teacher, w.Elsewhere.SocialWorker)
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, f)
		if err != nil || !seen.Show().End.Open() {
			t.Errorf("the family’s page says nothing of it: %v", err)
		}
		must(t, w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), f))
		lists("agreed", casework.TaskAgreeEnd, false, w.Unit, w.Recorder, dpo)
		lists("agreed", casework.TaskEndComes, true, w.SocialWorker, w.Manager)
		must(t, w.Desk.StopDestruction(t.Context(), w.Doing(w.Recorder), f))
		lists("stopped", casework.TaskAgreeEnd, false, w.Unit, w.Recorder, dpo)
		lists("stopped", casework.TaskEndComes, false, w.SocialWorker, w.Manager)
	})
}

func TestAHoldThatNobodyHasLookedAtForAYearStandsOnTheListOfThoseWhoMayLiftIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		lists := func(when string, want bool, people ...access.Actor) {
			t.Helper()
			for _, who := range people {
				task, there := taskOf(t, w, who, casework.TaskLookHold)
				if there != want || there && task.Subject != string(f) {
					t.Errorf("%s: on the list of %s is %+v", when, who.Account, task)
				}
				if there && (who.Office == access.Protection) != (len(task.Children) == 0) {
					t.Errorf("%s: %s reads the names %v", when, who.Account, task.Children)
				}
			}
		}
		held := func() record.Hold {
			t.Helper()
			seen, err := w.Desk.ViewRetained(t.Context(), w.Unit, f)
			must(t, err)
			return seen.Show().Held[0]
		}
		must(t, w.Desk.HoldRecord(t.Context(), w.Doing(dpo), f, record.Hold{Why: record.WhyHelds()[0], Words: record.HoldWords{Note: "The inquiry of 2027"}}))
		w.Advance(day(held().LookAgainOn().AddDays(-1), w))
		lists("the day before", false, w.Unit, w.Recorder, dpo)
		w.Advance(24 * time.Hour)
		lists("on the day", true, w.Unit, w.Recorder, dpo)
		lists("on the day", false, w.SocialWorker, w.Manager, w.Chair, w.Administrator, w.Elsewhere.Unit)
		if err := w.Desk.HoldOn(t.Context(), w.Doing(w.SocialWorker), f, held().ID); err == nil {
			t.Error("somebody who may not hold a record says that it is to be held")
		}
		if err := w.Desk.HoldOn(t.Context(), w.Doing(w.Unit), f, "another"); !errors.Is(err, record.ErrWhichHold) {
			t.Errorf("no hold: %v", err)
		}
		must(t, w.Desk.HoldOn(t.Context(), w.Doing(w.Unit), f, held().ID))
		lists("once it was looked at", false, w.Unit, w.Recorder, dpo)
		if got, want := held().LookAgainOn(), w.Today().AddMonths(12); got != want {
			t.Errorf("it is looked at again on %s, not %s", got, want)
		}
		w.Advance(day(held().LookAgainOn(), w))
		lists("a year later", true, w.Unit, dpo)
		must(t, w.Desk.LiftHold(t.Context(), w.Doing(w.Unit), f, held().ID, "It is over"))
		lists("lifted", false, w.Unit, w.Recorder, dpo)
	})
}

// day is how long it is until a day, by the clock that stands.
func day(on timescale.Date, w *world.World) time.Duration {
	return on.At(9, 0).Time().Sub(w.Today().At(9, 0).Time())
}
