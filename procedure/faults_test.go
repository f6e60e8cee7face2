package procedure_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"kith/procedure"
	"kith/procedures"
)

func TestAFaultInAPackIsToldWithItsLineAndWhatToDo(t *testing.T) {
	t.Parallel()
	const head = "title: T\nabout: A\nover: england\nsources:\n  guide: G\nvalues:\n" // the values begin in line 7
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":             {head + "  clocks:\n    core-group-frist:\n      limit: {value: 1 day, source: guide, kind: limit}\n", `x.yaml:8: "clocks.core-group-frist" is not known: check the spelling; known here:`},
		"unknown section":         {head + "  klocks: {}\n", `x.yaml:7: "klocks" is not known`},
		"unknown part":            {head + "  dissent:\n    \"on\": {value: true, source: guide, kind: limit, sorce: guide}\n", `x.yaml:8: "sorce" is not known here`},
		"value without source":    {head + "  dissent:\n    \"on\": {value: true, kind: limit}\n", `x.yaml:8: "source" is missing`},
		"undeclared source":       {head + "  dissent:\n    \"on\": {value: true, source: giude, kind: limit}\n", `x.yaml:8: the source "giude" is not declared`},
		"wrong type":              {head + "  dissent:\n    \"on\": {value: often, source: guide, kind: limit}\n", "x.yaml:8: this must be true or false"},
		"wrong kind":              {head + "  dissent:\n    \"on\": {value: true, source: guide, kind: rule}\n", `x.yaml:8: "rule" is not a word for this: use one of limit, target, wording, default`},
		"not a length of time":    {head + "  visits:\n    interval: {value: 2 fortnights, source: guide, kind: limit}\n", `x.yaml:8: "2 fortnights" is not a length of time`},
		"neither value":           {head + "  dissent:\n    \"on\": {source: guide, kind: limit}\n", "x.yaml:8: dissent.on has no value"},
		"ends before it begins":   {head + "  dissent:\n    \"on\": {value: true, source: guide, kind: limit, from: 2027-01-02, until: 2027-01-01}\n", "x.yaml:8: dissent.on ends before it begins"},
		"a day of no calendar":    {head + "  dissent:\n    \"on\": {value: true, source: guide, kind: limit, from: 2027-02-29}\n", `x.yaml:8: "2027-02-29" is not a date`},
		"given twice":             {head + "  dissent:\n    \"on\": {value: true, source: guide, kind: limit}\n    \"on\": {value: true, source: guide, kind: limit}\n", `x.yaml:9: "on" is there twice`},
		"key twice in a list":     {head + "  exclusion:\n    whole:\n      source: guide\n      kind: limit\n      value:\n        - {key: a, words: B}\n        - {key: a, words: C}\n", `x.yaml:13: the key "a" is there twice`},
		"heading, no question":    {head + "  meeting:\n    wall: {source: guide, kind: limit, value: [{key: a, title: B}]}\n", `x.yaml:8: "question" is missing`},
		"age without its rule":    {head + "  children:\n    invited: {source: guide, kind: limit, value: {rule: by-understanding, age: 12}}\n", "x.yaml:8: an age goes with the rule from-age"},
		"scale without words":     {head + "  meeting:\n    scale: {source: guide, kind: limit, value: {on: true, low: 0, high: 10, parents: true}}\n", "x.yaml:8: a scale that is on needs"},
		"number for text":         {head + "  roles:\n    chair: {source: guide, kind: limit, value: 12}\n", "x.yaml:8: this must be text"},
		"alias":                   {head + "  roles: &a\n    chair: {source: guide, kind: limit, value: B}\n  dissent: *a\n", "x.yaml:9: this must be made of named parts"},
		"no YAML":                 {"title: [", "x.yaml:1: this is not YAML"},
		"empty":                   {"", "x.yaml:1: the file is empty"},
		"no title":                {"about: A\nsources: {}\nvalues: {}\n", `x.yaml:1: "title" is missing`},
		"over nothing":            {strings.Replace(head, "england", "wales", 1) + "  dissent: {}\n", `x.yaml:1: there is no pack "wales" to lie over`},
		"over itself":             {strings.Replace(head, "england", "x", 1) + "  dissent: {}\n", `x.yaml:1: it lies over "x", which lies over it`},
		"not a way to be reached": {head + "  help:\n    advice: {source: guide, kind: limit, value: [{key: a, name: B, for: C, routes: [pigeon 7]}]}\n", "x.yaml:8: this is not a way to reach somebody"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := procedure.Load(procedures.FS, fstest.MapFS{"x.yaml": {Data: []byte(c.text)}})
			fault := &procedure.FaultError{}
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if fault.Do == "" {
				t.Error("it does not say what to do")
			}
		})
	}
}

