package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/enquiry"
	"kith/internal/store/gen"
	"kith/plan"
)

// UnderWay is what a family's case is made of, without a word of what was said: its enquiries, conferences and plans,
// the latest first, and who is allocated to it.
type UnderWay struct {
	Worker      string
	Enquiries   []enquiry.Enquiry
	Conferences []conference.Conference
	Plans       []plan.Plan
}

// UnderWay gives the case of each family of a list, with as many queries for a thousand as for one.
func (r *Reading) UnderWay(passes map[access.FamilyID]access.Pass) (map[access.FamilyID]*UnderWay, error) {
	all := map[access.FamilyID]*UnderWay{}
	families := make([]access.FamilyID, 0, len(passes))
	for f, p := range passes {
		if !p.Covers(r.tenant(), f) {
			return nil, access.ErrNoPass
		}
		families, all[f] = append(families, f), &UnderWay{}
	}
	if len(families) == 0 {
		return all, nil
	}
	among := keysOf(families)
	workers, err := r.q.WorkersOfEach(r.ctx, gen.WorkersOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing social workers: %w", err)
	}
	for _, w := range workers {
		all[w.FamilyID].Worker = w.Name
	}
	enquiries, err := r.q.EnquiriesOfEach(r.ctx, gen.EnquiriesOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing enquiries: %w", err)
	}
	for _, e := range enquiries {
		all[e.FamilyID].Enquiries = append(all[e.FamilyID].Enquiries, enquiry.Enquiry{
			ID: enquiry.ID(e.ID), Family: e.FamilyID, State: enquiry.State(e.State), Outcome: enquiry.Outcome(e.Outcome), ReferredOn: e.ReferredOn,
		})
	}
	conferences, err := r.q.ConferencesOfEach(r.ctx, gen.ConferencesOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing conferences: %w", err)
	}
	for _, c := range conferences {
		all[c.FamilyID].Conferences = append(all[c.FamilyID].Conferences, conference.Conference{
			ID: conference.ID(c.ID), Family: c.FamilyID, Kind: conference.Kind(c.Kind), State: conference.State(c.State),
			DueOn: c.DueOn, HeldOn: c.HeldOn, Begins: c.Begins,
		})
	}
	plans, err := r.q.PlansOfEach(r.ctx, gen.PlansOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing plans: %w", err)
	}
	for _, p := range plans {
		all[p.FamilyID].Plans = append(all[p.FamilyID].Plans, plan.Plan{
			ID: plan.ID(p.ID), Family: p.FamilyID, Child: p.ChildID, Kind: plan.Kind(p.Kind), State: plan.State(p.State),
			BeganOn: p.BeganOn, EndedOn: p.EndedOn,
		})
	}
	return all, nil
}
