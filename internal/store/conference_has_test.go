package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/store/gen"
	"kith/internal/testcase/world"
)

// askedAnyway are the queries of a conference that are asked without knowing that there is anything, each with why.
var askedAnyway = map[string]string{
	"AgendaStepsOf":              "every conference that is open has begun its agenda",
	"CalledAt":                   "somebody is asked to every conference",
	"CancelledBy":                "asked of one that is cancelled",
	"ChairDeclarations":          "on the page of a booking",
	"ChangedChildren":            "on the page of a booking",
	"ChangesForFamily":           "on the page of a booking",
	"ClosedItems":                "on the chair's page of closed parts",
	"ClosedItemsShared":          "where there are closed items",
	"ClosedParts":                "on the chair's page of closed parts",
	"ClosedPartsOut":             "where there are closed parts",
	"ConferenceChanges":          "on the page of a booking",
	"ConferenceChildren":         "every conference is about a child",
	"ConferenceTold":             "on the page of a booking",
	"CoreGroupChoices":           "where there are next steps",
	"DaysGivenUp":                "where there are earlier days, and on the pages of those asked to one that may have been put off",
	"ExclusionAnswers":           "on the chair's page of exclusions",
	"ExclusionRequests":          "on the chair's page of exclusions",
	"ExclusionsTold":             "where there are exclusions",
	"Invitations":                "somebody is asked to every conference",
	"LastOtherChair":             "on the page of a booking",
	"NeededAt":                   "on the page of a booking",
	"OutlineLineChildrenOf":      "where there are lines of the outline",
	"OutlineLinesLeft":           "where something was left behind",
	"Participations":             "on the pages of invitations",
	"RecordCopiesOfConference":   "on the pages of the record",
	"RecordCorrections":          "on the pages of the record",
	"RecordSendingsOfConference": "on the pages of the record",
	"RecordsOfConference":        "on the pages of the record",
	"ReportChases":               "on the pages of reports",
	"ReportChildren":             "on the pages of reports",
	"ReportFiles":                "on the pages of reports",
	"ReportLines":                "on the pages of reports",
	"ReportShares":               "on the pages of reports",
	"Reports":                    "on the pages of reports",
	"ToTellAt":                   "on the page of a booking",
	"WallEntriesOf":              "every conference that is open has a wall",
}

var (
	hasQuery = regexp.MustCompile(`CAST\('(\w+)' AS TEXT\)`)
	hasTable = regexp.MustCompile(`(?:FROM|JOIN) (\w+)`)
)

// found are the names that a pattern finds, each once.
func found(pattern *regexp.Regexp, in string) []string {
	all := map[string]bool{}
	for _, m := range pattern.FindAllStringSubmatch(in, -1) {
		all[m[1]] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// ofConference are the generated queries that list something of one conference and take nothing but its keys.
func ofConference() map[string]reflect.Method {
	all, kind := map[string]reflect.Method{}, reflect.TypeFor[*gen.Queries]()
	for m := range kind.Methods() {
		if m.Name == "ConferenceHas" || m.Type.NumIn() != 3 || m.Type.NumOut() != 2 || m.Type.Out(0).Kind() != reflect.Slice {
			continue
		}
		of, keys := m.Type.In(2), 0
		if of.Kind() != reflect.Struct {
			continue
		}
		if _, is := of.FieldByName("ConferenceID"); !is {
			continue
		}
		for f := range of.Fields() {
			if slices.Contains([]string{"TenantID", "FamilyID", "ConferenceID"}, f.Name) {
				keys++
			}
		}
		if keys == of.NumField() {
			all[m.Name] = m
		}
	}
	return all
}

func TestEveryQueryOfAConferenceIsAskedOnlyWhereThereIsAnythingOrSaysWhyNot(t *testing.T) {
	t.Parallel()

	has, every := found(hasQuery, queries(t)["ConferenceHas"]), ofConference()
	if len(has) < 20 || len(every) < 50 {
		t.Fatalf("%d and %d queries were found: does the test still understand them?", len(has), len(every))
	}
	for name := range every {
		if slices.Contains(has, name) == (askedAnyway[name] != "") {
			t.Errorf("%s is asked of a conference: name it in ConferenceHas, or in askedAnyway with why it is asked whether there is anything or not", name)
		}
	}
	for _, name := range slices.Concat(has, slices.Collect(maps.Keys(askedAnyway))) {
		if _, there := every[name]; !there {
			t.Errorf("%s is no query of a conference", name)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, name := range has {
			if strings.Contains(string(text), ".q."+name+"(") {
				t.Errorf("%s asks %s whether there is anything or not: use ifAny", file, name)
			}
			asked[name] = asked[name] || strings.Contains(string(text), `"`+name+`", r.q.`+name+",")
		}
	}
	for _, name := range has {
		if !asked[name] {
			t.Errorf("nobody asks %s by its name", name)
		}
	}
}

// Conferences and families of the made-up rows: few, so that rows belong together often and not always.
const (
	madeConferences = 4
	madeFamilies    = 2
	madeRounds      = 60
)

func TestWhatAConferenceHasIsWhatItsQueriesFind(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		conn, err := w.DB.Raw().Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close() }()
		holdNothingTogether(t, w, conn)
		text := queries(t)["ConferenceHas"]
		has, tables, columns := found(hasQuery, text), found(hasTable, text), columnsOf(t, w)
		q, every, draw := gen.New(conn), ofConference(), rand.New(rand.NewPCG(7, 11))
		there, not := map[string]int{}, map[string]int{}
		for range madeRounds {
			for _, table := range tables {
				makeRows(t, w, conn, draw, table, columns[table])
			}
			for n := range madeConferences * madeFamilies {
				c, f := fmt.Sprint("c", n/madeFamilies), access.FamilyID(fmt.Sprint("f", n%madeFamilies))
				said, err := q.ConferenceHas(t.Context(), gen.ConferenceHasParams{TenantID: w.Tenant.ID, FamilyID: f, ConferenceID: c})
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range has {
					rows := ask(t, q, every[name], w.Tenant.ID, f, c)
					if (rows > 0) != slices.Contains(said, name) {
						t.Errorf("%s finds %d rows of a conference that is said to have %q", name, rows, said)
					}
					if rows > 0 {
						there[name]++
					} else {
						not[name]++
					}
				}
			}
		}
		for _, name := range has {
			if there[name] < 10 || not[name] < 10 {
				t.Errorf("%s found something %d times and nothing %d times: it was hardly tried", name, there[name], not[name])
			}
		}
	})
}

