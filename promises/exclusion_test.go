package promises

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/browser"
	"kith/procedure"
	"kith/statement"
	"kith/timescale"
)

// decides has the chair decide on the form that Ben misses the whole conference or a part of it.
func (s *sitting) decides(chair *browser.Person, ben access.Actor, ground, part string) {
	chair.Go(s.at("/apart/" + s.Seat(ben)))
	chair.Choose(ground)
	chair.Fill("Why?", "Mel has told the police that she is afraid of him")
	if part != "" {
		chair.Fill("Which part will they miss?", part)
	}
	chair.Fill("What will Ben Example be told?", "We want everyone to be able to speak freely. What you think counts as much as if you were in the room.")
	chair.Choose("They write to the chair, who reads it out")
	chair.Select("Who tells them?", "Jo Reed, Social worker")
	chair.Select("Who tells them afterwards what was decided?", "Jo Reed, Social worker")
	chair.Check("I have read the words for Ben Example as they will. They give nobody away")
	chair.Click("Record the decision")
}

func offered(p *Proof, chair *browser.Person, of string, grounds []procedure.Ground) []string {
	p.t.Helper()

	all := make([]string, len(grounds))
	for i, g := range grounds {
		all[i] = of + ". " + g.Words
	}
	chair.Sees(all...)
	return all
}

func TestAParentIsKeptOutOnAGroundHereAndToldBefore(t *testing.T) {
	t.Parallel()

	const why = "/my/meetings/{conference}/why"
	Proves(t, []Claim{
		{ID: "CW-27", Behind: why}, {ID: "CE-06", Behind: why}, {ID: "GH-12", Behind: why}, {ID: "GH-11", Behind: "/meetings/{conference}/run"},
	}, func(p *Proof) {
		ids := []string{"CW-27", "CE-06", "GH-12"}
		s := p.sitting()
		father := s.Asks("Ben Example", family.Father, s.kai)
		chair := p.As("chair", p.Chair)
		chair.Go(s.at("/apart"))
		for _, id := range ids {
			chair.Saw(id, "Keeping a parent out is exceptional")
		}
		chair.Click("Decide : Ben Example")
		grounds := offered(p, chair.Person, "The whole conference", p.words().Exclusion.Whole.Value)
		if p.Tenant.Procedure == "cheshire-east" {
			chair.Saw("CE-06", "The person might be obstructive", "presence might interfere with an investigation", "outside these grounds")
			chair.DoesNotSee("disrupt")
			grounds[0] = "The whole conference, to keep somebody safe, outside these grounds"
		}
		s.decides(chair.Person, father, grounds[0], "")
		chair.Sees("Not at the conference")
		chair.Screenshot("exclusion/chair")
		chair.Go(s.at("/apart/" + s.Seat(father)))
		chair.Screenshot("exclusion/decide")
		chair.Fill("What will Ben Example be told?", "Kai asked us that you are not there.")
		chair.Check("I have read the words for Ben Example as they will. They give nobody away")
		chair.Click("Record the decision")
		for _, id := range ids {
			chair.Saw(id, "These words name Kai. Say it without naming anybody else of the family")
		}
		if p.Tenant.Procedure == "cheshire-east" {
			unit := p.Anyone(p.Unit)
			unit.Go(s.at("/apart"))
			unit.Sees("Outside the grounds of this procedure")
			unit.DoesNotSee("afraid of him")
		}

		for _, who := range []access.Actor{s.mother, father} {
			s.Do(p.Desk.RecordTalk(p.t.Context(), p.Doing(p.Chair), s.ID, conference.Talk{
				Invitation: s.Seat(who), Held: true, Words: conference.TalkWords{When: "8:30am", Agreed: "Each in their own way"},
			}))
		}
		chair.Go(s.at("/run"))
		for _, id := range ids {
			chair.Saw(id, "Tell Ben Example that they are not to be there for all or part of it")
		}
		chair.DoesNotSee("Open the conference")
		chair.Click("Tell Ben Example that they are not to be there for all or part of it")
		chair.Select("Who told them?", "Jo Reed, Social worker")
		chair.Fill("At what time?", "9am")
		chair.Click("Record it")
		for _, id := range ids {
			chair.Saw(id, "Jo Reed, "+p.Today().Long()+" at 9:00am")
		}

		ben := p.As("parent", father, browser.Width(360), browser.NoScript)
		ben.Go("/")
		ben.Sees("is held without you")
		ben.DoesNotSee("Join the meeting", "Tell us if you can come")
		ben.Screenshot("exclusion/home-360")
		ben.Click("Read why, and how you will be heard")
		for _, id := range ids {
			ben.Saw(id, "We ask you not to come to the meeting", "We want everyone to be able to speak freely.",
				"You can write what you want to say. The person who runs the meeting reads it out.", "Jo Reed tells you afterwards what was decided.")
		}
		ben.Saw("GH-11", "You can write what you want to say. The person who runs the meeting reads it out.")
		ben.DoesNotSee("afraid", grounds[0])
		ben.MeetsWCAG()
		ben.Screenshot("exclusion/why-360")
		ben.Fill("What do you want to say?", "I would like Kai to know that I wanted to come")
		ben.Click("Tell the person who runs the meeting")
		ben.Sees("I would like Kai to know that I wanted to come")
		mel := p.Anyone(s.mother, browser.Width(360))
		mel.Go("/")
		mel.Sees("Join the meeting")
		mel.DoesNotSee("without you", "Ben", "speak freely")

		chair.Go(s.at("/run"))
		chair.Click("Open the conference")
		chair.Saw("GH-11", "Read out the letter from Ben Example")
		chair.Go(s.at("/close"))
		chair.Saw("GH-11", "The words of Ben Example were given to the conference")
		chair.Go(s.at("/run"))
		chair.Screenshot("exclusion/run")
		chair.Click("Mark as read : Read out the letter from Ben Example")
		chair.Saw("GH-11", "Done")
		ben.Go(s.at("/room"))
		ben.Sees("You are not at this meeting")
		ben.Screenshot("exclusion/room-360")
	})
}

