package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// AddClosedTo closes the family to one of the staff, and ends what they opened on duty.
func (tx *Tx) AddClosedTo(p access.Pass, one ClosedTo) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), closedToPlace(one.ID), dutySaid{one.Why})
	if err != nil {
		return err
	}
	if err := tx.q.AddClosedTo(tx.ctx, gen.AddClosedToParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: one.ID, AccountID: one.Account, ClosedBy: string(tx.actor.Account), ClosedAt: tx.now,
		Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("closing a family to somebody: %w", err)
	}
	if err := tx.q.EndDutyPartsOf(tx.ctx, gen.EndDutyPartsOfParams{
		EndedAt: tx.now, EndedBy: null(string(tx.actor.Account)), TenantID: tx.tenant(), FamilyID: p.Family(), AccountID: one.Account, Now: tx.now,
	}); err != nil {
		return fmt.Errorf("ending what somebody opened on duty: %w", err)
	}
	return nil
}

// ClosedTo are those to whom the family of the pass is closed now.
func (r *Reading) ClosedTo(p access.Pass) ([]ClosedTo, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.ClosedToOf(r.ctx, gen.ClosedToOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading to whom a family is closed: %w", err)
	}
	all := make([]ClosedTo, len(rows))
	for i, row := range rows {
		var said dutySaid
		if err := r.unseal(p.Family(), closedToPlace(row.ID), row.Sealed, &said); err != nil {
			return nil, err
		}
		all[i] = ClosedTo{ID: row.ID, Account: row.AccountID, Why: said.Said, By: access.AccountID(row.ClosedBy), At: row.ClosedAt}
	}
	return all, nil
}

// OpenAgainTo opens it to them again; ErrNotFound where it is not closed so.
func (tx *Tx) OpenAgainTo(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.OpenAgainTo(tx.ctx, gen.OpenAgainToParams{
		OpenedAt: tx.now, OpenedBy: null(string(tx.actor.Account)), TenantID: tx.tenant(), FamilyID: p.Family(), ID: id,
	})
	if err != nil {
		return fmt.Errorf("opening a family to somebody again: %w", err)
	}
	if n == 0 {
		return access.ErrNotFound
	}
	return nil
}
