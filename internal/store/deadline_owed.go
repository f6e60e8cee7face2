package store

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// owedAtOnce is how many families are counted in one transaction: few enough that nobody who works meanwhile waits for it.
const owedAtOnce = 100

// errNobodyCounts means that no procedures were given by which deadlines are counted.
var errNobodyCounts = errors.New("nobody was said to count deadlines")

// CountOwed counts the deadlines of the families that were here before deadlines were kept, for whoever runs the machine, and
// says after each hundred how many are counted by now. It begins where it left off: what is counted is struck off with it.
func (db *DB) CountOwed(ctx context.Context, counted func(int)) error {
	recount := db.recount.Load()
	if recount == nil {
		return errNobodyCounts
	}
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return err
	}
	n := 0
	for _, t := range tenants {
		for {
			some, err := db.countSome(ctx, t.ID, *recount)
			if err != nil {
				return fmt.Errorf("counting the deadlines of %s: %w", t.ID, err)
			}
			if some == 0 {
				break
			}
			n += some
			counted(n)
		}
	}
	return nil
}

func (db *DB) countSome(ctx context.Context, t access.TenantID, recount Recount) (int, error) {
	n := 0
	err := db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		tx := &Tx{Reading: db.reading(ctx, inner, access.Actor{Tenant: t})}
		owed, err := tx.q.DeadlinesOwed(ctx, gen.DeadlinesOwedParams{TenantID: t, Most: owedAtOnce})
		if n = len(owed); err != nil || n == 0 {
			return err
		}
		tx.families, tx.nextID = owed, db.ids.For("count owed deadlines/"+string(t)+"/"+string(owed[0]))
		if err := recount(tx, "first count", owed); err != nil {
			return err
		}
		return tx.q.DropDeadlinesOwed(ctx, gen.DropDeadlinesOwedParams{TenantID: t, Families: keysOf(owed)})
	})
	return n, err
}
