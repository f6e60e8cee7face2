package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// ConferenceList is the conferences that somebody may know of: those to be booked, and those booked.
type ConferenceList struct {
	Today  timescale.Date
	ToBook []ConferenceRow
	Booked []ConferenceRow
}

// ConferenceRow is one conference in a list.
type ConferenceRow struct {
	ID       conference.ID
	Kind     conference.Kind
	State    conference.State
	Children []Named
	DueOn    timescale.Date
	LimitOn  timescale.Date
	Rule     procedure.Rule // of the last day
	HeldOn   timescale.Date
	Begins   string
	Chair    string
	Late     bool
	Agreed   string // who agreed to a late date
	Reason   string
}

// ViewConferences lists the conferences of the families that somebody on the staff takes part in.
func (d *Desk) ViewConferences(ctx context.Context, actor access.Actor) (access.Copy[ConferenceList], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ConferenceList, error) {
		list := ConferenceList{Today: r.Today()}
		if actor.Office == access.FamilyMember {
			return list, access.ErrNotFound
		}
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return list, err
		}
		all, err := r.ConferencesToCome()
		if err != nil {
			return list, err
		}
		rows, err := d.conferenceRows(r, all)
		for _, row := range rows {
			if row.State == conference.ToBeBooked {
				list.ToBook = append(list.ToBook, row)
			} else {
				list.Booked = append(list.Booked, row)
			}
		}
		return list, err
	})
	if err != nil {
		return seen, fmt.Errorf("listing conferences: %w", err)
	}
	return seen, nil
}

// ViewLateness lists the conferences after their last day with the reason and who agreed, for the safeguarding unit.
func (d *Desk) ViewLateness(ctx context.Context, actor access.Actor) (access.Copy[[]ConferenceRow], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]ConferenceRow, error) {
		pass, err := r.AllowOffice(access.ViewLateness)
		if err != nil {
			return nil, err
		}
		all, err := r.LateConferences(pass)
		if err != nil {
			return nil, err
		}
		return d.conferenceRows(r, all)
	})
	if err != nil {
		return seen, fmt.Errorf("listing what is late: %w", err)
	}
	return seen, nil
}

// conferenceRows names the children of each conference, as far as the reader may know of them.
func (d *Desk) conferenceRows(r *store.Reading, all []conference.Conference) ([]ConferenceRow, error) {
	staff, err := workers(r)
	if err != nil {
		return nil, err
	}
	families := make([]access.FamilyID, len(all))
	for i, c := range all {
		families[i] = c.Family
	}
	called, passes, err := childrenOfEach(r, families)
	if err != nil {
		return nil, err
	}
	packs, err := d.packsHere(r)
	if err != nil {
		return nil, err
	}
	rows := make([]ConferenceRow, 0, len(all))
	for _, c := range all {
		if pass, may := passes[c.Family]; !may || !pass.MayAt(string(c.ID), access.ViewConference) {
			continue
		}
		on, begins := c.Next()
		by, err := d.clockOf(packs, c)
		if err != nil {
			return nil, err
		}
		rows = append(rows, ConferenceRow{
			ID: c.ID, Kind: c.Kind, State: c.State, Children: called[c.Family], DueOn: c.DueOn, LimitOn: c.LimitOn, Rule: by.LastRule(),
			HeldOn: on, Begins: begins, Chair: staff[c.Chair].Name, Late: c.Late(r.Today()),
			Agreed: staff[c.LateAgreedBy].Name, Reason: c.Words.LateReason,
		})
	}
	return rows, nil
}
