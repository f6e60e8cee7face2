package store

import (
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/timescale"
)

// PersonChange is one change to somebody's entry.
type PersonChange struct {
	Change family.Change
	By     string
	At     timescale.Instant
	Before family.Before
}

// PersonChanges lists the changes to somebody's entry, the latest first, for those who correct it.
func (r *Reading) PersonChanges(p access.Pass, id access.PersonID) ([]PersonChange, error) {
	if !p.Covers(r.tenant(), p.Family()) || !p.Has(access.PartSocialWorker, access.PartManager, access.PartUnit) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.PersonChanges(r.ctx, gen.PersonChangesParams{TenantID: r.tenant(), FamilyID: p.Family(), PersonID: id})
	if err != nil {
		return nil, fmt.Errorf("reading changes to a person: %w", err)
	}
	all := make([]PersonChange, len(rows))
	for i, row := range rows {
		all[i] = PersonChange{Change: family.Change(row.Change), By: row.ByName, At: row.At}
		if err := r.unseal(p.Family(), "person change/"+row.ID, row.Sealed, &all[i].Before); err != nil {
			return nil, err
		}
	}
	return all, nil
}
