package store

import (
	"errors"
	"hash/maphash"
	"sync"
	"syscall"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
	"github.com/ncruces/go-sqlite3/vfs/adiantum"
)

// steadyName is the file system of the encrypted file.
const steadyName = "kith"

//nolint:gochecknoinits // a file system is known to SQLite by its name, once for the program
func init() { vfs.Register(steadyName, adiantum.Wrap(steady{vfs.Find("")}, nil)) }

// steady lets nobody read a block of the write-ahead log while it is being written.
//
// What SQLite appends to the log begins where the last commit ended, which is seldom at the edge of a block of the cipher: the
// block that they share is read, changed and written again, and every byte of it is another. Somebody who reads the last
// page of that commit at the same moment could be given half of the old block and half of the new one, which opens to
// nothing ("database disk image is malformed"), although nothing on disk is wrong. Without encryption the bytes that are
// read stay the same, so SQLite itself has no need for this.
type steady struct{ vfs.VFS }

// Open is not called: OpenFilename is.
func (s steady) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	if name == "" {
		return s.OpenFilename(nil, flags)
	}
	return nil, flags, sqlite3.CANTOPEN
}

// OpenFilename opens a file; of a write-ahead log, one whose blocks are read and written whole.
func (s steady) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, is, err := vfsutil.WrapOpenFilename(s.VFS, name, flags)
	if err != nil || flags&vfs.OPEN_WAL == 0 {
		return file, is, err
	}
	return wholeBlocks(file, name.String()), is, nil
}

func wholeBlocks(file vfs.File, name string) vfs.File {
	return steadyFile{file, &steadyLocks[maphash.String(steadySeed, name)%uint64(len(steadyLocks))]}
}

// Each log has one lock in this program, however often it is open; a few logs may share one.
//
//nolint:gochecknoglobals // locks are of the program, as the files are
var (
	steadyLocks [64]sync.RWMutex
	steadySeed  = maphash.MakeSeed()
)

type steadyFile struct {
	vfs.File
	lock *sync.RWMutex
}

// ReadAt reads what nobody is writing.
func (f steadyFile) ReadAt(p []byte, off int64) (int, error) {
	f.lock.RLock()
	defer f.lock.RUnlock()
	return f.File.ReadAt(p, off)
}

// WriteAt writes what nobody is reading.
func (f steadyFile) WriteAt(p []byte, off int64) (int, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	n, err := f.File.WriteAt(p, off)
	if errors.Is(err, syscall.ENOSPC) {
		err = sqlite3.FULL // the driver looks for the system's error itself, and not inside that of a path
	}
	return n, err
}
