package casework

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// ToTellRow is a conference of which somebody has not been told of a change.
type ToTellRow struct {
	ConferenceRow

	Left int // people still to be told
}

// ViewAllToTell lists the conferences of which somebody who cannot sign in has not been told of a change, for the safeguarding unit.
func (d *Desk) ViewAllToTell(ctx context.Context, actor access.Actor) (access.Copy[[]ToTellRow], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]ToTellRow, error) {
		if _, err := r.AllowOffice(access.CoverChair); err != nil {
			return nil, err
		}
		left, err := r.ToTell()
		if err != nil {
			return nil, err
		}
		families := make([]access.FamilyID, len(left))
		for i, one := range left {
			families[i] = one.Family
		}
		called, passes, err := childrenOfEach(r, families)
		if err != nil {
			return nil, err
		}
		var rows []ToTellRow
		for _, one := range left {
			at := slices.IndexFunc(rows, func(row ToTellRow) bool { return row.ID == one.Conference })
			if at >= 0 {
				rows[at].Left++
				continue
			}
			if _, may := passes[one.Family]; may {
				rows = append(rows, ToTellRow{Left: 1, ConferenceRow: ConferenceRow{
					ID: one.Conference, Kind: one.Kind, State: one.State, Children: called[one.Family], HeldOn: one.On,
				}})
			}
		}
		slices.SortStableFunc(rows, func(a, b ToTellRow) int { return a.HeldOn.Compare(b.HeldOn) })
		return rows, nil
	})
	if err != nil {
		return seen, fmt.Errorf("listing who is to be told: %w", err)
	}
	return seen, nil
}

// TellView is who is still to be told of a change of a conference, and what there is to tell.
type TellView struct {
	ID       conference.ID
	Kind     conference.Kind
	State    conference.State
	Children []Named
	On       timescale.Date
	Begins   string
	Chair    Worker
	Venue    string
	Changes  []ChangeView  // those that people are to be told of, the last last
	Left     []TellPerson  // they cannot sign in
	Silent   []InvitedView // they have it on their own page, and have not answered yet
}

// TellPerson is somebody to be told.
type TellPerson struct {
	InvitedView

	Change string
}

// Stands is what the form for telling people depends on.
func (v TellView) Stands() any {
	left := make([]string, len(v.Left))
	for i, p := range v.Left {
		left[i] = p.Invitation.ID + p.Change
	}
	return left
}

// ViewToTell shows the safeguarding unit who is still to be told of a change of one conference.
func (d *Desk) ViewToTell(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[TellView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (TellView, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return TellView{}, err
		}
		pass, err := r.AllowAt(f, access.TellChange, id)
		if err != nil {
			return TellView{}, err
		}
		return d.tellView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who is to be told: %w", err)
	}
	return seen, nil
}

func (d *Desk) tellView(r *store.Reading, pass access.Pass, id conference.ID) (TellView, error) {
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return TellView{}, err
	}
	c := g.conference
	v := TellView{ID: id, Kind: c.Kind, State: c.State, Chair: g.staff[c.Chair], Venue: c.Words.Venue}
	v.On, v.Begins = c.Next()
	if v.Children, err = names(r, access.Know(pass), c.Family, c.Children); err != nil {
		return v, err
	}
	left, err := r.ToTellAt(pass, id)
	if err != nil {
		return v, err
	}
	changes, err := changesOf(r, pass, id, g.staff)
	if err != nil {
		return v, err
	}
	for _, ch := range changes {
		if slices.Contains(slices.Collect(maps.Values(left)), ch.Change.ID) {
			v.Changes = append(v.Changes, ch)
		}
	}
	for _, i := range g.invited {
		change, is := left[i.ID]
		switch {
		case is:
			v.Left = append(v.Left, TellPerson{InvitedView: g.view(i), Change: change})
		case i.State == conference.Invited && i.BroughtBy == "" && !v.On.IsZero():
			v.Silent = append(v.Silent, g.view(i))
		}
	}
	return v, nil
}

// TellChange records that some people were told of a change of a conference, how and when. The safeguarding unit does it. Whoever
// was told by a colleague meanwhile makes the page stale, so that nobody is noted twice.
func (d *Desk) TellChange(ctx context.Context, by Doing, id conference.ID, invitations []string, how string, on timescale.Date) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "tell of a change", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.TellChange)
		if err != nil {
			return "", err
		}
		v, err := d.tellView(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, v.Stands()); err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(len(invitations) > 0, ErrToldWhom)
		wrong.Check(slices.Contains(conference.Tellings(), how), ErrToldHow)
		wrong.Check(!on.IsZero() && !on.After(tx.Today()), ErrToldWhen)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		for _, one := range invitations {
			at := slices.IndexFunc(v.Left, func(p TellPerson) bool { return p.Invitation.ID == one })
			if at < 0 {
				return "", store.ErrStale
			}
			if err := tx.HaveTold(pass, id, one); err != nil {
				return "", err
			}
			if err := tx.AddChangeTold(pass, v.Left[at].Change, conference.Told{Who: v.Left[at].Name, How: how, On: on}); err != nil {
				return "", err
			}
		}
		return id, nil
	})
	if err != nil {
		return "", fmt.Errorf("recording who was told: %w", err)
	}
	return done, nil
}

// mustTell puts those who cannot sign in on the list of whom to tell of a change, but those whom it says were told by name.
func mustTell(tx *store.Tx, pass access.Pass, ch conference.Change) error {
	if err := tx.MustTell(pass, ch.Conference, ch.ID); err != nil || len(ch.Told) == 0 {
		return err
	}
	called, err := calledAt(&tx.Reading, pass, ch.Conference)
	if err != nil {
		return err
	}
	left, err := tx.ToTellAt(pass, ch.Conference)
	if err != nil {
		return err
	}
	for one := range left {
		if slices.ContainsFunc(ch.Told, func(t conference.Told) bool { return strings.EqualFold(t.Who, called[one]) }) {
			if err := tx.HaveTold(pass, ch.Conference, one); err != nil {
				return err
			}
		}
	}
	return nil
}
