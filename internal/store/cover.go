package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

// ConferencesOfChair are those of one chair that are booked for some days, or go on on one of them, without their words and
// children.
func (r *Reading) ConferencesOfChair(chair access.AccountID, from, until timescale.Date) ([]conference.Conference, error) {
	return outlines(r.q.ConferencesOfChair(r.ctx, gen.ConferencesOfChairParams{
		TenantID: r.tenant(), Chair: null(string(chair)), FromOn: from, UntilOn: until,
	}))
}

// ChairedBefore is who has chaired a conference of each of some families.
func (r *Reading) ChairedBefore(families []access.FamilyID) (map[access.FamilyID][]access.AccountID, error) {
	rows, err := r.q.ChairedBefore(r.ctx, gen.ChairedBeforeParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return nil, fmt.Errorf("reading who chaired before: %w", err)
	}
	all := map[access.FamilyID][]access.AccountID{}
	for _, row := range rows {
		if conference.State(row.State) == conference.Closed {
			all[row.FamilyID] = append(all[row.FamilyID], access.AccountID(row.Chair.String))
		}
	}
	return all, nil
}

// LinksDeclared are the chairs who have declared a link with the children of each of some conferences. What it is, is not told.
func (r *Reading) LinksDeclared(ids []conference.ID) (map[conference.ID][]access.AccountID, error) {
	rows, err := r.q.LinksDeclared(r.ctx, gen.LinksDeclaredParams{TenantID: r.tenant(), Conferences: keysOf(ids)})
	if err != nil {
		return nil, fmt.Errorf("reading who has declared a link: %w", err)
	}
	all := map[conference.ID][]access.AccountID{}
	for _, row := range rows {
		id := conference.ID(row.ConferenceID)
		all[id] = append(all[id], row.AccountID)
	}
	return all, nil
}

// KeptApart are those of some conferences to which somebody comes who asked not to meet somebody. Who it is, is not told.
func (r *Reading) KeptApart(ids []conference.ID) (map[conference.ID]bool, error) {
	rows, err := r.q.AskedFor(r.ctx, gen.AskedForParams{TenantID: r.tenant(), Conferences: keysOf(ids)})
	if err != nil {
		return nil, fmt.Errorf("reading where people are kept apart: %w", err)
	}
	all := map[conference.ID]bool{}
	for _, row := range rows {
		if row.Kind == conference.NotToMeet {
			all[conference.ID(row.ConferenceID)] = true
		}
	}
	return all, nil
}

// LinkedByChair reports whether somebody has a link with the children of a family in which another has a part as a chair: by what
// they do or did, or as they have declared it themselves.
func (r *Reading) LinkedByChair(who, chair access.AccountID) (bool, error) {
	families, err := r.q.FamiliesChaired(r.ctx, gen.FamiliesChairedParams{TenantID: r.tenant(), AccountID: chair})
	if err != nil {
		return false, fmt.Errorf("reading whom a chair knows: %w", err)
	}
	links, err := r.LinksOf(families, []access.AccountID{who})
	if err != nil {
		return false, err
	}
	for _, f := range families {
		if links[f][who] != conference.NoLink {
			return true, nil
		}
	}
	declared, err := r.q.LinkedWithFamilies(r.ctx, gen.LinkedWithFamiliesParams{TenantID: r.tenant(), Families: keysOf(families), AccountID: who})
	if err != nil {
		return false, fmt.Errorf("reading who has declared a link: %w", err)
	}
	return len(declared) > 0, nil
}

// OtherChair is when a conference was last given another chair in the place of one it had, with why in the words that the family
// reads. Everybody asked to it may know that much. False where that never was.
func (r *Reading) OtherChair(p access.Pass, id conference.ID) (one conference.OtherChair, is bool, err error) {
	rows, err := r.q.LastOtherChair(r.ctx, gen.LastOtherChairParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return one, false, fmt.Errorf("reading who chairs in the place of whom: %w", err)
	}
	if len(rows) == 0 {
		return one, false, nil
	}
	family, err := r.forFamily(p, id)
	row := rows[0]
	return conference.OtherChair{
		Was: access.AccountID(row.WasChair.String), Now: access.AccountID(row.NowChair.String), Why: family[row.ID],
	}, true, err
}
