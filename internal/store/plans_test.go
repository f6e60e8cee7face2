package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase/world"
)

// wide are the queries that read more than what one family, person, conference or day has, each with what bounds it. All
// others find their rows by more than the tenant and a state.
var wide = map[string]string{
	"Tenants":                "for whoever runs the machine",
	"KeyMarks":               "the same",
	"SomeFamily":             "one row, the first of all",
	"AccountsOfTenant":       "the demonstration's door, and the command line",
	"AllAccountsOfTenant":    "the workers' page and the command line",
	"CorrectionsToAnswer":    "what waits for an answer: of the safeguarding unit that of every family",
	"AccessRequestsUnderWay": "what the safeguarding unit has to answer in every family",
	"FamiliesOfTenant":       "the safeguarding unit's list is of every family",
	"EveryAccount":           "the staff",
	"AccountsWithOffice":     "the staff of one office",
	"UnitOf":                 "the staff of one office",
	"ChairRecords":           "the chairs",
	"Rooms":                  "the rooms",
	"TimesTaken":             "conferences booked",
	"NeededThen":             "conferences booked",
	"Diaries":                "the police teams and interpreters listed",
	"WeeksNotFree":           "what is repeated in the diaries",
	"ConferencesFor":         "conferences not over",
	"ConferencesRunBy":       "conferences not over",
	"ToTell":                 "people to be told of a change: struck off as they are told, and when the conference begins",
	"LateConferences":        "conferences held late, in an index of their own, and those to be booked: the unit's page shows them all",
	"NotYetInvited":          "conferences booked",
	"WaysToChoose":           "conferences booked",
	"ReportDays":             "conferences booked",
	"NeedsAskedFor":          "conferences to come",
	"SolicitorsNamed":        "conferences to come",
	"ReportsLate":            "conferences not over",
	"RecordsWaiting":         "records not issued",
	"CasesLeftBehind":        "the staff who have left, in an index of their own",
	"CopiesHeldBack":         "copies held back, in an index of their own",
	"PlansCounted":           "plans that go on, in an index of their own",
	"DeadlinesOwed":          "a hundred at a time, until none is left",
	"FamiliesEnquiring":      "enquiries not concluded, in an index of their own: those that a change of the procedure touches",
	"FamiliesConferring":     "conferences not over",
	"FamiliesPlanned":        "plans that go on, in an index of their own",
	"DutyFamilies":           "families that have a social worker: whoever is on duty may ask about any child",
	"EndsToAgree":            "ends of records that are proposed, in an index of their own: a few a year",
	"Destructions":           "the ends of records, in the order of an index, five hundred at most: a few a year",
	"KeysToDestroy":          "keys that are to go this minute, in an index of their own",
	"FamiliesHeld":           "records on hold, in an index of their own",
	"HoldsToLookAt":          "the same",
	"WithdrawEveryCode":      "for whoever changes the key, while nobody is served",
	"DraftsOfNoFamily":       "the same",
	"CopiesWaiting":          "copies not sent, in an index of their own",
}

// broad are the columns with few values, and those that only say that something is there: a search by tenant and words
// alone reads a good part of the partnership.
var broad = []string{"tenant_id", "state", "kind", "role", "office", "active", "until_at"}

// read is how one table is read in a plan: by which index, and by which of its columns.
type read struct {
	table, index string
	by           []string
}

func (r read) wide() bool {
	return r.by == nil || !slices.ContainsFunc(r.by, func(column string) bool { return !slices.Contains(broad, column) })
}

func (r read) String() string {
	return fmt.Sprintf("%s is read by %s through %s", cmp.Or(r.table, "a table"), cmp.Or(strings.Join(r.by, ", "), "nothing"), cmp.Or(r.index, "no index"))
}

// queries are all that the store asks, by name.
func queries(t *testing.T) map[string]string {
	t.Helper()

	files, err := filepath.Glob("gen/*.sql.go")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range query.FindAllStringSubmatch(string(text), -1) {
			all[q[1]] = q[2]
		}
	}
	if len(all) < 200 {
		t.Fatalf("only %d queries were found: does the test still understand the files?", len(all))
	}
	return all
}

var argument = regexp.MustCompile(`\$(\d+)`)

// arguments is how many a query takes.
func arguments(text string) (most int) {
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1]) // digits
		most = max(most, n)
	}
	return most
}

