// Package world gives a test a small England: two partnerships under different procedures, the people who work in
// them, a clock that the test moves, and the real store, desk and site over a database of its own. Each runs a test
// on both engines.
//
//	world.Each(t, func(t *testing.T, w *world.World) {
//		e := w.Concern("Kai Example")
//		_, err := w.Desk.ViewEnquiry(t.Context(), w.Teacher, e)
//		...
//	})
package world

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/store/seal"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

// World is what a test acts in.
type World struct {
	Staff // of the partnership that most tests act in

	Elsewhere Staff // of another partnership: none of them may ever see anything of ours
	Tenant    store.Tenant
	Other     store.Tenant

	Engine   store.Engine
	Database string // the path or address that DB was opened with
	Families string // the folder of the families' keys
	Key      seal.Key
	DB       *store.DB
	Desk     *casework.Desk
	Clock    *Clock
	IDs      store.IDs

	t    testing.TB
	mu   sync.Mutex
	days map[timescale.Date]int // how many conferences Booked has put on a day
	keys map[access.AccountID]int
	site *site
}

// settings are what a test may want otherwise.
type settings struct {
	procedure string
	other     string
}

// Option changes something about the world.
type Option func(*settings)

// Procedure names the pack that our partnership works by; "cornwall" unless told.
func Procedure(name string) Option { return func(s *settings) { s.procedure = name } }

// OtherProcedure names the pack of the partnership elsewhere; "derby-derbyshire" unless told.
func OtherProcedure(name string) Option { return func(s *settings) { s.other = name } }

// Engines are the databases that every test of meaning runs on: both, unless KITH_ENGINE names the one that this run
// looks at. The race detector does so: the embedded database under it takes many times as long.
func Engines() []store.Engine {
	if one := store.Engine(os.Getenv("KITH_ENGINE")); one != "" {
		return []store.Engine{one}
	}
	return []store.Engine{store.SQLite, store.PostgreSQL}
}

// Each runs a test in a world of its own on each engine, side by side.
func Each(t *testing.T, test func(t *testing.T, w *World), options ...Option) {
	t.Helper()

	for _, engine := range Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			test(t, New(t, engine, options...))
		})
	}
}

// New makes a world on one engine. It ends with the test.
func New(t testing.TB, engine store.Engine, options ...Option) *World {
	t.Helper()

	s := settings{procedure: "cornwall", other: "derby-derbyshire"}
	for _, o := range options {
		o(&s)
	}
	w := &World{
		Tenant: store.Tenant{ID: ours, Name: "Northcliffe Safeguarding Children Partnership", Procedure: s.procedure},
		Other:  store.Tenant{ID: theirs, Name: "Eastmoor Safeguarding Children Partnership", Procedure: s.other},
		Staff:  staffOf(ours), Elsewhere: staffOf(theirs),
		Engine: engine, Key: Key(t), Clock: NewClock(), IDs: store.SeededIDs{Seed: "world"},
		t: t, keys: map[access.AccountID]int{},
	}
	w.Families = filepath.Join(t.TempDir(), "families")
	if err := store.MakeFamilyKeys(w.Families); err != nil {
		t.Fatal(err)
	}
	w.Database = database(t, w)
	w.DB = w.Open(t)
	w.Desk = w.DeskOver(t, w.DB)
	return w
}

// DeskOver is a desk over another store of this world.
func (*World) DeskOver(t testing.TB, db *store.DB) *casework.Desk {
	t.Helper()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatalf("reading the procedures: %v", err)
	}
	return casework.NewDesk(db, packs)
}

// Open opens the world's database once more, as another process beside the first would. It is closed with the test.
func (w *World) Open(t testing.TB) *store.DB {
	t.Helper()

	db, err := store.Open(t.Context(), w.config(w.Database))
	if err != nil {
		t.Fatalf("opening the world's database: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func (w *World) config(at string) store.Config {
	return store.Config{Database: at, Families: w.Families, Key: w.Key, Clock: w.Clock.Now, IDs: w.IDs}
}

// Doing is somebody doing something: each time with a key of its own, the same in every run.
func (w *World) Doing(who access.Actor) casework.Doing {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keys[who.Account]++
	return casework.Doing{Actor: who, Once: string(who.Account) + "-" + strconv.Itoa(w.keys[who.Account])}
}

// Key is the master key of every world: the same in all of them, so that databases can be copied.
func Key(t testing.TB) seal.Key {
	t.Helper()

	key, err := seal.KeyFrom([]byte("a key for tests, and only tests!"))
	if err != nil {
		t.Fatal(err)
	}
	return key
}
