package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// Arrival is a family that moves here with a protection plan, or with one to be decided about, and is not known yet.
// Nobody has raised a concern about it here: none is recorded, so that none is counted.
type Arrival struct {
	Children []ConcernChild
	Worker   access.AccountID // who works with them from now on; none until somebody is allocated
	Request  Request
}

// ErrArrivalWorker means that the worker chosen is none.
var ErrArrivalWorker = fault.New("worker", "Choose a social worker, or leave this empty until one is allocated")

// ReceiveFamily begins a family that has moved here, and asks for its conference with it. The safeguarding unit may:
// it is the one that the other authority tells.
func (d *Desk) ReceiveFamily(ctx context.Context, by Doing, a Arrival) (conference.ID, error) {
	id, err := store.Act(ctx, d.db, by, "receive family", func(tx *store.Tx) (conference.ID, error) {
		pass, err := access.AllowOffice(by.Actor, access.ReceiveFamily, access.FamilyID(tx.NewID()))
		if err != nil {
			return "", err
		}
		if err := tx.AddFamily(pass); err != nil {
			return "", err
		}
		q := a.Request
		q.Family = pass.Family()
		wrong := q.check(tx.Today())
		q.Children, err = concernChildren(tx, pass, Concern{Children: a.Children})
		if err != nil && !wrong.Add(err) {
			return "", err
		}
		worker, err := tx.Account(a.Worker)
		wrong.Check(a.Worker == "" || err == nil && worker.Office == access.SocialWorker && worker.Active, ErrArrivalWorker)
		wrong.Check(len(a.Children) > 0, ErrRequestChildren)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(pass.Family())); err != nil {
			return "", err
		}
		if a.Worker != "" {
			if err := reallocate(tx, pass, worker); err != nil {
				return "", err
			}
		}
		return d.request(tx, pass, q)
	})
	if err != nil {
		return "", fmt.Errorf("receiving a family: %w", err)
	}
	return id, nil
}
