package store

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// writeLook puts a look on disk, on its own, and returns once it is synced.
func (db *DB) writeLook(ctx context.Context, p access.Pass, subject string) error {
	next := RandomIDs{}.For("")
	return db.transactLook(ctx, func(ctx context.Context, inner gen.DBTX) error {
		tx := Tx{Reading: db.reading(ctx, inner, p.Actor()), nextID: next}
		return tx.addEntry(tx.NewID(), p, subject, "looked")
	})
}

// transactLook is for one statement: it is a transaction by itself, and one row is all that it touches.
func (db *DB) transactLook(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.doSingle(ctx, act)
	}
	return unbroken(ctx, db.write, act)
}

func (tx *Tx) addEntry(id string, p access.Pass, subject, kind string) error {
	err := tx.q.AddAuditEntry(tx.ctx, gen.AddAuditEntryParams{
		TenantID: tx.tenant(), ID: id, At: tx.now, AccountID: p.Actor().Account, Deed: string(p.Deed()),
		Ground: string(p.Ground()), FamilyID: p.Family(), Subject: subject, Kind: kind,
	})
	if err != nil {
		return fmt.Errorf("writing the audit entry: %w", err)
	}
	return nil
}
