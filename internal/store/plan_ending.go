package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

// AddEnding keeps how a plan ended. It comes before the plan is saved as ended, which the database holds it to.
func (tx *Tx) AddEnding(p access.Pass, e plan.Ending) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "plan-ending/"+e.ID, e.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddPlanEnding(tx.ctx, gen.AddPlanEndingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: e.ID, PlanID: string(e.Plan), PlanKind: string(e.Kind), Ground: string(e.Ground),
		ConferenceID: null(string(e.Conference)), EndedOn: e.EndedOn, RecordedBy: string(e.RecordedBy), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a plan's ending: %w", err)
	}
	return nil
}

// Endings are how a family's plans ended, for those who have opened the plans.
func (r *Reading) Endings(p access.Pass) (map[plan.ID]plan.Ending, error) {
	rows, err := r.q.EndingsOfFamily(r.ctx, gen.EndingsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading endings: %w", err)
	}
	all := map[plan.ID]plan.Ending{}
	for _, row := range rows {
		e := plan.Ending{
			ID: row.ID, Plan: plan.ID(row.PlanID), Kind: plan.Kind(row.PlanKind), Ground: plan.Ground(row.Ground),
			Conference: conference.ID(row.ConferenceID.String), EndedOn: row.EndedOn, RecordedBy: access.AccountID(row.RecordedBy),
		}
		if err := r.unseal(p.Family(), "plan-ending/"+e.ID, row.Sealed, &e.Words); err != nil {
			return nil, err
		}
		all[e.Plan] = e
	}
	return all, nil
}

// Told is one person told that a plan ended, and how.
type Told struct {
	Plan plan.ID
	Who  access.Party
	How  string
	On   timescale.Date
}

// AddTold keeps that somebody was told.
func (tx *Tx) AddTold(p access.Pass, t Told) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddEndingTold(tx.ctx, gen.AddEndingToldParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: tx.NewID(), PlanID: string(t.Plan), Told: string(t.Who), How: t.How,
		ToldOn: t.On, RecordedBy: string(p.Actor().Account), At: tx.now,
	}); err != nil {
		return fmt.Errorf("keeping who was told: %w", err)
	}
	return nil
}

// ToldOf lists who was told of the endings of a family's plans.
func (r *Reading) ToldOf(p access.Pass) (map[plan.ID][]Told, error) {
	rows, err := r.q.EndingToldOfFamily(r.ctx, gen.EndingToldOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who was told: %w", err)
	}
	all := map[plan.ID][]Told{}
	for _, row := range rows {
		id := plan.ID(row.PlanID)
		all[id] = append(all[id], Told{Plan: id, Who: access.Party(row.Told), How: row.How, On: row.ToldOn})
	}
	return all, nil
}
