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

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
)

// ErrRotateThere means that something is in the place where a key's change would write: it writes over nothing.
var ErrRotateThere = errors.New("something is there already")

// Rotate copies all that this store holds to another master key, for whoever runs the machine: each family's key is wrapped anew in a
// folder of its own, and SQLite's file is shut anew in another. Nothing that is there is changed, so a rotation that is cut short is begun
// again in a new place, and the old files are destroyed once the new ones serve. PostgreSQL's database stays where it is: there the last
// step, which takes what follows from the old key out of it, cannot be taken back. No server may write meanwhile.
//
// A family whose own key is gone, as it may be after an older copy of the data was restored, is left out and counted.
//
// Codes on cards and on paper end, for they are known by a mark that follows from the key; sessions and passkeys go on. Checkpoints of
// the log are signed by another key from then on.
func (db *DB) Rotate(ctx context.Context, to Config) (done Rotated, err error) {
	if err := absent(to.Families); err != nil {
		return done, err
	}
	if db.engine == SQLite {
		if err := absent(to.Database); err != nil {
			return done, err
		}
	}
	if err := MakeFamilyKeys(to.Families); err != nil {
		return done, err
	}
	if db.engine == SQLite {
		if err := db.copyUnder(ctx, to); err != nil {
			return done, err
		}
	}
	other, err := Open(ctx, to)
	if err != nil {
		return done, err
	}
	tenants, err := db.Tenants(ctx)
	for _, t := range tenants {
		if err == nil {
			err = db.rotateTenant(ctx, other, t.ID, &done)
		}
	}
	if err == nil {
		err = other.Ready(ctx)
	}
	return done, errors.Join(err, other.Close())
}

// Rotated is what a change of the key met.
type Rotated struct {
	Gone int // families whose own key is gone: nothing about them can be read, before or after
}

// ErrServing means that something else has the database open.
var ErrServing = errors.New("something has the database open: stop every server first")

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

// rotateTenant wraps each family's key anew and reads it back, and seals anew what was sealed with the partnership's.
func (db *DB) rotateTenant(ctx context.Context, other *DB, t access.TenantID, done *Rotated) error {
	old, err := db.tenantKey(t)
	if err != nil {
		return err
	}
	outer, err := other.tenantKey(t)
	if err != nil {
		return err
	}
	families, err := gen.New(db.read).FamiliesOfTenant(ctx, t)
	if err != nil {
		return fmt.Errorf("listing families: %w", err)
	}
	for _, id := range families {
		inner, err := db.keys.read(old, t, access.FamilyID(id))
		if keyGone(err) {
			done.Gone++
			continue
		}
		if err != nil {
			return err
		}
		kept, err := other.keys.keep(outer, t, access.FamilyID(id), inner)
		if err != nil {
			return err
		}
		if !kept.Same(inner) {
			return errors.New("a family's key came back as another")
		}
	}
	return other.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		actor := access.Operator(t)
		tx := &Tx{Reading: other.reading(ctx, inner, actor), nextID: other.ids.For("rotate keys/" + string(t))}
		pass, err := access.AllowOffice(actor, access.RotateKeys, "")
		if err != nil {
			return err
		}
		drafts, err := tx.q.DraftsOfNoFamily(ctx, t)
		if err != nil {
			return fmt.Errorf("reading drafts: %w", err)
		}
		for _, d := range drafts {
			place := draftPlace(access.Actor{Tenant: t, Account: d.AccountID}, d.Form)
			plain, err := old.Open(place, d.Sealed)
			if err != nil {
				return fmt.Errorf("opening a draft: %w", err)
			}
			if err := tx.q.ResealDraft(ctx, gen.ResealDraftParams{Sealed: outer.Seal(place, plain), TenantID: t, AccountID: d.AccountID, Form: d.Form}); err != nil {
				return fmt.Errorf("sealing a draft anew: %w", err)
			}
		}
		if err := tx.q.WithdrawEveryCode(ctx, gen.WithdrawEveryCodeParams{WithdrawnAt: tx.now, TenantID: t}); err != nil {
			return fmt.Errorf("ending codes: %w", err)
		}
		return tx.Note(pass, "")
	})
}
