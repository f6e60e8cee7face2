package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/statement"
)

var forEverybody = casework.Readers{Audience: access.For(access.Everyone)}

// line adds a line to Ava's plan and answers whether it is there.
func (p *planned) adds(t *testing.T, action string, owner access.Party, to casework.Readers) (plan.LineID, error) {
	t.Helper()
	return p.w.Desk.AddLine(t.Context(), p.w.Doing(p.w.SocialWorker), casework.NewLine{
		Plans: []plan.ID{p.of(t, p.w.SocialWorker, p.ava).ID}, Kind: plan.Action, Owner: owner, ByOn: p.w.Today().AddDays(9), To: to,
		Words: plan.LineWords{Action: action, Know: "We see it"},
	})
}

// reads reports whether a line stands in Ava's plan as somebody sees it.
func (p *planned) reads(t *testing.T, who access.Actor, action string) bool {
	t.Helper()
	return slices.Contains(actions(p.of(t, who, p.ava)), action)
}

func TestALineMadeFromWhatAParentProposedIsForNobodyWhoMayNotReadTheProposal(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id := p.of(t, p.mother, p.ava).ID
		proposes := func(to access.AudienceKind, action string, owner access.Party, readers casework.Readers) error {
			t.Helper()
			made, err := w.Desk.Propose(t.Context(), w.Doing(p.mother), id, "I would like: "+action, to)
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.Desk.AnswerProposal(t.Context(), w.Doing(w.SocialWorker), casework.ProposalAnswer{Plan: id, Proposal: made, Line: &casework.NewLine{
				Kind: plan.Action, Owner: owner, ByOn: w.Today().AddDays(9), Words: plan.LineWords{Action: action, Know: "She says so"}, To: readers,
			}})
			return err
		}
		mother, father := access.Party(p.motherID), access.Party(p.benID)
		if err := proposes("", "A class on Tuesdays", mother, forEverybody); err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{p.mother, w.SocialWorker, w.HealthVisitor} {
			if !p.reads(t, who, "A class on Tuesdays") {
				t.Errorf("%s %s does not have what is for professionals and the mother", who.Office, who.Account)
			}
		}
		if p.reads(t, p.ben, "A class on Tuesdays") {
			t.Error("the father reads a line made from what the mother said to professionals")
		}
		if err := proposes("", "Ben keeps away", father, casework.Readers{}); !errors.Is(err, casework.ErrOwnerReads) {
			t.Errorf("his to do, and not his to read: %v", err)
		}
		if err := proposes(access.Everyone, "Fridays with an aunt", mother, casework.Readers{}); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("nobody chose who may read it: %v", err)
		}
		if err := proposes(access.Everyone, "Fridays with an aunt", mother, forEverybody); err != nil {
			t.Fatal(err)
		}
		if !p.reads(t, p.ben, "Fridays with an aunt") {
			t.Error("the father does not read what the mother proposed for everyone")
		}
	})
}

func TestWhoSaysHowALineIsGoingTellsNobodyWhoMayNotReadTheLine(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id, err := p.adds(t, "A class on Tuesdays", access.Party(p.motherID), casework.Readers{Without: string(p.benID)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.SayProgress(t.Context(), w.Doing(p.ben), casework.Going{Line: id, Going: plan.Started}); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the father of a line that is not there for him: %v", err)
		}
		if _, err := w.Desk.SayProgress(t.Context(), w.Doing(w.HealthVisitor), casework.Going{
			Line: id, Going: plan.Started, Words: plan.ProgressWords{Said: "She was there twice"},
		}); err != nil {
			t.Fatal(err)
		}
		if !holds(t, p.of(t, p.mother, p.ava), "She was there twice") || holds(t, p.of(t, p.ben, p.ava), "She was there twice") {
			t.Error("what is said of the line does not go where the line goes")
		}
		if err := p.hold(t, w.HealthVisitor, p.of(t, w.HealthVisitor, p.ava), false); err != nil {
			t.Errorf("the group goes through the line: %v", err)
		}
	})
}

func TestNobodyIsGivenALineThatTheyCouldNotRead(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		if _, err := p.adds(t, "Nobody chose", access.Party(p.motherID), casework.Readers{}); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("with two parents and nobody chosen: %v", err)
		}
		if _, err := p.adds(t, "Without a stranger", access.Party(p.motherID), casework.Readers{Without: "no such person"}); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("without somebody who is not there: %v", err)
		}
		for _, to := range []casework.Readers{{Without: string(p.benID)}, {Audience: access.For(access.Professionals)}} {
			if _, err := p.adds(t, "Ben's to do", access.Party(p.benID), to); !errors.Is(err, casework.ErrOwnerReads) {
				t.Errorf("Ben's, for %+v: %v", to, err)
			}
		}
		id, err := p.adds(t, "Look at the stairs", access.Party(p.benID), forEverybody)
		if err != nil {
			t.Fatal(err)
		}
		change := casework.NewLine{
			Owner: access.Party(p.benID), ByOn: w.Today().AddDays(9), To: casework.Readers{Audience: access.For(access.Professionals)},
			Words: plan.LineWords{Action: "Look at the stairs", Know: "We see it", Why: "It is for us"},
		}
		if _, err := w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), id, change); !errors.Is(err, casework.ErrOwnerReads) {
			t.Errorf("taken out of his hands unseen: %v", err)
		}
		change.Owner = access.Party(w.SocialWorker.Account)
		if _, err := w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), id, change); err != nil {
			t.Fatal(err)
		}
		if p.reads(t, p.ben, "Look at the stairs") {
			t.Error("Ben reads what is for professionals now")
		}
		change.Owner, change.To = access.Party(p.benID), casework.Readers{}
		if _, err := w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), id, change); !errors.Is(err, casework.ErrOwnerReads) {
			t.Errorf("given to somebody who may not read it: %v", err)
		}
	})
}

