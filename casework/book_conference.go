package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/fault"
	"kith/internal/store"
)

// BookConference sets a conference for a day, and gives its chair and recorder their parts in the family. Only the
// safeguarding unit may. Whom they replace loses theirs at once.
func (d *Desk) BookConference(ctx context.Context, by Doing, id conference.ID, b conference.Booking) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "book conference", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.BookConference)
		if err != nil {
			return "", err
		}
		seen, err := d.conferenceView(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, seen); err != nil {
			return "", err
		}
		b.BookedBy = by.Actor.Account
		was := c
		var wrong fault.List
		if err := settleRoom(tx, &b, id); err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := needable(tx, b, seen.Needed); err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := noClash(tx, b, was); err != nil && !wrong.Add(err) {
			return "", err
		}
		c, err = c.Book(b, tx.Today())
		if err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := d.checkWhoRuns(tx, pass, id, b); err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := d.checkApprover(tx, b); err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return id, d.keepBooking(tx, pass, was, c, b, conference.Change{AgreedBy: c.LateAgreedBy, Reason: c.Words.LateReason})
	})
	if err != nil {
		return "", fmt.Errorf("booking a conference: %w", err)
	}
	return done, nil
}

// noClash refuses a room, a chair, a recorder or somebody else needed whom another conference has then. Where only a diary says
// that they are not free, whoever books is warned, unless they said that they book it all the same or nothing of it is new.
func noClash(tx *store.Tx, b conference.Booking, was conference.Conference) error {
	taken, err := tx.TimesTaken()
	if err != nil {
		return err
	}
	now := conference.Taken{
		Conference: was.ID, On: b.On, Begins: b.Begins, Ends: b.Ends, Chair: b.Chair, Recorder: b.Recorder, Room: b.Room, Needed: b.Needed,
	}
	if err := now.Clash(taken); err != nil || b.AllTheSame || b.On.IsZero() || b.Begins == "" {
		return err
	}
	before := slices.IndexFunc(taken, func(t conference.Taken) bool { return t.Conference == was.ID })
	if before >= 0 {
		now = now.New(taken[before])
	}
	diaries, err := tx.NotFree(b.On, b.On)
	if err != nil {
		return err
	}
	return now.NotFree(diaries)
}

// needable refuses a police team or an interpreter whom the unit does not list, or no longer asks.
func needable(tx *store.Tx, b conference.Booking, has []diary.Diary) error {
	if len(b.Needed) == 0 {
		return nil
	}
	listed, err := tx.Diaries()
	if err != nil {
		return err
	}
	for _, id := range b.Needed {
		is := func(d diary.Diary) bool { return d.ID == id }
		at := slices.IndexFunc(listed, is)
		if at < 0 || listed[at].Closed && !slices.ContainsFunc(has, is) {
			return conference.ErrNotListed
		}
	}
	return nil
}

// settleRoom fills in the place of a room that was chosen, and refuses one that is closed.
func settleRoom(tx *store.Tx, b *conference.Booking, id conference.ID) error {
	if b.Room == "" {
		return nil
	}
	room, err := roomOf(&tx.Reading, b.Room)
	if err != nil {
		return err
	}
	has, err := tx.RoomOf(id)
	if err != nil {
		return err
	}
	if room.Closed && room.ID != has {
		return conference.ErrNoRoom
	}
	before, err := roomOf(&tx.Reading, has)
	moved := err == nil && has != b.Room && strings.TrimSpace(b.Venue) == before.Venue()
	if moved || strings.TrimSpace(b.Venue) == "" { // an invitation never names the room that was given up
		b.Venue = room.Venue()
	}
	return nil
}

// openConference reads a conference for an action, with the pass for what is to be done to it.
func openConference(tx *store.Tx, id conference.ID, deed access.Deed) (conference.Conference, access.Pass, error) {
	var none conference.Conference
	f, err := tx.ConferenceFamily(id)
	if err != nil {
		return none, access.Pass{}, err
	}
	pass, err := tx.AllowAt(f, deed, id)
	if err != nil {
		return none, access.Pass{}, err
	}
	c, err := tx.Conference(pass, id)
	return c, pass, err
}

// checkChair refuses a chair who works or has worked with the children, stands above somebody who does, has declared a
// link, or whose check does not stand on the day.
func (d *Desk) checkChair(tx *store.Tx, pass access.Pass, id conference.ID, b conference.Booking) error {
	who, err := tx.Account(b.Chair)
	if err != nil || who.Office != access.Chair || !who.Active {
		return conference.ErrNotAChair
	}
	link, err := tx.LinkOf(pass.Family(), b.Chair)
	if err != nil {
		return err
	}
	declared, err := tx.Declarations(pass, id)
	if err != nil {
		return err
	}
	for _, said := range access.Known(access.Know(pass), declared) {
		if said.Chair == b.Chair && said.Linked {
			link = conference.DeclaredLink
		}
	}
	records, err := tx.ChairRecords()
	if err != nil {
		return err
	}
	return conference.CheckChair(link, records[b.Chair], b.On)
}

// checkWhoRuns refuses a chair who may not chair the conference, and a recorder who may not sign in.
func (d *Desk) checkWhoRuns(tx *store.Tx, pass access.Pass, id conference.ID, b conference.Booking) error {
	var wrong fault.List
	if b.Chair != "" {
		if err := d.checkChair(tx, pass, id, b); err != nil && !wrong.Add(err) {
			return err
		}
	}
	if b.Recorder != "" {
		who, err := tx.Account(b.Recorder)
		wrong.Check(err == nil && who.Active && who.Office != access.FamilyMember, conference.ErrNoRecorder)
	}
	return wrong.Err()
}

// checkApprover takes only a team manager or somebody of the safeguarding unit for a day after the limit.
func (d *Desk) checkApprover(tx *store.Tx, b conference.Booking) error {
	if b.LateAgreedBy == "" {
		return nil
	}
	who, err := tx.Account(b.LateAgreedBy)
	if err != nil || (who.Office != access.Manager && who.Office != access.Unit) {
		return conference.ErrLateUnapproved
	}
	return nil
}
