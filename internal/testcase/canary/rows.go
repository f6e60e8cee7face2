package canary

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	_ "github.com/ncruces/go-sqlite3/vfs/adiantum" // the encrypted file

	"kith/internal/store/seal"
)

// Raw opens a database beside the store, for reading rows as they lie there.
func Raw(t testing.TB, database string, key seal.Key) *sql.DB {
	t.Helper()

	var db *sql.DB
	var err error
	if strings.HasPrefix(database, "postgres") {
		db, err = sql.Open("pgx", database)
	} else {
		var raw []byte
		if raw, err = key.Bytes("database file"); err != nil {
			t.Fatal(err)
		}
		db, err = driver.Open("file:"+(&url.URL{Path: database}).EscapedPath()+"?vfs=adiantum", func(c *sqlite3.Conn) error {
			return c.Exec("PRAGMA hexkey='" + hex.EncodeToString(raw) + "'")
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// Rows are every row of every table of a database, as text.
func Rows(t testing.TB, database string, key seal.Key) map[string][]map[string]string {
	t.Helper()

	all := map[string][]map[string]string{}
	for table, rows := range readAll(t, Raw(t, database, key)) {
		for _, r := range rows {
			all[table] = append(all[table], r)
		}
	}
	return all
}

// readAll reads every row of every table.
func readAll(t testing.TB, db *sql.DB) map[string][]row {
	t.Helper()

	names := column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	if len(names) == 0 {
		names = column(t, db, `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`)
	}
	all := map[string][]row{}
	for _, name := range names {
		all[name] = rowsOf(t, db, name)
	}
	return all
}

// column is the one column that a query gives; nothing where this engine does not know what it asks.
func column(t testing.TB, db *sql.DB, query string) []string {
	t.Helper()

	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		return nil
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func rowsOf(t testing.TB, db *sql.DB, table string) []row {
	t.Helper()

	rows, err := db.QueryContext(t.Context(), "SELECT * FROM "+table) //nolint:unqueryvet // every column, whichever there are
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []row
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		r := row{}
		for i, name := range names {
			r[name] = textOf(values[i])
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []byte:
		return string(v)
	}
	return fmt.Sprint(value)
}

// Digests reads every table as it lies there: what each holds, in short, whatever the order of its rows.
func Digests(t testing.TB, db *sql.DB) map[string][sha256.Size]byte {
	t.Helper()

	digests := map[string][sha256.Size]byte{}
	for table, rows := range readAll(t, db) {
		lines := make([]string, len(rows))
		for i, r := range rows {
			lines[i] = fmt.Sprintf("%q", r) // maps are printed in the order of their keys
		}
		slices.Sort(lines)
		digests[table] = sha256.Sum256([]byte(strings.Join(lines, "\n")))
	}
	return digests
}
