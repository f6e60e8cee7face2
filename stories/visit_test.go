package stories

import "kith/timescale"

// Chapter nine: between the core groups, a visit that the family is told of, and the day and place of the next meeting.

// noVisitIsAnnouncedToNobody: a visit with notice is told to somebody, who then reads of it on their own page.
func (s *story) noVisitIsAnnouncedToNobody(mother string, on timescale.Date) {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Click("Arrange a visit")
	date(worker, "Which day?", on)
	worker.Fill("What time?", "3:30pm")
	worker.Click("Arrange the visit")
	worker.Sees("There is a problem", "Choose at least one person whom you tell beforehand")
	worker.In("Whom do you tell?").Check(mother)
	worker.Click("Arrange the visit")
	worker.Sees("Arranged for " + on.Long() + ", 3:30pm")
	s.one(mother).Sees("Jo Reed will visit Kai on " + on.Long() + ", 3:30pm")
}

// theAnnouncedVisitIsMade: the child is seen, and seen alone, and the day of the next visit moves on with it.
func (s *story) theAnnouncedVisitIsMade(mother, full, said string, next timescale.Date) {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Click("Arranged for " + s.Today().Long())
	worker.In("Who was seen alone?").Check(full)
	worker.Fill("Where?", "At home, in the kitchen")
	worker.Fill("What did the child say and show, and what did you see?", said)
	worker.Click("Record the visit")
	worker.Sees("A child who was seen alone was seen. Choose both")
	worker.In("Who was seen?").Check(full)
	worker.Click("Record the visit")
	worker.Sees("Visited on "+s.Today().Long(), "seen alone")
	s.at(s.Manager).Sees("Visit the child", "by "+next.Long())
	s.one(mother).DoesNotSee("Jo Reed will visit")
}

// thePlaceOfTheCoreGroupIsSet, and the mother reads it.
func (s *story) thePlaceOfTheCoreGroupIsSet(mother, place string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Hold and record the meeting")
	worker.Click("Set the day, time and place")
	worker.Fill("Where is it, or how do people join?", place)
	worker.Click("Save and invite everyone")
	worker.Sees(place)
	one := s.one(mother)
	one.Click("Read the plan for")
	one.Sees("The people in the plan meet. You are invited.", "Where: "+place)
}

// nothingIsLeftOutOfACoreGroup: who ran it, how each line is going and how the child is are all asked for.
func (s *story) nothingIsLeftOutOfACoreGroup() {
	visitor := s.at(s.HealthVisitor)
	visitor.Click("Hold and record the meeting")
	visitor.Click("Record the meeting")
	visitor.Click("Record the meeting")
	visitor.Sees("There is a problem", "Enter who ran the meeting", "Choose how this is going", "what the group found about the child’s welfare")
}

// theMotherSeesWhatTheCoreGroupHeard on the page of the plan.
func (s *story) theMotherSeesWhatTheCoreGroupHeard(mother, child, done string) {
	one := s.one(mother)
	one.Click("Read the plan for")
	one.Sees("They last met on "+s.Today().Long(), "You were there.", "What is done", done, "How "+child+" is doing", "said the health visitor")
}
