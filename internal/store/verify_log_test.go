package store_test

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"kith/access"
	"kith/audit"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// tampering is a log in the hands of somebody who holds the database and knows how Kith makes its hashes.
type tampering struct {
	t *testing.T
	w *world.World
	n int
}

func tamperWith(t *testing.T, w *world.World, n int) tampering {
	t.Helper()

	filled(t, w, n)
	m := tampering{t, w, n}
	for _, table := range []string{"audit_entry", "audit_hash", "audit_head"} {
		m.must(m.run("CREATE TABLE " + table + "_before AS SELECT * FROM " + table))
	}
	return m
}

func (m tampering) must(err error) {
	m.t.Helper()

	if err != nil {
		m.t.Fatalf("tampering: %v", err)
	}
}

func (m tampering) run(statement string, args ...any) error {
	_, err := m.w.DB.Raw().ExecContext(context.WithoutCancel(m.t.Context()), statement, args...)
	return err
}

// restore puts the log right again.
func (m tampering) restore() {
	for _, table := range []string{"audit_entry", "audit_hash", "audit_head"} {
		m.must(m.run("DELETE FROM " + table))
		m.must(m.run("INSERT INTO " + table + " SELECT * FROM " + table + "_before"))
	}
}

// faultOf is what verification says of the log as it is now.
func (m tampering) faultOf(signed ...audit.Checkpoint) (*audit.Fault, error) {
	_, err := m.w.DB.VerifyAudit(m.t.Context(), m.w.Tenant.ID, signed...)
	var fault *audit.Fault
	if err != nil && !errors.As(err, &fault) {
		m.t.Fatalf("verification failed: %v", err)
	}
	return fault, err
}

// fields are all that an entry says.
var fields = []string{"id", "at", "account_id", "deed", "ground", "family_id", "subject", "kind"}

// do changes the log in one way, and gives the first place that does not hold then.
func (m tampering) do(how string, at, other int, field string) int {
	ours, first := string(m.w.Tenant.ID), at
	switch how {
	case "removed":
		m.must(m.run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position = $2", ours, at))
	case "changed":
		value := map[string]string{"at": "2031-01-01T00:00:00.000Z", "kind": "looked"}[field]
		if value == "" {
			value = "x"
		}
		m.must(m.run("UPDATE audit_entry SET "+field+" = $1 WHERE tenant_id = $2 AND position = $3", value, ours, at))
	case "reordered":
		first = min(at, other)
		for _, step := range [][2]int{{at, -1}, {other, at}, {-1, other}} {
			m.must(m.run("UPDATE audit_entry SET position = $1 WHERE tenant_id = $2 AND position = $3", step[1], ours, step[0]))
		}
	case "end dropped":
		m.must(m.run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position >= $2", ours, at))
	case "end dropped, and the length":
		m.must(m.run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position >= $2", ours, at))
		m.must(m.run("UPDATE audit_head SET size = $1 WHERE tenant_id = $2", at, ours))
	case "length changed":
		m.must(m.run("UPDATE audit_head SET size = $1 WHERE tenant_id = $2", other, ours))
		first = other
	case "length raised":
		m.must(m.run("UPDATE audit_head SET size = $1 WHERE tenant_id = $2", m.n+1+other, ours))
		first = m.n
	case "hash changed", "hash removed":
		// A hash that is stored after an entry's own is that of a subtree, and belongs to the entry that ended it.
		place := int64(at)
		for first = 0; tlog.StoredHashIndex(0, int64(first+1)) <= place; first++ {
		}
		if how == "hash changed" {
			m.must(m.run("UPDATE audit_hash SET hash = $1 WHERE tenant_id = $2 AND place = $3", make([]byte, 32), ours, place))
		} else {
			m.must(m.run("DELETE FROM audit_hash WHERE tenant_id = $1 AND place = $2", ours, place))
		}
	}
	return first
}

// TestWhateverIsDoneToTheLogShows changes a log in every way that somebody with the database in hand may, and demands
// that verification names the first place where it does not hold.
func TestWhateverIsDoneToTheLogShows(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		const n = 37
		m := tamperWith(t, w, n)
		rapid.Check(t, func(rt *rapid.T) {
			how := rapid.SampledFrom([]string{
				"removed", "changed", "reordered", "end dropped", "end dropped, and the length", "length changed", "length raised", "hash changed", "hash removed",
			}).Draw(rt, "how")
			at := rapid.IntRange(0, n-1).Draw(rt, "place")
			other := rapid.IntRange(0, n-1).Filter(func(i int) bool { return i != at }).Draw(rt, "other place")
			field := rapid.SampledFrom(fields).Draw(rt, "field")
			first := m.do(how, at, other, field)
			fault, err := m.faultOf()
			m.restore()
			if fault == nil || fault.Place != int64(first) {
				rt.Fatalf("%s at %d: verification says %v, not entry %d", how, at, err, first)
			}
			if fault, err := m.faultOf(); fault != nil {
				rt.Fatalf("put right again: %v", err)
			}
		})
	})
}

// rewrite cuts the log at a place and writes its end anew, as Kith itself would have: every hash fits. Each entry from there
// on has another account; with cut, the last ones are left out.
func (m tampering) rewrite(from, cut int) {
	ours := string(m.w.Tenant.ID)
	m.must(m.run("DELETE FROM audit_entry WHERE tenant_id = $1 AND position >= $2", ours, m.n-cut))
	m.must(m.run("UPDATE audit_entry SET account_id = 'nobody', position = NULL WHERE tenant_id = $1 AND position >= $2", ours, from))
	m.must(m.run("DELETE FROM audit_hash WHERE tenant_id = $1 AND place >= $2", ours, tlog.StoredHashIndex(0, int64(from))))
	m.must(m.run("UPDATE audit_head SET size = $1 WHERE tenant_id = $2", from, ours))
	if placed, err := m.w.DB.PlaceAudit(m.t.Context()); err != nil || placed != m.n-cut-from {
		m.t.Fatalf("placed %d again: %v", placed, err)
	}
}

func TestALogThatWasCutAndWrittenAnewIsFoundByWhatWasSigned(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		folder := filepath.Join(t.TempDir(), "elsewhere")
		write := func() int {
			wrote, err := w.DB.WriteCheckpoints(t.Context(), folder)
			if err != nil {
				t.Fatal(err)
			}
			return len(wrote)
		}
		filled(t, w, 11)
		if write() != 1 || write() != 0 {
			t.Error("a log that grew has one checkpoint more, and one that did not has none")
		}
		m := tamperWith(t, w, 12) // 23 in all
		m.n = 23
		write()
		kept, err := w.DB.ReadCheckpoints(folder)
		if err != nil || len(kept.Signed) != 2 || kept.Signed[0].Size != 11 || kept.Signed[1].Size != 23 {
			t.Fatalf("%+v, %v", kept, err)
		}
		if v, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID, kept.Signed...); err != nil || v.Checkpoints != 2 || v.Head != kept.Signed[1].Head {
			t.Fatalf("%+v, %v", v, err)
		}
		for _, one := range []struct {
			name      string
			from, cut int
			place     int64
			says      string
		}{
			{"from the start", 0, 0, 10, "checkpoint of 11 entries"},
			{"after the first checkpoint", 11, 0, 22, "checkpoint of 23 entries"},
			{"put back to an older state", 20, 3, 20, "had 23 entries"},
		} {
			m.rewrite(one.from, one.cut)
			if fault, err := m.faultOf(); fault != nil {
				t.Errorf("%s: by itself the log should hold: %v", one.name, err)
			}
			fault, err := m.faultOf(kept.Signed...)
			if fault == nil || fault.Place != one.place || !strings.Contains(fault.Why, one.says) {
				t.Errorf("%s: %v", one.name, err)
			}
			if _, err := w.DB.WriteCheckpoints(t.Context(), folder); !errors.Is(err, store.ErrOtherLog) {
				t.Errorf("%s: a checkpoint of it was signed: %v", one.name, err)
			}
			m.restore()
		}
	})
}

