package promises

import (
	"errors"
	"testing"

	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/browser"
	"kith/plan"
)

// underPlan holds the first conference and closes it with a child protection plan; where the procedure has scores, the
// mother's and the school's are shown.
func (p *Proof) underPlan() *sitting {
	p.t.Helper()

	s := p.sitting()
	s.Opened(s.mother)
	if s.Run().Scale.On {
		for seat, n := range map[string]int{s.Seat(s.mother): 3, s.Seat(p.Teacher): 2} {
			s.Do(p.Desk.RecordScore(p.t.Context(), p.Doing(p.Recorder), s.ID, conference.Score{
				Child: s.kai, Invitation: seat, Words: conference.ScoreWords{Value: n},
			}))
		}
		s.Do(p.Desk.RevealScores(p.t.Context(), p.Doing(p.Chair), s.ID, s.kai))
	}
	s.outlined()
	s.Views(s.kai, conference.ProtectionPlan, s.mother)
	s.decided()
	s.Do(p.Desk.SetNextSteps(p.t.Context(), p.Doing(p.Chair), s.ID, s.nextSteps()))
	s.closed()
	return s
}

// reviewed is the review that follows, on its day.
func (s *sitting) reviewed() *sitting {
	s.p.t.Helper()
	return &sitting{Sitting: s.Review(s.mother), p: s.p, kai: s.kai, mother: s.mother}
}

func TestAReviewLooksAtThePlanAgainAndDecides(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "CW-23", Behind: "/meetings"},
		{ID: "CE-19", Behind: "/meetings"},
		{ID: "CW-24", Behind: "/meetings/{conference}/children/{child}/danger"},
		{ID: "CE-02", Behind: "/plans/{plan}"},
	}, func(p *Proof) {
		s := p.underPlan()
		due := s.nextSteps().ReviewOn
		unit := p.As("safeguarding unit", p.Unit)
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		unit.Go("/meetings")
		mother.Go("/my-plan")
		for _, id := range []string{"CW-23", "CE-19"} {
			unit.Saw(id, "To book", "Review conference: Kai", due.Long())
			mother.Saw(id, "A bigger meeting will look at the plan again on "+due.Long())
		}
		if due.After(p.Today().AddMonths(3)) {
			p.t.Fatalf("the first review is due on %s", due.Long())
		}

		r := s.reviewed()
		r.Opened(s.mother)
		chair := p.As("chair", p.Chair)
		chair.Go(r.at("/run"))
		chair.Saw("CW-24", "What has changed since the last conference", "A place at the breakfast club", "Overdue")
		returns(mother.Person, s.mother, r.at("/room"))
		mother.Saw("CW-24", "What has changed since the last conference", "A place at the breakfast club")
		for _, h := range r.Run().Wall {
			mother.In(h.Title).Sees(h.Question)
		}
		if r.Run().Scale.On {
			chair.Saw("CW-24", "Safety scores at the last conference:", "Mel Example", "Tom Ashby")
			mother.Saw("CW-24", "Safety scores at the last conference:", "Give your score for Kai")
			chair.Go(r.at("/close"))
			chair.Saw("CW-24", "Danger statement for Kai")
			chair.Click("Danger statement for Kai")
			chair.Fill("What are we most worried could happen to this child?", "Kai could go hungry again if nobody is up in the morning.")
			chair.Click("Show it")
			mother.Reload()
			mother.Saw("CW-24", "What worries us most for Kai", "Kai could go hungry again if nobody is up in the morning.", "Say what you think about this")
		}
		r.outlined()
		r.Views(s.kai, conference.ProtectionPlan, s.mother)
		chair.Go(r.at("/children/" + string(s.kai) + "/decide"))
		chair.Choose("Child protection plan")
		chair.Check("Neglect")
		chair.Check("Emotional abuse")
		chair.Fill("Harm, and how likely it is", "Kai is still frightened at night")
		chair.Fill("Why this outcome", "The plan has only begun to work")
		chair.Fill("Services and support that would keep the child safe", "Breakfast club goes on")
		chair.Click("Record the decision")
		chair.Saw("CW-24", "Child protection plan: Neglect and emotional abuse")
		r.closed()

		returns(unit.Person, p.Unit, "/meetings")
		mother.Go("/")
		mother.Click("Read what was decided")
		for _, id := range []string{"CW-23", "CE-19", "CW-24"} {
			if id != "CW-24" {
				unit.Saw(id, "Review conference: Kai", "Last day allowed: "+p.Today().AddMonths(6).Long())
			}
			mother.Saw(id, "Kai will have a child protection plan.", "The plan has only begun to work")
		}
		mine, err := p.Desk.ViewMyPlans(p.t.Context(), s.mother)
		s.Do(err)
		chair.Go("/plans/" + string(mine.Show().Plans[0].ID))
		chair.Saw("CE-02", "Category at first", "Neglect", "Latest category", "from "+p.Today().Long())
	})
}

