package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

func guestCard(t *testing.T, w *world.World, by access.Actor, c casework.GuestCard) (store.Code, error) {
	t.Helper()

	code, _, err := w.Desk.MakeGuestCard(t.Context(), w.Doing(by), c)
	return code, err
}

// TestAGuestComesInWhileTheirPartRunsAndNoLonger has a doctor asked, taken off the list, asked again, and given the record.
func TestAGuestComesInWhileTheirPartRunsAndNoLonger(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		actor, seat := w.Guest(c.ID, "Dr Amy Poole", conference.RoleDoctor)
		card := casework.GuestCard{Conference: c.ID, Invitation: seat}
		code, err := guestCard(t, w, w.Unit, card)
		if err != nil {
			t.Fatal(err)
		}
		token, entrant, err := enters(t, w, string(code))
		if err != nil || entrant.Actor != actor {
			t.Fatalf("%+v, %v", entrant, err)
		}
		in := func(want bool, when string) {
			t.Helper()
			s, err := w.DB.Session(t.Context(), token, 100*24*time.Hour)
			if err != nil || s.Ended == want {
				t.Errorf("%s: ended is %t, %v", when, s.Ended, err)
			}
			if _, err := w.Desk.ViewOwnInvitation(t.Context(), actor, c.ID); (err == nil) != want {
				t.Errorf("%s: reading the invitation: %v", when, err)
			}
		}
		in(true, "invited")

		var noted int
		if err := canary.Raw(t, w.Database, w.Key).QueryRowContext(t.Context(), "SELECT count(*) FROM audit_entry WHERE deed = $1 AND subject = $2 AND account_id = $3",
			string(access.LetGuestIn), seat, string(w.Unit.Account)).Scan(&noted); err != nil || noted != 1 {
			t.Errorf("the log says %d times who made this guest's card, %v", noted, err)
		}

		spare, err := guestCard(t, w, w.Unit, card)
		if err != nil {
			t.Fatal(err)
		}
		list, err := w.Desk.ViewInvitations(t.Context(), w.Unit, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range list.Show().Invited {
			if i.Invitation.ID != seat {
				continue
			}
			if !i.Guest {
				t.Error("the unit does not see that this is a guest")
			}
			if _, err := w.Desk.Withdraw(t.Context(), w.Doing(w.Unit), c.ID, seat); err != nil {
				t.Fatal(err)
			}
		}
		in(false, "taken off the list")
		if _, _, err := enters(t, w, string(spare)); !errors.Is(err, casework.ErrWrongCode) {
			t.Errorf("a card of somebody who is invited no more: %v", err)
		}
		if _, err := guestCard(t, w, w.Unit, card); !errors.Is(err, casework.ErrGuestGone) {
			t.Errorf("a new card for them: %v", err)
		}

		if _, err := w.Desk.Invite(t.Context(), w.Doing(w.Unit), c.ID, casework.NewInvitation{Account: actor.Account, Role: conference.RoleDoctor}); err != nil {
			t.Fatal(err)
		}
		in(true, "invited again")
		if err := endPart(t, w, c.Family, actor.Account); err != nil {
			t.Fatal(err)
		}
		w.PartAt(c.Family, access.PartGiven, actor, string(c.ID))
		open := func(want bool, when string) {
			t.Helper()
			if s, err := w.DB.Session(t.Context(), token, 100*24*time.Hour); err != nil || s.Ended == want {
				t.Errorf("%s: ended is %t, %v", when, s.Ended, err)
			}
		}
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE session SET ends_at = $1", w.DB.Now().Add(100*24*time.Hour)); err != nil {
			t.Fatal(err)
		}
		w.Advance(store.GuestReads - time.Minute)
		open(true, "given the record")
		w.Advance(2 * time.Minute)
		open(false, "six weeks after they were given the record")
	})
}

// TestOnlyTheUnitLetsAGuestInAndNobodyElseIsAGuest tries others, other people's accounts and other conferences.
func TestOnlyTheUnitLetsAGuestInAndNobodyElseIsAGuest(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c, other := w.Booked("Kai Example"), w.Booked("Ava Example")
		_, seat := w.Guest(c.ID, "Dr Amy Poole", conference.RoleDoctor)
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		list, err := w.Desk.ViewInvitations(t.Context(), w.Unit, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		teachers := ""
		for _, i := range list.Show().Invited {
			if i.Invitation.Account == w.Teacher.Account {
				teachers = i.Invitation.ID
			}
		}
		_, elsewhere := w.Guest(other.ID, "Dr Ben Hall", conference.RoleDoctor)
		for name, one := range map[string]struct {
			by   access.Actor
			card casework.GuestCard
			want error
		}{
			"the social worker":    {w.SocialWorker, casework.GuestCard{Conference: c.ID, Invitation: seat}, &access.Refused{}},
			"the chair":            {w.Chair, casework.GuestCard{Conference: c.ID, Invitation: seat}, &access.Refused{}},
			"the teacher":          {w.Teacher, casework.GuestCard{Conference: c.ID, Invitation: seat}, &access.Refused{}},
			"another partnership":  {w.Elsewhere.Unit, casework.GuestCard{Conference: c.ID, Invitation: seat}, access.ErrNotFound},
			"for one of the staff": {w.Unit, casework.GuestCard{Conference: c.ID, Invitation: teachers}, casework.ErrNotAGuest},
			"at another meeting":   {w.Unit, casework.GuestCard{Conference: c.ID, Invitation: elsewhere}, access.ErrNotFound},
			"for nobody":           {w.Unit, casework.GuestCard{Conference: c.ID}, access.ErrNotFound},
		} {
			_, err := guestCard(t, w, one.by, one.card)
			var refused *access.Refused
			if !errors.Is(err, one.want) && (!errors.As(one.want, &refused) || !errors.As(err, &refused)) {
				t.Errorf("%s: %v", name, err)
			}
		}
		again := casework.NewGuest{Name: "dr amy poole", Agency: "HARBOUR SURGERY", Role: conference.RoleDoctor}
		for want, n := range map[error]casework.NewGuest{
			casework.ErrGuestThere: again,
			casework.ErrGuestName:  {Agency: "Harbour Surgery", Role: conference.RoleDoctor},
			conference.ErrNoRole:   {Name: "Jo Other", Agency: "Council", Role: conference.RoleSocialWorker},
		} {
			if _, err := w.Desk.InviteGuest(t.Context(), w.Doing(w.Unit), c.ID, n); !errors.Is(err, want) {
				t.Errorf("%+v: %v, and it should be %v", n, err, want)
			}
		}
		var refused *access.Refused
		if _, err := w.Desk.InviteGuest(t.Context(), w.Doing(w.SocialWorker), c.ID, again); !errors.As(err, &refused) {
			t.Errorf("the social worker invites: %v", err)
		}
	})
}

func endPart(t *testing.T, w *world.World, f access.FamilyID, who access.AccountID) error {
	t.Helper()

	_, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE part SET until_at = $1, ended_because = 'the record of the conference was issued' WHERE family_id = $2 AND account_id = $3 AND until_at IS NULL", w.DB.Now(), f, who)
	return err
}
