package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store"
)

// ProposeMerge puts forward that two entries of a family are one person, or that an entry merged before is somebody
// else after all. It changes nothing until a second person agrees.
func (d *Desk) ProposeMerge(ctx context.Context, by Doing, m family.Merging) (access.PersonID, error) {
	return d.onPerson(ctx, by, "propose merge", m.Person, access.ProposeMerge, func(tx *store.Tx, pass access.Pass, who family.Person) error {
		m.ID, m.ProposedBy = tx.NewID(), by.Actor.Account
		if m.Kind == family.Unmerge {
			m.Kept = who.Into
		}
		kept, err := tx.Person(pass, m.Kept)
		if err != nil {
			return family.ErrMergeGone
		}
		if err := m.Check(who, kept); err != nil {
			return err
		}
		waiting, err := tx.Mergings(pass)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(waiting, func(w family.Merging) bool { return w.Person == m.Person || w.Kept == m.Person || w.Person == m.Kept }) {
			return family.ErrMergeTwice
		}
		if err := mayMerge(tx, pass, m); err != nil {
			return err
		}
		return tx.AddMerging(pass, m)
	})
}

// mayMerge refuses a merge that would leave something hanging: an entry others were merged into, one by which somebody
// signs in, or two entries that are related to each other.
func mayMerge(tx *store.Tx, pass access.Pass, m family.Merging) error {
	if m.Kind != family.Merge {
		return nil
	}
	if err := inNoConference(tx, pass, m.Person); err != nil {
		return err
	}
	entries, err := tx.Entries(pass)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(entries, func(p family.Person) bool { return p.Into == m.Person }) {
		return family.ErrMergeHeld
	}
	account, there, err := tx.AccountOf(m.Person)
	if err != nil {
		return err
	}
	if there && account.Active {
		return family.ErrMergeSignsIn
	}
	related, err := tx.Relationships(pass)
	if err != nil {
		return err
	}
	for _, r := range related {
		if r.Person == m.Person && r.Child == m.Kept || r.Person == m.Kept && r.Child == m.Person {
			return family.ErrMergeRelated
		}
	}
	return nil
}

// SettleMerge agrees to a proposal about two entries, or declines it. Whoever proposed it cannot. A merge moves
// nothing, so taking it back leaves both entries exactly as they were.
func (d *Desk) SettleMerge(ctx context.Context, by Doing, f access.FamilyID, id string, agreed bool) (string, error) {
	done, err := store.Act(ctx, d.db, by, "settle merge", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, access.SettleMerge, id)
		if err != nil {
			return "", err
		}
		waiting, err := tx.Mergings(pass)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(waiting, func(m family.Merging) bool { return m.ID == id })
		if at < 0 {
			return "", family.ErrMergeNotThere
		}
		m := waiting[at]
		if !agreed { // whoever proposed may think better of it
			return id, tx.SettleMerging(pass, m, false)
		}
		if err := m.Settle(by.Actor.Account); err != nil {
			return "", err
		}
		if err := settle(tx, pass, m); err != nil {
			return "", err
		}
		return id, d.holdBackAll(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("settling a merge: %w", err)
	}
	return done, nil
}

func settle(tx *store.Tx, pass access.Pass, m family.Merging) error {
	was, err := tx.Person(pass, m.Person)
	if err != nil {
		return err
	}
	kept, err := tx.Person(pass, m.Kept)
	if err != nil {
		return err
	}
	if err := m.Check(was, kept); err != nil { // things may have changed since it was proposed
		return err
	}
	if err := mayMerge(tx, pass, m); err != nil {
		return err
	}
	now, change := was, family.WasMerged
	now.State, now.Into = family.Merged, m.Kept
	if m.Kind == family.Unmerge {
		now.State, now.Into, change = family.Current, "", family.WasUnmerged
	}
	if err := tx.SavePerson(pass, was, now, change, m.Words.Why, m.ProposedBy, pass.Actor().Account); err != nil {
		return err
	}
	return tx.SettleMerging(pass, m, true)
}
