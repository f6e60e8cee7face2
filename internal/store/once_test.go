package store_test

import (
	"errors"
	"sync"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestAFormSentTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		by := w.Doing(w.SocialWorker)
		first, err := beginFamily(t.Context(), w.DB, by)
		if err != nil {
			t.Fatal(err)
		}
		second, err := beginFamily(t.Context(), w.DB, by)
		if err != nil || second != first {
			t.Errorf("the second sending: %s, %v, want %s", second, err, first)
		}
		if got := families(t, w, w.DB); len(got) != 1 {
			t.Errorf("%d families", len(got))
		}
	})
}

func TestAFormSentManyTimesAtOnceIsDoneOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		by := w.Doing(w.SocialWorker)
		beside := w.Open(t) // another process
		var all sync.WaitGroup
		answers := make([]access.FamilyID, 12)
		for i := range answers {
			db := w.DB
			if i%2 == 1 {
				db = beside
			}
			all.Go(func() {
				var err error
				if answers[i], err = beginFamily(t.Context(), db, by); err != nil {
					t.Errorf("sending %d: %v", i, err)
				}
			})
		}
		all.Wait()
		for _, got := range answers {
			if got != answers[0] {
				t.Errorf("answers differ: %v", answers)
				break
			}
		}
		if got := families(t, w, w.DB); len(got) != 1 {
			t.Errorf("%d families", len(got))
		}
	})
}

func TestAnotherPersonsKeyIsRefused(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		by := w.Doing(w.SocialWorker)
		if _, err := beginFamily(t.Context(), w.DB, by); err != nil {
			t.Fatal(err)
		}
		stolen := store.Doing{Actor: w.Manager, Once: by.Once}
		if got, err := beginFamily(t.Context(), w.DB, stolen); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("got %q, %v", got, err)
		}
		elsewhere := store.Doing{Actor: w.Elsewhere.SocialWorker, Once: by.Once}
		if _, err := beginFamily(t.Context(), w.DB, elsewhere); err != nil {
			t.Errorf("another partnership's key of the same text: %v", err)
		}
		if _, err := beginFamily(t.Context(), w.DB, store.Doing{Actor: w.SocialWorker}); !errors.Is(err, store.ErrNoOnce) {
			t.Errorf("without a key: %v", err)
		}
	})
}
