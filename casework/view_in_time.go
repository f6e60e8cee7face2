package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/deadline"
	"kith/internal/store"
	"kith/timescale"
)

// InTimeView is how much was done in time over 13 months, and what else is counted of plans and children. It names nobody
// of a family.
type InTimeView struct {
	Today   timescale.Date
	Months  []timescale.Date  // first days, the oldest first
	By      deadline.Grouping // by what the figures are set apart, those that may be
	Figures []InTimeFigure
	Plans   PlanFigures
	Heard   deadline.Figure // children at conferences, and those of them whose views were there
}

// InTimeFigure is one indicator by month, and over all of them; and the same of each group, in the order of their names, which
// add up to it.
type InTimeFigure struct {
	deadline.Indicator
	ByMonth []deadline.Figure
	All     deadline.Figure
	Groups  []InTimeGroup
}

// InTimeGroup is one team, chair or agency, and its part of a figure.
type InTimeGroup struct {
	ID, Name string // both in addresses and on pages: of staff, and of nobody in a family
	ByMonth  []deadline.Figure
	All      deadline.Figure
}

// PlanFigures count the child protection plans that go on.
type PlanFigures struct{ All, Long, Again int }

// longPlan is from how many months on a plan counts as long, as the national statistics do.
const longPlan = 24

// ViewInTime shows the figures to the safeguarding unit for every family, and to a manager for those that they manage or
// cover, as a whole or set apart. Whoever is shown a figure may open the list behind it, so that no small number tells anybody
// what they may not read there.
func (d *Desk) ViewInTime(ctx context.Context, actor access.Actor, by deadline.Grouping) (access.Copy[InTimeView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (InTimeView, error) {
		v := InTimeView{Today: r.Today(), Months: deadline.Months(r.Today()), By: by}
		pass, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return v, err
		}
		shares, err := r.SharesInTime(pass, v.Months[0], by)
		if err != nil {
			return v, err
		}
		staff, err := workers(r)
		if err != nil {
			return v, err
		}
		for _, i := range deadline.Indicators() {
			v.Figures = append(v.Figures, figureOf(i, v.Months, shares, by, staff))
		}
		plans, _, err := r.PlansCounted(pass)
		if err != nil {
			return v, err
		}
		v.Plans.All = len(plans)
		for _, p := range plans {
			if lasts(p.BeganOn, v.Today) {
				v.Plans.Long++
			}
			if p.Previous > 0 {
				v.Plans.Again++
			}
		}
		heard, err := r.ChildrenHeardAt(pass, v.Months[0])
		v.Heard.Due = len(heard)
		for _, h := range heard {
			if h.Heard {
				v.Heard.InTime++
			}
		}
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what was in time: %w", err)
	}
	return seen, nil
}

func lasts(began, today timescale.Date) bool { return !began.AddMonths(longPlan).After(today) }

// figureOf adds the shares of one indicator up, as a whole and of each group.
func figureOf(i deadline.Indicator, months []timescale.Date, shares map[store.Counted]deadline.Figure, by deadline.Grouping,
	staff map[access.AccountID]Worker,
) InTimeFigure {
	f := InTimeFigure{Indicator: i, ByMonth: make([]deadline.Figure, len(months))}
	groups := map[string]*InTimeGroup{}
	for counted, share := range shares {
		at := slices.IndexFunc(months, func(m timescale.Date) bool { return m.String()[:7] == counted.Month })
		if at < 0 || !slices.Contains(i.Keys, counted.Key) {
			continue
		}
		f.ByMonth[at], f.All = f.ByMonth[at].Add(share), f.All.Add(share)
		if !i.By(by) {
			continue
		}
		g := groups[counted.Whose]
		if g == nil {
			name := counted.Whose
			if by == deadline.ByChair {
				name = staff[access.AccountID(counted.Whose)].Name
			}
			g = &InTimeGroup{ID: counted.Whose, Name: groupName(by, name), ByMonth: make([]deadline.Figure, len(months))}
			groups[counted.Whose] = g
		}
		g.ByMonth[at], g.All = g.ByMonth[at].Add(share), g.All.Add(share)
	}
	for _, g := range groups {
		f.Groups = append(f.Groups, *g)
	}
	slices.SortFunc(f.Groups, func(a, b InTimeGroup) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return f
}

// Behind is which figure is to be opened.
type Behind struct {
	Indicator deadline.Indicator
	Month     timescale.Date    // its first day; none means all 13
	By        deadline.Grouping // of one group, where it is set apart
	Of        string            // its id
	LateOnly  bool
}

// ViewBehind shows the cases behind a figure, each with its entry in the log.
func (d *Desk) ViewBehind(ctx context.Context, actor access.Actor, b Behind) (access.Copy[[]OverdueRow], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]OverdueRow, error) {
		pass, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return nil, err
		}
		from, until := deadline.Months(r.Today())[0], r.Today()
		if !b.Month.IsZero() {
			from, until = b.Month, b.Month.AddMonths(1)
		}
		all, teams, err := r.DeadlinesBehind(pass, b.Indicator.Keys, from, until)
		if err != nil {
			return nil, err
		}
		if b.LateOnly {
			all = slices.DeleteFunc(all, func(one deadline.Deadline) bool { return !one.Late(r.Today()) })
		}
		if b.By == deadline.ByChair { // before their families are opened, and the log says so of each
			all = slices.DeleteFunc(all, func(one deadline.Deadline) bool { return string(one.Chair) != b.Of })
		}
		if b.By == deadline.ByTeam {
			all = slices.DeleteFunc(all, func(one deadline.Deadline) bool { return teams[one.ID] != b.Of })
		}
		rows, err := d.overdueRows(r, all, teams)
		if b.By == deadline.ByAgency {
			rows = slices.DeleteFunc(rows, func(row OverdueRow) bool { return row.Agency != b.Of })
		}
		return rows, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is behind a figure: %w", err)
	}
	return seen, nil
}
