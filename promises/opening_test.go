package promises

import (
	"testing"

	"kith/internal/testcase/browser"
)

func TestTheConferenceOpensOnceTheChairHasTalkedWithEachParent(t *testing.T) {
	t.Parallel()

	const talk = "/meetings/{conference}/beforehand/{seat}"
	Proves(t, []Claim{{ID: "DD-07", Behind: talk}, {ID: "CE-11", Behind: talk}, {ID: "CW-13", Behind: talk}}, func(p *Proof) {
		s := p.sitting()
		father := s.Joins("Ben Example", s.kai)

		chair := p.As("chair", p.Chair)
		chair.Go(s.at("/run"))
		for _, id := range []string{"DD-07", "CE-11"} {
			chair.Saw(id, "Talk with Mel Example beforehand", "Talk with Ben Example beforehand", "You can open the conference on")
		}
		chair.DoesNotSee("Open the conference")
		chair.Click("Talk with Mel Example beforehand")
		chair.Choose("Yes")
		chair.Fill("When", "9:30am")
		chair.Fill("What did you agree about how they will take part?", "Mel speaks after the school has spoken.")
		chair.Fill("How will sensitive matters be handled?", "Mel’s health is not spoken of when Ben is in the room.")
		chair.Click("Save")
		chair.DoesNotSee("Open the conference")
		chair.Click("Talk with Ben Example beforehand")
		chair.Choose("No")
		chair.Click("Save")
		chair.Sees("Enter why you did not talk. They will read it")
		chair.Fill("Why not", "Your train was late.")
		chair.Click("Save")
		chair.Click("Open the conference")
		chair.Saw("CW-13", "Now, since", "Agreed beforehand", "Mel speaks after the school has spoken.",
			"Sensitive: Mel’s health is not spoken of when Ben is in the room.")

		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		mother.Go(s.at("/room"))
		mother.Saw("CW-13", "What you agreed with the chair", "Mel speaks after the school has spoken.", "Only you and the chair can see this.")
		mother.DoesNotSee("Your train was late")
		ben := p.As("parent", father, browser.Width(360))
		ben.Go(s.at("/room"))
		for _, id := range []string{"DD-07", "CE-11"} {
			ben.Saw(id, "The chair did not talk with you before the meeting. Your train was late.")
		}
		ben.DoesNotSee("Mel speaks after", "Mel’s health")
	})
}
