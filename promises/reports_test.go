package promises

import (
	"testing"

	"kith/conference"
	"kith/internal/testcase/browser"
)

// readBy is the day by which reports reach the parents of a conference on Tuesday 15 December 2026: two days before it,
// two working days where the guide says so or says nothing.
var readBy = map[string]string{
	"derby-derbyshire": "Sunday 13 December", "gateshead": "Friday 11 December", "cornwall": "Friday 11 December",
}

func TestParentsReadEachReportInTimeAndGoThroughIt(t *testing.T) {
	t.Parallel()

	const reading = "/my/meetings/{conference}/reading"
	Proves(t, []Claim{
		{ID: "DD-04", Behind: reading},
		{ID: "DD-08", Behind: reading + "/{statement}"},
		{ID: "GH-02", Behind: "/reports/{report}/share"},
		{ID: "CW-05", Behind: "/reports/{report}/share"},
	}, func(p *Proof) {
		c := p.Booked("Kai Example")
		mel := p.Mother(c, "Mel Example")
		parent := p.As("parent", mel, phone()...)
		p.Invite(c.ID, p.Teacher, conference.RoleSchool)
		p.Invite(c.ID, p.HealthVisitor, conference.RoleHealthVisitor)
		parent.Go(myMeetingAt(c.ID, "/reading"))
		parent.In("Tom Ashby, Designated safeguarding lead").Sees("You should have it by " + readBy[p.Tenant.Procedure])

		p.SetDay(p.Today().AddDays(2))
		teacher := p.Anyone(p.Teacher)
		writesReport(teacher)
		shares(teacher, "Gone through together", "He was late because the bus was cancelled")
		shares(teacher, "On paper", "")

		returns(parent.Person, mel, myMeetingAt(c.ID, "/reading"))
		parent.SawAll([]string{"DD-04", "DD-08", "CW-05", "GH-02"}, "Tom Ashby", "You have had this since Thursday 3 December",
			"Tom Ashby went through it with you on Thursday 3 December", "You did not agree with: He was late because the bus was cancelled",
			"Tom Ashby gave it to you on paper on Thursday 3 December")
		reads(parent, c.ID)

		p.SetDay(c.HeldOn.AddDays(-1))
		returns(parent.Person, mel, myMeetingAt(c.ID, "/reading"))
		parent.SawAll([]string{"DD-04", "GH-02"}, "This report is late. This is not your fault.")
		parent.In("Tom Ashby, Designated safeguarding lead").DoesNotSee("This report is late")
		parent.Click("Point 1")
		parent.Saw("DD-08", "Kai was late on nine days in November", "The register")

		unit := p.Anyone(p.Unit)
		unit.Click("Ask for late reports")
		unit.Go(meetingAt(c.ID, "/reports"))
		unit.Click("Ask Grace Mensah for the report again")
		p.Anyone(p.HealthVisitor).Sees("Send your report: it was asked for again")
		chair := p.Anyone(p.Chair)
		chair.Sees("Ask for late reports")
		chair.Go(meetingAt(c.ID, "/reports"))
		chair.In("Community health: Grace Mensah").Sees("Late", "Asked for again on Monday 14 December 2026 by Sam Okafor")
		parent.Go(myMeetingAt(c.ID, "/reading"))
		parent.Saw("DD-04", "We asked for it again on Monday 14 December.")
	})
}

// writesReport writes a fact, an opinion and a proposal, and sends them.
func writesReport(teacher *browser.Person) {
	teacher.Click("Write your report")
	at := teacher.Address()
	for _, point := range []struct{ kind, heading, text, source string }{
		{"Fact", "What we are worried about", "Kai was late on nine days in November", "The register"},
		{"Opinion", "What we are worried about", "I think that mornings are hard at home", ""},
		{"Proposal", "What needs to happen", "We could offer breakfast club", ""},
	} {
		teacher.Go(at + "/add")
		teacher.In("Under which heading?").Choose(point.heading)
		teacher.In("What is it?").Choose(point.kind)
		teacher.Fill("What do you want to say?", point.text)
		teacher.Fill("How is it known?", point.source)
		teacher.Click("Save the point")
	}
	teacher.Click("Send the report")
}

