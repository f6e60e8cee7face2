package casework

import (
	"context"

	"kith/access"
	"kith/deadline"
	"kith/internal/store"
)

// DeadlinesForTest gives what is kept of a family's deadlines, and how it differs from what they would be if they were
// counted now: by nothing, or an action moved an event and left them where they were.
func (d *Desk) DeadlinesForTest(ctx context.Context, by Doing, f access.FamilyID) ([]deadline.Deadline, deadline.Change, error) {
	var kept []deadline.Deadline
	var off deadline.Change
	_, err := store.Act(ctx, d.db, by, "count again for a test", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, access.ViewDates, "")
		if err != nil {
			return "", err
		}
		if kept, err = tx.Deadlines(pass); err != nil {
			return "", err
		}
		cases, err := tx.Cases([]access.FamilyID{f})
		if err != nil {
			return "", err
		}
		now, err := deadline.Of(cases[0], d.packsOf(&tx.Reading, cases[0].Procedure), d.calendar)
		off = deadline.Compare(kept, now, tx.NewID)
		return "", err
	})
	return kept, off, err
}
