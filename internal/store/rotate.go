package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"kith/internal/store/seal"
)

// ErrRotateThere means that something is in the place where a key's change would write: it writes over nothing.
var ErrRotateThere = errors.New("something is there already")

// ErrRotated means that the key was changed to this one already: everything opens with it.
var ErrRotated = errors.New("the key was changed to this one already")

// ErrOtherRotation means that some partnerships have another new key than the one that was named.
var ErrOtherRotation = errors.New("a change of the key was begun with another new key, and has come to some partnerships: name that key's file and its folder")

// NewPlaces is where a change of the key writes.
type NewPlaces struct {
	KeyFile  string // of the new master key
	Database string // of SQLite's copy; a PostgreSQL stays where it is
	Families string // the folder of the families' keys
}

// Rotated is what a change of the key met.
type Rotated struct {
	Gone int // families whose own key is gone: nothing about them can be read, before or after
}

// RotateStep is how far a change of the key has come. What is said of it is true once it is said, whatever happens to the machine then.
type RotateStep struct {
	Done     RotateDone
	Tenant   string // the name of the partnership, of what is done for each
	Families int    // how many keys were wrapped anew
}

// RotateDone is what was done last.
type RotateDone string

// What is done, in the order in which PostgreSQL's is; SQLite's copy is begun once it is made.
const (
	RotateBegun   RotateDone = "begun"   // the database knows of the new key
	RotateKeyKept RotateDone = "key"     // the new key is on disk
	RotatePlaced  RotateDone = "placed"  // there are the folder of the families' keys, and SQLite's copy
	RotateWrapped RotateDone = "wrapped" // a partnership's families' keys are wrapped anew
	RotateTaken   RotateDone = "taken"   // a partnership has the new key
	RotateOpened  RotateDone = "opened"  // everything opens with it
)

// Rotate makes another master key and copies to it all that this store holds, for whoever runs the machine: each family's key is wrapped
// anew in a folder of its own, and SQLite's file is shut anew in another. Nothing that is there is changed, so a change of SQLite's that
// is cut short is begun again in a new place.
//
// PostgreSQL's database stays where it is, and each partnership takes the new key in one transaction: from the first on, no server starts
// until the last has it. Cut short, wherever that was, it is gone on with in the same places, with the old key and its folder. It has the
// database to itself: ErrServing means that something else has it open.
//
// The old files are destroyed once the new ones serve. A family whose own key is gone, as it may be after an older copy of the data was
// restored, is left out and counted.
//
// Codes on cards and on paper end, for they are known by a mark that follows from the key; sessions and passkeys go on. Checkpoints of
// the log are signed by another key from then on.
func (db *DB) Rotate(ctx context.Context, to NewPlaces, tell func(RotateStep)) (done Rotated, err error) {
	if old, err := pending(ctx, db.read); err != nil {
		return done, err
	} else if old {
		return done, ErrOldSchema
	}
	if err := db.opens(ctx); err != nil {
		return done, err
	}
	end, err := db.takeAlone(ctx)
	if err != nil {
		return done, err
	}
	defer end()
	c := &rotation{old: db, to: to, tell: tell}
	was := error(nil)
	if db.engine == SQLite {
		err = c.beginCopy(ctx)
	} else if err = c.beginInPlace(ctx); errors.Is(err, ErrRotated) {
		was, err = err, nil // it is looked through once more, for the last try may not have come to that
	}
	if err != nil {
		return done, err
	}
	done, err = c.carry(ctx)
	return done, errors.Join(err, was)
}

// rotation is one change of the key under way.
type rotation struct {
	old  *DB
	to   NewPlaces
	key  seal.Key
	raw  []byte // what its file holds, of one that is made now
	tell func(RotateStep)
}

// beginCopy makes SQLite's copy in places where nothing is.
func (c *rotation) beginCopy(ctx context.Context) error {
	var err error
	if err = errors.Join(absent(c.to.KeyFile), absent(c.to.Families), absent(c.to.Database)); err != nil {
		return err
	}
	if c.key, c.raw, err = newMaster(); err != nil {
		return err
	}
	if err := c.keepKey(); err != nil {
		return err
	}
	if err := MakeFamilyKeys(c.to.Families); err != nil {
		return err
	}
	return c.old.copyUnder(ctx, c.config())
}

func (c *rotation) config() Config {
	return Config{Database: c.to.Database, Families: c.to.Families, Key: c.key, Clock: c.old.clock, IDs: c.old.ids}
}

// keepKey has the new key on disk before anything is shut with it.
func (c *rotation) keepKey() error {
	made, err := keepKeyFile(c.to.KeyFile, c.raw)
	if err == nil && !made {
		err = fmt.Errorf("%s: %w", c.to.KeyFile, ErrRotateThere)
	}
	if err == nil {
		c.tell(RotateStep{Done: RotateKeyKept})
	}
	return err
}

// carry brings one partnership after the other to the new key, and opens everything with it.
func (c *rotation) carry(ctx context.Context) (done Rotated, err error) {
	other, err := Open(ctx, c.config())
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, other.Close()) }()
	c.tell(RotateStep{Done: RotatePlaced})
	if c.old.engine == SQLite {
		if err := c.begin(ctx, other); err != nil {
			return done, err
		}
	}
	tenants, err := c.old.Tenants(ctx)
	if err != nil {
		return done, err
	}
	for _, t := range tenants {
		gone, err := c.carryTenant(ctx, other, t)
		if err != nil {
			return done, err
		}
		done.Gone += gone
	}
	if err := other.Ready(ctx); err != nil {
		return done, err
	}
	c.tell(RotateStep{Done: RotateOpened})
	return done, nil
}

func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, ErrRotateThere)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking at %s: %w", path, err)
	}
	return nil
}

// copyUnder copies the file as a backup does, shut with the other key.
func (db *DB) copyUnder(ctx context.Context, to Config) error {
	raw, err := to.Key.Bytes("database file")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to.Database), 0o700); err != nil {
		return fmt.Errorf("making a folder for the copy: %w", err)
	}
	made, err := os.OpenFile(filepath.Clean(to.Database), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("making the copy: %w", err)
	}
	at := "file:" + (&url.URL{Path: to.Database}).EscapedPath() + "?vfs=adiantum&hexkey=" + hex.EncodeToString(raw)
	if err := errors.Join(db.copyTo(ctx, at), made.Sync(), made.Close()); err != nil {
		return fmt.Errorf("copying the database: %w", err)
	}
	return db.lookThrough(ctx, at)
}
