package store

import (
	"errors"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

func partsOfIn(who access.AccountID, f access.FamilyID) string {
	return "parts of " + string(who) + " in " + string(f)
}

// ReadSharingsOfEach reads for a list what Sharings, People, Relationships, AccountOf and KnowingToday read of one family after the other
// in this look: with as many queries for twenty families as for one.
func (r *Reading) ReadSharingsOfEach(passes map[access.FamilyID]access.Pass) error {
	families := make([]access.FamilyID, 0, len(passes))
	for f, p := range passes {
		if !p.Covers(r.tenant(), f) {
			return access.ErrNoPass
		}
		families = append(families, f)
	}
	if len(families) == 0 || r.seen == nil {
		return nil
	}
	people, err := r.readPeopleOfEach(families)
	if err == nil {
		err = errors.Join(r.readSharedOfEach(families), r.readTakingPartOfEach(families, people))
	}
	if err != nil {
		return fmt.Errorf("reading what was shared about several families: %w", err)
	}
	return nil
}

// put keeps what was read of each family, with nothing for those of which there is nothing.
func put[T any](r *Reading, what string, families []access.FamilyID, read map[access.FamilyID][]T) {
	for _, f := range families {
		r.seen[what+string(f)] = read[f]
	}
}

func (r *Reading) readPeopleOfEach(families []access.FamilyID) (ids []access.PersonID, err error) {
	keys := keysOf(families)
	rows, err := r.q.PeopleOfEach(r.ctx, gen.PeopleOfEachParams{TenantID: r.tenant(), Families: keys})
	if err != nil {
		return nil, err
	}
	people, merged := map[access.FamilyID][]family.Person{}, map[access.FamilyID][]gen.MergedOfRow{}
	for _, row := range rows {
		p := family.Person{
			ID: access.PersonID(row.ID), Kind: family.Kind(row.Kind), State: family.State(row.State),
			Into: access.PersonID(row.MergedInto.String), Version: int(row.Version),
		}
		if err := r.unseal(row.FamilyID, personPlace(p.ID), row.Sealed, &p.Details); err != nil {
			return nil, err
		}
		people[row.FamilyID], ids = append(people[row.FamilyID], p), append(ids, p.ID)
		r.seen["account of "+row.ID] = Account{} // none, unless one is found
		if p.State == family.Merged {
			merged[row.FamilyID] = append(merged[row.FamilyID], gen.MergedOfRow{ID: row.ID, MergedInto: row.MergedInto})
		}
	}
	put(r, "people of ", families, people)
	put(r, "merged of ", families, merged)
	for _, f := range families {
		of := make([]gen.MergedOfEachRow, len(merged[f]))
		for i, m := range merged[f] {
			of[i] = gen.MergedOfEachRow{FamilyID: f, ID: m.ID, MergedInto: m.MergedInto}
		}
		r.seen["merged of each of "+keysOf([]access.FamilyID{f})] = of
	}
	ties, err := r.q.RelationshipsOfEach(r.ctx, gen.RelationshipsOfEachParams{TenantID: r.tenant(), Families: keys})
	if err != nil {
		return nil, err
	}
	tied := map[access.FamilyID][]family.Relationship{}
	for _, row := range ties {
		tied[row.FamilyID] = append(tied[row.FamilyID], family.Relationship{
			ID: row.ID, Person: row.PersonID, Child: row.ChildID, Tie: family.Tie(row.Kind),
			Responsibility: family.Responsibility(row.Responsibility), From: row.FromOn, Until: row.UntilOn, Version: int(row.Version),
		})
	}
	put(r, "relationships of ", families, tied)
	return ids, nil
}

func (r *Reading) readSharedOfEach(families []access.FamilyID) error {
	keys := keysOf(families)
	rows, err := r.q.SharingsOfEach(r.ctx, gen.SharingsOfEachParams{TenantID: r.tenant(), Families: keys})
	if err != nil {
		return err
	}
	shared := map[access.FamilyID][]gen.Sharing{}
	for _, row := range rows {
		shared[row.FamilyID] = append(shared[row.FamilyID], row)
	}
	put(r, "sharings of ", families, shared)
	whom, err := r.q.SharingAboutOfEach(r.ctx, gen.SharingAboutOfEachParams{TenantID: r.tenant(), Families: keys})
	if err != nil {
		return err
	}
	about := map[access.FamilyID][]gen.SharingAboutOfFamilyRow{}
	for _, row := range whom {
		about[row.FamilyID] = append(about[row.FamilyID], gen.SharingAboutOfFamilyRow{SharingID: row.SharingID, PersonID: row.PersonID})
	}
	put(r, "whom sharings are about of ", families, about)
	said, err := r.q.SharingAnswersOfEach(r.ctx, gen.SharingAnswersOfEachParams{TenantID: r.tenant(), Families: keys})
	if err != nil {
		return err
	}
	answers := map[access.FamilyID][]gen.SharingAnswer{}
	for _, row := range said {
		answers[row.FamilyID] = append(answers[row.FamilyID], row)
	}
	put(r, "answers to sharings of ", families, answers)
	return nil
}

// readTakingPartOfEach reads who of the families signs in, and their parts. It comes after their people.
func (r *Reading) readTakingPartOfEach(families []access.FamilyID, people []access.PersonID) error {
	accounts, err := r.q.AccountsOfEach(r.ctx, gen.AccountsOfEachParams{TenantID: r.tenant(), People: keysOf(people)})
	if err != nil {
		return err
	}
	for _, row := range accounts {
		one := account(row)
		r.seen["account of "+string(one.Person)], r.seen["account "+string(one.ID)] = one, one
		for _, f := range families {
			r.seen[partsOfIn(one.ID, f)] = []gen.PartsOfSomebodyRow(nil)
		}
	}
	parts, err := r.q.PartsOfEach(r.ctx, gen.PartsOfEachParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return err
	}
	for _, row := range parts {
		at := partsOfIn(row.AccountID, row.FamilyID)
		before, _ := r.seen[at].([]gen.PartsOfSomebodyRow)
		r.seen[at] = append(before, gen.PartsOfSomebodyRow{ID: row.ID, Kind: row.Kind, ChildID: row.ChildID})
	}
	return nil
}
