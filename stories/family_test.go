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
