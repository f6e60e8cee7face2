package store

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the database to this version's schema and reports how many steps it took. It makes the folder of the families'
// keys for a database that has none.
func (db *DB) Migrate(ctx context.Context) (int, error) {
	steps, err := db.steps()
	if err != nil {
		return 0, err
	}
	done, err := steps.UpTo(ctx, beforeFamilyKeys)
	if err == nil {
		err = db.moveKeys(ctx)
	}
	if err == nil {
		var more []*goose.MigrationResult
		more, err = steps.Up(ctx)
		done = append(done, more...)
	}
	if err != nil {
		return len(done), fmt.Errorf("migrating: %w", err)
	}
	if db.engine == SQLite {
		return len(done), giveFigures(ctx, db.write)
	}
	return len(done), nil
}

func (db *DB) steps() (*goose.Provider, error) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("opening migrations: %w", err)
	}
	dialect := goose.DialectPostgres
	if db.engine == SQLite {
		dialect, folder = goose.DialectSQLite3, strictFS{folder}
	}
	steps, err := goose.NewProvider(dialect, db.write, folder)
	if err != nil {
		return nil, fmt.Errorf("reading migrations: %w", err)
	}
	return steps, nil
}

// strictFS reads the one migration text, written for PostgreSQL, as SQLite: the types its strict tables take,
// and every table strict. A line that ends in "-- PostgreSQL alone" is left out, one behind "-- SQLite alone: " is read:
// SQLite changes a CHECK by changing the text of its table, as its documentation says.
type strictFS struct{ fs.FS }

var (
	notHere  = regexp.MustCompile(`(?m)^.* -- PostgreSQL alone$`)
	onlyHere = regexp.MustCompile(`(?m)^-- SQLite alone: `)
	tableEnd = regexp.MustCompile(`(?m)^\);`)
	bytea    = regexp.MustCompile(`\bBYTEA\b`)
	bigint   = regexp.MustCompile(`\bBIGINT\b`)
)

// Open translates a migration as it is read.
func (s strictFS) Open(name string) (fs.File, error) {
	file, err := s.FS.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening a migration: %w", err)
	}
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		return file, err
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("reading a migration: %w", err)
	}
	_ = file.Close()
	text = onlyHere.ReplaceAll(notHere.ReplaceAll(text, nil), nil)
	text = tableEnd.ReplaceAll(text, []byte(") STRICT;"))
	text = bytea.ReplaceAll(text, []byte("BLOB"))
	text = bigint.ReplaceAll(text, []byte("INTEGER"))
	return &translated{Reader: bytes.NewReader(text), info: info, size: int64(len(text))}, nil
}

// ReadDir and Glob keep the folder readable through the translation.
func (s strictFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(s.FS, name) }

// Glob lists the migrations.
func (s strictFS) Glob(pattern string) ([]string, error) { return fs.Glob(s.FS, pattern) }

type translated struct {
	*bytes.Reader
	info fs.FileInfo
	size int64
}

func (t *translated) Stat() (fs.FileInfo, error) { return sized{t.info, t.size}, nil }
func (t *translated) Close() error               { return nil }

type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64        { return s.size }
func (s sized) ModTime() time.Time { return time.Time{} }

// pending reports whether the schema is older than this version of Kith.
func pending(ctx context.Context, db *sql.DB) (bool, error) {
	var at int64
	err := db.QueryRowContext(ctx, "SELECT MAX(version_id) FROM goose_db_version WHERE is_applied").Scan(&at)
	if err != nil {
		return true, nil //nolint:nilerr // no version table yet: nothing was migrated
	}
	files, err := fs.Glob(migrations, "migrations/*.sql") // in the order of their names
	if err != nil || len(files) == 0 {
		return false, err
	}
	newest, err := goose.NumericComponent(files[len(files)-1])
	return at < newest, err
}
