package procedure_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
)

// linted are the findings in a pack of the given values over ours.
func linted(t *testing.T, values string) []procedure.Finding {
	t.Helper()
	l, err := over(t, values)
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Lint("northvale", day(t, "2026-12-08"), reference.Calendar())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAPlantedFaultIsFound(t *testing.T) {
	t.Parallel()
	const given = "source: guide, kind: limit}\n"
	for name, c := range map[string]struct{ values, want string }{
		"laxer than Working Together": {
			"  clocks:\n    initial-conference:\n      limit: {value: 20 working days, " + given,
			"error: northvale.yaml:9: clocks.initial-conference.limit: 20 working days is laxer than the national limit, 15 working days of Working Together",
		},
		"laxer in a short month only": {
			"  clocks:\n    review-first:\n      limit: {value: 90 days, " + given,
			"error: northvale.yaml:9: clocks.review-first.limit: 90 days is laxer than the national limit, 3 months of Working Together",
		},
		"laxer over Christmas only": {
			"  clocks:\n    core-group-first:\n      limit: {value: 15 days, " + given,
			"error: northvale.yaml:9: clocks.core-group-first.limit: 15 days is laxer than the national limit, 10 working days",
		},
		"a target laxer than Kith's default": {
			"  clocks:\n    core-group-next:\n      target: {value: 2 months, source: guide, kind: target}\n",
			"warning: northvale.yaml:9: clocks.core-group-next.target: 2 months is laxer than Kith's default, 42 days of Kith's default",
		},
		"a limit laxer than Kith's default": {
			"  clocks:\n    reports-to-parents:\n      limit: {value: 1 working day, " + given,
			"warning: northvale.yaml:9: clocks.reports-to-parents.limit: 1 working day is laxer than Kith's default, 2 working days",
		},
		"a target past the limit": {
			"  clocks:\n    review-first:\n      target: {value: 4 months, source: guide, kind: target}\n",
			"warning: northvale.yaml:9: clocks.review-first.target: the target, 4 months, is laxer than the limit, 3 months",
		},
		"a clock that nobody owns": {
			"  clocks:\n    exclusion-request:\n      limit: {value: 3 working days, " + given,
			"error: northvale.yaml:9: clocks.exclusion-request.owner: nobody owns this clock: name the role",
		},
		"a clock given to the family's own": {
			"  clocks:\n    review-next:\n      owner: {value: advocate, " + given,
			"error: northvale.yaml:9: clocks.review-next.owner: nobody owns this clock: the advocate is the family's",
		},
		"an anchor that can never happen": {
			"  quorum:\n    other-agencies: {value: 0, " + given +
				"  clocks:\n    conference-again:\n      limit: {value: 10 working days, " + given + "      owner: {value: chair, " + given,
			"error: northvale.yaml:11: clocks.conference-again.anchor: what starts this clock can never happen: no conference is without a quorum",
		},
		"a letter that nobody sends": {
			"  clocks:\n    complaint:\n      limit: {value: 28 days, " + given + "      owner: {value: chair, " + given + "      anchor: {value: decision-letter, " + given,
			"error: northvale.yaml:11: clocks.complaint.anchor: what starts this clock can never happen: no letter with the decision",
		},
		"dissent after a conference that takes none": {
			"  clocks:\n    dissent:\n      limit: {value: 3 days, " + given + "      owner: {value: chair, " + given,
			"error: northvale.yaml:9: clocks.dissent.limit: this clock can never start",
		},
		"dissent without a last day": {
			"  dissent:\n    \"on\": {value: true, " + given + "    window: {value: after-conference, " + given,
			"error: northvale.yaml:9: dissent.window: dissent after a conference has no last day",
		},
		"a day that is past before it is known": {
			"  clocks:\n    reports-to-parents:\n      limit: {value: 20 working days, " + given,
			"error: northvale.yaml:9: clocks.reports-to-parents.limit: 20 working days before is a day that is past already when the strategy discussion is held",
		},
		"a heading without a question": {
			"  meeting:\n    wall: {value: [{key: a, title: A, question: Say something}], " + given,
			"warning: northvale.yaml:8: meeting.wall: the heading \"A\" asks no question",
		},
		"two headings with one title": {
			"  meeting:\n    wall: {value: [{key: a, title: Risks, question: \"A?\"}, {key: b, title: risks, question: \"B?\"}], " + given,
			"error: northvale.yaml:8: meeting.wall: two headings are called \"risks\"",
		},
		"one name with two numbers": {
			"  help:\n    complaint: {value: [{key: a, name: The unit, for: C, routes: [telephone 01632 960001]}], " + given +
				"    advice: {value: [{key: a, name: The unit, for: C, routes: [telephone 01632 960002]}], " + given,
			"error: northvale.yaml:9: help.advice: two values for one thing: The unit is 01632 960002 here and 01632 960001 elsewhere",
		},
		"words with another number than the clock's": {
			"  parents:\n    reports-words: {value: at least five working days before, " + given,
			"error: northvale.yaml:8: parents.reports-words: families read \"five working days\" here, and the clock counts 2 working days",
		},
		"words with the clock's own number": {
			"  clocks:\n    core-group-next:\n      family: {value: hold a core group every six weeks, " + given,
			"warning: northvale.yaml:9: clocks.core-group-next.family: families read \"six weeks\" here: leave the number out",
		},
		"a word that is a number": {
			"  child-in-need:\n    meetings-words: {value: It has monthly meetings., " + given,
			"error: northvale.yaml:8: child-in-need.meetings-words: families read \"monthly\" here, and the procedure says 42 days",
		},
		"a relative who interprets": {
			"  parents:\n    family-interprets: {value: true, " + given,
			"error: northvale.yaml:8: parents.family-interprets: a relative may not interpret",
		},
		"records destroyed too soon": {
			"  record:\n    retention: {value: 119 months, " + given,
			"error: northvale.yaml:8: record.retention: records are destroyed after 119 months: keep them for 10 years at the least",
		},
		"a decision without any agency": {
			"  quorum:\n    other-agencies: {value: 0, " + given,
			"warning: northvale.yaml:8: quorum.other-agencies: a conference could decide without any other agency",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := linted(t, c.values)
			if len(found) != 1 && !strings.Contains(name, "never happen") || len(found) == 0 || !strings.HasPrefix(found[len(found)-1].String(), c.want) {
				t.Errorf("got  %v\nwant %s", found, c.want)
			}
		})
	}
}

