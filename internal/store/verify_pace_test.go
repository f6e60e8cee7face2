package store_test

import (
	"context"
	"fmt"
	"math/bits"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/audit"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// inMinutes is what verification of the longest log may take.
const inMinutes = 5 * time.Minute

// TestALongLogIsGoneThroughInMinutes fills a log with 20,000 entries, ten million when deep: as many as a national
// partnership would have in years. It changes one near its end behind Kith's back, and demands that it is found where it is.
func TestALongLogIsGoneThroughInMinutes(t *testing.T) {
	t.Parallel()

	n := testcase.Times(20_000, 10_000_000)
	w := world.New(t, store.SQLite)
	fillLong(t, w, n)
	began := time.Now()
	v, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID)
	took := time.Since(began)
	if err != nil || v.Size != int64(n) {
		t.Fatalf("%+v, %v", v, err)
	}
	t.Logf("%d entries verified in %s: %d a second", n, took.Round(time.Millisecond), int(float64(n)/took.Seconds()))
	if took > inMinutes {
		t.Errorf("it took %s", took)
	}
	place := n - n/7
	if _, err := w.DB.Raw().ExecContext(t.Context(), "UPDATE audit_entry SET subject = 'x' WHERE tenant_id = $1 AND position = $2", string(w.Tenant.ID), place); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("entry %d: it is not what was written there", place)
	if _, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID); err == nil || err.Error() != want {
		t.Errorf("changed at %d: %v", place, err)
	}
}

// atATime is how many entries are written in one transaction.
const atATime = 500_000

// fillLong writes a log as placing would, faster.
func fillLong(t *testing.T, w *world.World, n int) {
	t.Helper()

	long := &longLog{w: w, begun: timescale.InstantOf(w.Clock.Now())}
	for from := 0; from < n; from += atATime {
		long.fill(t, int64(from), int64(min(n, from+atATime)))
	}
}

type longLog struct {
	w     *world.World
	begun timescale.Instant
	edge  [64]tlog.Hash
}

func (l *longLog) fill(t *testing.T, from, until int64) {
	t.Helper()

	ctx := context.WithoutCancel(t.Context())
	tx, err := l.w.DB.Raw().BeginTx(ctx, nil)
	must(t, err)
	entry, err := tx.PrepareContext(ctx, "INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	must(t, err)
	defer func() { _ = entry.Close() }()
	hash, err := tx.PrepareContext(ctx, "INSERT INTO audit_hash (tenant_id, place, hash) VALUES (?, ?, ?)")
	must(t, err)
	defer func() { _ = hash.Close() }()
	for i := from; i < until; i++ {
		f := fmt.Sprintf("family-%06d", i/2000)
		e := audit.Entry{
			Tenant: l.w.Tenant.ID, ID: fmt.Sprintf("entry-%012d", i), At: l.begun.Add(time.Duration(i) * time.Second), Account: l.w.SocialWorker.Account,
			Deed: access.ViewFamily, Ground: string(access.PartSocialWorker), Family: access.FamilyID(f), Subject: f, Kind: audit.Looked,
		}
		_, err := entry.ExecContext(ctx, e.Tenant, e.ID, e.At, e.Account, e.Deed, e.Ground, e.Family, e.Subject, e.Kind, i)
		must(t, err)
		record, err := e.Record()
		must(t, err)
		h, top := tlog.RecordHash(record), bits.TrailingZeros64(^uint64(i))
		for level := 0; level <= top; level++ {
			if level > 0 {
				h = tlog.NodeHash(l.edge[level-1], h)
			}
			_, err := hash.ExecContext(ctx, e.Tenant, tlog.StoredHashIndex(0, i)+int64(level), h[:])
			must(t, err)
		}
		l.edge[top] = h
	}
	_, err = tx.ExecContext(ctx, "UPDATE audit_head SET size = ? WHERE tenant_id = ?", until, l.w.Tenant.ID)
	must(t, err)
	must(t, tx.Commit())
}

func must(t *testing.T, err error) {
	t.Helper()

	if err != nil {
		t.Fatal(err)
	}
}
