// Package store keeps what casework does: SQLite for one machine, PostgreSQL for many, one query text for both.
//
// Act runs one action in one transaction. Look reads for one person, and gives nothing until the look itself is on
// disk. Everything that people said, and who they are, is sealed with the family's key before it is written.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// Engine is which database holds the data.
type Engine string

// The engines.
const (
	SQLite     Engine = "sqlite"
	PostgreSQL Engine = "postgres"
)

// Config says where the data is and what the store is given from outside. Database is a file path for SQLite, or a
// postgres:// address.
type Config struct {
	Database string
	Families string // the folder of the families' keys, apart from the database
	Key      seal.Key
	Clock    func() time.Time
	IDs      IDs
}

// DB is an open store.
type DB struct {
	engine   Engine
	read     *sql.DB
	write    *sql.DB
	clock    func() time.Time
	ids      IDs
	key      seal.Key
	readers  chan *line // SQLite
	batches  *batches   // SQLite
	keys     familyKeys
	families sync.Map // keyAtHand by familyPlace: reading a file costs more than a look-up
	tenants  sync.Map // seal.Key by tenant
	screens  screens
	recount  atomic.Pointer[Recount]
	keeps    atomic.Pointer[Keeps]
	reserve  atomic.Pointer[reserve]  // SQLite
	held     atomic.Pointer[sql.Conn] // PostgreSQL
}

// ErrOldSchema means that the database must be migrated first.
var ErrOldSchema = errors.New("the database is from an older version: run kith migrate")

// ErrWrongKey means that the families in the database were sealed with another key.
var ErrWrongKey = errors.New("the key is not the one that this database was sealed with")

// Open opens the store. It does not migrate: see Migrate.
func Open(ctx context.Context, c Config) (*DB, error) {
	if c.Clock == nil || c.IDs == nil {
		return nil, errors.New("a store needs a clock and ids")
	}
	if c.Families == "" {
		return nil, errors.New("a store needs a folder for the families' keys")
	}
	db := &DB{clock: c.Clock, ids: c.IDs, key: c.Key, keys: familyKeys{c.Families}}
	var err error
	if strings.HasPrefix(c.Database, "postgres://") || strings.HasPrefix(c.Database, "postgresql://") {
		db.engine = PostgreSQL
		err = db.openPostgres(c.Database)
	} else {
		db.engine = SQLite
		err = db.openSQLite(ctx, c.Database)
	}
	if err != nil {
		return nil, err
	}
	return db, nil
}

// Engine is which database this is.
func (db *DB) Engine() Engine { return db.engine }

// Ready reports whether the database answers, has this version's schema, and opens with this key.
func (db *DB) Ready(ctx context.Context) error {
	if err := db.read.PingContext(ctx); err != nil {
		return fmt.Errorf("reaching the database: %w", err)
	}
	old, err := pending(ctx, db.read)
	if err != nil {
		return err
	}
	if old {
		return ErrOldSchema
	}
	if err := db.marksAgree(ctx); err != nil {
		return err
	}
	return db.opens(ctx)
}

// mostTried is of how many families without a key the next is tried.
const mostTried = 1000

// opens tries the key on a family that is there. With another key, what is written from now on could not be read by
// whoever holds the right one. Where a family's own key is gone, as after an older copy was restored, the next is tried.
func (db *DB) opens(ctx context.Context) error {
	if err := db.keys.there(); err != nil {
		return err
	}
	var last gen.SomeFamilyParams
	var gone error
	for range mostTried {
		row, err := gen.New(db.read).SomeFamily(ctx, last)
		if errors.Is(err, sql.ErrNoRows) {
			return gone
		}
		if err != nil {
			return fmt.Errorf("trying the key: %w", err)
		}
		outer, err := db.tenantKey(row.TenantID)
		if err != nil {
			return err
		}
		if _, err = db.keys.read(outer, row.TenantID, access.FamilyID(row.ID)); errors.Is(err, seal.ErrSealed) {
			return ErrWrongKey
		} else if !keyGone(err) {
			return err
		}
		last, gone = gen.SomeFamilyParams(row), err
	}
	return gone
}

// Close ends the store after the actions and looks under way.
func (db *DB) Close() error {
	if db.engine == PostgreSQL {
		db.letGoOfHold()
		return db.write.Close()
	}
	db.batches.close()
	ends := []error{db.batches.write.close()}
	for range readers {
		ends = append(ends, (<-db.readers).close())
	}
	// The writer's pool goes last: closing the last connection empties the log into the file.
	return errors.Join(append(ends, db.read.Close(), db.write.Close())...)
}

// Now is the store's clock.
func (db *DB) Now() timescale.Instant { return timescale.InstantOf(db.clock()) }
