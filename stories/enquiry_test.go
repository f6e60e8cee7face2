package stories

import (
	"time"

	"kith/enquiry"
	"kith/timescale"
)

// Chapter one: what somebody told the council, and what came of it.

func (s *story) theConcernIsRecorded() {
	worker := s.at(s.SocialWorker)
	worker.Sees("Nothing is waiting for you today")
	worker.Click("Record a concern")
	worker.Fill("What is the concern?", "Kai came to school hungry every day this week and fell asleep in class")
	worker.Fill("Who raised it?", "The head teacher")
	worker.Select("Which agency are they from?", "School or college")
	worker.Select("Source of the referral", "School")
	date(worker, "When did the concern come in?", timescale.NewDate(2026, time.November, 30))
	child := worker.In("Child 1")
	child.Fill("Name", "Kai Example")
	date(child, "Date of birth, if the child is born", timescale.NewDate(2017, time.March, 14))
	worker.Click("Record the concern")
	worker.Sees("A concern: no section 47 enquiry has started", "fell asleep in class")

	// The manager finds it on her own list; nobody outside the team does.
	manager := s.at(s.Manager)
	manager.Sees("Decide what to do about a concern", "Kai")
	s.at(s.OtherManager).DoesNotSee("Kai")
	s.at(s.OtherSocialWorker).DoesNotSee("Kai")
}

func (s *story) theStrategyDiscussionStartsTheEnquiry() {
	worker := s.at(s.SocialWorker)
	worker.Click("Decide what to do about a concern")
	worker.Click("Record a strategy discussion")
	date(worker, "When was it held?", s.Today())
	for person, from := range map[string][2]string{
		"Person 1": {"Dev Rao", "Police"}, "Person 2": {"Grace Mensah", "Health visiting"}, "Person 3": {"Tom Ashby", "School or college"},
	} {
		worker.In(person).Fill("Name", from[0])
		worker.In(person).Select("Agency", from[1])
	}
	worker.Fill("What was shared and decided?", "To make enquiries together, beginning at the school")
	worker.In("Does this discussion start the section 47 enquiry?").Choose("Yes")
	worker.Choose(enquiry.LikelyHarm.Words())
	worker.Click("Record the discussion")
	worker.Sees("Section 47 enquiry under way", "Last day for the conference", "Tuesday 22 December 2026")

	manager := s.at(s.Manager)
	manager.Sees("Conclude the enquiry", "by Tuesday 22 December 2026")
}

func (s *story) theAgenciesAreAsked() {
	worker := s.at(s.SocialWorker)
	worker.Click("Conclude the enquiry")
	for _, view := range [][4]string{
		{"School or college", "Tom Ashby, safeguarding lead", "Hold a conference", "Kai is hungry and tired most days"},
		{"Police", "Dev Rao, detective constable", "Hold a conference", "We were called to the house twice in November"},
	} {
		worker.Click("Record what an agency thinks")
		worker.Select("Agency", view[0])
		worker.Fill("Who was asked?", view[1])
		worker.In("What do they think should happen?").Choose(view[2])
		worker.Fill("What did they say?", view[3])
		worker.Click("Record this view")
	}
	worker.Sees("Kai is hungry and tired most days", "called to the house twice")
	worker.In("Primary need").Click("Change")
	worker.Select("Primary need", "Abuse, neglect and exploitation")
	worker.Click("Save")
	worker.Sees("Abuse, neglect and exploitation")
}

// noConferenceCanBeBookedYet: the unit has nothing to book until the outcome is agreed.
func (s *story) noConferenceCanBeBookedYet() {
	unit := s.at(s.Unit)
	unit.DoesNotSee("Book the conference")
	unit.Click("Meetings")
	unit.Sees("Nothing is waiting to be booked")
}

func (s *story) theOutcomeIsProposed() {
	worker := s.at(s.SocialWorker)
	worker.Click("Conclude the enquiry")
	worker.Click("Propose how it ends")
	worker.Choose(enquiry.HoldConference.Words())
	worker.Fill("Reasons", "Kai is likely to be harmed if nothing changes at home")
	worker.Click("Propose this")
	worker.Sees("It waits for the team manager")
	worker.DoesNotSee("Answer the proposal")

	s.noConferenceCanBeBookedYet() // a proposal alone books nothing
}

func (s *story) theManagerAgrees() {
	manager := s.at(s.Manager)
	manager.Click("Answer the proposal for how an enquiry ends")
	manager.Sees("Kai is likely to be harmed if nothing changes at home", "We were called to the house twice")
	manager.Choose("I agree")
	manager.Click("Record my decision")
	manager.Sees("Concluded: Hold a child protection conference", "Ruth Adeyemi")

	s.at(s.SocialWorker).DoesNotSee("Conclude the enquiry")
	unit := s.at(s.Unit)
	unit.Sees("Book the conference", "Kai", "by Tuesday 22 December 2026")
}
