package store_test

import (
	"testing"

	"kith/internal/testcase/world"
)

// TestTheStoreKeepsNoConferenceBookedTooLateWithoutAReason asks the database itself, below every rule: a conference is booked
// after its last day only where somebody agreed, or where the last day came forward afterwards.
func TestTheStoreKeepsNoConferenceBookedTooLateWithoutAReason(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Booked("Ava Example").ID
		moveTo := func(limit string, moved int) error {
			_, err := w.DB.Raw().ExecContext(t.Context(), "UPDATE conference SET limit_on = $1, limit_moved = $2 WHERE id = $3", limit, moved, string(id))
			return err
		}
		if err := moveTo("2001-01-01", 0); err == nil {
			t.Error("booked after its last day, and nobody agreed to it")
		}
		if err := moveTo("2001-01-01", 1); err != nil {
			t.Errorf("the last day came forward: %v", err)
		}
	})
}
