package store

import (
	"context"
	"database/sql"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// lookEntry is what is written down of a look, an entry for each pass.
type lookEntry struct {
	subject string
	passes  []access.Pass
	recount recount // none where nothing is counted
}

// recount asks again, as an entry is written, whether the look is one too many.
type recount func(*Reading) (*access.Slowed, error)

// writeLook puts a look of one person on disk, and returns once it is synced. access.Slowed means that it was one too many: then it
// says in its place that they were stopped.
func (db *DB) writeLook(ctx context.Context, e lookEntry) error {
	next := RandomIDs{}.For("")
	who := e.passes[0].Actor()
	transact := db.transactLook
	switch {
	case e.recount != nil:
		transact = func(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
			return db.oneByOne(ctx, who, act)
		}
	case len(e.passes) > 1:
		transact = db.transact // all of them or none
	}
	var slowed *access.Slowed
	err := transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		tx := Tx{Reading: db.reading(ctx, inner, who), nextID: next}
		if err := tx.room(familiesOf(e.passes)); err != nil {
			return err
		}
		if e.recount != nil {
			var err error
			if slowed, err = e.recount(&tx.Reading); err != nil {
				return err
			}
		}
		if slowed != nil {
			return tx.addStopped(e.passes[0].Family())
		}
		for _, p := range e.passes {
			if err := tx.addEntry(tx.NewID(), p, e.subject, "looked"); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && slowed != nil {
		return slowed
	}
	return err
}

func (tx *Tx) addStopped(f access.FamilyID) error {
	pass, err := access.AllowOffice(tx.actor, access.StoppedLooking, f)
	if err != nil {
		return err
	}
	return tx.addEntry(tx.NewID(), pass, "", "looked")
}

// oneByOne is a transaction that sees what all earlier ones of the same person have written. On SQLite there is one writer; on
// PostgreSQL one of a person's waits for the other, whichever server it came to, and nobody waits for anybody else.
func (db *DB) oneByOne(ctx context.Context, who access.Actor, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.do(ctx, act)
	}
	return db.retried(ctx, sql.LevelReadCommitted, func(ctx context.Context, tx gen.DBTX) error {
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", string(who.Tenant)+"/"+string(who.Account)); err != nil {
			return fmt.Errorf("waiting for one's own other looks: %w", err)
		}
		return act(ctx, tx)
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
