package casework_test

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestTheFamilyReadsOfAVisitThatCameWithoutTheNoticePromised(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ChildInNeedPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		n := casework.NewVisit{
			Plan: v.ID, On: w.Today(), Children: []coregroup.Seen{{Child: p.ava, Seen: true}, {Child: p.kai, Seen: true}},
			Words: coregroup.VisitWords{Where: "At home", Said: "Both were well", Breach: "A neighbour rang"},
		}
		if _, err := w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), n); err != nil {
			t.Fatal(err)
		}
		got := p.of(t, p.mother, p.ava).Breaches
		if len(got) != 1 || got[0].Why != "A neighbour rang" || got[0].On != w.Today() {
			t.Errorf("the mother reads %+v", got)
		}
		if n := len(p.of(t, p.ben, p.ava).Breaches); n != 0 {
			t.Error("Ava’s father reads of a visit to Kai too")
		}
		n.Enquiry, n.Words.Breach = true, ""
		if _, err := w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), n); err != nil {
			t.Fatal(err)
		}
		if n := len(p.of(t, p.mother, p.ava).Breaches); n != 1 {
			t.Error("a visit of the enquiry, which promises no notice, is told as one that broke it")
		}
	}, world.Procedure("derby-derbyshire"))
}

func TestOnlyTheParentWhoWasToldReadsOfLegalAdvice(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		a := store.LegalAdvice{Plan: p.of(t, p.mother, p.ava).ID, About: access.Party(p.motherID), ToldOn: w.Today(), Words: store.AdviceWords{
			Concern: "The door stayed shut", Evidence: "Three visits", Told: "I will ask a lawyer",
		}}
		if _, err := w.Desk.AskLegalAdvice(t.Context(), w.Doing(w.SocialWorker), a); err != nil {
			t.Fatal(err)
		}
		if got := p.of(t, p.mother, p.ava); len(got.Told) != 1 || got.Told[0].Told != "I will ask a lawyer" || len(got.Advice) != 0 {
			t.Errorf("the mother reads %+v and %+v", got.Told, got.Advice)
		}
		if got := p.of(t, p.ben, p.ava); len(got.Told) != 0 || len(got.Advice) != 0 {
			t.Error("Ben reads what the mother was told")
		}
	})
}

func TestAChildKnowsWhenPeopleMeetAboutThemAndNotWhereOrWho(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		ava := w.Member(p.f, access.PartChild, "Ava Example", p.ava)
		got := p.of(t, ava, p.ava)
		if len(got.Meetings) != 1 || got.Meetings[0].HeldOn.IsZero() || got.Meetings[0].Words.Place != "" || len(got.Members) != 0 {
			t.Errorf("Ava knows of %+v with %+v", got.Meetings, got.Members)
		}
		if !got.IsChild || got.IsParent {
			t.Error("the page is not Ava’s own")
		}
		aunt := w.Member(p.f, access.PartRelative, "Nan Example", p.ava)
		if n := len(p.of(t, aunt, p.ava).Meetings); n != 0 {
			t.Errorf("a relative who is no member knows of %d meetings", n)
		}
	})
}
