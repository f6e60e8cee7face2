package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/timescale"
)

// planned is a family with a plan: Ava and Kai, who have different fathers, and their mother.
type planned struct {
	w                 *world.World
	f                 access.FamilyID
	ava, kai          access.PersonID
	mother, ben, carl access.Actor // Ben is Ava's father, Carl Kai's
	motherID, benID   access.PersonID
	first             conference.ID
}

func withPlans(t *testing.T, w *world.World, outcome conference.Outcome) *planned {
	t.Helper()
	e := w.Enquiry(w.Concern("Ava Example", "Kai Example"))
	p := &planned{w: w, f: e.Family, ava: e.Children[0].ID, kai: e.Children[1].ID}
	p.motherID = adult(t, w, p.f, "Mel Example", family.Mother, p.ava, p.kai)
	p.benID = adult(t, w, p.f, "Ben Stranger", family.Father, p.ava)
	carl := adult(t, w, p.f, "Carl Distant", family.Father, p.kai)
	p.mother = letIn(t, w, p.motherID, p.ava, p.kai)
	p.ben, p.carl = letIn(t, w, p.benID, p.ava), letIn(t, w, carl, p.kai)
	p.first = p.close(t, conference.Initial, "", conference.Closing{
		Decisions: []conference.Decision{decision(p.ava, outcome), decision(p.kai, outcome)},
		OutlineLines: []conference.OutlineLine{
			line("one", "Mel goes to the group on Mondays", access.Party(p.mother.Account), w.Today().AddDays(30), p.ava, p.kai),
			line("two", "Ben fits the stair gate", access.Party(p.benID), w.Today().AddDays(10), p.ava),
			line("three", "Carl collects Kai from school", access.Party(p.carl.Account), w.Today().AddDays(10), p.kai),
		},
		NextSteps: conference.NextSteps{
			LeadWorker: w.SocialWorker.Account, FirstCoreGroupOn: w.Today().AddDays(7), FirstBegins: "10:00",
			CoreGroup: []conference.CoreMember{
				{Party: access.Party(p.mother.Account), Role: "mother"},
				{Party: access.Party(p.benID), Role: "father"},
				{Party: access.Party(w.SocialWorker.Account), Role: "social worker"},
				{Party: access.Party(w.HealthVisitor.Account), Role: "health visitor"},
			},
			Words: conference.NextWords{Place: "Hillside Family Centre"},
		},
	})
	return p
}

func decision(child access.PersonID, o conference.Outcome) conference.Decision {
	d := conference.Decision{Child: child, Outcome: o, Words: conference.DecisionWords{Harm: "Shouting at night", Reasons: "It was agreed"}}
	if o == conference.ProtectionPlan {
		d.Categories = []conference.Category{conference.Emotional}
	}
	return d
}

func line(id, action string, owner access.Party, by timescale.Date, children ...access.PersonID) conference.OutlineLine {
	return conference.OutlineLine{
		ID: id, Children: children, Owner: owner, ByOn: by, Audience: access.For(access.Everyone),
		Words: conference.LineWords{Change: "Calm evenings", Action: action, Know: "The school says so"},
	}
}

func (p *planned) close(t *testing.T, k conference.Kind, after conference.ID, closing conference.Closing) conference.ID {
	t.Helper()
	c := conference.Conference{Family: p.f, Kind: k, After: after, Children: []access.PersonID{p.ava, p.kai}}
	id, err := p.w.Desk.CloseForTest(t.Context(), p.w.Doing(p.w.SocialWorker), p.w.Doing(p.w.Chair), c, closing)
	if err != nil {
		t.Fatalf("closing a conference: %v", err)
	}
	return id
}

// of is a child's current plan, or the last ended one, as somebody sees it.
func (p *planned) of(t *testing.T, who access.Actor, child access.PersonID) casework.PlanView {
	t.Helper()
	for _, v := range p.mine(t, p.mother) {
		if v.Child.ID != child {
			continue
		}
		if who.Office == access.FamilyMember {
			seen, err := p.w.Desk.ViewMyPlan(t.Context(), who, v.ID)
			if err != nil {
				t.Fatalf("looking at one's own plan: %v", err)
			}
			return seen.Show()
		}
		seen, err := p.w.Desk.ViewPlan(t.Context(), who, v.ID)
		if err != nil {
			t.Fatalf("looking at a plan: %v", err)
		}
		return seen.Show()
	}
	t.Fatal("the child has no plan")
	return casework.PlanView{}
}

func (p *planned) mine(t *testing.T, who access.Actor) []casework.PlanView {
	t.Helper()
	seen, err := p.w.Desk.ViewMyPlans(t.Context(), who)
	if err != nil {
		t.Fatalf("looking at one's own plans: %v", err)
	}
	return seen.Show().Plans
}

func actions(v casework.PlanView) []string {
	var all []string
	for _, l := range v.Lines {
		all = append(all, l.Words.Action)
	}
	slices.Sort(all)
	return all
}

