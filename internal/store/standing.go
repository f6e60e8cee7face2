package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

// Standing is who the actor is in relation to a family: their own parts now, those they cover, and the unit's for
// whoever works in the safeguarding unit. A family that is not there gives no parts.
func (r *Reading) Standing(f access.FamilyID) (access.Standing, error) {
	found, err := r.q.PartsIn(r.ctx, gen.PartsInParams{
		TenantID: r.tenant(), FamilyID: f, AccountID: r.actor.Account, Today: r.Today(), Now: r.now,
	})
	if err != nil {
		return access.Standing{}, fmt.Errorf("reading parts: %w", err)
	}
	rows := make([]gen.PartsInEachRow, len(found))
	for i, row := range found {
		rows[i] = gen.PartsInEachRow{FamilyID: f, ID: row.ID, Kind: row.Kind, ConferenceID: row.ConferenceID, ChildID: row.ChildID}
	}
	all, err := r.standings([]access.FamilyID{f}, rows)
	return all[f], err
}

// AllowEach is Allow for the families of a list, with as many queries for a thousand as for one. A family in which the
// thing is not allowed is left out: it is as if it were not there.
func (r *Reading) AllowEach(families []access.FamilyID, d access.Deed) (map[access.FamilyID]access.Pass, error) {
	allowed := map[access.FamilyID]access.Pass{}
	if len(families) == 0 {
		return allowed, nil
	}
	rows, err := r.q.PartsInEach(r.ctx, gen.PartsInEachParams{
		TenantID: r.tenant(), Families: keysOf(families), AccountID: r.actor.Account, Today: r.Today(), Now: r.now,
	})
	if err != nil {
		return nil, fmt.Errorf("reading parts: %w", err)
	}
	standings, err := r.standings(families, rows)
	if err != nil {
		return nil, err
	}
	noted := make([]access.Pass, 0, len(families))
	for _, f := range families {
		if _, twice := allowed[f]; twice {
			continue
		}
		pass, err := access.Allow(standings[f], d)
		if err != nil {
			continue
		}
		allowed[f], noted = pass, append(noted, pass)
	}
	if r.note != nil {
		r.note("", noted...)
	}
	return allowed, nil
}

// standings put together the actor's parts, of rows ordered by family and part.
func (r *Reading) standings(families []access.FamilyID, rows []gen.PartsInEachRow) (map[access.FamilyID]access.Standing, error) {
	parts := map[access.FamilyID][]access.Part{}
	last := ""
	for _, row := range rows {
		if row.ID != last {
			parts[row.FamilyID] = append(parts[row.FamilyID], access.Part{Kind: access.PartKind(row.Kind), Conference: row.ConferenceID})
			last = row.ID
		}
		if row.ChildID != "" {
			p := &parts[row.FamilyID][len(parts[row.FamilyID])-1]
			p.Children = append(p.Children, row.ChildID)
		}
	}
	var err error
	var also map[access.FamilyID][]access.PersonID
	if r.actor.Office == access.FamilyMember {
		also, err = r.reachMerged(r.actor, families, parts)
	}
	if r.actor.Office == access.Unit {
		err = r.asUnit(families, parts)
	}
	all := make(map[access.FamilyID]access.Standing, len(families))
	for _, f := range families {
		all[f] = access.Standing{Actor: r.actor, Family: f, Parts: parts[f], Merged: also[f]}
	}
	return all, err
}

// asUnit gives the safeguarding unit its part in every family that is there.
func (r *Reading) asUnit(families []access.FamilyID, parts map[access.FamilyID][]access.Part) error {
	there, err := r.q.FamiliesThere(r.ctx, gen.FamiliesThereParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return fmt.Errorf("reading families: %w", err)
	}
	for _, id := range there {
		f := access.FamilyID(id)
		parts[f] = append(parts[f], access.Part{Kind: access.PartUnit})
	}
	return nil
}

// reachMerged lets a family part reach every entry of a child whose entries were merged: what was said of either is
// about the one child. It answers with the entries that were merged into the actor's own.
func (r *Reading) reachMerged(
	actor access.Actor, families []access.FamilyID, parts map[access.FamilyID][]access.Part,
) (map[access.FamilyID][]access.PersonID, error) {
	merged, err := again(r, "merged of each of "+keysOf(families), func() ([]gen.MergedOfEachRow, error) {
		return r.q.MergedOfEach(r.ctx, gen.MergedOfEachParams{TenantID: r.tenant(), Families: keysOf(families)})
	})
	if err != nil {
		return nil, fmt.Errorf("reading merged entries: %w", err)
	}
	also := map[access.FamilyID][]access.PersonID{}
	for _, m := range merged {
		if actor.Person != "" && access.PersonID(m.MergedInto.String) == actor.Person {
			also[m.FamilyID] = append(also[m.FamilyID], access.PersonID(m.ID))
		}
	}
	for f := range parts {
		for i := range parts[f] {
			part := &parts[f][i]
			for _, m := range merged {
				if m.FamilyID == f && slices.Contains(part.Children, access.PersonID(m.ID)) {
					part.Children = append(part.Children, access.PersonID(m.MergedInto.String))
				}
			}
			for _, m := range merged {
				if m.FamilyID == f && slices.Contains(part.Children, access.PersonID(m.MergedInto.String)) {
					part.Children = append(part.Children, access.PersonID(m.ID))
				}
			}
		}
	}
	return also, nil
}

// ChildrenOfEach are the children of these families, shut, for lists. One whose family's key is gone has no name.
func (r *Reading) ChildrenOfEach(passes map[access.FamilyID]access.Pass) (map[access.FamilyID][]access.Held[family.Person], error) {
	families := make([]access.FamilyID, 0, len(passes))
	for f, p := range passes {
		if !p.Covers(r.tenant(), f) {
			return nil, access.ErrNoPass
		}
		families = append(families, f)
	}
	if len(families) == 0 {
		return nil, nil
	}
	rows, err := r.q.ChildrenOfEach(r.ctx, gen.ChildrenOfEachParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return nil, fmt.Errorf("reading children: %w", err)
	}
	all := map[access.FamilyID][]access.Held[family.Person]{}
	for _, row := range rows {
		c := family.Person{ID: access.PersonID(row.ID), Kind: family.Kind(row.Kind), State: family.Current, Version: int(row.Version)}
		if err := r.unseal(row.FamilyID, personPlace(c.ID), row.Sealed, &c.Details); keyGone(err) {
			c = family.NotReadable(c.ID, c.Kind)
		} else if err != nil {
			return nil, err
		}
		all[row.FamilyID] = append(all[row.FamilyID], holdChild(c))
	}
	return all, nil
}

// keysOf are ids as the keys of a JSON object: a list that both engines read by json_each.
func keysOf[ID ~string](ids []ID) string {
	keys := make(map[ID]int, len(ids))
	for _, id := range ids {
		keys[id] = 1
	}
	return jsonOf(keys)
}

// jsonOf is a JSON object of text and numbers, which always can be one.
func jsonOf(of any) string {
	text, _ := json.Marshal(of)
	return string(text)
}
