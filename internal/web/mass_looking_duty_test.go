package web_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
	"kith/timescale"
)

func slowed(err error) bool {
	_, is := errors.AsType[*access.Slowed](err)
	return is
}

func TestTheLastChildThatADutyWorkerFindsWithinTheHourCanBeOpened(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c, other, closed := w.Booked("Kai Example"), w.Booked("Zed Other"), w.Booked("Lou Closed")
		who := w.OtherSocialWorker
		if _, err := w.Desk.CloseFamilyTo(t.Context(), w.Doing(w.Manager), closed.Family, who.Account, "Her niece"); err != nil {
			t.Fatal(err)
		}
		opened(t, w, who, most(t, who)-1)
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, c.Family)
		if err != nil {
			t.Fatal(err)
		}
		q := casework.DutyQuestion{Name: "Kai Example", Born: seen.Show().Children[0].Details.Born}
		if found, err := w.Desk.LookOnDuty(t.Context(), who, q); err != nil || len(found.Show().Children) != 1 {
			t.Fatalf("the last of the hour: %+v, %v", found.Show(), err)
		}
		if _, err := w.Desk.AskOnDuty(t.Context(), who, c.Children[0].ID); err != nil {
			t.Errorf("asking to open the child who was found: %v", err)
		}
		// One who was not found, one whose family is closed and one who is not there are answered alike.
		for _, child := range []access.PersonID{other.Children[0].ID, closed.Children[0].ID, "nobody"} {
			if _, err := w.Desk.AskOnDuty(t.Context(), who, child); !slowed(err) {
				t.Errorf("asking to open %s: %v", child, err)
			}
			if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(who), child, access.DutyHarm, "The neighbour rang"); !slowed(err) {
				t.Errorf("opening %s: %v", child, err)
			}
		}
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(who), c.Children[0].ID, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Errorf("opening the child who was found: %v", err)
		}
	})
}

func TestAFamilyOpenedOnDutyStaysOpenLikeOneThatIsAllocated(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		who := w.OtherSocialWorker
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(who), c.Children[0].ID, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Fatal(err)
		}
		w.Advance(access.DutyHours*time.Hour - time.Minute)
		opened(t, w, who, most(t, who))
		if _, err := w.Desk.ViewFamily(t.Context(), who, c.Family); err != nil {
			t.Errorf("a family that is open to them on duty: %v", err)
		}
		if _, err := w.Desk.AskOnDuty(t.Context(), who, c.Children[0].ID); err != nil {
			t.Errorf("its child: %v", err)
		}
		if _, err := w.Desk.LookOnDuty(t.Context(), who, casework.DutyQuestion{Name: "Nobody Here", Born: timescale.NewDate(2020, 1, 1)}); !slowed(err) {
			t.Errorf("another search: %v", err)
		}
		w.Advance(time.Minute)
		if _, err := w.Desk.AskOnDuty(t.Context(), who, c.Children[0].ID); err != nil {
			t.Errorf("its child, whom they looked at within the hour: %v", err)
		}
	})
}
