package web_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAPlanForAChildInNeedIsSpeltInOneWayForTheStaffAndInOneForFamilies reads the words of the pages: Child in Need plan for
// the staff, child in need plan, as plain words, for families.
func TestAPlanForAChildInNeedIsSpeltInOneWayForTheStaffAndInOneForFamilies(t *testing.T) {
	t.Parallel()

	files, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	spelt := regexp.MustCompile(`(?i)child in need( plan| meeting)?`)
	found := 0
	for _, name := range files {
		if filepath.Ext(name) != ".templ" && filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		home := strings.HasPrefix(name, "my_") || strings.HasPrefix(name, "family_") || name == "view_decided.templ" || name == "room_forms.templ"
		for n, line := range strings.Split(string(text), "\n") {
			for _, words := range spelt.FindAllString(line, -1) {
				found++
				switch {
				case strings.HasPrefix(strings.TrimSpace(line), "//"):
				case strings.HasPrefix(words, "Child in Need") && !home, strings.HasPrefix(words, "child in need") && (home || name == "conference.go"):
				default:
					t.Errorf("%s:%d spells it %q", name, n+1, words)
				}
			}
		}
	}
	if found < 5 {
		t.Errorf("only %d found: the test looks in the wrong place", found)
	}
}
