package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/world"
	"kith/record"
)

func TestAnEndIsTakenBackWhereRecordsAreKeptForLongerNow(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		agreed := func() {
			t.Helper()
			if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f); err != nil {
				t.Fatal(err)
			}
			if err := w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), f); err != nil {
				t.Fatal(err)
			}
		}
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		agreed()
		keepsFor(t, w, "20 years")
		w.Advance(31 * 24 * time.Hour)
		ends(t, w, 0)
		for _, who := range []access.Actor{w.Unit, dpo} {
			if v := retention(t, w, who); len(v.Open)+len(v.Over) != 0 || len(v.Back) != 1 || v.Back[0].BackWhy != record.BackKeptLonger || v.Back[0].Family != f {
				t.Errorf("%s reads %+v", who.Account, v)
			}
		}
		if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f); !errors.Is(err, record.ErrKeptStill) {
			t.Errorf("it can be proposed again at once: %v", err)
		}
		w.Advance(10 * year)
		agreed()
		w.Advance(31 * 24 * time.Hour)
		ends(t, w, 1)
		if v := retention(t, w, dpo); len(v.Done) != 1 || len(v.Back)+len(v.Open) != 0 {
			t.Errorf("what is left: %+v", v)
		}
	})
}
