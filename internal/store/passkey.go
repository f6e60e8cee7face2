package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Passkey is one that somebody registered, as its owner sees it.
type Passkey struct {
	ID     string
	MadeAt timescale.Instant
	UsedAt timescale.Instant
}

// PasskeysOf lists somebody's passkeys.
func (r *Reading) PasskeysOf(who access.AccountID) ([]Passkey, error) {
	rows, err := r.q.PasskeysOf(r.ctx, gen.PasskeysOfParams{TenantID: r.tenant(), AccountID: who})
	if err != nil {
		return nil, fmt.Errorf("listing passkeys: %w", err)
	}
	all := make([]Passkey, len(rows))
	for i, row := range rows {
		all[i] = Passkey{ID: row.ID, MadeAt: row.MadeAt, UsedAt: row.UsedAt}
	}
	return all, nil
}

// WithdrawPasskeys makes none of somebody's passkeys let anybody in any more.
func (tx *Tx) WithdrawPasskeys(p access.Pass, who access.AccountID) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	if err := tx.q.WithdrawPasskeys(tx.ctx, gen.WithdrawPasskeysParams{WithdrawnAt: tx.now, TenantID: tx.tenant(), AccountID: who}); err != nil {
		return fmt.Errorf("withdrawing passkeys: %w", err)
	}
	return nil
}
