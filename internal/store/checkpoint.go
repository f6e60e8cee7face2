package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/audit"
	"kith/internal/store/gen"
)

// CheckpointEvery is how often at most a log's checkpoint is written while it grows.
const CheckpointEvery = 10 * time.Minute

const checkpointFile = ".checkpoints"

// ErrOtherLog means that a log does not go on from the checkpoint that was written of it last: it was cut, written anew, or
// put back to an older state. No checkpoint is signed over that.
var ErrOtherLog = errors.New("the log does not go on from its last checkpoint: run kith audit verify --checkpoints, and keep the folder as it is")

// checkpointSigner signs with a key derived from the master key, for this and nothing else.
func (db *DB) checkpointSigner() (audit.Signer, error) {
	seed, err := db.key.Bytes("audit checkpoints")
	if err != nil {
		return audit.Signer{}, err
	}
	return audit.NewSigner(seed)
}

// CheckpointKey is the public key of the checkpoints that are signed here, in one line that may be published.
func (db *DB) CheckpointKey() (string, error) {
	signer, err := db.checkpointSigner()
	return signer.Verifier(), err
}

// KeepCheckpoints writes the checkpoints of every log that grew into a folder, now and every so often until ctx ends; then
// once more.
func (db *DB) KeepCheckpoints(ctx context.Context, log *slog.Logger, folder string, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for last := false; ; {
		if _, err := db.WriteCheckpoints(context.WithoutCancel(ctx), folder); err != nil {
			log.ErrorContext(ctx, "writing checkpoints of the log", slog.String("error", err.Error()))
		}
		if last {
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			last = true
		}
	}
}

// WriteCheckpoints adds each tenant's checkpoint to its file in the folder, where its log grew since the last: signed, at the
// end, and on disk before it returns. What is in a file is never changed. It gives those that it wrote.
func (db *DB) WriteCheckpoints(ctx context.Context, folder string) ([]audit.Checkpoint, error) {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("making the folder of checkpoints: %w", err)
	}
	signer, err := db.checkpointSigner()
	if err != nil {
		return nil, err
	}
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return nil, err
	}
	var wrote []audit.Checkpoint
	var failed error
	for _, t := range tenants {
		c, err := db.writeCheckpoint(ctx, signer, folder, t.ID)
		switch {
		case err != nil:
			failed = errors.Join(failed, fmt.Errorf("partnership %s: %w", t.ID, err))
		case c.Size > 0:
			wrote = append(wrote, c)
		}
	}
	return wrote, failed
}

func (db *DB) writeCheckpoint(ctx context.Context, signer audit.Signer, folder string, t access.TenantID) (audit.Checkpoint, error) {
	path := filepath.Join(folder, url.PathEscape(string(t))+checkpointFile)
	before, err := readCheckpoints(path, signer.Verifier())
	if err != nil {
		return audit.Checkpoint{}, err
	}
	var last audit.Checkpoint
	if n := len(before.Signed); n > 0 {
		last = before.Signed[n-1]
	}
	c, contains, err := db.checkpointAfter(ctx, t, last)
	switch {
	case err != nil:
		return audit.Checkpoint{}, err
	case last.Size > 0 && !contains:
		return audit.Checkpoint{}, ErrOtherLog
	case c.Size == last.Size:
		return audit.Checkpoint{}, nil
	}
	signed, err := signer.Sign(c)
	if err != nil {
		return audit.Checkpoint{}, err
	}
	return c, addToFile(path, signed)
}

// addToFile adds to the end of a file, and returns once that is on disk, the file's name included. It begins a line of its own,
// behind whatever was cut off there.
func addToFile(path string, text []byte) error {
	file, err := os.OpenFile(filepath.Clean(path), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o640) //nolint:gosec // it holds no secret: others keep it too
	if err != nil {
		return fmt.Errorf("opening the file of checkpoints: %w", err)
	}
	_, err = file.Write(append([]byte("\n"), text...))
	if err = errors.Join(err, file.Sync(), file.Close(), syncFolder(filepath.Dir(path))); err != nil {
		return fmt.Errorf("writing a checkpoint: %w", err)
	}
	return nil
}

func syncFolder(path string) error {
	folder, err := os.Open(filepath.Clean(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Checkpoints are what a folder of them holds.
type Checkpoints struct {
	Signed []audit.Checkpoint
	Torn   int // cut off while they were written, by a machine that lost its power
}

// ReadCheckpoints reads every checkpoint in a folder. One that was not signed with the key of this store is an error that
// names its file.
func (db *DB) ReadCheckpoints(folder string) (Checkpoints, error) {
	key, err := db.CheckpointKey()
	if err != nil {
		return Checkpoints{}, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"+checkpointFile))
	if err != nil {
		return Checkpoints{}, fmt.Errorf("looking for checkpoints: %w", err)
	}
	var all Checkpoints
	for _, f := range files {
		some, err := readCheckpoints(f, key)
		if err != nil {
			return all, err
		}
		all.Signed, all.Torn = append(all.Signed, some.Signed...), all.Torn+some.Torn
	}
	return all, nil
}

func readCheckpoints(path, key string) (Checkpoints, error) {
	file, err := os.ReadFile(filepath.Clean(path))
	if errors.Is(err, fs.ErrNotExist) {
		return Checkpoints{}, nil
	}
	if err != nil {
		return Checkpoints{}, fmt.Errorf("reading checkpoints: %w", err)
	}
	of, err := url.PathUnescape(strings.TrimSuffix(filepath.Base(path), checkpointFile))
	if err != nil {
		return Checkpoints{}, fmt.Errorf("%s is named after no partnership", path)
	}
	texts, torn := audit.SplitCheckpoints(file)
	all := Checkpoints{Torn: torn}
	for i, text := range texts {
		c, err := audit.OpenCheckpoint(text, key)
		if err == nil && c.Tenant != access.TenantID(of) {
			err = errors.New("it is another partnership's")
		}
		if err != nil {
			return all, fmt.Errorf("checkpoint %d of %s: %w", i+1, path, err)
		}
		all.Signed = append(all.Signed, c)
	}
	return all, nil
}

// checkpointAfter is what a tenant's log is now, by the hashes that it keeps, and whether it contains an earlier checkpoint.
func (db *DB) checkpointAfter(ctx context.Context, t access.TenantID, earlier audit.Checkpoint) (c audit.Checkpoint, contains bool, err error) {
	c = audit.Checkpoint{Tenant: t, At: db.Now()}
	err = db.readOnly(ctx, func(ctx context.Context, tx gen.DBTX) error {
		q := gen.New(tx)
		var err error
		if c.Size, err = q.AuditHead(ctx, t); err != nil {
			return fmt.Errorf("reading the log's length: %w", notFound(err))
		}
		stored := &storedHashes{ctx: ctx, q: q, tenant: t, kept: map[int64]tlog.Hash{}}
		if c.Head, err = tlog.TreeHash(c.Size, stored); err != nil {
			return fmt.Errorf("hashing the log: %w", err)
		}
		if c.Size < earlier.Size {
			return nil
		}
		then, err := tlog.TreeHash(earlier.Size, stored)
		contains = then == earlier.Head
		return err
	})
	return c, contains, err
}
