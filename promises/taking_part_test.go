package promises

import (
	"testing"

	"kith/access"
	"kith/conference"
	"kith/internal/testcase/browser"
	"kith/timescale"
)

func TestAYoungPersonChoosesAndIsToldWhatTheyMiss(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "YP-03", Behind: "/my/meetings/{conference}/part"}}, func(p *Proof) {
		c := p.Booked("Ava Example")
		ava := p.Young(c)
		young := p.As("child", ava, phone()...)
		young.Click("Read about the meeting and get ready")
		young.Click("Choose how you take part")
		young.Choose("You come to part of the meeting")
		young.Fill("Is there more you want to say about it?", "Not while my uncle is talked about")
		young.Click("Save")
		young.Saw("YP-03", "You come to part of the meeting.")

		worker := p.Anyone(p.SocialWorker)
		worker.Go(meetingAt(c.ID, "/invited"))
		worker.Sees("Comes to part of the conference. Not while my uncle is talked about")
		worker.Click("Choose how Ava takes part")
		worker.Choose("Comes to part of the conference")
		worker.Fill("Why this way?", "She is ten, understands and wants to come")
		worker.Fill("What was talked over with the parents?", "With her mother on 1 December")
		worker.Fill("What is the child told about the parts they miss?", "You are not there when your uncle is talked about. It is private to him. I tell you after what it means for you.")
		worker.Click("Keep this")
		young.Go(myMeetingAt(c.ID, "/part"))
		young.Saw("YP-03", "What you are not there for", "You are not there when your uncle is talked about. It is private to him. I tell you after what it means for you.")
		young.NoSidewaysScroll()
	})
}

func TestAYoungChildIsNotBroughtWithoutTheChairsReason(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-10", Behind: "/meetings/{conference}/children/{child}"}}, func(p *Proof) {
		c := p.Booked("Kai Example")
		parent := p.As("parent", p.Mother(c, "Mel Example"), phone()...)
		parent.Go(myMeetingAt(c.ID, "/help"))
		parent.Check("Someone to look after my child")
		parent.Click("Save")

		worker := p.Anyone(p.SocialWorker)
		says := func(way, why string) {
			worker.Choose(way)
			worker.Fill("Why this way?", why)
			worker.Fill("What was talked over with the parents?", "With Mel on 1 December: her sister has Kai at home that morning")
			worker.Fill("What does the child want?", "He wants to stay with his aunt")
			worker.Click("Keep this")
		}
		worker.Go(meetingAt(c.ID, "/invited"))
		worker.Click("Choose how Kai takes part")
		says("Comes to part of the conference", "He asked what it is")
		worker.Sees("Enter the chair’s reason for a young child to be there")
		says("The social worker says what the child has said, or what is known of the child’s day", "He is too young to follow it")
		worker.Sees("With Mel on 1 December: her sister has Kai at home that morning", "He is too young to follow it")
		worker.Click("Arranged: child care for Mel Example")

		parent.Go(myMeetingAt(c.ID, ""))
		parent.Saw("DD-10", "Kai does not come to the meeting, and will be heard in another way",
			"You asked for: child care. Jo Reed has arranged it.")

		chair := p.Anyone(p.Chair)
		chair.Go(meetingAt(c.ID, "/children/"+string(c.Children[0].ID)))
		chair.Choose("Comes to part of the conference")
		chair.Fill("Why this way?", "He asked me himself, and can bear ten minutes")
		chair.Click("Keep this")
		parent.Reload()
		parent.Saw("DD-10", "Kai comes to the meeting.")
		worker.Go(meetingAt(c.ID, "/invited"))
		worker.Sees("He asked me himself, and can bear ten minutes")
	})
}

func TestNoChildIsLeftWithoutAWayToTakePart(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CE-23", Behind: "/meetings/{conference}/children/{child}"}}, func(p *Proof) {
		c := p.Booked("Ava Example", "Kai Example")
		p.Invite(c.ID, p.Teacher, conference.RoleSchool)
		if c.Children[0].First != "Ava" {
			c.Children[0], c.Children[1] = c.Children[1], c.Children[0]
		}
		ava, kai := p.Young(c), p.Member(c.Family, access.PartChild, "", c.Children[1].ID)
		mother := p.Anyone(p.Mother(c, "Mel Example"), phone()...)
		mother.Go(myMeetingAt(c.ID, "/help"))
		mother.Check("Someone to look after my child")
		mother.Click("Save")

		worker, unit := p.Anyone(p.SocialWorker), p.Anyone(p.Unit)
		worker.Sees("Choose how each child takes part", "by Friday 11 December 2026")
		unit.DoesNotSee("Choose how each child takes part")
		p.SetDay(timescale.NewDate(2026, 12, 12))
		returns(unit, p.Unit, "/")
		unit.Sees("Choose how each child takes part", "was due Friday 11 December 2026")

		chooses := func(child, way string) {
			returns(worker, p.SocialWorker, meetingAt(c.ID, "/invited"))
			worker.Click("Choose how " + child + " takes part")
			worker.Choose(way)
			worker.Fill("Why this way?", "It suits "+child)
			worker.Fill("What was talked over with the parents?", "With Mel on Friday; a sitter comes")
			worker.Fill("What does the child want?", "It was "+child+"’s own idea")
			worker.Click("Keep this")
		}
		chooses("Kai", "Comes to part of the conference")
		worker.Sees("Enter the chair’s reason for a young child to be there")
		chooses("Kai", "The social worker says what the child has said, or what is known of the child’s day")
		worker.Go("/")
		worker.Sees("Choose how each child takes part")
		chooses("Ava", "Comes to part of the conference")
		worker.Click("Arranged: child care for Mel Example")
		for _, at := range []*browser.Person{worker, unit} {
			at.Go("/")
			at.DoesNotSee("Choose how each child takes part")
		}

		young := p.As("child", kai, phone()...)
		young.Go(myMeetingAt(c.ID, "/part"))
		young.Saw("CE-23", "Your social worker tells the meeting what you said.")
		young.DoesNotSee("You come to part of the meeting")
		invited := p.As("child", ava, phone()...)
		invited.Click("Read about the meeting and get ready")
		invited.Click("Choose how you take part")
		invited.Saw("CE-23", "You come to part of the meeting.")
	})
}
