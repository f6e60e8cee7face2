package stories

import (
	"testing"
	"time"

	"kith/timescale"
)

// TestAFamilyFromTheConcernToTheEndOfItsPlan is the way of one child, nine-year-old Kai Example, and his
// mother Mel, under a procedure with a wall, scores and a danger statement.
func TestAFamilyFromTheConcernToTheEndOfItsPlan(t *testing.T) {
	t.Parallel()

	tell(t, func(s *story) {
		theWayToTheFirstCoreGroup(s)
		theWayThroughTwoReviews(s)
	})
}

func theWayToTheFirstCoreGroup(s *story) {
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
	s.on(8)
	s.theAgenciesWriteTheirReports()
	s.theReportIsGoneThroughWithTheMother()
	s.theMotherReadsAndAnswers()
	s.on(14)
	s.theLateReportIsChased()

	// The conference, and its record
	s.on(15)
	s.theFirstConferenceIsHeld()
	s.theConferenceCannotCloseYet()
	s.theNextStepsAreSet(toCome{
		group: timescale.NewDate(2026, time.December, 22), review: timescale.NewDate(2027, time.March, 8),
		members: []string{"Grace Mensah, health visitor, Community health", "Tom Ashby, school, Hillside Primary School", "Mel Example, parent"},
	})
	s.theConferenceCloses(mel, "Kai will have a child protection plan")
	s.on(16)
	s.theRecordIsNotSignedBeforeItIsChecked("Who does what")
	s.theRecordIsNotIssuedBeforeItIsSigned(mel)
	s.theRecordIsIssuedAndRead(mel, "Kai is likely to be harmed unless the mornings and evenings change")
	s.theRecordIsRead(s.Teacher, "They came once, and once next door")

	// The plan and the first core group
	s.on(18)
	s.theChildIsVisitedAndSeenAlone("Kai Example", "Kai showed his drawings and said that breakfast is good")
	s.thePlanIsPutIntoWords(mel, "Kai")
	s.on(22)
	s.theMotherSaysHowItIsGoing(mel, "Get up before Kai and eat breakfast together", "Started", "Four mornings of five")
	s.theCoreGroupMeets(true, []string{"Mel Example, parent", "Grace Mensah, health visitor", "Tom Ashby, school"}, []worked{
		{"Get up before Kai and eat breakfast together", "Started", "Four mornings of five"},
		{"A family worker comes on Mondays and Thursdays", "Started", "She came twice"},
	}, timescale.NewDate(2027, time.January, 26))
}

const mel = "Mel Example"

func (s *story) theFirstConferenceIsHeld() {
	s.itCannotBeginBeforeTheTalk(mel)
	s.theChairTalksWithTheMother(mel)
	s.everyoneTakesTheirPlace(mel)
	s.theConferenceOpens()
	s.goesOnTo("Views")
	s.goesOnTo("The grid on the wall")
	s.theWallIsWritten(
		entry{"Working well", "Tom Ashby, school, Hillside Primary School", "Opinion", "Kai is kind to the younger children"},
		entry{"Worried about", "Dev Rao, police, Police", "Fact", "Officers came to the house twice in November"},
		entry{"The child's lived experience", "Grace Mensah, health visitor, Community health", "Observation", "Kai makes his own tea most evenings"},
		entry{"What needs to happen", "Mel Example, parent", "Proposal", "I get up before him and we have breakfast"},
	)
	s.theMotherSaysThatSomethingIsNotRight(mel, "Officers came to the house twice in November", "They came once, and once next door")
	s.everyoneIsHeard("Working well", []string{"Tom Ashby", "Jo Reed", "Mel Example"}, []string{"Grace Mensah", "Dev Rao"})
	s.goesOnTo("Outline plan")
	s.nothingIsDecidedBeforeTheOutline("Kai")
	s.theOutlineIsDrawn("Kai Example",
		outlined{
			"Kai has breakfast and is at school on time", "Get up before Kai and eat breakfast together", "Mel Example, parent",
			"Kai is at school by nine", timescale.NewDate(2027, time.January, 29),
		},
		outlined{
			"Mel has help with the mornings", "A family worker comes on Mondays and Thursdays",
			"Jo Reed, social worker, Children’s services", "Mel says that it helps", timescale.NewDate(2027, time.January, 15),
		},
	)
	s.goesOnAfterThePlanTo("Safety scores")
	s.theScoresAreGiven("Kai", mel, "7", "4")
	s.goesOnTo("Decision")
	s.theChildIsHeard("Kai Example", "I want Mum to get up with me")
	s.theDangerIsStated("Kai Example", "We worry that Kai goes on being hungry and tired, and stops coming to school", mel, "I worry about that too")
	s.everyoneSaysWhatTheyThinkIsRight("Kai", mel, "Child protection plan", "A child in need plan")
	s.theDecisionIsRecorded("Kai", "Child protection plan", "Kai is likely to be harmed unless the mornings and evenings change")
}
