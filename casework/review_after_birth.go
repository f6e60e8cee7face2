package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// reviewAfterBirth brings the review forward that is owed now that a child with a protection plan is born, by the
// procedure of that day. The first review's own limit, from the initial conference, holds beside it: the earlier counts.
// One that is booked for a later day stays booked, and shows as late until the unit moves it.
func (d *Desk) reviewAfterBirth(tx *store.Tx, pass access.Pass, child access.PersonID, born timescale.Date) error {
	plans, err := tx.Plans(pass)
	if err != nil {
		return err
	}
	protected := func(p plan.Plan) bool { return p.Child == child && p.Kind == plan.Protection && p.Current() }
	if !slices.ContainsFunc(plans, protected) {
		return nil
	}
	pack, err := d.pack(&tx.Reading, born)
	if err != nil {
		return err
	}
	by := pack.ReviewAfterBirthBy(born, d.calendar)
	limit := lastOf(by)
	if limit.IsZero() {
		return nil // this procedure sets no day
	}
	all, err := tx.Conferences(pass)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Kind != conference.Review || c.State != conference.ToBeBooked && c.State != conference.Booked || !limit.Before(c.LimitOn) {
			continue
		}
		review, err := tx.Conference(pass, c.ID)
		if err != nil {
			return err
		}
		if !review.Includes(child) {
			continue
		}
		if err := tx.SaveConference(pass, review.MoveClock(born, by.Due, limit)); err != nil {
			return err
		}
	}
	return nil
}
