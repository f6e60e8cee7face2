package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// ChildFigure is a figure that counts children: those with a long plan, with a second or later one, or not heard.
type ChildFigure string

// The figures that count children.
const (
	LongPlans   ChildFigure = "long-plans"
	LaterPlans  ChildFigure = "later-plans"
	NotHeardYet ChildFigure = "not-heard"
)

// ChildRow is one child behind such a figure, with their plan or the conference that did not have their views.
type ChildRow struct {
	Child      Named
	Plan       plan.ID
	Conference conference.ID
	Since      timescale.Date // the day the plan began, or the conference was held
	Before     int            // plans before this one
}

// ViewChildrenBehind shows the children behind a figure, each family with its entry in the log.
func (d *Desk) ViewChildrenBehind(ctx context.Context, actor access.Actor, f ChildFigure, from timescale.Date) (access.Copy[[]ChildRow], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]ChildRow, error) {
		pass, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return nil, err
		}
		rows, families, err := childRows(r, pass, f, from)
		if err != nil {
			return nil, err
		}
		passes, err := r.AllowEach(families, access.ViewDates)
		if err != nil {
			return nil, err
		}
		held, err := r.ChildrenOfEach(passes)
		if err != nil {
			return nil, err
		}
		var shown []ChildRow
		for i, row := range rows {
			may, there := passes[families[i]]
			if !there || !may.Has(access.PartManager, access.PartUnit) {
				continue
			}
			called := childrenAmong(access.Know(may), held[families[i]])
			if at := slices.IndexFunc(called, func(n Named) bool { return n.ID == row.Child.ID }); at >= 0 {
				row.Child = called[at]
				shown = append(shown, row)
			}
		}
		return shown, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the children behind a figure: %w", err)
	}
	return seen, nil
}

// childRows are the rows of a figure, and the family of each.
func childRows(r *store.Reading, pass access.Pass, f ChildFigure, from timescale.Date) (rows []ChildRow, families []access.FamilyID, err error) {
	if f == NotHeardYet {
		heard, err := r.ChildrenHeardAt(pass, from)
		for _, h := range heard {
			if !h.Heard {
				rows = append(rows, ChildRow{Child: Named{ID: h.Child}, Conference: conference.ID(h.Conference), Since: h.On})
				families = append(families, h.Family)
			}
		}
		return rows, families, err
	}
	plans, of, err := r.PlansCounted(pass)
	for _, p := range plans {
		if f == LongPlans && !lasts(p.BeganOn, r.Today()) || f == LaterPlans && p.Previous == 0 {
			continue
		}
		rows = append(rows, ChildRow{Child: Named{ID: p.Child}, Plan: p.ID, Since: p.BeganOn, Before: p.Previous})
		families = append(families, of[p.ID])
	}
	return rows, families, err
}
