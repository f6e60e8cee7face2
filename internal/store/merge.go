package store

import (
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

// AddMerging keeps a proposal that two entries are one person, or are not.
func (tx *Tx) AddMerging(p access.Pass, m family.Merging) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "merge/"+m.ID, m.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddMergeProposal(tx.ctx, gen.AddMergeProposalParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID, Kind: string(m.Kind), PersonID: m.Person, Kept: string(m.Kept),
		ProposedBy: string(m.ProposedBy), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("proposing a merge: %w", err)
	}
	return nil
}

// SettleMerging says that a proposal was agreed to or declined.
func (tx *Tx) SettleMerging(p access.Pass, m family.Merging, agreed bool) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	state := "declined"
	if agreed {
		state = "agreed"
	}
	settled, err := tx.q.SettleMerge(tx.ctx, gen.SettleMergeParams{
		State: state, SettledBy: null(string(tx.actor.Account)), SettledAt: tx.now,
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID,
	})
	if err != nil {
		return fmt.Errorf("settling a merge: %w", err)
	}
	if settled == 0 {
		return family.ErrMergeNotThere
	}
	return nil
}

// Mergings are the proposals of a family that wait to be settled, for those who correct its entries.
func (r *Reading) Mergings(p access.Pass) ([]family.Merging, error) {
	if !p.Covers(r.tenant(), p.Family()) || !p.Has(access.PartSocialWorker, access.PartManager, access.PartUnit) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.MergeProposalsOf(r.ctx, gen.MergeProposalsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading proposed merges: %w", err)
	}
	all := make([]family.Merging, len(rows))
	for i, row := range rows {
		all[i] = family.Merging{
			ID: row.ID, Kind: family.MergeKind(row.Kind), Person: row.PersonID, Kept: access.PersonID(row.Kept),
			ProposedBy: access.AccountID(row.ProposedBy),
		}
		if err := r.unseal(p.Family(), "merge/"+row.ID, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// WaitingMerge is a proposal that waits for somebody to settle it.
type WaitingMerge struct {
	ID     string
	Family access.FamilyID
}

// WaitingMerges are the proposals that somebody other than the actor made, in the cases they work.
func (r *Reading) WaitingMerges() ([]WaitingMerge, error) {
	rows, err := r.q.MergesWaitingFor(r.ctx, gen.MergesWaitingForParams{
		TenantID: r.tenant(), AccountID: string(r.actor.Account), Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing proposed merges: %w", err)
	}
	all := make([]WaitingMerge, len(rows))
	for i, row := range rows {
		all[i] = WaitingMerge{ID: row.ID, Family: row.FamilyID}
	}
	return all, nil
}
