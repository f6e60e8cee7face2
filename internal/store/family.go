package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

func personPlace(id access.PersonID) string { return "person/" + string(id) }

// AddPerson adds somebody to the family.
func (tx *Tx) AddPerson(p access.Pass, who family.Person) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), personPlace(who.ID), who.Details)
	if err != nil {
		return err
	}
	if err := tx.q.AddPerson(tx.ctx, gen.AddPersonParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(who.ID), Kind: string(who.Kind), Sealed: sealed, CreatedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("adding a person: %w", err)
	}
	return nil
}

// PersonFamily is the family somebody belongs to, ErrNotFound for somebody who is not there.
func (r *Reading) PersonFamily(id access.PersonID) (access.FamilyID, error) {
	f, err := r.q.PersonFamily(r.ctx, gen.PersonFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", fmt.Errorf("finding a person: %w", r.asHidden(err))
	}
	return f, nil
}

// people reads every entry of a family, those taken out and merged too.
func (r *Reading) people(f access.FamilyID) ([]family.Person, error) {
	return again(r, "people of "+string(f), func() ([]family.Person, error) {
		rows, err := r.q.PeopleOf(r.ctx, gen.PeopleOfParams{TenantID: r.tenant(), FamilyID: f})
		if err != nil {
			return nil, fmt.Errorf("reading the family: %w", err)
		}
		all := make([]family.Person, len(rows))
		for i, row := range rows {
			all[i] = family.Person{
				ID: access.PersonID(row.ID), Kind: family.Kind(row.Kind), State: family.State(row.State),
				Into: access.PersonID(row.MergedInto.String), Version: int(row.Version),
			}
			if err := r.unseal(f, personPlace(all[i].ID), row.Sealed, &all[i].Details); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
}

// People are the family's people, shut: a child opens for those who may know of that child, an adult for those who
// may know of a child the adult is linked to. Entries taken out or merged into another are not among them.
func (r *Reading) People(f access.FamilyID) ([]access.Held[family.Person], error) {
	return r.held(f, func(p family.Person) bool { return p.State == family.Current })
}

// Entries are the people of a family with those whose entry was taken out or merged, for those who correct them.
func (r *Reading) Entries(p access.Pass) ([]family.Person, error) {
	if !p.Covers(r.tenant(), p.Family()) || !p.Has(access.PartSocialWorker, access.PartManager, access.PartUnit) {
		return nil, access.ErrNoPass
	}
	all, err := r.people(p.Family())
	return slices.Clone(all), err
}

func (r *Reading) held(f access.FamilyID, shown func(family.Person) bool) ([]access.Held[family.Person], error) {
	all, err := r.people(f)
	if err != nil {
		return nil, err
	}
	links, err := r.relationships(f)
	if err != nil {
		return nil, err
	}
	stands := standsFor(all)
	held := make([]access.Held[family.Person], 0, len(all))
	for _, who := range all {
		if !shown(who) {
			continue
		}
		if who.Kind != family.Adult {
			held = append(held, holdChild(who))
			continue
		}
		var linked []access.PersonID
		for _, l := range links {
			if stands(l.Person) == who.ID && !slices.Contains(linked, l.Child) {
				linked = append(linked, stands(l.Child))
			}
		}
		held = append(held, access.HoldPerson(who, who.ID, linked))
	}
	return held, nil
}

// holdChild shuts a child, who opens for those who may know of that child.
func holdChild(c family.Person) access.Held[family.Person] {
	return access.Hold(c, access.For(access.Everyone), []access.PersonID{c.ID}, "")
}

// standsFor says which entry stands for each: itself, or the one it was merged into.
func standsFor(all []family.Person) func(access.PersonID) access.PersonID {
	into := map[access.PersonID]access.PersonID{}
	for _, p := range all {
		if p.State == family.Merged {
			into[p.ID] = p.Into
		}
	}
	return func(id access.PersonID) access.PersonID {
		if kept, merged := into[id]; merged {
			return kept
		}
		return id
	}
}

// StandsFor says, for a family, which entry stands for each person: after a merge, what was said of either is about
// the one that was kept.
func (r *Reading) StandsFor(f access.FamilyID) (func(access.PersonID) access.PersonID, error) {
	rows, err := again(r, "merged of "+string(f), func() ([]gen.MergedOfRow, error) {
		return r.q.MergedOf(r.ctx, gen.MergedOfParams{TenantID: r.tenant(), FamilyID: f})
	})
	if err != nil {
		return nil, fmt.Errorf("reading merged entries: %w", err)
	}
	merged := make([]family.Person, len(rows))
	for i, row := range rows {
		merged[i] = family.Person{ID: access.PersonID(row.ID), State: family.Merged, Into: access.PersonID(row.MergedInto.String)}
	}
	return standsFor(merged), nil
}

// Person reads one entry for an action that holds a pass for its family, whatever its state.
func (tx *Tx) Person(p access.Pass, id access.PersonID) (family.Person, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return family.Person{}, err
	}
	all, err := tx.people(p.Family())
	if err != nil {
		return family.Person{}, err
	}
	for _, who := range all {
		if who.ID == id {
			return who, nil
		}
	}
	return family.Person{}, access.ErrNotFound
}

// SavePerson saves an entry as it was changed, with how it read before. AgreedBy is the second person of a change that
// takes two; empty otherwise.
func (tx *Tx) SavePerson(p access.Pass, was, now family.Person, change family.Change, reason string, by, agreedBy access.AccountID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), personPlace(now.ID), now.Details)
	if err != nil {
		return err
	}
	saved, err := tx.q.SetPerson(tx.ctx, gen.SetPersonParams{
		Kind: string(now.Kind), State: string(now.State), MergedInto: null(string(now.Into)), Sealed: sealed,
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(now.ID), Was: int32(was.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return fmt.Errorf("saving a person: %w", err)
	}
	if saved == 0 {
		return ErrStale
	}
	return tx.KeepChange(p, was, change, reason, by, agreedBy)
}

// KeepChange keeps what was done to somebody's entry, how it read before, and why.
func (tx *Tx) KeepChange(p access.Pass, was family.Person, change family.Change, reason string, by, agreedBy access.AccountID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	before, err := tx.seal(p.Family(), "person change/"+id, family.Before{Kind: was.Kind, Details: was.Details, Reason: reason})
	if err != nil {
		return err
	}
	if err := tx.q.AddPersonChange(tx.ctx, gen.AddPersonChangeParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, PersonID: was.ID, Change: string(change),
		ByAccount: string(by), AgreedBy: null(string(agreedBy)), At: tx.now, Sealed: before,
	}); err != nil {
		return fmt.Errorf("keeping how a person read before: %w", err)
	}
	return nil
}
