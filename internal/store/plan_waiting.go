package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

// WaitingLine is a line that waits for somebody.
type WaitingLine struct {
	ID     plan.LineID
	Plan   plan.ID
	Family access.FamilyID
	Kind   plan.LineKind
	Mine   bool
	ByOn   timescale.Date

	Children []access.PersonID // in whose plans it stands
	Held     access.Held[plan.LineID]
}

// WaitingLines are the lines that are the actor's to do by a day, and the late ones of the families they carry.
func (r *Reading) WaitingLines(until timescale.Date) ([]WaitingLine, error) {
	rows, err := r.q.LinesWaitingFor(r.ctx, gen.LinesWaitingForParams{
		TenantID: r.tenant(), Owner: string(r.actor.Account), UntilOn: until, Today: r.Today(), AccountID: r.actor.Account,
	})
	if err != nil {
		return nil, fmt.Errorf("listing lines: %w", err)
	}
	var all []WaitingLine
	for _, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("listing lines: %w", err)
		}
		if n := len(all); n > 0 && string(all[n-1].ID) == row.ID {
			all[n-1].Children = append(all[n-1].Children, row.ChildID)
			continue // it stands in several children's plans, and waits once
		}
		all = append(all, WaitingLine{
			ID: plan.LineID(row.ID), Plan: plan.ID(row.PlanID), Family: row.FamilyID, Kind: plan.LineKind(row.Kind),
			Mine: row.Owner == string(r.actor.Account), ByOn: row.ByOn, Children: []access.PersonID{row.ChildID},
			Held: access.Hold(plan.LineID(row.ID), audience, nil, access.Party(row.Owner)),
		})
	}
	return all, nil
}

// WaitingPlan is a plan that waits for a visit, or to be made detailed.
type WaitingPlan struct {
	ID         plan.ID
	Family     access.FamilyID
	Child      access.PersonID
	State      plan.State
	VisitDueOn timescale.Date
}

// WaitingPlans are the plans under way of the families that the actor carries.
func (r *Reading) WaitingPlans() ([]WaitingPlan, error) {
	rows, err := r.q.PlansWaitingFor(r.ctx, gen.PlansWaitingForParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing plans: %w", err)
	}
	all := make([]WaitingPlan, len(rows))
	for i, row := range rows {
		all[i] = WaitingPlan{ID: plan.ID(row.ID), Family: row.FamilyID, Child: row.ChildID, State: plan.State(row.State), VisitDueOn: row.VisitDueOn}
	}
	return all, nil
}

// EndingsToTell are the child protection plans that ended, of the families whose social worker the actor is, while somebody
// who worked them has not been told.
func (r *Reading) EndingsToTell() ([]WaitingPlan, error) {
	rows, err := r.q.EndingsToTell(r.ctx, gen.EndingsToTellParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing endings to tell: %w", err)
	}
	all := make([]WaitingPlan, len(rows))
	for i, row := range rows {
		all[i] = WaitingPlan{ID: plan.ID(row.ID), Family: row.FamilyID, Child: row.ChildID, State: plan.Ended}
	}
	return all, nil
}

// WaitingMeeting is a meeting not yet held.
type WaitingMeeting struct {
	ID      string
	Family  access.FamilyID
	Planned bool
	First   bool
	Kind    plan.Kind
	DueOn   timescale.Date
	LimitOn timescale.Date
	HeldOn  timescale.Date
	Begins  string
}

// WaitingMeetings are those of the groups that the actor works in or carries.
func (r *Reading) WaitingMeetings() ([]WaitingMeeting, error) {
	rows, err := r.q.MeetingsWaitingFor(r.ctx, gen.MeetingsWaitingForParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing meetings: %w", err)
	}
	all := make([]WaitingMeeting, len(rows))
	for i, row := range rows {
		all[i] = WaitingMeeting{
			ID: row.ID, Family: row.FamilyID, Planned: row.State == "planned", First: row.First == 1, Kind: plan.Kind(row.Kind),
			DueOn: row.DueOn, LimitOn: row.LimitOn, HeldOn: row.HeldOn, Begins: row.Begins,
		}
	}
	return all, nil
}

// Unanswered is a thing of a family that waits, with its id.
type Unanswered struct {
	ID     string
	Family access.FamilyID
	On     timescale.Date
}

// WaitingBreaches are visits made without notice that the actor, as team manager, has not seen.
func (r *Reading) WaitingBreaches() ([]Unanswered, error) {
	rows, err := r.q.BreachesWaitingFor(r.ctx, gen.BreachesWaitingForParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing visits without notice: %w", err)
	}
	all := make([]Unanswered, len(rows))
	for i, row := range rows {
		all[i] = Unanswered{ID: row.ID, Family: row.FamilyID, On: row.VisitOn}
	}
	return all, nil
}

// WaitingProposals are what families proposed and nobody has answered, for their social worker.
func (r *Reading) WaitingProposals() ([]Unanswered, error) {
	rows, err := r.q.ProposalsWaitingFor(r.ctx, gen.ProposalsWaitingForParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing proposals: %w", err)
	}
	all := make([]Unanswered, len(rows))
	for i, row := range rows {
		all[i] = Unanswered{ID: row.PlanID, Family: row.FamilyID, On: row.MadeAt.Date()}
	}
	return all, nil
}
