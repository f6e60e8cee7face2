package store_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/access"
	"kith/audit"
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

// TestWhateverIsDoneToTheLogShows changes a log in every way that somebody with the database in hand may, and demands
// that verification names the first place where it does not hold.
func TestWhateverIsDoneToTheLogShows(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		const n = 37
		const all = "SELECT * FROM " // every column, whatever they are
		filled(t, w, n)
		run := func(statement string, args ...any) error {
			_, err := w.DB.Raw().ExecContext(context.WithoutCancel(t.Context()), statement, args...)
			return err
		}
		ours := string(w.Tenant.ID)
		if err := run("CREATE TABLE entry_before AS " + all + "audit_entry"); err != nil {
			t.Fatal(err)
		}
		if err := run("CREATE TABLE hash_before AS " + all + "audit_hash"); err != nil {
			t.Fatal(err)
		}
		restore := []string{
			"DELETE FROM audit_entry", "INSERT INTO audit_entry " + all + "entry_before",
			"DELETE FROM audit_hash", "INSERT INTO audit_hash " + all + "hash_before",
		}
		rapid.Check(t, func(rt *rapid.T) {
			at := rapid.IntRange(0, n-1).Draw(rt, "place")
			other := rapid.IntRange(0, n-1).Filter(func(i int) bool { return i != at }).Draw(rt, "other place")
			how := rapid.SampledFrom([]string{"removed", "changed", "reordered", "truncated", "hash changed", "hash removed"}).Draw(rt, "how")
			first := at
			var err error
			switch how {
			case "removed":
				err = run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position = $2", ours, at)
			case "changed":
				field := rapid.SampledFrom([]string{"account_id", "deed", "ground", "family_id", "subject", "id"}).Draw(rt, "field")
				err = run("UPDATE audit_entry SET "+field+" = 'x' WHERE tenant_id = $1 AND position = $2", ours, at)
			case "reordered":
				first = min(at, other)
				for _, step := range [][2]int{{at, -1}, {other, at}, {-1, other}} {
					err = errors.Join(err, run("UPDATE audit_entry SET position = $1 WHERE tenant_id = $2 AND position = $3", step[1], ours, step[0]))
				}
			case "truncated":
				err = run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position >= $2", ours, at)
			case "hash changed":
				err = run("UPDATE audit_hash SET hash = $1 WHERE tenant_id = $2 AND place = $3", make([]byte, 32), ours, at)
				first = -1
			case "hash removed":
				err = run("DELETE FROM audit_hash WHERE tenant_id = $1 AND place = $2", ours, at)
				first = -1
			}
			if err != nil {
				rt.Fatalf("tampering: %v", err)
			}
			_, found := w.DB.VerifyAudit(t.Context(), w.Tenant.ID)
			for _, step := range restore {
				if err := run(step); err != nil {
					rt.Fatalf("putting it right again: %v", err)
				}
			}
			var fault *audit.Fault
			if !errors.As(found, &fault) {
				rt.Fatalf("%s at %d: verification says %v", how, at, found)
			}
			if first >= 0 && fault.Place != int64(first) {
				rt.Fatalf("%s at %d: verification says %v", how, first, found)
			}
			if _, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID); err != nil {
				rt.Fatalf("put right again: %v", err)
			}
		})
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
