package casework

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// Cover is what is done, in one go, about the conferences of a chair who cannot come on some days.
type Cover struct {
	Chair       access.AccountID
	From, Until timescale.Date
	Each        []CoverChoice
	Reason      string
	Family      string // why, in the words that each family reads
	AgreedBy    access.AccountID
	Stands      access.AccountID // who covers for the chair on these days; none where the absence is not recorded here
}

// CoverChoice is what is done about one conference: another chair at the same time, or another time. It stays as it is where
// neither is chosen.
type CoverChoice struct {
	Conference conference.ID
	Chair      access.AccountID
	Slot       conference.Slot
}

func (c CoverChoice) leaves() bool { return c.Chair == "" && c.Slot.On.IsZero() }

// CoverField is the form field of what is done about one conference.
func CoverField(id conference.ID) string { return "what-" + string(id) }

// CoverChair finds others for the conferences of a chair who cannot come, all of them or none: each gets another chair or another
// time inside its clock, with the reason, who agreed and what the family reads. The safeguarding unit does it, and somebody else
// agrees. No chair, recorder or room is at two conferences at once.
func (d *Desk) CoverChair(ctx context.Context, by Doing, c Cover) (access.AccountID, error) {
	done, err := store.Act(ctx, d.db, by, "cover for a chair", func(tx *store.Tx) (access.AccountID, error) {
		pass, err := tx.AllowOffice(access.CoverChair)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(c.Chair)); err != nil {
			return "", err
		}
		view, err := d.coverView(&tx.Reading, c.Chair, c.From, c.Until)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, view.Stands()); err != nil {
			return "", err
		}
		change := conference.Change{By: by.Actor.Account, AgreedBy: c.AgreedBy, Reason: c.Reason, Family: c.Family}
		wrong := c.missing(change)
		if err := agreeable(tx, c.AgreedBy); err != nil && !wrong.Add(err) {
			return "", err
		}
		if err := wrong.Err(); err != nil {
			return "", err // what follows keeps who agreed, so there must be such a person
		}
		for _, one := range c.Each {
			if one.leaves() {
				continue
			}
			if !slices.ContainsFunc(view.Each, func(l CoverLine) bool { return l.ID == one.Conference }) {
				return "", store.ErrStale
			}
			err := d.coverOne(tx, c, one, change)
			found := fault.Of(err)
			if err != nil && len(found) == 0 {
				return "", err
			}
			for _, f := range found {
				wrong = append(wrong, fault.New(CoverField(one.Conference), f.Message))
			}
		}
		if c.Stands != "" {
			if err := recordAway(tx, c); err != nil && !wrong.Add(err) {
				return "", err
			}
		}
		return c.Chair, wrong.Err()
	})
	if err != nil {
		return "", fmt.Errorf("finding others for a chair: %w", err)
	}
	return done, nil
}

// missing is what the form as a whole leaves unsaid.
func (c Cover) missing(change conference.Change) fault.List {
	var wrong fault.List
	wrong.Check(slices.ContainsFunc(c.Each, func(one CoverChoice) bool { return !one.leaves() }), conference.ErrNothingCovered)
	wrong.Add(change.Agreed())
	wrong.Check(strings.TrimSpace(c.Family) != "", conference.ErrFamilyWhy)
	return wrong
}

// coverOne gives one conference another chair, or books it for another time inside its clock.
func (d *Desk) coverOne(tx *store.Tx, c Cover, choice CoverChoice, change conference.Change) error {
	was, pass, err := openConference(tx, choice.Conference, access.BookConference)
	if err != nil {
		return err
	}
	room, err := tx.RoomOf(was.ID)
	if err != nil {
		return err
	}
	on, begins := was.Next()
	b := conference.Booking{
		On: on, Begins: begins, Ends: was.Ends, Room: room, Venue: was.Words.Venue, Joining: was.Words.Joining,
		Chair: choice.Chair, Recorder: was.Recorder, BookedBy: change.By,
	}
	needed, err := tx.NeededAt(was.ID)
	if err != nil {
		return err
	}
	for _, one := range needed {
		b.Needed = append(b.Needed, one.ID)
	}
	var now conference.Conference
	if s := choice.Slot; s.On.IsZero() {
		now, err = was.ChairedBy(choice.Chair)
	} else {
		b.On, b.Begins, b.Ends, b.Chair, b.Recorder = s.On, s.Begins, s.Ends, s.Chair, s.Recorder
		if s.Room != "" && s.Room != room {
			b.Room, b.Venue = s.Room, "" // the invitation names the place of the room that it has now
		}
		if s.On.After(was.LimitOn) {
			return conference.ErrCoverLate
		}
		if err := settleRoom(tx, &b, was.ID); err != nil {
			return err
		}
		now, err = was.Book(b, tx.Today())
	}
	var wrong fault.List
	if err != nil && !wrong.Add(err) {
		return err
	}
	if err := c.notAway(tx, b); err != nil && !wrong.Add(err) {
		return err
	}
	if err := notElsewhere(tx, b, was); err != nil && !wrong.Add(err) {
		return err
	}
	if err := d.checkWhoRuns(tx, pass, was.ID, b); err != nil && !wrong.Add(err) {
		return err
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return d.keepBooking(tx, pass, was, now, b, change)
}

// notElsewhere refuses whom another conference has then, and whoever is not free by their diary: this form asks nobody whether to
// book all the same.
func notElsewhere(tx *store.Tx, b conference.Booking, was conference.Conference) error {
	err := noClash(tx, b, was)
	for _, warned := range []error{conference.ErrChairNotFree, conference.ErrRecorderNotFree, conference.ErrNeededNotFree} {
		if errors.Is(err, warned) {
			return conference.ErrCoverNotFree
		}
	}
	return err
}

// notAway refuses a chair who is away on the day, first of all the one who cannot come.
func (c Cover) notAway(tx *store.Tx, b conference.Booking) error {
	away, err := tx.Absences()
	if err != nil {
		return err
	}
	for _, a := range append(away, store.Absence{Account: c.Chair, From: c.From, Until: c.Until}) {
		if a.Account == b.Chair && !b.On.Before(a.From) && !b.On.After(a.Until) {
			return conference.ErrChairAway
		}
	}
	return nil
}

// recordAway keeps that the chair is away on these days, where that is not kept yet.
func recordAway(tx *store.Tx, c Cover) error {
	pass, err := tx.AllowOffice(access.RecordAbsence)
	if err != nil {
		return err
	}
	a := Away{Who: c.Chair, Cover: c.Stands, From: c.From, Until: c.Until}
	if err := checkAway(tx, a); err != nil {
		return err
	}
	return tx.AddAbsence(pass, store.Absence{ID: tx.NewID(), Account: a.Who, Cover: a.Cover, From: a.From, Until: a.Until})
}
