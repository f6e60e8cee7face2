package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/plan"
)

func planPlace(id plan.ID) string { return "plan/" + string(id) }

// AddPlan begins a child's plan.
func (tx *Tx) AddPlan(p access.Pass, a plan.Plan) error {
	if err := tx.covered(p, a.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(a.Family, planPlace(a.ID), a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddPlan(tx.ctx, gen.AddPlanParams{
		TenantID: tx.tenant(), FamilyID: a.Family, ID: string(a.ID), ChildID: a.Child, Kind: string(a.Kind), State: string(a.State),
		ConferenceID: null(string(a.Conference)), CarriedFrom: null(string(a.CarriedFrom)), BeganOn: a.BeganOn,
		Previous: int32(a.Previous), LeadWorker: null(string(a.LeadWorker)), VisitDueOn: a.VisitDueOn, //nolint:gosec // a count of plans
		Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a plan: %w", err)
	}
	return nil
}

// SavePlan saves a plan that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SavePlan(p access.Pass, a plan.Plan) error {
	if err := tx.covered(p, a.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(a.Family, planPlace(a.ID), a.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SavePlan(tx.ctx, gen.SavePlanParams{
		State: string(a.State), DetailedOn: a.DetailedOn, EndedOn: a.EndedOn, EndingID: null(a.Ending),
		LeadWorker: null(string(a.LeadWorker)), VisitDueOn: a.VisitDueOn, Sealed: sealed, TenantID: tx.tenant(), FamilyID: a.Family,
		ID: string(a.ID), Version: int32(a.Version), //nolint:gosec // a count of saves
	})
	return savedOne(n, err, "saving a plan")
}

// savedOne turns the number of rows that a save changed into its outcome.
func savedOne(n int64, err error, doing string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// PlanFamily is the family of a plan, ErrNotFound for one that is not there.
func (r *Reading) PlanFamily(id plan.ID) (access.FamilyID, error) {
	f, err := r.q.PlanFamily(r.ctx, gen.PlanFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", fmt.Errorf("finding a plan: %w", r.asHidden(err))
	}
	return f, nil
}

// Plans are all plans of a family, ended ones too, each shut behind its child.
func (r *Reading) Plans(f access.FamilyID) ([]access.Held[plan.Plan], error) {
	all, err := r.plans(f)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[plan.Plan], len(all))
	for i, a := range all {
		held[i] = a.Held()
	}
	return held, nil
}

// Plans reads all plans of the pass's family for an action.
func (tx *Tx) Plans(p access.Pass) ([]plan.Plan, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.plans(p.Family())
}

func (r *Reading) plans(f access.FamilyID) ([]plan.Plan, error) {
	rows, err := r.q.PlansOfFamily(r.ctx, gen.PlansOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading plans: %w", err)
	}
	all := make([]plan.Plan, len(rows))
	for i, row := range rows {
		a := plan.Plan{
			ID: plan.ID(row.ID), Family: f, Child: row.ChildID, Kind: plan.Kind(row.Kind), State: plan.State(row.State),
			Conference: conference.ID(row.ConferenceID.String), CarriedFrom: plan.ID(row.CarriedFrom.String), BeganOn: row.BeganOn,
			DetailedOn: row.DetailedOn, EndedOn: row.EndedOn, Ending: row.EndingID.String, Previous: int(row.Previous),
			LeadWorker: access.AccountID(row.LeadWorker.String), VisitDueOn: row.VisitDueOn, Version: int(row.Version),
		}
		if err := r.unseal(f, planPlace(a.ID), row.Sealed, &a.Words); err != nil {
			return nil, err
		}
		all[i] = a
	}
	return all, nil
}

// AddCategories adds the categories that a conference gave a plan from its day on.
func (tx *Tx) AddCategories(p access.Pass, id plan.ID, s plan.Spell) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	for _, c := range s.Categories {
		if err := tx.q.AddPlanCategory(tx.ctx, gen.AddPlanCategoryParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), PlanID: string(id), FromOn: s.FromOn, Category: string(c),
			ConferenceID: string(s.Conference),
		}); err != nil {
			return fmt.Errorf("adding a category: %w", err)
		}
	}
	return nil
}

// Categories are the categories of a family's plans over time, the first first. They are read for plans that have
// been opened.
func (r *Reading) Categories(f access.FamilyID) (map[plan.ID][]plan.Spell, error) {
	rows, err := r.q.CategoriesOfFamily(r.ctx, gen.CategoriesOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading categories: %w", err)
	}
	all := map[plan.ID][]plan.Spell{}
	for _, row := range rows {
		id := plan.ID(row.PlanID)
		spells := all[id]
		if n := len(spells); n == 0 || spells[n-1].Conference != conference.ID(row.ConferenceID) {
			spells = append(spells, plan.Spell{FromOn: row.FromOn, Conference: conference.ID(row.ConferenceID)})
		}
		last := &spells[len(spells)-1]
		last.Categories = append(last.Categories, conference.Category(row.Category))
		all[id] = spells
	}
	return all, nil
}

// PlanChange is something that happened to a plan as a whole.
type PlanChange struct {
	Change     string
	Conference conference.ID
	Meeting    string
	By         access.AccountID
	On         string // the day, in words
	Words      PlanChangeWords
}

// PlanChangeWords are sealed with the family's key: how the plan read before, and why it changed.
type PlanChangeWords struct {
	Was plan.Words `json:"was,omitzero"`
	Why string     `json:"why,omitempty"`
}

// NoteChange keeps what happened to a plan, who did it and where.
func (tx *Tx) NoteChange(p access.Pass, id plan.ID, c PlanChange) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	own := tx.NewID()
	sealed, err := tx.seal(p.Family(), "plan-change/"+own, c.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddPlanChange(tx.ctx, gen.AddPlanChangeParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: own, PlanID: string(id), Change: c.Change,
		ConferenceID: null(string(c.Conference)), MeetingID: null(c.Meeting), ByAccount: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping a plan's change: %w", err)
	}
	return nil
}

// PlanChanges are what happened to a plan, the first first, for whoever has opened it.
func (r *Reading) PlanChanges(p access.Pass, id plan.ID) ([]PlanChange, error) {
	rows, err := r.q.ChangesOfPlan(r.ctx, gen.ChangesOfPlanParams{TenantID: r.tenant(), PlanID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading a plan's changes: %w", err)
	}
	all := make([]PlanChange, len(rows))
	for i, row := range rows {
		if !p.Covers(r.tenant(), row.FamilyID) {
			return nil, access.ErrNoPass
		}
		all[i] = PlanChange{
			Change: row.Change, Conference: conference.ID(row.ConferenceID.String), Meeting: row.MeetingID.String,
			By: access.AccountID(row.ByAccount), On: row.At.Date().Long(),
		}
		if err := r.unseal(p.Family(), "plan-change/"+row.ID, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}
