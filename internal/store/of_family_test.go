package store_test

import (
	"slices"
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestEveryTableThatNamesAFamilyIsDestroyedWithItOrOutlivesIt(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	destroyed, stays := store.OfFamily(), store.Outlives()
	named := map[string]bool{}
	for table, columns := range columnsOf(t, w) {
		if _, is := columns["family_id"]; is {
			named[table] = true
		}
	}
	if len(named) < 90 {
		t.Fatalf("only %d tables name a family: does the test still understand the schema?", len(named))
	}
	for table := range named {
		if slices.Contains(destroyed, table) == slices.Contains(stays, table) {
			t.Errorf("%s is in neither of the lists of of_family.go, or in both", table)
		}
	}
	for i, table := range destroyed {
		if slices.Contains(destroyed[:i], table) {
			t.Errorf("%s is destroyed twice", table)
		}
	}
}

func TestWhatPointsAtATableIsDestroyedBeforeIt(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	order := store.OfFamily()
	links := listed(t, w.DB.Raw(), `SELECT m.name || ' ' || f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1`)
	seen := 0
	for _, link := range links {
		from, to, _ := strings.Cut(link, " ")
		if from == to || !slices.Contains(order, to) {
			continue
		}
		if seen++; !slices.Contains(order, from) || slices.Index(order, from) > slices.Index(order, to) {
			t.Errorf("%s points at %s, which is destroyed before it", from, to)
		}
	}
	if seen < 50 {
		t.Fatalf("only %d links were found", seen)
	}
}
