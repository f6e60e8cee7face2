package store

import (
	"encoding/json"
	"fmt"

	"kith/access"
	"kith/deadline"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// Counted is a kind of deadline in a month, "2026-11", and whose it is where figures are set apart: the name of a team or an
// agency, the account of a chair; empty for what is nobody's.
type Counted struct {
	Key   procedure.Key
	Month string
	Whose string
}

// mayCount refuses figures to whoever's job it is not to look at lateness. Every family counts for the safeguarding unit,
// and for a manager those that they manage, or for whose manager they cover.
func (r *Reading) mayCount(p access.Pass) (every int32, err error) {
	if p.Deed() != access.ViewOverdue || p.Actor() != r.actor {
		return 0, access.ErrNoPass
	}
	return flag(r.actor.Office == access.Unit), nil
}

// SharesInTime are how much of what had its last day since a day, and before today, was done in time, set apart by something or
// as a whole.
func (r *Reading) SharesInTime(p access.Pass, from timescale.Date, by deadline.Grouping) (map[Counted]deadline.Figure, error) {
	every, err := r.mayCount(p)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.SharesInTime(r.ctx, gen.SharesInTimeParams{
		TenantID: r.tenant(), Apart: string(by), FromOn: from, Today: r.Today(), Every: every, AccountID: r.actor.Account,
	})
	if err != nil {
		return nil, fmt.Errorf("counting what was in time: %w", err)
	}
	all := map[Counted]deadline.Figure{}
	for _, row := range rows {
		all[Counted{procedure.Key(row.DeadlineKey), row.Month, row.Whose}] = deadline.Figure{Due: int(row.Due), InTime: int(row.InTime)}
	}
	return all, nil
}

// DeadlinesBehind are what is counted of some kinds, with its last day from one day and before another; and, by its id, the
// team that answered for each on that day.
func (r *Reading) DeadlinesBehind(p access.Pass, keys []procedure.Key, from, until timescale.Date) ([]deadline.Deadline, map[string]string, error) {
	every, err := r.mayCount(p)
	if err != nil {
		return nil, nil, err
	}
	if r.Today().Before(until) {
		until = r.Today()
	}
	asked := map[procedure.Key]bool{}
	for _, k := range keys {
		asked[k] = true
	}
	text, err := json.Marshal(asked)
	if err != nil {
		return nil, nil, fmt.Errorf("writing the kinds of deadlines: %w", err)
	}
	rows, err := r.q.DeadlinesBehind(r.ctx, gen.DeadlinesBehindParams{
		TenantID: r.tenant(), FromOn: from, UntilOn: until, Today: r.Today(), Keys: string(text), Every: every, AccountID: r.actor.Account,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("listing what is counted: %w", err)
	}
	all, teams := make([]deadline.Deadline, len(rows)), make(map[string]string, len(rows))
	for i, row := range rows {
		all[i] = deadlineOf(row.Deadline)
		teams[all[i].ID] = row.Team
	}
	return all, teams, nil
}

// PlansCounted are the child protection plans that go on: whose, since when, and how many there were before.
func (r *Reading) PlansCounted(p access.Pass) (plans []plan.Plan, families map[plan.ID]access.FamilyID, err error) {
	every, err := r.mayCount(p)
	if err != nil {
		return nil, nil, err
	}
	rows, err := r.q.PlansCounted(r.ctx, gen.PlansCountedParams{TenantID: r.tenant(), Today: r.Today(), Every: every, AccountID: r.actor.Account})
	if err != nil {
		return nil, nil, fmt.Errorf("counting plans: %w", err)
	}
	plans, families = make([]plan.Plan, len(rows)), map[plan.ID]access.FamilyID{}
	for i, row := range rows {
		plans[i] = plan.Plan{ID: plan.ID(row.ID), Child: row.ChildID, Kind: plan.Protection, BeganOn: row.BeganOn, Previous: int(row.Previous)}
		families[plans[i].ID] = row.FamilyID
	}
	return plans, families, nil
}

// HeardChild is one child at one conference, and whether their views were there.
type HeardChild struct {
	Conference string
	Family     access.FamilyID
	Child      access.PersonID
	On         timescale.Date
	Heard      bool
}

// ChildrenHeardAt are the children of the conferences that were held and had their last day since a day.
func (r *Reading) ChildrenHeardAt(p access.Pass, from timescale.Date) ([]HeardChild, error) {
	every, err := r.mayCount(p)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.ChildrenHeardAt(r.ctx, gen.ChildrenHeardAtParams{
		TenantID: r.tenant(), FromOn: from, Today: r.Today(), Every: every, AccountID: r.actor.Account,
	})
	if err != nil {
		return nil, fmt.Errorf("counting children heard: %w", err)
	}
	all := make([]HeardChild, len(rows))
	for i, row := range rows {
		all[i] = HeardChild{Conference: row.ID, Family: row.FamilyID, Child: row.ChildID, On: row.HeldOn, Heard: row.Way != "not heard"}
	}
	return all, nil
}
