package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
)

// Colleague is one of the staff, for choosing from.
type Colleague struct {
	Worker

	Office access.Office
}

// ViewColleagues lists the staff of the partnership and its agencies, for those who work there.
func (d *Desk) ViewColleagues(ctx context.Context, actor access.Actor) (access.Copy[[]Colleague], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]Colleague, error) {
		if actor.Office == access.FamilyMember {
			return nil, access.ErrNotFound
		}
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return nil, err
		}
		accounts, err := r.Accounts()
		if err != nil {
			return nil, err
		}
		var all []Colleague
		for _, a := range accounts {
			if a.Office != access.FamilyMember {
				all = append(all, Colleague{
					Worker: Worker{ID: a.ID, Name: a.Name, Job: a.Job, Agency: a.Agency, Telephone: a.Telephone}, Office: a.Office,
				})
			}
		}
		return all, nil
	})
	if err != nil {
		return seen, fmt.Errorf("listing colleagues: %w", err)
	}
	return seen, nil
}

// ViewChildren lists a family's children for the staff who take part.
func (d *Desk) ViewChildren(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[[]Named], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]Named, error) {
		pass, err := r.Allow(f, access.ViewFamily, string(f))
		if err != nil {
			return nil, err
		}
		return childrenOf(r, access.Know(pass), f)
	})
	if err != nil {
		return seen, fmt.Errorf("listing children: %w", err)
	}
	return seen, nil
}
