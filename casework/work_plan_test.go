package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/enquiry"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/timescale"
)

func TestAVisitUnderAChildInNeedPlanIsAnnouncedOrABreach(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ChildInNeedPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		if !v.NoticeOnly {
			t.Fatal("this procedure does not promise notice")
		}
		n := casework.NewVisit{Plan: v.ID, On: w.Today().AddDays(2), Begins: "15:00", Children: []coregroup.Seen{{Child: p.ava}}}
		if _, err := w.Desk.ArrangeVisit(t.Context(), w.Doing(w.SocialWorker), n); !errors.Is(err, coregroup.ErrMustAnnounce) {
			t.Errorf("a visit without notice: %v", err)
		}
		n.Announced, n.Told = true, []access.PersonID{p.motherID}
		if _, err := w.Desk.ArrangeVisit(t.Context(), w.Doing(w.SocialWorker), n); err != nil {
			t.Fatal(err)
		}
		if n := len(p.of(t, p.mother, p.ava).Visits); n != 1 {
			t.Errorf("the mother sees %d visits beforehand", n)
		}
		if n := len(p.of(t, p.ben, p.ava).Visits); n != 0 {
			t.Errorf("Ben, who was not told, sees %d visits", n)
		}
		made := casework.NewVisit{
			Plan: v.ID, On: w.Today(), Children: []coregroup.Seen{{Child: p.ava, Seen: true, Alone: true}},
			Words: coregroup.VisitWords{Where: "At home", Breach: "A neighbour rang"},
		}
		if _, err := w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), made); err != nil {
			t.Fatalf("recording it truly: %v", err)
		}
		if !hasTask(t, w, w.Manager, casework.TaskBreach) {
			t.Error("it did not reach the team manager")
		}
		made.Enquiry, made.Words.Breach = true, ""
		if _, err := w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), made); err != nil {
			t.Errorf("a visit of a section 47 enquiry: %v", err)
		}
	}, world.Procedure("derby-derbyshire"))
}

func hasTask(t *testing.T, w *world.World, who access.Actor, k casework.TaskKind) bool {
	t.Helper()
	list, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(list.Show().Tasks, func(one casework.Task) bool { return one.Kind == k })
}

func TestLateHelpIsShownToTheFamilyTheGroupAndTheManager(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		id, err := w.Desk.AddLine(t.Context(), w.Doing(w.SocialWorker), casework.NewLine{
			Plans: []plan.ID{v.ID}, Kind: plan.Help, Owner: access.Party(w.SocialWorker.Account), ByOn: w.Today().AddDays(5),
			Words: plan.LineWords{Action: "A place at the nursery"}, To: casework.Readers{Audience: access.For(access.Everyone)},
		})
		if err != nil {
			t.Fatal(err)
		}
		w.SetDay(w.Today().AddDays(6))
		late := slices.ContainsFunc(p.of(t, p.mother, p.ava).Lines, func(l casework.LineView) bool { return l.ID == id && l.Overdue })
		if !late || !hasTask(t, w, w.Manager, casework.TaskLateHelp) || !hasTask(t, w, w.HealthVisitor, casework.TaskLateHelp) {
			t.Error("late help is not shown as late")
		}
		if _, err := w.Desk.TakeUpHelp(t.Context(), w.Doing(w.SocialWorker), id, plan.WasTakenUp, "Since Monday"); err != nil {
			t.Fatal(err)
		}
		if hasTask(t, w, w.Manager, casework.TaskLateHelp) {
			t.Error("help that was taken up is late still")
		}
	})
}

