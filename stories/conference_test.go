package stories

import (
	"strings"

	"kith/access"
	"kith/internal/testcase/browser"
)

// Chapter five: the day of the conference, up to what is on the wall.

// running brings the chair or the recorder from what is theirs to do today to a part of the running.
func (s *story) running(who access.Actor, part string) *browser.Person {
	p := s.at(who)
	switch {
	case who == s.Chair && s.open:
		p.Click("Close the conference")
	case who == s.Chair:
		p.Click("Open the conference")
	case s.open:
		p.Click("Keep the wall of the conference")
	default:
		p.Click("Mark who is at the conference")
	}
	p.Click(part)
	return p
}

// place brings somebody of the staff from their own page to their place in the room.
func (s *story) place(who access.Actor) *browser.Person {
	p := s.at(who)
	if strings.Contains(p.Text(), "Give your view on the plan") {
		p.Click("Give your view on the plan")
	} else {
		p.Click("Join the conference")
	}
	return p
}

// itCannotBeginBeforeTheTalk: the chair talks with each parent beforehand, and enough agencies are there.
func (s *story) itCannotBeginBeforeTheTalk(mother string) {
	chair := s.running(s.Chair, "Running order")
	chair.Sees("Talk with "+mother+" beforehand", "Enough agencies are here to decide", "The police are here", "To do")
	chair.Sees("You can open the conference on")
	s.place(s.Teacher).Sees("It has not started yet")
}

func (s *story) theChairTalksWithTheMother(mother string) {
	chair := s.running(s.Chair, "Running order")
	chair.Click("Talk with " + mother + " beforehand")
	chair.Choose("Yes")
	chair.Fill("When", "9:30am")
	chair.Fill("What did you agree about how they will take part?", "She speaks after the school, and says when she needs a break")
	chair.Click("Save")
}

func (s *story) everyoneTakesTheirPlace(names ...string) {
	s.theseTakeTheirPlace(append([]string{"Pat Lindqvist", "Bea Quinn", "Jo Reed", "Tom Ashby", "Grace Mensah", "Dev Rao"}, names...)...)
}

func (s *story) theseTakeTheirPlace(names ...string) {
	chair := s.running(s.Chair, "People")
	for _, name := range names {
		chair.Click("In the room: " + name)
	}
}

func (s *story) theConferenceOpens() {
	chair := s.running(s.Chair, "Running order")
	chair.Sees("Done")
	chair.Click("Open the conference")
	chair.Sees("Now, since", "Introductions")
	s.open = true
	s.place(s.Teacher).Sees("Introductions", "Who is here", "Tom Ashby")
}

// goesOnTo is the chair's press that leads to the next item of the running order.
func (s *story) goesOnTo(item string) {
	s.running(s.Chair, "Running order").Click("Next: " + item)
}

// goesOnAfterThePlanTo is the same press when the outline plan has been gone through, which ends its item.
func (s *story) goesOnAfterThePlanTo(item string) {
	s.running(s.Chair, "Running order").Click("Go on to " + item)
}

// entry is one thing that goes on the wall.
type entry struct{ under, by, kind, text string }

func (s *story) theWallIsWritten(entries ...entry) {
	recorder := s.running(s.Recorder, "Wall")
	for _, e := range entries {
		recorder.Fill("What was said", e.text)
		recorder.Select("Under", e.under)
		recorder.Select("Said by", e.by)
		recorder.Select("It is a", e.kind)
		recorder.Click("Check with the room")
		recorder.In("Is this right?").Sees(e.text)
		recorder.Click("The room agrees")
		recorder.DoesNotSee("Is this right?")
	}
}

// theMotherSaysThatSomethingIsNotRight from her telephone; the recorder answers, and keeps both versions.
func (s *story) theMotherSaysThatSomethingIsNotRight(mother, text, hers string) {
	mel := s.familyPlace(mother)
	mel.Click("That is not right: " + text)
	mel.Fill("In your own words", hers)
	mel.Click("Send to the chair")
	mel.Sees("What you sent to the chair", hers, "The chair has it")

	recorder := s.running(s.Recorder, "Wall")
	recorder.Sees("From the room", "that is not right", hers)
	recorder.Click("Check the entry again")
	recorder.Click("Keep both versions")
	recorder.Fill("The other version", hers)
	recorder.Click("Keep both")
	recorder.Sees("The other version", hers)
	s.place(s.Police).Sees("The other version", hers)
}

// familyPlace brings somebody of the family from their own page to their place in the room.
func (s *story) familyPlace(name string) *browser.Person {
	p := s.one(name)
	p.Click("Join the meeting")
	return p
}

// everyoneIsHeard: whoever has said nothing yet is asked in the round.
func (s *story) everyoneIsHeard(heading string, spoke, passed []string) {
	recorder := s.running(s.Recorder, "Wall")
	for _, name := range spoke {
		recorder.Click("Spoke: " + name + ", " + heading)
	}
	for _, name := range passed {
		recorder.Click("Passed: " + name + ", " + heading)
	}
}
