package promises

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/browser"
	"kith/statement"
)

// comes lets Kai sign in and brings him into the room.
func (s *sitting) comes() access.Actor {
	s.p.t.Helper()

	me := s.p.Member(s.Family, access.PartChild, "Kai Example", s.kai)
	s.p.InviteMember(s.ID, me, conference.RoleChild)
	s.Marks(me, conference.InRoom)
	return me
}

// issued takes the record of the conference to its readers.
func (s *sitting) issued() {
	s.p.t.Helper()

	_, err := s.p.Desk.CheckRecord(s.p.t.Context(), s.p.Doing(s.p.Recorder), s.ID)
	s.Do(err)
	seen, err := s.p.Desk.ViewRecipients(s.p.t.Context(), s.p.Chair, s.ID)
	s.Do(err)
	_, err = s.p.Desk.SignRecord(s.p.t.Context(), s.p.Doing(s.p.Chair), s.ID, seen.Show().Approval)
	s.Do(err)
	_, err = s.p.Desk.IssueRecord(s.p.t.Context(), s.p.Doing(s.p.Unit), s.ID, "")
	s.Do(err)
}

func TestAChildIsHeardAndFindsTheirWordsInTheRecord(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "DD-14", Behind: "/records/{copy}"},
		{ID: "YP-06", Behind: "/meetings/{conference}/children/{child}/heard"},
		{ID: "YP-07", Behind: "/meetings/{conference}/close"},
	}, func(p *Proof) {
		s := p.sitting()
		me := s.comes()
		s.Opened(s.mother, me)
		kai := p.As("child", me, browser.Width(360), browser.NoScript)
		kai.Go(s.at("/room"))
		wall := s.Run().Wall
		if p.Tenant.Procedure == "derby-derbyshire" {
			kai.Saw("DD-14", "What might it feel like for the child?", "What could happen if things do not get better?")
			for heading, words := range map[string]string{"like-for-child": "It is lonely in the mornings", "nothing-improves": "Kai would stop going to school"} {
				s.Writes(casework.Writing{Heading: heading, Kind: statement.Opinion, Text: words, Children: []access.PersonID{s.kai}, SaidBy: s.Seat(p.Teacher)})
			}
			kai.Reload()
			kai.Saw("DD-14", "It is lonely in the mornings", "Kai would stop going to school")
		}
		for _, h := range wall[1:] {
			s.Writes(casework.Writing{Heading: h.Key, Kind: statement.Opinion, Text: "Something of this was said", Children: []access.PersonID{s.kai}})
		}

		chair := p.Anyone(p.Chair)
		chair.Go(s.at("/children/" + string(s.kai) + "/heard"))
		chair.Choose("They came for the whole meeting")
		chair.Fill("What they want the conference to know", "I want Mum to get up before me.")
		chair.Click("Save")
		s.outlined()
		s.Views(s.kai, conference.ProtectionPlan, s.mother)
		s.decided()
		s.restGivenUp(conference.GateHeadings, conference.GateHeardAll)
		chair.Go(s.at("/close"))
		chair.Sees("Every heading was discussed", "Missing: "+wall[0].Title, "Everybody here was heard", "Mel Example")
		chair.Click("Go on without : Every heading was discussed")
		chair.Fill("Why do you go on without this?", "We had talked of what goes well on Monday.")
		chair.Click("Go on")
		chair.Click("Go on without : Everybody here was heard")
		chair.Fill("Why do you go on without this?", "Some of us had to leave at noon.")
		chair.Click("Go on")
		kai.Go(s.at("/room"))
		kai.Saw("YP-07", "We had talked of what goes well on Monday.", "Some of us had to leave at noon.")
		chair.Click("Close the conference")
		s.issued()

		kai.Go("/")
		kai.Click("Your own copy of what was said")
		kai.Saw("YP-06", "In the family’s own words", "Kai Example", "I want Mum to get up before me.")
		if p.Tenant.Procedure == "derby-derbyshire" {
			kai.Saw("DD-14", "What it is like for the child", "It is lonely in the mornings", "If nothing improves", "Kai would stop going to school")
		}
	})
}

func TestDissentIsForThoseWhoAreThereAndNamesNobody(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "GH-21", Behind: "/meetings/{conference}/room/children/{child}/dissent"}}, func(p *Proof) {
		s := p.sitting()
		s.Opened(s.mother)
		s.outlined()
		s.Views(s.kai, conference.ProtectionPlan, s.mother)
		s.decided()
		s.Marks(p.Police, conference.Absent)
		dissent := s.at("/room/children/" + string(s.kai) + "/dissent")

		teacher := p.As("professional", p.Teacher)
		teacher.Go(dissent)
		teacher.Saw("GH-21", "Talk with the chair first.")
		teacher.DoesNotSee("Record my dissent")
		absent := p.Anyone(p.Police)
		absent.Go(dissent)
		absent.Sees("Only professionals who are at the conference can dissent. Raise your disagreement with your manager")
		absent.DoesNotSee("Record my dissent")
		chair := p.Anyone(p.Chair)
		chair.Go(s.at("/children"))
		chair.Click("Note a talk with somebody who does not agree")
		chair.Select("Whom did you talk with?", "Tom Ashby, school, Hillside Primary School")
		chair.Click("Note the talk")
		teacher.Reload()
		teacher.Fill("What do you not agree with, and why?", "Help would have done, and Mel wants it.")
		teacher.Click("Record my dissent")
		teacher.Saw("GH-21", "A professional formally disagrees: Help would have done, and Mel wants it.")
		s.closed()
		visitor := p.Anyone(p.HealthVisitor)
		visitor.Go(dissent)
		visitor.Sees("The conference is closed, and dissent can no longer be recorded. Raise your disagreement with your manager")
		visitor.DoesNotSee("Record my dissent")
		teacher.Go(s.at("/decided"))
		teacher.Saw("GH-21", "Formal dissent", "Help would have done, and Mel wants it.")
		s.issued()
		mother := p.Anyone(s.mother, browser.Width(360), browser.NoScript)
		mother.Click("Your own copy of what was said")
		mother.Sees("asked for it to be written down", "Help would have done, and Mel wants it.")
		_, dissents, _ := strings.Cut(mother.Text(), "asked for it to be written down")
		if before, _, _ := strings.Cut(dissents, "What was not as it should have been"); strings.Contains(before, "Tom") {
			p.t.Fatalf("the dissent names who dissented: %s", before)
		}
		teacher.Go(mother.Address())
		teacher.Sees("Page not found")
	})
}
