package promises

import (
	"testing"

	"kith/access"
	"kith/internal/testcase/browser"
)

func TestAChildReadsWhoDidWhatTheyPromised(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "YP-18", Behind: "/my-plan/{plan}"}}, func(p *Proof) {
		w := p.protected()
		first, by := p.Today().AddDays(8), p.Today().AddDays(20)
		me := p.Member(w.family, access.PartChild, "Kai Example", w.child)

		kai := p.As("child", me, browser.Width(360), browser.NoScript)
		kai.Go("/my-plan/" + string(w.Plan))
		kai.Saw("YP-18", "Your plan", "Grown-ups are helping at home.", "The people who help you meet on "+first.Long())
		kai.DoesNotSee("What people are worried about", "Hillside Family Centre")

		p.SetDay(first)
		group := p.Anyone(p.HealthVisitor)
		records(group, w.Meeting)
		group.In("Go to the Monday group").Choose("Done")
		fillDate(group, "When is it?", by.AddDays(10))
		group.Fill("What time?", "10am")
		group.Click("Record the meeting")

		p.SetDay(by.AddDays(1))
		returns(kai.Person, me, "/my-plan/"+string(w.Plan))
		kai.Saw("YP-18", "They last met on "+first.Long(), "The people who help you meet on "+by.AddDays(10).Long(),
			"What people promised to do", "Late", "This should have been done by now. It is not your fault.",
			"Jo Reed, social worker: A place at the Tuesday club", "Done", "Mel Example: Go to the Monday group")
	})
}

func TestAChildCanBePartOfTheMeetingsOfTheirChildInNeedPlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "YP-16", Behind: "/my-plan/{plan}"}}, func(p *Proof) {
		w := p.inNeed()
		meets := p.Today().AddDays(8)
		me := p.Member(w.family, access.PartChild, "Kai Example", w.child)

		kai := p.As("child", me, browser.Width(360), browser.NoScript)
		kai.Click("Read the plan for Kai")
		kai.Saw("YP-16", "The people who help you meet on "+meets.Long()+", 10am", "There are regular meetings, and you can be part of them.",
			"How you can take part", "Ask your social worker if you would like to come.", "Ask someone you trust to say it for you.")
		kai.Click("Write what you want them to know")
		kai.Fill("Say it in your own words", "I want to see Nan on Sundays")
		kai.Click("Send")
		kai.Saw("YP-16", "You asked: I want to see Nan on Sundays")

		worker := p.Anyone(p.SocialWorker)
		worker.Sees("Answer what the family proposed")
		worker.Go("/plans/" + string(w.Plan) + "/members")
		worker.Select("Add a person", "Kai Example")
		worker.Select("What are they in the group?", "The plan is theirs")
		worker.Click("Add to the group")
		worker.Go("/groups/" + w.Meeting + "/plan")
		worker.Click("Save and invite everyone")
		kai.Go("/my-plan/" + string(w.Plan))
		kai.Saw("YP-16", "You can come, for all of it or a part.", "Where: Hillside Family Centre")
		kai.Click("Say if you will come")
		kai.Choose("Yes, I can come")
		kai.Click("Send")
		kai.Saw("YP-16", "You said that you will come.")
	})
}