// hold records the next meeting of the group of a plan, with everything said.
func (p *planned) hold(t *testing.T, who access.Actor, v casework.PlanView, agreed bool) error {
	t.Helper()
	var meeting casework.MeetingView
	for _, m := range v.Meetings {
		if m.State != coregroup.Held {
			meeting = m
		}
	}
	seen, err := p.w.Desk.ViewMeeting(t.Context(), who, meeting.ID)
	if err != nil {
		t.Fatalf("looking at a meeting: %v", err)
	}
	page := seen.Show()
	record := casework.MeetingRecord{
		Meeting: meeting.ID, On: p.w.Today(), RunBy: "Grace Mensah", Came: map[string]coregroup.Presence{}, Agreed: agreed, Late: "The hall was shut",
	}
	for _, m := range page.Members {
		if m.Who.Party != access.Party(p.w.SocialWorker.Account) {
			record.Came[m.ID] = coregroup.Came
		}
	}
	for _, l := range page.Lines {
		record.Progress = append(record.Progress, casework.Going{Line: l.ID, Going: plan.Started})
	}
	for _, one := range page.Plans {
		for _, k := range coregroup.CheckKinds() {
			record.Checks = append(record.Checks, coregroup.Check{Child: one.Child.ID, Kind: k, Said: "Well: " + one.Child.First})
		}
	}
	_, err = p.w.Desk.RecordMeeting(t.Context(), p.w.Doing(who), record)
	return err
}

func TestADecisionBecomesAPlanForEachChildWithItsGroupAndReview(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		if v.State != plan.Outline || len(v.Lines) != 2 || v.Previous != 0 || len(v.Categories) != 1 {
			t.Errorf("the plan is %+v", v)
		}
		if len(v.Members) != 4 || len(v.Meetings) != 1 || v.Meetings[0].State != coregroup.Planned {
			t.Errorf("the group is %+v and meets %+v", v.Members, v.Meetings)
		}
		if !v.Review.There || v.Review.Booked || v.Review.LimitOn.IsZero() {
			t.Errorf("the review is %+v", v.Review)
		}
		list, err := w.Desk.ViewNext(t.Context(), w.HealthVisitor)
		if err != nil || len(list.Show().Tasks) == 0 {
			t.Errorf("the health visitor's list: %v %+v", err, list.Show())
		}
		if _, err := w.Desk.ViewPlan(t.Context(), w.Teacher, v.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the teacher, who is not in the group: %v", err)
		}
		if _, err := w.Desk.ViewPlan(t.Context(), w.Elsewhere.Unit, v.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership: %v", err)
		}
	})
}

func TestAFatherSeesOnlyTheLinesForHisOwnChild(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		mine := p.mine(t, p.ben)
		if len(mine) != 1 || mine[0].Child.ID != p.ava {
			t.Fatalf("Ben sees %d plans", len(mine))
		}
		if got := actions(mine[0]); !slices.Equal(got, []string{"Ben fits the stair gate"}) {
			t.Errorf("Ben sees %q", got)
		}
		if got := actions(p.of(t, p.mother, p.ava)); len(got) != 2 {
			t.Errorf("the mother sees %q", got)
		}
		for _, m := range p.mine(t, p.carl)[0].Members {
			t.Errorf("Carl, who is not in the group, sees %s in it", m.Who.Name)
		}
		if n := len(p.mine(t, p.carl)[0].Meetings); n != 0 {
			t.Errorf("Carl sees %d meetings of a group he is not in", n)
		}
		kai := p.of(t, p.mother, p.kai)
		if _, err := w.Desk.ViewMyPlan(t.Context(), p.ben, kai.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("Ben at Kai's plan: %v", err)
		}
		for _, l := range kai.Lines {
			if _, err := w.Desk.SayProgress(t.Context(), w.Doing(p.ben), casework.Going{Line: l.ID, Going: plan.Started}); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("Ben at a line of Kai's: %v", err)
			}
		}
		// What the mother says got in the way is not shown to a father.
		shared := p.of(t, p.mother, p.ava).Lines[0]
		for _, l := range p.of(t, p.mother, p.ava).Lines {
			if l.Words.Action == "Ben fits the stair gate" {
				shared = l
			}
		}
		stuck := casework.Going{Line: shared.ID, Going: plan.Stuck, Words: plan.ProgressWords{Way: "He comes to the door"}}
		if _, err := w.Desk.SayProgress(t.Context(), w.Doing(p.mother), stuck); err != nil {
			t.Fatal(err)
		}
		if n := len(p.mine(t, p.ben)[0].Lines[0].Progress); n != 0 {
			t.Error("Ben reads what the mother said got in the way")
		}
	})
}

