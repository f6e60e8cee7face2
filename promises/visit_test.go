package promises

import (
	"testing"

	"kith/internal/testcase/browser"
)

func TestNoVisitComesUnannouncedUnderAChildInNeedPlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-21", Behind: "/plans/{plan}/visits/new"}}, func(p *Proof) {
		w := p.inNeed()
		visit := p.Today().AddDays(3)
		plan, mine := "/plans/"+string(w.Plan), "/my-plan/"+string(w.Plan)

		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		worker := p.Anyone(p.SocialWorker)
		mother.Go(mine)
		mother.Saw("DD-21", "A place at the Tuesday club", "Jo Reed, social worker arranges this")

		worker.Go(plan + "/visits/new")
		worker.Sees("Under this plan the family are told of every visit beforehand.")
		worker.DoesNotSee("Is the family told beforehand?")
		fillDate(worker, "Which day?", visit)
		worker.Fill("What time?", "3:30pm")
		worker.Click("Arrange the visit")
		worker.Sees("Choose at least one person whom you tell beforehand")
		worker.Check("Mel Example")
		worker.Click("Arrange the visit")
		worker.Sees("Arranged for " + visit.Long() + ", 3:30pm")
		mother.Reload()
		mother.Saw("DD-21", "Jo Reed will visit Kai on "+visit.Long()+", 3:30pm")

		worker.Go(plan + "/visits/record")
		worker.In("Whom did you visit?").Check("Kai Example")
		fillDate(worker, "When?", p.Today())
		worker.In("Was the family told beforehand?").Choose("No")
		worker.In("Who was seen?").Check("Kai Example")
		worker.Fill("Where?", "At home")
		worker.Fill("What did the child say and show, and what did you see?", "Kai was well")
		worker.Click("Record the visit")
		worker.Sees("This plan promises notice of every visit. Enter why there was none")
		worker.Fill("If the visit came without notice: why?", "A neighbour rang about shouting.")
		worker.Click("Record the visit")
		worker.Sees("Without notice", "A neighbour rang about shouting.")
		mother.Reload()
		mother.Saw("DD-21", "Jo Reed visited on "+p.Today().Long()+" without telling you first. This plan promises that we tell you.",
			"A neighbour rang about shouting.")
		manager := p.Anyone(p.Manager)
		manager.Click("See a visit made without notice")
		manager.Sees("A neighbour rang about shouting.")
		manager.Click("I have seen this")

		worker.Go(plan + "/visits/record")
		worker.In("Whom did you visit?").Check("Kai Example")
		fillDate(worker, "When?", p.Today())
		worker.In("Was the family told beforehand?").Choose("No")
		worker.In("Who was seen?").Check("Kai Example")
		worker.Fill("Where?", "At school")
		worker.Fill("What did the child say and show, and what did you see?", "Kai was seen for the enquiry")
		worker.Check("This visit was part of a section 47 enquiry, not of the plan")
		worker.Click("Record the visit")
		worker.Sees("Visited on " + p.Today().Long() + " (section 47 enquiry)")
		p.Anyone(p.Manager).DoesNotSee("See a visit made without notice")
	})
}

func TestLegalAdviceIsAskedForOnlyOnceTheParentWasTold(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-20", Behind: "/plans/{plan}/advice"}}, func(p *Proof) {
		w := p.protected()
		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		mother.Go("/my-plan/" + string(w.Plan))
		mother.Saw("DD-20", "If you do not work with a child protection plan, legal advice will be taken. It may go to court.")

		worker := p.As("social worker", p.SocialWorker)
		worker.Go("/plans/" + string(w.Plan))
		worker.Click("Concern about working together: legal advice")
		worker.Select("Whom is it about?", "Mel Example")
		worker.Fill("What is the concern about working together on the plan?", "The door was not opened for three visits")
		worker.Fill("What does it rest on?", "Visits on 2, 5 and 9 November; we rang before each and offered evenings")
		fillDate(worker.Person, "When did you tell them?", p.Today())
		worker.Click("Ask for legal advice")
		worker.Sees("Enter how you told the parent, in the plain words you used")
		worker.Fill("How did you tell the parent?", "I will ask our lawyer what to do. This can lead to court.")
		worker.Click("Ask for legal advice")
		worker.Saw("DD-20", "Asked for on "+p.Today().Long(), "The door was not opened for three visits", "Visits on 2, 5 and 9 November")
		worker.Click("Record what came of it")
		fillDate(worker.Person, "When was the advice given?", p.Today())
		worker.Fill("What came of it?", "Meet the family with an interpreter first")
		worker.Click("Save what came of it")
		worker.Saw("DD-20", "Given on "+p.Today().Long()+": Meet the family with an interpreter first")

		mother.Reload()
		mother.Saw("DD-20", "On "+p.Today().Long()+" we told you: I will ask our lawyer what to do. This can lead to court.")
		mother.DoesNotSee("The door was not opened", "Meet the family with an interpreter")
	})
}
