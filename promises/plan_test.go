package promises

import (
	"testing"

	"kith/internal/testcase/browser"
)

func TestThePlanSaysWhoDoesWhatByWhen(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "DD-19", Behind: "/my-plan/{plan}"},
		{ID: "DD-30", Behind: "/plans/{plan}/lines/{line}"},
		{ID: "CW-25", Behind: "/my-plan/{plan}"},
	}, func(p *Proof) {
		w := p.protected()
		by, offer := p.Today().AddDays(20), p.Today().AddDays(6)
		plan := "/plans/" + string(w.Plan)

		worker := p.Anyone(p.SocialWorker)
		worker.Go(plan)
		worker.Click("Add a line")
		worker.Choose("Help that is offered")
		worker.Fill("What must change?", "Mel has time to herself")
		worker.Fill("What will be done?", "A morning at the family centre")
		worker.Select("Who does it, or arranges it?", "Grace Mensah, Health visitor")
		fillDate(worker, "By when?", offer)
		worker.Click("Add the line")
		worker.Sees("A morning at the family centre", "Grace Mensah, health visitor, by "+offer.Long())

		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		mother.Click("Read the plan for Kai")
		mother.Saw("DD-19", "What must change", "Calm evenings, by "+by.Long(), "Mel has time to herself, by "+offer.Long(),
			"What I do", "Go to the Monday group", "By "+by.Long()+".",
			"What others do to help us", "A place at the Tuesday club", "Jo Reed, social worker arranges this by "+by.Long())
		mother.Saw("DD-30", "A morning at the family centre", "Grace Mensah, health visitor arranges this by "+offer.Long())

		worker.Click("A morning at the family centre")
		worker.Choose("Yes, it was taken up")
		worker.Click("Save whether it was taken up")
		mother.Reload()
		mother.Saw("DD-30", "What is done", "A morning at the family centre (Grace Mensah, health visitor). This help was taken up.")
		mother.DoesNotSee("Late")

		p.SetDay(by.AddDays(1))
		returns(mother.Person, w.mother, "/my-plan/"+string(w.Plan))
		mother.In("A place at the Tuesday club").Sees("Late")
		mother.Saw("CW-25", "This is late. This is not your fault. We have told the team manager.")
		p.Anyone(p.Manager).Sees("Help that was offered is late", "was due "+by.Long())
		group := p.Anyone(p.HealthVisitor)
		group.Go(plan)
		group.In("A place at the Tuesday club").Sees("Overdue")
		p.Anyone(p.OtherManager).DoesNotSee("Help that was offered is late")
	})
}

func TestWhatAParentAskedForIsTheirsInAChildInNeedPlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "GH-14", Behind: "/my-plan/{plan}/propose"}}, func(p *Proof) {
		w := p.inNeed()
		by := p.Today().AddDays(9)
		plan, mine := "/plans/"+string(w.Plan), "/my-plan/"+string(w.Plan)

		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		mother.Go(mine)
		mother.Click("Say what you would like in the plan")
		mother.Fill("Say it in your own words", "My sister has them on Fridays")
		mother.Click("Send")
		mother.Saw("GH-14", "You asked: My sister has them on Fridays", "Your social worker will answer this.")

		worker := p.Anyone(p.SocialWorker)
		worker.Go(plan)
		worker.Click("Make it a line, or answer it")
		worker.Choose("Yes. Make it a line, with the answers below")
		worker.Fill("What must change?", "Mel has an evening to rest")
		worker.Fill("What will be done?", "My sister has them on Fridays")
		worker.Select("Who does it, or arranges it?", "Mel Example")
		fillDate(worker, "By when?", by)
		worker.Fill("How will we know?", "Mel says so")
		worker.Click("Answer")
		mother.Reload()
		mother.Saw("GH-14", "A place at the Tuesday club", "Jo Reed, social worker arranges this", "My sister has them on Fridays",
			"This came from you. You asked for it.", "This is now in the plan.")
	})
}
