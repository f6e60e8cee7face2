package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/diary"
	"kith/internal/store"
	"kith/plan"
)

// ViewFeed shows when the meetings are that somebody is at, to their own calendar program: by an address that they made, without
// signing in. An address that was withdrawn, or whose owner's account is closed, is ErrNotFound, as one that never was. What it
// shows ends with the part by which they are there, and each look is in the log as theirs.
func (d *Desk) ViewFeed(ctx context.Context, token string) (access.Copy[[]diary.Meeting], error) {
	var none access.Copy[[]diary.Meeting]
	owner, err := d.db.FeedOwner(ctx, token)
	if err != nil {
		return none, fmt.Errorf("looking at a calendar: %w", err)
	}
	seen, err := store.Look(ctx, d.db, owner, func(r *store.Reading) ([]diary.Meeting, error) {
		if _, err := r.AllowOffice(access.ViewFeed); err != nil {
			return nil, err
		}
		all, err := d.attended(r)
		if err != nil {
			return nil, err
		}
		return r.Nameless(all)
	})
	if err != nil {
		return none, fmt.Errorf("looking at a calendar: %w", err)
	}
	return seen, nil
}

// attended are the meetings that the reader is at.
func (d *Desk) attended(r *store.Reading) ([]diary.Meeting, error) {
	if r.Actor().Office != access.FamilyMember {
		return r.Attends()
	}
	own, err := d.ownMeetings(r)
	if err != nil {
		return nil, err
	}
	plans, err := d.myPlans(r)
	if err != nil {
		return nil, err
	}
	var all []diary.Meeting
	for _, m := range own.ToCome {
		if !m.On.IsZero() && !m.Out && m.Reply != conference.Apologies && m.Reply != conference.Uninvited {
			t := conference.Taken{On: m.On, Begins: m.Begins, Ends: m.Ends}
			all = append(all, diary.Meeting{Name: "conference " + string(m.ID), On: m.On, Begins: m.Begins, Ends: t.Until()})
		}
	}
	for _, p := range plans.Plans {
		for _, m := range p.Dates() {
			if p.State != plan.Ended && !slices.ContainsFunc(all, func(o diary.Meeting) bool { return o.Name == m.Name || o.On == m.On && o.Begins == m.Begins }) {
				all = append(all, m)
			}
		}
	}
	return all, nil
}

// Dates are the dates of a plan that its reader may be at: the group's next meeting and the review.
func (p PlanView) Dates() []diary.Meeting {
	var all []diary.Meeting
	for _, m := range p.Meetings {
		if m.State == coregroup.Planned {
			all = append(all, diary.Meeting{Name: "core group " + m.ID, On: m.HeldOn, Begins: m.Begins})
		}
	}
	if p.Review.There && !p.Review.On.IsZero() {
		all = append(all, diary.Meeting{Name: "review " + string(p.ID), On: p.Review.On, Begins: p.Review.Begins})
	}
	return all
}

// ViewMyDates are the dates of one plan, for somebody of the family to put into a calendar.
func (d *Desk) ViewMyDates(ctx context.Context, actor access.Actor, id plan.ID) (access.Copy[[]diary.Meeting], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]diary.Meeting, error) {
		p, err := d.planView(r, id, access.ViewMyPlan)
		if err != nil {
			return nil, err
		}
		return r.Nameless(p.Dates())
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the dates of one's own plan: %w", err)
	}
	return seen, nil
}
