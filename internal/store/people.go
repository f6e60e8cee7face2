package store

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// AllAccounts lists everybody who could ever sign in to a tenant, for whoever runs the machine.
func (db *DB) AllAccounts(ctx context.Context, t access.TenantID) ([]Account, error) {
	return accounts(gen.New(db.read).AllAccountsOfTenant(ctx, t))
}

// SetActive opens or closes an account. A closed one is signed out at once, everywhere, and stays so when it is opened
// again. An account that is not there is ErrNotFound.
func (db *DB) SetActive(ctx context.Context, t access.TenantID, a access.AccountID, on bool) error {
	active := int32(0)
	if on {
		active = 1
	}
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		q := gen.New(tx)
		n, err := q.SetAccountActive(ctx, gen.SetAccountActiveParams{Active: active, TenantID: t, ID: string(a)})
		if err != nil {
			return fmt.Errorf("opening or closing an account: %w", err)
		}
		if n == 0 {
			return access.ErrNotFound
		}
		if on {
			return nil
		}
		if err := q.EndSessionsOf(ctx, gen.EndSessionsOfParams{EndedAt: db.Now(), TenantID: t, AccountID: a}); err != nil {
			return fmt.Errorf("signing out: %w", err)
		}
		return nil
	})
}

// Absence is when somebody is away, both days included, and who covers for them.
type Absence struct {
	ID      string
	Account access.AccountID
	From    timescale.Date
	Until   timescale.Date
	Cover   access.AccountID
}

// AddAbsence says that somebody is away. Whoever covers has their parts for those days.
func (db *DB) AddAbsence(ctx context.Context, t access.TenantID, away Absence) error {
	id := db.ids.For("absence")()
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		err := gen.New(tx).AddAbsence(ctx, gen.AddAbsenceParams{
			TenantID: t, ID: id, AccountID: away.Account, FromOn: away.From, UntilOn: away.Until, Cover: away.Cover,
		})
		if err != nil {
			return fmt.Errorf("adding an absence: %w", err)
		}
		return nil
	})
}
