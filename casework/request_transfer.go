package casework

import (
	"context"
	"fmt"
	"strings"

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
	ErrRequestTwice    = fault.New("children", "A conference that is not over is about one of these children already. Choose the others, or book that one")
)

// RequestConference asks for a conference about children who moved here with a plan. The safeguarding unit may.
func (d *Desk) RequestConference(ctx context.Context, by Doing, q Request) (conference.ID, error) {
	id, err := store.Act(ctx, d.db, by, "request conference", func(tx *store.Tx) (conference.ID, error) {
		pass, err := tx.Allow(q.Family, access.RequestConference, "")
		if err != nil {
			return "", err
		}
		wrong := q.check(tx.Today())
		wrong.Check(len(q.Children) > 0, ErrRequestChildren)
		before, err := notOver(tx, pass)
		if err != nil {
			return "", err
		}
		for _, c := range before {
			for _, child := range q.Children {
				wrong.Check(!c.Includes(child), ErrRequestTwice)
			}
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return d.request(tx, pass, q)
	})
	if err != nil {
		return "", fmt.Errorf("requesting a conference: %w", err)
	}
	return id, nil
}

func (q Request) check(today timescale.Date) fault.List {
	var wrong fault.List
	wrong.Check(q.Kind == conference.TransferIn || q.Kind == conference.Receiving, ErrRequestKind)
	wrong.Check(!q.Notified.IsZero() && !q.Notified.After(today), ErrRequestNotified)
	wrong.Check(strings.TrimSpace(q.Why) != "", ErrRequestWhy)
	return wrong
}

// request asks for the conference, its clock counting from the day this authority was told.
func (d *Desk) request(tx *store.Tx, pass access.Pass, q Request) (conference.ID, error) {
	tenant, err := tx.Tenant()
	if err != nil {
		return "", err
	}
	pack, err := d.pack(&tx.Reading, q.Notified)
	if err != nil {
		return "", err
	}
	due := pack.TransferInConferenceBy(q.Notified, d.calendar)
	c := conference.Conference{
		ID: conference.ID(tx.NewID()), Family: pass.Family(), Kind: q.Kind, State: conference.ToBeBooked, Children: q.Children,
		Procedure: tenant.Procedure, AnchorOn: q.Notified, DueOn: due.Due, LimitOn: lastOf(due),
		RequestedBy: pass.Actor().Account, Words: conference.Words{Why: q.Why},
	}
	return c.ID, tx.AddConference(pass, c)
}

// notOver are the conferences of a family that are neither closed nor cancelled, with their children.
func notOver(tx *store.Tx, pass access.Pass) ([]conference.Conference, error) {
	all, err := tx.Conferences(pass)
	if err != nil {
		return nil, err
	}
	var going []conference.Conference
	for _, c := range all {
		if c.Over() {
			continue
		}
		whole, err := tx.Conference(pass, c.ID)
		if err != nil {
			return nil, err
		}
		going = append(going, whole)
	}
	return going, nil
}
