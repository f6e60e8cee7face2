package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
)

// waitsFor reports whether a task of this kind is on somebody's list.
func waitsFor(t *testing.T, w *world.World, who access.Actor, kind casework.TaskKind) bool {
	t.Helper()

	list, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(list.Show().Tasks, func(one casework.Task) bool { return one.Kind == kind })
}

func TestAChildChoosesTheirOwnPartAndNobodyElsesAndKeepsWhatTheySaid(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Ava Example", "Kai Example")
		ava := w.Member(c.Family, access.PartChild, "", c.Children[0].ID)
		kai := w.Member(c.Family, access.PartChild, "", c.Children[1].ID)
		w.InviteMember(c.ID, ava, conference.RoleChild)
		if !waitsFor(t, w, w.SocialWorker, casework.TaskChooseWay) {
			t.Error("the social worker is not told that two children have no way to take part")
		}
		if _, err := w.Desk.ChooseOwnPart(t.Context(), w.Doing(ava), c.ID, conference.ComesPart, "Not with my uncle"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ChooseOwnPart(t.Context(), w.Doing(kai), c.ID, conference.ComesPart, ""); !errors.Is(err, conference.ErrNoOwnManner) {
			t.Errorf("a child who is not invited comes: %v", err)
		}
		if _, err := w.Desk.ChooseOwnPart(t.Context(), w.Doing(kai), c.ID, conference.SendsDrawing, "I draw it"); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewOwnPart(t.Context(), kai, c.ID)
		if err != nil || seen.Show().Taking.Words.Own != "I draw it" || seen.Show().Taking.Child != kai.Person {
			t.Errorf("Kai reads %+v, %v", seen.Show().Taking, err)
		}
		if waitsFor(t, w, w.SocialWorker, casework.TaskChooseWay) {
			t.Error("each child has a way, and the social worker is still asked")
		}
		if _, err := w.Desk.ChooseParticipation(t.Context(), w.Doing(w.SocialWorker), conference.Participation{
			Conference: c.ID, Child: ava.Person, Manner: conference.MeetsChair,
			Words: conference.ParticipationWords{Reason: "Her uncle will be there throughout", Talk: "With her mother", Misses: "I tell you after"},
		}); err != nil {
			t.Fatal(err)
		}
		seen, err = w.Desk.ViewOwnPart(t.Context(), ava, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := seen.Show().Taking; got.Manner != conference.MeetsChair || got.Words.Chose != conference.ComesPart || got.Words.Misses == "" {
			t.Errorf("Ava reads %+v", got)
		}
		mother := w.Member(c.Family, access.PartParent, "Mel Example", ava.Person)
		if _, err := w.Desk.ViewOwnPart(t.Context(), mother, c.ID); err == nil {
			t.Error("the mother reads what her daughter chose")
		}
	})
}

func TestAChildAsksForAnAdvocateOnceAndTheUnitFindsOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Ava Example")
		ava := w.Member(c.Family, access.PartChild, "", c.Children[0].ID)
		w.InviteMember(c.ID, ava, conference.RoleChild)
		for range 2 {
			if _, err := w.Desk.AskForCompanion(t.Context(), w.Doing(ava), c.ID, casework.Companion{Kind: casework.AnAdvocate}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Desk.SayNeeds(t.Context(), w.Doing(ava), c.ID, nil, true, ""); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewOwnInvitation(t.Context(), ava, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if needs := seen.Show().Own.Needs; len(needs) != 1 || needs[0].Kind != casework.AnAdvocate {
			t.Errorf("Ava asked for %+v", needs)
		}
		if !waitsFor(t, w, w.Unit, casework.TaskArrange) {
			t.Error("the unit is not told")
		}
	})
}

func TestOnlyTheParentWhoIsNotInvitedReadsWhy(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		parent := func(called string, tie family.Tie) access.Actor {
			who := w.Member(c.Family, access.PartParent, called, c.Children[0].ID)
			if _, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
				Person: who.Person, Child: c.Children[0].ID, Tie: tie, Responsibility: family.Holds,
			}); err != nil {
				t.Fatal(err)
			}
			return who
		}
		mel, ben := parent("Mel Example", family.Mother), parent("Ben Example", family.Father)
		w.InviteMember(c.ID, mel, conference.RoleParent)
		if _, err := w.Desk.DecideNotToInvite(t.Context(), w.Doing(w.Chair), c.ID, ben.Person, world.Secret); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewNotAsked(t.Context(), ben, c.ID)
		if err != nil || seen.Show().Reason != world.Secret {
			t.Errorf("he reads %+v, %v", seen.Show(), err)
		}
		if _, err := w.Desk.ViewNotAsked(t.Context(), mel, c.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("she reads why he is not invited: %v", err)
		}
		if _, err := w.Desk.ViewOwnInvitation(t.Context(), ben, c.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("he reads when and where it is: %v", err)
		}
	})
}
