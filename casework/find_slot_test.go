package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

var schoolDay = casework.Wish{Length: 120, From: "09:30", Until: "15:00"}

func slots(t *testing.T, w *world.World, id conference.ID, wish casework.Wish) casework.Slots {
	t.Helper()

	seen, err := w.Desk.ViewSlots(t.Context(), w.Unit, id, wish)
	if err != nil {
		t.Fatalf("looking for a time: %v", err)
	}
	return seen.Show()
}

func TestATimeIsOfferedAtWhichChairRecorderAndRoomAreFree(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		room := w.Room("The Garden Room", true)
		first, second := w.Requested("Kai Example"), w.Requested("Ava Example")
		offered := slots(t, w, first, schoolDay)
		if len(offered.Found) == 0 || !offered.Rooms {
			t.Fatalf("offered %+v", offered)
		}
		best := offered.Found[0]
		if best.On.After(offered.Due) || best.Room.ID != room || best.Chair.Name == "" || best.Recorder.Name == "" || len(best.GivesUp) != 0 {
			t.Errorf("the best is %+v", best)
		}
		booking := conference.Booking{
			On: best.On, Begins: best.Begins, Ends: best.Ends, Chair: best.Slot.Chair, Recorder: best.Slot.Recorder, Room: room,
		}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), first, booking); err != nil {
			t.Fatalf("booking what was offered: %v", err)
		}
		booked := w.Conference(first)
		if booked.Room != room || booked.Words.Venue != "The Garden Room, 1 Quay Street" {
			t.Errorf("booked in %s, at %q", booked.Room, booked.Words.Venue)
		}
		for _, next := range slots(t, w, second, schoolDay).Found {
			if next.On == best.On && next.Begins < best.Ends {
				t.Errorf("the same room is offered again: %+v", next)
			}
		}
		booking.Chair, booking.Recorder = w.OtherChair.Account, w.Unit.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), second, booking); !errors.Is(err, conference.ErrRoomTaken) {
			t.Errorf("booking a room that is taken: %v", err)
		}
	})
}

func TestAnInvitationNamesTheRoomThatAConferenceIsMovedTo(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id := w.Requested("Kai Example")
		booking := w.Booking()
		for _, name := range []string{"The Garden Room", "The Quay Room"} {
			booking.Room = w.Room(name, true)
			booking.Venue = w.Conference(id).Words.Venue // as the form is filled in
			if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); err != nil {
				t.Fatal(err)
			}
			if got := w.Conference(id).Words.Venue; got != name+", 1 Quay Street" {
				t.Errorf("moved to %s, it is held at %q", name, got)
			}
		}
	})
}

func TestTwoWhoChangeARoomAtOnceDoNotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		room := w.Room("The Garden Room", true)
		seen, err := w.Desk.ViewRooms(t.Context(), w.Unit)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []error{nil, store.ErrStale} {
			by := w.Doing(w.Unit)
			by.Seen = seen.Version()
			if _, err := w.Desk.KeepRoom(t.Context(), by, conference.Room{ID: room, Name: "Another name", Where: "1 Quay Street"}); !errors.Is(err, want) {
				t.Errorf("change %d: %v, want %v", i+1, err, want)
			}
		}
	})
}

func TestAChairWithALinkIsNotOffered(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id := w.Requested("Kai Example")
		w.Part(w.Conference(id).Family, access.PartProfessional, w.Chair)
		for _, slot := range slots(t, w, id, schoolDay).Found {
			if slot.Slot.Chair == w.Chair.Account {
				t.Errorf("the chair who works with the child is offered: %+v", slot)
			}
		}
	})
}

func TestWhereThereIsNoTimeTheUnitIsToldWhatToRelax(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		w.Room("The small room", false)
		id := w.Requested("Kai Example")
		wish := schoolDay
		wish.Apart = true
		view := slots(t, w, id, wish)
		if len(view.Found) != 0 || len(view.Ways) != 2 || view.Ways[0].Relax != conference.RelaxApart || view.Ways[1].Relax != conference.RelaxRooms {
			t.Errorf("found %d, ways %+v", len(view.Found), view.Ways)
		}
		w.SetDay(w.Conference(id).LimitOn.AddDays(3))
		view = slots(t, w, id, schoolDay)
		if len(view.Found) != 0 || len(view.Ways) != 1 || view.Ways[0].Relax != conference.RelaxLimit {
			t.Errorf("after the last day: found %d, ways %+v", len(view.Found), view.Ways)
		}
	})
}

func TestOnlyWhoeverBooksLooksForATime(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.CheckChairs()
		id := w.Requested("Kai Example")
		for _, who := range []access.Actor{w.SocialWorker, w.Chair, w.Manager} {
			if _, err := w.Desk.ViewSlots(t.Context(), who, id, schoolDay); err == nil {
				t.Errorf("%s looks for a time", who.Office)
			}
		}
		if _, err := w.Desk.ViewSlots(t.Context(), w.Elsewhere.Unit, id, schoolDay); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership: %v", err)
		}
		if _, err := w.Desk.ViewRooms(t.Context(), w.SocialWorker); err == nil {
			t.Error("a social worker keeps rooms")
		}
	})
}

func TestARoomIsKeptAndClosed(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		if _, err := w.Desk.KeepRoom(t.Context(), w.Doing(w.Unit), conference.Room{Name: " "}); !errors.Is(err, conference.ErrRoomUnnamed) || !errors.Is(err, conference.ErrRoomNowhere) {
			t.Errorf("a room without a name and place: %v", err)
		}
		w.CheckChairs()
		id, room := w.Requested("Kai Example"), w.Room("The Garden Room", true)
		if _, err := w.Desk.KeepRoom(t.Context(), w.Doing(w.Unit), conference.Room{ID: room, Name: "The Garden Room", Where: "1 Quay Street", Closed: true}); err != nil {
			t.Fatal(err)
		}
		if slots(t, w, id, schoolDay).Rooms {
			t.Error("a closed room is offered")
		}
		booking := w.Booking()
		booking.Room = room
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, booking); !errors.Is(err, conference.ErrNoRoom) {
			t.Errorf("booking a closed room: %v", err)
		}
		theirs := conference.Room{ID: room, Name: "Ours now", Where: "Elsewhere"}
		if _, err := w.Desk.KeepRoom(t.Context(), w.Doing(w.Elsewhere.Unit), theirs); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership changes the room: %v", err)
		}
	})
}
