package demonstration_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
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

// load makes the demonstration as on one day, in a database of its own. What most tests begin with is made once and copied.
func load(t *testing.T, engine store.Engine, day timescale.Date) *loaded {
	t.Helper()
	begin := empty
	if day == today {
		begin = copied
	}
	l := begin(t, engine, day)
	var err error
	if l.groups, err = demonstration.Load(t.Context(), l.db, l.opens, l.packs, l.folder); err != nil {
		t.Fatal(err)
	}
	return l
}

// empty is a database of its own with nothing in it.
func empty(t *testing.T, engine store.Engine, day timescale.Date) *loaded {
	t.Helper()
	folder := t.TempDir()
	at := filepath.Join(folder, "kith.db")
	if engine == store.PostgreSQL {
		at = postgres.URL(t)
	}
	l := &loaded{at: at, folder: folder}
	l.opened(t, day)
	t.Cleanup(func() { _ = l.db.Close() })
	if _, err := l.db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return l
}

// opened opens the database for one day.
func (l *loaded) opened(t *testing.T, day timescale.Date) {
	t.Helper()
	var err error
	if l.packs, err = procedure.Load(procedures.FS); err != nil {
		t.Fatal(err)
	}
	l.opens = func(ctx context.Context, clock func() time.Time) (*store.DB, error) {
		return store.Open(ctx, store.Config{Database: l.at, Families: l.families(), Key: world.Key(t), Clock: clock, IDs: store.SeededIDs{Seed: "demonstration"}})
	}
	now := day.At(11, 0).Time()
	if l.db, err = l.opens(t.Context(), func() time.Time { return now }); err != nil {
		t.Fatal(err)
	}
}

// made is a demonstration that was made once: its list of who is who, and where it is a file, the database.
type made struct {
	mu             sync.Mutex
	list, database []byte
	keys           map[string][]byte // of its families, by the names of their files
}

var once = map[store.Engine]*made{store.SQLite: {}, store.PostgreSQL: {}}

const whoIsWho = "demonstration.json"

// copied is a copy of the demonstration as on the day that most tests begin with.
func copied(t *testing.T, engine store.Engine, day timescale.Date) *loaded {
	t.Helper()
	m := once[engine]
	m.mu.Lock()
	defer m.mu.Unlock()
	l := &loaded{folder: t.TempDir()}
	l.at = filepath.Join(l.folder, "kith.db")
	tell := func(at string) error {
		first := &loaded{at: at, folder: t.TempDir()}
		first.opened(t, day)
		if _, err := first.db.Migrate(t.Context()); err != nil {
			return err
		}
		if _, err := demonstration.Load(t.Context(), first.db, first.opens, first.packs, first.folder); err != nil {
			return err
		}
		var err error
		if m.list, err = os.ReadFile(filepath.Join(first.folder, whoIsWho)); err != nil {
			return err
		}
		if m.keys, err = keysIn(first.families()); err != nil {
			return err
		}
		return first.db.Close()
	}
	if engine == store.PostgreSQL {
		l.at = postgres.CopyOf(t, "demonstration"+strconv.Itoa(os.Getpid()), tell)
	} else if m.database == nil {
		if err := tell(l.at); err != nil {
			t.Fatal(err)
		}
		var err error
		if m.database, err = os.ReadFile(l.at); err != nil {
			t.Fatal(err)
		}
	} else if err := os.WriteFile(l.at, m.database, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.folder, whoIsWho), m.list, 0o600); err != nil {
		t.Fatal(err)
	}
	putKeys(t, l.families(), m.keys)
	l.opened(t, day)
	t.Cleanup(func() { _ = l.db.Close() })
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
