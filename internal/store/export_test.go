package store

import (
	"context"
	"database/sql"

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
