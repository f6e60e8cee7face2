package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// Request is a conference that no enquiry of ours led to: a child with a plan elsewhere has moved here.
type Request struct {
	Family   access.FamilyID
	Kind     conference.Kind
	Children []access.PersonID
	Notified timescale.Date // when this authority was told of the move; its clock counts from here
	Why      string
}

// The rules for a request.
var (
	ErrRequestKind     = fault.New("kind", "Choose what kind of conference it is")
	ErrRequestChildren = fault.New("children", "Choose which children the conference is about")
	ErrRequestNotified = fault.New("notified", "Enter the day this authority was told of the move, today or in the past")
	ErrRequestWhy      = fault.New("why", "Enter what led to the conference")
)

// RequestConference asks for a conference about children who moved here with a plan. The safeguarding unit may.
func (d *Desk) RequestConference(ctx context.Context, by Doing, q Request) (conference.ID, error) {
	id, err := store.Act(ctx, d.db, by, "request conference", func(tx *store.Tx) (conference.ID, error) {
		pass, err := tx.Allow(q.Family, access.RequestConference, "")
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(q.Kind == conference.TransferIn || q.Kind == conference.Receiving, ErrRequestKind)
		wrong.Check(len(q.Children) > 0, ErrRequestChildren)
		wrong.Check(!q.Notified.IsZero() && !q.Notified.After(tx.Today()), ErrRequestNotified)
		wrong.Check(q.Why != "", ErrRequestWhy)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		tenant, err := tx.Tenant()
		if err != nil {
			return "", err
		}
		pack, err := d.pack(&tx.Reading, q.Notified)
		if err != nil {
			return "", err
		}
		due := pack.TransferInConferenceBy(q.Notified, d.calendar)
		limit := due.Limit
		if limit.IsZero() {
			limit = due.Due
		}
		c := conference.Conference{
			ID: conference.ID(tx.NewID()), Family: q.Family, Kind: q.Kind, State: conference.ToBeBooked, Children: q.Children,
			Procedure: tenant.Procedure, AnchorOn: q.Notified, DueOn: due.Due, LimitOn: limit,
			RequestedBy: by.Actor.Account, Words: conference.Words{Why: q.Why},
		}
		return c.ID, tx.AddConference(pass, c)
	})
	if err != nil {
		return "", fmt.Errorf("requesting a conference: %w", err)
	}
	return id, nil
}
