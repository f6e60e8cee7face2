package store

import (
	"context"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// AllAccounts lists everybody who could ever sign in to a tenant, for whoever runs the machine.
func (db *DB) AllAccounts(ctx context.Context, t access.TenantID) ([]Account, error) {
	return accounts(gen.New(db.read).AllAccountsOfTenant(ctx, t))
}

// Absence is when somebody is away, both days included, and who covers for them.
type Absence struct {
	ID      string
	Account access.AccountID
	From    timescale.Date
	Until   timescale.Date
	Cover   access.AccountID
}
