package record_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/conference"
	"kith/procedure"
	"kith/record"
	"kith/statement"
	"kith/timescale"
)

// matter is what everyone who takes part may know of one child's conference.
func matter() record.Matter {
	held := timescale.NewDate(2026, time.December, 8)
	return record.Matter{
		For: "Mel Example", Partnership: "Northcliffe", Kind: conference.Initial, HeldOn: held,
		Children: []record.Child{{ID: "kai", Name: "Kai Example", First: "Kai", Born: timescale.NewDate(2016, time.March, 14)}},
		People:   []record.Attendance{{Person: record.Person{Name: "Mel Example", As: "Kai’s mother"}, Came: "In the room"}},
		Headings: []record.Heading{
			{Key: "working-well", Title: "Working well", Said: []record.Said{
				{Ref: "statement/1", Kind: statement.Fact, Text: "Kai came to school every day.", By: "Tom Ashby", Agreed: true},
				{Ref: "statement/2", Kind: statement.Opinion, Text: "Kai seems happier.", By: "Tom Ashby"},
			}},
			{Key: "worried-about", Title: "Worried about"},
		},
		Scale:  procedure.Scale{On: true, Low: 0, High: 10, LowWords: "not safe at all", HighWords: "totally safe"},
		Scores: []record.Score{{Child: "kai", By: "Mel Example", Value: "6", Why: "He is happy at Nan’s."}},
		Outline: []record.Line{{
			Ref: "line/1", Children: []access.PersonID{"kai"}, Change: "Nights are calm", Action: "Visit every week", Owner: "Jo Reed", ByOn: held.AddDays(30),
		}},
		Decisions: []record.Decision{{
			Ref: "decision/1", Child: "kai", Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect, conference.Emotional},
			Words: conference.DecisionWords{Harm: "Kai was left alone at night.", Reasons: "It is likely to happen again."},
		}},
		NextDates: []record.NextDate{{What: "First core group", On: held.AddDays(10)}},
		Words:     record.Standard{CannotDecide: "A conference takes no decision about court.", LegalStatus: "You stay Kai’s parent."},
	}
}

func TestParagraphsAreNumberedFromOneWithoutGaps(t *testing.T) {
	t.Parallel()

	var section string
	n := 0
	for _, item := range record.Assemble(matter()).Items() {
		at := strings.LastIndex(item.Number, ".")
		if item.Number[:at] != section {
			section, n = item.Number[:at], 0
		}
		n++
		if want := section + "." + string(rune('0'+n)); item.Number != want {
			t.Errorf("paragraph %s stands where %s should", item.Number, want)
		}
	}
	if n == 0 {
		t.Fatal("no paragraphs")
	}
}

func TestAnEmptyHeadingReadsAlikeWhoeverItIsEmptyFor(t *testing.T) {
	t.Parallel()

	m := matter()
	bytes := func() string {
		text, err := json.Marshal(record.Assemble(m))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	before := bytes()
	m.Headings[1].Said = []record.Said{}
	m.Dissents, m.Departures = []record.Dissent{}, nil
	if bytes() != before {
		t.Error("an empty list reads otherwise than none")
	}
	if !strings.Contains(before, "There is nothing under this heading in this copy.") {
		t.Error("an empty heading does not say so")
	}
}

func TestTheSummaryComesFromTheDecisionThePlanAndTheDates(t *testing.T) {
	t.Parallel()

	s := record.Assemble(matter()).Summary
	if len(s.Decisions) != 1 || s.Decisions[0] != (record.Decided{Child: "Kai", Outcome: "Child protection plan", For: "neglect and emotional abuse"}) {
		t.Errorf("decisions: %+v", s.Decisions)
	}
	if len(s.Actions) != 1 || s.Actions[0].Who != "Jo Reed" || len(s.Dates) != 1 {
		t.Errorf("%+v", s)
	}
}

func TestStandardSentencesStandWithTheDecision(t *testing.T) {
	t.Parallel()

	m := matter()
	said := func() string {
		for _, s := range record.Assemble(m).Sections {
			if s.Title == "What was decided" {
				return strings.Join(s.Words, " ")
			}
		}
		t.Fatal("no decision")
		return ""
	}
	if got := said(); !strings.Contains(got, m.Words.CannotDecide) || !strings.Contains(got, m.Words.LegalStatus) {
		t.Errorf("with a protection plan: %s", got)
	}
	m.Decisions[0].Outcome, m.Decisions[0].Categories = conference.NoPlan, nil
	if got := said(); !strings.Contains(got, m.Words.CannotDecide) || strings.Contains(got, m.Words.LegalStatus) {
		t.Errorf("with no plan: %s", got)
	}
}

func TestACorrectedLineSaysWhatItSaidBefore(t *testing.T) {
	t.Parallel()

	m := matter()
	before := record.Assemble(m)
	m.Corrections = map[record.Ref]record.Correction{"statement/1": {
		Words: record.CorrectionWords{Said: "Kai came to school every day.", Should: "Kai came to school most days.", Reason: "The school’s register"},
	}, "statement/of-somebody-else": {Words: record.CorrectionWords{Said: "Hidden", Should: "Hidden too"}}}
	now := record.Assemble(m)
	if now.Same(before) {
		t.Error("a correction changes nothing")
	}
	text, err := json.Marshal(now)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"most days", "every day", "register"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(string(text), "Hidden") || strings.Contains(string(text), "statement/1") {
		t.Error("a copy holds what is not in it, or ids")
	}
}

func TestACopyIsTheSameWhateverIsSaidOfWhyItWasMade(t *testing.T) {
	t.Parallel()

	m := matter()
	before := record.Assemble(m)
	m.Words.Late = "The recorder was ill."
	if !record.Assemble(m).Same(before) {
		t.Error("a note makes another copy of it")
	}
}
