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
	DueRow
	Team      string // of the family's social worker: today's, or in a list behind a figure the one on the last day
	Agency    string // whose report it is
	ChairName string
	Reason    string // why it is late, for those who may know
	SaidBy    Worker // none where the booking says it
	AgreedBy  Worker
	LastRule  procedure.Rule
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
		v.Rows, err = d.overdueRows(r, all, nil)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is late: %w", err)
	}
	return seen, nil
}

// Group is to whom a row belongs where rows are set apart: its id, and what it is called. It is false for a row that has no such
// thing: only reports are an agency's, only conferences and their records a chair's.
func (row OverdueRow) Group(by deadline.Grouping) (id, name string, is bool) {
	switch by {
	case deadline.ByTeam:
		return row.Team, groupName(by, row.Team), true
	case deadline.ByAgency:
		return row.Agency, groupName(by, row.Agency), row.Subject.Kind == deadline.OfReport
	case deadline.ByChair:
		of := row.Subject.Kind == deadline.OfConference || row.Subject.Kind == deadline.OfEnquiry
		return string(row.Chair), groupName(by, row.ChairName), of
	case deadline.Whole:
	}
	return "", "", false
}

// groupName is what a group is called, that of what is nobody's too.
func groupName(by deadline.Grouping, name string) string {
	if name != "" {
		return name
	}
	switch by {
	case deadline.ByTeam:
		return "No team"
	case deadline.ByAgency:
		return "No agency"
	case deadline.ByChair:
		return "No chair yet"
	case deadline.Whole:
	}
	return ""
}

// overdueRows name deadlines, those of families that the reader manages, or all for the safeguarding unit. Teams are those that
// answered for each, by its id; none means the family's team today.
func (d *Desk) overdueRows(r *store.Reading, all []deadline.Deadline, teamsThen map[string]string) ([]OverdueRow, error) {
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
	why, err := reasonsOfEach(r, passes)
	if err != nil {
		return nil, err
	}
	rows := make([]OverdueRow, 0, len(all))
	for _, one := range all {
		pass, may := passes[one.Family]
		if !may {
			continue
		}
		rule, _, err := deadline.Explain(one, d.packsOf(r, one.Procedure), d.calendar)
		if err != nil {
			return nil, fmt.Errorf("explaining a deadline: %w", err)
		}
		row := OverdueRow{
			DueRow: dueRow(one, rule, staff, childrenAmong(access.Know(pass), held[one.Family]), r.Today()),
			Team:   teams[carriers[one.Family]], ChairName: staff[one.Chair].Name, LastRule: rule.LastRule(),
		}
		if teamsThen != nil {
			row.Team = teamsThen[one.ID]
		}
		if one.Subject.Kind == deadline.OfReport {
			row.Agency = row.Owner.Agency
		}
		said := why(one)
		row.Reason, row.SaidBy, row.AgreedBy = said.words, staff[said.by], staff[said.agreed]
		rows = append(rows, row)
	}
	return rows, nil
}
