package store_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
)

// owes is the statement of the migration that says which families are still to be counted.
func owes(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("migrations/0030_deadline.sql")
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(text), "INSERT INTO deadline_owed")
	if at < 0 {
		t.Fatal("the migration owes nobody a count")
	}
	return string(text)[at:]
}

// TestADatabaseFromBeforeDeadlinesWereKeptHasThemCountedOnce empties what keeps deadlines, so that a database is as one that
// was made before, and does to it what the migration does.
func TestADatabaseFromBeforeDeadlinesWereKeptHasThemCountedOnce(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.Booked("Kai Example")
		w.Booked("Ava Example")
		every := "SELECT deadline_key || ' ' || subject_id || ' ' || due_on || ' ' || state FROM deadline ORDER BY 1"
		before := listed(t, w.DB.Raw(), every)
		for _, text := range []string{"DELETE FROM deadline_move", "DELETE FROM deadline", owes(t)} {
			if _, err := w.DB.Raw().ExecContext(t.Context(), text); err != nil {
				t.Fatal(err)
			}
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
