package promises

import (
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/testcase/browser"
)

// goings are how the form of a meeting calls how a line goes.
const started = "Started"

// records fills in the record of the group's meeting, as whoever is at the screen: both lines under way, and what was
// found for Kai.
func records(who *browser.Person, meeting string) {
	who.Go("/groups/" + meeting + "/record")
	who.Fill("Who ran it?", "Jo Reed")
	who.In("Mel Example, mother").Choose("Came")
	who.In("Grace Mensah, health visitor").Choose("Came")
	who.In("Go to the Monday group").Choose(started)
	who.In("A place at the Tuesday club").Choose(started)
	who.Fill("Kai: health", "Weight is as it should be")
	who.Fill("Kai: development", "Reads with help")
	who.Fill("Kai: welfare", "Sleeps through most nights")
}

func TestTheCoreGroupMakesTheOutlineADetailedPlan(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "CE-17", Behind: "/groups/{gathering}/record"},
		{ID: "CE-18", Behind: "/my-meetings/{gathering}"},
		{ID: "GH-17", Behind: "/groups/{gathering}/record"},
		{ID: "GH-18", Behind: "/plans/{plan}/lines/new"},
		{ID: "CW-22", Behind: "/groups/{gathering}/record"},
	}, func(p *Proof) {
		w := p.protected()
		first := p.Today().AddDays(8)
		plan, mine := "/plans/"+string(w.Plan), "/my-plan/"+string(w.Plan)

		worker := p.As("social worker", p.SocialWorker)
		worker.Saw("CW-22", "Hold and record the meeting", first.Long())
		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		mother.Sees("The people in the plan meet on " + first.Long())
		mother.Go("/my-meetings/" + w.Meeting)
		mother.Choose("Yes, I can come")
		mother.Click("Send")
		mother.Saw("CE-18", "You are invited", "You said that you can come")
		worker.Go("/groups/" + w.Meeting)
		worker.Saw("CW-22", "Due by "+p.Today().AddDays(14).Long())
		worker.Sees("Mel Example, mother: Coming")

		p.SetDay(first)
		returns(worker.Person, p.SocialWorker, plan+"/lines/"+string(w.Line)+"/change")
		worker.Fill("What will be done?", "Go to the Thursday group")
		worker.Fill("Why does it change?", "There is no bus on Mondays")
		worker.Click("Change the line")
		worker.Click("Go to the Thursday group")
		worker.Saw("CE-17", "changed by Jo Reed", "It read: Go to the Monday group")

		worker.Go("/groups/" + w.Meeting + "/record")
		worker.Fill("Who ran it?", "Grace Mensah")
		worker.In("Mel Example, mother").Choose("Came")
		worker.In("Grace Mensah, health visitor").Choose("Came")
		worker.In("Go to the Thursday group").Choose(started)
		worker.In("A place at the Tuesday club").Choose(started)
		worker.Fill("Kai: health", "Weight is as it should be")
		worker.Fill("Kai: development", "Reads with help")
		worker.Fill("Kai: welfare", "Sleeps through most nights")
		worker.Check("The group worked the outline out into the detailed plan")
		worker.Click("Record the meeting")
		worker.Sees("Mel Example, mother: Came")
		worker.Click("Add a line that came from this meeting, for Kai")
		worker.Choose("Something to do")
		worker.Fill("What must change?", "Kai sees a dentist")
		worker.Fill("What will be done?", "Register Kai with a dentist")
		worker.Select("Who does it, or arranges it?", "Grace Mensah, Health visitor")
		fillDate(worker.Person, "By when?", first.AddDays(30))
		worker.Fill("How will we know?", "Kai has been seen")
		worker.Click("Add the line")
		worker.Saw("CE-17", "Detailed plan", "Agreed in detail "+first.Long(), "Made detailed", "Begun")

		// The month of Cheshire East is a clock of its own; six weeks are what the other procedures work to.
		next := first.AddDays(42)
		if p.Tenant.Procedure == "cheshire-east" {
			next = first.AddMonths(1)
		}
		worker.Sees("To be planned, by " + next.Long())
		worker.Go("/")
		worker.Saw("CW-22", "Plan the next core group", "by "+next.Long())

		returns(mother.Person, w.mother, mine)
		mother.Saw("CE-18", "The people in the plan will meet again by "+next.Long(), "They last met on "+first.Long(), "You were there.")
		mother.Saw("CW-22", "They last met on "+first.Long(), "will meet again by "+next.Long())
		mother.Saw("GH-18", "Register Kai with a dentist", "The core group added this.")
		mother.Saw("GH-17", "A place at the Tuesday club", "Jo Reed, social worker arranges this by", "What I do", "Go to the Thursday group",
			"We will know it works when", "How Kai is doing", "From the meeting on "+first.Long(),
			"Weight is as it should be", "Reads with help", "Sleeps through most nights")
	})
}

func TestFamilyAndFriendsAreOfTheCoreGroup(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CW-19", Behind: "/plans/{plan}/members"}}, func(p *Proof) {
		w := p.protected()
		gran := p.relative(w, access.PartRelative, "Nan Example", family.Grandparent)
		first := p.Today().AddDays(8)

		worker := p.Anyone(p.SocialWorker)
		worker.Go("/plans/" + string(w.Plan) + "/members")
		worker.Select("Add a person", "Nan Example")
		worker.Select("What are they in the group?", "Grandparent")
		worker.Click("Add to the group")
		worker.Go("/groups/" + w.Meeting + "/plan")
		worker.Fill("Where is it, or how do people join?", "Hillside Family Centre, blue room")
		worker.Click("Save and invite everyone")
		worker.Sees("Nan Example, grandparent: Invited")

		nan := p.As("family member", gran, browser.Width(360))
		nan.Go("/my-meetings/" + w.Meeting)
		nan.Saw("CW-19", "Who is asked to come", "Nan Example, grandparent", "Mel Example, mother", "Grace Mensah, health visitor")
		nan.Choose("Yes, I can come")
		nan.Click("Send")

		p.SetDay(first)
		returns(worker, p.SocialWorker, "")
		records(worker, w.Meeting)
		worker.In("Nan Example, grandparent").Choose("Came")
		worker.Click("Record the meeting")
		worker.Sees("Nan Example, grandparent: Came")

		mother := p.As("parent", w.mother, browser.Width(360), browser.NoScript)
		mother.Go("/my-plan/" + string(w.Plan))
		mother.Saw("CW-19", "Go to the Monday group", "A place at the Tuesday club", "Jo Reed said on "+first.Long()+": started")
		returns(nan.Person, gran, "/my-plan/"+string(w.Plan))
		nan.Saw("CW-19", "A place at the Tuesday club", "Jo Reed said on "+first.Long()+": started", "You were there.")
	})
}
