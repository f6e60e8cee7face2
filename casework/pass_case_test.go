package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/testcase/world"
	"kith/report"
)

// carried is a family with work of its social worker's at every place where there can be some.
type carried struct {
	*world.World

	planned world.Planned
	meeting conference.ID
	family  access.FamilyID
	child   access.PersonID
	mother  access.Actor
	report  report.ID
	visit   string
}

func carriedBy(t *testing.T, w *world.World) carried {
	t.Helper()
	booked := w.Booked("Kai Example")
	c := carried{World: w, meeting: booked.ID, family: booked.Family, child: booked.Children[0].ID}
	c.mother = w.Member(c.family, access.PartParent, "Mel Example", c.child)
	c.planned = w.PlanOf(c.meeting, c.family, c.child, c.mother)
	w.InviteMember(c.meeting, c.mother, conference.RoleParent)
	w.Invite(c.meeting, w.SocialWorker, conference.RoleSocialWorker)
	w.Invite(c.meeting, w.Manager, conference.RoleManager)
	c.report = w.ReportOf(c.meeting, w.SocialWorker)
	w.Say(c.report, w.SocialWorker, "Kai sleeps badly", c.child)
	must := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(w.Desk.AddToGroup(t.Context(), w.Doing(w.SocialWorker), c.planned.Plan, access.Party(w.SocialWorker.Account), "social worker", ""))
	must(w.Desk.ReplyMeeting(t.Context(), w.Doing(c.mother), c.planned.Meeting, coregroup.Coming))
	var err error
	c.visit, err = w.Desk.ArrangeVisit(t.Context(), w.Doing(w.SocialWorker), casework.NewVisit{
		Plan: c.planned.Plan, Announced: true, On: w.Today().AddDays(2), Begins: "15:30", Told: []access.PersonID{c.mother.Person},
		Children: []coregroup.Seen{{Child: c.child}},
	})
	must(c.visit, err)
	must(w.Desk.RecordNewVisit(t.Context(), w.Doing(w.SocialWorker), casework.NewVisit{
		Plan: c.planned.Plan, Announced: true, On: w.Today(), Children: []coregroup.Seen{{Child: c.child, Seen: true}},
		Told: []access.PersonID{c.mother.Person}, Words: coregroup.VisitWords{Where: "At home", Said: "Kai drew a house"},
	}))
	return c
}

