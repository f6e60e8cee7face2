package demonstration_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"kith/internal/store"
)

// families is the folder of the families' keys.
func (l *loaded) families() string { return filepath.Join(l.folder, "families") }

// keysIn reads every file of a folder of families' keys.
func keysIn(folder string) (map[string][]byte, error) {
	files, all := os.DirFS(folder), map[string][]byte{}
	return all, fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all[name], err = fs.ReadFile(files, name)
		return err
	})
}

// putKeys writes them into a folder of their own.
func putKeys(t *testing.T, folder string, keys map[string][]byte) {
	t.Helper()
	if err := store.MakeFamilyKeys(folder); err != nil {
		t.Fatal(err)
	}
	for name, text := range keys {
		at := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