func TestEndingAPlanAtTheFirstReviewTakesAnExceptionalReason(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-24", Behind: "/meetings/{conference}/children/{child}/decide"}}, func(p *Proof) {
		r := p.underPlan().reviewed()
		r.Opened(r.mother)
		r.outlined()
		r.Views(r.kai, conference.NoPlan, r.mother)
		chair := p.As("chair", p.Chair)
		chair.Go(r.at("/children/" + string(r.kai) + "/decide"))
		chair.Choose("Neither plan")
		chair.Fill("Harm, and how likely it is", "Kai has not gone hungry since December")
		chair.Fill("Why this outcome", "Everything the plan asked for is done")
		chair.Click("Record the decision")
		chair.Saw("DD-24", "Enter the exceptional reason for ending a plan at the first review")
		chair.Fill("If the plan ends: the exceptional reason for ending it at the first review", "The family has moved in with Nan, who gets them up.")
		chair.Click("Record the decision")
		chair.Saw("DD-24", "Neither plan")
		r.closed()
		mother := p.As("parent", r.mother, browser.Width(360), browser.NoScript)
		mother.Go(r.at("/decided"))
		mother.Saw("DD-24", "Kai does not need a plan.", "The family has moved in with Nan, who gets them up.")
	})
}

func TestOnlyAConferenceOrAFewFactsEndAProtectionPlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "GH-19", Behind: "/plans/{plan}/end"}}, func(p *Proof) {
		s := p.underPlan()
		mine, err := p.Desk.ViewMyPlans(p.t.Context(), s.mother)
		s.Do(err)
		at := mine.Show().Plans[0].ID
		unit := p.As("safeguarding unit", p.Unit)
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		unit.Go("/meetings")
		unit.Saw("GH-19", "Review conference: Kai", s.nextSteps().ReviewOn.Long())
		mother.Go("/my-plan")
		mother.Saw("GH-19", "A bigger meeting will look at the plan again on "+s.nextSteps().ReviewOn.Long())

		r := s.reviewed()
		r.Opened(s.mother)
		r.outlined()
		r.Views(s.kai, conference.ProtectionPlan, s.mother)
		r.decided()
		r.closed()
		returns(unit.Person, p.Unit, "/meetings")
		unit.Saw("GH-19", "Review conference: Kai", "Last day allowed: "+p.Today().AddMonths(6).Long())
		returns(mother.Person, s.mother, "/my-plan")
		mother.Saw("GH-19", "This plan is to help Kai be safe and well.", "A bigger meeting will look at the plan again by")

		if _, err := p.Desk.EndPlan(p.t.Context(), p.Doing(p.SocialWorker), casework.PlanEnding{
			Plan: at, Ground: plan.Agreed, EndedOn: p.Today(), Evidence: "We all agreed", Family: "It is over",
		}); !errors.Is(err, plan.ErrGround) {
			p.t.Fatalf("a protection plan ended by agreement: %v", err)
		}
		worker := p.Anyone(p.SocialWorker)
		worker.Go("/plans/" + string(at) + "/end")
		worker.Sees("Transfer accepted elsewhere", "Death", "Adoption", "Left the country for good", "Eighteenth birthday",
			"A conference ends a plan by its decision")
		worker.DoesNotSee("Agreed with the family")
		worker.Choose("Left the country for good")
		fillDate(worker, "When did it end?", p.Today())
		worker.Fill("How do you know?", "Letter of the authority in Lisbon, today")
		worker.Fill("What will the family read about it?", "The plan ended because you live in Lisbon now.")
		worker.Click("Record the ending")
		unit.Go("/plans/" + string(at))
		unit.Saw("GH-19", "This plan ended on "+p.Today().Long()+": left the country for good.", "Letter of the authority in Lisbon, today")
		mother.Go("/my-plan/" + string(at))
		mother.Saw("GH-19", "This plan ended on "+p.Today().Long(), "The plan ended because you live in Lisbon now.")
	})
}

func TestAChildInNeedPlanCarriesTheOutlineOn(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CW-20", Behind: "/meetings/{conference}/children/{child}/decide"}}, func(p *Proof) {
		s := p.sitting()
		s.Opened(s.mother)
		s.outlined()
		s.Views(s.kai, conference.ChildInNeedPlan, s.mother)
		chair := p.As("chair", p.Chair)
		chair.Go(s.at("/children/" + string(s.kai) + "/decide"))
		chair.Choose("Child in Need plan")
		chair.Fill("Harm, and how likely it is", "No harm so far, and little is likely with help")
		chair.Fill("Why this outcome", "Help will do, and Mel wants it")
		chair.Fill("Services and support that would keep the child safe", "Breakfast club")
		chair.Click("Record the decision")
		chair.Saw("CW-20", "Child in Need plan")
		next := s.nextSteps()
		s.Do(p.Desk.SetNextSteps(p.t.Context(), p.Doing(p.Chair), s.ID, next))
		s.closed()
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go("/my-plan")
		mother.Saw("CW-20", "The plan for Kai", "A place at the breakfast club", "Tom Ashby", "It has meetings of its own.",
			"The people in the plan meet. You are invited.", next.FirstCoreGroupOn.Long()+", 10am")
		mother.DoesNotSee("A bigger meeting")
	})
}
