package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

func forFamilyPlace(change string) string { return "change for family/" + change }

// addForFamily keeps why a day was given up in the words that the family reads.
func (tx *Tx) addForFamily(p access.Pass, c conference.Change) error {
	if c.Family == "" {
		return nil
	}
	sealed, err := tx.seal(p.Family(), forFamilyPlace(c.ID), c.Family)
	if err != nil {
		return err
	}
	if err := tx.q.AddChangeForFamily(tx.ctx, gen.AddChangeForFamilyParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ChangeID: c.ID, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("noting what the family reads: %w", err)
	}
	return nil
}

// forFamily is what the family reads about a conference's changes, by change.
func (r *Reading) forFamily(p access.Pass, id conference.ID) (map[string]string, error) {
	rows, err := r.q.ChangesForFamily(r.ctx, gen.ChangesForFamilyParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading what the family reads: %w", err)
	}
	all := make(map[string]string, len(rows))
	for _, row := range rows {
		var words string
		if err := r.unseal(p.Family(), forFamilyPlace(row.ChangeID), row.Sealed, &words); err != nil {
			return nil, err
		}
		all[row.ChangeID] = words
	}
	return all, nil
}
