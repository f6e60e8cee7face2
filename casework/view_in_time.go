package casework

import (
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
	Today    timescale.Date
	Months   []timescale.Date // first days, the oldest first
	Figures  []InTimeFigure
	Agencies []store.AgencyShare
	Plans    PlanFigures
	Heard    deadline.Figure // children at conferences, and those of them whose views were there
}

// InTimeFigure is one indicator by month, and over all of them.
type InTimeFigure struct {
	deadline.Indicator
	ByMonth []deadline.Figure
	All     deadline.Figure
}

// PlanFigures count the child protection plans that go on.
type PlanFigures struct{ All, Long, Again int }

// longPlan is from how many months on a plan counts as long, as the national statistics do.
const longPlan = 24

// ViewInTime shows the figures to the safeguarding unit for every family, and to a manager for those that they manage or
// cover.
func (d *Desk) ViewInTime(ctx context.Context, actor access.Actor) (access.Copy[InTimeView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (InTimeView, error) {
		v := InTimeView{Today: r.Today(), Months: deadline.Months(r.Today())}
		pass, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return v, err
		}
		shares, err := r.SharesInTime(pass, v.Months[0])
		if err != nil {
			return v, err
		}
		for _, i := range deadline.Indicators() {
			v.Figures = append(v.Figures, figureOf(i, v.Months, shares))
		}
		if v.Agencies, err = r.ReportsInTime(pass, v.Months[0]); err != nil {
			return v, err
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

func figureOf(i deadline.Indicator, months []timescale.Date, shares map[store.Counted]deadline.Figure) InTimeFigure {
	f := InTimeFigure{Indicator: i, ByMonth: make([]deadline.Figure, len(months))}
	for at, month := range months {
		for _, key := range i.Keys {
			f.ByMonth[at] = f.ByMonth[at].Add(shares[store.Counted{Key: key, Month: month.String()[:7]}])
		}
		f.All = f.All.Add(f.ByMonth[at])
	}
	return f
}

// Behind is which figure is to be opened.
type Behind struct {
	Indicator deadline.Indicator
	Month     timescale.Date // its first day; none means all 13
	Agency    string         // of reports
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
		all, err := r.DeadlinesBehind(pass, b.Indicator.Keys, from, until)
		if err != nil {
			return nil, err
		}
		if b.LateOnly {
			all = slices.DeleteFunc(all, func(one deadline.Deadline) bool { return !one.Late(r.Today()) })
		}
		rows, err := d.overdueRows(r, all, r.Today())
		if b.Agency != "" {
			rows = slices.DeleteFunc(rows, func(row OverdueRow) bool { return row.Agency != b.Agency })
		}
		return rows, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is behind a figure: %w", err)
	}
	return seen, nil
}