func TestAParentsProposalBecomesALineOrHasAnAnswer(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id := p.of(t, p.mother, p.ava).ID
		made, err := w.Desk.Propose(t.Context(), w.Doing(p.mother), id, "My sister has them on Fridays", "")
		if err != nil {
			t.Fatal(err)
		}
		if !hasTask(t, w, w.SocialWorker, casework.TaskProposal) {
			t.Error("the social worker is not asked to answer")
		}
		a := casework.ProposalAnswer{Plan: id, Proposal: made, Said: "Yes, that helps", Line: &casework.NewLine{
			Kind: plan.Action, Owner: access.Party(p.motherID), ByOn: w.Today().AddDays(9),
			Words: plan.LineWords{Action: "Mel’s sister has the children on Fridays", Know: "Mel tells us"},
		}}
		if _, err := w.Desk.AnswerProposal(t.Context(), w.Doing(w.SocialWorker), a); err != nil {
			t.Fatal(err)
		}
		got := p.of(t, p.mother, p.ava).Proposals
		if len(got) != 1 || got[0].State != plan.MadeLine || got[0].Answer != "Yes, that helps" {
			t.Errorf("the mother sees %+v", got)
		}
		if n := len(p.of(t, p.ben, p.ava).Proposals); n != 0 {
			t.Error("Ben reads what the mother proposed")
		}
		if _, err := w.Desk.AnswerProposal(t.Context(), w.Doing(w.SocialWorker), a); !errors.Is(err, plan.ErrHasAnswer) {
			t.Errorf("answered twice: %v", err)
		}
	})
}

func TestAMemberOfTheFamilyInTheGroupGetsNoProfessionalsPart(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		if _, err := w.Desk.ViewPlan(t.Context(), p.mother, p.of(t, p.mother, p.ava).ID); err == nil {
			t.Error("the mother opened the professionals' page")
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), p.mother, enquiry.ID("any")); err == nil {
			t.Error("the mother opened an enquiry")
		}
	})
}

func TestAnAnswerToACoreGroupStaysWithItsDayAndIsAskedForAnewForAnother(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		m := p.of(t, w.SocialWorker, p.ava).Meetings[0]
		do := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err := w.Desk.ReplyMeeting(t.Context(), w.Doing(p.mother), m.ID, coregroup.Coming)
		do(err)
		plans := func(on timescale.Date, place string) {
			t.Helper()
			_, err := w.Desk.PlanMeeting(t.Context(), w.Doing(w.SocialWorker), casework.MeetingPlan{Meeting: m.ID, On: on, Begins: "11:00", Place: place})
			do(err)
		}
		plans(m.HeldOn, "Another room")
		if now := p.of(t, p.mother, p.ava).Meetings[0]; now.Mine != coregroup.Coming || len(now.MineWas) != 0 {
			t.Errorf("on the same day: %s, before %v", now.Mine, now.MineWas)
		}
		plans(m.HeldOn.AddDays(1), "Another room")
		now := p.of(t, p.mother, p.ava).Meetings[0]
		want := []coregroup.EarlierReply{{On: m.HeldOn, Said: coregroup.Coming}}
		if now.Mine != coregroup.Invited || !slices.Equal(now.MineWas, want) {
			t.Errorf("on another day: %s, before %v", now.Mine, now.MineWas)
		}
		kept := 0
		for _, came := range p.of(t, w.SocialWorker, p.ava).Meetings[0].Came {
			if slices.Equal(came.Earlier, want) {
				kept++
			} else if len(came.Earlier) > 0 {
				t.Errorf("%s answered nothing before, but %v", came.Member.Who.Name, came.Earlier)
			}
		}
		if kept != 1 {
			t.Errorf("the worker reads of the earlier answer %d times", kept)
		}
	})
}

func TestWhoJoinsACoreGroupAtAReviewIsInvitedToTheMeetingThatKeepsItsDay(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		m := p.of(t, w.SocialWorker, p.kai).Meetings[0]
		if _, err := w.Desk.ReplyMeeting(t.Context(), w.Doing(p.mother), m.ID, coregroup.NotComing); err != nil {
			t.Fatal(err)
		}
		p.close(t, conference.Review, p.first, conference.Closing{
			Decisions: []conference.Decision{decision(p.ava, conference.ProtectionPlan), decision(p.kai, conference.ProtectionPlan)},
			NextSteps: conference.NextSteps{
				LeadWorker: w.SocialWorker.Account, FirstCoreGroupOn: m.HeldOn, FirstBegins: m.Begins, Words: conference.NextWords{Place: m.Words.Place},
				CoreGroup: []conference.CoreMember{{Party: access.Party(w.Teacher.Account), Role: "school"}},
			},
		})
		states := map[string]coregroup.Presence{}
		for _, came := range p.of(t, w.SocialWorker, p.kai).Meetings[0].Came {
			states[came.Member.Role] = came.State
		}
		if states["school"] != coregroup.Invited || states["mother"] != coregroup.NotComing {
			t.Errorf("the school and the mother stand as %v", states)
		}
	})
}
