package stories

import (
	"kith/access"
	"kith/timescale"
)

// Chapter eight: the plan is worked, by the parent, the social worker and the core group.

// theChildIsVisitedAndSeenAlone by the social worker, today.
func (s *story) theChildIsVisitedAndSeenAlone(full, said string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Click("Record a visit")
	worker.In("Whom did you visit?").Check(full)
	date(worker, "When?", s.Today())
	worker.In("Was the family told beforehand?").Choose("Yes")
	worker.In("Who was seen?").Check(full)
	worker.In("Who was seen alone?").Check(full)
	worker.Fill("Where?", "At home, in his room")
	worker.Fill("What did the child say and show, and what did you see?", said)
	worker.Click("Record the visit")
	worker.Sees("seen alone")
}

// thePlanIsPutIntoWords: what is hoped for, what happens if it does not work, and the child's own version.
func (s *story) thePlanIsPutIntoWords(mother, child string) {
	worker := s.at(s.SocialWorker)
	worker.Click("Visit the child")
	worker.Click("Change what the plan says")
	worker.Fill("What do we want to see?", "Kai has breakfast, sleeps well and is at school on time")
	worker.Fill("What happens if the plan does not work?", "The core group meets within a week, and may ask for the conference sooner")
	worker.Fill("The plan in words for "+child, "Mum and Jo are making mornings better. You can tell Jo anything.")
	worker.Click("Save")
	worker.Sees("The core group meets within a week")

	one := s.one(mother)
	one.Click("Read the plan for")
	one.Sees("What the plan says to "+child, "Mum and Jo are making mornings better")
}

// theMotherSaysHowItIsGoing with what is hers to do, and that she comes to the core group.
func (s *story) theMotherSaysHowItIsGoing(mother, action, going, words string) {
	one := s.one(mother)
	one.Click("Say if you can come")
	one.Choose("Yes, I can come")
	one.Click("Send")
	one = s.one(mother)
	one.Click("Read the plan for")
	one.Click("Say how it is going: " + action)
	one.Choose(going)
	one.Fill("What do you want to tell us?", words)
	one.Click("Send")
	one.Sees(words)
}

// worked is how a line of the plan is going, as a core group hears it.
type worked struct{ line, going, said string }

// theCoreGroupMeets today: who came, how each line is going, and when it meets next.
func (s *story) theCoreGroupMeets(first bool, came []string, lines []worked, next timescale.Date) {
	s.theCoreGroupIsRecorded(s.SocialWorker, "Jo Reed", first, came, lines, next)
}

// theCoreGroupIsRecorded by any professional who is in it, whether or not the social worker came.
func (s *story) theCoreGroupIsRecorded(by access.Actor, ranBy string, first bool, came []string, lines []worked, next timescale.Date) {
	worker := s.at(by)
	worker.Click("Hold and record the meeting")
	worker.Click("Record the meeting")
	date(worker, "When was it held?", s.Today())
	worker.Fill("Who ran it?", ranBy)
	for _, member := range came {
		worker.In(member).Choose("Came")
	}
	for _, l := range lines {
		worker.In(l.line).Choose(l.going)
		worker.Fill("What was said? "+l.line, l.said)
	}
	for _, of := range []string{"health", "development", "welfare"} {
		worker.Fill("Kai: "+of, "Doing well enough, said the health visitor")
	}
	if first {
		worker.Check("The group worked the outline out into the detailed plan")
	}
	if !next.IsZero() {
		date(worker, "When is it?", next)
		worker.Fill("What time?", "2pm")
	}
	worker.Click("Record the meeting")
	worker.Sees("Held on " + s.Today().Long())
}
