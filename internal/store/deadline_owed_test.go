package store_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
)

// TestADatabaseFromBeforeDeadlinesWereKeptHasThemCountedOnce takes what keeps deadlines out of a database, so that it is
// as one that was made before, and migrates it.
func TestADatabaseFromBeforeDeadlinesWereKeptHasThemCountedOnce(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.Booked("Kai Example")
		w.Booked("Ava Example")
		every := "SELECT deadline_key || ' ' || subject_id || ' ' || due_on || ' ' || state FROM deadline ORDER BY 1"
		before := listed(t, w.DB.Raw(), every)
		for _, text := range []string{
			"DROP TABLE deadline_owed", "DROP TABLE deadline_move", "DROP TABLE deadline", "DROP INDEX report_share_by_family",
			"DROP TABLE procedure_change", "DROP INDEX enquiry_open", // what came after
			"DELETE FROM goose_db_version WHERE version_id >= 30",
		} {
			if _, err := w.DB.Raw().ExecContext(t.Context(), text); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.DB.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}

		failed := errors.New("the machine stopped")
		w.DB.CountAgainBy(func(*store.Tx, string, []access.FamilyID) error { return failed })
		if err := w.DB.CountOwed(t.Context(), func(int) { t.Error("counted") }); !errors.Is(err, failed) {
			t.Errorf("%v", err)
		}
		packs, err := procedure.Load(procedures.FS)
		if err != nil {
			t.Fatal(err)
		}
		casework.NewDesk(w.DB, packs)
		counted := 0
		for range 2 {
			if err := w.DB.CountOwed(t.Context(), func(n int) { counted += n }); err != nil {
				t.Fatal(err)
			}
		}
		if counted != 2 {
			t.Errorf("%d families were counted", counted)
		}
		if now := listed(t, w.DB.Raw(), every); len(now) != 2 || !slices.Equal(before, now) {
			t.Errorf("were %s, are %s", before, now)
		}
	})
}