func TestAllFaultsOfAPackAreToldAtOnce(t *testing.T) {
	t.Parallel()
	_, err := over(t, "  dissent:\n    \"on\": {value: often, source: guide, kind: limit}\n    nought: 1\n")
	if err == nil || strings.Count(err.Error(), "northvale.yaml:") != 2 {
		t.Errorf("got %v", err)
	}
}

func TestValuesForOneThingFollowEachOtherInTime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ first, second, want string }{
		"an overlap": {
			"until: 2027-01-31", "from: 2027-01-01",
			"northvale.yaml:11: two values for one thing: visits.interval in line 10 holds on some of the same days: end the earlier one with until",
		},
		"two without days": {"note: one", "note: two", "northvale.yaml:11: two values for one thing"},
		"the later one first": {
			"from: 2027-01-01", "until: 2027-01-01", "northvale.yaml:10: two values for one thing: visits.interval in line 11",
		},
		"a gap": {
			"until: 2026-12-31", "from: 2027-02-01",
			"northvale.yaml:11: visits.interval has nothing from 2027-01-01 until 2027-01-31: let the value before it hold until",
		},
	} {
		_, err := over(t, "\n  visits:\n    interval:\n      - {value: 10 working days, source: guide, kind: limit, "+c.first+
			"}\n      - {value: 20 working days, source: guide, kind: limit, "+c.second+"}\n")
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAPackThatIsNotWholeOnSomeDayIsRefusedWithTheDay(t *testing.T) {
	t.Parallel()
	england, err := fs.ReadFile(procedures.FS, "england.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, replaced, want string }{
		"nothing at all": {"    interval: {value: 10 working days, source: kith, kind: default}\n", "", "visits.interval has no value: give it"},
		"nothing from a day on": {
			"interval: {value: 10 working days, source: kith, kind: default}", "interval: {value: 10 working days, source: kith, kind: default, until: 2026-12-31}",
			"visits.interval has no value on 2027-01-01: give it",
		},
		"a clock without length": {
			`limit: {value: 3 months, source: "guidance: review conferences", kind: limit}`, "", "clocks.review-first has neither limit nor target",
		},
	} {
		text := strings.Replace(string(england), c.old, c.replaced, 1)
		if text == string(england) {
			t.Fatalf("%s: england does not hold %q", name, c.old)
		}
		fault := &procedure.FaultError{}
		_, err := procedure.Load(fstest.MapFS{"england.yaml": {Data: []byte(text)}})
		if !errors.As(err, &fault) || fault.Line < 1 || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPacksLieOverEachOtherFromTheCountryUp(t *testing.T) {
	t.Parallel()
	const body = "title: T\nabout: A\nsources: {g: G}\nvalues: {}\n"
	for name, c := range map[string]struct{ text, want string }{
		"a region over a partnership":      {body + "over: cornwall\nlevel: region\n", `x.yaml:1: a region cannot lie over "cornwall", which is a partnership`},
		"a partnership over a partnership": {body + "over: cornwall\n", `x.yaml:1: a partnership cannot lie over "cornwall"`},
		"a country over a country":         {body + "over: england\nlevel: country\n", `x.yaml:1: a country cannot lie over "england"`},
		"a region over nothing":            {body + "level: region\n", "x.yaml:1: a region lies over another pack"},
		"an unknown level":                 {body + "over: england\nlevel: borough\n", `x.yaml:6: "borough" is not a word for this: use one of country, region, partnership`},
	} {
		_, err := procedure.Load(procedures.FS, fstest.MapFS{"x.yaml": {Data: []byte(c.text)}})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
