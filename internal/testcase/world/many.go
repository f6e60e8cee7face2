package world

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/store/seal"
	"kith/internal/testcase/canary"
	"kith/timescale"
)

// counted are the tables that deadlines are counted from, each after those that it points at.
var counted = []string{
	"person", "person_change", "part", "enquiry", "strategy_discussion", "conference", "invitation", "invitation_child", "report", "report_child",
	"report_share", "record", "core_group", "core_group_meeting", "plan", "visit", "visit_child",
}

// Many are families like one, in the world's database: what their days are counted from, and who their children are.
type Many struct {
	w    *World
	raw  *sql.DB
	rows map[string][]map[string]any
	ids  map[string]bool // of the one family's rows, which are others in each copy
	last int
}

// The days of each twentieth family lie so much earlier than those of the one that it is like, and of all others later: so many
// are late in a partnership, and nothing of the others is due soon.
const (
	earlier = 40
	later   = 30
)

// ManyLike makes copies of a family. Its own rows are read once, now.
func (w *World) ManyLike(t testing.TB, f access.FamilyID) *Many {
	t.Helper()

	m := &Many{w: w, raw: canary.Raw(t, w.Database, w.Key), rows: map[string][]map[string]any{}, ids: map[string]bool{string(f): true}}
	m.raw.SetMaxOpenConns(1)
	for _, table := range append([]string{"family"}, counted...) {
		of := "family_id"
		if table == "family" {
			of = "id"
		}
		m.rows[table] = m.read(t, "SELECT * FROM "+table+" WHERE tenant_id = "+m.text(string(w.Tenant.ID))+" AND "+of+" = "+m.text(string(f))) //nolint:unqueryvet // every column, whichever there are
		for _, r := range m.rows[table] {
			if id, is := r["id"].(string); is {
				m.ids[id] = true
			}
		}
	}
	return m
}

// Until copies the family until there are so many copies, and owes them their days.
func (m *Many) Until(t testing.TB, n int) {
	t.Helper()

	m.keys(t, m.last+1, n)
	series := fmt.Sprintf("generate_series(%d, %d) AS n (i)", m.last+1, n)
	if m.w.Engine == store.SQLite {
		series = fmt.Sprintf("(WITH RECURSIVE n (i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i FROM n) AS n", m.last+1, n)
	}
	for _, table := range counted {
		if table == "person" {
			continue
		}
		for _, r := range m.rows[table] {
			columns := slices.Sorted(maps.Keys(r))
			values := make([]string, len(columns))
			for i, c := range columns {
				values[i] = m.value(r[c])
			}
			m.do(t, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") SELECT "+strings.Join(values, ", ")+" FROM "+series)
		}
	}
	m.do(t, "INSERT INTO deadline_owed (tenant_id, family_id) SELECT "+m.text(string(m.w.Tenant.ID))+", "+m.value(m.rows["family"][0]["id"])+" FROM "+series)
	m.last = n
	m.do(t, "ANALYZE")
}

// Owe says that the days of every family are to be counted again.
func (m *Many) Owe(ctx context.Context) error {
	_, err := m.raw.ExecContext(ctx, "INSERT INTO deadline_owed (tenant_id, family_id) SELECT tenant_id, id FROM family WHERE tenant_id = "+
		m.text(string(m.w.Tenant.ID))+" ON CONFLICT DO NOTHING")
	return err
}

// Deadlines reads every deadline that is kept, as a plain program would.
func (m *Many) Deadlines(ctx context.Context, each func(key, state string, anchor, last timescale.Date)) error {
	rows, err := m.raw.QueryContext(ctx, "SELECT deadline_key, state, anchor_on, last_on FROM deadline WHERE tenant_id = $1", string(m.w.Tenant.ID))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var key, state string
		var anchor, last timescale.Date
		if err := rows.Scan(&key, &state, &anchor, &last); err != nil {
			return err
		}
		each(key, state, anchor, last)
	}
	return rows.Err()
}

// keys are what must be sealed anew: each family's key, and the words about its people.
func (m *Many) keys(t testing.TB, from, until int) {
	t.Helper()

	tenant, one := string(m.w.Tenant.ID), m.rows["family"][0]
	outer, err := m.w.Key.Derive("tenant/" + tenant)
	must(t, err)
	inner, err := canary.FamilyKey(m.w.Families, m.w.Key, tenant, one["id"].(string))
	must(t, err)
	tx, err := m.raw.BeginTx(t.Context(), nil)
	must(t, err)
	for i := from; i <= until; i++ {
		family := fmt.Sprintf("%s~%d", one["id"], i)
		_, err := tx.ExecContext(t.Context(), "INSERT INTO family (tenant_id, id, created_at) VALUES ($1, $2, $3)", tenant, family, one["created_at"])
		must(t, err)
		must(t, os.WriteFile(canary.KeyFile(m.w.Families, tenant, family), []byte(hex.EncodeToString(outer.Wrap("family/"+tenant+"/"+family, inner))), 0o600))
		for _, p := range m.rows["person"] {
			id := fmt.Sprintf("%s~%d", p["id"], i)
			_, err := tx.ExecContext(t.Context(),
				"INSERT INTO person (tenant_id, family_id, id, kind, state, sealed, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
				tenant, family, id, p["kind"], p["state"], again(t, inner, "person/"+p["id"].(string), "person/"+id, p["sealed"].([]byte)), p["created_at"])
			must(t, err)
		}
	}
	must(t, tx.Commit())
}

// again seals what one place holds for another.
func again(t testing.TB, key seal.Key, from, to string, box []byte) any {
	t.Helper()

	var s seal.Sealed
	must(t, s.Scan(box))
	plain, err := key.Open(from, s)
	must(t, err)
	sealed, err := key.Seal(to, plain).Value()
	must(t, err)
	return sealed
}

// value writes a value of the one family as it is in a copy.
func (m *Many) value(v any) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case []byte:
		if m.w.Engine == store.PostgreSQL {
			return fmt.Sprintf(`'\x%x'::bytea`, v)
		}
		return fmt.Sprintf("x'%x'", v)
	case string:
		if m.ids[v] {
			return m.text(v) + " || '~' || n.i"
		}
		if d, err := timescale.Parse(v); err == nil {
			return "CASE WHEN n.i % 20 = 0 THEN " + m.text(d.AddDays(-earlier).String()) + " ELSE " + m.text(d.AddDays(later).String()) + " END"
		}
		return m.text(v)
	}
	return fmt.Sprint(v)
}

func (*Many) text(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

func (m *Many) do(t testing.TB, statement string) {
	t.Helper()

	_, err := m.raw.ExecContext(t.Context(), statement)
	must(t, err)
}

func (m *Many) read(t testing.TB, query string) []map[string]any {
	t.Helper()

	rows, err := m.raw.QueryContext(t.Context(), query)
	must(t, err)
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	must(t, err)
	var all []map[string]any
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		must(t, rows.Scan(into...))
		r := map[string]any{}
		for i, name := range names {
			r[name] = values[i]
		}
		all = append(all, r)
	}
	must(t, rows.Err())
	return all
}

func must(t testing.TB, err error) {
	t.Helper()

	if err != nil {
		t.Fatalf("families like one: %v", err)
	}
}
