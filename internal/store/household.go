package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/timescale"
)

func householdPlace(id string) string { return "household/" + id }

// AddHousehold adds a household and those who live there. It answers with who may know the address.
func (tx *Tx) AddHousehold(p access.Pass, h family.Household) (access.Audience, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return access.Audience{}, err
	}
	sealed, err := tx.seal(p.Family(), householdPlace(h.ID), h.Words)
	if err != nil {
		return access.Audience{}, err
	}
	audience, err := tx.homeFor(p.Family(), h)
	if err != nil {
		return access.Audience{}, err
	}
	if err := tx.q.AddHousehold(tx.ctx, gen.AddHouseholdParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: h.ID, Sealed: sealed, Audience: audience.String(),
		Post: string(h.Post), CreatedAt: tx.now,
	}); err != nil {
		return access.Audience{}, fmt.Errorf("adding a household: %w", err)
	}
	return audience, tx.addMembers(p, h.ID, h.Members)
}

func (tx *Tx) addMembers(p access.Pass, household string, members []family.Member) error {
	for _, m := range members {
		if err := tx.q.AddHouseholdMember(tx.ctx, gen.AddHouseholdMemberParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ID: tx.NewID(), HouseholdID: household, PersonID: m.Person, FromOn: m.From,
		}); err != nil {
			return fmt.Errorf("adding somebody to a household: %w", err)
		}
	}
	return nil
}

// homeFor is who may know an address. From whom it is hidden, it is hidden from by every entry that stands for them: where two entries
// turn out to be two people after all, neither learns it.
func (tx *Tx) homeFor(f access.FamilyID, h family.Household) (access.Audience, error) {
	merged, err := tx.q.MergedOf(tx.ctx, gen.MergedOfParams{TenantID: tx.tenant(), FamilyID: f})
	if err != nil {
		return access.Audience{}, fmt.Errorf("reading merged entries: %w", err)
	}
	h.Hidden = slices.Clone(h.Hidden)
	for _, m := range merged {
		entry := access.PersonID(m.ID)
		if slices.Contains(h.Hidden, access.PersonID(m.MergedInto.String)) && !slices.Contains(h.Hidden, entry) {
			h.Hidden = append(h.Hidden, entry)
		}
	}
	return h.Audience(), nil
}

// SaveHousehold saves a household as it was changed, with how it read before: those who moved in are added, those who
// moved out are kept with their last day. It answers with who may know the address from now on.
func (tx *Tx) SaveHousehold(p access.Pass, was, now family.Household) (access.Audience, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return access.Audience{}, err
	}
	sealed, err := tx.seal(p.Family(), householdPlace(was.ID), now.Words)
	if err != nil {
		return access.Audience{}, err
	}
	audience, err := tx.homeFor(p.Family(), now)
	if err != nil {
		return access.Audience{}, err
	}
	saved, err := tx.q.SetHousehold(tx.ctx, gen.SetHouseholdParams{
		Sealed: sealed, Audience: audience.String(), Post: string(now.Post),
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: was.ID, Was: int32(was.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return access.Audience{}, fmt.Errorf("saving a household: %w", err)
	}
	if saved == 0 {
		return access.Audience{}, ErrStale
	}
	if err := tx.moveMembers(p, was, now); err != nil {
		return access.Audience{}, err
	}
	id := tx.NewID()
	before, err := tx.seal(p.Family(), "household change/"+id, was)
	if err != nil {
		return access.Audience{}, err
	}
	if err := tx.q.AddHouseholdChange(tx.ctx, gen.AddHouseholdChangeParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, HouseholdID: was.ID, ByAccount: string(tx.actor.Account),
		At: tx.now, Sealed: before,
	}); err != nil {
		return access.Audience{}, fmt.Errorf("keeping how a household read before: %w", err)
	}
	return audience, nil
}

func (tx *Tx) moveMembers(p access.Pass, was, now family.Household) error {
	lives := func(in family.Household, who access.PersonID) bool {
		return slices.ContainsFunc(in.Members, func(m family.Member) bool { return m.Person == who && m.Until.IsZero() })
	}
	for _, m := range was.Members {
		if m.Until.IsZero() && !lives(now, m.Person) {
			if _, err := tx.q.EndHouseholdMember(tx.ctx, gen.EndHouseholdMemberParams{
				UntilOn: tx.Today(), TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID,
			}); err != nil {
				return fmt.Errorf("ending somebody's time in a household: %w", err)
			}
		}
	}
	var moved []family.Member
	for _, m := range now.Members {
		if !lives(was, m.Person) {
			moved = append(moved, m)
		}
	}
	return tx.addMembers(p, was.ID, moved)
}

func (r *Reading) households(f access.FamilyID) ([]family.Household, error) {
	rows, err := r.q.HouseholdsOf(r.ctx, gen.HouseholdsOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading households: %w", err)
	}
	members, err := r.q.HouseholdMembersOf(r.ctx, gen.HouseholdMembersOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading who lives where: %w", err)
	}
	stands, err := r.StandsFor(f)
	if err != nil {
		return nil, err
	}
	all := make([]family.Household, len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading who may know an address: %w", err)
		}
		all[i] = family.Household{ID: row.ID, Post: family.Post(row.Post), Version: int(row.Version)}.WithAudience(audience)
		if err := r.unseal(f, householdPlace(row.ID), row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
		hidden := all[i].Hidden
		all[i].Hidden = nil
		for _, p := range hidden {
			if who := stands(p); !slices.Contains(all[i].Hidden, who) {
				all[i].Hidden = append(all[i].Hidden, who)
			}
		}
		for _, m := range members {
			if m.HouseholdID == row.ID {
				all[i].Members = append(all[i].Members, family.Member{ID: m.ID, Person: stands(m.PersonID), From: m.FromOn, Until: m.UntilOn})
			}
		}
	}
	return all, nil
}

// Households are where the family live. An address opens for professionals, for those who live there now, and for whoever
// else its audience says; never for somebody it is hidden from.
func (r *Reading) Households(f access.FamilyID) ([]access.Held[family.Household], error) {
	all, err := r.households(f)
	if err != nil {
		return nil, err
	}
	entries, err := r.people(f)
	if err != nil {
		return nil, err
	}
	children := map[access.PersonID]bool{}
	for _, p := range entries {
		children[p.ID] = p.Kind != family.Adult
	}
	held := make([]access.Held[family.Household], len(all))
	for i, h := range all {
		living := livingAt(h, r.Today())
		var young []access.PersonID
		for _, p := range living {
			if children[p] {
				young = append(young, p)
			}
		}
		held[i] = access.HoldHome(h, h.Audience(), living, young)
	}
	return held, nil
}

func livingAt(h family.Household, today timescale.Date) []access.PersonID {
	var living []access.PersonID
	for _, m := range h.Members {
		if m.Now(today) {
			living = append(living, m.Person)
		}
	}
	return living
}

// Households reads them for an action that holds a pass for the family.
func (tx *Tx) Households(p access.Pass) ([]family.Household, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.households(p.Family())
}
