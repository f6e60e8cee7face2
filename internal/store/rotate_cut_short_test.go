package store_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// rotates, when set, is the step of a change of the key after which this test process kills itself; the rest is where it works.
const (
	rotates         = "KITH_STORE_ROTATES"
	rotatesOf       = "KITH_STORE_ROTATES_OF"
	rotatesDatabase = "KITH_STORE_ROTATES_DATABASE"
	rotatesKeys     = "KITH_STORE_ROTATES_KEYS"
	rotatesTo       = "KITH_STORE_ROTATES_TO"
)

// TestAChangeOfTheKeyThatIsKilledIsBroughtToItsEnd kills the process that changes the key after each of its steps, and asks for the change again.
func TestAChangeOfTheKeyThatIsKilledIsBroughtToItsEnd(t *testing.T) {
	t.Parallel()

	if at := os.Getenv(rotates); at != "" {
		rotateUntil(t, at)
		return
	}
	for _, at := range []struct {
		step, of string
		stays    bool // PostgreSQL opens with the old key still
		opens    bool // it opens with the new one already
	}{
		{step: "begun", stays: true},
		{step: "key", stays: true},
		{step: "placed", stays: true},
		{step: "wrapped", of: eastmoor, stays: true},
		{step: "taken", of: eastmoor},
		{step: "wrapped", of: northcliffe},
		{step: "taken", of: northcliffe, opens: true},
		{step: "opened", opens: true},
	} {
		t.Run(at.step+" "+at.of, func(t *testing.T) {
			t.Parallel()
			world.Each(t, func(t *testing.T, w *world.World) {
				before := begunInEach(t, w)
				to := newPlaces(t, w)
				killed(t, w, to, at.step, at.of)
				if w.Engine == store.SQLite {
					stillOpens(t, w, w.Open(t), before...)
					to = newPlaces(t, w)
				} else {
					opensWith(t, w.Open(t), at.stays, at.opens)
					if at.step != "begun" { // there it has no file yet
						opensWith(t, openedWith(t, withNewKey(t, w, to)), at.opens, at.stays)
					}
				}
				if w.Engine == store.PostgreSQL && at.stays { // whoever goes on working with the old key loses nothing
					before = append(before, w.Concern("Ana Example"))
				}
				_, err := w.Open(t).Rotate(t.Context(), to, func(store.RotateStep) {})
				if again := w.Engine == store.PostgreSQL && at.opens; again && !errors.Is(err, store.ErrRotated) || !again && err != nil {
					t.Fatalf("it is not brought to its end: %v", err)
				}
				with := withNewKey(t, w, to)
				stillOpens(t, w, openedWith(t, with), before...)
				oldOpensNothing(t, w, with, len(before))
			})
		})
	}
}

const (
	eastmoor    = "Eastmoor Safeguarding Children Partnership"
	northcliffe = "Northcliffe Safeguarding Children Partnership"
)

// begunInEach begins a family and a draft in each partnership. The first that it answers with is elsewhere.
func begunInEach(t *testing.T, w *world.World) (begun []enquiry.ID) {
	t.Helper()

	for _, who := range []access.Actor{w.Elsewhere.SocialWorker, w.SocialWorker} {
		begun = append(begun, w.ConcernBy(who, "Kai Example"))
		if err := w.DB.PutDraft(t.Context(), who, "/concerns/new", url.Values{"what": {"Half a sentence"}}); err != nil {
			t.Fatal(err)
		}
	}
	return begun
}

// killed changes the key in another process, which is killed after a step.
func killed(t *testing.T, w *world.World, to store.NewPlaces, step, of string) {
	t.Helper()

	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAChangeOfTheKeyThatIsKilledIsBroughtToItsEnd$")
	cmd.Env = append(os.Environ(), rotates+"="+step, rotatesOf+"="+of, rotatesDatabase+"="+w.Database, rotatesKeys+"="+w.Families, rotatesTo+"="+filepath.Dir(to.Families))
	if w.Engine == store.SQLite {
		cmd.Env = append(cmd.Env, rotatesTo+"/database="+to.Database)
	}
	said, err := cmd.CombinedOutput()
	if status, is := cmd.ProcessState.Sys().(syscall.WaitStatus); !is || status.Signal() != syscall.SIGKILL {
		t.Fatalf("it was not killed: %v: %s", err, said)
	}
}

