package store_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// lookedAlready writes to the log that somebody opened so many families just now.
func lookedAlready(t *testing.T, w *world.World, who access.Actor, families int) {
	t.Helper()
	raw := canary.Raw(t, w.Database, w.Key)
	for i := range families {
		f := "another-" + strconv.Itoa(i)
		if _, err := raw.ExecContext(t.Context(),
			"INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'looked')",
			string(w.Tenant.ID), string(who.Account)+" "+f, w.DB.Now(), string(who.Account), string(access.ViewPlan), string(who.Office), f, "plan of "+f,
		); err != nil {
			t.Fatal(err)
		}
	}
}

// together sends requests of one person so that each has counted before any of them is written down, and says how many got through.
func together(t *testing.T, w *world.World, who access.Actor, requests int, look func(r *store.Reading, i int) error) int {
	t.Helper()
	var all, counted sync.WaitGroup
	errs := make([]error, requests)
	counted.Add(requests)
	for i := range requests {
		all.Go(func() {
			_, errs[i] = store.Look(t.Context(), w.DB, who, func(r *store.Reading) (struct{}, error) {
				_, err := r.Standing("of nobody") // what it reads is read of this moment
				counted.Done()
				counted.Wait()
				return struct{}{}, errors.Join(err, look(r, i))
			})
		})
	}
	all.Wait()
	through := 0
	for _, err := range errs {
		switch _, slowed := errors.AsType[*access.Slowed](err); {
		case err == nil:
			through++
		case !slowed:
			t.Error(err)
		}
	}
	return through
}

func TestRequestsSentTogetherOpenNoMoreFamiliesThanOneAfterAnother(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		var families []access.FamilyID
		for _, name := range []string{"Kai Example", "Zed Other", "Lou Third", "Bo Fourth"} {
			families = append(families, w.Booked(name).Family)
		}
		bound, _ := access.BoundOf(w.Chair.Office)
		lookedAlready(t, w, w.Chair, bound.Hour-2)
		open := func(r *store.Reading, i int) error {
			// A page asks for more than one thing of a family.
			_, err := r.Allow(families[i], access.ViewFamily, string(families[i]))
			if err == nil {
				_, err = r.Allow(families[i], access.ViewDates, string(families[i]))
			}
			return err
		}
		if n := together(t, w, w.Chair, len(families), open); n != 2 {
			t.Errorf("%d of four got through together, where two were left", n)
		}
		// Afterwards the two that got through are open, and what was refused still is not.
		now := 0
		for i := range families {
			now += together(t, w, w.Chair, 1, func(r *store.Reading, _ int) error { return open(r, i) })
		}
		if now != 2 {
			t.Errorf("%d are open afterwards", now)
		}
		stopped := 0
		if err := canary.Raw(t, w.Database, w.Key).QueryRowContext(t.Context(), "SELECT count(DISTINCT family_id) FROM audit_entry WHERE account_id = $1 AND deed = $2",
			string(w.Chair.Account), string(access.StoppedLooking)).Scan(&stopped); err != nil || stopped != 2 {
			t.Errorf("%d entries of being stopped: %v", stopped, err)
		}
	})
}

func TestListsAskedForTogetherAreCountedOneAfterAnother(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		bound, _ := access.BoundOf(w.Manager.Office)
		take := func(r *store.Reading, _ int) error {
			_, err := r.AllowList("late")
			return err
		}
		for range bound.Files - 1 {
			if together(t, w, w.Manager, 1, take) != 1 {
				t.Fatal("an early list is refused")
			}
		}
		if n := together(t, w, w.Manager, 4, take); n != 1 {
			t.Errorf("%d of four lists were taken together, where one was left", n)
		}
	})
}
