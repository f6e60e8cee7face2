package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"

	"kith/access"
	"kith/internal/store/gen"
)

// ErrNoRoom means that nothing can be written, for the disk is full: so nothing is done, and nothing is shown.
var ErrNoRoom = errors.New("there is no room left on the disk")

const (
	roomEvery  = 5 * time.Second // how often it is asked whether there is room again
	mayFinish  = time.Hour       // a conference that has closed may be gone on with so long
	writesOnce = 1 << 20
)

// reserve is a file that takes up room until the disk is full. Given up, it leaves that room to the conferences that are running,
// for their decision and their end: see DB.room.
type reserve struct {
	mu    sync.Mutex
	path  string
	size  int64
	log   *slog.Logger
	given atomic.Bool
}

// KeepReserve holds a file of so many bytes until ctx ends, where there is room for it. When the disk is full the file is given
// up: from then on only conferences that are running, or closed within the hour, are written and shown, and the log says so. It
// is taken back when twice its size is free. Held is closed once the first try was made. SQLite alone needs it.
func (db *DB) KeepReserve(ctx context.Context, log *slog.Logger, path string, size int64, held chan<- struct{}) {
	r := &reserve{path: path, size: size, log: log}
	r.given.Store(true)
	r.take()
	db.reserve.Store(r)
	close(held)
	tick := time.NewTicker(roomEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			r.take()
		case <-ctx.Done():
			return
		}
	}
}

// take makes the file again where it was given up and there is room.
func (r *reserve) take() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.given.Load() {
		return
	}
	if info, err := os.Stat(r.path); err == nil && info.Size() == r.size {
		r.given.Store(false)
		return
	}
	if free, known := freeBytes(filepath.Dir(r.path)); known && free < 2*r.size {
		return
	}
	if err := fillFile(r.path, r.size); err != nil {
		r.log.Error("the disk has no room for the reserve", slog.String("error", err.Error()))
		return
	}
	r.given.Store(false)
	r.log.Info("room is reserved for conferences that are running", slog.Int64("bytes", r.size))
}

// give gives the file up. It reports whether that made room.
func (r *reserve) give() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.given.Swap(true) {
		return false
	}
	if err := os.Remove(r.path); err != nil {
		r.log.Error("the disk is full, and the reserve could not be given up", slog.String("error", err.Error()))
		return false
	}
	r.log.Error("the disk is full: the reserve was given up. Conferences that are running can record their decision and close; everything else is refused. "+
		"Make room on the disk", slog.Int64("bytes", r.size))
	return true
}

func fillFile(path string, size int64) error {
	file, err := os.OpenFile(filepath.Clean(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("making the reserve: %w", err)
	}
	empty := make([]byte, writesOnce)
	for left := size; left > 0 && err == nil; left -= writesOnce {
		_, err = file.Write(empty[:min(left, writesOnce)])
	}
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(fmt.Errorf("making the reserve: %w", err), os.Remove(path))
	}
	return nil
}

// giveReserve gives the reserve up for what could not be written. It reports whether it is worth trying again.
func (db *DB) giveReserve() bool {
	r := db.reserve.Load()
	return r != nil && r.give()
}

// tight reports whether the reserve was given up: what can wait is left then.
func (db *DB) tight() bool {
	r := db.reserve.Load()
	return r != nil && r.given.Load()
}

// room refuses everything but what belongs to a running conference's family, while the reserve is given up.
func (r *Reading) room(families []access.FamilyID) error {
	if !r.db.tight() {
		return nil
	}
	if len(families) == 0 {
		return ErrNoRoom
	}
	running, err := r.q.RunningAmong(r.ctx, gen.RunningAmongParams{
		TenantID: r.tenant(), ClosedSince: r.now.Add(-mayFinish), Families: keysOf(families),
	})
	if err != nil {
		return fmt.Errorf("reading which conferences are running: %w", err)
	}
	for _, f := range families {
		if !slices.Contains(running, f) {
			return ErrNoRoom
		}
	}
	return nil
}

// outOfRoom reports whether something failed because the disk is full.
func outOfRoom(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "53100"
	}
	return errors.Is(err, sqlite3.FULL) || errors.Is(err, sqlite3.IOERR_SHMSIZE) || errors.Is(err, syscall.ENOSPC)
}

// plainly says of what failed for want of room that it did.
func plainly(err error) error {
	if err != nil && outOfRoom(err) && !errors.Is(err, ErrNoRoom) {
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	}
	return err
}
