package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver

	"kith/internal/store/gen"
)

const (
	connections = 16
	retries     = 10
)

func (db *DB) openPostgres(address string) error {
	pool, err := sql.Open("pgx", address)
	if err != nil {
		return fmt.Errorf("opening PostgreSQL: %w", err)
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db.read, db.write = pool, pool
	return nil
}

// serializable runs act in a transaction of its own, again when it ran into another's.
func (db *DB) serializable(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	for try := 1; ; try++ {
		err := once(ctx, db.write, &sql.TxOptions{Isolation: sql.LevelSerializable}, act)
		if err == nil || !collided(err) || try == retries {
			return err
		}
	}
}

func once(ctx context.Context, pool *sql.DB, o *sql.TxOptions, act func(context.Context, gen.DBTX) error) error {
	tx, err := pool.BeginTx(ctx, o)
	if err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	if err := act(ctx, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}

// collided reports serialization failures and deadlocks: nothing happened, and it may be tried again.
func collided(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}
