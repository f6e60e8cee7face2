package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
)

// regroup makes a conference one about these children, with a reason and the manager's agreement.
func regroup(t *testing.T, w *world.World, id conference.ID, children ...access.PersonID) error {
	t.Helper()
	_, err := w.Desk.CorrectConferenceChildren(t.Context(), w.Doing(w.Unit), id, casework.Regrouping{
		Children: children, Reason: "The request left a sister out", AgreedBy: w.Manager.Account,
		Told: []conference.Told{{Who: "Mel Example", How: "telephone", On: w.Today()}},
	})
	return err
}

// newChild adds a child to a family.
func newChild(t *testing.T, w *world.World, f access.FamilyID, called string) access.PersonID {
	t.Helper()
	id, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
		Family: f, Kind: family.Child, Details: family.Details{Name: called, Born: w.Today().AddDays(-3000)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAChildLeftOutIsPutOnTheConferenceWithAReasonAndSomebodysAgreement(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		kai := c.Children[0].ID
		lily := newChild(t, w, c.Family, "Lily Example")
		_, err := w.Desk.CorrectConferenceChildren(t.Context(), w.Doing(w.Unit), c.ID, casework.Regrouping{
			Children: []access.PersonID{kai, lily}, AgreedBy: w.Unit.Account,
		})
		if !errors.Is(err, conference.ErrChangeReason) || !errors.Is(err, conference.ErrChangeOwn) {
			t.Errorf("without a reason, agreed by herself: %v", err)
		}
		if err := regroup(t, w, c.ID, kai); !errors.Is(err, conference.ErrSameChildren) {
			t.Errorf("the same children: %v", err)
		}
		if err := regroup(t, w, c.ID); !errors.Is(err, conference.ErrNoChildren) {
			t.Errorf("no children: %v", err)
		}
		if err := regroup(t, w, c.ID, kai, "no such child"); !errors.Is(err, conference.ErrNotFamilys) {
			t.Errorf("of nobody's family: %v", err)
		}
		if _, err := w.Desk.CorrectConferenceChildren(t.Context(), w.Doing(w.SocialWorker), c.ID, casework.Regrouping{
			Children: []access.PersonID{kai, lily}, Reason: "A sister", AgreedBy: w.Manager.Account,
		}); err == nil {
			t.Error("a social worker, who does not book it, may")
		}
		if err := regroup(t, w, c.ID, kai, lily); err != nil {
			t.Fatal(err)
		}
		now := w.Conference(c.ID)
		if len(now.Children) != 2 || now.LimitOn != c.LimitOn {
			t.Errorf("it is about %v, by %s", now.Children, now.LimitOn)
		}
		last := now.Changes[len(now.Changes)-1]
		if last.Change.Kind != conference.WasChanged || len(last.On) != 1 || last.On[0].ID != lily || last.AgreedBy.ID != w.Manager.Account || len(last.Change.Told) != 1 {
			t.Errorf("what happened to it: %+v", last)
		}
		if !asked(t, w, w.Chair, casework.TaskDeclareLinks) {
			t.Error("the chair is not asked again about links with the children")
		}
	})
}

