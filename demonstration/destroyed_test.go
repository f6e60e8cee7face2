package demonstration_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/timescale"
)

// TestOfAFamilyWhoseRecordIsDestroyedNothingIsLeftButTheLog ends every family of the demonstration, which has rows in most tables.
func TestOfAFamilyWhoseRecordIsDestroyedNothingIsLeftButTheLog(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			l := copied(t, engine, timescale.NewDate(2026, time.December, 8))
			sealed := map[string]bool{} // what is sealed of anybody, as it lies in the database
			for table, rows := range canary.Rows(t, l.at, world.Key(t)) {
				for _, row := range rows {
					if table != "account" && row["sealed"] != "" {
						sealed[row["sealed"]] = true
					}
				}
			}
			raw := canary.Raw(t, l.at, world.Key(t))
			if _, err := raw.ExecContext(t.Context(), `INSERT INTO destruction (tenant_id, family_id, id, state, last_on, over_on, rule, source,
				proposed_by, proposed_at, agreed_by, agreed_at, destroy_on)
				SELECT f.tenant_id, f.id, 'end ' || f.id, 'agreed', '2026-12-08', '2026-12-09', '1 day', 'A test', min(a.id), '2026-12-08T10:00:00.000Z', max(a.id),
				'2026-12-08T10:00:00.000Z', '2026-12-08' FROM family f JOIN account a ON a.tenant_id = f.tenant_id GROUP BY f.tenant_id, f.id`); err != nil {
				t.Fatal(err)
			}
			l.db.KeepBy(func(_ *store.Reading, last timescale.Date) (record.Retained, error) {
				return record.Retained{Last: last, Until: timescale.NewDate(2026, time.December, 8), Rule: "1 day", Source: "A test"}, nil
			})
			n, err := l.db.EndRecords(t.Context())
			if err != nil || n < 12 {
				t.Fatalf("%d families ended: %v", n, err)
			}
			stays := []string{"audit_entry", "look_settled", "look_raised", "destruction"}
			for table, rows := range canary.Rows(t, l.at, world.Key(t)) {
				for _, row := range rows {
					if _, of := row["family_id"]; of && row["family_id"] != "" && !slices.Contains(stays, table) {
						t.Fatalf("%s still holds something of a family", table)
					}
					for column, value := range row {
						if sealed[value] {
							t.Fatalf("%s.%s holds what was sealed", table, column)
						}
					}
				}
			}
			left, err := filepath.Glob(filepath.Join(l.families(), "of-*", "*"))
			if err != nil || len(left) > 0 {
				t.Errorf("%d keys are left: %v", len(left), err)
			}
			for _, g := range l.groups {
				if _, err := l.db.PlaceAudit(t.Context()); err != nil {
					t.Fatal(err)
				}
				if v, err := l.db.VerifyAudit(t.Context(), g.People[0].Tenant); err != nil || v.Size == 0 {
					t.Errorf("the log of %s does not verify: %v", g.People[0].Tenant, err)
				}
			}
			if err := l.db.Ready(t.Context()); err != nil {
				t.Errorf("the store is not ready: %v", err)
			}
			l.opensEveryPage(t)
			if n, err := l.db.EndRecords(t.Context()); n != 0 || err != nil {
				t.Errorf("a second time %d are ended: %v", n, err)
			}
		})
	}
}