func TestAFaultThatComesWithAChangeToComeIsFoundBeforeIt(t *testing.T) {
	t.Parallel()
	found := linted(t, `
  clocks:
    initial-conference:
      limit:
        - {value: 15 working days, source: guide, kind: limit, until: 2027-03-31}
        - {value: 20 working days, source: guide, kind: limit, from: 2027-04-01}
`)
	if len(found) != 1 || found[0].Line != 12 || found[0].Severity != procedure.Error {
		t.Errorf("%v", found)
	}
}

func TestAFindingThatThePackExplainsSaysSo(t *testing.T) {
	t.Parallel()
	found := linted(t, "  clocks:\n    core-group-next:\n      limit: {value: 2 months, source: guide, kind: limit, note: Agreed in 2025.}\n")
	if len(found) != 1 || !strings.HasSuffix(found[0].String(), "(explained: Agreed in 2025.)") {
		t.Errorf("%v", found)
	}
}

func TestWhatALowerPackSaysIsToldOfThatPack(t *testing.T) {
	t.Parallel()
	region := "title: R\nabout: A\nover: england\nlevel: region\nsources: {g: G}\nvalues:\n  clocks:\n    core-group-next:\n" +
		"      limit: {value: 2 months, source: g, kind: limit}\n"
	top := "title: P\nabout: A\nover: r\nsources: {g: G}\nvalues: {}\n"
	l, err := procedure.Load(procedures.FS, fstest.MapFS{"r.yaml": {Data: []byte(region)}, "p.yaml": {Data: []byte(top)}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, name := range []string{"r", "p"} {
		found, err := l.Lint(name, day(t, "2026-12-08"), reference.Calendar())
		if err != nil {
			t.Fatal(err)
		}
		got[name] = len(found)
	}
	if diff := cmp.Diff(map[string]int{"r": 1, "p": 0}, got); diff != "" {
		t.Error(diff)
	}
}

// The warnings of our own packs, each explained in the pack.
func TestOurPacksAreCleanButForWhatTheyExplain(t *testing.T) {
	t.Parallel()
	l, want := library(t), map[string]string{
		"derby-derbyshire": "clocks.reports-to-parents.limit", "pan-sussex": "clocks.reports-to-parents.limit",
		"sefton": "clocks.reports-to-parents-review.limit",
	}
	for _, name := range l.Names() {
		found, err := l.Lint(name, day(t, "2020-01-01"), reference.Calendar())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Severity == procedure.Error || f.Note == "" || f.Path != want[name] {
				t.Error(f)
			}
		}
		if len(found) != len(strings.Fields(want[name])) {
			t.Errorf("%s: %d findings", name, len(found))
		}
	}
}
