package stories

import (
	"path"

	"kith/access"
	"kith/internal/testcase/browser"
	"kith/timescale"
)

// Chapter two: the family as the team knows it, and the conference that it is asked to.

func (s *story) theMotherIsRecordedAndGivenASignIn() {
	s.anAdultIsRecorded("Mel Example", "Mother", "Kai Example")
	s.isGivenASignIn("Mel Example", "Kai Example")
	mel := s.one("Mel Example")
	mel.Sees("What happens next", "Jo Reed", "01632 960 102")
}

// anAdultIsRecorded adds an adult with parental responsibility for these children to the social worker's family.
func (s *story) anAdultIsRecorded(name, tie string, children ...string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Families")
	worker.Click("Kai")
	worker.Click("Add a person")
	worker.Choose("An adult")
	worker.Fill("Name", name)
	worker.Click("Add this person")
	for _, child := range children {
		worker.Click("Add what they are to a child")
		worker.In("Which child?").Choose(child)
		worker.Select("What are they to the child?", tie)
		worker.In("Do they have parental responsibility for this child?").Choose("Yes")
		worker.Click("Save")
	}
	worker.Sees(name, tie+", with parental responsibility")
}

// isGivenASignIn lets somebody of the family in to these children. The social worker is on nobody's page in particular.
func (s *story) isGivenASignIn(name string, children ...string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Families")
	worker.Click("Kai")
	worker.Click(name)
	worker.Click("Give them a sign-in")
	for _, child := range children {
		worker.Check(child)
	}
	worker.Click("Give them a sign-in")
	worker.Sees("They can sign in, as parent")
	s.signIn(name, access.PersonID(path.Base(worker.Address())))
}

// noChairIsBookedUnchecked: what a chair is qualified by is checked and recorded before the first booking.
func (s *story) noChairIsBookedUnchecked() {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	s.theBookingIsFilledIn(unit, timescale.NewDate(2026, 12, 15))
	unit.Click("Book the conference")
	unit.Sees("There is a problem", "Record this chair’s qualification and experience first")

	unit.Click("Meetings")
	unit.Click("What the chairs are qualified by")
	unit.Click("Record a check of Pat Lindqvist")
	unit.Fill("Qualified by", "Social work degree and registration")
	unit.Fill("Experience", "Twelve years, four as a chair")
	date(unit, "Checked on", s.Today())
	date(unit, "The check holds until", timescale.NewDate(2028, 11, 30))
	unit.Click("Keep this")
	unit.Sees("Twelve years, four as a chair")
}

func (s *story) theBookingIsFilledIn(unit *browser.Person, on timescale.Date) {
	date(unit, "Date of the conference", on)
	unit.Fill("It begins at", "10am")
	unit.Fill("It should end by", "12pm")
	unit.Fill("Where it is held", "Meeting room 2, Town Hall")
	unit.Fill("How to join by video or telephone", "Ring 01632 960 199")
	unit.Select("Chair", "Pat Lindqvist, Conference chair")
	unit.Select("Recorder", "Bea Quinn, Conference recorder")
}

func (s *story) theConferenceIsBooked() {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	s.theBookingIsFilledIn(unit, timescale.NewDate(2026, 12, 15))
	unit.Click("Book the conference")
	unit.Sees("Booked", "Tuesday 15 December 2026, 10am", "Pat Lindqvist")
}

func (s *story) theChairDeclaresNoLink() {
	chair := s.at(s.Chair)
	chair.Click("Say whether you have links with the children")
	chair.Choose("No, I have none")
	chair.Click("Declare this")
	chair.Sees("No")
}
