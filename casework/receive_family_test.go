package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/timescale"
)

func arrival(w *world.World) casework.Arrival {
	return casework.Arrival{
		Children: []casework.ConcernChild{{Name: "Kai Example", Born: timescale.NewDate(w.Today().Year()-6, time.May, 3)}},
		Worker:   w.SocialWorker.Account,
		Request:  casework.Request{Kind: conference.TransferIn, Notified: w.Today().AddDays(-2), Why: "They have a plan elsewhere"},
	}
}

func TestTheUnitBeginsAFamilyThatMovesInWithoutRecordingAConcern(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id, err := w.Desk.ReceiveFamily(t.Context(), w.Doing(w.Unit), arrival(w))
		if err != nil {
			t.Fatal(err)
		}
		c := w.Conference(id)
		if c.Kind != conference.TransferIn || len(c.Children) != 1 || c.LimitOn.IsZero() {
			t.Errorf("the conference: %+v", c)
		}
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, c.Family)
		if err != nil {
			t.Fatalf("the allocated worker does not have the family: %v", err)
		}
		if f := seen.Show(); len(f.Enquiries) != 0 || len(f.Meetings) != 1 || f.MayRequest {
			t.Errorf("the family: %d enquiries, %d meetings", len(f.Enquiries), len(f.Meetings))
		}
		var refused *access.Refused
		if _, err := w.Desk.ReceiveFamily(t.Context(), w.Doing(w.Manager), arrival(w)); !errors.As(err, &refused) {
			t.Errorf("a manager began one: %v", err)
		}
	})
}

func TestAFamilyThatMovesInHasNoWorkerUntilOneIsAllocated(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		a := arrival(w)
		a.Worker = w.Teacher.Account
		if _, err := w.Desk.ReceiveFamily(t.Context(), w.Doing(w.Unit), a); !errors.Is(err, casework.ErrArrivalWorker) {
			t.Errorf("a teacher as social worker: %v", err)
		}
		a.Worker = ""
		id, err := w.Desk.ReceiveFamily(t.Context(), w.Doing(w.Unit), a)
		if err != nil {
			t.Fatal(err)
		}
		c := w.Conference(id)
		if _, err := w.Desk.RequestConference(t.Context(), w.Doing(w.Unit), casework.Request{
			Family: c.Family, Kind: conference.Receiving, Children: []access.PersonID{c.Children[0].ID}, Notified: w.Today(), Why: "Again",
		}); !errors.Is(err, casework.ErrRequestTwice) {
			t.Errorf("asked for twice: %v", err)
		}
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Unit), c.Family, w.SocialWorker.Account, "They live here now"); err != nil {
			t.Errorf("allocating: %v", err)
		}
	})
}