func TestNoQueryReadsAPartnershipThrough(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		plan := sqlitePlan
		if w.Engine == store.PostgreSQL {
			fillForPlans(t, w)
			plan = postgresPlan
		}
		all := queries(t)
		used := map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(all)) {
			reads, err := plan(t, w, all[name])
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			excused := false
			for _, r := range reads {
				used[r.index] = true
				switch {
				case !r.wide() || alone(t, w, r):
				case wide[name] == "":
					t.Errorf("%s: %s", name, r)
				case r.index == "" && r.table != "tenant":
					t.Errorf("%s is excused, but not from an index: %s", name, r)
				default:
					excused = true
				}
			}
			if wide[name] != "" && !excused && w.Engine == store.SQLite {
				t.Errorf("%s is excused and needs it no longer", name)
			}
		}
		for name := range wide {
			if all[name] == "" {
				t.Errorf("%s is excused and no longer there", name)
			}
		}
		for _, index := range added(t, w) {
			if !used[index] {
				t.Errorf("no query uses the index %s", index)
			}
		}
	})
}

func TestNoIndexBeginsAnother(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	type index struct{ name, columns string }
	byTable := map[string][]index{}
	rows, err := w.DB.Raw().QueryContext(t.Context(), `SELECT m.name, l.name, group_concat(i.name, ' ')
		FROM sqlite_master m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i
		WHERE m.type = 'table' AND m.name NOT LIKE 'goose_%' AND l.partial = 0 GROUP BY m.name, l.name ORDER BY i.seqno`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var table string
		var one index
		if err := rows.Scan(&table, &one.name, &one.columns); err != nil {
			t.Fatal(err)
		}
		byTable[table] = append(byTable[table], one)
	}
	if err := rows.Err(); err != nil || len(byTable) < 50 {
		t.Fatalf("%d tables, %v", len(byTable), err)
	}
	for table, all := range byTable {
		for _, one := range all {
			for _, other := range all {
				if !strings.HasPrefix(one.name, "sqlite_") && one != other && strings.HasPrefix(other.columns+" ", one.columns+" ") {
					t.Errorf("%s: %s serves for %s as well", table, other.name, one.name)
				}
			}
		}
	}
}

// added are the indexes that migrations add for the sake of queries: keys hold rows together besides.
func added(t *testing.T, w *world.World) (names []string) {
	t.Helper()

	text := `SELECT l.name FROM sqlite_master m JOIN pragma_index_list(m.name) l
		WHERE m.type = 'table' AND l.origin = 'c' AND l."unique" = 0 AND m.name NOT LIKE 'goose_%' ORDER BY l.name`
	if w.Engine == store.PostgreSQL {
		text = `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid
			WHERE r.relnamespace = 'public'::regnamespace AND NOT i.indisunique ORDER BY c.relname`
	}
	rows, err := w.DB.Raw().QueryContext(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil || len(names) < 20 {
		t.Fatalf("%d indexes, %v", len(names), err)
	}
	return names
}

// alone reports whether the tenant is the whole key: one row is read then.
func alone(t *testing.T, w *world.World, r read) bool {
	t.Helper()

	text := `SELECT COUNT(*) FROM pragma_index_info($1)`
	if w.Engine == store.PostgreSQL {
		text = `SELECT COALESCE(SUM(indnatts), 0) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = $1 AND i.indisunique`
	} else if !strings.HasPrefix(r.index, "sqlite_autoindex_") {
		return false
	}
	var columns int
	if err := w.DB.Raw().QueryRowContext(t.Context(), text, r.index).Scan(&columns); err != nil {
		t.Fatal(err)
	}
	return columns == 1 && len(r.by) == 1
}

var (
	searched = regexp.MustCompile(`^(SEARCH|SCAN) (\S+)(?: EXISTS)?(?: USING (?:COVERING )?INDEX (\S+))?(?: \((.*)\))?`)
	compared = regexp.MustCompile(`(\w+)[=<>]`)
)

// sqlitePlan is how SQLite reads a query, by the figures that it is given when it is migrated.
func sqlitePlan(t *testing.T, w *world.World, text string) ([]read, error) {
	t.Helper()

	rows, err := w.DB.Raw().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+text, make([]any, arguments(text))...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var reads []read
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			return nil, err
		}
		m := searched.FindStringSubmatch(step)
		if m == nil || m[2] == "json_each" || m[2] == "CONSTANT" {
			continue
		}
		r := read{table: m[2], index: m[3]}
		for _, c := range compared.FindAllStringSubmatch(m[4], -1) {
			r.by = append(r.by, c[1])
		}
		reads = append(reads, r)
	}
	return reads, rows.Err()
}
