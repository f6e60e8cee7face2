package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"kith/internal/store/seal"
)

// ErrServing means that something else has the database open.
var ErrServing = errors.New("something has the database open: stop every server and command first")

// takeAlone has a PostgreSQL database for oneself until end is called: whatever holds it is ErrServing. What ended just now has
// two seconds to be gone. Of SQLite's file, see Alone.
func (db *DB) takeAlone(ctx context.Context) (end func(), err error) {
	if db.engine == SQLite {
		return func() {}, nil
	}
	c, err := db.lockDatabase(ctx, "SET lock_timeout = '2s'", "SELECT pg_advisory_lock($1)")
	if err != nil {
		if errors.Is(err, errLocked) {
			err = ErrServing
		}
		return nil, err
	}
	return func() { letGo(c) }, nil
}

// Alone reports whether nothing else has a SQLite file open: only then can it leave the mode in which many share it.
func Alone(ctx context.Context, path string, key seal.Key) (err error) {
	raw, err := key.Bytes("database file")
	if err != nil {
		return err
	}
	at := "file:" + (&url.URL{Path: path}).EscapedPath() + "?vfs=adiantum&hexkey=" + hex.EncodeToString(raw)
	file, err := driver.Open(at)
	if err != nil {
		return fmt.Errorf("opening the database file: %w", err)
	}
	file.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, file.Close()) }()
	for _, mode := range []string{"delete", "wal"} {
		var now string
		if err := file.QueryRowContext(ctx, "PRAGMA journal_mode="+mode).Scan(&now); errors.Is(err, sqlite3.BUSY) || err == nil && now != mode {
			return ErrServing
		} else if err != nil {
			return fmt.Errorf("opening the database file (is this its key?): %w", err)
		}
	}
	return nil
}
