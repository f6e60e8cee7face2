package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/ncruces/go-sqlite3/driver"
)

// ErrBackupThere means that the file a backup was to be written to exists: it is never written over.
var ErrBackupThere = errors.New("the file is there already")

// ErrBackupEngine means that the database has tools of its own for this.
var ErrBackupEngine = errors.New("only SQLite is copied here: use pg_dump or pgBackRest")

// Backup copies the database as it stands at one moment into a new file, shut with the same key, while others go on
// writing. The file has its name only once it is on disk and was opened and found whole.
func (db *DB) Backup(ctx context.Context, path string) (err error) {
	if db.engine != SQLite {
		return ErrBackupEngine
	}
	if _, err := os.Lstat(path); err == nil {
		return ErrBackupThere
	}
	raw, err := db.key.Bytes("database file")
	if err != nil {
		return err
	}
	partial := path + ".partial"
	// Made here, so that nobody else may read it; a copy that was cut short is not taken up again.
	made, err := os.OpenFile(filepath.Clean(partial), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("making the backup: %w", err)
	}
	defer func() { err = errors.Join(err, made.Close(), remove(partial)) }()
	at := "file:" + (&url.URL{Path: partial}).EscapedPath() + "?vfs=adiantum&hexkey=" + hex.EncodeToString(raw)
	if err := db.copyTo(ctx, at); err != nil {
		return fmt.Errorf("copying the database: %w", err)
	}
	if err := db.lookThrough(ctx, at); err != nil {
		return fmt.Errorf("looking through the backup: %w", err)
	}
	if err := made.Sync(); err != nil {
		return fmt.Errorf("writing the backup to disk: %w", err)
	}
	return name(partial, path)
}

func (db *DB) copyTo(ctx context.Context, at string) error {
	conn, err := db.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	return conn.Raw(func(c any) error {
		source, ok := c.(driver.Conn)
		if !ok {
			return errors.New("not a connection to SQLite")
		}
		return source.Raw().Backup("main", at) // in one step: a step sees one moment
	})
}

// lookThrough opens a copy as a restore would, and leaves it a single file.
func (db *DB) lookThrough(ctx context.Context, at string) (err error) {
	copied, err := driver.Open(at)
	if err != nil {
		return err
	}
	copied.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, copied.Close()) }()
	var found string
	if err := copied.QueryRowContext(ctx, "PRAGMA journal_mode=delete").Scan(&found); err != nil {
		return err
	}
	if err := copied.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return errors.New("it is not whole: " + found)
	}
	return sameSchema(ctx, db.read, copied)
}

func sameSchema(ctx context.Context, a, b *sql.DB) error {
	const at = "SELECT MAX(version_id) FROM goose_db_version WHERE is_applied"
	var ours, theirs int64
	if err := a.QueryRowContext(ctx, at).Scan(&ours); err != nil {
		return err
	}
	if err := b.QueryRowContext(ctx, at).Scan(&theirs); err != nil {
		return err
	}
	if ours != theirs {
		return fmt.Errorf("its schema is %d and ours %d", theirs, ours)
	}
	return nil
}

// name gives a file its name, unless another has taken it, and sees that the name is on disk too.
func name(from, to string) error {
	if err := os.Link(from, to); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return ErrBackupThere
		}
		return fmt.Errorf("naming the backup: %w", err)
	}
	folder, err := os.Open(filepath.Dir(to))
	if err != nil {
		return fmt.Errorf("writing the backup's name to disk: %w", err)
	}
	return errors.Join(folder.Sync(), folder.Close())
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing what was cut short: %w", err)
	}
	return nil
}
