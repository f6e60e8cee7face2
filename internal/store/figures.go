package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// What SQLite plans queries by. Left to itself it takes it that a partnership has ten rows of anything, and reads all
// of them rather than sort a family's; measuring (ANALYZE) a database that has just begun tells it the same. So it is
// given the figures of a partnership at work: then a query is read in service as it is read in the test of the plans,
// from the first day on.
const (
	rowsOfTable = 100_000 // all of one partnership
	rowsOfWord  = 1_000   // in one state that somebody asks for: what is over is not asked for
	rowsOfPart  = 100     // in an index of what waits for something
	rowsOfDay   = 100
	rowsOfID    = 10 // of one family, conference, child or person
)

// giveFigures writes the figures for every index. It changes nothing but what the planner goes by.
func giveFigures(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("giving the planner its figures: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	columns, err := indexedColumns(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "ANALYZE; DELETE FROM sqlite_stat1"); err != nil {
		return fmt.Errorf("giving the planner its figures: %w", err)
	}
	for index, of := range columns {
		if _, err := tx.ExecContext(ctx, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
			of.table, index, of.figures()); err != nil {
			return fmt.Errorf("giving the planner its figures: %w", err)
		}
	}
	return tx.Commit()
}

// indexed is an index: its table, its columns in order, whether no two rows are alike in them, and whether it holds
// some rows only.
type indexed struct {
	table   string
	columns []string
	unique  bool
	partial bool
}

func indexedColumns(ctx context.Context, tx *sql.Tx) (all map[string]indexed, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT m.name, l.name, l."unique", l.partial, i.name FROM sqlite_master m
		JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'goose_%'
		ORDER BY l.name, i.seqno`)
	if err != nil {
		return nil, fmt.Errorf("listing the indexes: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	all = map[string]indexed{}
	for rows.Next() {
		var table, index, column string
		var unique, partial bool
		if err := rows.Scan(&table, &index, &unique, &partial, &column); err != nil {
			return nil, fmt.Errorf("listing the indexes: %w", err)
		}
		one := all[index]
		all[index] = indexed{table: table, columns: append(one.columns, column), unique: unique, partial: partial}
	}
	return all, rows.Err()
}

// figures are in the words of sqlite_stat1: how many rows there are, and how many are alike in the first column, in the
// first two, and so on.
func (i indexed) figures() string {
	alike := rowsOfTable
	if i.partial {
		alike = rowsOfPart
	}
	said := []string{strconv.Itoa(alike)}
	for n, column := range i.columns {
		alike = min(alike, rowsAlike(column))
		if i.unique && n == len(i.columns)-1 {
			alike = 1
		}
		said = append(said, strconv.Itoa(alike))
	}
	return strings.Join(append(said, "noskipscan"), " ")
}

func rowsAlike(column string) int {
	switch {
	case column == "tenant_id":
		return rowsOfTable
	case slices.Contains([]string{"kind", "office", "role", "state"}, column):
		return rowsOfWord
	case column == "at" || strings.HasSuffix(column, "_at") || strings.HasSuffix(column, "_on"):
		return rowsOfDay
	}
	return rowsOfID
}