func TestAParentIsOutOfAClosedPartAndHearsWhatTheChairShares(t *testing.T) {
	t.Parallel()

	const parts = "/meetings/{conference}/closed"
	Proves(t, []Claim{{ID: "CW-28", Behind: parts}, {ID: "CE-14", Behind: parts}, {ID: "GH-12", Behind: parts}}, func(p *Proof) {
		ids := []string{"CW-28", "CE-14", "GH-12"}
		s := p.sitting()
		father := s.Joins("Ben Example", s.kai)
		chair := p.As("chair", p.Chair)
		chair.Go(s.at("/apart/" + s.Seat(father)))
		grounds := offered(p, chair.Person, "A part of it", p.words().Exclusion.Part.Value)
		s.decides(chair.Person, father, grounds[0], "What the police hold")
		s.Do(p.Desk.TellExclusion(p.t.Context(), p.Doing(p.SocialWorker), s.ID, s.Seat(father), conference.Telling{
			By: p.SocialWorker.Account, At: timescale.InstantOf(p.Clock.Now()),
		}))
		s.Opened(s.mother, father)
		heading := s.Run().Wall[0]
		s.Writes(casework.Writing{Heading: heading.Key, Kind: statement.Fact, Text: "Kai is at school every day", Children: []access.PersonID{s.kai}})

		ben := p.As("parent", father, browser.Width(360))
		ben.Go(s.at("/room"))
		ben.Sees("Kai is at school every day")
		chair.Go(s.at("/closed"))
		for _, id := range []string{"CW-28", "GH-12"} {
			chair.Saw(id, "Begin a closed part")
		}
		chair.Check("Ben Example, parent")
		chair.Fill("When can they come back?", "10:30am")
		chair.Screenshot("exclusion/begin-part")
		chair.Click("Begin the closed part")
		ben.NoLongerSees("Kai is at school every day")
		for _, id := range ids {
			ben.Saw(id, "This part of the meeting is private", "We will come and get you at about 10:30am.")
		}
		ben.MeetsWCAG()
		ben.Screenshot("exclusion/part-360")
		for _, words := range []string{"The police hold an old caution", "Mel goes to a class on Tuesdays"} {
			s.Writes(casework.Writing{Heading: heading.Key, Kind: statement.Fact, Text: words, Children: []access.PersonID{s.kai}})
		}
		mel := p.Anyone(s.mother, browser.Width(360))
		mel.Go(s.at("/room"))
		mel.Sees("This part of the meeting is private, until about 10:30am", "The police hold an old caution", "Mel goes to a class on Tuesdays")
		mel.Screenshot("exclusion/others-360")
		ben.DoesNotSee("old caution", heading.Title)
		chair.Go(s.at("/closed"))
		chair.Click("End the closed part")
		ben.Sees("Kai is at school every day")
		ben.DoesNotSee("old caution", "class on Tuesdays")
		chair.Screenshot("exclusion/share")
		chair.Click("Share with Ben Example : The police hold an old caution")
		chair.Saw("CW-28", "Shared with Ben Example.", "from 9:00am to 9:00am")
		ben.Sees("The police hold an old caution")
		ben.DoesNotSee("class on Tuesdays")

		s.outlined()
		s.Views(s.kai, conference.ProtectionPlan, s.mother, father)
		s.decided()
		s.Do(p.Desk.SetNextSteps(p.t.Context(), p.Doing(p.Chair), s.ID, s.nextSteps()))
		s.closed()
		s.issued()
		ben.Go("/")
		ben.Click("Your own copy of what was said")
		for _, id := range ids {
			ben.Saw(id, "Kai is at school every day", "The police hold an old caution")
		}
		ben.DoesNotSee("class on Tuesdays")
		mel.Go("/")
		mel.Click("Your own copy of what was said")
		mel.Sees("class on Tuesdays")
	})
}
