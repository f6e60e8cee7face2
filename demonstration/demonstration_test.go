package demonstration_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"kith/casework"
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
	at     string // the database
	opens  demonstration.Opens
	desk   *casework.Desk
}

// load makes the demonstration as on one day, in a database of its own.
func load(t *testing.T, engine store.Engine, today timescale.Date) *loaded {
	t.Helper()
	l := empty(t, engine, today)
	var err error
	if l.groups, err = demonstration.Load(t.Context(), l.db, l.opens, l.packs, l.folder); err != nil {
		t.Fatal(err)
	}
	return l
}

// empty is a database of its own with nothing in it.
func empty(t *testing.T, engine store.Engine, today timescale.Date) *loaded {
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
	l.at = at
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
	return l
}

func TestTheDemonstrationLoadsOnAnyDay(t *testing.T) {
	t.Parallel()
	for _, day := range []timescale.Date{
		timescale.NewDate(2027, time.January, 2), timescale.NewDate(2027, time.March, 29), // a Saturday, and Easter Monday
		timescale.NewDate(2026, time.December, 25), timescale.NewDate(2027, time.April, 4), timescale.NewDate(2028, time.February, 29),
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

func TestALoadThatWasBrokenOffIsBegunAgain(t *testing.T) {
	t.Parallel()
	l := empty(t, store.SQLite, timescale.NewDate(2026, time.December, 8))
	ctx, stop := context.WithCancel(t.Context())
	asked := 0
	broken := func(ctx context.Context, clock func() time.Time) (*store.DB, error) {
		return l.opens(ctx, func() time.Time {
			if asked++; asked == 300 {
				stop()
			}
			return clock()
		})
	}
	if _, err := demonstration.Load(ctx, l.db, broken, l.packs, l.folder); err == nil {
		t.Fatal("it was not broken off")
	}
	groups, err := demonstration.Load(t.Context(), l.db, l.opens, l.packs, l.folder)
	if err != nil {
		t.Fatal(err)
	}
	if got := groups[0].People[0].Tenant; got != "northcliffe-2" || len(groups) != 3 {
		t.Errorf("%d partnerships, the first %s", len(groups), got)
	}
}

func TestADatabaseThatHoldsOthersIsRefused(t *testing.T) {
	t.Parallel()
	l := empty(t, store.SQLite, timescale.NewDate(2026, time.December, 8))
	if err := l.db.AddTenant(t.Context(), store.Tenant{ID: "real", Name: "A real partnership", Procedure: "gateshead"}); err != nil {
		t.Fatal(err)
	}
	if _, err := demonstration.Load(t.Context(), l.db, l.opens, l.packs, l.folder); !errors.Is(err, demonstration.ErrNotOurs) {
		t.Errorf("%v", err)
	}
}
