package casework

import (
	"context"

	"kith/access"
	"kith/enquiry"
	"kith/family"
	"kith/internal/store"
)

// Proposal is how an enquiry should end, and why. Alone says why no other agency was consulted, where none was.
type Proposal struct {
	Outcome enquiry.Outcome
	Reason  string
	Alone   string
}

// ProposeOutcome puts forward how an enquiry should end. A manager who did not propose it agrees, or sends it back.
func (d *Desk) ProposeOutcome(ctx context.Context, by Doing, id enquiry.ID, p Proposal) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "propose outcome", id, access.ProposeOutcome, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		views, err := tx.AgencyViews(pass, id)
		if err != nil {
			return err
		}
		now, err := e.Propose(p.Outcome, p.Reason, p.Alone, views, by.Actor.Account)
		if err != nil {
			return err
		}
		return tx.SaveEnquiry(pass, e, now)
	})
}

// ConcludeEnquiry ends an enquiry as proposed, with the manager's agreement. Where the outcome is a conference, the
// request for one is made with it.
func (d *Desk) ConcludeEnquiry(ctx context.Context, by Doing, id enquiry.ID, decided string) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "conclude enquiry", id, access.ConcludeEnquiry, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		now, err := e.Agree(by.Actor.Account, decided, tx.Today())
		if err != nil {
			return err
		}
		if err := tx.SaveEnquiry(pass, e, now); err != nil {
			return err
		}
		if now.Outcome != enquiry.HoldConference {
			return nil
		}
		return d.askForConference(tx, pass, now)
	})
}

func (d *Desk) askForConference(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
	held, err := tx.Discussions(pass, e.ID)
	if err != nil {
		return err
	}
	anchor, started := enquiry.Anchor(held)
	if !started {
		return enquiry.ErrNotStarted
	}
	stands, err := tx.StandsFor(e.Family)
	if err != nil {
		return err
	}
	children, unborn := []access.PersonID{}, true
	for _, c := range e.Children {
		child, err := tx.Person(pass, stands(c))
		if err != nil {
			return err
		}
		unborn = unborn && child.Kind == family.Unborn
		children = append(children, child.ID)
	}
	e.Children = unique(children)
	_, err = d.requestConference(tx, pass, e, anchor.HeldOn, unborn)
	return err
}

// SendBackOutcome returns a proposal with what the manager wants looked at again.
func (d *Desk) SendBackOutcome(ctx context.Context, by Doing, id enquiry.ID, why string) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "send back outcome", id, access.ConcludeEnquiry, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		now, err := e.SendBack(by.Actor.Account, why)
		if err != nil {
			return err
		}
		if err := tx.KeepEnquiryChange(pass, e, "sent back", store.EnquiryBefore{Proposed: e.Proposed, Reason: why}); err != nil {
			return err
		}
		return tx.SaveEnquiry(pass, e, now)
	})
}

// unique keeps the first of each, in order.
func unique[T comparable](all []T) []T {
	seen, kept := map[T]bool{}, all[:0:0]
	for _, one := range all {
		if !seen[one] {
			seen[one], kept = true, append(kept, one)
		}
	}
	return kept
}
