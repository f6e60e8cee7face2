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

// TestAConferencePostponedInquorateAndHeldAgain begins with a conference that is booked and to which everybody is asked.
func TestAConferencePostponedInquorateAndHeldAgain(t *testing.T) {
	t.Parallel()

	tell(t, theWayToADayOnWhichItIsHeld)
}

func theWayToADayOnWhichItIsHeld(s *story) {
	// Booked for 15 December, its last day is 22 December
	asked := s.Asked("Kai Example")
	s.people[mel] = asked.Asks(mel, family.Mother, asked.Child("Kai"))
	kept := &heldAgain{story: s, Sitting: asked}

	// Postponed the day before
	s.on(14)
	kept.itIsPostponedWithAReasonAndSomebodysAgreement()
	kept.theMotherReadsThatItIsMoved()
	kept.itIsBookedInTime()

	// Too few come on the new day
	s.on(21)
	kept.theChairTalksAndTooFewAreThere()
	kept.itIsNotedThatTooFewCame()
	kept.theMotherReadsThatItWasNotBecauseOfHer()
	kept.itIsBookedAfterItsLastDayWithAReason()

	// The third day begins anew, and goes on without one agency
	s.SetDay(timescale.NewDate(2027, time.January, 5))
	kept.nothingOfTheEarlierDayCounts()
	kept.theChairGoesOnWithARecordedReason()
	kept.theReasonThatWasNotNeededIsGone()

	// It stops, gets a day, and goes on
	kept.itIsAdjourned()
	kept.theUnitSetsADay()
	s.SetDay(timescale.NewDate(2027, time.January, 7))
	kept.itGoesOnWhenEnoughAreThereAgain()
	kept.itIsDecidedAndTheRecordSaysWhatHappened()
}

// heldAgain is the conference that this story is about.
type heldAgain struct {
	*story
	*world.Sitting
}

// conference brings the safeguarding unit or the chair to the booking.
func (s *heldAgain) conference(p *browser.Person) *browser.Person {
	p.Click("Meetings")
	p.Click("Initial conference: Kai")
	return p
}

func (s *heldAgain) itIsPostponedWithAReasonAndSomebodysAgreement() {
	unit := s.conference(s.at(s.Unit))
	unit.Click("Record that it was postponed, cancelled")
	unit.Choose("Postponed")
	unit.Choose("The room, or the way of joining, could not be used.")
	unit.Fill("Why?", "The heating in the Town Hall has failed")
	unit.Click("Record this")
	unit.Sees("There is a problem", "Choose who agreed")
	unit.Select("Who agreed?", "Ruth Adeyemi, Team manager")
	told := unit.In("Person 1")
	told.Fill("Who was told", mel)
	told.Select("How", "Telephone")
	date(told, "When", s.Today())
	unit.Click("Record this")
	unit.Sees("To be booked", "Postponed", "The heating in the Town Hall has failed", "Agreed by Ruth Adeyemi", "Told: Mel Example, telephone")
	unit.Sees("Tuesday 22 December 2026") // the clock runs on
}

func (s *heldAgain) theMotherReadsThatItIsMoved() {
	one := s.one(mel)
	one.Sees("We have to find a new day", "It was to be on Tuesday 15 December 2026, and had to be moved", "This is why: The room, or the way of joining, could not be used.")
	one.DoesNotSee("heating", "Tell us if you can come")
	s.at(s.Chair).DoesNotSee("Talk with")
}

func (s *heldAgain) itIsBookedInTime() {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	date(unit, "Date of the conference", timescale.NewDate(2026, time.December, 21))
	unit.Fill("It begins at", "10am")
	unit.Click("Book the conference")
	unit.Sees("Booked", "Monday 21 December 2026, 10am")
	unit.DoesNotSee("late")
	s.one(mel).Sees("Monday 21 December 2026, 10am", "Tell us if you can come")
}

