package stories

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/statement"
)

// TestTwoFathersWhoAreNotToKnowOfEachOther begins with a conference about a sister and a brother to which their mother and
// both fathers are asked, and with the reports for it. The fathers may be a danger to each other.
func TestTwoFathersWhoAreNotToKnowOfEachOther(t *testing.T) {
	t.Parallel()

	tell(t, theWayOfTwoFathers)
}

func theWayOfTwoFathers(s *story) {
	two := s.twoFathersAreAsked()

	// What each reads beforehand
	s.on(14)
	two.eachFatherReadsOnlyWhatConcernsHisChild()
	two.theMotherReadsOfBoth()

	// In the room, 15 December 2026
	s.on(15)
	two.theConferenceIsOpen()
	two.eachFatherSeesOnlyHisChildsPartOfTheRoom()
	two.aPlanForTheSisterAndNoneForTheBrother()

	// What was decided, the plan, and the record
	two.eachFatherReadsWhatWasDecidedForHisChild()
	s.on(16)
	two.thePlanIsTheFirstFathersAlone()
	two.theRecordIsCheckedSignedAndIssued()
	two.eachFatherReadsAndPrintsHisOwnCopy()
	two.theMothersCopyHoldsBoth()
}

const ben, col = "Ben Ayre", "Cam Batt"

// What is said of Ava, of Kai, and of both: in a report, by the social worker, on the wall.
const (
	ofAva, ofKai         = "Ava slept in a red sleeping bag", "Kai hid his green lunch box"
	alsoOfAva, alsoOfKai = "Ava is left alone at night", "Kai goes to school without a coat"
	wallOfAva, wallOfKai = "Ava reads to the cat", "Kai mended his own bicycle"
	ofBoth               = "They are late on Mondays"
)

// father is one of the two, his child, and what only he of the two may know.
type father struct {
	name, child, said, also, wall string
	works, job                    string   // the professional who works with his child alone
	never                         []string // what is on none of his pages
}

// twoFathers is the conference about Ava, whose father is Ben, and Kai, whose father is Col. The school works with Ava
// alone, the health visitor with Kai alone.
type twoFathers struct {
	*story
	*world.Sitting

	fathers []father
}

func (s *story) twoFathersAreAsked() *twoFathers {
	asked := s.AskedApart(map[access.AccountID]string{s.Teacher.Account: "Ava", s.HealthVisitor.Account: "Kai"}, "Ava Example", "Kai Example")
	ava, kai := asked.Child("Ava"), asked.Child("Kai")
	s.people[mel] = asked.Asks(mel, family.Mother, ava, kai)
	s.people[ben] = asked.Asks(ben, family.Father, ava)
	s.people[col] = asked.Asks(col, family.Father, kai)

	school, nurse, worker := s.ReportOf(asked.ID, s.Teacher), s.ReportOf(asked.ID, s.HealthVisitor), s.ReportOf(asked.ID, s.SocialWorker)
	s.Say(school, s.Teacher, ofAva, ava)
	s.Say(nurse, s.HealthVisitor, ofKai, kai)
	s.Say(worker, s.SocialWorker, alsoOfAva, ava)
	s.Say(worker, s.SocialWorker, alsoOfKai, kai)
	s.Say(worker, s.SocialWorker, ofBoth, ava, kai)
	s.Send(school, s.Teacher)
	s.Send(nurse, s.HealthVisitor)
	s.Send(worker, s.SocialWorker)
	return &twoFathers{story: s, Sitting: asked, fathers: []father{
		{ben, "Ava", ofAva, alsoOfAva, wallOfAva, "Tom Ashby", "Designated safeguarding lead", []string{
			"Kai", "Cam", "Batt", "Grace Mensah", "Community health", "health visitor", ofBoth, string(kai), string(s.people[col].Person),
		}},
		{col, "Kai", ofKai, alsoOfKai, wallOfKai, "Grace Mensah", "Health visitor", []string{
			"Ava", "Ben", "Ayre", "Tom Ashby", "Hillside Primary", ofBoth, string(ava), string(s.people[ben].Person),
		}},
	}}
}

