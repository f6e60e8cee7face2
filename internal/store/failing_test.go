package store

import (
	"strings"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
	"github.com/ncruces/go-sqlite3/vfs/adiantum"
)

// Failing is a disk that does what it is told to one database's write-ahead log, where every commit goes. The zero one works.
type Failing struct {
	mu     sync.Mutex
	path   string
	on     string // "write" or "sync"
	after  int    // calls that work before one fails
	with   error
	failed int
}

var failing struct {
	once sync.Once
	mu   sync.Mutex
	all  []*Failing
}

// NewFailing is a disk for the database at a path, which is opened after this.
func NewFailing(path string) *Failing {
	failing.once.Do(func() { vfs.Register(steadyName, adiantum.Wrap(failingVFS{steady{vfs.Find("")}}, nil)) })
	f := &Failing{path: path}
	failing.mu.Lock()
	defer failing.mu.Unlock()
	failing.all = append(failing.all, f)
	return f
}

// Fail lets so many calls of one kind work from now on, and all after them fail.
func (f *Failing) Fail(on string, after int, with error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on, f.after, f.with, f.failed = on, after, with, 0
}

// Mend lets every call work again, and tells how many failed.
func (f *Failing) Mend() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.with = nil
	return f.failed
}

func (f *Failing) call(on string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.with == nil || f.on != on {
		return nil
	}
	if f.after--; f.after >= 0 {
		return nil
	}
	f.failed++
	return f.with
}

type failingVFS struct{ steady }

func (v failingVFS) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, is, err := vfsutil.WrapOpenFilename(v.steady, name, flags)
	if err != nil || flags&vfs.OPEN_WAL == 0 {
		return file, is, err
	}
	failing.mu.Lock()
	defer failing.mu.Unlock()
	for _, f := range failing.all {
		if strings.HasPrefix(name.String(), f.path) {
			return failingFile{file, f}, is, nil
		}
	}
	return file, is, nil
}

type failingFile struct {
	vfs.File
	disk *Failing
}

func (f failingFile) WriteAt(p []byte, off int64) (int, error) {
	if err := f.disk.call("write"); err != nil {
		return 0, err
	}
	return f.File.WriteAt(p, off)
}

func (f failingFile) Sync(flags vfs.SyncFlag) error {
	if err := f.disk.call("sync"); err != nil {
		return err
	}
	return f.File.Sync(flags)
}

// What a disk may say.
var (
	FaultFull  error = sqlite3.FULL
	FaultWrite error = sqlite3.IOERR_WRITE
	FaultSync  error = sqlite3.IOERR_FSYNC
)
