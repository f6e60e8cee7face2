package procedure_test

import (
	"strings"
	"testing"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

// Beside a day families read a rule in a few words, and all the rules in sentences of 20 words at most.
func TestFamiliesReadEachRuleInShortSentences(t *testing.T) {
	t.Parallel()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range packs.Names() {
		p, err := packs.At(name, timescale.NewDate(2026, 12, 8))
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, one := range p.ToldRules() {
			if seen[one.Path] || one.Title == "" || len(one.Sources) == 0 {
				t.Errorf("%s: %s: %+v", name, one.Path, one)
			}
			seen[one.Path] = true
			for _, says := range one.Says {
				if n := len(strings.Fields(says)); n > 20 {
					t.Errorf("%s: %s: %d words: %s", name, one.Path, n, says)
				}
			}
		}
		if !seen["clocks.record-to-parents"] || !seen["visits.interval"] || seen["clocks.exclusion-request"] || seen["clocks.reports-to-unit"] {
			t.Errorf("%s tells families of %v", name, seen)
		}
	}
}

// A rule names itself as the day that it gave does, and where it gives another last day, that one's own.
func TestADayCarriesTheRuleThatSetIt(t *testing.T) {
	t.Parallel()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	cal, day := reference.Calendar(), timescale.NewDate(2026, 12, 8)
	for _, name := range packs.Names() {
		p, err := packs.At(name, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Deadlines(map[procedure.Event]timescale.Date{procedure.InitialConference: day, procedure.Review: day, procedure.CoreGroup: day}, cal) {
			due, last := d.DueRule(), d.LastRule()
			if due.Words != d.Rule || due.Source != d.Source || !strings.HasPrefix(due.Path, "clocks.") || due.Told == "" {
				t.Errorf("%s: %s: %+v", name, d.Key, due)
			}
			if !d.Limit.IsZero() && (last.Words != d.LimitRule || last.Source != d.LimitSource) || d.Limit.IsZero() && last != due {
				t.Errorf("%s: the last day of %s: %+v", name, d.Key, last)
			}
		}
		if first := p.InitialConferenceBy(day, cal).LastRule(); strings.Contains(first.Told, "15") {
			t.Errorf("%s: beside the day of a first conference families read %q", name, first.Told)
		}
	}
}

// What was counted by a rule that has changed since leads to the procedure of that time.
func TestARuleKnowsADayOnWhichTheProcedureSaidSo(t *testing.T) {
	t.Parallel()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	changes := timescale.NewDate(2026, 12, 14)
	packs, err = packs.With("gateshead", []procedure.Change{
		{Path: "clocks.record-to-parents.limit", Value: "10 working days", Source: "Decision of the board", Kind: procedure.Limit, From: changes},
	})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[timescale.Date]string{changes.AddDays(-1): "15 working days", changes.AddDays(30): "10 working days"} {
		p, err := packs.At("gateshead", day)
		if err != nil {
			t.Fatal(err)
		}
		r := p.RecordToParentsBy(procedure.Review, day, reference.Calendar()).DueRule()
		then, err := packs.At("gateshead", r.On)
		if err != nil || !strings.HasPrefix(r.Words, want) || then.Clocks.RecordToParents.Limit.Value.String() != want {
			t.Errorf("on %s the rule is %q, read as on %s: %v", day, r.Words, r.On, err)
		}
	}
}