// hidden fails where the page holds anything that its reader must not learn: shown, folded away, or in its title, address
// or links. Words count as words: "Ben" is not in "benefit".
func (s *twoFathers) hidden(of father, p *browser.Person, more ...string) {
	s.t.Helper()

	page := p.Title() + " " + p.Address() + " " + p.HTML()
	for _, word := range append(append([]string{"brother", "sister", "siblings", "both children", "2 children", "two children"}, of.never...), more...) {
		if holdsWord(page, word) {
			s.t.Errorf("%s, at %s: the page holds %q", of.name, p.Address(), word)
		}
	}
}

// holdsWord reports whether a text holds a word or words, in whatever case, and not as part of a longer word.
func holdsWord(text, word string) bool {
	letter := func(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }
	text, word = strings.ToLower(text), strings.ToLower(word)
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(word)
		if (from == 0 || !letter(text[from-1])) && (to == len(text) || !letter(text[to])) {
			return true
		}
		at = from + 1
	}
}

func (s *twoFathers) eachFatherReadsOnlyWhatConcernsHisChild() {
	for _, of := range s.fathers {
		one := s.one(of.name)
		one.Sees("The meeting about "+of.child, "Tuesday 15 December 2026")
		s.hidden(of, one)
		one.Click("Read about the meeting and get ready")
		one.Sees("It is about keeping " + of.child + " safe")
		s.hidden(of, one)
		one.Click("See who will be there")
		one.Sees(of.works, "Dev Rao", mel)
		s.hidden(of, one)

		// A report about the other child is not there, and of the social worker's three points he reads one of one.
		one = s.reading(s.one(of.name))
		s.hidden(of, one)
		one.In(of.works + ", " + of.job).Click("Point 1")
		one.Sees(of.said, "point 1 of 1")
		s.hidden(of, one)
		one = s.reading(s.one(of.name))
		one.In("Jo Reed, Social worker").Click("Point 1")
		one.Sees(of.also, "point 1 of 1")
		s.hidden(of, one)
	}
}

func (s *twoFathers) theMotherReadsOfBoth() {
	one := s.one(mel)
	one.Sees("The meeting about", "Ava", "Kai")
	one = s.reading(one)
	one.Sees("Tom Ashby", "Grace Mensah")
	one.In("Jo Reed, Social worker").Click("Point 3")
	one.Sees("point 3 of 3", ofBoth)
}

// theConferenceIsOpen with everybody there, the wall begun, and each child heard.
func (s *twoFathers) theConferenceIsOpen() {
	s.AllThere()
	parents := []access.Actor{s.people[mel], s.people[ben], s.people[col]}
	for _, who := range parents {
		s.Marks(who, conference.InRoom)
	}
	s.Opened(parents...)
	s.open = true
	for _, of := range s.fathers {
		s.Writes(casework.Writing{Heading: "working-well", Text: of.wall, Kind: statement.Opinion, Children: []access.PersonID{s.Child(of.child)}})
	}
	s.Writes(casework.Writing{Heading: "worried-about", Text: ofBoth, Kind: statement.Opinion, Children: []access.PersonID{s.Child("Ava"), s.Child("Kai")}})
	s.running(s.Recorder, "Wall").Sees(wallOfAva, wallOfKai, ofBoth)
}

func (s *twoFathers) eachFatherSeesOnlyHisChildsPartOfTheRoom() {
	for _, of := range s.fathers {
		one := s.familyPlace(of.name)
		one.Sees(of.wall, of.name)
		s.hidden(of, one)
		one.Click("Give your score for " + of.child)
		s.hidden(of, one)
		one.Choose("7")
		one.Fill("Why, if you want to say", of.child+" laughs again, says "+of.name)
		one.Click("Keep my score")
		s.hidden(of, one)
		chair := s.running(s.Chair, "Scores")
		chair.Click("Show everybody the scores for " + of.child)
		one = s.familyPlace(of.name)
		one.Sees("How safe we think "+of.child+" is", of.child+" laughs again")
		s.hidden(of, one)
	}
	s.familyPlace(mel).Sees(wallOfAva, wallOfKai, "Ava laughs again", "Kai laughs again")
}

