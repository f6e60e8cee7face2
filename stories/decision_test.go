package stories

import (
	"kith/access"
	"kith/timescale"
)

// Chapter six: the outline plan, the scores, what each thinks, and the decision.

// professionals are those whose views are asked.
func (s *story) professionals() []access.Actor {
	if s.team != nil {
		return s.team
	}
	return []access.Actor{s.SocialWorker, s.Teacher, s.HealthVisitor, s.Police}
}

// nothingIsDecidedBeforeTheOutline: under this procedure the plan comes before the decision.
func (s *story) nothingIsDecidedBeforeTheOutline(child string) {
	chair := s.running(s.Chair, "Children")
	chair.Sees("The decisions open once the outline plan has been gone through", "Record the view of each professional present before the decision")
	chair.DoesNotSee("Record the decision for " + child)
}

// outlined is one line of the outline plan.
type outlined struct {
	change, action, owner, know string
	by                          timescale.Date
}

func (s *story) theOutlineIsDrawn(child string, lines ...outlined) {
	chair := s.running(s.Chair, "Outline plan")
	for _, l := range lines {
		chair.Fill("What must change", l.change)
		chair.Fill("What will be done", l.action)
		chair.Select("Who will do it", l.owner)
		date(chair, "By when", l.by)
		chair.Fill("How we will know", l.know)
		chair.In("For").Check(child)
		chair.Click("Add the line")
		chair.Sees(l.action)
	}
	chair.Click("We have gone through the outline plan")
	chair.Sees("The outline plan has been gone through")
}

// theScoresAreGiven, each sealed at its own place, and shown together.
func (s *story) theScoresAreGiven(child, mother, hers, theirs string) {
	for _, who := range s.professionals() {
		p := s.place(who)
		p.Click("Give your score for " + child)
		p.Choose(theirs)
		p.Click("Keep my score")
	}
	mel := s.familyPlace(mother)
	mel.Click("Give your score for " + child)
	mel.Choose(hers)
	mel.Fill("Why, if you want to say", "He is safe with me")
	mel.Click("Keep my score")
	mel.DoesNotSee("How safe we think " + child + " is")

	chair := s.running(s.Chair, "Scores")
	chair.Sees("Not yet: nobody")
	chair.DoesNotSee("He is safe with me")
	chair.Click("Show everybody the scores for " + child)
	chair.Sees("He is safe with me")
	mel = s.familyPlace(mother)
	mel.Sees("How safe we think "+child+" is", "He is safe with me")
}

func (s *story) theChildIsHeard(full, words string) {
	chair := s.running(s.Chair, "Children")
	chair.Click("Change the views of " + full)
	chair.Choose("Through their social worker")
	chair.Fill("What they want the conference to know", words)
	chair.Click("Save")
	chair.Sees(words)
}

func (s *story) theDangerIsStated(full, words, mother, answer string) {
	chair := s.running(s.Chair, "Children")
	chair.Click("Change the danger statement for " + full)
	chair.Fill("What are we most worried could happen to this child?", words)
	chair.Click("Show it")
	mel := s.familyPlace(mother)
	mel.Sees(words)
	mel.Click("Say what you think about this")
	mel.Fill("In your own words", answer)
	mel.Click("Send")
	s.running(s.Chair, "Children").Sees(words, answer)
}

// everyoneSaysWhatTheyThinkIsRight, before anything is decided; the mother last of all.
func (s *story) everyoneSaysWhatTheyThinkIsRight(child, mother, theirs, hers string) {
	for _, who := range s.professionals() {
		p := s.place(who)
		p.Click("Say what you think is right for " + child)
		p.Choose(theirs)
		if theirs == "Child protection plan" {
			p.Check("Neglect")
		}
		p.Fill("Why", "Because of what we heard today")
		p.Click("Give my view")
	}
	mel := s.familyPlace(mother)
	mel.Click("Say what you think is right for " + child)
	mel.Choose(hers)
	mel.Fill("Why do you think so?", "I would like help, and I am his mum")
	mel.Click("Send")
}

func (s *story) theDecisionIsRecorded(child, outcome, reasons string) {
	chair := s.running(s.Chair, "Children")
	chair.Click("Record the decision for " + child)
	chair.Choose(outcome)
	if outcome == "Child protection plan" {
		chair.Check("Neglect")
	}
	chair.Fill("Harm, and how likely it is", "Kai goes hungry and is tired, and it is likely to go on")
	chair.Fill("Why this outcome", reasons)
	chair.Fill("Services and support that would keep the child safe", "Help with the mornings")
	chair.Click("Record the decision")
	chair.Sees(outcome)
}
