package store

import (
	"context"
	"database/sql"
	"strings"

	"kith/internal/store/gen"
)

// written notes which tables an action saves to, so that what is counted from them is counted again before the action
// ends, whoever wrote the action and whether or not they thought of it.
type written struct {
	gen.DBTX
	tables map[string]bool
}

// ExecContext notes a save that answers nothing.
func (w written) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	w.see(query)
	return w.DBTX.ExecContext(ctx, query, args...)
}

// QueryContext notes a save that answers rows.
func (w written) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	w.see(query)
	return w.DBTX.QueryContext(ctx, query, args...)
}

// QueryRowContext notes a save that answers one row.
func (w written) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	w.see(query)
	return w.DBTX.QueryRowContext(ctx, query, args...)
}

func (w written) see(query string) {
	if table := writes(query); table != "" {
		w.tables[table] = true
	}
}

// writes is the table that a query saves to, as sqlc writes queries: a line with its name, then the statement.
func writes(query string) string {
	if _, statement, named := strings.Cut(query, "\n"); named && strings.HasPrefix(query, "-- name:") {
		query = strings.TrimLeft(statement, " \n")
	}
	for _, verb := range []string{"INSERT INTO ", "UPDATE ", "DELETE FROM "} {
		if rest, is := strings.CutPrefix(query, verb); is {
			if end := strings.IndexAny(rest, " (\n"); end > 0 {
				return rest[:end]
			}
		}
	}
	return ""
}