// theChairTalksAndTooFewAreThere: the school and the health visitor do not come, and nothing lets the chair begin as if they had.
func (s *heldAgain) theChairTalksAndTooFewAreThere() {
	s.theChairTalksWithTheMother(mel)
	chair := s.running(s.Chair, "People")
	for _, name := range []string{"Pat Lindqvist", "Bea Quinn", "Jo Reed", "Dev Rao", mel} {
		chair.Click("In the room: " + name)
	}
	chair.Click("Not there: Tom Ashby")
	chair.Click("Not there: Grace Mensah")
	chair = s.running(s.Chair, "Running order")
	chair.Sees("Enough agencies are here to decide", "Missing: Too few other agencies", "To do")
	chair.DoesNotSee("Open the conference")
}

func (s *heldAgain) itIsNotedThatTooFewCame() {
	chair := s.conference(s.at(s.Chair))
	chair.Click("Record that it was postponed, not quorate, cancelled")
	chair.Choose("Not quorate")
	chair.Choose("Not enough of the people from the services could be there.")
	chair.Fill("Why?", "The school is closed by flu, and the health visitor was called away")
	chair.Select("Who agreed?", "Sam Okafor, Safeguarding unit administrator")
	chair.Click("Record this")
	chair.Sees("To be booked", "Inquorate", "The school is closed by flu", "Agreed by Sam Okafor")
	chair.Click("What belongs to Monday 21 December 2026")
	chair.Sees("None of this counts for the day on which it is held", "Tom Ashby", "Absent", "She speaks after the school")

	// What the chair talked over is not the unit's to read.
	unit := s.conference(s.at(s.Unit))
	unit.Click("What belongs to Monday 21 December 2026")
	unit.Sees("Tom Ashby", "Absent")
	unit.DoesNotSee("She speaks after the school")
}

func (s *heldAgain) theMotherReadsThatItWasNotBecauseOfHer() {
	one := s.one(mel)
	one.Sees("We have to find a new day", "On Monday 21 December 2026 too few of the services came", "That was not because of you")
	one.DoesNotSee("flu", "called away", "Join the meeting")
	one.MeetsWCAG()
	one.NoSidewaysScroll()
}

func (s *heldAgain) itIsBookedAfterItsLastDayWithAReason() {
	unit := s.at(s.Unit)
	unit.Click("Book the conference")
	date(unit, "Date of the conference", timescale.NewDate(2027, time.January, 5))
	unit.Fill("It begins at", "10am")
	unit.Click("Book the conference")
	unit.Sees("There is a problem", "Enter why the conference is after its last day", "Choose who agreed to a date after the last day allowed")
	unit.Fill("Why is it after the last day?", "It was not quorate, and the school opens again on 4 January")
	unit.Select("Who agreed to this date?", "Ruth Adeyemi, Team manager")
	unit.Click("Book the conference")
	unit.Sees("Booked: late", "Tuesday 5 January 2027, 10am")
	unit.Click("Meetings")
	unit.Click("Conferences after their last day")
	unit.Sees("Tuesday 22 December 2026", "Tuesday 5 January 2027", "the school opens again", "Ruth Adeyemi")
}

func (s *heldAgain) nothingOfTheEarlierDayCounts() {
	s.place(s.Teacher).Sees("It has not started yet")
	chair := s.running(s.Chair, "Running order")
	chair.Sees("Talk with Mel Example beforehand", "To do", "Children’s social care is not there")
	chair.DoesNotSee("Done")
	chair.Sees("for Monday 21 December 2026", "She speaks after the school") // beside it, as earlier
	s.familyPlace(mel).Sees("What you agreed with the chair for Monday 21 December 2026", "She speaks after the school")
}

// theChairGoesOnWithARecordedReason: no other agency is there yet, and the police seem not to come.
func (s *heldAgain) theChairGoesOnWithARecordedReason() {
	s.theChairTalksWithTheMother(mel)
	chair := s.running(s.Chair, "People")
	for _, name := range []string{"Pat Lindqvist", "Bea Quinn", "Jo Reed", mel} {
		chair.Click("In the room: " + name)
	}
	chair = s.running(s.Chair, "Running order")
	chair.Click("Go on without: Enough agencies are here to decide")
	chair.Fill("Why do you go on without this?", "Kai has waited long enough, and the school has written")
	chair.Click("Go on")
	chair.Sees("There is a problem", "Choose why the conference goes on")
	chair.Choose("To wait would harm the child")
	chair.Click("Go on")
	chair.Click("Go on without: The police are here")
	chair.Fill("Why do you go on without this?", "The police are still at another case")
	chair.Click("Go on")
	chair.Sees("Going on without it: Kai has waited long enough", "Going on without it: The police are still at another case")
	s.familyPlace(mel).Sees("Kai has waited long enough", "The police are still at another case")
}

