package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestThoseWhoCannotSignInAreToBeToldAndTheUnitRecordsSeveralAtOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		nan, uncle := outsider(t, w, s.kai.Family, "Nan Example"), outsider(t, w, s.kai.Family, "Uncle Example")
		for _, who := range []access.PersonID{nan, uncle} {
			if _, err := w.Desk.Invite(t.Context(), w.Doing(w.Unit), s.kai.ID, casework.NewInvitation{Person: who, Role: conference.RoleRelative}); err != nil {
				t.Fatal(err)
			}
		}
		if asked(t, w, w.Unit, casework.TaskTellChange) {
			t.Error("before anything has changed")
		}
		if err := s.do(t, s.cover(w.OtherChair, s.kai.ID, s.ava.ID)); err != nil {
			t.Fatal(err)
		}
		left := func() (casework.TellView, []string) {
			t.Helper()
			seen, err := w.Desk.ViewToTell(t.Context(), w.Unit, s.kai.ID)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, p := range seen.Show().Left {
				names = append(names, p.Name)
			}
			slices.Sort(names)
			return seen.Show(), names
		}
		v, names := left()
		if !slices.Equal(names, []string{"Nan Example", "Uncle Example"}) || !asked(t, w, w.Unit, casework.TaskTellChange) {
			t.Fatalf("to be told: %v", names)
		}
		list, err := w.Desk.ViewAllToTell(t.Context(), w.Unit)
		if err != nil || len(list.Show()) != 1 || list.Show()[0].ID != s.kai.ID || list.Show()[0].Left != 2 {
			t.Errorf("the list: %+v, %v", list.Show(), err)
		}
		both := []string{v.Left[0].Invitation.ID, v.Left[1].Invitation.ID}
		for name, one := range map[string]struct {
			who  []string
			how  string
			when int
			want error
		}{
			"nobody": {nil, "telephone", 0, casework.ErrToldWhom}, "no way": {both, "", 0, casework.ErrToldHow},
			"tomorrow": {both, "telephone", 1, casework.ErrToldWhen}, "somebody else": {[]string{"nobody"}, "telephone", 0, store.ErrStale},
		} {
			if _, err := w.Desk.TellChange(t.Context(), w.Doing(w.Unit), s.kai.ID, one.who, one.how, w.Today().AddDays(one.when)); !errors.Is(err, one.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		var refused *access.Refused
		if _, err := w.Desk.TellChange(t.Context(), w.Doing(w.OtherChair), s.kai.ID, both, "telephone", w.Today()); !errors.As(err, &refused) {
			t.Errorf("the chair: %v", err)
		}
		if _, err := w.Desk.TellChange(t.Context(), w.Doing(w.Unit), s.kai.ID, both, "telephone", w.Today()); err != nil {
			t.Fatal(err)
		}
		if _, names := left(); len(names) != 0 || asked(t, w, w.Unit, casework.TaskTellChange) {
			t.Errorf("still to be told: %v", names)
		}
		told := 0
		for _, ch := range w.Conference(s.kai.ID).Changes {
			told += len(ch.Change.Told)
		}
		if told != 2 {
			t.Errorf("%d are noted as told", told)
		}
		if _, err := w.Desk.TellChange(t.Context(), w.Doing(w.Unit), s.kai.ID, both, "telephone", w.Today()); !errors.Is(err, store.ErrStale) {
			t.Errorf("told twice: %v", err)
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), s.kai.ID, conference.Change{
			Kind: conference.WasPostponed, Reason: "The room is flooded", Family: "The room could not be used.", AgreedBy: w.Manager.Account,
			Told: []conference.Told{{Who: "nan example", How: "telephone", On: w.Today()}},
		}); err != nil {
			t.Fatal(err)
		}
		if _, names := left(); !slices.Equal(names, []string{"Uncle Example"}) {
			t.Errorf("after it was postponed, and one told by name: %v", names)
		}
	})
}

// outsider is an adult of a family who has no way to sign in.
func outsider(t *testing.T, w *world.World, f access.FamilyID, called string) access.PersonID {
	t.Helper()

	id, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
		Family: f, Kind: family.Adult, Details: family.Details{Name: called},
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWhoeverIsPausedIsToBeToldAnotherWayUntilTheyMayComeInAgain(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		mother := letIn(t, w, adult(t, w, s.kai.Family, "May Example", family.Mother, s.kai.Children[0].ID), s.kai.Children[0].ID)
		w.InviteMember(s.kai.ID, mother, conference.RoleParent)
		if err := w.Desk.PauseWayIn(t.Context(), w.Doing(w.SocialWorker), mother.Person); err != nil {
			t.Fatal(err)
		}
		if err := s.do(t, s.cover(w.OtherChair, s.kai.ID, s.ava.ID)); err != nil {
			t.Fatal(err)
		}
		left := func() int {
			t.Helper()
			seen, err := w.Desk.ViewToTell(t.Context(), w.Unit, s.kai.ID)
			if err != nil {
				t.Fatal(err)
			}
			return len(seen.Show().Left)
		}
		if n := left(); n != 1 || !asked(t, w, w.Unit, casework.TaskTellChange) {
			t.Errorf("%d are to be told while she is paused", n)
		}
		if err := w.Desk.GiveBackWayIn(t.Context(), w.Doing(w.SocialWorker), mother.Person); err != nil {
			t.Fatal(err)
		}
		if n := left(); n != 0 {
			t.Errorf("%d are to be told though she reads it herself", n)
		}
	})
}
