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

// People are the family's people, shut: a child opens for those who may know of that child, an adult for those who
// may know of a child the adult is linked to.
func (r *Reading) People(f access.FamilyID) ([]access.Held[family.Person], error) {
	rows, err := r.q.PeopleOf(r.ctx, gen.PeopleOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading the family: %w", err)
	}
	links, err := r.q.RelationshipsOf(r.ctx, gen.RelationshipsOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading relationships: %w", err)
	}
	held := make([]access.Held[family.Person], 0, len(rows))
	for _, row := range rows {
		who := family.Person{
			ID: access.PersonID(row.ID), Kind: family.Kind(row.Kind), State: family.State(row.State), Version: int(row.Version),
		}
		if err := r.unseal(f, personPlace(who.ID), row.Sealed, &who.Details); err != nil {
			return nil, err
		}
		if who.Kind != family.Adult {
			held = append(held, access.Hold(who, access.For(access.Everyone), []access.PersonID{who.ID}, ""))
			continue
		}
		linked := []access.PersonID{""} // an adult linked to no child is known to professionals alone
		for _, l := range links {
			if l.PersonID == who.ID && !slices.Contains(linked, l.ChildID) {
				linked = append(linked, l.ChildID)
			}
		}
		held = append(held, access.HoldPerson(who, who.ID, linked))
	}
	return held, nil
}
