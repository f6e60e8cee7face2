package casework_test

import (
	"fmt"
	"testing"

	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

func TestWhatIsOnHoldTakesNoPlaceInTheListOfThoseWhoseTimeIsOver(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		raw := canary.Raw(t, w.Database, w.Key)
		for i := range 200 {
			id := fmt.Sprintf("old-%03d", i)
			if _, err := raw.ExecContext(t.Context(), "INSERT INTO family (tenant_id, id, created_at) VALUES ($1, $2, '2000-01-01T10:00:00.000Z')",
				string(w.Tenant.ID), id); err != nil {
				t.Fatal(err)
			}
			if _, err := raw.ExecContext(t.Context(), `INSERT INTO retention_hold (tenant_id, family_id, id, why, placed_by, placed_at, sealed)
				VALUES ($1, $2, $3, 'inquiry', $4, '2020-01-01T10:00:00.000Z', $5)`,
				string(w.Tenant.ID), id, "hold "+id, string(w.Unit.Account), []byte("sealed")); err != nil {
				t.Fatal(err)
			}
		}
		if v := retention(t, w, dpo); len(v.Held) != 200 || len(v.Over) != 1 || v.Over[0].Family != f {
			t.Errorf("%d are on hold, and the time is over of %v", len(v.Held), v.Over)
		}
	})
}
