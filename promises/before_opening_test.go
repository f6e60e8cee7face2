package promises

import (
	"testing"

	"kith/internal/testcase/browser"
)

// talksBeforehand keeps the chair's talk with somebody, on the chair's page.
func talksBeforehand(chair *browser.Person, with string) {
	chair.Click("Talk with " + with + " beforehand")
	chair.Choose("Yes")
	chair.Fill("When", "9:30am")
	chair.Fill("What did you agree about how they will take part?", "She speaks after the school, and holds up a card to stop")
	chair.Fill("How will sensitive matters be handled?", "Her illness is talked of without the details")
	chair.Click("Save")
}

func TestWhatTheChairAndAParentAgreeBeforehandIsKept(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CW-13", Behind: "/meetings/{conference}/beforehand/{seat}"}}, func(p *Proof) {
		s := p.Sitting("Kai Example")
		mel := s.Joins("Mel Example", s.Child("Kai"))
		chair := p.As("chair", p.Chair)
		chair.Go(meetingAt(s.ID, "/run"))
		talksBeforehand(chair.Person, "Mel Example")
		chair.Click("Open the conference")
		chair.Saw("CW-13", "Agreed beforehand", "Mel Example", "She speaks after the school, and holds up a card to stop",
			"Her illness is talked of without the details")
		parent := p.As("parent", mel, phone()...)
		parent.Click("Join the meeting")
		parent.Saw("CW-13", "What you agreed with the chair", "She speaks after the school, and holds up a card to stop",
			"Her illness is talked of without the details")
	})
}

func TestTheSetAgendaComesWithTheInvitationAndIsFollowed(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CE-10", Behind: "/meetings/{conference}/leave-out/{item}"}}, func(p *Proof) {
		agenda := []string{
			"Introductions. Everyone says who they are.", "Reading time. Time to read the reports.", "Your comments. You are asked for your comments",
			"Decision. Whether there is to be a plan for each child", "Social worker and group.",
		}
		s := p.Sitting("Kai Example")
		mel := s.Joins("Mel Example", s.Child("Kai"))
		parent := p.As("parent", mel, phone()...)
		parent.Go(myMeetingAt(s.ID, ""))
		parent.Saw("CE-10", agenda...)

		chair := p.Anyone(p.Chair)
		chair.Go(meetingAt(s.ID, "/run"))
		talksBeforehand(chair, "Mel Example")
		chair.Click("Open the conference")
		chair.Sees("Running order", "Introductions", "Reading time", "Your comments", "Decision", "Social worker and group")
		chair.Click("Next: Reading time")
		chair.Click("Leave this out")
		chair.Click("Leave it out")
		chair.Sees("There is a problem")
		chair.Fill("Why is it left out?", "Everyone has read the reports at home")
		chair.Click("Leave it out")
		chair.Sees("Left out: Everyone has read the reports at home")
		parent.Go(meetingAt(s.ID, "/room"))
		parent.Saw("CE-10", "We leave out ‘Reading time’. The reason: Everyone has read the reports at home")
	})
}