// ask is how many rows a query finds.
func ask(t *testing.T, q *gen.Queries, m reflect.Method, tenant access.TenantID, f access.FamilyID, c string) int {
	t.Helper()

	of := reflect.New(m.Type.In(2)).Elem()
	of.FieldByName("TenantID").SetString(string(tenant))
	of.FieldByName("ConferenceID").SetString(c)
	if family := of.FieldByName("FamilyID"); family.IsValid() {
		family.SetString(string(f))
	}
	answer := m.Func.Call([]reflect.Value{reflect.ValueOf(q), reflect.ValueOf(t.Context()), of})
	if err, failed := reflect.TypeAssert[error](answer[1]); failed {
		t.Fatalf("%s: %v", m.Name, err)
	}
	return answer[0].Len()
}

// holdNothingTogether lets rows be made up one by one, in this test's own database.
func holdNothingTogether(t *testing.T, w *world.World, conn *sql.Conn) {
	t.Helper()

	free := []string{"PRAGMA foreign_keys=off", "PRAGMA ignore_check_constraints=on"}
	if w.Engine == store.PostgreSQL {
		free = listed(t, w.DB.Raw(), `SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname)
			FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
			WHERE k.contype IN ('c', 'f') AND c.relnamespace = 'public'::regnamespace ORDER BY k.contype DESC`)
	}
	for _, one := range free {
		if _, err := conn.ExecContext(t.Context(), one); err != nil {
			t.Fatalf("%s: %v", one, err)
		}
	}
}

// words are what the queries tell apart in a column; any other holds a word that nothing asks for.
var madeWords = map[string][]string{"state": {"current", "withdrawn"}, "extent": {"whole", "part"}, "kind": {"reason", "talk"}}

// makeRows puts a few made-up rows in the place of a table's.
func makeRows(t *testing.T, w *world.World, conn *sql.Conn, draw *rand.Rand, table string, columns map[string]column) {
	t.Helper()

	run := func(text string, args ...any) {
		if _, err := conn.ExecContext(context.WithoutCancel(t.Context()), text, args...); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	run("DELETE FROM " + table)
	names := slices.Sorted(maps.Keys(columns))
	for row := range draw.IntN(4) {
		args, places := make([]any, len(names)), make([]string, len(names))
		for i, name := range names {
			places[i] = fmt.Sprint("$", i+1)
			if args[i] = madeValue(w, draw, name, columns[name], row); !columns[name].NotNull && draw.IntN(2) == 0 {
				args[i] = nil
			}
		}
		run(fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING`, table, strings.Join(names, ", "), strings.Join(places, ", ")), args...)
	}
}

func madeValue(w *world.World, draw *rand.Rand, name string, c column, row int) any {
	switch {
	case name == "tenant_id":
		return string(w.Tenant.ID)
	case name == "family_id":
		return fmt.Sprint("f", draw.IntN(madeFamilies))
	case name == "conference_id":
		return fmt.Sprint("c", draw.IntN(madeConferences))
	case name == "id":
		return fmt.Sprint("x", row)
	case c.Type == "BYTEA":
		return []byte{0}
	case c.Type == "INTEGER":
		return 1
	case name == "at" || strings.HasSuffix(name, "_at"):
		return w.DB.Now()
	case strings.HasSuffix(name, "_on"):
		return w.Today()
	case len(madeWords[name]) > 0:
		return madeWords[name][draw.IntN(len(madeWords[name]))]
	}
	return fmt.Sprint("x", draw.IntN(3))
}