func TestACheckpointThatSomebodyChangedIsRefused(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	folder := t.TempDir()
	filled(t, w, 3)
	if _, err := w.DB.WriteCheckpoints(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, string(w.Tenant.ID)+".checkpoints")
	signed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string, text []byte) (store.Checkpoints, error) {
		other := t.TempDir()
		if err := os.WriteFile(filepath.Join(other, name+".checkpoints"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		return w.DB.ReadCheckpoints(other)
	}
	ours := string(w.Tenant.ID)
	lines := strings.Split(string(signed), "\n")
	for i := range lines {
		if lines[i] == "" {
			continue
		}
		changed := append([]string{}, lines...)
		end := len(lines[i]) - 1
		changed[i] = lines[i][:end] + string(lines[i][end]^1)
		if c, err := read(ours, []byte(strings.Join(changed, "\n"))); err == nil && c.Torn == 0 {
			t.Errorf("line %d was changed to %q, and nobody noticed", i+1, changed[i])
		}
	}
	if _, err := read("eastmoor", signed); err == nil {
		t.Error("another partnership's file was taken for its own")
	}
	// A machine that lost its power while it wrote leaves a piece, and goes on behind it.
	for torn := 1; torn < len(signed)-1; torn += 7 {
		if err := os.WriteFile(path, signed[:torn], 0o600); err != nil {
			t.Fatal(err)
		}
		wrote, err := w.DB.WriteCheckpoints(t.Context(), folder)
		if err != nil || len(wrote) != 1 {
			t.Fatalf("cut off after %d bytes: %v, %v", torn, wrote, err)
		}
		if c, err := w.DB.ReadCheckpoints(folder); err != nil || len(c.Signed) != 1 || c.Torn != 1 && torn > 1 {
			t.Errorf("cut off after %d bytes: %+v, %v", torn, c, err)
		}
	}
}

// TestTheLogsHeadIsTheHashOfItsTree compares what the verifier folds up by itself with the library's own way.
func TestTheLogsHeadIsTheHashOfItsTree(t *testing.T) {
	t.Parallel()

	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		all := make([]tlog.Hash, len(at))
		for i, p := range at {
			all[i] = stored[p]
		}
		return all, nil
	})
	v := audit.NewVerifier(func(place int64) (tlog.Hash, bool) {
		if place >= int64(len(stored)) {
			return tlog.Hash{}, false
		}
		return stored[place], true
	}, nil)
	for i := range int64(300) {
		e := audit.Entry{Tenant: "northcliffe", ID: strconv.FormatInt(i, 10), Deed: access.ViewFamily, Kind: audit.Looked}
		more, err := e.Hashes(i, read)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, more...)
		if err := v.Check(i, e); err != nil {
			t.Fatal(err)
		}
		want, err := tlog.TreeHash(i+1, read)
		got, errGot := v.Head()
		if err != nil || errGot != nil || got != want {
			t.Fatalf("%d entries: %s, want %s: %v %v", i+1, hex.EncodeToString(got[:]), want, err, errGot)
		}
	}
	if err := v.End(300); err != nil {
		t.Error(err)
	}
}
