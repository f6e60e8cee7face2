package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/coregroup"
	"kith/internal/store"
	"kith/timescale"
)

// MoveVisit puts an arranged visit to another day or time, with the reason. Those of the family who were told of it read
// the new day, the day it was and why on their page.
func (d *Desk) MoveVisit(ctx context.Context, by Doing, visit string, on timescale.Date, begins, why string) (string, error) {
	return d.changeVisit(ctx, by, "move visit", visit, func(tx *store.Tx, v coregroup.Visit) (coregroup.Visit, error) {
		return v.Move(on, begins, why, tx.Today())
	})
}

// CallOffVisit says that an arranged visit will not be made, or was not, with the reason. Those of the family who were told
// of it read so on their page.
func (d *Desk) CallOffVisit(ctx context.Context, by Doing, visit, why string) (string, error) {
	return d.changeVisit(ctx, by, "call off visit", visit, func(_ *store.Tx, v coregroup.Visit) (coregroup.Visit, error) {
		return v.CallOff(why)
	})
}

func (d *Desk) changeVisit(ctx context.Context, by Doing, doing, visit string,
	change func(*store.Tx, coregroup.Visit) (coregroup.Visit, error),
) (string, error) {
	_, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (string, error) {
		v, pass, err := openVisit(tx, visit, access.PlanVisit)
		if err != nil {
			return "", err
		}
		if err := v.Pending(); err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, v); err != nil {
			return "", err
		}
		now, err := change(tx, v)
		if err != nil {
			return "", err
		}
		return v.ID, tx.SaveVisit(pass, now)
	})
	if err != nil {
		return "", fmt.Errorf("changing a visit (%s): %w", doing, err)
	}
	return visit, nil
}
