package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/coregroup"
	"kith/family"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// NewVisit is a visit as somebody arranges or records it.
type NewVisit struct {
	Plan      plan.ID // the plan it is under
	Enquiry   bool    // it is part of a section 47 enquiry instead
	Announced bool
	On        timescale.Date
	Begins    string
	Children  []coregroup.Seen
	Told      []access.PersonID
	Words     coregroup.VisitWords
}

// ArrangeVisit arranges a visit to come. Where the procedure promises notice under a Child in Need plan, only an
// announced one can be arranged; those who are told see it beforehand.
func (d *Desk) ArrangeVisit(ctx context.Context, by Doing, n NewVisit) (string, error) {
	return d.visit(ctx, by, "arrange visit", access.PlanVisit, n, func(tx *store.Tx, v coregroup.Visit) (coregroup.Visit, error) {
		return v.Arrange(tx.Today())
	})
}

// RecordNewVisit records a visit that was made without having been arranged here.
func (d *Desk) RecordNewVisit(ctx context.Context, by Doing, n NewVisit) (string, error) {
	return d.visit(ctx, by, "record visit", access.RecordVisit, n, func(tx *store.Tx, v coregroup.Visit) (coregroup.Visit, error) {
		return v.Make(tx.Today())
	})
}

func (d *Desk) visit(ctx context.Context, by Doing, doing string, deed access.Deed, n NewVisit,
	as func(*store.Tx, coregroup.Visit) (coregroup.Visit, error),
) (string, error) {
	id, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (string, error) {
		p, pass, err := openPlan(tx, n.Plan, deed)
		if err != nil {
			return "", err
		}
		pack, err := d.pack(&tx.Reading, tx.Today())
		if err != nil {
			return "", err
		}
		v := coregroup.Visit{
			ID: tx.NewID(), Kind: coregroup.VisitKind(p.Kind), Announced: n.Announced, On: n.On, Begins: n.Begins, Children: n.Children,
			Told: n.Told, Visitor: by.Actor.Account, Words: n.Words, Version: 1,
			AnnouncedOnly: p.Kind == plan.ChildInNeed && pack.ChildInNeed.AnnouncedOnly.Value,
		}
		if n.Enquiry {
			v.Kind, v.AnnouncedOnly = coregroup.InEnquiry, false
		}
		if !v.Announced {
			v.Told = nil
		}
		if err := inFamily(tx, pass, &v); err != nil {
			return "", err
		}
		if v, err = as(tx, v); err != nil {
			return "", err
		}
		if err := tx.AddVisit(pass, v); err != nil {
			return "", err
		}
		return v.ID, d.visited(tx, pass, v)
	})
	if err != nil {
		return "", fmt.Errorf("keeping a visit (%s): %w", doing, err)
	}
	return id, nil
}

// inFamily refuses a visit to a child, or a notice to somebody, who is not of this family, and notes which child is unborn.
func inFamily(tx *store.Tx, pass access.Pass, v *coregroup.Visit) error {
	held, err := tx.People(pass.Family())
	if err != nil {
		return err
	}
	known := map[access.PersonID]family.Kind{}
	for _, p := range access.Known(access.Know(pass), held) {
		known[p.ID] = p.Kind
	}
	for _, id := range slices.Concat(v.Of(), v.Told) {
		if known[id] == "" {
			return access.ErrNotFound
		}
	}
	for i, c := range v.Children {
		v.Children[i].Unborn = known[c.Child] == family.Unborn
	}
	return nil
}

// VisitMade is how an arranged visit went.
type VisitMade struct {
	Visit     string
	Announced bool // it came with the notice that was given
	On        timescale.Date
	Children  []coregroup.Seen
	Words     coregroup.VisitWords
}

// RecordVisit records how an arranged visit went.
func (d *Desk) RecordVisit(ctx context.Context, by Doing, m VisitMade) (string, error) {
	_, err := store.Act(ctx, d.db, by, "record arranged visit", func(tx *store.Tx) (string, error) {
		v, pass, err := openVisit(tx, m.Visit, access.RecordVisit)
		if err != nil {
			return "", err
		}
		if err := v.Pending(); err != nil {
			return "", err // whoever was first recorded it: that is said before anything else
		}
		if err := tx.Unchanged(by, v); err != nil {
			return "", err
		}
		covered, err := tx.Covered()
		if err != nil {
			return "", err
		}
		if slices.Contains(covered, v.Visitor) {
			v.Visitor = by.Actor.Account // whoever covers made it
		}
		m.Words.Moves = v.Words.Moves
		v.On, v.Announced, v.Words = m.On, m.Announced, m.Words
		for i, c := range v.Children {
			for _, seen := range m.Children {
				if seen.Child == c.Child {
					v.Children[i] = seen
				}
			}
		}
		if err := inFamily(tx, pass, &v); err != nil {
			return "", err
		}
		now, err := v.Make(tx.Today())
		if err != nil {
			return "", err
		}
		if err := tx.SaveVisit(pass, now); err != nil {
			return "", err
		}
		return v.ID, d.visited(tx, pass, now)
	})
	if err != nil {
		return "", fmt.Errorf("recording a visit: %w", err)
	}
	return m.Visit, nil
}

// SeeBreach keeps that the team manager has seen a visit made without the notice that was promised.
func (d *Desk) SeeBreach(ctx context.Context, by Doing, visit string) (string, error) {
	_, err := store.Act(ctx, d.db, by, "see breach", func(tx *store.Tx) (string, error) {
		v, pass, err := openVisit(tx, visit, access.SeeBreach)
		if err != nil {
			return "", err
		}
		return v.ID, tx.SeeBreach(pass, v.ID)
	})
	if err != nil {
		return "", fmt.Errorf("seeing a visit without notice: %w", err)
	}
	return visit, nil
}

func openVisit(tx *store.Tx, id string, deed access.Deed) (coregroup.Visit, access.Pass, error) {
	f, err := tx.VisitFamily(id)
	if err != nil {
		return coregroup.Visit{}, access.Pass{}, err
	}
	pass, err := tx.Allow(f, deed, id)
	if err != nil {
		return coregroup.Visit{}, pass, err
	}
	all, err := tx.VisitsFor(pass)
	if err != nil {
		return coregroup.Visit{}, pass, err
	}
	for _, v := range all {
		if v.ID == id {
			return v, pass, nil
		}
	}
	return coregroup.Visit{}, pass, access.ErrNotFound
}

// visited moves the day by which each child who was seen is to be visited again.
func (d *Desk) visited(tx *store.Tx, pass access.Pass, v coregroup.Visit) error {
	pack, err := d.pack(&tx.Reading, tx.Today())
	if err != nil || v.State != coregroup.VisitMade || !pack.Visits.Interval.IsSet() {
		return err
	}
	plans, err := tx.Plans(pass)
	if err != nil {
		return err
	}
	for _, p := range plans {
		seen := slices.ContainsFunc(v.Children, func(c coregroup.Seen) bool { return c.Child == p.Child && c.Counts() })
		due := pack.Visits.Interval.Value.After(v.On, d.calendar)
		if !p.Current() || p.Kind != plan.Protection || !seen || !due.After(p.VisitDueOn) {
			continue
		}
		p.VisitDueOn = due
		if err := tx.SavePlan(pass, p); err != nil {
			return err
		}
	}
	return nil
}
