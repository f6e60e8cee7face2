package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/deadline"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// lookAhead is how many working days ahead the lateness page looks.
const lookAhead = 10

// OverdueView is what is late, and what will be if nothing is done in the next ten working days.
type OverdueView struct {
	Today, Until timescale.Date
	Rows         []OverdueRow // by the last day, the earliest first
}

// OverdueRow is one of them.
type OverdueRow struct {
	deadline.Deadline
	Name      string // for staff, "First core group"
	Late      bool   // else it will be
	Children  []Named
	Owner     Worker
	Team      string // of the family's social worker
	Agency    string // whose report it is
	ChairName string
	Reason    string
	AgreedBy  Worker
}

// ViewOverdue shows lateness to the safeguarding unit for every family, and to a manager for the families that they manage
// or cover. Each family shown has its entry in the log.
func (d *Desk) ViewOverdue(ctx context.Context, actor access.Actor) (access.Copy[OverdueView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OverdueView, error) {
		v := OverdueView{Today: r.Today()}
		v.Until = d.calendar.AddWorkingDays(v.Today, lookAhead)
		pass, err := r.AllowOffice(access.ViewOverdue)
		if err != nil {
			return v, err
		}
		all, err := r.Overdue(pass, v.Until)
		if err != nil {
			return v, err
		}
		v.Rows, err = d.overdueRows(r, all, v.Today)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is late: %w", err)
	}
	return seen, nil
}

func (d *Desk) overdueRows(r *store.Reading, all []deadline.Deadline, today timescale.Date) ([]OverdueRow, error) {
	families := make([]access.FamilyID, len(all))
	for i, one := range all {
		families[i] = one.Family
	}
	passes, err := r.AllowEach(families, access.ViewDates)
	if err != nil {
		return nil, err
	}
	for f, p := range passes {
		if !p.Has(access.PartManager, access.PartUnit) {
			delete(passes, f) // a manager who only takes part in it
		}
	}
	held, err := r.ChildrenOfEach(passes)
	if err != nil {
		return nil, err
	}
	carriers, err := r.Carriers(passes)
	if err != nil {
		return nil, err
	}
	accounts, err := r.EveryAccount()
	if err != nil {
		return nil, err
	}
	teams := map[access.AccountID]string{}
	for _, a := range accounts {
		teams[a.ID] = a.Team
	}
	staff, err := workers(r)
	if err != nil {
		return nil, err
	}
	agreed, err := r.LateAgreed(passes)
	if err != nil {
		return nil, err
	}
	rows := make([]OverdueRow, 0, len(all))
	for _, one := range all {
		pass, may := passes[one.Family]
		if !may {
			continue
		}
		row := OverdueRow{
			Deadline: one, Late: one.Late(today), Owner: staff[one.Owner], Team: teams[carriers[one.Family]], ChairName: staff[one.Chair].Name,
		}
		for _, child := range childrenAmong(access.Know(pass), held[one.Family]) {
			if one.Child == "" || one.Child == child.ID {
				row.Children = append(row.Children, child)
			}
		}
		if one.Subject.Kind == deadline.OfReport {
			row.Agency = row.Owner.Agency
		}
		why, _, err := deadline.Explain(one, d.packsOf(r, one.Procedure), d.calendar)
		if err != nil {
			return nil, fmt.Errorf("explaining a deadline: %w", err)
		}
		row.Name = why.Name
		if one.Key != procedure.RecordToParentsDue {
			found := reasonFor(one, agreed, nil)
			row.Reason, row.AgreedBy = found.words, staff[found.agreed]
		}
		rows = append(rows, row)
	}
	return rows, nil
}
