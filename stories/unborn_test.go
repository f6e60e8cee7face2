package stories

import (
	"testing"
	"time"

	"kith/conference"
	"kith/family"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// TestAChildWhoIsNotBornYet begins on the day of a pre-birth conference, with everybody in the room and views given.
func TestAChildWhoIsNotBornYet(t *testing.T) {
	t.Parallel()

	tell(t, theWayOfAChildWhoIsNotBornYet)
}

func theWayOfAChildWhoIsNotBornYet(s *story) {
	asked := s.AskedBeforeBirth(timescale.NewDate(2027, time.January, 20))
	baby := asked.Children[0].ID
	s.people[mel] = asked.Asks(mel, family.Mother, baby)
	u := &unborn{story: s, Sitting: asked}

	// The pre-birth conference, 15 December 2026
	s.on(15)
	asked.AllThere()
	asked.Marks(s.people[mel], conference.InRoom)
	asked.Opened(s.people[mel])
	s.open = true
	asked.Prepares(baby, conference.ProtectionPlan, s.people[mel])
	u.whatIsKnownOfTheDaysToComeIsSaid()
	u.aPlanIsDecidedForTheChildWhoIsExpected()
	s.theNextStepsAreSet(toCome{
		group: timescale.NewDate(2026, time.December, 22), review: timescale.NewDate(2027, time.March, 8),
		members: []string{"Grace Mensah, health visitor, Community health", "Mel Example, parent"},
	})
	asked.GivesUpTheRest()
	u.theConferenceClosesAndTheMotherReadsOfThePlan()

	// The plan before the birth
	s.on(16)
	u.theMotherIsVisitedAndNobodySaysThatTheChildWasSeen()
	u.theReviewCountsFrom("Tuesday 15 December 2026")

	// The birth, ten days early
	s.SetDay(timescale.NewDate(2027, time.January, 10))
	u.theBirthIsRecorded()
	u.theReviewIsBroughtForward()

	// The name and the NHS number come later
	s.SetDay(timescale.NewDate(2027, time.January, 20))
	u.theNameAndTheNHSNumberAreGiven()
	u.nothingFromBeforeTheBirthIsLost()
	u.thePlanGoesOn()
}

// unborn is the conference about a child who is not born yet.
type unborn struct {
	*story
	*world.Sitting
}

func (s *unborn) whatIsKnownOfTheDaysToComeIsSaid() {
	chair := s.running(s.Chair, "Children")
	chair.Click("Change the views of Unborn child")
	chair.Choose("A baby or unborn child: what is known of their daily life")
	chair.Fill("What they want the conference to know", "Mel has a cot ready, and has seen the midwife each time")
	chair.Click("Save")
	chair.Sees("Mel has a cot ready")
}

func (s *unborn) aPlanIsDecidedForTheChildWhoIsExpected() {
	chair := s.running(s.Chair, "Children")
	chair.Click("Record the decision for the baby")
	chair.Choose("Child protection plan")
	chair.Check("Neglect")
	chair.Fill("Harm, and how likely it is", "The baby is likely to go without care at night")
	chair.Fill("Why this outcome", "The help so far was not enough for two")
	chair.Fill("Services and support that would keep the child safe", "A midwife each week")
	chair.Click("Record the decision")
	chair.Sees("Change the decision for the baby")
}

func (s *unborn) theConferenceClosesAndTheMotherReadsOfThePlan() {
	chair := s.running(s.Chair, "Close")
	chair.Click("Close the conference")
	chair.Sees("Next steps")
	s.open = false
	one := s.one(mel)
	one.Click("Read what was decided")
	one.Sees("The baby will have a child protection plan")
	one = s.one(mel)
	one.Click("Read the plan for the baby")
	one.Sees("The plan for the baby", "A place at the breakfast club")
	one.MeetsWCAG()
	one.NoSidewaysScroll()
}

// theMotherIsVisitedAndNobodySaysThatTheChildWasSeen: a child who is not born yet is visited with the mother, and the next
// visit counts from that.
func (s *unborn) theMotherIsVisitedAndNobodySaysThatTheChildWasSeen() {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Click("Record a visit")
	worker.In("Whom did you visit?").Check("Unborn child")
	date(worker, "When?", s.Today())
	worker.In("Was the family told beforehand?").Choose("Yes")
	worker.Sees("is not born yet, so this does not ask whether they were seen")
	worker.DoesNotSee("Who was seen", "seen alone")
	worker.Fill("Where?", "At Mel’s, in the kitchen")
	worker.Fill("What did the mother say, and what did you see?", "The cot stands by the bed")
	worker.Click("Record the visit")
	worker.Sees("Visits", "16 December 2026")
	worker.Sees("not born yet: the mother was visited")
	worker.DoesNotSee("not been seen alone")
}

// review brings the safeguarding unit to the review that is to be booked.
func (s *unborn) review() *browser.Person {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	return unit
}

func (s *unborn) theReviewCountsFrom(day string) {
	s.review().Sees("The last day allowed is Monday 15 March 2027", "Counted from", day)
}

// family brings the social worker to the family's page.
func (s *unborn) family(called string) *browser.Person {
	worker := s.at(s.SocialWorker)
	worker.Click("Families")
	worker.Click(called)
	return worker
}

func (s *unborn) theBirthIsRecorded() {
	worker := s.family("the baby")
	worker.Sees("Expected Wednesday 20 January 2027")
	worker.Click("Unborn child")
	worker.Click("Record the birth")
	worker.Sees("Everything recorded before the birth stays with the child")
	date(worker, "Date of birth", s.Today())
	worker.Fill("Name", "Baby Example")
	worker.Select("Sex", "Female")
	worker.Click("Record the birth")
	worker.Sees("Baby Example", "Born Sunday 10 January 2027", "Birth recorded", "Before: Unborn child. Expected Wednesday 20 January 2027")
	worker.DoesNotSee("NHS number")
}

func (s *unborn) theReviewIsBroughtForward() {
	unit := s.review()
	unit.Sees("The last day allowed is Friday 5 February 2027", "Sunday 10 January 2027: the birth")
	unit.DoesNotSee("Monday 15 March 2027")
}

func (s *unborn) theNameAndTheNHSNumberAreGiven() {
	worker := s.family("Baby")
	worker.Click("Baby Example")
	worker.Click("Correct these details")
	worker.Fill("Name", "Sol Example")
	worker.Fill("NHS number", "943 476 5918")
	worker.Fill("Why are they corrected?", "The birth was registered on Monday")
	worker.Click("Save")
	worker.Sees("There is a problem", "Check the NHS number")
	worker.Fill("NHS number", "943 476 5919")
	worker.Click("Save")
	worker.Sees("Sol Example", "9434765919", "Details corrected", "Why: The birth was registered on Monday")
}

func (s *unborn) nothingFromBeforeTheBirthIsLost() {
	worker := s.family("Sol")
	worker.Sees("Pre-birth conference", "Tuesday 15 December 2026", "Child protection plan: Sol Example")
	worker.Click("Pre-birth conference")
	worker.Sees("Sol", "Closed")
	recorder := s.at(s.Recorder)
	recorder.Click("Check the record")
	recorder.Sees("Sol Example", "Mel has a cot ready", "The baby is likely to go without care at night")
	one := s.one(mel)
	one.Sees("Meetings so far", "Tuesday 15 December 2026", "About Sol")
	one.Click("What was decided")
	one.Sees("Sol will have a child protection plan")
}

func (s *unborn) thePlanGoesOn() {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Sees("Sol Example", "A place at the breakfast club", "16 December 2026")
	worker.Click("Record a visit")
	worker.In("Whom did you visit?").Check("Sol Example")
	date(worker, "When?", s.Today())
	worker.In("Was the family told beforehand?").Choose("Yes")
	worker.In("Who was seen?").Check("Sol Example")
	worker.Fill("Where?", "At Mel’s")
	worker.Fill("What did the child say and show, and what did you see?", "Sol slept, and woke for her feed")
	worker.Click("Record the visit")
	worker.Sees("Visits", "20 January 2027")
	one := s.one(mel)
	one.Click("Read the plan for Sol")
	one.Sees("The plan for Sol", "A place at the breakfast club")
	one.DoesNotSee("the baby")
}
