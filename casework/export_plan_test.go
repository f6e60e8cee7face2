package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// CloseForTest holds and closes a conference straight in the store, and carries what it decided into the plans as the
// closing action does.
func (d *Desk) CloseForTest(ctx context.Context, by, chair Doing, c conference.Conference, closing conference.Closing) (conference.ID, error) {
	return store.Act(ctx, d.db, by, "close for a test", func(tx *store.Tx) (conference.ID, error) {
		pass, err := access.AllowOffice(by.Actor, access.RecordConcern, c.Family)
		if err != nil {
			return "", err
		}
		c.ID, c.State, c.Procedure, c.RequestedBy = conference.ID(tx.NewID()), conference.ToBeBooked, "cornwall", by.Actor.Account
		c.AnchorOn, c.DueOn, c.LimitOn, c.Version = tx.Today(), tx.Today(), tx.Today(), 1
		if err := tx.AddConference(pass, c); err != nil {
			return "", err
		}
		c.State, c.HeldOn, c.Begins, c.Chair = conference.Closed, tx.Today(), "10:00", chair.Actor.Account
		c.OpenedAt, c.ClosedAt = tx.Now(), tx.Now()
		if err := tx.SaveConference(pass, c); err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(c.ID)); err != nil {
			return "", err
		}
		return c.ID, d.carryIntoPlans(tx, pass, c, closing)
	})
}
