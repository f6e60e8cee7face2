package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kith/internal/store/gen"
)

// line is one connection to the file, with the statements it has prepared: compiling a query costs more than running
// most of them. It is used by one caller at a time.
type line struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

var _ gen.DBTX = (*line)(nil)

func newLine(ctx context.Context, pool *sql.DB) (*line, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("opening a connection: %w", err)
	}
	return &line{conn: conn, prepared: map[string]*sql.Stmt{}}, nil
}

// PrepareContext gives the statement for a query, prepared once.
func (l *line) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, there := l.prepared[query]; there {
		return s, nil
	}
	s, err := l.conn.PrepareContext(context.WithoutCancel(ctx), query)
	if err != nil {
		return nil, fmt.Errorf("preparing a query: %w", err)
	}
	l.prepared[query] = s
	return s, nil
}

// ExecContext runs a query that answers nothing.
func (l *line) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := l.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(unbrokenOff(ctx), args...)
}

// QueryContext runs a query that answers rows.
func (l *line) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := l.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(unbrokenOff(ctx), args...)
}

// QueryRowContext runs a query that answers one row.
func (l *line) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := l.PrepareContext(ctx, query)
	if err != nil {
		return l.conn.QueryRowContext(ctx, query, args...) // a Row cannot be made with an error: this one meets the same
	}
	return s.QueryRowContext(unbrokenOff(ctx), args...)
}

// unbrokenOff has a statement run to its end once it has begun, and not begin for somebody who has gone. The library would keep a
// watch of its own beside every statement, which costs more than most of them.
func unbrokenOff(ctx context.Context) context.Context {
	if ctx.Err() != nil {
		return ctx
	}
	return context.Background()
}

// say runs one of the words that begin and end transactions, whatever became of the caller.
func (l *line) say(word string) error {
	if _, err := l.ExecContext(context.Background(), word); err != nil {
		return fmt.Errorf("%s: %w", word, err)
	}
	return nil
}

// snapshot reads at one moment: what is written meanwhile is not seen.
func (l *line) snapshot(ctx context.Context, read func(context.Context, gen.DBTX) error) error {
	if err := l.say("BEGIN"); err != nil {
		return err
	}
	err := read(ctx, l)
	if end := l.say("ROLLBACK"); err == nil {
		err = end
	}
	return err
}

// close gives the connection back, so that the file can be closed.
func (l *line) close() error {
	ends := make([]error, 0, len(l.prepared)+1)
	for _, s := range l.prepared {
		ends = append(ends, s.Close())
	}
	return errors.Join(append(ends, l.conn.Close())...)
}
