package promises

import (
	"errors"
	"strings"
	"testing"

	"kith/conference"
	"kith/internal/testcase/browser"
)

func TestAPlanChangesNeitherWhoIsAParentNorWhereAChildLives(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "GH-16", Behind: "/my-plan/{plan}"},
		{ID: "CE-20", Behind: "/my/meetings/{conference}"},
	}, func(p *Proof) {
		s := p.sitting()
		legal, cannot := p.words().Decision.LegalStatusWords.Value, p.words().Decision.CannotDecide.Value
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go("/my/meetings/" + string(s.ID))
		mother.Saw("GH-16", legal)
		mother.Saw("CE-20", cannot)

		s.Opened(s.mother)
		s.outlined()
		s.Views(s.kai, conference.ProtectionPlan, s.mother)
		chair := p.Anyone(p.Chair)
		chair.Go(s.at("/children/" + string(s.kai) + "/decide"))
		chair.Sees(cannot)
		if n := strings.Count(chair.HTML(), `name="outcome"`); n != 3 {
			p.t.Fatalf("the decision form offers %d outcomes", n)
		}
		if err := p.Desk.RecordDecision(p.t.Context(), p.Doing(p.Chair), s.ID, conference.Decision{
			Child: s.kai, Outcome: "removed from home", Words: conference.DecisionWords{Harm: "Harm", Reasons: "Reasons", Support: "Support"},
		}); !errors.Is(err, conference.ErrDecisionOutcome) {
			p.t.Fatalf("a removal was decided: %v", err)
		}
		s.decided()
		s.Do(p.Desk.SetNextSteps(p.t.Context(), p.Doing(p.Chair), s.ID, s.nextSteps()))
		s.closed()
		s.issued()

		mother.Go(s.at("/decided"))
		mother.Saw("GH-16", "What this does not mean", legal)
		mother.Saw("CE-20", "What this does not mean", cannot)
		mother.Go("/")
		mother.Click("Your own copy of what was said")
		mother.Saw("GH-16", legal)
		mother.Saw("CE-20", cannot)
		mother.Click("Print this, or make it larger")
		mother.Saw("GH-16", legal)
		mother.Saw("CE-20", cannot)
		mother.Go("/my-plan")
		mother.Saw("GH-16", "You are still Kai’s parent.", legal)

		worker := p.Anyone(p.SocialWorker)
		worker.Go("/plans/" + strings.TrimPrefix(mother.Address(), "/my-plan/") + "/lines/new")
		worker.Sees("Something to do", "Help that is offered")
		if n := strings.Count(worker.HTML(), `name="kind"`); n != 2 {
			p.t.Fatalf("the form for a line offers %d kinds", n)
		}
	})
}
