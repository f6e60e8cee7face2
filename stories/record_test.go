package stories

import (
	"kith/access"
	"kith/timescale"
)

// Chapter seven: the conference closes, and what was said and decided becomes a record and each person's own copy.

// toCome are what a conference sets before it closes.
type toCome struct {
	group, review timescale.Date
	members       []string
}

func (s *story) theConferenceCannotCloseYet() {
	chair := s.running(s.Chair, "Close")
	chair.Sees("The lead social worker is named", "To do", "You can close it when each of these is done or you have said why not")
}

func (s *story) theNextStepsAreSet(n toCome) {
	chair := s.running(s.Chair, "Next steps")
	chair.Select("Lead social worker", "Jo Reed, Social worker, North team")
	for _, member := range n.members {
		chair.Check(member)
	}
	date(chair, "First core group", n.group)
	chair.Fill("Time", "2pm")
	chair.Fill("Where", "Hillside Family Centre")
	date(chair, "Next conference", n.review)
	chair.Fill("Time of the next conference", "10am")
	chair.Click("Save")
}

// theConferenceCloses, and from that moment the mother reads what was decided.
func (s *story) theConferenceCloses(mother, decided string) {
	chair := s.running(s.Chair, "Close")
	chair.Click("Close the conference")
	chair.Sees("Next steps")
	s.open = false

	one := s.one(mother)
	one.Sees("has ended")
	one.Click("Read what was decided")
	one.Sees(decided, "What this does not mean", "I would like help, and I am his mum")
	s.at(s.Unit).Sees("Book the conference") // the review
}

// theRecordIsNotSignedBeforeItIsChecked: the recorder sees what it will hold, and that it is theirs to check.
func (s *story) theRecordIsNotSignedBeforeItIsChecked(holds string) {
	s.at(s.Chair).DoesNotSee("Sign the record")
	recorder := s.at(s.Recorder)
	recorder.Click("Check the record")
	recorder.Sees("To be checked by the recorder", holds)
	recorder.Click("I have checked it")
	recorder.Sees("To be signed by the chair")
}

func (s *story) theRecordIsNotIssuedBeforeItIsSigned(mother string) {
	s.at(s.Unit).DoesNotSee("Issue the record")
	s.one(mother).DoesNotSee("Read your copy")
	chair := s.at(s.Chair)
	chair.Click("Sign the record")
	chair.Click("See who gets it, and sign")
	chair.Sees(mother, "Nothing is left out")
	chair.Click("Sign the record and approve the copies")
}

func (s *story) theRecordIsIssuedAndRead(mother, words string) {
	s.theRecordIsIssued(mother, words)
	s.theRecordIsRead(s.Police, words)
}

// theRecordIsIssued to everyone who is to have a copy, and the mother reads hers.
func (s *story) theRecordIsIssued(mother, words string) {
	unit := s.at(s.Unit)
	unit.Click("Issue the record")
	unit.Click("See who gets it")
	unit.Click("Issue the copies")
	unit.Sees("Copies issued")

	one := s.one(mother)
	one.Click("Read your copy of what was written down")
	one.Sees("This is your own copy", words)
	s.one(mother).DoesNotSee("Read your copy of what was written down")
}

// theRecordIsRead by one of the staff, each in a copy of their own.
func (s *story) theRecordIsRead(who access.Actor, words string) {
	reader := s.at(who)
	reader.Click("Read the record")
	reader.Sees(words)
}
