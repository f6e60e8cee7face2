package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// writesTo, when set, is the database that this test process writes to until it is killed.
const writesTo = "KITH_STORE_WRITES_TO"

// keysIn is its folder of families' keys.
const keysIn = "KITH_STORE_KEYS_IN"

// TestWhatWasAnsweredSurvivesAKill kills a process in the middle of its work: whatever it had been told is done is
// there, whole, and the log stands.
func TestWhatWasAnsweredSurvivesAKill(t *testing.T) {
	t.Parallel()

	if at := os.Getenv(writesTo); at != "" {
		writeForEver(t, at)
		return
	}
	world.Each(t, func(t *testing.T, w *world.World) {
		enough := testcase.Times(60, 2000)
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWhatWasAnsweredSurvivesAKill$")
		cmd.Env = append(os.Environ(), writesTo+"="+w.Database, keysIn+"="+w.Families)
		said, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var answered []access.FamilyID
		lines := bufio.NewScanner(said)
		for lines.Scan() {
			var f access.FamilyID
			if n, _ := fmt.Sscanf(lines.Text(), "done %s", &f); n == 1 {
				answered = append(answered, f)
			}
			if len(answered) == enough {
				_ = cmd.Process.Kill()
			}
		}
		_ = cmd.Wait()
		if len(answered) < enough {
			t.Fatalf("the other process answered %d times and ended", len(answered))
		}
		there := families(t, w, w.Open(t))
		for _, f := range answered {
			if !there[f] {
				t.Errorf("%s was answered and is lost", f)
			}
			if _, err := canary.FamilyKey(w.Families, w.Key, string(w.Tenant.ID), string(f)); err != nil {
				t.Errorf("%s was answered and its key is lost: %v", f, err)
			}
		}
		if _, err := w.DB.PlaceAudit(t.Context()); err != nil {
			t.Fatal(err)
		}
		v, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID)
		if err != nil || v.Size < int64(len(there)) {
			t.Errorf("%d families, and a log of %d: %v", len(there), v.Size, err)
		}
	})
}

// writeForEver does one action after the other, several at a time, and tells each answer.
func writeForEver(t *testing.T, at string) {
	t.Helper()

	db, err := store.Open(t.Context(), store.Config{Database: at, Families: os.Getenv(keysIn), Key: world.Key(t), Clock: world.NewClock().Now, IDs: store.RandomIDs{}})
	if err != nil {
		t.Fatal(err)
	}
	who := access.Actor{Tenant: "northcliffe", Account: "northcliffe-worker", Office: access.SocialWorker}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := 0; ; n++ {
				f, err := beginFamily(context.Background(), db, store.Doing{Actor: who, Once: fmt.Sprintf("%d/%d/%d", os.Getpid(), i, n)})
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
				_, _ = fmt.Fprintln(os.Stdout, "done", f)
			}
		})
	}
	all.Wait()
}

func TestTwoProcessesShareOneDatabase(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		command := w.Open(t) // as kith user does, beside kith serve
		var all sync.WaitGroup
		for i, db := range []*store.DB{w.DB, command} {
			for range 3 {
				all.Go(func() {
					for range 8 {
						if _, err := beginFamily(t.Context(), db, w.Doing(w.SocialWorker)); err != nil {
							t.Errorf("process %d: %v", i, err)
						}
					}
				})
			}
		}
		all.Wait()
		if got := len(families(t, w, command)); got != 48 {
			t.Errorf("%d families, want 48", got)
		}
		added := store.Account{ID: "new", Office: access.Professional, Name: "Una Field", Agency: "School nursing"}
		if err := command.AddAccount(t.Context(), w.Tenant.ID, added); err != nil {
			t.Fatal(err)
		}
		if err := w.DB.AddSession(t.Context(), "token", w.Tenant.ID, "new", 1); err != nil {
			t.Errorf("the server does not know who was added beside it: %v", err)
		}
	})
}