// shares notes that a report was shared with the mother today.
func shares(writer *browser.Person, how, disagreed string) {
	writer.Click("Note that it was shared")
	writer.Choose("Mel Example")
	writer.Choose(how)
	writer.FillDate("When?", "3", "12", "2026")
	writer.Fill("What did they not agree with?", disagreed)
	writer.Click("Keep this")
	writer.Sees("Shared with the family", "3 December 2026")
}

// reads opens the three points, says something different of each, and finds what is fact, opinion and proposal apart.
func reads(parent *Viewer, id conference.ID) {
	for point, said := range map[string][4]string{
		"Point 1": {"Fact", "Kai was late on nine days in November", "I want to explain", "The bus was cancelled"},
		"Point 2": {"Opinion", "I think that mornings are hard at home", "No, I do not agree", "We are up at seven"},
		"Point 3": {"Proposal", "We could offer breakfast club", "Yes, I agree", ""},
	} {
		parent.Go(myMeetingAt(id, "/reading"))
		parent.Click(point)
		parent.Saw("CW-05", said[0], said[1])
		parent.Choose(said[2])
		parent.Fill("What do you want to say about it?", said[3])
		parent.Click("Save my answer")
		parent.Go(myMeetingAt(id, "/reading"))
		parent.Saw("DD-08", point, "You have answered.")
		parent.Click(point)
		if parent.Value(said[2]) != "true" {
			parent.proof.t.Errorf("%s: her answer %q is not there when she comes back", point, said[2])
		}
	}
}

func TestAParentWhoFindsAReportWrongHasAnAnswerWithinAMonth(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CE-21", Behind: "/corrections/{correction}"}}, func(p *Proof) {
		c := p.Booked("Kai Example")
		mel := p.Mother(c, "Mel Example")
		parent := p.As("parent", mel, phone()...)
		p.Invite(c.ID, p.Teacher, conference.RoleSchool)
		teacher := p.Anyone(p.Teacher)
		writesReport(teacher)
		parent.Go(myMeetingAt(c.ID, "/reading"))
		parent.Click("Point 1")
		parent.Saw("CE-21", "Fact", "If you say that a fact is wrong, Tom Ashby changes it or tells you why not, within a month.")
		parent.Choose("A fact is wrong")
		parent.Fill("What do you want to say about it?", "It was five days, and I rang each time")
		parent.Fill("If a fact is wrong, what should it say?", "Kai was late on five days in November")
		parent.Click("Save my answer")
		parent.Go(myMeetingAt(c.ID, "/reading"))
		parent.Click("Point 1")
		parent.Click("that this is not right")
		parent.Saw("CE-21", "Tom Ashby answers. You will have an answer by", "within 1 month of the day you told us")

		chair := p.Anyone(p.Chair)
		chair.Go(meetingAt(c.ID, "/reports"))
		chair.Click("Hillside Primary School: Tom Ashby")
		chair.Sees("It was five days, and I rang each time")

		teacher.Go("/")
		teacher.Click("Answer somebody who says that a passage is not right")
		teacher.Sees("It was five days, and I rang each time", "Rule: 1 month from the day it was asked", "UK GDPR")
		teacher.Choose("I do not change it")
		teacher.Click("Answer")
		teacher.Sees("Say why. Whoever asked reads it")
		teacher.Fill("Why?", "The register shows nine days.")
		teacher.Click("Answer")
		teacher.Sees("Not changed")

		parent.Go("/")
		parent.Click("Read the answer: you said that something is not right")
		parent.Saw("CE-21", "We did not change it", "Your words are now next to it in every copy.", "The register shows nine days.",
			"get advice from somebody outside, or complain", "Information Commissioner")
		parent.NoSidewaysScroll()
		chair.Reload()
		chair.Sees("Mel Example said on", "It was not changed. Why: The register shows nine days.")
	})
}
