package procedure_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/fault"
	"kith/procedure"
	"kith/procedures"
	"kith/reference"
)

func builtIn(t *testing.T) procedure.Library {
	t.Helper()
	l, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestWhatAFormAsksIsWrittenAsItWas takes every value of every partnership through its form and back, with nothing changed.
func TestWhatAFormAsksIsWrittenAsItWas(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	on := day(t, "2026-12-08")
	for _, name := range l.Partnerships() {
		p, err := l.At(name, on)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range p.Sections() {
			for _, s := range section.Sayings {
				asked, err := l.Ask(name, s.Path, on)
				if err != nil {
					t.Fatalf("%s: %s: %v", name, s.Path, err)
				}
				if asked.About == "" {
					t.Errorf("%s does not say what it is for", s.Path)
				}
				if asked.Shape == procedure.Choices && len(asked.Among) == 0 {
					t.Errorf("%s is a list of words, and a form has none to choose from", s.Path)
				}
				written, err := asked.Written()
				if err != nil {
					t.Fatal(err)
				}
				if s.Lines == nil || asked.Text == "" && len(asked.Items) < 2 && follows(s.Path) {
					continue // nobody says it, or it goes as another value goes
				}
				again, err := procedure.Show(s.Path, written)
				if err != nil {
					t.Errorf("%s: %s: %v in\n%s", name, s.Path, err, written)
				}
				if d := cmp.Diff(s.Lines, again); d != "" {
					t.Errorf("%s: %s: %s", name, s.Path, d)
				}
			}
		}
	}
}

// follows are the values that go as others do where nothing is said.
func follows(path string) bool {
	return path == "meeting.agenda-review" || strings.HasPrefix(path, "clocks.reports-to-")
}

func TestAChangeHoldsFromItsDayUntilTheNext(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	const path = "clocks.reports-to-parents.limit"
	with, err := l.With("cornwall", []procedure.Change{
		{Path: path, Value: "7 working days", Source: "Decision of 2 March 2027", Kind: procedure.Limit, From: day(t, "2027-05-01")},
		{Path: path, Value: "5 working days", Source: "Decision of 2 January 2027", Kind: procedure.Limit, From: day(t, "2027-02-01")},
	})
	if err != nil {
		t.Fatal(err)
	}
	limit := func(in procedure.Library, name, on string) string {
		p, err := in.At(name, day(t, on))
		if err != nil {
			t.Fatal(err)
		}
		return p.Clocks.ReportsToParents.Limit.Value.String()
	}
	was := limit(l, "cornwall", "2027-06-01")
	for on, want := range map[string]string{"2027-01-31": was, "2027-02-01": "5 working days", "2027-04-30": "5 working days", "2027-05-01": "7 working days"} {
		if got := limit(with, "cornwall", on); got != want {
			t.Errorf("on %s %s, not %s", on, got, want)
		}
	}
	if got := limit(with, "gateshead", "2027-06-01"); got != limit(l, "gateshead", "2027-06-01") {
		t.Error("another partnership’s rule has changed")
	}
	if limit(l, "cornwall", "2027-06-01") != was {
		t.Error("the library that was given has changed")
	}
}

func TestAChangeThatCannotBeReadSaysHowToMendIt(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	for name, c := range map[string]procedure.Change{
		"a length of time": {Path: "clocks.review-next.limit", Value: `"half a year"`},
		"a word":           {Path: "decision.rule", Value: "everyone"},
		"two of one key":   {Path: "exclusion.whole", Value: "[{key: a, words: One}, {key: a, words: Two}]"},
		"nothing":          {Path: "parents.tool", Value: `""`},
	} {
		c.From, c.Kind, c.Source = day(t, "2027-02-01"), procedure.Limit, "A decision"
		_, err := l.With("cornwall", []procedure.Change{c})
		if found := fault.Of(err); len(found) != 1 || found[0].Field != "value" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := l.With("cornwall", []procedure.Change{{Path: "clocks.tea.limit", Value: "1 day"}}); !errors.Is(err, procedure.ErrNoSuchValue) {
		t.Errorf("what nobody knows: %v", err)
	}
	same := procedure.Change{Path: "parents.tool", Value: "A tool", Source: "A decision", Kind: procedure.Wording, From: day(t, "2027-02-01")}
	if _, err := l.With("cornwall", []procedure.Change{same, same}); !errors.Is(err, procedure.ErrChangeTwice) {
		t.Errorf("two on one day: %v", err)
	}
}

func TestAChangeLaxerThanTheLawIsWeighedAsAnError(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	weigh := func(path, value string) []procedure.Finding {
		on := day(t, "2027-02-01")
		with, err := l.With("cornwall", []procedure.Change{{Path: path, Value: value, Source: "A decision", Kind: procedure.Limit, From: on}})
		if err != nil {
			t.Fatal(err)
		}
		found, err := l.Weigh(with, "cornwall", on, reference.Calendar())
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	faulty := func(f procedure.Finding) bool { return f.Severity == procedure.Error }
	if found := weigh("clocks.initial-conference.limit", "30 working days"); !slices.ContainsFunc(found, faulty) {
		t.Errorf("30 working days to an initial conference: %v", found)
	}
	if found := weigh("clocks.initial-conference.limit", "10 working days"); slices.ContainsFunc(found, faulty) {
		t.Errorf("10 working days to an initial conference: %v", found)
	}
	if found := weigh("clocks.record-to-parents.family", "send you the record within 3 weeks"); len(found) == 0 {
		t.Error("words that name a number no clock counts")
	}
}

// saysOn is what a procedure says of a value on a day, and which pack says so.
func saysOn(t *testing.T, l procedure.Library, name, path, on string) (lines []string, pack string) {
	t.Helper()
	p, err := l.At(name, day(t, on))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Sections() {
		for _, one := range s.Sayings {
			if one.Path == path {
				return one.Lines, one.Pack
			}
		}
	}
	t.Fatalf("nothing is called %s", path)
	return nil, ""
}

// TestWhatAPartnershipTakesAwayIsSaidByTheLayersBelowFromItsDay takes away a target, a list and a region's partnership's value.
func TestWhatAPartnershipTakesAwayIsSaidByTheLayersBelowFromItsDay(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	for _, c := range []struct {
		pack, path       string
		before, from     string
		wasOf, isOf      string
		takenAgain, then string // another value after it
	}{
		{"cheshire-east", "clocks.core-group-next.limit", "1 month", "42 days", "cheshire-east", "england", "28 days", "28 days"},
		{"cornwall", "clocks.core-group-next.target", "42 days", "", "cornwall", "", "5 weeks", "5 weeks"},
		{"brighton-and-hove", "partnership.name", "Brighton and Hove Safeguarding Children Partnership", "Your local safeguarding children partnership", "brighton-and-hove", "england", "\"Brighton\"", "Brighton"},
	} {
		changes := []procedure.Change{
			{Path: c.path, Value: procedure.TakenAway, Source: "Decision of January", Kind: procedure.Limit, From: day(t, "2027-02-01")},
			{Path: c.path, Value: c.takenAgain, Source: "Decision of March", Kind: procedure.Limit, From: day(t, "2027-04-01")},
		}
		with, err := l.With(c.pack, changes)
		if err != nil {
			t.Fatalf("%s: %v", c.path, err)
		}
		for on, want := range map[string]string{"2027-01-31": c.before, "2027-02-01": c.from, "2027-03-31": c.from, "2027-04-01": c.then} {
			if got, _ := saysOn(t, with, c.pack, c.path, on); strings.Join(got, "") != want {
				t.Errorf("%s on %s: %q, want %q", c.path, on, got, want)
			}
		}
		if _, pack := saysOn(t, with, c.pack, c.path, "2027-01-31"); pack != c.wasOf {
			t.Errorf("%s was said by %s", c.path, pack)
		}
		if _, pack := saysOn(t, with, c.pack, c.path, "2027-02-01"); pack != c.isOf {
			t.Errorf("%s is said by %s", c.path, pack)
		}
		if asked, err := with.Ask(c.pack, c.path, day(t, "2027-02-01")); err != nil || asked.Text != c.from {
			t.Errorf("%s is asked with %q, %v", c.path, asked.Text, err)
		}
		for on, want := range map[string]bool{"2027-01-31": true, "2027-02-01": false, "2027-04-01": true} {
			if own, err := with.Own(c.pack, c.path, day(t, on)); err != nil || own != want {
				t.Errorf("on %s the partnership says %s itself: %t, %v", on, c.path, own, err)
			}
		}
	}
}

// TestADefaultHoldsAgainOnceTheTargetThatPutItAwayIsTaken has Cornwall give up its target for core groups: Kith's own limit, which
// had yielded to it, is back.
func TestADefaultHoldsAgainOnceTheTargetThatPutItAwayIsTaken(t *testing.T) {
	t.Parallel()
	l, err := builtIn(t).With("cornwall", []procedure.Change{
		{Path: "clocks.core-group-next.target", Value: procedure.TakenAway, Source: "Decision", Kind: procedure.Target, From: day(t, "2027-02-01")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2027-01-31": "", "2027-02-01": "42 days"} {
		if got, _ := saysOn(t, l, "cornwall", "clocks.core-group-next.limit", on); strings.Join(got, "") != want {
			t.Errorf("on %s the limit is %q, want %q", on, got, want)
		}
	}
}

func TestNothingOfTheLayersBelowCanBeTakenAway(t *testing.T) {
	t.Parallel()
	l := builtIn(t)
	const path = "clocks.initial-conference.limit"
	for _, pack := range []string{"cornwall", "england"} {
		with, err := l.With(pack, []procedure.Change{{Path: path, Value: procedure.TakenAway, Source: "Decision", Kind: procedure.Limit, From: day(t, "2027-02-01")}})
		if err != nil {
			t.Fatal(err)
		}
		if got, by := saysOn(t, with, pack, path, "2027-02-01"); strings.Join(got, "") != "15 working days" || by != "england" {
			t.Errorf("%s: %q by %s", pack, got, by)
		}
		if own, err := l.Own(pack, path, day(t, "2027-02-01")); err != nil || own {
			t.Errorf("%s says it itself: %t, %v", pack, own, err)
		}
	}
	if _, err := l.With("cornwall", []procedure.Change{{Path: "no.such", Value: procedure.TakenAway, From: day(t, "2027-02-01")}}); !errors.Is(err, procedure.ErrNoSuchValue) {
		t.Errorf("%v", err)
	}
}
