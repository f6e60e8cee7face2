package promises

import (
	"testing"

	"kith/conference"
	"kith/internal/testcase/browser"
)

func TestScoresAreShownTogetherAndTheDecisionFollowsThePlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "CW-17", Behind: "/meetings/{conference}/outline"},
		{ID: "CW-18", Behind: "/meetings/{conference}/scores"},
	}, func(p *Proof) {
		s := p.sitting()
		s.Opened(s.mother)
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go(s.at("/room"))
		mother.Click("Give your score for Kai")
		mother.Sees("0 is “not safe at all”. 10 is “totally safe”.")
		mother.Choose("4")
		mother.Fill("Why, if you want to say", "Mornings are hard, evenings are fine")
		mother.Click("Keep my score")

		recorder := p.Anyone(p.Recorder)
		recorder.Go(s.at("/scores"))
		recorder.Sees("Given: Mel Example.")
		recorder.DoesNotSee("Mornings are hard")
		recorder.Select("Whose score", "Tom Ashby, school, Hillside Primary School")
		recorder.Select("For", "Kai Example")
		recorder.Select("Score", "2")
		recorder.Fill("Why", "Kai is hungry at school")
		recorder.Click("Keep it sealed")
		mother.Reload()
		mother.DoesNotSee("Kai is hungry at school", "How safe we think Kai is")
		chair := p.Anyone(p.Chair)
		chair.Go(s.at("/scores"))
		chair.Click("Show everybody the scores for Kai")
		mother.Reload()
		mother.Saw("CW-18", "How safe we think Kai is", "Tom Ashby", "Kai is hungry at school", "Mornings are hard, evenings are fine")

		s.Views(s.kai, conference.ProtectionPlan, s.mother)
		chair.Go(s.at("/children"))
		chair.Sees("The decisions open once the outline plan has been gone through.")
		chair.DoesNotSee("Record the decision for Kai")
		chair.Go(s.at("/outline"))
		chair.Fill("What must change", "Kai has breakfast")
		chair.Fill("What will be done", "A place at the breakfast club")
		chair.Select("Who will do it", "Tom Ashby, school, Hillside Primary School")
		fillDate(chair, "By when", p.Today().AddDays(9))
		chair.Fill("How we will know", "The school says so")
		chair.In("For").Check("Kai Example")
		chair.Click("Add the line")
		mother.Reload()
		mother.Saw("CW-17", "The outline plan so far", "A place at the breakfast club")
		mother.DoesNotSee("What was decided")
		chair.Click("We have gone through the outline plan")
		chair.Go(s.at("/children"))
		chair.DoesNotSee("The decisions open once")
		chair.Click("Record the decision for Kai")
		chair.Choose("Child protection plan")
		chair.Check("Neglect")
		chair.Fill("Harm, and how likely it is", "Kai goes hungry, and is likely to again")
		chair.Fill("Why this outcome", "The help so far was not enough")
		chair.Fill("Services and support that would keep the child safe", "Breakfast club")
		chair.Click("Record the decision")
		mother.Reload()
		mother.Saw("CW-17", "What was decided for Kai", "Kai will have a child protection plan.")
	})
}