func (s *twoFathers) aPlanForTheSisterAndNoneForTheBrother() {
	ava, kai := s.Child("Ava"), s.Child("Kai")
	s.Prepares(ava, conference.ProtectionPlan, s.people[mel], s.people[ben])
	s.Views(kai, conference.NoPlan, s.people[mel], s.people[col])
	s.isDecided("Ava", "Child protection plan", "Nobody else could come at night")
	s.isDecided("Kai", "Neither plan", "A coat was found, and he is well")
	for _, of := range s.fathers {
		one := s.familyPlace(of.name)
		s.hidden(of, one, s.others(of)...)
	}
	s.Ends(s.Teacher, s.people[mel], s.people[ben])
	s.open = false
}

func (s *twoFathers) isDecided(child, outcome, reasons string) {
	chair := s.running(s.Chair, "Children")
	chair.Click("Record the decision for " + child)
	chair.Choose(outcome)
	if outcome == "Child protection plan" {
		chair.Check("Neglect")
	}
	chair.Fill("Harm, and how likely it is", "What was said of "+child+" was weighed")
	chair.Fill("Why this outcome", reasons)
	chair.Fill("Services and support that would keep the child safe", "Help for "+child)
	chair.Click("Record the decision")
	chair.Sees("Change the decision for " + child)
}

// others are the reasons for the child who is not his, and, where his own has no plan, everything of the other's.
func (s *twoFathers) others(of father) []string {
	if of.child == "Ava" {
		return []string{"A coat was found"}
	}
	next := s.Run().Next
	return []string{"Nobody else could come", "breakfast club", "Hillside Family Centre", next.GroupDue.Long(), next.ReviewDue.Long()}
}

func (s *twoFathers) eachFatherReadsWhatWasDecidedForHisChild() {
	for _, of := range s.fathers {
		one := s.one(of.name)
		one.Sees("The meeting about " + of.child + " has ended")
		s.hidden(of, one, s.others(of)...)
		one.Click("Read what was decided")
		if of.child == "Ava" {
			one.Sees("Ava will have a child protection plan", "Nobody else could come at night")
		} else {
			one.Sees("Kai does not need a plan", "A coat was found")
		}
		s.hidden(of, one, s.others(of)...)
		one.MeetsWCAG()
		one.NoSidewaysScroll()
	}
}

func (s *twoFathers) thePlanIsTheFirstFathersAlone() {
	first, second := s.fathers[0], s.fathers[1]
	one := s.one(ben)
	s.hidden(first, one)
	one.Click("Read the plan for Ava")
	one.Sees("The plan for Ava", "A place at the breakfast club")
	s.hidden(first, one)
	one = s.one(ben)
	one.Click("Say if you can come")
	s.hidden(first, one)

	other := s.one(col)
	other.Sees("About Kai")
	other.DoesNotSee("The plan for", "Say if you can come", "core group", "child protection plan")
	s.hidden(second, other, s.others(second)...)
}

func (s *twoFathers) theRecordIsCheckedSignedAndIssued() {
	recorder := s.at(s.Recorder)
	recorder.Click("Check the record")
	recorder.Sees(wallOfAva, wallOfKai, ofBoth)
	recorder.Click("I have checked it")
	chair := s.at(s.Chair)
	chair.Click("Sign the record")
	chair.Click("See who gets it, and sign")
	chair.Sees(ben, col, mel)
	chair.Click("Sign the record and approve the copies")
	unit := s.at(s.Unit)
	unit.Click("Issue the record")
	unit.Click("See who gets it")
	unit.Click("Issue the copies")
	unit.Sees("Copies issued")
}

func (s *twoFathers) eachFatherReadsAndPrintsHisOwnCopy() {
	for _, of := range s.fathers {
		one := s.one(of.name)
		s.hidden(of, one)
		one.Click("Read your copy of what was written down")
		one.Sees("This is your own copy", of.wall, of.child+" laughs again")
		s.hidden(of, one, s.others(of)...)
		one.Click("Print this, or make it larger")
		one.Sees(of.wall)
		s.hidden(of, one, s.others(of)...)
	}
}

func (s *twoFathers) theMothersCopyHoldsBoth() {
	one := s.one(mel)
	one.Click("Read your copy of what was written down")
	one.Sees(wallOfAva, wallOfKai, ofBoth, "Nobody else could come at night", "A coat was found")
}
