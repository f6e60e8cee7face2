package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/testcase/world"
)

// asks is a duty worker's question about a child, as their details have it.
func asks(t *testing.T, w *world.World, f access.FamilyID, child access.PersonID) casework.DutyQuestion {
	t.Helper()

	seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range seen.Show().Children {
		if c.ID == child {
			return casework.DutyQuestion{Name: c.FirstName(), Born: c.Details.Born}
		}
	}
	t.Fatal("the child is not there")
	return casework.DutyQuestion{}
}

func TestAFamilyThatIsClosedToADutyWorkerIsAsOneThatIsNotThere(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		q := asks(t, w, c.Family, child)
		find := func(who access.Actor) int {
			seen, err := w.Desk.LookOnDuty(t.Context(), who, q)
			if err != nil {
				t.Fatal(err)
			}
			return len(seen.Show().Children)
		}
		open := func() error {
			_, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), child, access.DutyHarm, "The neighbour rang")
			return err
		}
		if n := find(w.OtherSocialWorker); n != 1 {
			t.Fatalf("found %d", n)
		}
		if err := open(); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.CloseFamilyTo(t.Context(), w.Doing(w.SocialWorker), c.Family, w.OtherSocialWorker.Account, "Her niece"); !refused(err) {
			t.Errorf("the social worker closes it: %v", err)
		}
		if _, err := w.Desk.CloseFamilyTo(t.Context(), w.Doing(w.Manager), c.Family, w.SocialWorker.Account, "Her niece"); !errors.Is(err, casework.ErrCloseWho) {
			t.Errorf("closed to one who takes part: %v", err)
		}
		if _, err := w.Desk.CloseFamilyTo(t.Context(), w.Doing(w.Manager), c.Family, w.OtherSocialWorker.Account, "Her niece"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewFamily(t.Context(), w.OtherSocialWorker, c.Family); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("what was open before it was closed: %v", err)
		}
		closed := open()
		_, absent := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), "nobody", access.DutyHarm, "The neighbour rang")
		if n := find(w.OtherSocialWorker); n != 0 || !errors.Is(closed, access.ErrNotFound) || closed.Error() != absent.Error() {
			t.Errorf("found %d; opening it: %v; one who is not there: %v", n, closed, absent)
		}
		if n := find(w.OtherManager); n != 1 {
			t.Errorf("closed to one, another found %d", n)
		}
		seen, err := w.Desk.ViewDuty(t.Context(), w.Manager, c.Family)
		if err != nil || len(seen.Show().Closed) != 1 || seen.Show().Closed[0].Why != "Her niece" {
			t.Fatalf("the manager reads %+v, %v", seen.Show().Closed, err)
		}
		if _, err := w.Desk.OpenFamilyTo(t.Context(), w.Doing(w.Manager), c.Family, seen.Show().Closed[0].ID); err != nil || find(w.OtherSocialWorker) != 1 {
			t.Errorf("open again: %v", err)
		}
	})
}

func TestADutyWorkersPartReadsChangesNothingAndEndsByItself(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		q := asks(t, w, c.Family, child)
		if _, err := w.Desk.LookOnDuty(t.Context(), w.OtherSocialWorker, q); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []struct {
			reason access.DutyReason
			words  string
			want   error
		}{{"", "The neighbour rang", casework.ErrDutyReason}, {access.DutyHarm, " ", casework.ErrDutyWords}} {
			if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), child, wrong.reason, wrong.words); !errors.Is(err, wrong.want) {
				t.Errorf("%v, want %v", err, wrong.want)
			}
		}
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.SocialWorker), child, access.DutyHarm, "The neighbour rang"); !errors.Is(err, casework.ErrDutyAlready) {
			t.Errorf("one who takes part opens it: %v", err)
		}
		for _, who := range []access.Actor{w.Teacher, w.Chair, w.Administrator, w.Elsewhere.SocialWorker} {
			if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(who), child, access.DutyHarm, "The neighbour rang"); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s opens it: %v", who.Account, err)
			}
		}
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), child, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewFamily(t.Context(), w.OtherSocialWorker, c.Family); err != nil {
			t.Fatalf("on duty: %v", err)
		}
		if _, err := w.Desk.AddPerson(t.Context(), w.Doing(w.OtherSocialWorker), casework.NewPerson{Family: c.Family, Kind: family.Adult, Details: family.Details{Name: "Ed Example"}}); !refused(err) {
			t.Errorf("on duty somebody adds a person: %v", err)
		}
		w.Advance(access.DutyHours*time.Hour - time.Minute)
		if _, err := w.Desk.ViewFamily(t.Context(), w.OtherSocialWorker, c.Family); err != nil {
			t.Errorf("a minute before its end: %v", err)
		}
		w.Advance(time.Minute)
		if _, err := w.Desk.ViewFamily(t.Context(), w.OtherSocialWorker, c.Family); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("after %d hours: %v", access.DutyHours, err)
		}
	})
}

// TestWhatTheUnitReadsOrEndsStillWaitsForThoseWhoAnswerForTheFamily: the unit takes part in every family, and tells nobody by looking.
func TestWhatTheUnitReadsOrEndsStillWaitsForThoseWhoAnswerForTheFamily(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), child, access.DutyPolice, "They rang"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ReadDuty(t.Context(), w.Doing(w.Unit), c.Family); !refused(err) {
			t.Errorf("the unit notes that it was read: %v", err)
		}
		seen, err := w.Desk.ViewDuty(t.Context(), w.Unit, c.Family)
		if err != nil || seen.Show().MayRead || len(seen.Show().Looks) != 1 {
			t.Fatalf("%+v, %v", seen.Show(), err)
		}
		if _, err := w.Desk.EndDuty(t.Context(), w.Doing(w.Unit), c.Family, seen.Show().Looks[0].ID); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewFamily(t.Context(), w.OtherSocialWorker, c.Family); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("after the unit ended it: %v", err)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager} {
			if !isNext(t, w, who, casework.TaskReadDuty) {
				t.Errorf("it waits for %s no longer", who.Office)
			}
		}
		if _, err := w.Desk.ReadDuty(t.Context(), w.Doing(w.SocialWorker), c.Family); err != nil || isNext(t, w, w.Manager, casework.TaskReadDuty) {
			t.Errorf("the social worker has read it, and it still waits: %v", err)
		}
	})
}
