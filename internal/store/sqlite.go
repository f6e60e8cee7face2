package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	_ "github.com/ncruces/go-sqlite3/vfs/adiantum" // the encrypted file
)

const readers = 4

// openSQLite opens the encrypted file: one writer, which commits in groups, and a few readers.
func (db *DB) openSQLite(ctx context.Context, path string) error {
	raw, err := db.key.Bytes("database file")
	if err != nil {
		return err
	}
	prepare := func(pragmas ...string) func(*sqlite3.Conn) error {
		return func(c *sqlite3.Conn) error {
			for _, p := range append([]string{
				"PRAGMA hexkey='" + hex.EncodeToString(raw) + "'",
				"PRAGMA busy_timeout=10000",
				"PRAGMA temp_store=memory",
				"PRAGMA foreign_keys=on",
				"PRAGMA trusted_schema=off",
			}, pragmas...) {
				if err := c.Exec(p); err != nil {
					return fmt.Errorf("preparing a connection: %w", err)
				}
			}
			return nil
		}
	}
	at := "file:" + (&url.URL{Path: path}).EscapedPath() + "?vfs=adiantum"
	if db.write, err = driver.Open(at+"&_txlock=immediate", prepare("PRAGMA journal_mode=wal", "PRAGMA synchronous=full")); err != nil {
		return fmt.Errorf("opening the database file: %w", err)
	}
	db.write.SetMaxOpenConns(1)
	if err = db.write.PingContext(ctx); err != nil {
		_ = db.write.Close()
		return fmt.Errorf("opening the database file (is this its key?): %w", err)
	}
	if db.read, err = driver.Open(at, prepare("PRAGMA query_only=on", "PRAGMA cache_size=-16000")); err != nil {
		return errors.Join(fmt.Errorf("opening the database file: %w", err), db.write.Close())
	}
	db.read.SetMaxOpenConns(readers)
	db.read.SetMaxIdleConns(readers)
	db.batches = startBatches(db.write)
	return nil
}

// batches lets actions that arrive together share one commit, each in a savepoint of its own. None is answered
// before the commit is on disk.
type batches struct {
	write   *sql.DB
	waiting chan *turn
	done    chan struct{}
	mu      sync.RWMutex
	closed  bool
}

type turn struct {
	ctx    context.Context //nolint:containedctx // the turn carries the caller's values to the writer
	act    func(context.Context, *sql.Tx) error
	err    error
	answer chan struct{}
}

const (
	mostTogether = 64
	mostWaiting  = 1024
)

var errClosed = errors.New("the store is closed")

func startBatches(write *sql.DB) *batches {
	b := &batches{write: write, waiting: make(chan *turn, mostWaiting), done: make(chan struct{})}
	go b.run()
	return b
}

// do waits for its turn, and for the commit it is part of.
func (b *batches) do(ctx context.Context, act func(context.Context, *sql.Tx) error) error {
	t := &turn{ctx: ctx, act: act, answer: make(chan struct{})}
	if err := b.line(t); err != nil {
		return err
	}
	<-t.answer
	return t.err
}

func (b *batches) line(t *turn) error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return errClosed
	}
	select {
	case <-t.ctx.Done():
		return t.ctx.Err()
	case b.waiting <- t:
		return nil
	}
}

func (b *batches) close() {
	b.mu.Lock()
	b.closed = true
	close(b.waiting)
	b.mu.Unlock()
	<-b.done
}

func (b *batches) run() {
	defer close(b.done)
	for first := range b.waiting {
		together := []*turn{first}
		for len(together) < mostTogether && len(b.waiting) > 0 {
			next, open := <-b.waiting
			if !open {
				break
			}
			together = append(together, next)
		}
		b.commit(together)
		for _, t := range together {
			close(t.answer)
		}
	}
}

// commit runs the turns in one transaction. If it cannot be committed, none of them happened.
func (b *batches) commit(together []*turn) {
	fail := func(err error) {
		for _, t := range together {
			if t.err == nil {
				t.err = err
			}
		}
	}
	tx, err := b.write.BeginTx(context.Background(), nil)
	if err != nil {
		fail(fmt.Errorf("beginning: %w", err))
		return
	}
	for _, t := range together {
		if t.err = savepoint(t, tx); t.err != nil && errors.Is(t.err, errBroken) {
			_ = tx.Rollback()
			fail(t.err)
			return
		}
	}
	if err := tx.Commit(); err != nil {
		_ = tx.Rollback()
		fail(fmt.Errorf("committing: %w", err))
	}
}

var errBroken = errors.New("the transaction was broken off")

// savepoint runs one turn so that its failure undoes only its own work. The caller going away does not interrupt a
// statement: SQLite would answer that by undoing the whole transaction, the others' work with it.
func savepoint(t *turn, tx *sql.Tx) (err error) {
	ctx := context.WithoutCancel(t.ctx)
	if _, err := tx.ExecContext(ctx, "SAVEPOINT turn"); err != nil {
		return errors.Join(errBroken, err)
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in an action: %T at %s", p, debug.Stack()) // its words could be case content
		}
		end := "RELEASE turn"
		if err != nil {
			end = "ROLLBACK TO turn"
		}
		if _, e := tx.ExecContext(ctx, end); e != nil {
			err = errors.Join(errBroken, err, e)
			return
		}
		if err != nil {
			if _, e := tx.ExecContext(ctx, "RELEASE turn"); e != nil {
				err = errors.Join(errBroken, err, e)
			}
		}
	}()
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.act(ctx, tx)
}