func rotateUntil(t *testing.T, step string) {
	t.Helper()

	at, folder := os.Getenv(rotatesDatabase), os.Getenv(rotatesTo)
	db, err := store.Open(context.Background(), store.Config{Database: at, Families: os.Getenv(rotatesKeys), Key: world.Key(t), Clock: world.NewClock().Now, IDs: store.RandomIDs{}})
	if err != nil {
		t.Fatal(err)
	}
	to := store.NewPlaces{KeyFile: filepath.Join(folder, "key", "kith.key"), Families: filepath.Join(folder, "families"), Database: at}
	if own := os.Getenv(rotatesTo + "/database"); own != "" {
		to.Database = own
	}
	_, err = db.Rotate(context.Background(), to, func(s store.RotateStep) {
		if string(s.Done) == step && s.Tenant == os.Getenv(rotatesOf) {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
	})
	t.Fatalf("it came to its end: %v", err)
}

// opensWith demands that a store is ready, or says that it has another key; or, half way, that the change was cut short.
func opensWith(t *testing.T, db *store.DB, ready, other bool) {
	t.Helper()

	want := store.ErrHalfRotated
	switch {
	case ready:
		want = nil
	case other:
		want = store.ErrWrongKey
	}
	if err := db.Ready(t.Context()); !errors.Is(err, want) {
		t.Errorf("it is ready with %v, and not with %v", err, want)
	}
}

// stillOpens demands that what begunInEach kept is there and opens, and that the log stands.
func stillOpens(t *testing.T, w *world.World, db *store.DB, begun ...enquiry.ID) {
	t.Helper()

	if err := db.Ready(t.Context()); err != nil {
		t.Errorf("it is not ready: %v", err)
	}
	for i, e := range begun {
		who := w.SocialWorker
		if i == 0 {
			who = w.Elsewhere.SocialWorker
		}
		if _, err := w.DeskOver(t, db).ViewEnquiry(t.Context(), who, e); err != nil {
			t.Errorf("a family does not open: %v", err)
		}
		if d, there, err := db.Draft(t.Context(), who, "/concerns/new"); err != nil || !there || d.Fields.Get("what") != "Half a sentence" {
			t.Errorf("a draft is %v, %v", there, err)
		}
	}
	if _, err := db.PlaceAudit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if v, err := db.VerifyAudit(t.Context(), w.Tenant.ID); err != nil || v.Size == 0 {
		t.Errorf("the log does not verify: %v", err)
	}
}

// oldOpensNothing demands that the old key opens neither what was changed nor a family's key in its new folder.
func oldOpensNothing(t *testing.T, w *world.World, with store.Config, begun int) {
	t.Helper()

	lie := 0
	for _, of := range []access.TenantID{w.Tenant.ID, w.Other.ID} {
		files, err := filepath.Glob(canary.KeyFile(with.Families, string(of), "*"))
		if err != nil {
			t.Fatal(err)
		}
		lie += len(files)
		for _, file := range files {
			if _, err := canary.FamilyKey(with.Families, w.Key, string(of), strings.TrimSuffix(filepath.Base(file), ".key")); err == nil {
				t.Error("the old key opens a family's in its new folder")
			}
		}
	}
	if lie != begun {
		t.Errorf("%d keys lie in the new folder, of %d families", lie, begun)
	}
	with.Key = w.Key
	if w.Engine == store.SQLite {
		if db, err := store.Open(t.Context(), with); err == nil {
			_ = db.Close()
			t.Error("the old key opens the new file")
		}
		return
	}
	for _, folder := range []string{with.Families, w.Families} {
		with.Families = folder
		db := openedWith(t, with)
		if err := db.Ready(t.Context()); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("it is ready with the old key: %v", err)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Elsewhere.SocialWorker} {
			if _, there, err := db.Draft(t.Context(), who, "/concerns/new"); err == nil || there {
				t.Error("the old key opens a draft")
			}
		}
	}
}
