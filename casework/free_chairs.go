package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// freeChairs are those who may chair each of some conferences: independent of its children, and checked.
func freeChairs(r *store.Reading, all []conference.Conference) (map[conference.ID][]conference.FreeChair, error) {
	chairs, err := r.AccountsWith(access.Chair)
	if err != nil {
		return nil, err
	}
	those := make([]access.AccountID, len(chairs))
	for i, c := range chairs {
		those[i] = c.ID
	}
	ids, families := make([]conference.ID, len(all)), make([]access.FamilyID, len(all))
	for i, c := range all {
		ids[i], families[i] = c.ID, c.Family
	}
	links, err := r.LinksOf(families, those)
	if err != nil {
		return nil, err
	}
	declared, err := r.LinksDeclared(ids)
	if err != nil {
		return nil, err
	}
	records, err := r.ChairRecords()
	if err != nil {
		return nil, err
	}
	free := make(map[conference.ID][]conference.FreeChair, len(all))
	for _, c := range all {
		of := links[c.Family]
		said := map[access.AccountID]bool{}
		for _, who := range declared[c.ID] {
			said[who] = true
		}
		for _, who := range those {
			link := of[who]
			if said[who] {
				link = conference.DeclaredLink
			}
			if conference.CheckChair(link, records[who], r.Today()) == nil {
				free[c.ID] = append(free[c.ID], conference.FreeChair{Account: who, Until: records[who].ExpiresOn})
			}
		}
	}
	return free, nil
}
