package world

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/url"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"kith/access"
	"kith/internal/store"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/internal/testcase/canary"
)

// Bare is the world's database as a plain program would use it, for what times ours beside the bare work: the same
// file with the same encryption, or the same PostgreSQL; statements prepared once; no pass, no audit, no once key.
type Bare struct {
	reads  []*sql.DB
	free   chan *prepared // SQLite: readers, each on a connection of its own
	writer *prepared      // SQLite
	mu     sync.Mutex     // one writes at a time on SQLite
	pool   *sql.DB        // PostgreSQL
	key    seal.Key

	families string // the folder of the families' keys
}

// bareReaders are as many as the store itself has on SQLite.
const bareReaders = 4

// Bare opens the world's database beside the store. It is closed with the test.
func (w *World) Bare(t testing.TB) *Bare {
	t.Helper()

	b := &Bare{key: w.Key, families: w.Families}
	t.Cleanup(func() { b.close(t) })
	if w.Engine == store.PostgreSQL {
		pool, err := sql.Open("pgx", w.Database)
		if err != nil {
			t.Fatalf("opening the world's database: %v", err)
		}
		pool.SetMaxOpenConns(16)
		pool.SetMaxIdleConns(16)
		b.pool, b.reads = pool, []*sql.DB{pool}
		return b
	}
	raw, err := w.Key.Bytes("database file")
	if err != nil {
		t.Fatal(err)
	}
	open := func(pragmas ...string) *prepared {
		at := "file:" + (&url.URL{Path: w.Database}).EscapedPath() + "?vfs=adiantum&_txlock=immediate"
		db, err := driver.Open(at, func(c *sqlite3.Conn) error {
			for _, p := range append([]string{
				"PRAGMA hexkey='" + hex.EncodeToString(raw) + "'", "PRAGMA busy_timeout=10000", "PRAGMA temp_store=memory",
				"PRAGMA foreign_keys=on",
			}, pragmas...) {
				if err := c.Exec(p); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatalf("opening the world's database: %v", err)
		}
		b.reads = append(b.reads, db)
		conn, err := db.Conn(t.Context())
		if err != nil {
			t.Fatalf("opening the world's database: %v", err)
		}
		return &prepared{conn: conn, all: map[string]*sql.Stmt{}}
	}
	b.writer = open("PRAGMA synchronous=full")
	b.free = make(chan *prepared, bareReaders)
	for range bareReaders {
		b.free <- open("PRAGMA query_only=on", "PRAGMA cache_size=-16000")
	}
	return b
}

func (b *Bare) close(t testing.TB) {
	t.Helper()

	var ends []error
	if b.writer != nil {
		ends = append(ends, b.writer.close())
		for range bareReaders {
			ends = append(ends, (<-b.free).close())
		}
	}
	for _, db := range b.reads {
		ends = append(ends, db.Close())
	}
	if err := errors.Join(ends...); err != nil {
		t.Errorf("closing the bare side: %v", err)
	}
}

// Read reads at one moment.
func (b *Bare) Read(ctx context.Context, read func(*gen.Queries) error) error {
	if b.pool != nil {
		return read(gen.New(b.pool))
	}
	p := <-b.free
	defer func() { b.free <- p }()
	return p.within(ctx, "BEGIN", "ROLLBACK", read)
}

// Write runs statements in one transaction, which is on disk when it returns.
func (b *Bare) Write(ctx context.Context, write func(*gen.Queries) error) error {
	if b.pool != nil {
		tx, err := b.pool.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		if err := write(gen.New(tx)); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		return tx.Commit()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.writer.within(ctx, "BEGIN IMMEDIATE", "COMMIT", write)
}

// FamilyKey is the key that a family's words are sealed with.
func (b *Bare) FamilyKey(t access.TenantID, f access.FamilyID) (seal.Key, error) {
	return canary.FamilyKey(b.families, b.key, string(t), string(f))
}

// prepared is a connection with the statements it has prepared.
type prepared struct {
	conn *sql.Conn
	all  map[string]*sql.Stmt
}

var _ gen.DBTX = (*prepared)(nil)

func (p *prepared) within(ctx context.Context, begin, end string, do func(*gen.Queries) error) error {
	if _, err := p.ExecContext(ctx, begin); err != nil {
		return err
	}
	if err := do(gen.New(p)); err != nil {
		_, undone := p.ExecContext(ctx, "ROLLBACK")
		return errors.Join(err, undone)
	}
	_, err := p.ExecContext(ctx, end)
	return err
}

// PrepareContext gives the statement for a query, prepared once.
func (p *prepared) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, there := p.all[query]; there {
		return s, nil
	}
	s, err := p.conn.PrepareContext(ctx, query)
	if err == nil {
		p.all[query] = s
	}
	return s, err
}

// ExecContext runs a query that answers nothing.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryContext runs a query that answers rows.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext runs a query that answers one row.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.PrepareContext(ctx, query)
	if err != nil {
		return p.conn.QueryRowContext(ctx, query, args...)
	}
	return s.QueryRowContext(ctx, args...)
}

func (p *prepared) close() error {
	ends := make([]error, 0, len(p.all)+1)
	for _, s := range p.all {
		ends = append(ends, s.Close())
	}
	return errors.Join(append(ends, p.conn.Close())...)
}
