package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/testcase/world"
)

// address makes somebody an address for their calendar program, and gives its token.
func address(t *testing.T, w *world.World, who access.Actor, token string) string {
	t.Helper()

	made, err := w.Desk.MakeFeed(t.Context(), w.Doing(who), token)
	if err != nil || !made {
		t.Fatalf("making an address: %v, %v", made, err)
	}
	return token
}

func meetingsBy(t *testing.T, w *world.World, token string) []diary.Meeting {
	t.Helper()

	seen, err := w.Desk.ViewFeed(t.Context(), token)
	if err != nil {
		t.Fatalf("looking at a calendar: %v", err)
	}
	return seen.Show()
}

// when is a meeting without its name.
func when(m diary.Meeting) diary.Meeting {
	m.Name = ""
	return m
}

func TestACalendarShowsTheMeetingsOfWhoeverIsAtThem(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		child := booked.Children[0].ID
		mother := w.Member(booked.Family, access.PartParent, "Mel Example", child)
		father := w.Member(booked.Family, access.PartParent, "Ben Example", child)
		w.Invite(booked.ID, w.Teacher, conference.RoleSchool)
		w.InviteMember(booked.ID, mother, conference.RoleParent)
		want := diary.Meeting{On: booked.HeldOn, Begins: booked.Begins, Ends: booked.Ends}
		names := map[string]string{}
		for who, actor := range map[string]access.Actor{"the chair": w.Chair, "the recorder": w.Recorder, "the teacher": w.Teacher, "the mother": mother} {
			all := meetingsBy(t, w, address(t, w, actor, "token of "+who))
			if len(all) != 1 || when(all[0]) != want {
				t.Errorf("%s is shown %+v", who, all)
				continue
			}
			if other, twice := names[all[0].Name]; twice || len(all[0].Name) < 16 {
				t.Errorf("the name %q tells that %s and %s are at the same meeting", all[0].Name, who, other)
			}
			names[all[0].Name] = who
			if again := meetingsBy(t, w, "token of "+who); again[0] != all[0] {
				t.Errorf("%s: the next time it is %+v", who, again)
			}
		}
		for who, actor := range map[string]access.Actor{"the social worker, who is not asked": w.SocialWorker, "the unit": w.Unit, "the father": father, "the doctor": w.GP} {
			if all := meetingsBy(t, w, address(t, w, actor, "token of "+who)); len(all) != 0 {
				t.Errorf("%s is shown %+v", who, all)
			}
		}
	})
}

func TestACalendarShowsAMeetingNoLongerThanThePartLasts(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		child := booked.Children[0].ID
		mother := w.Member(booked.Family, access.PartParent, "Mel Example", child)
		w.Invite(booked.ID, w.Teacher, conference.RoleSchool)
		w.InviteMember(booked.ID, mother, conference.RoleParent)
		w.PlanOf(booked.ID, booked.Family, child, mother)
		chair, teacher, nurse, parent := address(t, w, w.Chair, "c"), address(t, w, w.Teacher, "t"), address(t, w, w.HealthVisitor, "h"), address(t, w, mother, "m")
		for token, want := range map[string]int{chair: 1, teacher: 1, nurse: 1, parent: 2} {
			if all := meetingsBy(t, w, token); len(all) != want {
				t.Errorf("%s is shown %+v, want %d", token, all, want)
			}
		}
		if _, err := w.Desk.ReplyToInvitation(t.Context(), w.Doing(w.Teacher), booked.ID, conference.Answer{Reply: conference.Apologies, Reason: "On a trip"}); err != nil {
			t.Fatal(err)
		}
		booking := w.Booking()
		booking.On, booking.Begins, booking.Ends, booking.Chair = booked.HeldOn, booked.Begins, booked.Ends, w.OtherChair.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), booked.ID, booking); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.EndWayIn(t.Context(), w.Doing(w.SocialWorker), mother.Person, "She asked for it"); err != nil {
			t.Fatal(err)
		}
		for what, token := range map[string]string{"who sent apologies": teacher, "who is replaced": chair} {
			if all := meetingsBy(t, w, token); len(all) != 0 {
				t.Errorf("%s is shown %+v", what, all)
			}
		}
		if _, err := w.Desk.ViewFeed(t.Context(), parent); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the mother, whose way in has ended: %v", err)
		}
	})
}

func TestAnAddressThatWasWithdrawnIsAsOneThatNeverWas(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		gone := func(what, token string) {
			t.Helper()
			if _, err := w.Desk.ViewFeed(t.Context(), token); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s: %v", what, err)
			}
		}
		gone("one that never was", "never was")
		first := address(t, w, w.Teacher, "first")
		second := address(t, w, w.Teacher, "second")
		gone("one that another has replaced", first)
		meetingsBy(t, w, second)
		if made, err := w.Desk.ViewFeedMade(t.Context(), w.Teacher); err != nil || made.Show().Date() != w.Today() {
			t.Errorf("made on %v, %v", made.Show(), err)
		}
		if made, err := w.Desk.ViewFeedMade(t.Context(), w.Chair); err != nil || !made.Show().IsZero() {
			t.Errorf("the chair's was made on %v, %v", made.Show(), err)
		}
		if err := w.Desk.WithdrawFeed(t.Context(), w.Doing(w.Teacher)); err != nil {
			t.Fatal(err)
		}
		gone("one that was withdrawn", second)
		third := address(t, w, w.Teacher, "third")
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Teacher.Account, false); err != nil {
			t.Fatal(err)
		}
		gone("one whose owner's account is closed", third)
		by := w.Doing(w.Chair)
		if made, err := w.Desk.MakeFeed(t.Context(), by, "fourth"); !made || err != nil {
			t.Fatal(made, err)
		}
		if made, err := w.Desk.MakeFeed(t.Context(), by, "fifth"); made || err != nil {
			t.Errorf("the same form again says that another was made: %v, %v", made, err)
		}
		gone("of a form sent twice, the second", "fifth")
		meetingsBy(t, w, "fourth")
	})
}
