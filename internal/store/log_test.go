package store_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// keepsAnEntry leaves n entries in our partnership's log, each at a moment of its own, and gives them their places.
func filled(t *testing.T, w *world.World, n int) {
	t.Helper()

	for range n {
		if _, err := beginFamily(t.Context(), w.DB, w.Doing(w.SocialWorker)); err != nil {
			t.Fatal(err)
		}
		w.Advance(time.Second)
	}
	if placed, err := w.DB.PlaceAudit(t.Context()); err != nil || placed != n {
		t.Fatalf("placed %d, %v", placed, err)
	}
}

func TestEntriesFindTheirPlaceWithinASecond(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		ctx, stop := context.WithCancel(t.Context())
		var kept sync.WaitGroup
		kept.Go(func() { w.DB.KeepLog(ctx, slog.New(slog.DiscardHandler)) })
		defer kept.Wait()
		defer stop()
		if _, err := beginFamily(ctx, w.DB, w.Doing(w.SocialWorker)); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		for {
			v, err := w.DB.VerifyAudit(ctx, w.Tenant.ID)
			if err != nil {
				t.Fatal(err)
			}
			if v.Size == 1 && v.Tail == 0 {
				break
			}
			if time.Since(begun) > 5*time.Second { // a second, on a machine with much else to do
				t.Fatalf("after %s: %+v", time.Since(begun), v)
			}
		}
	})
}

func TestTheTailIsReported(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		filled(t, w, 3)
		if _, err := beginFamily(t.Context(), w.DB, w.Doing(w.SocialWorker)); err != nil {
			t.Fatal(err)
		}
		v, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID)
		if err != nil || v.Size != 3 || v.Tail != 1 {
			t.Errorf("%+v, %v", v, err)
		}
		if v, err := w.DB.VerifyAudit(t.Context(), w.Other.ID); err != nil || v.Size != 0 || v.Tail != 0 {
			t.Errorf("the other partnership's: %+v, %v", v, err)
		}
	})
}

func TestSeveralNodesPlaceEachEntryOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		const n = 30
		for range n {
			if _, err := beginFamily(t.Context(), w.DB, w.Doing(w.SocialWorker)); err != nil {
				t.Fatal(err)
			}
		}
		var all sync.WaitGroup
		for _, db := range []*store.DB{w.DB, w.Open(t), w.Open(t)} {
			all.Go(func() { _, _ = db.PlaceAudit(t.Context()) }) // one may find that another was first
		}
		all.Wait()
		if _, err := w.DB.PlaceAudit(t.Context()); err != nil {
			t.Fatal(err)
		}
		if v, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID); err != nil || v.Size != n || v.Tail != 0 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

func TestAnEntrySaysWhoAndOnWhichGroundAndNothingThatWasSaid(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, id); err != nil {
			t.Fatal(err)
		}
		var account, deed, ground, subject, kind string
		const last = "SELECT account_id, deed, ground, subject, kind FROM audit_entry WHERE tenant_id = $1 AND kind = 'looked'"
		if err := w.DB.Raw().QueryRowContext(t.Context(), last, string(w.Tenant.ID)).Scan(&account, &deed, &ground, &subject, &kind); err != nil {
			t.Fatal(err)
		}
		got := strings.Join([]string{account, deed, ground, subject, kind}, " | ")
		want := fmt.Sprintf("%s | %s | %s | %s | looked", w.Manager.Account, access.ViewEnquiry, access.PartManager, id)
		if got != want {
			t.Errorf("the entry is %q, want %q", got, want)
		}
	})
}
