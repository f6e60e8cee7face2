package procedure_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
)

// withSchema loads the documented example beside ours, under the name it would have in a folder.
func withSchema(t *testing.T, text string) (procedure.Library, error) {
	t.Helper()
	return procedure.Load(procedures.FS, fstest.MapFS{"northvale.yaml": {Data: []byte(text)}})
}

func TestTheDocumentedExampleIsAPackWithNothingDoubtful(t *testing.T) {
	t.Parallel()
	l, err := withSchema(t, procedure.Schema())
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Lint("northvale", day(t, "2026-12-08"), reference.Calendar())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

func TestTheDocumentedExampleSaysEverythingThatAProcedureCanSay(t *testing.T) {
	t.Parallel()
	l, err := withSchema(t, procedure.Schema())
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.At("northvale", day(t, "2026-12-08"))
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	if err := procedure.WriteShow(&shown, p); err != nil {
		t.Fatal(err)
	}
	section, value := "", ""
	for line := range strings.Lines(shown.String()) {
		switch {
		case strings.HasPrefix(line, "  EVENT"), strings.TrimSpace(line) == "":
		case !strings.HasPrefix(line, " "):
			section = strings.TrimSpace(line)
		case strings.HasPrefix(line, "      ") && strings.Contains(line, "[england]") && section != "clocks":
			t.Errorf("%s: %s is left to the country", section, value)
		case strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "    "):
			value, _, _ = strings.Cut(strings.TrimSpace(line), ":")
		}
	}
	known := regexp.MustCompile(`known here: (.*)$`)
	for _, name := range []string{
		"partnership", "roles", "clocks", "children", "parents", "reports", "meeting", "exclusion", "quorum", "police",
		"decision", "dissent", "record", "visits", "unborn", "plans", "child-in-need", "sharing", "help",
	} {
		_, err := over(t, "  "+name+":\n    no-such-thing: {value: 1, source: guide, kind: limit}\n")
		if err == nil {
			t.Fatal("an unknown key was taken")
		}
		for path := range strings.SplitSeq(known.FindStringSubmatch(err.Error())[1], ", ") {
			parts := strings.Split(path, ".")
			if name == "clocks" {
				parts = parts[:2] // the parts of a clock are told once
			}
			documented(t, parts[0], parts[1])
		}
	}
}

// documented holds that the example has the key in its section, with a comment on the line above.
func documented(t *testing.T, section, key string) {
	t.Helper()
	lines, inside := strings.Split(procedure.Schema(), "\n"), false
	for i, line := range lines {
		if regexp.MustCompile(`^  [a-z]`).MatchString(line) {
			inside = line == "  "+section+":"
		}
		if inside && (strings.HasPrefix(line, "    "+key+":") || strings.HasPrefix(line, `    "`+key+`":`)) {
			if !strings.HasPrefix(lines[i-1], "    # ") {
				t.Errorf("%s.%s has no comment", section, key)
			}
			return
		}
	}
	t.Errorf("%s.%s is not in the documented example", section, key)
}

func TestNoPackOfOursHasTheExamplesName(t *testing.T) {
	t.Parallel()
	if _, err := fs.Stat(procedures.FS, "northvale.yaml"); err == nil {
		t.Error("northvale is the name of the example")
	}
}
