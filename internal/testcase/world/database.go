package world

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/postgres"
)

// database makes the world's database: a copy of one that was migrated and settled once.
func database(t testing.TB, w *World) string {
	t.Helper()

	key := schema(t) + w.Tenant.Procedure + w.Other.Procedure
	if w.Engine == store.PostgreSQL {
		return postgres.CopyOf(t, shortened(key), w.prepare)
	}
	template, err := w.template(shortened(key))
	if err != nil {
		t.Fatalf("preparing the world's database: %v", err)
	}
	at := filepath.Join(t.TempDir(), "kith.db")
	if err := copyFile(template, at); err != nil {
		t.Fatalf("copying the world's database: %v", err)
	}
	return at
}

// prepare migrates and settles an empty database.
func (w *World) prepare(at string) (err error) {
	ctx := context.Background()
	c := w.config(at)
	c.Clock = NewClock().Now
	db, err := store.Open(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	return settle(ctx, db, w.Tenant, w.Other)
}

var making sync.Mutex

// template is a file that SQLite worlds are copied from, kept between runs for as long as nothing that goes into it
// changes. Test processes run side by side: the file gets its name when it is finished.
func (w *World) template(key string) (string, error) {
	making.Lock()
	defer making.Unlock()
	at := filepath.Join(os.TempDir(), fmt.Sprintf("kith-world-%d", os.Getuid()), key+".db")
	if _, err := os.Stat(at); err == nil {
		return at, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return "", err
	}
	half, err := os.MkdirTemp(filepath.Dir(at), "half-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(half) }()
	made := filepath.Join(half, "kith.db")
	if err := w.prepare(made); err != nil {
		return "", err
	}
	if _, err := os.Stat(made + "-wal"); err == nil {
		return "", errors.New("the database left a log behind when it was closed")
	}
	return at, os.Rename(made, at)
}

// schema is a hash of everything that the template is made of.
func schema(t testing.TB) string {
	t.Helper()

	root := testcase.Root(t)
	files, err := filepath.Glob(filepath.Join(root, "internal/store/migrations/*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("finding the migrations: %v", err)
	}
	files = append(files, filepath.Join(root, "internal/store/migrate.go"), filepath.Join(root, "internal/store/figures.go"),
		filepath.Join(root, "internal/store/house.go"), filepath.Join(root, "internal/store/move_keys.go"),
		filepath.Join(root, "internal/store/sqlite.go"), filepath.Join(root, "internal/testcase/world/staff.go"))
	sum := sha256.New()
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatalf("reading a migration: %v", err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", filepath.Base(name), len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func shortened(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:10])
}

func copyFile(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o600)
}
