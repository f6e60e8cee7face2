package access

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/who-may.md again")

// TestTheTableOfWhoMayIsCurrent keeps docs/who-may.md the same as the rules. After a change to them:
//
//	go test ./access -update
func TestTheTableOfWhoMayIsCurrent(t *testing.T) {
	t.Parallel()

	at := filepath.Join("..", "docs", "who-may.md")
	want := whoMay()
	if *update {
		if err := os.WriteFile(at, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(at)
	if err != nil || string(got) != want {
		t.Errorf("docs/who-may.md is not what the rules say (%v): run go test ./access -update, and read what changed", err)
	}
}

func whoMay() string {
	var b strings.Builder
	b.WriteString("# Who may do what\n\n")
	b.WriteString("Written by `go test ./access -update` from access/rules_*.go; a test fails when it is not current. Each line is one kind of\n")
	b.WriteString("thing that people do or look at, by the part in a family that allows it. A part has a beginning and an end, and what it\n")
	b.WriteString("allows ends with it. What is not here, nobody may. What a reader is shown of a thing is narrower still: see access/held.go.\n\n")
	b.WriteString("| to | may |\n|---|---|\n")
	deeds := slices.SortedFunc(maps.Keys(rules), func(a, b Deed) int { return cmp.Compare(strings.ToLower(string(a)), strings.ToLower(string(b))) })
	for _, d := range deeds {
		fmt.Fprintf(&b, "| %s | %s |\n", d, inWords(rules[d]))
	}
	b.WriteString("\n## By office, before there is a family\n\n| to | may |\n|---|---|\n")
	for _, d := range slices.Sorted(maps.Keys(officeRules)) {
		offices := make([]string, len(officeRules[d]))
		for i, o := range officeRules[d] {
			offices[i] = string(o)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", d, strings.Join(offices, ", "))
	}
	b.WriteString("\n## How many families\n\nWhoever opens more different families within an hour opens no others until it has passed, but for those with a conference today\n")
	b.WriteString("and those that they are allocated to. More on one day, and whoever was stopped, are raised to a person. From access/rules_mass_looking.go.\n\n")
	b.WriteString("| office | within an hour | on one day | lists for a spreadsheet within an hour | why |\n|---|---|---|---|---|\n")
	for _, o := range slices.Sorted(maps.Keys(bounds)) {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %s |\n", o, bounds[o].Hour, bounds[o].Day, bounds[o].Files, bounds[o].Why)
	}
	return b.String()
}

func inWords(parts []PartKind) string {
	named := make([]string, 0, len(parts))
	rest := slices.Clone(parts)
	for _, group := range []struct {
		words string
		parts []PartKind
	}{
		{"anyone taking part", anyone}, {"any of the staff taking part", anyStaff}, {"any of the family and those beside them", families},
	} {
		if !slices.ContainsFunc(group.parts, func(p PartKind) bool { return !slices.Contains(rest, p) }) {
			named = append(named, group.words)
			rest = slices.DeleteFunc(rest, func(p PartKind) bool { return slices.Contains(group.parts, p) })
		}
	}
	for _, p := range rest {
		named = append(named, string(p))
	}
	if len(named) == 0 {
		return "nobody"
	}
	return strings.Join(named, ", ")
}

func TestNoDeedIsInTwoTables(t *testing.T) {
	t.Parallel()

	for d, parts := range rules {
		if d == "" || len(parts) == 0 {
			t.Errorf("the deed %q allows nobody", d)
		}
		seen := map[PartKind]bool{}
		for _, p := range parts {
			if seen[p] {
				t.Errorf("%s names the %s twice", d, p)
			}
			seen[p] = true
		}
	}
}
