package store

import (
	"fmt"

	"kith/access"
	"kith/coregroup"
	"kith/internal/store/gen"
)

func visitPlace(id string) string { return "visit/" + id }

// AddVisit adds a visit, arranged or made.
func (tx *Tx) AddVisit(p access.Pass, v coregroup.Visit) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), visitPlace(v.ID), v.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddVisit(tx.ctx, gen.AddVisitParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: v.ID, Kind: string(v.Kind), State: string(v.State), Announced: flag(v.Announced),
		AnnouncedOnly: flag(v.AnnouncedOnly), VisitOn: v.On, Begins: v.Begins, Visitor: string(v.Visitor), RecordedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a visit: %w", err)
	}
	for _, told := range v.Told {
		if err := tx.q.AddVisitTold(tx.ctx, gen.AddVisitToldParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), VisitID: v.ID, PersonID: told,
		}); err != nil {
			return fmt.Errorf("adding who was told of a visit: %w", err)
		}
	}
	return tx.putVisitChildren(p, v)
}

func (tx *Tx) putVisitChildren(p access.Pass, v coregroup.Visit) error {
	for _, c := range v.Children {
		if err := tx.q.PutVisitChild(tx.ctx, gen.PutVisitChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), VisitID: v.ID, ChildID: c.Child, Seen: flag(c.Seen), Alone: flag(c.Alone),
		}); err != nil {
			return fmt.Errorf("keeping who was seen: %w", err)
		}
	}
	return nil
}

// SaveVisit saves a visit that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SaveVisit(p access.Pass, v coregroup.Visit) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), visitPlace(v.ID), v.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveVisit(tx.ctx, gen.SaveVisitParams{
		State: string(v.State), Announced: flag(v.Announced), VisitOn: v.On, Begins: v.Begins, Visitor: string(v.Visitor), Sealed: sealed,
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: v.ID, Version: int32(v.Version), //nolint:gosec // a count of saves
	})
	if err := savedOne(n, err, "saving a visit"); err != nil {
		return err
	}
	return tx.putVisitChildren(p, v)
}

// SeeBreach keeps that the team manager has seen a visit made without notice.
func (tx *Tx) SeeBreach(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.SeeBreach(tx.ctx, gen.SeeBreachParams{
		BreachSeenBy: null(string(p.Actor().Account)), BreachSeenAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ID: id,
	})
	return savedOne(n, err, "keeping that a breach was seen")
}

// VisitFamily is the family of a visit, ErrNotFound for one that is not there.
func (r *Reading) VisitFamily(id string) (access.FamilyID, error) {
	f, err := r.q.VisitFamily(r.ctx, gen.VisitFamilyParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", fmt.Errorf("finding a visit: %w", r.asHidden(err))
	}
	return f, nil
}

// Visits are a family's visits, each shut for the professionals of the case.
func (r *Reading) Visits(p access.Pass) ([]access.Held[coregroup.Visit], error) {
	all, err := r.visits(p)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[coregroup.Visit], len(all))
	for i, v := range all {
		held[i] = v.Held()
	}
	return held, nil
}

// Announcements are the notices of visits to come, each shut for those it was given to.
func (r *Reading) Announcements(p access.Pass) ([]access.Held[coregroup.Announcement], error) {
	all, err := r.visits(p)
	if err != nil {
		return nil, err
	}
	var held []access.Held[coregroup.Announcement]
	for _, v := range all {
		if h, there := v.Announcement(); there {
			held = append(held, h)
		}
	}
	return held, nil
}

// Unannounced are the visits that came without the notice that was promised, as the family reads of them.
func (r *Reading) Unannounced(p access.Pass) ([]access.Held[coregroup.Unannounced], error) {
	all, err := r.visits(p)
	if err != nil {
		return nil, err
	}
	var held []access.Held[coregroup.Unannounced]
	for _, v := range all {
		if h, there := v.Unannounced(); there {
			held = append(held, h)
		}
	}
	return held, nil
}

// VisitsFor reads the visits for an action.
func (tx *Tx) VisitsFor(p access.Pass) ([]coregroup.Visit, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.visits(p)
}

func (r *Reading) visits(p access.Pass) ([]coregroup.Visit, error) {
	rows, err := r.q.VisitsOfFamily(r.ctx, gen.VisitsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading visits: %w", err)
	}
	seen, err := r.q.VisitChildrenOfFamily(r.ctx, gen.VisitChildrenOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who was visited: %w", err)
	}
	told, err := r.q.VisitToldOfFamily(r.ctx, gen.VisitToldOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who was told of visits: %w", err)
	}
	all := make([]coregroup.Visit, len(rows))
	for i, row := range rows {
		v := coregroup.Visit{
			ID: row.ID, Kind: coregroup.VisitKind(row.Kind), State: coregroup.VisitState(row.State), Announced: row.Announced == 1,
			AnnouncedOnly: row.AnnouncedOnly == 1, On: row.VisitOn, Begins: row.Begins, Visitor: access.AccountID(row.Visitor),
			BreachSeenBy: access.AccountID(row.BreachSeenBy.String), Version: int(row.Version),
		}
		for _, c := range seen {
			if c.VisitID == row.ID {
				v.Children = append(v.Children, coregroup.Seen{Child: c.ChildID, Seen: c.Seen == 1, Alone: c.Alone == 1})
			}
		}
		for _, t := range told {
			if t.VisitID == row.ID {
				v.Told = append(v.Told, t.PersonID)
			}
		}
		if err := r.unseal(p.Family(), visitPlace(v.ID), row.Sealed, &v.Words); err != nil {
			return nil, err
		}
		all[i] = v
	}
	return all, nil
}
