package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/deadline"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// managerWarned is how many working days before the last day a manager is warned of what is not done, after its owner. It is
// Kith's own: no guidance sets one.
const managerWarned = 2

// DueView is what is due from one person, in order. Nothing is sent: a warning is there from its day for as long as the date
// stands and is not met, so none comes twice and none is left behind when a date moves.
type DueView struct {
	Today timescale.Date
	Own   []DueRow
	Team  []OverdueRow // for a manager: what others have not done, two working days before its last day, or after it
}

// DueRow is one thing to do.
type DueRow struct {
	deadline.Deadline
	Name       string
	Rule       procedure.Rule // of the day that is shown: the last one where that has gone by
	Children   []Named
	Owner      Worker
	Near, Late bool
}

// ViewDue shows each of the staff what is due from them, from whoever they cover for, and from the safeguarding unit where
// they are of it.
func (d *Desk) ViewDue(ctx context.Context, actor access.Actor) (access.Copy[DueView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DueView, error) {
		v := DueView{Today: r.Today()}
		pass, err := r.AllowOffice(access.ViewDue)
		if err != nil {
			return v, err
		}
		own, err := r.DueFrom(pass, d.calendar.AddWorkingDays(v.Today, lookAhead))
		if err != nil {
			return v, err
		}
		if v.Own, err = d.dueRows(r, own); err != nil || actor.Office != access.Manager {
			return v, err
		}
		all, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return v, err
		}
		team, err := r.Overdue(all, d.calendar.AddWorkingDays(v.Today, managerWarned))
		if err != nil {
			return v, err
		}
		team = slices.DeleteFunc(team, func(one deadline.Deadline) bool {
			return slices.ContainsFunc(own, func(o deadline.Deadline) bool { return o.ID == one.ID })
		})
		v.Team, err = d.overdueRows(r, team, nil)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is due: %w", err)
	}
	return seen, nil
}

// dueRows name deadlines, those of families in which the reader takes part.
func (d *Desk) dueRows(r *store.Reading, all []deadline.Deadline) ([]DueRow, error) {
	families := make([]access.FamilyID, len(all))
	for i, one := range all {
		families[i] = one.Family
	}
	passes, err := r.AllowEach(families, access.ViewDates)
	if err != nil {
		return nil, err
	}
	held, err := r.ChildrenOfEach(passes)
	if err != nil {
		return nil, err
	}
	staff, err := workers(r)
	if err != nil {
		return nil, err
	}
	var rows []DueRow
	for _, one := range all {
		pass, may := passes[one.Family]
		if !may {
			continue
		}
		why, _, err := deadline.Explain(one, d.packsOf(r, one.Procedure), d.calendar)
		if err != nil {
			return nil, fmt.Errorf("explaining a deadline: %w", err)
		}
		rows = append(rows, dueRow(one, why, staff, childrenAmong(access.Know(pass), held[one.Family]), r.Today()))
	}
	return rows, nil
}

// dueRow names one deadline: whose it is, and the children whom it is about, of those whom the reader may know.
func dueRow(one deadline.Deadline, why procedure.Deadline, staff map[access.AccountID]Worker, children []Named, today timescale.Date) DueRow {
	row := DueRow{Deadline: one, Name: why.Name, Rule: why.DueRule(), Owner: staff[one.Owner], Near: one.Near(today), Late: one.Late(today)}
	if row.Late {
		row.Rule = why.LastRule()
	}
	for _, child := range children {
		if one.Child == "" || one.Child == child.ID {
			row.Children = append(row.Children, child)
		}
	}
	return row
}

// warned counts the days of which one of the staff is warned, and those that have gone by.
func (d *Desk) warned(r *store.Reading, pass access.Pass) (near, gone int, err error) {
	if r.Actor().Office == access.FamilyMember {
		return 0, 0, nil
	}
	own, err := r.DueFrom(pass, d.calendar.AddWorkingDays(r.Today(), lookAhead))
	for _, one := range own {
		switch {
		case one.Late(r.Today()):
			gone++
		case one.Near(r.Today()):
			near++
		}
	}
	return near, gone, err
}
