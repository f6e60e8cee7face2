package stories

import "kith/access"

// Chapter three: who is asked to the conference, and what they say.

// theirInvitation is who is asked whom nobody proposed.
type theirInvitation struct{ who, as string }

func (s *story) thoseWhoWorkWithTheFamilyAreInvited() {
	unit := s.at(s.Unit)
	unit.Click("Invite people to the conference")
	unit.Sees("Nobody is invited yet", "Mel Example holds parental responsibility and is not invited")
	for _, proposed := range []string{
		"Pat Lindqvist, Conference chair", "Bea Quinn, Conference recorder", "Jo Reed, Social worker", "Ruth Adeyemi, Team manager", "Mel Example: parent",
	} {
		unit.Check(proposed)
	}
	unit.Click("Invite those chosen")
	for _, one := range []theirInvitation{
		{"Tom Ashby, Designated safeguarding lead", "School"},
		{"Grace Mensah, Health visitor", "Health visitor"},
		{"Dev Rao, Detective constable", "Police"},
	} {
		unit.Click("Invite somebody else")
		unit.Select("Who", one.who)
		unit.Select("As", one.as)
		unit.Click("Invite")
		unit.Sees(one.as)
	}
	unit.DoesNotSee("is not invited")
	unit.Sees("Of those who said that they come", "Not answered yet")
}

func (s *story) howTheChildTakesPartIsChosen() {
	worker := s.at(s.SocialWorker)
	worker.Click("Answer the invitation to the conference")
	worker.Choose("I am coming")
	worker.In("If you come, for how much of it?").Choose("All of it")
	worker.In("If you come, how?").Choose("In the room")
	worker.Click("Send the answer")
	worker.Click("Choose how Kai takes part")
	worker.Choose("The social worker says what the child has said, or what is known of the child’s day")
	worker.Fill("Why this way?", "Kai would rather that Jo says it for him")
	worker.Fill("What was talked over with the parents?", "On Tuesday, with Mel: Kai is at school that morning")
	worker.Fill("What does the child want?", "That Mum is up when he is")
	worker.Click("Keep this")
	worker.Sees("Kai would rather that Jo says it for him")
}

func (s *story) theStaffAnswer() {
	for _, who := range []access.Actor{s.Teacher, s.HealthVisitor, s.Police} {
		p := s.at(who)
		p.Click("Answer the invitation to the conference")
		p.Sees("Tuesday 15 December 2026, 10am", "Meeting room 2, Town Hall", "Pat Lindqvist")
		p.Choose("I am coming")
		p.In("If you come, for how much of it?").Choose("All of it")
		p.In("If you come, how?").Choose("In the room")
		p.Click("Send the answer")
	}
	s.at(s.GP).DoesNotSee("Kai") // nobody asked her
	unit := s.at(s.Unit)
	unit.Click("Meetings")
	unit.Click("Initial conference: Kai")
	unit.Click("Who is invited")
	unit.Sees("Enough have said that they come")
}

func (s *story) theMotherAnswersAndSaysWhatWouldHelp() {
	mel := s.one("Mel Example")
	mel.Sees("Tuesday 15 December 2026, 10am", "Tell us if you can come")
	mel.Click("Read about the meeting and get ready")
	mel.Sees("Tuesday 15 December, 10am", "Pat Lindqvist does not work with your family", "does not change your legal status")
	mel.Click("Tell us if you can come")
	mel.Choose("Yes, I am coming")
	mel.Choose("In the room")
	mel.Choose("All of it")
	mel.Click("Save my answer")
	mel.Sees("You are coming")
	mel.Click("Tell us what would help you take part")
	mel.Check("Someone to look after my child")
	mel.Click("Save")
	mel.Sees("We are arranging it")
	mel.Click("Tell us who you want to bring")
	mel.Fill("What is their name?", "Dee Example")
	mel.Choose("A friend or someone from my family")
	mel.Fill("Who are they to you?", "My sister")
	mel.Click("Save")
	mel.Sees("You are bringing", "Dee Example")

	unit := s.at(s.Unit)
	unit.Click("Arrange what helps somebody take part")
	unit.Sees("Dee Example", "child care")
	unit.Click("Arranged: child care for Mel Example")
	s.at(s.Unit).DoesNotSee("Arrange what helps somebody take part")
	mel = s.one("Mel Example")
	mel.Click("Read about the meeting and get ready")
	mel.Sees("Sam Okafor has arranged it")
}
