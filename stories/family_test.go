package stories

import (
	"testing"
	"time"
)

// TestAFamilyFromTheConcernToTheEndOfThePlan is the whole process for one child, nine-year-old Kai Example, and his
// mother Mel, under a procedure with a wall, scores and a danger statement.
func TestAFamilyFromTheConcernToTheEndOfThePlan(t *testing.T) {
	t.Parallel()

	tell(t, "cornwall", theWholeWay)
}

func theWholeWay(s *story) {
	// The enquiry, 1 December 2026
	s.theConcernIsRecorded()
	s.theStrategyDiscussionStartsTheEnquiry()
	s.theAgenciesAreAsked()
	s.noConferenceCanBeBookedYet()
	s.theOutcomeIsProposed()
	s.theManagerAgrees()

	// The booking
	s.theMotherIsRecordedAndGivenASignIn()
	s.noChairIsBookedUnchecked()
	s.theConferenceIsBooked()
	s.theChairDeclaresNoLink()

	// The invitations
	s.thoseWhoWorkWithTheFamilyAreInvited()
	s.howTheChildTakesPartIsChosen()
	s.theStaffAnswer()
	s.theMotherAnswersAndSaysWhatWouldHelp()

	// The reports, due by 11 December
	s.on(2026, time.December, 8)
	s.theAgenciesWriteTheirReports()
	s.theReportIsGoneThroughWithTheMother()
	s.theMotherReadsAndAnswers()
	s.on(2026, time.December, 14)
	s.theLateReportIsChased()
}

func (s *story) theConferenceIsHeld() {
	s.itCannotBeginBeforeTheTalk("Mel Example")
	s.theChairTalksWithTheMother("Mel Example")
	s.everyoneTakesTheirPlace("Mel Example")
	s.theConferenceOpens()
	s.goesOnTo("Views")
	s.goesOnTo("The grid on the wall")
	s.theWallIsWritten(
		entry{"Working well", "Tom Ashby, school, Hillside Primary School", "Opinion", "Kai is kind to the younger children"},
		entry{"Worried about", "Dev Rao, police, Police", "Fact", "Officers came to the house twice in November"},
		entry{"The child's lived experience", "Grace Mensah, health visitor, Community health", "Observation", "Kai makes his own tea most evenings"},
		entry{"What needs to happen", "Mel Example, parent", "Proposal", "I get up before him and we have breakfast"},
	)
	s.save("wall")
	s.theMotherSaysThatSomethingIsNotRight("Mel Example", "Officers came to the house twice in November", "They came once, and once next door")
}
