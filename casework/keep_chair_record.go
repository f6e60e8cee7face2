package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// ChairView is a chair and what is kept of them.
type ChairView struct {
	Account store.Account
	Record  conference.ChairRecord
}

// ViewChairs lists the chairs with what each is qualified by, for the safeguarding unit.
func (d *Desk) ViewChairs(ctx context.Context, actor access.Actor) (access.Copy[[]ChairView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]ChairView, error) {
		if _, err := r.AllowOffice(access.KeepChairs); err != nil {
			return nil, err
		}
		chairs, err := r.AccountsWith(access.Chair)
		if err != nil {
			return nil, err
		}
		records, err := r.ChairRecords()
		if err != nil {
			return nil, err
		}
		all := make([]ChairView, len(chairs))
		for i, c := range chairs {
			all[i] = ChairView{Account: c, Record: records[c.ID]}
		}
		return all, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the chairs: %w", err)
	}
	return seen, nil
}

// KeepChairRecord keeps what a chair is qualified by and until when that holds. The safeguarding unit does it, never the
// chair.
func (d *Desk) KeepChairRecord(ctx context.Context, by Doing, rec conference.ChairRecord) (access.AccountID, error) {
	id, err := store.Act(ctx, d.db, by, "keep chair record", func(tx *store.Tx) (access.AccountID, error) {
		pass, err := access.AllowOffice(by.Actor, access.KeepChairs, "")
		if err != nil {
			return "", err
		}
		who, err := tx.Account(rec.Account)
		if err != nil {
			return "", err
		}
		if who.Office != access.Chair {
			return "", conference.ErrNotAChair
		}
		rec.CheckedBy = by.Actor.Account
		if err := rec.Check(tx.Today()); err != nil {
			return "", err
		}
		if err := tx.PutChairRecord(pass, rec); err != nil {
			return "", err
		}
		return rec.Account, tx.Note(pass, string(rec.Account))
	})
	if err != nil {
		return "", fmt.Errorf("keeping a chair's record: %w", err)
	}
	return id, nil
}