func (c carried) plan(t *testing.T, who access.Actor) casework.PlanView {
	t.Helper()
	seen, err := c.Desk.ViewPlan(t.Context(), who, c.planned.Plan)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

func TestEverythingNotFinishedGoesWithTheCaseToTheNewWorker(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		old, fresh := w.SocialWorker.Account, w.OtherSocialWorker
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), c.family, fresh.Account, "Jo moves team"); err != nil {
			t.Fatal(err)
		}

		p := c.plan(t, fresh)
		for _, m := range p.Members {
			if m.Who.Name == "Jo Reed" {
				t.Errorf("the former worker sits in the core group still: %+v", p.Members)
			}
		}
		seat := slices.IndexFunc(p.Members, func(m casework.MemberView) bool { return m.Who.Name == "Lena Frost" && m.Role == "social worker" })
		if seat < 0 {
			t.Fatalf("the core group: %+v", p.Members)
		}
		came := p.Meetings[0].Came
		if !slices.ContainsFunc(came, func(v casework.CameView) bool {
			return v.Member.ID == p.Members[seat].ID && v.State == coregroup.Invited
		}) {
			t.Errorf("the new worker is not asked to the planned meeting: %+v", came)
		}
		if !slices.ContainsFunc(came, func(v casework.CameView) bool { return v.State == coregroup.Coming }) {
			t.Errorf("what the mother answered is gone: %+v", came)
		}
		if _, err := w.Desk.ReplyMeeting(t.Context(), w.Doing(fresh), c.planned.Meeting, coregroup.Coming); err != nil {
			t.Errorf("replying as a member: %v", err)
		}
		for _, l := range p.Lines {
			switch l.ID {
			case c.planned.Help:
				if l.Owner.Name != "Lena Frost" || len(l.Versions) != 1 || l.Versions[0].Was.Owner != access.Party(old) {
					t.Errorf("the worker’s line is %s’s, before %+v", l.Owner.Name, l.Versions)
				}
			case c.planned.Line:
				if l.Owner.Name != "Mel Example" {
					t.Errorf("the mother’s line is %s’s", l.Owner.Name)
				}
			}
		}
		for _, v := range p.Visits {
			want := "Lena Frost"
			if v.ID != c.visit {
				want = "Jo Reed" // a visit made keeps its name
			}
			if v.Who.Name != want {
				t.Errorf("the visit of %v (%s) is %s’s", v.On, v.State, v.Who.Name)
			}
		}

		seen, err := w.Desk.ViewReport(t.Context(), fresh, c.report)
		if err != nil {
			t.Fatalf("the report: %v", err)
		}
		if r := seen.Show(); !r.Mine || len(r.Points) != 1 || r.Points[0].Statement.Words.Speaker != "Jo Reed, Social worker" {
			t.Errorf("the report the new worker finds: %+v", r)
		}
		w.Send(c.report, fresh)
		lists(t, w, "after", fresh, []casework.TaskKind{casework.TaskAnswer, casework.TaskHoldGroup, casework.TaskVisit})
		if got := next(t, w, w.SocialWorker); len(got) != 0 {
			t.Errorf("the former worker’s list: %v", got)
		}
		if _, err := w.Desk.ViewPlan(t.Context(), w.SocialWorker, c.planned.Plan); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the former worker sees the plan: %v", err)
		}
		if got := c.asked(t); got["Jo Reed"] != conference.Uninvited || got["Lena Frost"] != conference.Invited ||
			got["Ruth Adeyemi"] != conference.Uninvited || got["Colm Byrne"] != conference.Invited {
			t.Errorf("asked to the conference: %v", got)
		}
	})
}

// asked is how far the invitations to the conference have come, by name.
func (c carried) asked(t *testing.T) map[string]conference.Standing {
	t.Helper()
	seen, err := c.Desk.ViewInvitations(t.Context(), c.Unit, c.meeting)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]conference.Standing{}
	for _, i := range seen.Show().Invited {
		all[i.Name] = i.Invitation.State
	}
	return all
}

func TestAReportThatWasSentKeepsItsWritersName(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		w.Send(c.report, w.SocialWorker)
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), c.family, w.OtherSocialWorker.Account, "Jo moves team"); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewReport(t.Context(), w.OtherSocialWorker, c.report)
		if err != nil {
			t.Fatal(err)
		}
		if r := seen.Show(); r.Mine || r.Writer.Name != "Jo Reed" {
			t.Errorf("the sent report is %s’s, %v", r.Writer.Name, r.Mine)
		}
		// And back again: the invitation that was taken back stands, and nothing is there twice.
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Unit), c.family, w.SocialWorker.Account, "Jo is back"); err != nil {
			t.Fatal(err)
		}
		if got := c.asked(t); got["Jo Reed"] != conference.Invited || got["Lena Frost"] != conference.Uninvited {
			t.Errorf("asked to the conference: %v", got)
		}
	})
}

