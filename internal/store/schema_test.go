package store_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/internal/store"
	"kith/internal/testcase/world"
)

// column is what a column must be on both engines.
type column struct {
	Type    string
	NotNull bool
}

// columnsOf lists every table of ours and its columns.
func columnsOf(t *testing.T, w *world.World) map[string]map[string]column {
	t.Helper()

	query := `SELECT m.name, p.name, p.type, p."notnull" FROM sqlite_master m JOIN pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`
	if w.Engine == store.PostgreSQL {
		query = `SELECT table_name, column_name, upper(data_type), CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END
			FROM information_schema.columns WHERE table_schema = 'public'`
	}
	rows, err := w.DB.Raw().QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	all := map[string]map[string]column{}
	for rows.Next() {
		var table, name, kind string
		var required int
		if err := rows.Scan(&table, &name, &kind, &required); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(table, "goose_") {
			continue
		}
		if all[table] == nil {
			all[table] = map[string]column{}
		}
		switch kind {
		case "BLOB":
			kind = "BYTEA"
		case "BIGINT":
			kind = "INTEGER"
		}
		all[table][name] = column{Type: kind, NotNull: required == 1}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

var (
	quoted  = regexp.MustCompile(`'([^']*)'`)
	foreign = regexp.MustCompile(`(?i)FOREIGN KEY|REFERENCES`)
)

// checksOf lists, for each table, the words that its checks name, how many checks it has and how many keys it borrows.
func checksOf(t *testing.T, w *world.World) map[string][]string {
	t.Helper()

	query := "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	if w.Engine == store.PostgreSQL {
		query = `SELECT c.relname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
			WHERE k.contype IN ('c', 'f') AND c.relnamespace = 'public'::regnamespace`
	}
	rows, err := w.DB.Raw().QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	all := map[string][]string{}
	for rows.Next() {
		var table, text string
		if err := rows.Scan(&table, &text); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(table, "goose_") {
			continue
		}
		if w.Engine == store.PostgreSQL && strings.HasPrefix(text, "FOREIGN") {
			all[table] = append(all[table], "borrows a key")
			continue
		}
		checks, rest := bodies(text)
		for _, check := range checks {
			all[table] = append(all[table], "is checked")
			for _, word := range quoted.FindAllStringSubmatch(check, -1) {
				all[table] = append(all[table], "word "+word[1])
			}
		}
		if w.Engine == store.SQLite {
			for line := range strings.SplitSeq(rest, "\n") {
				if foreign.MatchString(line) {
					all[table] = append(all[table], "borrows a key")
				}
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for _, found := range all {
		slices.Sort(found)
	}
	return all
}

// bodies cuts the CHECKs out of a table's text.
func bodies(text string) (checks []string, rest string) {
	for {
		at := strings.Index(text, "CHECK (")
		if at < 0 {
			return checks, rest + text
		}
		depth, end := 0, at+len("CHECK ")
		for ; end < len(text); end++ {
			if text[end] == '(' {
				depth++
			}
			if text[end] == ')' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		checks = append(checks, text[at:end])
		rest, text = rest+text[:at], text[end:]
	}
}

func TestBothEnginesHaveTheSameSchema(t *testing.T) {
	t.Parallel()

	lite, post := world.New(t, store.SQLite), world.New(t, store.PostgreSQL)
	if diff := cmp.Diff(columnsOf(t, lite), columnsOf(t, post)); diff != "" {
		t.Errorf("columns (-SQLite +PostgreSQL):\n%s", diff)
	}
	if diff := cmp.Diff(checksOf(t, lite), checksOf(t, post)); diff != "" {
		t.Errorf("checks and keys (-SQLite +PostgreSQL):\n%s", diff)
	}
}

func TestSQLiteWaitsForTheDiskAndKeepsItsRules(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	for pragma, want := range map[string]string{
		"synchronous": "2", "journal_mode": "wal", "foreign_keys": "1", "trusted_schema": "0", "temp_store": "2",
	} {
		var got string
		if err := w.DB.Raw().QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, %v; want %s", pragma, got, err, want)
		}
	}
	var loose int
	const strict = "SELECT COUNT(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'"
	if err := w.DB.Raw().QueryRowContext(t.Context(), strict).Scan(&loose); err != nil || loose != 0 {
		t.Errorf("%d tables are not strict, %v", loose, err)
	}
}

// acrossTenants are the queries of tenants' tables that name no tenant, each with its reason.
var acrossTenants = map[string]string{
	"Tenant":              "the row is the tenant",
	"Tenants":             "for whoever runs the machine",
	"KeyMarks":            "the same: by which key each partnership is shut",
	"AddTenant":           "the row is the tenant",
	"SessionByToken":      "the token is what says whose it is",
	"TouchSession":        "the token is what says whose it is",
	"EndSession":          "the token is what says whose it is",
	"LinkOwner":           "the token is what says whose it is",
	"CodeOwner":           "the code is what says whose it is",
	"FeedOwner":           "the token is what says whose it is",
	"PasskeyByCredential": "the passkey is what says whose it is",
	"SomeFamily":          "asks whether the key opens the database at all",
}

var (
	query = regexp.MustCompile("(?s)= `-- name: (\\w+) :\\w+\n(.*?)`")
	named = regexp.MustCompile(`(?i)\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)`)
)

func TestEveryQueryNamesItsTenant(t *testing.T) {
	t.Parallel()

	tables := columnsOf(t, world.New(t, store.SQLite))
	files, err := filepath.Glob("gen/*.sql.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no queries", err)
	}
	met := map[string]bool{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range query.FindAllStringSubmatch(string(text), -1) {
			met[q[1]] = true
			if why := tenantFault(q[2], tables); why != "" && acrossTenants[q[1]] == "" {
				t.Errorf("%s, query %s: %s", name, q[1], why)
			}
			if strings.Contains(q[2], "@") {
				t.Errorf("%s, query %s: an argument was left as it was written: %s", name, q[1], q[2])
			}
		}
	}
	if len(met) < 40 {
		t.Errorf("only %d queries were found: does the test still understand the files?", len(met))
	}
	for _, name := range slices.Sorted(maps.Keys(acrossTenants)) {
		if !met[name] {
			t.Errorf("%s is excused and no longer there", name)
		}
	}
}

// tenantFault wants the tenant to be named as often as tables that belong to one are.
func tenantFault(text string, tables map[string]map[string]column) string {
	text = regexp.MustCompile(`--[^\n]*`).ReplaceAllString(text, "")
	want := 0
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if _, ours := tables[m[1]]; !ours {
			continue // a common table expression
		}
		if _, belongs := tables[m[1]]["tenant_id"]; belongs {
			want++
		}
	}
	if want == 0 {
		return ""
	}
	if got := strings.Count(text, "tenant_id"); got < want {
		return fmt.Sprintf("tenant_id comes %d times for %d tables: %s", got, want, text)
	}
	if !regexp.MustCompile(`tenant_id = \$\d|^\s*INSERT INTO \w+ \([^)]*tenant_id`).MatchString(text) {
		return "tenant_id is compared with no argument: " + text
	}
	return ""
}
