package store

import (
	"context"
	"database/sql"
	"log/slog"

	"github.com/ncruces/go-sqlite3/vfs"

	"kith/access"
	"kith/internal/store/gen"
)

// Raw reaches the database itself, for tests that tamper with it or look at its bytes.
func (db *DB) Raw() *sql.DB { return db.write }

// Transact runs bare SQL in a turn of its own.
func (db *DB) Transact(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	return db.transact(ctx, act)
}

// Waiting is how many turns stand in line on SQLite.
func (db *DB) Waiting() int { return len(db.batches.waiting) }

// MovesDays reports whether a save to a table counts deadlines again.
func MovesDays(table string) bool { return movesDays[table] }

// Writes is the table that a query saves to.
func Writes(query string) string { return writes(query) }

// WholeBlocks is a file of which blocks are read and written whole.
func WholeBlocks(f vfs.File, name string) vfs.File { return wholeBlocks(f, name) }

// TakeReserve asks at once whether there is room for the reserve again.
func (db *DB) TakeReserve() { db.reserve.Load().take() }

// Tight reports whether the reserve was given up.
func (db *DB) Tight() bool { return db.tight() }

// MigrateBeforeFamilyKeys makes the schema of a database as it was while the families' keys lay in it.
func MigrateBeforeFamilyKeys(ctx context.Context, db *DB) error {
	steps, err := db.steps()
	if err == nil {
		_, err = steps.UpTo(ctx, beforeFamilyKeys)
	}
	return err
}

// DestroyFamilyKey takes a family's key away, as the end of its time does.
func DestroyFamilyKey(db *DB, t access.TenantID, f access.FamilyID) error {
	return db.keys.destroy(t, f)
}

// OfFamily are the tables that a family's record lies in, in the order in which it is destroyed; Outlives those that stay.
func OfFamily() []string {
	every := ofFamily()
	all := make([]string, len(every))
	for i, of := range every {
		all[i] = of.table
	}
	return all
}

// Outlives are the tables that name a family and stay.
func Outlives() []string { return outlives() }

// HoldAgain looks once whether the database is held still, as a server does every few seconds.
func (db *DB) HoldAgain(ctx context.Context, log *slog.Logger) error { return db.holdAgain(ctx, log) }
