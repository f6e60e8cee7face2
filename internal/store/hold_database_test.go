package store_test

import (
	"errors"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/timescale"
)

func nothing(store.RotateStep) {}

// endHold ends the connection that holds the database, as a network that fails would.
const endHold = `SELECT count(pg_terminate_backend(l.pid, 10000)) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
	WHERE l.locktype = 'advisory' AND l.mode = 'ShareLock' AND l.granted AND d.datname = current_database()`

// loseHold has one holder of the database lose its connection.
func loseHold(t *testing.T, w *world.World) {
	t.Helper()

	var ended int
	if err := w.DB.Raw().QueryRowContext(t.Context(), endHold).Scan(&ended); err != nil || ended != 1 {
		t.Fatalf("%d connections were ended: %v", ended, err)
	}
}

func TestAKeyIsNotChangedWhileAServerHoldsTheDatabase(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.PostgreSQL)
	server, to := w.Open(t), newPlaces(t, w)
	if err := server.Hold(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.DB.Rotate(t.Context(), to, nothing); !errors.Is(err, store.ErrServing) {
		t.Errorf("while it is served: %v", err)
	}
	if _, err := os.Stat(to.KeyFile); err == nil {
		t.Error("a key was made")
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	late := w.Open(t)
	_, err := w.DB.Rotate(t.Context(), to, func(s store.RotateStep) {
		if s.Done != store.RotateBegun {
			return
		}
		if err := late.Hold(t.Context()); !errors.Is(err, store.ErrRotating) {
			t.Errorf("a server that starts meanwhile: %v", err)
		}
	})
	if err != nil {
		t.Errorf("once nothing is served: %v", err)
	}
}

func TestAServerThatLostItsHoldTakesItAgainOrStops(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.PostgreSQL)
	server, to, log := w.Open(t), newPlaces(t, w), slog.New(slog.DiscardHandler)
	if err := server.Hold(t.Context()); err != nil {
		t.Fatal(err)
	}
	loseHold(t, w)
	if err := server.HoldAgain(t.Context(), log); err != nil {
		t.Fatalf("it does not go on: %v", err)
	}
	if _, err := w.DB.Rotate(t.Context(), to, nothing); !errors.Is(err, store.ErrServing) {
		t.Errorf("it is not held again: %v", err)
	}
	loseHold(t, w)
	_, err := w.DB.Rotate(t.Context(), to, func(s store.RotateStep) {
		if s.Done != store.RotateBegun {
			return
		}
		if err := server.HoldAgain(t.Context(), log); !errors.Is(err, store.ErrRotating) {
			t.Errorf("it goes on while the key is changed: %v", err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := server.HoldAgain(t.Context(), log); !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("it goes on with the old key: %v", err)
	}
	if _, err := w.DB.Rotate(t.Context(), to, nothing); !errors.Is(err, store.ErrRotated) {
		t.Errorf("it holds what it does not serve: %v", err)
	}
}

// TestAServerThatWasNotNoticedShutsNothingWithTheOldKey has a server go on, without a hold, while the key is changed under it.
func TestAServerThatWasNotNoticedShutsNothingWithTheOldKey(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.PostgreSQL)
	server := w.Open(t)
	w.Desk = w.DeskOver(t, server)
	begun := begunInEach(t, w)
	doing := func(once string) store.Doing { return store.Doing{Actor: w.SocialWorker, Once: once} }
	to := newPlaces(t, w)
	_, err := w.DB.Rotate(t.Context(), to, func(s store.RotateStep) {
		if s.Done != store.RotateWrapped || s.Tenant != northcliffe {
			return
		}
		begun = append(begun, w.Concern("Ana Example")) // its family's key was not among those that were wrapped
	})
	if err != nil {
		t.Fatal(err)
	}
	stillOpens(t, w, openedWith(t, withNewKey(t, w, to)), begun...)

	if err := server.PutDraft(t.Context(), w.SocialWorker, "/concerns/new", url.Values{"what": {"The rest"}}); !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("a draft: %v", err)
	}
	if _, err := beginFamily(t.Context(), server, doing("too late")); !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("a family: %v", err)
	}
	if lie, err := filepath.Glob(canary.KeyFile(w.Families, string(w.Tenant.ID), "*")); err != nil || len(lie) != 2 {
		t.Errorf("%d keys lie in the old folder: %v", len(lie), err)
	}
	_, err = store.Act(t.Context(), server, doing("codes"), "make codes", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOwn(w.SocialWorker, access.ChooseWay)
		if err != nil {
			return "", err
		}
		made, err := server.Codes(doing("codes"), store.RecoveryCode, w.SocialWorker.Account, 1)
		if err != nil {
			return "", err
		}
		return "", tx.PutCodes(pass, w.SocialWorker.Account, store.RecoveryCode, made, timescale.Instant{})
	})
	if !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("codes: %v", err)
	}
}

func TestWhatAChangeOfTheKeyDidNotMakeIsLeftAlone(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.PostgreSQL)
	begunInEach(t, w)
	rotate := func(to store.NewPlaces) error {
		_, err := w.DB.Rotate(t.Context(), to, nothing)
		return err
	}
	others := newPlaces(t, w)
	if made, err := store.MakeKeyFile(others.KeyFile); err != nil || !made {
		t.Fatal(err)
	}
	if err := rotate(others); !errors.Is(err, store.ErrRotateThere) || errors.Is(err, store.ErrRotated) {
		t.Errorf("another's key: %v", err)
	}
	to := newPlaces(t, w)
	if err := os.MkdirAll(to.Families, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := rotate(to); !errors.Is(err, store.ErrRotateThere) {
		t.Errorf("another's folder: %v", err)
	}

	// Cut short between two partnerships, it goes on with its own key and folder alone.
	to = newPlaces(t, w)
	killed(t, w, to, "taken", eastmoor)
	if err := rotate(newPlaces(t, w)); !errors.Is(err, store.ErrOtherRotation) {
		t.Errorf("a second new key: %v", err)
	}
	if err := rotate(others); !errors.Is(err, store.ErrOtherRotation) {
		t.Errorf("another's key half way: %v", err)
	}
	with := to
	with.Families = w.Families
	if err := rotate(with); !errors.Is(err, store.ErrRotateThere) {
		t.Errorf("the old folder as the new one: %v", err)
	}
	if err := w.DB.AddTenant(t.Context(), store.Tenant{ID: "westvale", Name: "Westvale", Procedure: "cornwall"}); err != nil {
		t.Fatal(err)
	}
	// A record that was destroyed since has its key in the new folder no longer.
	gone := canary.KeyFile(to.Families, string(w.Other.ID), "gone")
	if err := os.WriteFile(gone, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := rotate(to); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("a family's key stays that is of no family")
	}
	if err := openedWith(t, withNewKey(t, w, to)).Ready(t.Context()); err != nil {
		t.Errorf("it is not ready: %v", err)
	}
}