func TestTheGroupMakesTheOutlineADetailedPlanWithoutTheSocialWorker(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		for _, child := range []access.PersonID{p.ava, p.kai} {
			v := p.of(t, w.SocialWorker, child)
			words := plan.Words{Worries: v.Words.Worries, Goal: "Calm evenings", Contingency: "We meet again at once", ForChild: "Mum gets help"}
			if _, err := w.Desk.RewordPlan(t.Context(), w.Doing(w.SocialWorker), v.ID, words); err != nil {
				t.Fatal(err)
			}
		}
		w.SetDay(w.Today().AddDays(7))
		if err := p.hold(t, w.HealthVisitor, p.of(t, w.HealthVisitor, p.ava), true); err != nil {
			t.Fatalf("recording the first core group: %v", err)
		}
		v := p.of(t, w.SocialWorker, p.ava)
		if v.State != plan.Detailed || v.DetailedOn != w.Today() {
			t.Errorf("the plan is %s since %s", v.State, v.DetailedOn)
		}
		if len(v.Meetings) != 2 || v.Meetings[1].State != coregroup.ToBePlanned || v.Meetings[1].DueOn.IsZero() {
			t.Errorf("the next meeting: %+v", v.Meetings)
		}
		for _, l := range v.Lines {
			if len(l.Progress) != 1 || !l.Progress[0].Held {
				t.Errorf("%s has progress %+v", l.Words.Action, l.Progress)
			}
		}
		var changes []string
		for _, c := range v.Changes {
			changes = append(changes, c.Change)
		}
		if !slices.Equal(changes, []string{"begun", "reworded", "made detailed"}) {
			t.Errorf("what happened to it: %q", changes)
		}
		if n := len(p.mine(t, p.ben)[0].Meetings[0].Checks); n != 3 {
			t.Errorf("Ben sees %d checks, not the three of his own child", n)
		}
	})
}

func TestAReviewStepsDownToAChildInNeedPlanAndCarriesTheLines(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		before := p.of(t, w.SocialWorker, p.ava)
		w.SetDay(w.Today().AddDays(80))
		p.close(t, conference.Review, p.first, conference.Closing{Decisions: []conference.Decision{
			decision(p.ava, conference.ChildInNeedPlan), decision(p.kai, conference.ProtectionPlan),
		}})
		ava, kai := p.of(t, w.SocialWorker, p.ava), p.of(t, w.SocialWorker, p.kai)
		if ava.Kind != plan.ChildInNeed || len(ava.Lines) != len(before.Lines) || len(ava.Members) != 4 || len(ava.Meetings) != 1 {
			t.Errorf("Ava's plan is %s with %d lines, %d members", ava.Kind, len(ava.Lines), len(ava.Members))
		}
		if kai.Kind != plan.Protection || len(kai.Categories) != 2 || !kai.Review.There {
			t.Errorf("Kai's plan is %s with %d categories", kai.Kind, len(kai.Categories))
		}
		seen, err := w.Desk.ViewPlan(t.Context(), w.SocialWorker, before.ID)
		if err != nil || seen.Show().Ending == nil || seen.Show().Ending.Ground != plan.ByConference {
			t.Errorf("the plan before: %v %+v", err, seen.Show().Ending)
		}
		// And back: the second child protection plan counts the first.
		p.close(t, conference.Initial, "", conference.Closing{Decisions: []conference.Decision{decision(p.ava, conference.ProtectionPlan)}})
		if ava = p.of(t, w.SocialWorker, p.ava); ava.Kind != plan.Protection || ava.Previous != 1 {
			t.Errorf("Ava's second plan is %s with %d before it", ava.Kind, ava.Previous)
		}
		p.close(t, conference.Review, p.first, conference.Closing{Decisions: []conference.Decision{
			decision(p.ava, conference.NoPlan), decision(p.kai, conference.NoPlan),
		}})
		if _, err := w.Desk.ViewPlan(t.Context(), w.HealthVisitor, kai.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the health visitor after the last plan ended: %v", err)
		}
		for _, v := range p.mine(t, p.mother) {
			if v.State != plan.Ended {
				t.Errorf("%s's %s is %s", v.Child.First, v.Kind, v.State)
			}
		}
	})
}

func TestOnlyTheListedEndingsEndAProtectionPlan(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		end := func(g plan.Ground) error {
			_, err := w.Desk.EndPlan(t.Context(), w.Doing(w.SocialWorker), casework.PlanEnding{
				Plan: v.ID, Ground: g, EndedOn: w.Today(), Evidence: "A letter", Family: "The plan ended",
			})
			return err
		}
		for ground, want := range map[plan.Ground]error{
			plan.Agreed: plan.ErrGround, "": plan.ErrGround, "the worker left": plan.ErrGround, plan.ByConference: plan.ErrByConference,
			plan.EighteenthBirthday: plan.ErrNotEighteen,
		} {
			if err := end(ground); !errors.Is(err, want) {
				t.Errorf("%q: %v", ground, err)
			}
		}
		if err := end(plan.TransferAccepted); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.TellEnding(t.Context(), w.Doing(w.SocialWorker), casework.EndingTold{
			Plan: v.ID, Who: []access.Party{access.Party(p.motherID)}, How: "in person", On: w.Today(),
		}); err != nil {
			t.Error(err)
		}
		if kai := p.of(t, w.HealthVisitor, p.kai); kai.State == plan.Ended {
			t.Error("Kai's plan ended with Ava's")
		}
	})
}
