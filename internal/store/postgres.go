package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver

	"kith/internal/store/gen"
)

// connections are two for each of sixteen readers at once: one that reads, one that writes their look down; and one that holds the database.
const connections = 33

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

// retried runs act in a transaction of its own, again when it ran into another's.
func (db *DB) retried(ctx context.Context, level sql.IsolationLevel, act func(context.Context, gen.DBTX) error) error {
	for try := 1; ; try++ {
		err := once(ctx, db.write, &sql.TxOptions{Isolation: level}, act)
		if err == nil || try >= tries(err) {
			return plainly(err)
		}
		if err := pause(ctx, try); err != nil {
			return err
		}
	}
}

// pause lets those who collided try again at different times, each time further apart.
func pause(ctx context.Context, try int) error {
	var drawn [1]byte
	_, _ = rand.Read(drawn[:]) // crypto/rand.Read never fails: it ends the program instead
	wait := time.NewTimer(time.Duration(min(try, 20)) * time.Duration(drawn[0]) * 100 * time.Microsecond)
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func once(ctx context.Context, pool *sql.DB, o *sql.TxOptions, act func(context.Context, gen.DBTX) error) error {
	tx, err := pool.BeginTx(ctx, o)
	if err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	if err := unbroken(ctx, tx, act); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}

// unbroken runs an action and turns a panic into its failure.
func unbroken(ctx context.Context, tx gen.DBTX, act func(context.Context, gen.DBTX) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return act(ctx, tx)
}

// panicked says where an action panicked and not what it said: its words could be case content.
func panicked(p any) error { return fmt.Errorf("panic in an action: %T at %s", p, debug.Stack()) }

// tries is how often something may be tried that ended like this; once, unless it ran into another's. Nothing happened
// then, and of those that collide one always gets through. A row that another action added first, as when one form is
// sent twice at once, is found there at the next try; if not, trying on does not mend it.
func tries(err error) int {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return 1
	}
	switch pg.Code {
	case "40001", "40P01": // another transaction was in the way, deadlock
		return 60
	case "23505": // unique
		return 10
	}
	return 1
}
