package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
)

// TakeList notes that a team manager or the safeguarding unit takes a list of families away for a spreadsheet, before they are
// given it. access.Slowed means that they took as many within the hour as anybody needs.
func (d *Desk) TakeList(ctx context.Context, actor access.Actor, name string) error {
	_, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (struct{}, error) {
		_, err := r.AllowList(name)
		return struct{}{}, err
	})
	if err != nil {
		return fmt.Errorf("taking a list away: %w", err)
	}
	return nil
}
