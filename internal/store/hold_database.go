package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// ErrRotating means that the key is being changed.
var ErrRotating = errors.New("the key is being changed: wait until kith keys rotate is done, then start with the new key")

// Hold has a PostgreSQL database not change its key until the store is closed, and sees that it has this store's: whatever writes to it
// holds it. ErrRotating means that it is being changed. Of SQLite's file the file itself tells who has it open.
func (db *DB) Hold(ctx context.Context) error {
	if db.engine == SQLite {
		return nil
	}
	c, err := db.lockDatabase(ctx, "SET lock_timeout = '5s'", "SELECT pg_advisory_lock_shared($1)")
	if errors.Is(err, errLocked) {
		return ErrRotating
	}
	if err != nil {
		return err
	}
	db.held.Store(c)
	return nil
}

// holdEvery is how often it is looked whether the database is held still.
const holdEvery = 5 * time.Second

// KeepHold looks every few seconds whether the database is held still, until ctx ends, and takes hold of it again where its connection
// was lost. It fails where the key was changed or is being changed meanwhile: whoever serves stops then. What would have been written until
// that was noticed, and depends on the key, was refused (keyStays).
func (db *DB) KeepHold(ctx context.Context, log *slog.Logger) error {
	tick := time.NewTicker(holdEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if err := db.holdAgain(ctx, log); err != nil && ctx.Err() == nil {
			return err
		}
	}
}

// holdAgain takes hold of the database again, unless it is held. While the database cannot be reached it waits for the next time:
// nothing can be written then.
func (db *DB) holdAgain(ctx context.Context, log *slog.Logger) error {
	if db.engine == SQLite {
		return nil
	}
	if c := db.held.Load(); c != nil {
		soon, cancel := context.WithTimeout(ctx, holdEvery)
		defer cancel()
		if c.PingContext(soon) == nil {
			return nil
		}
		db.letGoOfHold()
	}
	err := db.Hold(ctx)
	if err == nil {
		if err = db.Ready(ctx); err != nil {
			db.letGoOfHold()
		}
	}
	switch {
	case err == nil:
		log.WarnContext(ctx, "the connection that holds the database was lost, and is there again")
		return nil
	case errors.Is(err, ErrRotating), errors.Is(err, ErrWrongKey), errors.Is(err, ErrHalfRotated):
		return err
	}
	log.ErrorContext(ctx, "holding the database", slog.String("error", err.Error()))
	return nil
}

func (db *DB) letGoOfHold() {
	if c := db.held.Swap(nil); c != nil {
		letGo(c)
	}
}

// databaseLock is the number of our advisory lock: the letters of Kith.
const databaseLock = 0x4b697468

// errLocked means that somebody else has the lock.
var errLocked = errors.New("the database is locked")

// lockDatabase takes our advisory lock on a connection of its own, which has it until it ends.
func (db *DB) lockDatabase(ctx context.Context, wait, lock string) (*sql.Conn, error) {
	c, err := db.write.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("reaching the database: %w", err)
	}
	if _, err = c.ExecContext(ctx, wait); err == nil {
		_, err = c.ExecContext(ctx, lock, int64(databaseLock))
	}
	if err == nil {
		return c, nil
	}
	letGo(c)
	if pg, is := errors.AsType[*pgconn.PgError](err); is && pg.Code == "55P03" { // lock_not_available
		return nil, errLocked
	}
	return nil, fmt.Errorf("holding the database: %w", err)
}

// letGo ends a connection with what it holds, so that nobody else is lent it.
func letGo(c *sql.Conn) {
	_ = c.Raw(func(any) error { return driver.ErrBadConn })
	_ = c.Close()
}
