package store_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/internal/testcase/world"
)

// rowsForPlans are in each table, of three partnerships: enough that an index is worth its reading.
const rowsForPlans = 3000

// partsForPlans is more of the table that every list goes through: among fewer rows, a list of a hundred families is
// quicker found by reading all.
const partsForPlans = 30_000

// fillForPlans gives the planner something to go by: rows that are made up column by column. What holds rows together is
// taken away first, in this test's own database.
func fillForPlans(t *testing.T, w *world.World) {
	t.Helper()

	one, err := w.DB.Raw().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = one.Close() }()
	must := func(text string) {
		if _, err := one.ExecContext(t.Context(), text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	said := allowedWords(t, w)
	for _, dropped := range listed(t, w.DB.Raw(), `SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname)
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
		WHERE k.contype IN ('c', 'f') AND c.relnamespace = 'public'::regnamespace ORDER BY k.contype DESC`) {
		must(dropped)
	}
	values := map[string][]string{}
	names := map[string][]string{}
	for _, column := range listed(t, w.DB.Raw(), `SELECT table_name || ' ' || column_name || ' ' || is_nullable || ' ' || data_type
		FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'goose%' ORDER BY 1`) {
		c := strings.SplitN(column, " ", 4)
		value := madeUp(c[1], c[3], said[c[0]+"."+c[1]], rowsOf(c[0]))
		if c[2] == "YES" {
			value = "CASE WHEN random() < 0.5 THEN " + value + " END"
		}
		values[c[0]], names[c[0]] = append(values[c[0]], value), append(names[c[0]], `"`+c[1]+`"`)
	}
	for _, table := range slices.Sorted(maps.Keys(values)) {
		must("SELECT setseed(0.5)") // other rows, another plan: the same ones each time, whichever tables there are
		must(fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM generate_series(1, %d) i ON CONFLICT DO NOTHING",
			table, strings.Join(names[table], ", "), strings.Join(values[table], ", "), rowsOf(table)))
	}
	must("ANALYZE")
}

func rowsOf(table string) int {
	if table == "part" {
		return partsForPlans
	}
	return rowsForPlans
}

// madeUp is a value for a column of row i of so many.
func madeUp(column, kind string, said []string, rows int) string {
	switch {
	case kind == "bytea":
		return `'\x00'::bytea`
	case kind != "text":
		return "floor(random() * 2)"
	case column == "tenant_id":
		return "'tenant' || i % 3"
	case column == "id":
		return "'id' || i"
	case len(said) > 0:
		return fmt.Sprintf("(ARRAY['%s'])[1 + floor(random() * %d)]", strings.Join(said, "','"), len(said))
	case column == "at" || strings.HasSuffix(column, "_at") || strings.HasSuffix(column, "_on"):
		return "to_char(date '2026-01-01' + floor(random() * 365)::int, 'YYYY-MM-DD')"
	}
	return fmt.Sprintf("'id' || floor(random() * %d)", rows/10)
}

var inWords = regexp.MustCompile(`\((\w+) = ANY \(ARRAY\[(.*?)\]\)`)

// allowedWords are the words that a column may hold, by table.column.
func allowedWords(t *testing.T, w *world.World) map[string][]string {
	t.Helper()

	all := map[string][]string{}
	for _, one := range listed(t, w.DB.Raw(), `SELECT c.relname || ' ' || pg_get_constraintdef(k.oid)
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
		WHERE k.contype = 'c' AND c.relnamespace = 'public'::regnamespace`) {
		table, text, _ := strings.Cut(one, " ")
		for _, m := range inWords.FindAllStringSubmatch(text, -1) {
			if at := table + "." + m[1]; len(all[at]) == 0 {
				for _, word := range quoted.FindAllStringSubmatch(m[2], -1) {
					all[at] = append(all[at], word[1])
				}
			}
		}
	}
	return all
}

func listed(t *testing.T, db *sql.DB, text string) (all []string) {
	t.Helper()

	rows, err := db.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		t.Fatalf("nothing was listed: %v", err)
	}
	return all
}

// node is a step of PostgreSQL's plan.
type node struct {
	Type  string `json:"Node Type"`
	Table string `json:"Relation Name"`
	Index string `json:"Index Name"`
	Cond  string `json:"Index Cond"`
	Plans []node `json:"Plans"`
}

// condition finds the columns of an index on the left of its comparisons.
var condition = regexp.MustCompile(`\("?(\w+)"? (?:=|<|>|<=|>=|IS NULL)`)

// postgresPlan is how PostgreSQL reads a query whatever it is asked with, where it can help going through a table: the
// tables of the test are so small that reading them whole, or hashing them, would cost less.
func postgresPlan(t *testing.T, w *world.World, text string) (reads []read, err error) {
	t.Helper()

	tx, err := w.DB.Raw().BeginTx(t.Context(), nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	for _, one := range []string{
		"SET LOCAL enable_seqscan = off", "SET LOCAL enable_hashjoin = off", "SET LOCAL enable_mergejoin = off",
		"SET LOCAL plan_cache_mode = force_generic_plan", "PREPARE asked AS " + text,
	} {
		if _, err := tx.ExecContext(t.Context(), one); err != nil {
			return nil, err
		}
	}
	defer func() { _, _ = tx.ExecContext(t.Context(), "DEALLOCATE asked") }()
	ask := "EXPLAIN (FORMAT JSON) EXECUTE asked"
	if n := arguments(text); n > 0 {
		ask += "(" + strings.TrimSuffix(strings.Repeat("NULL, ", n), ", ") + ")"
	}
	var said string
	if err := tx.QueryRowContext(t.Context(), ask).Scan(&said); err != nil {
		return nil, err
	}
	var plans []struct {
		Plan node `json:"Plan"`
	}
	if err := json.Unmarshal([]byte(said), &plans); err != nil {
		return nil, err
	}
	var walk func(n node)
	walk = func(n node) {
		switch n.Type {
		case "Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan":
			r := read{table: n.Table, index: n.Index}
			for _, m := range condition.FindAllStringSubmatch(n.Cond, -1) {
				r.by = append(r.by, m[1])
			}
			reads = append(reads, r)
		}
		for _, under := range n.Plans {
			walk(under)
		}
	}
	for _, p := range plans {
		walk(p.Plan)
	}
	return reads, nil
}
