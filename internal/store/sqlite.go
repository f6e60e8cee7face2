package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"kith/internal/store/gen"
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
			return c.CreateFunction("decode", 2, sqlite3.DETERMINISTIC, decode)
		}
	}
	at := "file:" + (&url.URL{Path: path}).EscapedPath() + "?vfs=" + steadyName
	if db.write, err = driver.Open(at+"&_txlock=immediate", prepare("PRAGMA journal_mode=wal", "PRAGMA synchronous=full")); err != nil {
		return fmt.Errorf("opening the database file: %w", err)
	}
	writer, err := newLine(ctx, db.write)
	if err != nil {
		_ = db.write.Close()
		return fmt.Errorf("opening the database file (is this its key?): %w", err)
	}
	if db.read, err = driver.Open(at, prepare("PRAGMA query_only=on", "PRAGMA cache_size=-16000")); err != nil {
		return errors.Join(fmt.Errorf("opening the database file: %w", err), db.write.Close())
	}
	db.read.SetMaxOpenConns(readers + 2) // two for whoever runs the machine
	db.readers = make(chan *line, readers)
	for range readers {
		reader, err := newLine(ctx, db.read)
		if err != nil {
			return errors.Join(err, db.write.Close(), db.read.Close())
		}
		db.readers <- reader
	}
	db.batches = startBatches(writer, db.giveReserve)
	return nil
}

// decode is PostgreSQL's function of that name, for hexadecimal text.
func decode(ctx sqlite3.Context, arg ...sqlite3.Value) {
	raw, err := hex.DecodeString(arg[0].Text())
	if err != nil || arg[1].Text() != "hex" {
		ctx.ResultError(errors.New("decode takes hexadecimal text"))
		return
	}
	ctx.ResultBlob(raw)
}

// withReader waits for a reader and lends it out.
func (db *DB) withReader(ctx context.Context, read func(*line) error) error {
	select {
	case l := <-db.readers:
		defer func() { db.readers <- l }()
		return read(l)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// batches lets actions that arrive together share one commit, each in a savepoint of its own. None is answered
// before the commit is on disk.
type batches struct {
	write   *line
	full    func() bool // makes room where the disk is full, and reports whether it could
	waiting chan *turn
	done    chan struct{}
	mu      sync.RWMutex
	closed  bool
}

type turn struct {
	ctx    context.Context //nolint:containedctx // the turn carries the caller's values to the writer
	act    func(context.Context, gen.DBTX) error
	single bool // one statement, which undoes itself when it fails
	err    error
	answer chan struct{}
}

const (
	mostTogether = 64
	mostWaiting  = 1024
)

var errClosed = errors.New("the store is closed")

func startBatches(write *line, full func() bool) *batches {
	b := &batches{write: write, full: full, waiting: make(chan *turn, mostWaiting), done: make(chan struct{})}
	go b.run()
	return b
}

// do waits for its turn, and for the commit it is part of.
func (b *batches) do(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	return b.await(&turn{ctx: ctx, act: act, answer: make(chan struct{})})
}

// doSingle is do for what is one statement.
func (b *batches) doSingle(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	return b.await(&turn{ctx: ctx, act: act, single: true, answer: make(chan struct{})})
}

func (b *batches) await(t *turn) error {
	if err := b.line(t); err != nil {
		return err
	}
	<-t.answer
	return plainly(t.err)
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
		if again := unwritten(together); len(again) > 0 && b.full() {
			b.commit(again)
		}
		for _, t := range together {
			close(t.answer)
		}
	}
}

// unwritten are the turns for which the disk had no room, ready for another try.
func unwritten(together []*turn) []*turn {
	var again []*turn
	for _, t := range together {
		if outOfRoom(t.err) {
			again = append(again, t)
		}
	}
	return again
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
	for _, t := range together {
		t.err = nil
	}
	if err := b.write.say("BEGIN IMMEDIATE"); err != nil {
		fail(err)
		return
	}
	for _, t := range together {
		if t.err = savepoint(t, b.write); t.err != nil && errors.Is(t.err, errBroken) {
			_ = b.write.say("ROLLBACK")
			fail(t.err)
			return
		}
	}
	if err := b.write.say("COMMIT"); err != nil {
		_ = b.write.say("ROLLBACK")
		fail(err)
	}
}

var errBroken = errors.New("the transaction was broken off")

// savepoint runs one turn so that its failure undoes only its own work; a single statement does so by itself. The caller
// going away does not interrupt a statement: SQLite would answer that by undoing the whole transaction, the others' work
// with it.
func savepoint(t *turn, tx *line) (err error) {
	if t.single {
		if err := t.ctx.Err(); err != nil {
			return err
		}
		return unbroken(context.WithoutCancel(t.ctx), tx, t.act)
	}
	if err := tx.say("SAVEPOINT turn"); err != nil {
		return errors.Join(errBroken, err)
	}
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
		end := "RELEASE turn"
		if err != nil {
			end = "ROLLBACK TO turn"
		}
		if e := tx.say(end); e != nil {
			err = errors.Join(errBroken, err, e)
			return
		}
		if err != nil {
			if e := tx.say("RELEASE turn"); e != nil {
				err = errors.Join(errBroken, err, e)
			}
		}
	}()
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.act(context.WithoutCancel(t.ctx), tx)
}
