package demonstration_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"kith/demonstration"
	"kith/internal/store"
	"kith/internal/testcase/postgres"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

// loaded is a demonstration on one engine, told up to a day.
type loaded struct {
	groups []demonstration.Group
	db     *store.DB
	packs  procedure.Library
	folder string
	opens  demonstration.Opens
}

// load makes the demonstration as on one day, in a database of its own.
func load(t *testing.T, engine store.Engine, today timescale.Date) *loaded {
	t.Helper()
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	l := &loaded{packs: packs, folder: t.TempDir()}
	at := filepath.Join(l.folder, "kith.db")
	if engine == store.PostgreSQL {
		at = postgres.URL(t)
	}
	l.opens = func(ctx context.Context, clock func() time.Time) (*store.DB, error) {
		return store.Open(ctx, store.Config{Database: at, Key: world.Key(t), Clock: clock, IDs: store.SeededIDs{Seed: "demonstration"}})
	}
	now := today.At(11, 0).Time()
	if l.db, err = l.opens(t.Context(), func() time.Time { return now }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.db.Close() })
	if _, err := l.db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if l.groups, err = demonstration.Load(t.Context(), l.db, l.opens, packs, l.folder); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheDemonstrationLoadsOnAnyDay(t *testing.T) {
	t.Parallel()
	for _, day := range []timescale.Date{
		timescale.NewDate(2026, time.December, 8), timescale.NewDate(2027, time.January, 2), timescale.NewDate(2027, time.March, 29),
	} {
		t.Run(day.String(), func(t *testing.T) {
			t.Parallel()
			l := load(t, store.SQLite, day)
			families := 0
			for _, g := range l.groups {
				families += len(g.Families)
			}
			if len(l.groups) != 3 || families < 12 {
				t.Errorf("%d partnerships, %d families", len(l.groups), families)
			}
		})
	}
}
