package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/statement"
)

// RecordHousehold adds a household, or changes one that has an id: where it is, how the address may be used, who must
// not learn it and on which ground, and who lives there. Somebody no longer among its members moved out today.
func (d *Desk) RecordHousehold(ctx context.Context, by Doing, f access.FamilyID, h family.Household, why statement.Ground) (string, error) {
	id, err := store.Act(ctx, d.db, by, "record household", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, access.RecordHousehold, h.ID)
		if err != nil {
			return "", err
		}
		if err := sameHousehold(tx, by, pass, h.ID); err != nil {
			return "", err
		}
		if err := h.Check(tx.Today()); err != nil {
			return "", err
		}
		for _, m := range h.Members {
			if who, err := tx.Person(pass, m.Person); err != nil || who.State != family.Current {
				return "", access.ErrNotFound
			}
		}
		for _, p := range h.Hidden {
			if _, err := tx.Person(pass, p); err != nil {
				return "", access.ErrNotFound
			}
		}
		if h.ID == "" {
			h.ID = tx.NewID()
			to, err := tx.AddHousehold(pass, h)
			if err != nil {
				return "", err
			}
			return h.ID, hiddenBecause(tx, pass, h, to, why)
		}
		all, err := tx.Households(pass)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(was family.Household) bool { return was.ID == h.ID })
		if at < 0 {
			return "", access.ErrNotFound
		}
		to, err := tx.SaveHousehold(pass, all[at], h)
		if err != nil {
			return "", err
		}
		return h.ID, hiddenBecause(tx, pass, h, to, why)
	})
	if err != nil {
		return "", fmt.Errorf("recording a household: %w", err)
	}
	return id, nil
}

// hiddenBecause keeps on which ground an address is hidden from some.
func hiddenBecause(tx *store.Tx, pass access.Pass, h family.Household, to access.Audience, why statement.Ground) error {
	if why != "" && len(h.Hidden) == 0 {
		return statement.ErrHiddenFrom
	}
	return keptBecause(tx, pass, statement.Thing{Kind: statement.OfHome, ID: h.ID}, to, why)
}

// sameHousehold refuses words for another household than the one its writer saw: whoever was hidden from it in between
// would be shown the address again.
func sameHousehold(tx *store.Tx, by Doing, pass access.Pass, id string) error {
	if by.Seen == "" {
		return nil
	}
	now, err := familyView(&tx.Reading, pass)
	if err != nil {
		return err
	}
	was, _ := now.Household(id)
	return tx.Unchanged(by, was)
}
