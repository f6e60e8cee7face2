package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/store/seal"
	"kith/internal/testcase/world"
)

// words are in what worlds write: none of them may be found where it is kept.
var words = []string{world.Secret, "blue bicycle", "Kai Example", "Mel Example", "A neighbour"}

func containsSecret(text string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func TestWhatPeopleSaidIsNotInTheDatabase(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		w.Member(e.Family, "parent", "Mel Example", e.Children[0].ID)
		if err := w.DB.PutDraft(t.Context(), w.SocialWorker, "/x", map[string][]string{"concern": {world.Secret}}); err != nil {
			t.Fatal(err)
		}
		for table := range columnsOf(t, w) {
			if found := rowsThatTell(t, w, table); found != "" {
				t.Errorf("table %s holds %s", table, found)
			}
		}
		if w.Engine != store.SQLite {
			return
		}
		files, err := filepath.Glob(w.Database + "*")
		if err != nil || len(files) < 2 {
			t.Fatalf("the file and its log: %v, %v", files, err)
		}
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, clear := range append(words, "CREATE TABLE", "SQLite format", "northcliffe", "Jo Reed") {
				if bytes.Contains(raw, []byte(clear)) {
					t.Errorf("%s holds %q", filepath.Base(name), clear)
				}
			}
		}
	})
}

// rowsThatTell reads a table as its database holds it, and reports what tells.
func rowsThatTell(t *testing.T, w *world.World, table string) string {
	t.Helper()

	rows, err := w.DB.Raw().QueryContext(t.Context(), "SELECT * FROM "+table)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			held := *v.(*any)
			text := fmt.Sprint(held)
			if raw, ok := held.([]byte); ok {
				text = string(raw)
			}
			if containsSecret(text) {
				return fmt.Sprintf("%q in %s", text, names[i])
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return ""
}

func TestSealedContentOpensInItsOwnPlaceAndFamilyOnly(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		first, second := w.Concern("Kai Example"), w.Concern("Ava Example")
		sealed := func(id string) []byte {
			var box []byte
			if err := w.DB.Raw().QueryRowContext(t.Context(), "SELECT sealed FROM enquiry WHERE id = $1", id).Scan(&box); err != nil {
				t.Fatal(err)
			}
			return box
		}
		put := func(id string, box []byte) {
			if _, err := w.DB.Raw().ExecContext(t.Context(), "UPDATE enquiry SET sealed = $1 WHERE id = $2", box, id); err != nil {
				t.Fatal(err)
			}
		}
		mine := sealed(string(first))
		put(string(first), sealed(string(second)))
		if seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, first); err == nil {
			t.Errorf("another family's words opened: %+v", seen.Show())
		}
		mine[len(mine)-1] ^= 1
		put(string(first), mine)
		if seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, first); err == nil || containsSecret(err.Error()) {
			t.Errorf("changed bytes opened: %+v, %v", seen.Show(), err)
		}
		mine[len(mine)-1] ^= 1
		put(string(first), mine)
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, first); err != nil {
			t.Errorf("put right again: %v", err)
		}
	})
}

func TestAnotherKeyDoesNotOpenTheStore(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		w.Concern("Kai Example")
		other, err := seal.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		db, err := store.Open(t.Context(), store.Config{Database: w.Database, Families: w.Families, Key: other, Clock: w.Clock.Now, IDs: w.IDs})
		if w.Engine == store.SQLite {
			if err == nil {
				_ = db.Close()
				t.Error("the file opened with another key")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		if err := db.Ready(t.Context()); err == nil {
			t.Error("the store is ready with a key that is not its own: it would seal new families so that nobody can open them")
		}
	})
}

func TestAKeyFileThatOthersCanReadIsRefused(t *testing.T) {
	t.Parallel()

	at := filepath.Join(t.TempDir(), "keys", "kith.key")
	if made, err := store.MakeKeyFile(at); err != nil || !made {
		t.Fatalf("making it: %v, %v", made, err)
	}
	if made, err := store.MakeKeyFile(at); err != nil || made {
		t.Fatalf("making it again: %v, %v", made, err)
	}
	info, err := os.Stat(at)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if _, err := store.ReadKey(at); err != nil {
		t.Errorf("reading it: %v", err)
	}
	if err := os.Chmod(at, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := store.ReadKey(at); err == nil {
		t.Error("a key that the group can read was taken")
	}
}

func TestAKeyInsideTheDataFolderIsNoticed(t *testing.T) {
	t.Parallel()

	for key, inside := range map[string]bool{
		"data/kith.key": true, "data/keys/kith.key": true, "data/../data/k": true,
		"keys/kith.key": false, "data-keys/kith.key": false, "data/../k": false,
	} {
		if got := store.Inside(key, "data"); got != inside {
			t.Errorf("%s: %v", key, got)
		}
	}
}
