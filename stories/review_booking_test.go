package stories

import (
	"kith/access"
	"kith/timescale"
)

// Chapter ten: a review is booked as the conference before left it, people are asked to it, and they write what it needs.

// theReviewComesFilledIn: the day, the time, the chair and the recorder are in the form, and can be changed. Where it is
// held was not agreed, and is asked for.
func (s *story) theReviewComesFilledIn(mother string, on timescale.Date) {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	unit.Sees("Change what has to be different")
	for label, want := range map[string]string{
		"Chair": "Pat Lindqvist, Conference chair", "Recorder": "Bea Quinn, Conference recorder", "It begins at": "10am",
	} {
		if got := unit.Value(label); got != want {
			s.t.Fatalf("%s: the booking of a review comes with %q, want %q", label, got, want)
		}
	}
	unit.Fill("It begins at", "10:30am")
	unit.Click("Book the conference")
	unit.Sees("There is a problem", "Enter where the conference is held")
	unit.Fill("Where it is held", "Meeting room 2, Town Hall")
	unit.Click("Book the conference")
	unit.Sees("Booked", on.Long()+", 10:30am", "Pat Lindqvist", "Bea Quinn")

	one := s.one(mother)
	one.Click("Read the plan for")
	one.Sees("A bigger meeting will look at the plan again on " + on.Long() + ", 10:30am")
	s.theChairDeclaresNoLink()
}

func (s *story) thoseWhoWorkThePlanAreInvited(mother string) {
	s.at(s.Teacher).DoesNotSee("Answer the invitation")
	unit := s.at(s.Unit)
	unit.Click("Invite people to the conference")
	for _, proposed := range []string{
		"Pat Lindqvist, Conference chair", "Bea Quinn, Conference recorder", "Jo Reed, Social worker", "Grace Mensah, Health visitor",
		"Tom Ashby, Designated safeguarding lead", mother + ": parent",
	} {
		unit.Check(proposed)
	}
	unit.Click("Invite those chosen")
	unit.Sees("Of those who said that they come", "Not answered yet")

	s.howTheChildTakesPartIsChosen()
	for _, who := range []access.Actor{s.Teacher, s.HealthVisitor} {
		p := s.at(who)
		p.Click("Answer the invitation to the conference")
		p.Choose("I am coming")
		p.In("If you come, for how much of it?").Choose("All of it")
		p.In("If you come, how?").Choose("In the room")
		p.Click("Send the answer")
	}
	one := s.one(mother)
	one.Click("Tell us if you can come")
	one.Choose("Yes, I am coming")
	one.Choose("In the room")
	one.Choose("All of it")
	one.Click("Save my answer")
	one.Sees("You are coming")
}

// theReportsForTheReviewAreWritten by whoever is asked, and the mother reads them.
func (s *story) theReportsForTheReviewAreWritten(mother, school, council string) {
	s.writesAndSends(s.Teacher, point{"What is working well", "Opinion", school, ""})
	s.writesAndSends(s.HealthVisitor, point{"What life is like for the child", "Observation", "Kai eats breakfast most days now", ""})
	s.reading(s.one(mother)).Sees("We have asked for this report")
	s.writesAndSends(s.SocialWorker, point{"What needs to happen", "Proposal", council, ""})
	one := s.reading(s.one(mother))
	one.NoLongerSees("We have asked for this report")
	one.Click("Point 1: What needs to happen")
	one.Sees(council)
}
