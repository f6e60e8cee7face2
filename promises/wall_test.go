package promises

import (
	"strings"
	"testing"

	"kith/internal/testcase/browser"
)

// writes puts something on the wall for the room to check, as the recorder.
func writes(recorder *browser.Person, text, heading, by string) {
	recorder.Fill("What was said", text)
	recorder.Select("Under", heading)
	recorder.Select("Said by", by)
	recorder.Select("It is a", "Fact")
	recorder.Click("Check with the room")
}

func TestTheWallHoldsWhatTheRoomAgreed(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "CW-16", Behind: "/meetings/{conference}/room/say"},
		{ID: "GH-07", Behind: "/meetings/{conference}/room/say"},
		{ID: "DD-16", Behind: "/meetings/{conference}/outline"},
	}, func(p *Proof) {
		s := p.sitting()
		s.Opened(s.mother)
		wall := s.Run().Wall
		school := "Tom Ashby, school, Hillside Primary School"

		recorder := p.Anyone(p.Recorder)
		recorder.Go(s.at("/wall"))
		writes(recorder, "Kai was in school four days in five", wall[0].Title, school)
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go(s.at("/room"))
		mother.Saw("CW-16", "Is this right?", "Kai was in school four days in five", "It goes on the wall when we agree that it is right.")
		mother.In(wall[0].Title).DoesNotSee("Kai was in school")
		mother.Click("That is not right")
		mother.Fill("In your own words", "He was off for a week with flu")
		mother.Click("Send to the chair")
		mother.Saw("GH-07", "What you sent to the chair", "The chair has it.")
		chair := p.Anyone(p.Chair)
		chair.Go(s.at("/run"))
		chair.Sees("From the room", "that is not right", "He was off for a week with flu", "About: Kai was in school four days in five")
		recorder.Click("Keep both versions")
		recorder.Fill("The other version", "Kai missed a week with flu and came every other day")
		recorder.Click("Keep both")
		mother.Reload()
		mother.Saw("GH-07", "Answer: Both versions are on the wall, side by side.")
		mother.In(wall[0].Title).Sees("Two versions", "Kai was in school four days in five", "Kai missed a week with flu")

		writes(recorder, "There was no food in the house on Friday", wall[1].Title, school)
		recorder.Click("The room agrees")
		mother.Reload()
		mother.In(wall[1].Title).Click("That is not right")
		mother.Fill("In your own words", "There was food, my sister brought it")
		mother.Click("Send to the chair")
		mother.Saw("CW-16", "Somebody says this is not right")
		recorder.Go(s.at("/wall"))
		recorder.In(wall[1].Title).Click("Check again")
		recorder.Click("The room agrees")
		mother.Reload()
		mother.Saw("CW-16", "There was no food in the house on Friday", "Two versions", "The other version")
		mother.Sees("Answer: The chair went through it with the room again.")
		mother.DoesNotSee("Somebody says this is not right")

		mother.Click("Tell the chair something")
		mother.Choose("A question")
		mother.Fill("In your own words", "Who pays for the club?")
		mother.Click("Send to the chair")
		recorder.Go(s.at("/wall"))
		recorder.Sees("Mel Example, parent: a question", "Who pays for the club?")
		recorder.Fill("Your answer", "The school pays")
		recorder.Click("Answer")
		mother.Reload()
		mother.Saw("GH-07", "Who pays for the club?", "Answer: The school pays")

		by := p.Today().AddDays(10)
		recorder.In(wall[1].Title).Click("Make a line of the plan")
		recorder.Fill("What will be done", "A place at the breakfast club")
		recorder.Select("Who will do it", school)
		fillDate(recorder, "By when", by)
		recorder.Fill("How we will know", "The school says so")
		recorder.Click("Add the line")
		mother.Reload()
		mother.Saw("DD-16", "The outline plan so far", "There was no food in the house on Friday", "A place at the breakfast club", "Tom Ashby", by.Long())
	})
}

func TestEverybodyHasTheirTurnUnderEachHeading(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "DD-13", Behind: "/meetings/{conference}/wall"},
		{ID: "CW-14", Behind: "/meetings/{conference}/room"},
		{ID: "CW-15", Behind: "/meetings/{conference}/wall"},
		{ID: "CE-13", Behind: "/meetings/{conference}/room"},
	}, func(p *Proof) {
		s := p.sitting()
		s.Opened(s.mother)
		wall := s.Run().Wall
		chair := p.Anyone(p.Chair)
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go(s.at("/room"))

		switch p.Tenant.Procedure {
		case "derby-derbyshire":
			mother.Saw("DD-13", "What brought us to this conference?", "What are we worried about, and what are the risks?", "What might help?",
				"What would good look like?", "What needs to change?")
			chair.Go(s.at("/run"))
			chair.Sees("What brought us here", "Worries and risks", "What might help", "What good would look like", "What needs to change")
			chair.Click("Next: What brought us here")
			mother.Reload()
			mother.Saw("DD-13", "The social worker says what led to the conference. You give your view.")
		case "cornwall":
			mother.Saw("CW-14", "What is working well in your family?", "What are we worried about for your child and family?",
				"What is the lived experience of the child?", "What needs to happen for your child to be safe and well looked after?")
			if n := strings.Count(mother.HTML(), `<section class="kith-wall" id=`); n != 4 {
				p.t.Fatalf("there are %d headings on the wall, not four", n)
			}
		}

		chair.Go(s.at("/wall"))
		for _, h := range wall {
			chair.In(h.Title).Sees("Mel Example", "parent: not yet spoken")
		}
		chair.In(wall[0].Title).Click("Passed : Tom Ashby")
		for h := s.Run().Wall[0]; h.Next != nil && h.Next.Name != "Mel Example"; h = s.Run().Wall[0] {
			chair.In(h.Title).Click("Spoke : " + h.Next.Name)
		}
		mother.Reload()
		mother.Saw("CW-15", "It is your turn.", "Passed: Tom Ashby.")
		chair.In(wall[0].Title).Click("Spoke : Mel Example")
		mother.Reload()
		mother.Saw("CW-15", "You spoke here.", "It is the turn of "+s.Run().Wall[0].Next.Name, "Passed: Tom Ashby.")

		mother.In(wall[1].Title).Click("I prefer not to speak today")
		mother.Saw("CE-13", "You prefer not to speak. You can still speak at any time.")
		mother.DoesNotSee("It is your turn")
		chair.Reload()
		chair.Sees("school: not yet spoken")
		chair.DoesNotSee("parent: not yet spoken")
	})
}
