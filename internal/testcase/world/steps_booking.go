package world

import (
	"fmt"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/diary"
	"kith/internal/store"
	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

// Requested begins a family with these children and asks for its initial conference, its clock counting from today,
// straight in the store: tests of how an enquiry leads to one go through the actions.
func (w *World) Requested(children ...string) conference.ID {
	w.t.Helper()

	return w.requested(w.Enquiry(w.Concern(children...)), conference.Initial)
}

// requestedBeforeBirth is Requested for a child who is expected on a day, and has no name yet.
func (w *World) requestedBeforeBirth(expected timescale.Date) conference.ID {
	w.t.Helper()

	e, err := w.Desk.RecordConcern(w.t.Context(), w.Doing(w.SocialWorker), casework.Concern{
		From: "A midwife", Agency: "Midwifery", Source: "3D", What: "The midwife said " + Secret, ReferredOn: w.Today(),
		Children: []casework.ConcernChild{{Expected: expected}},
	})
	if err != nil {
		w.t.Fatalf("recording a concern: %v", err)
	}
	return w.requested(w.Enquiry(e), conference.PreBirth)
}

func (w *World) requested(e casework.EnquiryView, kind conference.Kind) conference.ID {
	w.t.Helper()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		w.t.Fatalf("reading the procedures: %v", err)
	}
	pack, err := packs.At(w.Tenant.Procedure, w.Today())
	if err != nil {
		w.t.Fatalf("reading the procedure: %v", err)
	}
	due := pack.InitialConferenceBy(w.Today(), reference.Calendar())
	by := w.Doing(w.SocialWorker)
	id, err := store.Act(w.t.Context(), w.DB, by, "request a conference for a test", func(tx *store.Tx) (conference.ID, error) {
		pass, err := tx.Allow(e.Family, access.RecordConcern, "")
		if err != nil {
			return "", err
		}
		c := conference.Conference{
			ID: conference.ID(tx.NewID()), Family: e.Family, Kind: kind, State: conference.ToBeBooked, Enquiry: e.ID,
			Procedure: w.Tenant.Procedure, AnchorOn: w.Today(), DueOn: due.Due, LimitOn: due.Limit, RequestedBy: by.Actor.Account,
			Words: conference.Words{Why: "I saw " + Secret},
		}
		for _, child := range e.Children {
			c.Children = append(c.Children, child.ID)
		}
		return c.ID, tx.AddConference(pass, c)
	})
	if err != nil {
		w.t.Fatalf("requesting a conference: %v", err)
	}
	return id
}

// CheckChairs records what both chairs are qualified by, until the end of next year.
func (w *World) CheckChairs() {
	w.t.Helper()

	for _, chair := range []access.Actor{w.Chair, w.OtherChair} {
		if _, err := w.Desk.KeepChairRecord(w.t.Context(), w.Doing(w.Unit), conference.ChairRecord{
			Account: chair.Account, Qualification: "Social work degree and registration", Experience: "Twelve years, four as a chair",
			CheckedOn: w.Today(), ExpiresOn: timescale.NewDate(w.Today().Year()+1, time.December, 31),
		}); err != nil {
			w.t.Fatalf("recording a chair's check: %v", err)
		}
	}
}

// Room is a room of the partnership: the one with this name, added where there is none yet.
func (w *World) Room(name string, apart bool) conference.RoomID {
	w.t.Helper()

	seen, err := w.Desk.ViewRooms(w.t.Context(), w.Unit)
	if err != nil {
		w.t.Fatalf("looking at the rooms: %v", err)
	}
	for _, room := range seen.Show() {
		if room.Name == name {
			return room.ID
		}
	}
	id, err := w.Desk.KeepRoom(w.t.Context(), w.Doing(w.Unit), conference.Room{Name: name, Where: "1 Quay Street", Apart: apart})
	if err != nil {
		w.t.Fatalf("adding a room: %v", err)
	}
	return id
}

// Listed is the diary of a police team or an interpreter of the partnership: the one with this name, added where there is none yet.
func (w *World) Listed(kind diary.Kind, name string) diary.ID {
	w.t.Helper()

	seen, err := w.Desk.ViewDiaries(w.t.Context(), w.Unit)
	if err != nil {
		w.t.Fatalf("looking at the diaries: %v", err)
	}
	for _, d := range seen.Show() {
		if d.Name == name {
			return d.ID
		}
	}
	d := diary.Diary{Kind: kind, Name: name}
	if kind == diary.Interpreter {
		d.Languages = "Polish"
	}
	id, err := w.Desk.ListDiary(w.t.Context(), w.Doing(w.Unit), d)
	if err != nil {
		w.t.Fatalf("listing a diary: %v", err)
	}
	return id
}

// Booking is a booking that holds, two weeks from now: at ten o'clock, or after those that Booked has put on that day.
func (w *World) Booking() conference.Booking {
	on, begins, ends := w.Today().AddDays(14), "10:00", "12:00"
	if n := w.days[on]; n > 0 {
		at := 12*60 + (n-1)*15
		begins, ends = fmt.Sprintf("%02d:%02d", at/60, at%60), fmt.Sprintf("%02d:%02d", (at+15)/60, (at+15)%60)
	}
	return conference.Booking{
		On: on, Begins: begins, Ends: ends, Venue: "Meeting room 2, Town Hall", Joining: "Ring 01632 960 199",
		Chair: w.Chair.Account, Recorder: w.Recorder.Account,
	}
}

// Booked requests a conference and books it: the chair's declaration is made.
func (w *World) Booked(children ...string) casework.ConferenceView {
	w.t.Helper()

	return w.booked(w.Requested(children...))
}

func (w *World) booked(id conference.ID) casework.ConferenceView {
	w.t.Helper()

	w.CheckChairs()
	booking := w.Booking()
	if _, err := w.Desk.BookConference(w.t.Context(), w.Doing(w.Unit), id, booking); err != nil {
		w.t.Fatalf("booking a conference: %v", err)
	}
	if w.days == nil {
		w.days = map[timescale.Date]int{}
	}
	w.days[booking.On]++
	if _, err := w.Desk.DeclareLinks(w.t.Context(), w.Doing(w.Chair), id, "no", ""); err != nil {
		w.t.Fatalf("declaring links: %v", err)
	}
	return w.Conference(id)
}

// Conference is a conference as the safeguarding unit of its partnership sees it.
func (w *World) Conference(id conference.ID) casework.ConferenceView {
	w.t.Helper()

	seen, err := w.Desk.ViewConference(w.t.Context(), w.Unit, id)
	if err != nil {
		w.t.Fatalf("looking at a conference: %v", err)
	}
	return seen.Show()
}