func TestAManagerWhoLeavesIsReplacedInAFamilyAndTheWorkerStays(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		for reason, to := range map[string]access.AccountID{"": w.OtherManager.Account, "She leaves": w.SocialWorker.Account, "Ruth leaves": w.Manager.Account} {
			if _, err := w.Desk.ReplaceManager(t.Context(), w.Doing(w.Unit), c.family, to, reason); err == nil {
				t.Errorf("replaced by %s because %q", to, reason)
			}
		}
		if _, err := w.Desk.ReplaceManager(t.Context(), w.Doing(w.SocialWorker), c.family, w.OtherManager.Account, "x"); err == nil {
			t.Error("the social worker replaced their manager")
		}
		if _, err := w.Desk.ReplaceManager(t.Context(), w.Doing(w.Manager), c.family, w.OtherManager.Account, "Ruth leaves"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewFamily(t.Context(), w.Manager, c.family); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the former manager sees the family: %v", err)
		}
		seen, err := w.Desk.ViewFamily(t.Context(), w.OtherManager, c.family)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range seen.Show().Staff {
			if h.Kind == access.PartSocialWorker && h.Account != w.SocialWorker.Account {
				t.Errorf("the social worker is %s", h.Name)
			}
		}
		if got := c.asked(t); got["Ruth Adeyemi"] != conference.Uninvited || got["Colm Byrne"] != conference.Invited || got["Jo Reed"] != conference.Invited {
			t.Errorf("asked to the conference: %v", got)
		}
	})
}

func TestAnOfficeIsHandedOverInOneGoAndThenItsHolderLeaves(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		second := w.Enquiry(w.Concern("Ava Example")).Family
		if _, err := w.Desk.CloseAccount(t.Context(), w.Doing(w.Unit), w.Manager.Account); !errors.Is(err, casework.ErrHoldsCases) {
			t.Errorf("leaving with cases: %v", err)
		}
		if _, err := w.Desk.HandOverCases(t.Context(), w.Doing(w.Unit), w.Manager.Account, w.OtherSocialWorker.Account, "x"); !errors.Is(err, casework.ErrNoSuccessor) {
			t.Errorf("to a social worker: %v", err)
		}
		if _, err := w.Desk.HandOverCases(t.Context(), w.Doing(w.OtherManager), w.Manager.Account, w.OtherManager.Account, "x"); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("by somebody who does not answer for her: %v", err)
		}
		if _, err := w.Desk.HandOverCases(t.Context(), w.Doing(w.Unit), w.Manager.Account, w.OtherManager.Account, "Ruth leaves"); err != nil {
			t.Fatal(err)
		}
		for _, f := range []access.FamilyID{c.family, second} {
			if _, err := w.Desk.ViewFamily(t.Context(), w.Manager, f); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("the former manager sees a family: %v", err)
			}
			if _, err := w.Desk.ViewFamily(t.Context(), w.OtherManager, f); err != nil {
				t.Errorf("the new manager does not: %v", err)
			}
		}
		if _, err := w.Desk.CloseAccount(t.Context(), w.Doing(w.Unit), w.Manager.Account); err != nil {
			t.Errorf("leaving: %v", err)
		}
		// The staff are the new manager's: she hands the worker's families over in one go.
		if _, err := w.Desk.HandOverCases(t.Context(), w.Doing(w.OtherManager), w.SocialWorker.Account, w.OtherSocialWorker.Account, "Jo leaves"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.CloseAccount(t.Context(), w.Doing(w.OtherManager), w.SocialWorker.Account); err != nil {
			t.Errorf("leaving: %v", err)
		}
		if _, err := w.Desk.HandOverCases(t.Context(), w.Doing(w.Unit), w.OtherSocialWorker.Account, w.SocialWorker.Account, "x"); !errors.Is(err, casework.ErrNoSuccessor) {
			t.Errorf("to somebody who has left: %v", err)
		}
	})
}

func TestTheManagerIsAskedToReallocateWhereAWorkerHasLeft(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.Concern("Kai Example")
		lists(t, w, "before", w.Manager, nil, casework.TaskGiveWorker, casework.TaskGiveManager)
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.SocialWorker.Account, false); err != nil {
			t.Fatal(err)
		}
		lists(t, w, "the worker left", w.Manager, []casework.TaskKind{casework.TaskGiveWorker}, casework.TaskGiveManager)
		lists(t, w, "the worker left", w.Unit, nil, casework.TaskGiveWorker, casework.TaskGiveManager)
		lists(t, w, "the worker left", w.OtherManager, nil, casework.TaskGiveWorker)
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Manager.Account, false); err != nil {
			t.Fatal(err)
		}
		lists(t, w, "both left", w.Unit, []casework.TaskKind{casework.TaskGiveWorker, casework.TaskGiveManager})
	})
}

