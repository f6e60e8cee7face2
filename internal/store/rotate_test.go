package store_test

import (
	"errors"
	"net/url"
	"path/filepath"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// newPlaces are places where nothing is.
func newPlaces(t *testing.T, w *world.World) store.NewPlaces {
	t.Helper()

	folder := t.TempDir()
	to := store.NewPlaces{KeyFile: filepath.Join(folder, "key", "kith.key"), Database: w.Database, Families: filepath.Join(folder, "families")}
	if w.Engine == store.SQLite {
		to.Database = filepath.Join(folder, "new", "kith.db")
	}
	return to
}

// withNewKey is how what was changed to a new key is opened.
func withNewKey(t *testing.T, w *world.World, to store.NewPlaces) store.Config {
	t.Helper()

	key, err := store.ReadKey(to.KeyFile)
	if err != nil {
		t.Fatal(err)
	}
	return store.Config{Database: to.Database, Families: to.Families, Key: key, Clock: w.Clock.Now, IDs: store.RandomIDs{}}
}

// rotated changes the key of a world, and is the store under the new one.
func rotated(t *testing.T, w *world.World, to store.NewPlaces) (*store.DB, store.Config, store.Rotated) {
	t.Helper()

	done, err := w.DB.Rotate(t.Context(), to, func(store.RotateStep) {})
	if err != nil {
		t.Fatal(err)
	}
	with := withNewKey(t, w, to)
	return openedWith(t, with), with, done
}

func openedWith(t *testing.T, c store.Config) *store.DB {
	t.Helper()

	db, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestWithANewKeyEverythingIsReadAndTheOldOneOpensNothingNew(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Concern("Kai Example")
		if err := w.DB.PutDraft(t.Context(), w.SocialWorker, "/concerns/new", url.Values{"what": {"Half a sentence"}}); err != nil {
			t.Fatal(err)
		}
		places := newPlaces(t, w)
		db, to, _ := rotated(t, w, places)
		if err := db.Ready(t.Context()); err != nil {
			t.Fatalf("it is not ready: %v", err)
		}
		if _, err := w.DeskOver(t, db).ViewEnquiry(t.Context(), w.SocialWorker, e); err != nil {
			t.Errorf("what was said cannot be read: %v", err)
		}
		if d, there, err := db.Draft(t.Context(), w.SocialWorker, "/concerns/new"); err != nil || !there || d.Fields.Get("what") != "Half a sentence" {
			t.Errorf("the draft is %v, %v", there, err)
		}
		if _, err := db.PlaceAudit(t.Context()); err != nil {
			t.Fatal(err)
		}
		if v, err := db.VerifyAudit(t.Context(), w.Tenant.ID); err != nil || v.Size == 0 {
			t.Errorf("the log does not verify: %v", err)
		}
		with := to
		with.Key = w.Key
		if old, err := store.Open(t.Context(), with); err == nil {
			if err := old.Ready(t.Context()); !errors.Is(err, store.ErrWrongKey) {
				t.Errorf("the old key opens it: %v", err)
			}
			_ = old.Close()
		}
		if _, err := w.DB.Rotate(t.Context(), places, func(store.RotateStep) {}); !errors.Is(err, store.ErrRotateThere) {
			t.Errorf("it writes over what is there: %v", err)
		}
	})
}

func TestWithANewKeyAFamilyWhoseOwnIsGoneIsLeftOutAndCounted(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		gone, stays := w.Concern("Kai Example"), w.Concern("Ana Example")
		seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, gone)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.DestroyFamilyKey(w.DB, w.Tenant.ID, seen.Show().Family); err != nil {
			t.Fatal(err)
		}
		db, _, done := rotated(t, w, newPlaces(t, w))
		if done.Gone != 1 {
			t.Fatalf("%d are left out", done.Gone)
		}
		if _, err := w.DeskOver(t, db).ViewEnquiry(t.Context(), w.SocialWorker, stays); err != nil {
			t.Errorf("what was said of another cannot be read: %v", err)
		}
	})
}

func TestCodesOnPaperEndWithTheKeyThatTheyFollowFrom(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		codes, err := store.Act(t.Context(), w.DB, w.Doing(w.SocialWorker), "make codes", func(tx *store.Tx) (string, error) {
			pass, err := access.AllowOwn(w.SocialWorker, access.ChooseWay)
			if err != nil {
				return "", err
			}
			if err := tx.Note(pass, ""); err != nil {
				return "", err
			}
			made, err := w.DB.Codes(w.Doing(w.SocialWorker), store.RecoveryCode, w.SocialWorker.Account, 10)
			if err != nil {
				return "", err
			}
			return string(made[0]), tx.PutCodes(pass, w.SocialWorker.Account, store.RecoveryCode, made, timescale.Instant{})
		})
		if err != nil || codes == "" {
			t.Fatal(err)
		}
		db, _, _ := rotated(t, w, newPlaces(t, w))
		var open int
		if err := db.Raw().QueryRowContext(t.Context(), "SELECT count(*) FROM signin_code WHERE withdrawn_at IS NULL").Scan(&open); err != nil || open != 0 {
			t.Errorf("%d codes are shown as good: %v", open, err)
		}
	})
}

func TestAKeyIsNotChangedWhileSomethingHasTheFileOpen(t *testing.T) {
	t.Parallel()

	at := filepath.Join(t.TempDir(), "kith.db")
	opened := func() *store.DB {
		t.Helper()
		db, err := store.Open(t.Context(), store.Config{
			Database: at, Families: filepath.Join(filepath.Dir(at), "families"), Key: world.Key(t), Clock: world.NewClock().Now, IDs: store.RandomIDs{},
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		return db
	}
	db := opened()
	if err := store.Alone(t.Context(), at, world.Key(t)); !errors.Is(err, store.ErrServing) {
		t.Errorf("while it is served: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.Alone(t.Context(), at, world.Key(t)); err != nil {
		t.Errorf("once it is not: %v", err)
	}
	again := opened()
	if err := errors.Join(again.Ready(t.Context()), again.Close()); err != nil {
		t.Errorf("it does not open again: %v", err)
	}
}