func TestHowALineReadBeforeStaysWithThoseWhoMightReadItThen(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id, err := p.adds(t, "Ask the police about Ben", access.Party(w.SocialWorker.Account), casework.Readers{Audience: access.For(access.Professionals)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.SayProgress(t.Context(), w.Doing(w.HealthVisitor), casework.Going{
			Line: id, Going: plan.Started, Words: plan.ProgressWords{Said: "They call back on Monday"},
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), id, casework.NewLine{
			Owner: access.Party(w.SocialWorker.Account), ByOn: w.Today().AddDays(9), To: forEverybody,
			Words: plan.LineWords{Action: "Talk with Ben", Know: "We have talked", Why: "It can be said now"},
		}); err != nil {
			t.Fatal(err)
		}
		if v := p.of(t, p.ben, p.ava); !holds(t, v, "Talk with Ben") || holds(t, v, "Ask the police") || holds(t, v, "call back on Monday") {
			t.Error("Ben reads what was for professionals, or not what is for everyone")
		}
		if v := p.of(t, w.SocialWorker, p.ava); !holds(t, v, "Ask the police") || !holds(t, v, "call back on Monday") {
			t.Error("how it was is lost to those who might read it")
		}
	})
}

func TestALineOfTheOutlineIsForThoseWhomItsWriterChoseAndSoIsTheLineOfThePlan(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother := s.Joins("Mia Example", kai)
		father := s.Joins("Ben Example", kai)
		s.Opened(mother, father)
		adds := func(action, from string, owner access.Actor, to casework.Readers) error {
			t.Helper()
			return w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
				Children: []access.PersonID{kai}, ByOn: w.Today().AddDays(14), From: from,
				Words: conference.LineWords{Change: "Kai is safe", Action: action, Know: "The school says so"},
			}, s.Seat(owner), to)
		}
		if err := adds("A class on Tuesdays", "", mother, casework.Readers{}); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("nobody chose: %v", err)
		}
		without := casework.Readers{Without: s.Seat(father)}
		if err := adds("A class on Tuesdays", "", father, without); !errors.Is(err, casework.ErrOwnerReads) {
			t.Errorf("the father's, and not for him: %v", err)
		}
		s.Do(adds("A class on Tuesdays", "", mother, without))

		said := casework.Writing{
			Heading: s.Run().Wall[0].Key, Text: "The police were there", Kind: statement.Fact, Children: []access.PersonID{kai},
			Audience: access.For(access.Professionals),
		}
		s.Writes(said)
		entry := s.Run().Wall[0].Entries[0].ID
		s.Do(adds("Ask what the police saw", entry, w.SocialWorker, forEverybody))
		if room := s.Room(father); holds(t, room, "class on Tuesdays") || holds(t, room, "the police saw") {
			t.Error("the father reads a line that is not for him")
		}
		if room := s.Room(mother); !holds(t, room, "class on Tuesdays") || holds(t, room, "the police saw") {
			t.Error("the mother does not read hers, or reads what is for professionals")
		}
		for _, l := range s.Run().Outline {
			if l.Readers != map[string]string{"A class on Tuesdays": "Everybody but Ben Example", "Ask what the police saw": "Professionals only"}[l.Words.Action] {
				t.Errorf("the recorder reads of %q that it is for: %q", l.Words.Action, l.Readers)
			}
		}
		s.Decides(kai, conference.ProtectionPlan, mother, father)
		s.Ends(mother)
		mine, err := w.Desk.ViewMyPlans(t.Context(), mother)
		s.Do(err)
		v := mine.Show().Plans[0]
		his, err := w.Desk.ViewMyPlan(t.Context(), father, v.ID)
		s.Do(err)
		staff, err := w.Desk.ViewPlan(t.Context(), w.SocialWorker, v.ID)
		s.Do(err)
		club, class, police := "A place at the breakfast club", "A class on Tuesdays", "Ask what the police saw"
		for i, want := range [][]string{{club}, {class, club}, {class, club, police}} {
			if got := actions([]casework.PlanView{his.Show(), v, staff.Show()}[i]); !slices.Equal(got, want) {
				t.Errorf("in the plan reader %d reads %q, want %q", i, got, want)
			}
		}
	})
}
