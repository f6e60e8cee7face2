package promises

import (
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/testcase/browser"
)

func TestThoseInvolvedAreProposedInvitedAndFollowed(t *testing.T) {
	t.Parallel()

	const invited = "/meetings/{conference}/invited"
	Proves(t, []Claim{{ID: "CW-09", Behind: invited}, {ID: "CE-04", Behind: invited}}, func(p *Proof) {
		promised := []string{"CW-09", "CE-04"}
		c := p.Booked("Kai Example")
		p.Related(c, "Mel Example", access.PartParent, family.Mother, true)
		p.Part(c.Family, access.PartProfessional, p.Teacher)
		unit := p.As("safeguarding unit", p.Unit)
		unit.Click("Invite people to the conference")
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.SawAll(promised, "Jo Reed, Social worker: social worker", "Tom Ashby, Designated safeguarding lead: school", "Takes part already",
			"Mel Example: parent", "By the children’s ages somebody is usually asked from: police, doctor and school nurse")
		unit.Check("Jo Reed, Social worker: social worker")
		unit.Check("Tom Ashby, Designated safeguarding lead: school")
		unit.Check("Mel Example: parent")
		unit.Click("Invite those chosen")
		for name, role := range map[string]string{"Dev Rao, Detective constable": "Police", "Dr Ann Pryce, General practitioner": "Doctor"} {
			unit.Click("Invite somebody else")
			unit.Select("Who", name)
			unit.Select("As", role)
			unit.Click("Invite")
		}
		unit.Sees("By the children’s ages somebody is usually asked from: school nurse")

		answers := func(who access.Actor, reply string) *browser.Person {
			at := p.Anyone(who)
			at.Sees("Write your report")
			at.Go(meetingAt(c.ID, "/answer"))
			at.Choose(reply)
			at.Choose("All of it")
			at.Choose("By video")
			at.Fill("If you cannot come, why?", "In court that day")
			at.Click("Send the answer")
			return at
		}
		police := answers(p.Police, "I am coming")
		answers(p.GP, "I cannot come")
		police.Go("/")
		police.Click("Write your report")
		at := police.Address()
		police.Go(at + "/add")
		police.In("Under which heading?").Choose("What we are worried about")
		police.In("What is it?").Choose("Observation")
		police.Fill("What do you want to say?", "Two officers saw Kai alone at the house")
		police.Click("Save the point")
		police.Click("Send the report")

		unit.Go(meetingAt(c.ID, "/invited"))
		unit.In("Dev Rao").Sees("Police", "Coming, by video")
		unit.In("Dr Ann Pryce").Sees("Doctor", "Apologies: In court that day")
		unit.In("Tom Ashby").Sees("Not answered yet")
		unit.SawAll(promised, "Coming, by video", "Apologies: In court that day", "Not answered yet")
		unit.Go(meetingAt(c.ID, "/reports"))
		unit.In("Police: Dev Rao").Sees("Sent")
		unit.In("Hillside Primary School: Tom Ashby").Sees("Not sent yet", "Friday 11 December 2026")
		unit.Saw("CE-04", "Police: Dev Rao", "Market Street Surgery: Dr Ann Pryce", "Not sent yet")

		p.SetDay(c.HeldOn)
		returns(unit.Person, p.Unit, meetingAt(c.ID, "/invited"))
		unit.Click("Mark who is there")
		unit.Click("By video : Dev Rao")
		unit.Click("Not there : Tom Ashby")
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.In("Dev Rao").In("There").Sees("By video")
		unit.In("Tom Ashby").In("There").Sees("Not there")
		unit.Saw("CW-09", "By video", "Not there")
	})
}

func TestWhatHelpsAParentIsArrangedAndConfirmed(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CE-08", Behind: "/my/meetings/{conference}/help"}}, func(p *Proof) {
		c := p.Booked("Kai Example")
		mel := p.Mother(c, "Mel Example")
		parent := p.As("parent", mel, phone()...)
		parent.Click("Read about the meeting and get ready")
		parent.Click("Tell us what would help you take part")
		parent.Check("Someone to interpret")
		parent.Check("Help because of a disability or illness")
		parent.Check("Someone to look after my child")
		parent.Fill("Is there more you want to tell us?", "Polish. I use a wheelchair. Ola is one")
		parent.Click("Save")
		parent.Saw("CE-08", "You asked for: interpreter. We are arranging it.", "You asked for: child care. We are arranging it.")

		unit := p.Anyone(p.Unit)
		unit.Sees("Arrange what helps somebody take part")
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.In("Mel Example").Sees("Polish. I use a wheelchair. Ola is one")
		unit.Click("Arranged: interpreter for Mel Example")
		unit.Click("Arranged: disability or illness for Mel Example")
		worker := p.Anyone(p.SocialWorker)
		worker.Go(meetingAt(c.ID, "/invited"))
		worker.Click("Arranged: child care for Mel Example")
		unit.Go("/")
		unit.DoesNotSee("Arrange what helps somebody take part")

		p.SetDay(c.HeldOn.AddDays(-1))
		returns(parent.Person, mel, myMeetingAt(c.ID, ""))
		parent.Saw("CE-08", "You asked for: interpreter. Sam Okafor has arranged it.",
			"You asked for: disability or illness. Sam Okafor has arranged it.", "You asked for: child care. Jo Reed has arranged it.")
	})
}

func TestAParentIsInvitedUnlessTheChairDecidesOtherwise(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "GH-06", Behind: "/meetings/{conference}/invited/not/{person}"}}, func(p *Proof) {
		c := p.Booked("Kai Example")
		mel := p.Mother(c, "Mel Example")
		ben := p.Related(c, "Ben Example", access.PartParent, family.Father, true)
		unit := p.Anyone(p.Unit)
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.Sees("Ben Example holds parental responsibility and is not invited. Only the chair can decide not to invite a parent, with the reason.")
		unit.DoesNotSee("Decide not to invite Ben Example", "Take Mel Example off the list")

		chair := p.Anyone(p.Chair)
		chair.Go(meetingAt(c.ID, "/invited"))
		chair.Click("Decide not to invite Ben Example")
		chair.Click("Decide not to invite")
		chair.Sees("Enter the reason, in words that the person can be told")
		chair.Fill("Why is this parent not invited?", "The court has ordered that you do not come near Mel")
		chair.Click("Decide not to invite")
		unit.Reload()
		unit.DoesNotSee("Ben Example holds parental responsibility and is not invited")
		unit.In("Ben Example").Sees("Not invited: The court has ordered that you do not come near Mel", "Pat Lindqvist")

		mother := p.As("parent", mel, phone()...)
		mother.Click("Read about the meeting and get ready")
		mother.Saw("GH-06", "It is about keeping Kai safe", "Tuesday 15 December, 10am")
		father := p.As("parent", ben, phone()...)
		father.Click("About the meeting")
		father.Saw("GH-06", "You are not asked to come to the meeting about Kai", "Pat Lindqvist, who runs the meeting, decided this",
			"The court has ordered that you do not come near Mel", "Jo Reed")
		father.DoesNotSee("Town Hall", "10am")
	})
}
