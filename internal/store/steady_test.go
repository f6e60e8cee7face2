package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3/vfs"

	"kith/internal/store"
)

// TestNoBlockOfTheLogIsReadHalfWritten writes one block over and over, and reads it beside that: what is read is always one
// or the other. Of the bare file, some in a hundred reads are of both.
func TestNoBlockOfTheLogIsReadHalfWritten(t *testing.T) {
	t.Parallel()

	name := filepath.Join(t.TempDir(), "log-wal")
	open := func() vfs.File {
		t.Helper()
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = file.Close() })
		return store.WholeBlocks(bare{on: file}, name)
	}
	writer, reader := open(), open()
	blocks := [][]byte{bytes.Repeat([]byte{1}, 4096), bytes.Repeat([]byte{2}, 4096)}
	if _, err := writer.WriteAt(blocks[0], 0); err != nil {
		t.Fatal(err)
	}
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := range 200_000 {
			if _, err := writer.WriteAt(blocks[i%2], 0); err != nil {
				t.Error(err)
				return
			}
		}
	})
	torn, read := 0, make([]byte, 4096)
	for range 200_000 {
		if _, err := reader.ReadAt(read, 0); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(read, blocks[0]) && !bytes.Equal(read, blocks[1]) {
			torn++
		}
	}
	writing.Wait()
	if torn > 0 {
		t.Errorf("%d of 200000 reads were half of one block and half of another", torn)
	}
}

// bare is a file as the machine has it.
type bare struct {
	vfs.File
	on *os.File
}

func (b bare) ReadAt(p []byte, off int64) (int, error)  { return b.on.ReadAt(p, off) }
func (b bare) WriteAt(p []byte, off int64) (int, error) { return b.on.WriteAt(p, off) }
