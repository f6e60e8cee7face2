package procedure_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

func derby(t *testing.T) []procedure.Deadline {
	t.Helper()
	return pack(t, "derby-derbyshire").Deadlines(map[procedure.Event]timescale.Date{
		procedure.StrategyDiscussion: day(t, "2026-11-02"), procedure.InitialConference: day(t, "2026-12-08"),
	}, reference.Calendar())
}

func TestTheTableIsALineADeadline(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := procedure.WriteDeadlines(&b, derby(t), procedure.Table); err != nil {
		t.Fatal(err)
	}
	want := `DEADLINE            DUE                        LIMIT                RULE
initial-conference  Monday 23 November 2026    the same             15 working days from the strategy discussion that started the enquiry
reports-to-parents  Sunday 6 December 2026     the same             at least 2 days before the initial conference
reports-to-child    Sunday 6 December 2026     the same             at least 2 days before the initial conference
record-to-parents   Thursday 31 December 2026  the same             15 working days from the initial conference
core-group-first    Tuesday 22 December 2026   the same             10 working days from the initial conference
review-first        Monday 1 March 2027        Monday 8 March 2027  83 days from the initial conference
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSONGivesTheLimitOnlyWhereItDiffers(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := procedure.WriteDeadlines(&b, derby(t), procedure.JSON); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(b.String()), &list); err != nil {
		t.Fatal(err)
	}
	for _, one := range list {
		limit, has := one["limit"]
		if has != (one["deadline"] == "review-first") {
			t.Errorf("%v: limit %v", one["deadline"], limit)
		}
		for _, part := range []string{"deadline", "anchor", "due", "rule", "source"} {
			if text, is := one[part].(string); !is || text == "" {
				t.Errorf("%v: %s is %v", one["deadline"], part, one[part])
			}
		}
		if one["counting"] != nil {
			t.Errorf("%v: counting was not asked for", one["deadline"])
		}
	}
	last := list[len(list)-1]
	if last["due"] != "2027-03-01" || last["limit"] != "2027-03-08" || last["anchor"] != "initial-conference" {
		t.Errorf("%v", last)
	}
}

func TestNoDeadlineIsAnEmptyArrayAndAPlainSentence(t *testing.T) {
	t.Parallel()
	for format, want := range map[procedure.Format]string{
		procedure.JSON: "[]\n", procedure.Table: "No deadline starts from these events.\n",
	} {
		var b strings.Builder
		if err := procedure.WriteDeadlines(&b, nil, format); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v", format, b.String(), err)
		}
	}
	if err := procedure.WriteDeadlines(&strings.Builder{}, nil, "xml"); !errors.Is(err, procedure.ErrUnknownFormat) {
		t.Errorf("got %v", err)
	}
}

func TestADeadlineExplainsItselfDayByDay(t *testing.T) {
	t.Parallel()
	due := pack(t, "cornwall").Deadlines(map[procedure.Event]timescale.Date{procedure.InitialConference: day(t, "2026-12-18")}, reference.Calendar())
	var b strings.Builder
	if err := procedure.WriteDeadlines(&b, due, procedure.Explained); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"First core group: Wednesday 6 January 2027\n  Rule: 10 working days from the initial conference (limit)\n",
		"  Anchor: the initial conference, Friday 18 December 2026\n",
		"    Monday 28 December 2026: not counted (Boxing Day)\n",
		"    Wednesday 6 January 2027: working day 10\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

func TestAProvisionalDateIsShownWithAPlainWarning(t *testing.T) {
	t.Parallel()
	due := pack(t, "england").Deadlines(map[procedure.Event]timescale.Date{procedure.StrategyDiscussion: day(t, "2029-01-10")}, reference.Calendar())
	for _, format := range []procedure.Format{procedure.Table, procedure.JSON} {
		var b strings.Builder
		if err := procedure.WriteDeadlines(&b, due, format); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "not yet known") && !strings.Contains(b.String(), `"provisional": true`) {
			t.Errorf("%s does not warn:\n%s", format, b.String())
		}
	}
}

func TestShowGivesEveryValueWithItsSourceAndItsPack(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := procedure.WriteShow(&b, pack(t, "cheshire-east")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Cheshire East (cheshire-east), as on Tuesday 8 December 2026\nLaid together from: england, cheshire-east\n",
		"  core-group-next.limit: 1 month\n      limit; ", "[cheshire-east]\n", "[england]\n",
		"      not supplied: the full agenda that goes with the letter",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

func TestTheListNamesEveryPack(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := procedure.WriteList(&b, library(t)); err != nil {
		t.Fatal(err)
	}
	for _, name := range library(t).Names() {
		if !strings.Contains(b.String(), name) {
			t.Errorf("%s is not in\n%s", name, b.String())
		}
	}
}

func TestLintSaysWhetherAPackIsFaulty(t *testing.T) {
	t.Parallel()
	for severity, want := range map[procedure.Severity]bool{procedure.Error: true, procedure.Warning: false} {
		var b strings.Builder
		faulty, err := procedure.WriteLint(&b, []procedure.Finding{{Severity: severity, File: "x.yaml", Line: 3, Path: "a.b", What: "w", Do: "d"}})
		if err != nil || faulty != want || b.String() != string(severity)+": x.yaml:3: a.b: w: d\n" {
			t.Errorf("%s: %v, %q, %v", severity, faulty, b.String(), err)
		}
	}
}
