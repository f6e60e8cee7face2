package stories

import "kith/timescale"

// Chapter twelve: the protection plan ends, those who worked it are told, and in time the plan for help ends too.

// theMotherReadsThatThePlanEnded, and which plan there is now.
func (s *story) theMotherReadsThatThePlanEnded(mother, child string) {
	one := s.one(mother)
	one.Sees("Plans that have ended", "The child protection plan for "+child+" ended on "+s.Today().Long())
	one.Click("Read how it ended and who can help now")
	one.Sees("This plan ended on "+s.Today().Long(), "There is another plan for "+child+" now", "Who can help now", "Call Jo Reed, your social worker, on 01632 960 102")
	one.DoesNotSee("Say how it is going")
	one.Click("Read the child in need plan for " + child)
	one.Sees("This plan is to help "+child+" be safe and well", "It has meetings of its own.")
	s.at(s.Unit).DoesNotSee("Book the conference") // nothing is left to review
}

// thoseWhoWorkedThePlanAreTold that it ended: until each of them is, it stays on the social worker's list.
func (s *story) thoseWhoWorkedThePlanAreTold(people ...string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Tell people that the plan has ended")
	worker.Sees("Still to be told")
	worker.Click("Save")
	worker.Sees("There is a problem", "Choose who was told", "Choose how they were told")
	for i, how := range []string{"In the conference", "By telephone"} {
		told := people[:len(people)-1]
		if i == 1 {
			told = people[len(people)-1:]
			worker = s.at(s.SocialWorker)
			worker.Click("Tell people that the plan has ended")
		}
		for _, who := range told {
			worker.In("Who was told?").Check(who)
		}
		worker.Choose(how)
		date(worker, "When?", s.Today())
		worker.Click("Save")
	}
	worker.Sees("Told in the conference", "Told by telephone")
	worker.DoesNotSee("Still to be told")
	s.at(s.SocialWorker).DoesNotSee("Tell people that the plan has ended")
}

// theTeacherSeesThatThePlanEnded on the page of the family.
func (s *story) theTeacherSeesThatThePlanEnded(child string, began, ended timescale.Date) {
	teacher := s.at(s.Teacher)
	teacher.Click("Families")
	teacher.Click(child)
	teacher.Sees("Child protection plan: "+child, began.Long()+" until "+ended.Long())
}

// theHelpEndsAsAgreed: a plan for help is over when the family agrees that it is.
func (s *story) theHelpEndsAsAgreed(child, why string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Families")
	worker.Click(child)
	worker.Click("Child in Need plan: " + child)
	worker.Click("Record that the plan ended")
	worker.Choose("Agreed with the family")
	date(worker, "When did it end?", s.Today())
	worker.Fill("What will the family read about it?", why)
	worker.Click("Record the ending")
	worker.Sees("Enter how you know this")
	worker.Fill("How do you know?", "The meeting of today, with Mel and the school")
	worker.Click("Record the ending")
	worker.Sees("This plan ended on " + s.Today().Long())
}

// itIsOver: nobody has anything to do, and the mother reads how it ended and who can help now.
func (s *story) itIsOver(mother, child, why string) {
	one := s.one(mother)
	one.Sees("The child in need plan for " + child + " ended on " + s.Today().Long())
	one.DoesNotSee("Read the plan for", "The people in the plan meet")
	one.Click("the child in need plan for " + child)
	one.Sees("This plan ended on "+s.Today().Long(), why, "Nobody meets or visits because of this plan any more", "You can still ask for help",
		"Call Jo Reed, your social worker, on 01632 960 102")
	s.at(s.HealthVisitor).DoesNotSee("Child in Need meeting", "Hold and record the meeting")
	s.at(s.SocialWorker).DoesNotSee("Visit the child", "Child in Need meeting", "Hold and record the meeting")
}