func TestWhoeverCoversWritesTheReportAndMakesTheVisitUnderTheirOwnName(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		if _, err := w.Desk.ViewReport(t.Context(), w.OtherSocialWorker, c.report); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("before: %v", err)
		}
		if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Manager), casework.Away{
			Who: w.SocialWorker.Account, Cover: w.OtherSocialWorker.Account, From: w.Today(), Until: w.Today().AddDays(4),
		}); err != nil {
			t.Fatal(err)
		}
		lists(t, w, "covering", w.OtherSocialWorker, []casework.TaskKind{casework.TaskWriteReport, casework.TaskChooseWay, casework.TaskAnswerFor})
		if id := w.ReportOf(c.meeting, w.OtherSocialWorker); id != c.report {
			t.Errorf("the report is %s", id)
		}
		w.Say(c.report, w.OtherSocialWorker, "I saw Kai at school", c.child)
		w.Send(c.report, w.OtherSocialWorker)
		seen, err := w.Desk.ViewReport(t.Context(), w.Unit, c.report)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, p := range seen.Show().Points {
			said = append(said, p.Statement.Words.Speaker)
		}
		if !slices.Equal(said, []string{"Jo Reed, Social worker", "Lena Frost, Social worker"}) {
			t.Errorf("said by %v", said)
		}
		w.SetDay(w.Today().AddDays(2))
		if _, err := w.Desk.RecordVisit(t.Context(), w.Doing(w.OtherSocialWorker), casework.VisitMade{
			Visit: c.visit, Announced: true, On: w.Today(), Children: []coregroup.Seen{{Child: c.child, Seen: true}},
			Words: coregroup.VisitWords{Where: "At home"},
		}); err != nil {
			t.Fatal(err)
		}
		for _, v := range c.plan(t, w.Unit).Visits {
			if v.ID == c.visit && v.Who.Name != "Lena Frost" {
				t.Errorf("the visit was made by %s", v.Who.Name)
			}
		}
	})
}

// A family has one allocated social worker: the conference that names another hands the case over.
func TestAConferenceThatNamesAnotherLeadWorkerHandsTheCaseOver(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		was, to := access.Party(w.SocialWorker.Account), w.OtherSocialWorker
		p.close(t, conference.Review, p.first, conference.Closing{
			Decisions:    []conference.Decision{decision(p.ava, conference.ProtectionPlan), decision(p.kai, conference.ProtectionPlan)},
			OutlineLines: []conference.OutlineLine{line("four", "Sees Ava at school", was, w.Today().AddDays(10), p.ava)},
			NextSteps: conference.NextSteps{
				LeadWorker: to.Account, FirstCoreGroupOn: w.Today().AddDays(7), FirstBegins: "10:00", Words: conference.NextWords{Place: "Hillside"},
				CoreGroup: []conference.CoreMember{{Party: was, Role: "social worker"}, {Party: access.Party(w.Teacher.Account), Role: "school"}},
			},
		})
		if _, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, p.f); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the former worker reads on: %v", err)
		}
		v := p.of(t, to, p.ava)
		if v.LeadWorker.Party != access.Party(to.Account) {
			t.Errorf("the lead is %+v", v.LeadWorker)
		}
		seats := 0
		for _, m := range v.Members {
			if m.Who.Party == was {
				t.Error("the former worker sits in the core group")
			}
			if m.Who.Party == access.Party(to.Account) {
				seats++
			}
		}
		if seats != 1 {
			t.Errorf("the new worker has %d seats", seats)
		}
		for _, l := range v.Lines {
			if l.Owner.Party == was {
				t.Errorf("%q is still the former worker's", l.Words.Action)
			}
		}
	})
}