func TestWhoIsAskedForTheSakeOfAChildTakenOffIsNoLongerAsked(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Ava Example", "Kai Example")
		ava, kai := childNamed(c, "Ava"), childNamed(c, "Kai")
		father := letIn(t, w, adult(t, w, c.Family, "Ben Example", family.Father, kai), kai)
		mother := letIn(t, w, adult(t, w, c.Family, "Mel Example", family.Mother, ava, kai), ava, kai)
		for _, parent := range []access.Actor{father, mother} {
			if _, err := w.Desk.Invite(t.Context(), w.Doing(w.Unit), c.ID, casework.NewInvitation{Person: parent.Person, Role: conference.RoleParent}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Desk.NameSupporter(t.Context(), w.Doing(father), c.ID, casework.Supporter{Name: "Gran", Role: conference.RoleSupporter}); err != nil {
			t.Fatal(err)
		}
		w.Invite(c.ID, w.Teacher, conference.RoleSchool, kai)
		w.Invite(c.ID, w.HealthVisitor, conference.RoleHealthVisitor, ava, kai)
		w.Invite(c.ID, w.Police, conference.RolePolice)
		school := w.ReportOf(c.ID, w.Teacher)
		w.Say(school, w.Teacher, "Kai is often tired")

		if err := regroup(t, w, c.ID, ava); err != nil {
			t.Fatal(err)
		}
		still := map[string]bool{}
		seen, err := w.Desk.ViewInvitations(t.Context(), w.Unit, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range seen.Show().Invited {
			still[i.Name] = i.Invitation.TakesPart()
			still[string(i.Invitation.Role)] = i.Invitation.TakesPart()
		}
		for _, name := range []string{"Ben Example", "Gran", string(conference.RoleSchool)} {
			if stands, there := still[name]; stands || !there {
				t.Errorf("%s is still asked: %v", name, still)
			}
		}
		for _, name := range []string{"Mel Example", string(conference.RoleHealthVisitor), string(conference.RolePolice)} {
			if !still[name] {
				t.Errorf("%s is no longer asked: %v", name, still)
			}
		}
		if asked(t, w, w.Teacher, casework.TaskWriteReport) {
			t.Error("the teacher is still asked for a report")
		}
		if _, err := w.Desk.ViewConference(t.Context(), w.Teacher, c.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the teacher still sees the conference: %v", err)
		}
		if !asked(t, w, w.HealthVisitor, casework.TaskWriteReport) {
			t.Error("the health visitor is no longer asked for a report")
		}
		// Each reads what became of it, and nothing of a child they may not know.
		if got := said(t, w, father, "/"); !strings.Contains(got, "The meeting is no longer about Kai") || strings.Contains(got, "Ava") {
			t.Errorf("the father reads:\n%s", got)
		}
		if got := said(t, w, mother, "/my/meetings/"+string(c.ID)); !strings.Contains(got, "The meeting is no longer about Kai") {
			t.Errorf("the mother reads:\n%s", got)
		}
		// Put on again, everything is as it was once they are invited.
		if err := regroup(t, w, c.ID, ava, kai); err != nil {
			t.Fatal(err)
		}
		w.Invite(c.ID, w.Teacher, conference.RoleSchool, kai)
		if again := w.ReportOf(c.ID, w.Teacher); again != school {
			t.Errorf("another report is begun: %s", again)
		}
		if got := said(t, w, father, "/"); strings.Contains(got, "no longer about") {
			t.Errorf("the father still reads:\n%s", got)
		}
	})
}

func TestTheChildrenOfAConferenceStayOnceItHasBegunAndTheMessageSaysWhatToDo(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Ava Example", "Kai Example")
		ava, kai := s.Child("Ava"), s.Child("Kai")
		mel := s.Joins("Mel Example", ava, kai)
		s.Opened(mel)
		lily := newChild(t, w, w.Conference(s.ID).Family, "Lily Example")
		if err := regroup(t, w, s.ID, ava, kai, lily); !errors.Is(err, conference.ErrSitting) {
			t.Errorf("while it goes on: %v", err)
		}
		s.Decides(kai, conference.NoPlan, mel)
		_, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Chair), s.ID, conference.Change{
			Kind: conference.WasAdjourned, Family: "The room could not be used.", Reason: "A sister was left out", AgreedBy: w.Unit.Account,
		})
		s.Do(err)
		if err := regroup(t, w, s.ID, kai); !errors.Is(err, conference.ErrBegunAbout) {
			t.Errorf("a child it has begun about: %v", err)
		}
		if err := regroup(t, w, s.ID, ava); !errors.Is(err, conference.ErrDecidedAbout) {
			t.Errorf("a child it has decided about: %v", err)
		}
		s.Do(regroup(t, w, s.ID, ava, kai, lily))
		b := w.Booking()
		b.On = w.Today().AddDays(2)
		_, err = w.Desk.BookConference(t.Context(), w.Doing(w.Unit), s.ID, b)
		s.Do(err)
		if len(w.Conference(s.ID).Children) != 3 {
			t.Errorf("it is about %v", w.Conference(s.ID).Children)
		}
	})
}

func TestAChildWithAPlanIsTakenOffTheirOnlyReviewByNobody(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id := reviewOf(t, w, p.f)
		before := w.Conference(id)
		lily := newChild(t, w, p.f, "Lily Example")
		if err := regroup(t, w, id, before.Children[0].ID, lily); !errors.Is(err, conference.ErrNoPlanYet) {
			t.Errorf("a child without a plan on a review: %v", err)
		}
		if err := regroup(t, w, id, before.Children[0].ID); !errors.Is(err, conference.ErrReviewLost) {
			t.Errorf("off the only review: %v", err)
		}
	})
}
