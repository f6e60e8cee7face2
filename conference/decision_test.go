package conference_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/timescale"
)

// holding is a decision with all that it needs.
func holding(o conference.Outcome) conference.Decision {
	d := conference.Decision{Outcome: o, Words: conference.DecisionWords{
		Harm: "He went hungry, and is likely to again", Reasons: "The help so far was not enough", Support: "A family worker",
	}}
	if o == conference.ProtectionPlan {
		d.Categories = []conference.Category{conference.Neglect}
	}
	return d
}

func TestEndingAPlanAtTheFirstReviewAsksForTheExceptionalReason(t *testing.T) {
	t.Parallel()
	first := conference.Asked{Exceptional: true}
	for _, o := range []conference.Outcome{conference.ChildInNeedPlan, conference.NoPlan} {
		d := holding(o)
		if err := d.Check(first); !errors.Is(err, conference.ErrException) {
			t.Errorf("%s without it: %v", o, err)
		}
		if err := d.Check(conference.Asked{}); err != nil {
			t.Errorf("%s at a later review: %v", o, err)
		}
		d.Words.Exception = "He lives with his grandmother for good"
		if err := d.Check(first); err != nil {
			t.Errorf("%s with it: %v", o, err)
		}
	}
	if err := holding(conference.ProtectionPlan).Check(first); err != nil {
		t.Errorf("a plan that goes on ends nothing: %v", err)
	}
}

func TestTheOutlinePlanComesBeforeTheDecisionWhereTheProcedureSaysSo(t *testing.T) {
	t.Parallel()
	if err := (conference.Asked{PlanFirst: true}).Ready(); !errors.Is(err, conference.ErrPlanFirst) {
		t.Error(err)
	}
	for _, a := range []conference.Asked{{PlanFirst: true, PlanGoneThrough: true}, {}} {
		if err := a.Ready(); err != nil {
			t.Errorf("%+v: %v", a, err)
		}
	}
}

func TestADecisionWaitsForEveryViewOfThoseThere(t *testing.T) {
	t.Parallel()
	err := conference.Asked{Unasked: 1, ParentsUnasked: 1}.Ready()
	if !errors.Is(err, conference.ErrViewsFirst) || !errors.Is(err, conference.ErrParentsViewFirst) {
		t.Error(err)
	}
}

func TestADecisionGivesItsReasonsAndAProtectionPlanAKindOfHarm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		said string
		mend func(d *conference.Decision)
		want error
	}{
		{"no outcome", func(d *conference.Decision) { d.Outcome = "" }, conference.ErrDecisionOutcome},
		{"no view is no decision", func(d *conference.Decision) { d.Outcome = conference.NoView }, conference.ErrDecisionOutcome},
		{"no harm said", func(d *conference.Decision) { d.Words.Harm = " " }, conference.ErrHarm},
		{"no reasons", func(d *conference.Decision) { d.Words.Reasons = "" }, conference.ErrReasons},
		{"no support", func(d *conference.Decision) { d.Words.Support = "" }, conference.ErrSupport},
		{"no kind of harm", func(d *conference.Decision) { d.Categories = nil }, conference.ErrCategory},
		{"a kind of harm without a plan", func(d *conference.Decision) { d.Outcome = conference.NoPlan }, conference.ErrNoCategory},
	} {
		d := holding(conference.ProtectionPlan)
		c.mend(&d)
		if err := d.Check(conference.Asked{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.said, err)
		}
	}
	none := holding(conference.NoPlan)
	none.Words.Support = ""
	if err := none.Check(conference.Asked{}); err != nil {
		t.Errorf("neither plan needs no services: %v", err)
	}
}

func TestADifferenceAmongTheProfessionalsIsExplained(t *testing.T) {
	t.Parallel()
	view := func(o conference.Outcome, family bool) conference.View {
		return conference.View{Child: "kai", Outcome: o, Family: family}
	}
	for _, c := range []struct {
		said  string
		views []conference.View
		want  bool
	}{
		{"two who agree", []conference.View{view(conference.ProtectionPlan, false), view(conference.ProtectionPlan, false)}, false},
		{"two who differ", []conference.View{view(conference.ProtectionPlan, false), view(conference.NoPlan, false)}, true},
		{"a parent who differs", []conference.View{view(conference.ProtectionPlan, false), view(conference.NoPlan, true)}, false},
		{"somebody without a view", []conference.View{view(conference.ProtectionPlan, false), view(conference.NoView, false)}, false},
	} {
		if got := conference.Split(c.views, "kai"); got != c.want {
			t.Errorf("%s: %v", c.said, got)
		}
	}
	if err := holding(conference.ProtectionPlan).Check(conference.Asked{Differ: true}); !errors.Is(err, conference.ErrDifference) {
		t.Error(err)
	}
}

func TestDissentIsForProfessionalsThereWhileTheConferenceIsOpen(t *testing.T) {
	t.Parallel()
	may := conference.Dissenting{
		On: true, TalkFirst: true, Conference: conference.Conference{State: conference.Open}, Present: true, Talked: true, Decided: true,
	}
	if err := may.May(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		change func(d *conference.Dissenting)
		want   error
	}{
		{func(d *conference.Dissenting) { d.On = false }, conference.ErrDissentOff},
		{func(d *conference.Dissenting) { d.Conference.State = conference.Closed }, conference.ErrDissentClosed},
		{func(d *conference.Dissenting) { d.Present = false }, conference.ErrDissentAbsent},
		{func(d *conference.Dissenting) { d.Decided = false }, conference.ErrNoDecision},
		{func(d *conference.Dissenting) { d.Talked = false }, conference.ErrDissentTalk},
	} {
		d := may
		c.change(&d)
		if err := d.May(); !errors.Is(err, c.want) {
			t.Errorf("want %v: %v", c.want, err)
		}
	}
	may.TalkFirst, may.Talked = false, false
	if err := may.May(); err != nil {
		t.Errorf("where the procedure asks for no talk: %v", err)
	}
	if err := (conference.Dissent{}).Check(); !errors.Is(err, conference.ErrDissentText) {
		t.Error(err)
	}
}

func TestALineOfTheOutlineSaysWhatWhoAndByWhen(t *testing.T) {
	t.Parallel()
	today := timescale.NewDate(2026, 12, 15)
	err := conference.OutlineLine{}.Check(today)
	for _, want := range []error{
		conference.ErrLineChange, conference.ErrLineAction, conference.ErrOwner, conference.ErrByWhen, conference.ErrLineKnow, conference.ErrNoChild,
	} {
		if !errors.Is(err, want) {
			t.Errorf("an empty line lacks %v: %v", want, err)
		}
	}
	line := conference.OutlineLine{
		Children: []access.PersonID{"kai"}, Owner: "teacher", ByOn: today.AddDays(-1),
		Words: conference.LineWords{Change: "Kai eats", Action: "Breakfast club", Know: "School says so"},
	}
	if err := line.Check(today); !errors.Is(err, conference.ErrByPast) {
		t.Errorf("a day gone by: %v", err)
	}
}
