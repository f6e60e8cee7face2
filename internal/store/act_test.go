package store_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/internal/store/gen"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
)

// begin is the smallest action there is: it begins a family, and leaves its entry.
func begin(tx *store.Tx, by store.Doing) (access.FamilyID, access.Pass, error) {
	f := access.FamilyID(tx.NewID())
	pass, err := access.AllowOffice(by.Actor, access.RecordConcern, f)
	if err != nil {
		return "", pass, err
	}
	if err := tx.AddFamily(pass); err != nil {
		return "", pass, err
	}
	return f, pass, tx.Note(pass, string(f))
}

func beginFamily(ctx context.Context, db *store.DB, by store.Doing) (access.FamilyID, error) {
	return store.Act(ctx, db, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
		f, _, err := begin(tx, by)
		return f, err
	})
}

// families are all of a partnership's, as its unit sees them.
func families(t *testing.T, w *world.World, db *store.DB) map[access.FamilyID]bool {
	t.Helper()

	there := map[access.FamilyID]bool{}
	_, err := store.Look(t.Context(), db, w.Unit, func(r *store.Reading) (string, error) {
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return "", err
		}
		all, err := r.Families()
		for _, f := range all {
			there[f] = true
		}
		return "", err
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func TestActionsThatArriveTogetherShareACommit(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	const together = 32
	free, begun := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		_ = w.DB.Transact(t.Context(), func(context.Context, gen.DBTX) error { close(begun); <-free; return nil })
	})
	<-begun
	beside := w.Open(t) // sees what is committed, and nothing else
	committed := func(db *store.DB) (n int) {
		if err := db.Raw().QueryRowContext(t.Context(), "SELECT COUNT(*) FROM family").Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	most := 0
	for range together {
		by := w.Doing(w.SocialWorker)
		all.Go(func() {
			_, err := store.Act(t.Context(), w.DB, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
				f, _, err := begin(tx, by)
				most = max(most, committed(beside)) // one turn at a time, so nobody else writes this
				return f, err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	for w.DB.Waiting() < together {
		runtime.Gosched()
	}
	close(free)
	all.Wait()
	if most != 0 {
		t.Errorf("%d actions were committed before the last of those that waited with them", most)
	}
	if got := committed(beside); got != together {
		t.Errorf("%d families, want %d", got, together)
	}
}

func TestManyActionsAtOnceAreAllDone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		n := testcase.Times(40, 400)
		var failed atomic.Int32
		var all sync.WaitGroup
		began := make([]access.FamilyID, n)
		for i := range n {
			by := w.Doing(w.SocialWorker)
			all.Go(func() {
				var err error
				if began[i], err = beginFamily(t.Context(), w.DB, by); err != nil {
					failed.Add(1)
					t.Errorf("action %d: %v", i, err)
				}
			})
		}
		all.Wait()
		there := families(t, w, w.DB)
		for _, f := range began {
			if !there[f] {
				t.Errorf("family %s was answered and is not there", f)
			}
		}
	})
}

func TestAFailedActionUndoesItsOwnWorkAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		broken := errors.New("not this one")
		var all sync.WaitGroup
		for i := range 24 {
			by := w.Doing(w.SocialWorker)
			all.Go(func() {
				_, err := store.Act(t.Context(), w.DB, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
					f, pass, err := begin(tx, by)
					if err != nil {
						return "", err
					}
					switch i % 4 {
					case 1:
						return f, broken
					case 2:
						panic(world.Secret)
					case 3: // a constraint of the database: nobody of that name is there
						return f, tx.AddPart(pass, "nobody", access.PartManager, "")
					}
					return f, nil
				})
				if (err == nil) != (i%4 == 0) {
					t.Errorf("action %d ended with %v", i, err)
				}
				if err != nil && containsSecret(err.Error()) {
					t.Errorf("an error quotes what was said: %v", err)
				}
			})
		}
		all.Wait()
		if got := len(families(t, w, w.DB)); got != 6 {
			t.Errorf("%d families, want the 6 whose actions succeeded", got)
		}
	})
}

func TestAnActionWhoseCallerIsGoneIsNotDone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := beginFamily(gone, w.DB, w.Doing(w.SocialWorker)); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		// Going away in the middle harms nobody else's work.
		ctx, leave := context.WithCancel(t.Context())
		by := w.Doing(w.SocialWorker)
		var all sync.WaitGroup
		all.Go(func() {
			_, _ = store.Act(ctx, w.DB, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
				leave()
				f, _, err := begin(tx, by)
				return f, err
			})
		})
		for range 8 {
			by := w.Doing(w.SocialWorker)
			all.Go(func() {
				if _, err := beginFamily(t.Context(), w.DB, by); err != nil {
					t.Errorf("another's action: %v", err)
				}
			})
		}
		all.Wait()
	})
}

func TestNothingIsDoneWithoutAnEntry(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		by := w.Doing(w.SocialWorker)
		_, err := store.Act(t.Context(), w.DB, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
			f := access.FamilyID(tx.NewID())
			pass, err := access.AllowOffice(by.Actor, access.RecordConcern, f)
			if err != nil {
				return "", err
			}
			return f, tx.AddFamily(pass)
		})
		if err == nil {
			t.Error("an action without an audit entry was let through")
		}
		if got := families(t, w, w.DB); len(got) != 0 {
			t.Errorf("it left %v", got)
		}
	})
}

func TestAKeyMadeInAnActionThatFailedIsForgotten(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		by := w.Doing(w.SocialWorker)
		act := func(fail bool) (access.FamilyID, error) {
			return store.Act(t.Context(), w.DB, by, "begin", func(tx *store.Tx) (access.FamilyID, error) {
				f, pass, err := begin(tx, by)
				if err != nil {
					return "", err
				}
				who := family.Person{ID: access.PersonID(tx.NewID()), Kind: family.Child, Details: family.Details{Name: "Kai Example"}}
				if err := tx.AddPerson(pass, who); err != nil {
					return "", err
				}
				if fail {
					return "", errors.New("something to mend")
				}
				return f, nil
			})
		}
		if _, err := act(true); err == nil {
			t.Fatal("the first try should fail")
		}
		f, err := act(false) // the same form sent again: the same ids, another key
		if err != nil {
			t.Fatal(err)
		}
		if err := readPeople(t, w.Open(t), w.Unit, f); err != nil {
			t.Errorf("after a restart: %v", err)
		}
	})
}

// readPeople reads a family's people in a store that holds no key in memory.
func readPeople(t *testing.T, db *store.DB, who access.Actor, f access.FamilyID) error {
	t.Helper()

	_, err := store.Look(t.Context(), db, who, func(r *store.Reading) (string, error) {
		if _, err := r.Allow(f, access.ViewNames, ""); err != nil {
			return "", err
		}
		held, err := r.People(f)
		return fmt.Sprint(held), err
	})
	return err
}
