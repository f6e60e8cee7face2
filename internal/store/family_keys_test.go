package store_test

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
	"kith/internal/store/seal"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/postgres"
	"kith/internal/testcase/world"
)

func TestWithoutItsKeyAFamilysWordsOpenForNobody(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e, other := w.Concern("Kai Example"), w.Concern("Mia Sample")
		f := familyOf(t, w, e)
		if err := store.DestroyFamilyKey(w.DB, w.Tenant.ID, f); err != nil {
			t.Fatal(err)
		}
		elsewhere := w.DeskOver(t, w.Open(t)) // another server, which never had the key at hand
		if _, err := elsewhere.ViewEnquiry(t.Context(), w.SocialWorker, e); !errors.Is(err, store.ErrNoFamilyKey) {
			t.Errorf("another server reads it: %v", err)
		}
		w.Advance(11 * time.Minute) // this one has it no longer
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, e); !errors.Is(err, store.ErrNoFamilyKey) {
			t.Errorf("this server still reads it: %v", err)
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, other); err != nil {
			t.Errorf("another family: %v", err)
		}
		if err := store.DestroyFamilyKey(w.DB, w.Tenant.ID, f); err != nil {
			t.Errorf("destroying it again: %v", err)
		}
	})
}

func TestThatAFamilysKeyIsGoneIsSaidToNobodyWhoWasAllowedNothingThere(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Concern("Kai Example")
		f := familyOf(t, w, e)
		if err := store.DestroyFamilyKey(w.DB, w.Tenant.ID, f); err != nil {
			t.Fatal(err)
		}
		w.Advance(11 * time.Minute)
		opens := func(r *store.Reading) (string, error) {
			_, err := r.Enquiry(e)
			return "", err
		}
		_, looks := store.Look(t.Context(), w.DB, w.SocialWorker, func(r *store.Reading) (string, error) {
			if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
				return "", err
			}
			return opens(r)
		})
		_, acts := store.Act(t.Context(), w.DB, w.Doing(w.SocialWorker), "open", func(tx *store.Tx) (string, error) { return opens(&tx.Reading) })
		for what, err := range map[string]error{"a look": looks, "an action": acts} {
			if !errors.Is(err, access.ErrNotFound) || errors.Is(err, store.ErrNoFamilyKey) {
				t.Errorf("%s says: %v", what, err)
			}
		}
		if u, is := errors.AsType[*store.Unreadable](viewed(t, w, e)); !is || u.Family != f {
			t.Error("it is not said to whoever may know of the family")
		}
	})
}

func viewed(t *testing.T, w *world.World, e enquiry.ID) error {
	t.Helper()

	_, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, e)
	return err
}

func TestNoKeyOfAFamilyIsInTheDatabase(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		f := familyOf(t, w, w.Concern("Kai Example"))
		text, err := os.ReadFile(canary.KeyFile(w.Families, string(w.Tenant.ID), string(f)))
		if err != nil {
			t.Fatal(err)
		}
		wrapped, err := hex.DecodeString(strings.TrimSpace(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		for table, rows := range canary.Rows(t, w.Database, w.Key) {
			for _, row := range rows {
				for column, value := range row {
					if strings.Contains(value, string(wrapped)) || strings.Contains(value, hex.EncodeToString(wrapped)) {
						t.Errorf("%s.%s holds the key", table, column)
					}
				}
			}
		}
	})
}

func TestKeysMoveOutOfADatabaseThatHeldThem(t *testing.T) {
	t.Parallel()

	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			at, families := filepath.Join(t.TempDir(), "kith.db"), filepath.Join(t.TempDir(), "families")
			if engine == store.PostgreSQL {
				at = postgres.URL(t)
			}
			db, err := store.Open(t.Context(), store.Config{Database: at, Families: families, Key: world.Key(t), Clock: time.Now, IDs: store.RandomIDs{}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
			if err := store.MigrateBeforeFamilyKeys(t.Context(), db); err != nil {
				t.Fatal(err)
			}
			held := heldInside(t, canary.Raw(t, at, world.Key(t)))
			for range 2 { // the second time there is nothing to do
				if _, err := db.Migrate(t.Context()); err != nil {
					t.Fatal(err)
				}
				for f, key := range held {
					got, err := canary.FamilyKey(families, world.Key(t), "northcliffe", f)
					if err != nil || !got.Same(key) {
						t.Errorf("%s: another key, %v", f, err)
					}
				}
			}
			if err := db.Ready(t.Context()); err != nil {
				t.Errorf("it is not ready: %v", err)
			}
			if err := os.Remove(filepath.Join(families, "families-of-kith")); err != nil {
				t.Fatal(err)
			}
			if _, err := db.Migrate(t.Context()); !errors.Is(err, store.ErrNoFamilyKeys) {
				t.Errorf("with the folder somewhere else it makes another: %v", err)
			}
		})
	}
}

// heldInside writes families into a database as they were once, and says what their keys are.
func heldInside(t *testing.T, raw *sql.DB) map[string]seal.Key {
	t.Helper()

	outer, err := world.Key(t).Derive("tenant/northcliffe")
	if err != nil {
		t.Fatal(err)
	}
	do := func(statement string, values ...any) {
		t.Helper()
		if _, err := raw.ExecContext(t.Context(), statement, values...); err != nil {
			t.Fatal(err)
		}
	}
	const at = "2026-12-01T10:00:00.000Z"
	do("INSERT INTO tenant (id, name, procedure_name, created_at) VALUES ('northcliffe', 'Northcliffe', 'cornwall', $1)", at)
	held := map[string]seal.Key{}
	for _, f := range []string{"one", "another"} {
		if held[f], err = seal.NewKey(); err != nil {
			t.Fatal(err)
		}
		do("INSERT INTO family (tenant_id, id, wrapped_key, created_at) VALUES ('northcliffe', $1, $2, $3)",
			f, outer.Wrap("family/northcliffe/"+f, held[f]), at)
	}
	return held
}

func TestAFolderOfKeysThatOthersMayReadIsRefused(t *testing.T) {
	t.Parallel()

	at := filepath.Join(t.TempDir(), "families")
	if err := store.MakeFamilyKeys(at); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(at, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := store.MakeFamilyKeys(at); !errors.Is(err, store.ErrFolderReadable) {
		t.Errorf("it is taken: %v", err)
	}
}

// familyOf is the family that an enquiry is about.
func familyOf(t *testing.T, w *world.World, e enquiry.ID) access.FamilyID {
	t.Helper()

	var f access.FamilyID
	if err := canary.Raw(t, w.Database, w.Key).QueryRowContext(t.Context(), "SELECT family_id FROM enquiry WHERE id = $1", string(e)).Scan(&f); err != nil {
		t.Fatal(err)
	}
	return f
}
