package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/world"
	"kith/record"
)

func TestARecordThatSeveralHoldIsKeptUntilTheLastHoldIsLifted(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), f); err != nil {
			t.Fatal(err)
		}
		holds := func(who access.Actor, why record.WhyHeld, note string) {
			t.Helper()
			w.Advance(time.Minute)
			if err := w.Desk.HoldRecord(t.Context(), w.Doing(who), f, record.Hold{Why: why, Words: record.HoldWords{Note: note}}); err != nil {
				t.Fatal(err)
			}
		}
		holds(dpo, record.HeldInquiry, "The national inquiry")
		holds(w.Recorder, record.HeldCourt, "Claim 12")
		if v := retention(t, w, w.Unit); len(v.Held) != 2 {
			t.Errorf("on hold are %+v", v.Held)
		}
		if err := w.Desk.LiftHold(t.Context(), w.Doing(w.Unit), f, "", "It is over"); !errors.Is(err, record.ErrWhichHold) {
			t.Errorf("no hold is named: %v", err)
		}
		lifts(t, w, dpo, f)
		w.Advance(31 * 24 * time.Hour)
		ends(t, w, 0)
		lifts(t, w, w.Recorder, f)
		ends(t, w, 0)
		w.Advance(30 * 24 * time.Hour)
		ends(t, w, 1)
	})
}
