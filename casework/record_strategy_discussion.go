package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// Discussed is a strategy discussion as it is recorded. Starts says that it starts the section 47 enquiry, on a legal
// basis; StartedOn is the day the return counts from, the day of the discussion where none is given.
type Discussed struct {
	HeldOn    timescale.Date
	TookPart  []enquiry.TookPart
	Notes     string
	Starts    bool
	Basis     enquiry.Basis
	StartedOn timescale.Date
}

// RecordStrategyDiscussion adds a strategy discussion. Several may be held; one starts the enquiry, and the conference's
// last day is counted from it.
func (d *Desk) RecordStrategyDiscussion(ctx context.Context, by Doing, id enquiry.ID, said Discussed) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "record strategy discussion", id, access.RecordStrategyDiscussion, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		if e.State == enquiry.Concluded {
			return enquiry.ErrConcluded
		}
		held, err := tx.Discussions(pass, id)
		if err != nil {
			return err
		}
		disc := enquiry.Discussion{
			ID: tx.NewID(), HeldOn: said.HeldOn, Starts: said.Starts,
			Words: enquiry.DiscussionWords{TookPart: said.TookPart, Notes: said.Notes},
		}
		var wrong fault.List
		wrong.Add(disc.Check(e, tx.Today()))
		now := e
		if said.Starts {
			if _, already := enquiry.Anchor(held); already {
				wrong.Add(enquiry.ErrStartsTwice)
			}
			on := said.StartedOn
			if on.IsZero() {
				on = said.HeldOn
			}
			var err error
			if now, err = d.startEnquiry(tx, e, said.Basis, on); err != nil && !wrong.Add(err) {
				return err
			}
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		if err := tx.AddDiscussion(pass, e, disc); err != nil {
			return err
		}
		if !said.Starts {
			return nil
		}
		return tx.SaveEnquiry(pass, e, now)
	})
}

func (d *Desk) startEnquiry(tx *store.Tx, e enquiry.Enquiry, basis enquiry.Basis, on timescale.Date) (enquiry.Enquiry, error) {
	var target timescale.Date
	if !on.IsZero() {
		var err error
		if target, err = d.returnTarget(&tx.Reading, on); err != nil {
			return e, err
		}
	}
	return e.Start(basis, on, target, tx.Today())
}

// returnTarget is the last day for a conference as the national return counts it: from the day the enquiry began.
func (d *Desk) returnTarget(r *store.Reading, began timescale.Date) (timescale.Date, error) {
	pack, err := d.pack(r, began)
	if err != nil {
		return timescale.Date{}, err
	}
	by := pack.InitialConferenceBy(began, d.calendar)
	if by.Limit.IsZero() {
		return by.Due, nil
	}
	return by.Limit, nil
}

// onEnquiry runs an action on an enquiry for whoever may do this deed in its family.
func (d *Desk) onEnquiry(
	ctx context.Context, by Doing, name string, id enquiry.ID, deed access.Deed,
	act func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error,
) (enquiry.ID, error) {
	done, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (enquiry.ID, error) {
		f, err := tx.EnquiryFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, deed, string(id))
		if err != nil {
			return "", err
		}
		e, err := tx.Enquiry(pass, id)
		if err != nil {
			return "", err
		}
		if err := d.sameEnquiry(tx, by, pass, e); err != nil {
			return "", err
		}
		return id, act(tx, pass, e)
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return done, nil
}

// sameEnquiry refuses an answer to another enquiry than the one its writer read: a manager agrees only to the proposal
// before them, and nobody writes over what a colleague has recorded since.
func (d *Desk) sameEnquiry(tx *store.Tx, by Doing, pass access.Pass, e enquiry.Enquiry) error {
	if by.Seen == "" {
		return nil
	}
	now, err := d.enquiryView(&tx.Reading, access.Know(pass), e)
	if err != nil {
		return err
	}
	return tx.Unchanged(by, now)
}
