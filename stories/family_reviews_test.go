package stories

import (
	"time"

	"kith/access"
	"kith/timescale"
)

// The two lines of the plan that are worked until it ends.
const (
	breakfast = "Get up before Kai and eat breakfast together"
	mondays   = "A family worker comes on Mondays and Thursdays"
)

// theWayThroughTwoReviews goes on where the first core group ended: the protection plan goes on at the first review, steps
// down to a plan for help at the second, and that ends as agreed.
func theWayThroughTwoReviews(s *story) {
	in := func(m time.Month, day int) timescale.Date { return timescale.NewDate(2027, m, day) }
	group := []string{"Mel Example, parent", "Grace Mensah, health visitor", "Tom Ashby, school"}

	// A visit, and the second core group
	s.onThe(in(time.January, 4))
	s.noVisitIsAnnouncedToNobody(mel, in(time.January, 6))
	s.onThe(in(time.January, 6))
	s.theAnnouncedVisitIsMade(mel, "Kai Example", "Kai said that Mum is up when he wakes", in(time.January, 20))
	s.thePlaceOfTheCoreGroupIsSet(mel, "Hillside Primary School")
	s.onThe(in(time.January, 26))
	s.theMotherSaysHowItIsGoing(mel, breakfast, "Started", "Every school morning")
	s.nothingIsLeftOutOfACoreGroup()
	s.theCoreGroupIsRecorded(s.HealthVisitor, "Grace Mensah", false, group, []worked{
		{breakfast, "Started", "Every school morning since January"}, {mondays, "Done", "Mel does not need her any more"},
	}, timescale.Date{})
	s.theMotherSeesWhatTheCoreGroupHeard(mel, "Kai", mondays)

	// The first review: the plan goes on
	s.onThe(in(time.February, 8))
	s.theReviewComesFilledIn(mel, in(time.March, 8))
	s.thoseWhoWorkThePlanAreInvited(mel)
	s.onThe(in(time.March, 1))
	s.theReportsForTheReviewAreWritten(mel, "Kai is on time and joins in", "Evenings are calm as well as mornings")
	s.onThe(in(time.March, 8))
	s.team = []access.Actor{s.SocialWorker, s.Teacher, s.HealthVisitor}
	s.theFirstReviewIsHeld()
	s.theConferenceCannotCloseYet()
	s.theNextStepsOfTheReviewAreSet("Mel Example, parent", in(time.March, 9), in(time.April, 12))
	s.theReviewCloses(mel, "Kai will have a child protection plan", "The mornings are better, and the evenings are not yet")
	s.theMotherSeesTheNextCoreGroup(mel, in(time.March, 9))
	s.onThe(in(time.March, 9))
	s.theRecordIsNotSignedBeforeItIsChecked("I turn the television off at eight")
	s.theRecordIsNotIssuedBeforeItIsSigned(mel)
	s.theRecordIsIssued(mel, "The mornings are better, and the evenings are not yet")
	s.theRecordIsRead(s.Teacher, "The mornings are better, and the evenings are not yet")
	s.theMotherSaysHowItIsGoing(mel, breakfast, "Done", "We do it without thinking")
	s.theCoreGroupMeets(false, group, []worked{{breakfast, "Started", "Every morning, and at weekends"}}, timescale.Date{})

	// The second review: the protection plan ends
	s.onThe(in(time.March, 22))
	s.theReviewComesFilledIn(mel, in(time.April, 12))
	s.thoseWhoWorkThePlanAreInvited(mel)
	s.onThe(in(time.April, 12))
	s.theSecondReviewIsHeld()
	s.theReviewCloses(mel, "Kai will have a child in need plan", "The child protection plan for Kai ended on Monday 12 April 2027")
	s.theMotherReadsThatThePlanEnded(mel, "Kai")
	s.thoseWhoWorkedThePlanAreTold("Mel Example", "Grace Mensah, Health visitor", "Tom Ashby, Designated safeguarding lead")
	s.theTeacherSeesThatThePlanEnded("Kai", timescale.NewDate(2026, time.December, 15), in(time.April, 12))

	// And the plan for help, in time
	s.onThe(in(time.May, 18))
	s.theHelpEndsAsAgreed("Kai", "You have done what the plan was for")
	s.itIsOver(mel, "Kai", "You have done what the plan was for")
}

func (s *story) theFirstReviewIsHeld() {
	s.theReviewBegins(mel, breakfast, "Started")
	s.nothingIsDecidedBeforeTheOutline("Kai")
	s.thePlanIsGoneThrough()
	s.goesOnTo("Views")
	s.theWallIsWritten(
		entry{"Working well", "Tom Ashby, school, Hillside Primary School", "Opinion", "Kai is on time and joins in"},
		entry{"Worried about", "Jo Reed, social worker, Children’s services", "Observation", "Kai was still up at eleven on two evenings"},
		entry{"The child's lived experience", "Grace Mensah, health visitor, Community health", "Observation", "Kai eats breakfast most days now"},
		entry{"What needs to happen", "Mel Example, parent", "Proposal", "I turn the television off at eight"},
	)
	s.everyoneIsHeard("Working well", []string{"Tom Ashby", "Jo Reed", "Mel Example"}, []string{"Grace Mensah"})
	s.goesOnTo("Danger statement")
	s.theDangerIsStated("Kai Example", "We worry that Kai is too tired to learn if he is up late", mel, "I know, and I am working on it")
	s.goesOnTo("Safety scores")
	s.theScoresAreGiven("Kai", mel, "8", "6")
	s.goesOnTo("Decision")
	s.theChildIsHeard("Kai Example", "Breakfast is good. I like the drawing club")
	s.everyoneSaysWhatTheyThinkIsRight("Kai", mel, "Child protection plan", "A child in need plan")
	s.theDecisionIsRecorded("Kai", "Child protection plan", "The mornings are better, and the evenings are not yet")
}

func (s *story) theSecondReviewIsHeld() {
	s.theReviewBegins(mel, breakfast, "Started")
	s.thePlanIsGoneThrough()
	s.goesOnTo("Views")
	s.theWallIsWritten(
		entry{"Working well", "Tom Ashby, school, Hillside Primary School", "Opinion", "Kai is rested and glad to be at school"},
		entry{"Worried about", "Jo Reed, social worker, Children’s services", "Opinion", "Mel is alone with it in the holidays"},
		entry{"The child's lived experience", "Grace Mensah, health visitor, Community health", "Observation", "Kai sleeps well and has grown"},
		entry{"What needs to happen", "Mel Example, parent", "Proposal", "I would like the family worker in the summer"},
	)
	s.everyoneIsHeard("Working well", []string{"Tom Ashby", "Jo Reed", "Mel Example"}, []string{"Grace Mensah"})
	s.goesOnTo("Danger statement")
	s.theDangerIsStated("Kai Example", "We worry that the summer is hard without help", mel, "So do I, a little")
	s.goesOnTo("Safety scores")
	s.theScoresAreGiven("Kai", mel, "9", "8")
	s.goesOnTo("Decision")
	s.theChildIsHeard("Kai Example", "Mum is fun again")
	s.everyoneSaysWhatTheyThinkIsRight("Kai", mel, "Child in Need plan", "A child in need plan")
	s.theDecisionIsRecorded("Kai", "Child in Need plan", "Kai is not likely to be harmed any more, and Mel would like help")
}
