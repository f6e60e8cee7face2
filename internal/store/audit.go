package store

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// writeLook puts a look on disk, an entry for each pass of one person, and returns once they are synced.
func (db *DB) writeLook(ctx context.Context, subject string, passes []access.Pass) error {
	next := RandomIDs{}.For("")
	transact := db.transactLook
	if len(passes) > 1 {
		transact = db.transact // all of them or none
	}
	return transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		tx := Tx{Reading: db.reading(ctx, inner, passes[0].Actor()), nextID: next}
		if err := tx.room(familiesOf(passes)); err != nil {
			return err
		}
		for _, p := range passes {
			if err := tx.addEntry(tx.NewID(), p, subject, "looked"); err != nil {
				return err
			}
		}
		return nil
	})
}

// transactLook is for one statement: it is a transaction by itself, and one row is all that it touches.
func (db *DB) transactLook(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.doSingle(ctx, act)
	}
	return plainly(unbroken(ctx, db.write, act))
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

func familiesOf(passes []access.Pass) []access.FamilyID {
	var all []access.FamilyID
	for _, p := range passes {
		if f := p.Family(); f != "" {
			all = append(all, f)
		}
	}
	return all
}
