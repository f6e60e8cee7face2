package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/plan"
)

// VisitPage is a visit and the plan it is recorded under.
type VisitPage struct {
	VisitView

	Plan      plan.ID
	MaySee    bool
	MayRecord bool
	Told      []string // whom of the family it was announced to
}

// ViewVisit shows a visit to the professionals of the case.
func (d *Desk) ViewVisit(ctx context.Context, actor access.Actor, id string) (access.Copy[VisitPage], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (VisitPage, error) {
		f, err := r.VisitFamily(id)
		if err != nil {
			return VisitPage{}, err
		}
		pass, err := r.Allow(f, access.ViewPlan, id)
		if err != nil {
			return VisitPage{}, err
		}
		file, err := openPlans(r, pass)
		if err != nil {
			return VisitPage{}, err
		}
		for _, v := range file.visits {
			if v.ID != id {
				continue
			}
			who, err := file.names.who(access.Party(v.Visitor))
			if err != nil {
				return VisitPage{}, err
			}
			page := VisitPage{
				VisitView: VisitView{Visit: v, Who: who, Named: file.visited(v)}, MaySee: file.k.Has(access.PartManager),
				MayRecord: file.k.May(access.RecordVisit),
			}
			for _, p := range v.Told {
				told, err := file.names.who(access.Party(p))
				if err != nil {
					return VisitPage{}, err
				}
				page.Told = append(page.Told, told.Name)
			}
			for _, p := range file.plans {
				for _, child := range v.Of() {
					if p.Child == child && (page.Plan == "" || p.Current()) {
						page.Plan = p.ID
					}
				}
			}
			return page, nil
		}
		return VisitPage{}, access.ErrNotFound
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a visit: %w", err)
	}
	return seen, nil
}