func (s *heldAgain) theReasonThatWasNotNeededIsGone() {
	s.running(s.Chair, "People").Click("In the room: Dev Rao")
	s.theConferenceOpens()
	one := s.familyPlace(mel)
	one.Sees("Introductions")
	one.DoesNotSee("The police are still at another case")
}

func (s *heldAgain) itIsAdjourned() {
	chair := s.conference(s.at(s.Chair))
	chair.Click("Record that it was not quorate, adjourned")
	chair.Choose("Adjourned")
	chair.Choose("The room, or the way of joining, could not be used.")
	chair.Fill("Why?", "The fire alarm has gone and the building is closed")
	chair.Select("Who agreed?", "Sam Okafor, Safeguarding unit administrator")
	chair.Click("Record this")
	chair.Sees("Adjourned", "no day is set yet")
	s.open = false
	s.one(mel).Sees("We have to find a new day", "It stopped on Tuesday 5 January 2027 before the end")
}

func (s *heldAgain) theUnitSetsADay() {
	unit := s.at(s.Unit)
	unit.Click("Set the day on which the conference goes on")
	date(unit, "It goes on, on", timescale.NewDate(2027, time.January, 7))
	unit.Fill("It begins at", "2pm")
	unit.Fill("Why is it after the last day?", "It was adjourned for a fire alarm")
	unit.Select("Who agreed to this date?", "Ruth Adeyemi, Team manager")
	unit.Click("Set the day on which it goes on")
	unit.Sees("It goes on, on Thursday 7 January 2027, 2pm")
	s.at(s.Unit).DoesNotSee("Set the day on which the conference goes on")
	s.one(mel).Sees("Thursday 7 January 2027, 2pm")
}

// itGoesOnWhenEnoughAreThereAgain: those of the first day have left, and the reason given then was for that day.
func (s *heldAgain) itGoesOnWhenEnoughAreThereAgain() {
	chair := s.running(s.Chair, "Running order")
	chair.Sees("Missing: Children’s social care is not there", "To do", "Done") // the talk was for the whole conference
	chair.DoesNotSee("Going on without it")
	chair = s.running(s.Chair, "People")
	for _, name := range []string{"Pat Lindqvist", "Bea Quinn", "Jo Reed", "Tom Ashby", "Grace Mensah", "Dev Rao", mel} {
		chair.Click("In the room: " + name)
	}
	chair = s.running(s.Chair, "Running order")
	chair.Click("Open the conference")
	chair.Sees("Now, since", "Introductions")
	s.open = true
	s.familyPlace(mel).Sees("Introductions")
}

func (s *heldAgain) itIsDecidedAndTheRecordSaysWhatHappened() {
	s.Decides(s.Child("Kai"), conference.ProtectionPlan, s.people[mel])
	s.Ends(s.HealthVisitor, s.people[mel])
	s.open = false
	one := s.one(mel)
	one.Click("Read what was decided")
	one.Sees("Kai will have a child protection plan")
	one.DoesNotSee("The police are still at another case")
	recorder := s.at(s.Recorder)
	recorder.Click("Check the record")
	recorder.Sees("It was to be held on Tuesday 15 December 2026, and was postponed",
		"It was to be held on Monday 21 December 2026, and too few agencies were there to decide",
		"It was adjourned on Tuesday 5 January 2027, and went on later",
		"Fewer agencies were there than there should be on Tuesday 5 January 2027", "Kai has waited long enough")
	recorder.DoesNotSee("The police are still at another case", "The police were not there")
}
