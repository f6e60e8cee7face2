package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

// ToTell is somebody who is asked to a conference, cannot sign in, and has not been told yet of a change of its day or its chair.
type ToTell struct {
	Family     access.FamilyID
	Conference conference.ID
	Invitation string
	Change     string
	Kind       conference.Kind
	State      conference.State
	On         timescale.Date // the day of the conference, if it has one
}

// ToTell are those of the whole partnership, for the safeguarding unit.
func (r *Reading) ToTell() ([]ToTell, error) {
	if r.actor.Office != access.Unit {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.ToTell(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing who is to be told: %w", err)
	}
	var all []ToTell
	for _, row := range rows {
		one := ToTell{
			Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), Invitation: row.InvitationID, Change: row.ChangeID,
			Kind: conference.Kind(row.Kind), State: conference.State(row.State), On: dayOf(row.State, row.HeldOn, row.ResumesOn),
		}
		if one.State == conference.Cancelled && !one.On.IsZero() && one.On.Before(r.Today()) {
			continue // its day has gone by
		}
		all = append(all, one)
	}
	return all, nil
}

// ToTellAt is who of those asked to one conference is still to be told, each with the change: by invitation.
func (r *Reading) ToTellAt(p access.Pass, id conference.ID) (map[string]string, error) {
	if !p.Given() || p.Actor() != r.actor {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.ToTellAt(r.ctx, gen.ToTellAtParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading who is to be told: %w", err)
	}
	left := make(map[string]string, len(rows))
	for _, row := range rows {
		left[row.InvitationID] = row.ChangeID
	}
	return left, nil
}

// MustTell puts those who are asked to a conference, and cannot sign in, on the list of whom to tell of a change. Whoever is on it
// for an earlier change is told of this one.
func (tx *Tx) MustTell(p access.Pass, id conference.ID, change string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddToTell(tx.ctx, gen.AddToTellParams{TenantID: tx.tenant(), ConferenceID: string(id), ChangeID: change}); err != nil {
		return fmt.Errorf("noting who is to be told: %w", err)
	}
	return nil
}

// HaveTold strikes somebody off the list of whom to tell. ErrStale means that they are not on it any more.
func (tx *Tx) HaveTold(p access.Pass, id conference.ID, invitation string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.DropToTell(tx.ctx, gen.DropToTellParams{TenantID: tx.tenant(), ConferenceID: string(id), InvitationID: invitation})
	if err != nil {
		return fmt.Errorf("noting that somebody was told: %w", err)
	}
	if n == 0 {
		return ErrStale
	}
	return nil
}

// NobodyToTell empties the list for a conference that begins: whoever is there knows.
func (tx *Tx) NobodyToTell(p access.Pass, id conference.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.NobodyToTell(tx.ctx, gen.NobodyToTellParams{TenantID: tx.tenant(), ConferenceID: string(id)}); err != nil {
		return fmt.Errorf("noting that nobody is to be told: %w", err)
	}
	return nil
}
