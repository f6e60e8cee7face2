package casework

import (
	"context"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/reference"
	"kith/timescale"
)

// EnquiryDetails are the fields of the national return that describe an enquiry.
type EnquiryDetails struct {
	PrimaryNeed string
	Source      string
	ReferredOn  timescale.Date
}

var (
	errPrimaryNeed = fault.New("need", "Choose the primary need from the list")
	errSource      = fault.New("source", "Choose where the concern came from, from the list")
)

// DescribeEnquiry sets the primary need, and puts right where and when the concern came in. How it read before is kept.
func (d *Desk) DescribeEnquiry(ctx context.Context, by Doing, id enquiry.ID, to EnquiryDetails) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "describe enquiry", id, access.CorrectEnquiry, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		var wrong fault.List
		if _, there := reference.Find(reference.PrimaryNeeds(), to.PrimaryNeed); !there {
			wrong.Add(errPrimaryNeed)
		}
		if _, there := reference.Find(reference.ReferralSources(), to.Source); !there && to.Source != "" {
			wrong.Add(errSource)
		}
		now, err := e.Describe(to.PrimaryNeed, to.Source, to.ReferredOn, tx.Today())
		wrong.Add(err)
		if err := wrong.Err(); err != nil {
			return err
		}
		if err := tx.KeepEnquiryChange(pass, e, "details", store.EnquiryBefore{
			PrimaryNeed: e.PrimaryNeed, Source: e.Source, ReferredOn: e.ReferredOn,
		}); err != nil {
			return err
		}
		return tx.SaveEnquiry(pass, e, now)
	})
}

// EnquiryStart is which strategy discussion started an enquiry after all, on which day it was held where that was
// recorded wrongly, on which day the enquiry began, and why this is put right.
type EnquiryStart struct {
	Discussion string
	HeldOn     timescale.Date // none where the day stands as it is recorded
	StartedOn  timescale.Date
	Reason     string
}

// CorrectStart puts right which strategy discussion started an enquiry, and on which day: the conference's last day is
// counted from it and moves with it, booked or held as it is. One booked for a later day than that stays booked, and shows
// as late until the unit books it anew.
func (d *Desk) CorrectStart(ctx context.Context, by Doing, id enquiry.ID, to EnquiryStart) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "correct start", id, access.RecordStrategyDiscussion, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		held, err := tx.Discussions(pass, id)
		if err != nil {
			return err
		}
		was, started := enquiry.Anchor(held)
		if !started {
			return enquiry.ErrNoneStarted
		}
		at := slices.IndexFunc(held, func(d enquiry.Discussion) bool { return d.ID == to.Discussion })
		if at < 0 {
			return enquiry.ErrNotDiscussed
		}
		first := held[at]
		var wrong fault.List
		if !to.HeldOn.IsZero() {
			first, err = first.HeldAgain(to.HeldOn, e, tx.Today())
			wrong.Add(err)
		}
		target := e.TargetOn
		if !to.StartedOn.IsZero() {
			if target, err = d.returnTarget(&tx.Reading, to.StartedOn); err != nil {
				return err
			}
		}
		now, err := e.Restart(to.StartedOn, target, tx.Today(), to.Reason)
		wrong.Add(err)
		if err := wrong.Err(); err != nil {
			return err
		}
		if err := tx.KeepEnquiryChange(pass, e, "start", store.EnquiryBefore{
			StartedOn: e.StartedOn, Discussion: was.ID, HeldOn: was.HeldOn, Reason: to.Reason,
		}); err != nil {
			return err
		}
		if err := tx.SetStarts(pass, e, held, to.Discussion); err != nil {
			return err
		}
		if first.HeldOn != held[at].HeldOn {
			if err := tx.SetHeld(pass, e, first); err != nil {
				return err
			}
		}
		if err := tx.SaveEnquiry(pass, e, now); err != nil {
			return err
		}
		return d.countAgainFrom(tx, pass, e.ID, first.HeldOn)
	})
}

// countAgainFrom counts the conference that an enquiry led to from another day, by the procedure of that day.
func (d *Desk) countAgainFrom(tx *store.Tx, pass access.Pass, id enquiry.ID, on timescale.Date) error {
	pack, err := d.pack(&tx.Reading, on)
	if err != nil {
		return err
	}
	by := pack.InitialConferenceBy(on, d.calendar)
	all, err := tx.Conferences(pass)
	if err != nil {
		return err
	}
	for _, one := range all { // an enquiry has one that is not cancelled
		if one.Enquiry != id || !one.First() || one.State == conference.Cancelled || one.AnchorOn == on {
			continue
		}
		c, err := tx.Conference(pass, one.ID)
		if err != nil {
			return err
		}
		if err := tx.SaveConference(pass, c.MoveClock(on, by.Due, lastOf(by))); err != nil {
			return err
		}
	}
	return nil
}

// CorrectEnquiryChildren puts right which children an enquiry is about: a wrong child taken off, one left out put on.
func (d *Desk) CorrectEnquiryChildren(ctx context.Context, by Doing, id enquiry.ID, children []access.PersonID, reason string) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "correct enquiry's children", id, access.CorrectEnquiry, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		slices.Sort(children)
		now, err := e.About(slices.Compact(children), reason)
		if err != nil {
			return err
		}
		for _, c := range now.Children {
			who, err := tx.Person(pass, c)
			if err != nil || who.Kind == family.Adult || who.State != family.Current {
				return enquiry.ErrNoChildrenLeft
			}
		}
		if err := tx.KeepEnquiryChange(pass, e, "children", store.EnquiryBefore{Children: e.Children, Reason: reason}); err != nil {
			return err
		}
		if err := tx.SetEnquiryChildren(pass, now); err != nil {
			return err
		}
		return tx.SaveEnquiry(pass, e, now)
	})
}
