package store_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/internal/store"
)

// TestWhatDeadlinesAreCountedFromMovesThem holds that an action which saves to any table that deadlines are counted from
// counts them again: the tables are those of the queries themselves.
func TestWhatDeadlinesAreCountedFromMovesThem(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("queries/deadline.sql")
	if err != nil {
		t.Fatal(err)
	}
	stays := []string{"account", "person_change", "deadline", "deadline_move", "json_each"}
	read := 0
	for _, m := range regexp.MustCompile(`\b(?:FROM|JOIN) ([a-z_0-9]+)`).FindAllStringSubmatch(string(text), -1) {
		if slices.Contains(stays, m[1]) { // whose person an account is, and when a birth was recorded, never changes: person moves with it
			continue
		}
		read++
		if !store.MovesDays(m[1]) {
			t.Errorf("deadlines are counted from %s, and a save to it does not count them again", m[1])
		}
	}
	if read < 10 {
		t.Errorf("only %d tables were found: does the test still understand the queries?", read)
	}
}

func TestEveryQueryThatSavesSaysWhichTable(t *testing.T) {
	t.Parallel()

	files, err := filepath.Glob("gen/*.sql.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no queries", err)
	}
	saves := regexp.MustCompile(`(?m)^\s*(?:INSERT|UPDATE|DELETE)\b`)
	found := map[string]bool{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range regexp.MustCompile("(?s)= `(-- name: .*?)`").FindAllStringSubmatch(string(text), -1) {
			table := store.Writes(q[1])
			found[table] = true
			if saves.MatchString(q[1]) != (table != "") || strings.Contains(q[1], "\nWITH ") {
				t.Errorf("%q is taken to save to %q", q[1], table)
			}
		}
	}
	for _, table := range []string{"visit", "conference", "part", "report_share"} {
		if !found[table] {
			t.Errorf("no query saves to %s", table)
		}
	}
}
