package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func asked(t *testing.T, w *world.World, who access.Actor, kind casework.TaskKind) bool {
	t.Helper()

	seen, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range seen.Show().Tasks {
		if one.Kind == kind {
			return true
		}
	}
	return false
}

func TestWhoAnsweredForOneDayIsAskedAgainForAnother(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		before := reportOf(t, w, c.ID)
		if _, err := w.Desk.ReplyToInvitation(t.Context(), w.Doing(w.Teacher), c.ID, conference.Answer{Reply: conference.Coming, Means: "in the room"}); err != nil {
			t.Fatal(err)
		}
		b := w.Booking()
		b.Venue, b.Begins, b.Ends = "Another room", c.Begins, c.Ends
		book := func() {
			t.Helper()
			if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), c.ID, b); err != nil {
				t.Fatal(err)
			}
		}
		book()
		if asked(t, w, w.Teacher, casework.TaskAnswer) {
			t.Error("another room at the same time takes no new answer")
		}
		b.Begins, b.Ends = "13:00", "15:00"
		book()
		if !asked(t, w, w.Teacher, casework.TaskAnswer) {
			t.Error("the teacher is not asked about the new time")
		}
		if _, err := w.Desk.ReplyToInvitation(t.Context(), w.Doing(w.Teacher), c.ID, conference.Answer{Reply: conference.Coming, Means: "in the room"}); err != nil {
			t.Fatal(err)
		}
		b.On = b.On.AddDays(1)
		book()
		if !asked(t, w, w.Teacher, casework.TaskAnswer) {
			t.Error("the teacher is not asked about the new day")
		}
		if after := reportOf(t, w, c.ID); !after.DueOn.After(before.DueOn) {
			t.Errorf("the report stays due on %s", after.DueOn)
		}
	})
}

func TestNobodyChangesWhoComesOnceAConferenceIsOver(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, conference.Change{
			Kind: conference.WasCancelled, Reason: "The children have moved away", AgreedBy: w.Manager.Account, Family: "You have moved.",
		}); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewInvitations(t.Context(), w.Unit, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range seen.Show().Invited {
			if _, err := w.Desk.Withdraw(t.Context(), w.Doing(w.Unit), c.ID, i.Invitation.ID); !errors.Is(err, conference.ErrOver) {
				t.Errorf("taken back afterwards: %v", err)
			}
		}
	})
}

func TestAReportTakenBackIsOnNoListAndIsThereWhenItIsAskedForAgain(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		w.Invite(c.ID, w.Teacher, conference.RoleSchool, c.Children[0].ID)
		id := w.ReportOf(c.ID, w.Teacher)
		w.Say(id, w.Teacher, "Kai is often tired")
		if _, err := w.Desk.ChaseReport(t.Context(), w.Doing(w.Unit), id, "Please send it"); err != nil {
			t.Fatal(err)
		}
		seat := seatOf(t, w, c.ID, w.Teacher)
		if _, err := w.Desk.Withdraw(t.Context(), w.Doing(w.Unit), c.ID, seat); err != nil {
			t.Fatal(err)
		}
		w.SetDay(w.Booking().On)
		if asked(t, w, w.Unit, casework.TaskChaseReports) {
			t.Error("a report nobody is asked for is late")
		}
		w.Invite(c.ID, w.Teacher, conference.RoleSchool, c.Children[0].ID)
		if again := w.ReportOf(c.ID, w.Teacher); again != id {
			t.Errorf("another report is begun: %s", again)
		}
	})
}

func TestAReviewCannotBeCancelledWhileAChildHasAProtectionPlan(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		review := reviewOf(t, w, p.f)
		change := conference.Change{Kind: conference.WasCancelled, Reason: "Nobody has the time", AgreedBy: w.Manager.Account, Family: "Nobody has the time."}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), review, change); !errors.Is(err, conference.ErrReviewNeeded) {
			t.Errorf("cancelled: %v", err)
		}
	})
}

// reviewOf is the review to come of a family.
func reviewOf(t *testing.T, w *world.World, f access.FamilyID) conference.ID {
	t.Helper()

	seen, err := w.Desk.ViewFamily(t.Context(), w.Unit, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range seen.Show().Meetings {
		if m.Kind == conference.Review {
			return m.ID
		}
	}
	t.Fatal("there is no review")
	return ""
}

func reportOf(t *testing.T, w *world.World, id conference.ID) casework.ReportRow {
	t.Helper()

	seen, err := w.Desk.ViewReports(t.Context(), w.Teacher, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range seen.Show().Reports {
		if r.Mine {
			return r
		}
	}
	t.Fatal("no report is asked for")
	return casework.ReportRow{}
}

func seatOf(t *testing.T, w *world.World, id conference.ID, who access.Actor) string {
	t.Helper()

	seen, err := w.Desk.ViewInvitations(t.Context(), w.Unit, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range seen.Show().Invited {
		if i.Invitation.Is(access.Party(who.Account)) {
			return i.Invitation.ID
		}
	}
	t.Fatal("not invited")
	return ""
}

func TestAReportIsNotLateWhileItsConferenceHasNoDayAndCountsFromTheNewOne(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, _, school := twoFathers(t, w)
		reading := "/my/meetings/" + string(c.ID) + "/reading"
		late := func(when string, want bool) {
			t.Helper()
			if got := asked(t, w, w.Unit, casework.TaskChaseReports); got != want {
				t.Errorf("%s: the unit is asked for late reports: %v", when, got)
			}
			if got := strings.Contains(said(t, w, ofKai, reading), "This report is late"); got != want {
				t.Errorf("%s: the father reads that it is late: %v", when, got)
			}
			seen, err := w.Desk.ViewReports(t.Context(), w.Chair, c.ID)
			if err != nil || seen.Show().Reports[0].Late != want {
				t.Errorf("%s: the chair's list: %+v, %v", when, seen.Show().Reports, err)
			}
		}
		w.SetDay(c.HeldOn.AddDays(-1))
		late("before", true)
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, conference.Change{
			Kind: conference.WasPostponed, Family: "The room could not be used.", Reason: "The mother is ill", AgreedBy: w.Manager.Account,
		}); err != nil {
			t.Fatal(err)
		}
		late("without a day", false)
		if got := said(t, w, ofKai, reading); !strings.Contains(got, "The meeting has no new day yet") {
			t.Errorf("the father reads:\n%s", got)
		}
		for _, task := range waiting(t, w, w.Teacher) {
			if task.Kind == casework.TaskWriteReport && !task.Due.IsZero() {
				t.Errorf("the teacher is to write it by %s", task.Due)
			}
		}
		b := w.Booking()
		b.On, b.LateReason, b.LateAgreedBy = c.HeldOn.AddDays(30), "The mother was ill", w.Manager.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), c.ID, b); err != nil {
			t.Fatal(err)
		}
		late("with a new day", false)
		seen, err := w.Desk.ViewReport(t.Context(), w.Teacher, school)
		if err != nil || !seen.Show().DueOn.After(c.HeldOn) {
			t.Errorf("due on %s, %v", seen.Show().DueOn, err)
		}
		w.SetDay(seen.Show().DueOn.AddDays(1))
		late("after the new day", true)
	})
}
