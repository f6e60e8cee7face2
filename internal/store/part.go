package store

import (
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// Reach is which children the family parts of a family's members reach, by account.
func (r *Reading) Reach(f access.FamilyID) (map[access.AccountID][]access.PersonID, error) {
	rows, err := r.q.PartChildrenOf(r.ctx, gen.PartChildrenOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading whom parts reach: %w", err)
	}
	reach := map[access.AccountID][]access.PersonID{}
	for _, row := range rows {
		reach[row.AccountID] = append(reach[row.AccountID], row.ChildID)
	}
	return reach, nil
}

// Worker is who a family turns to: its social worker, or whoever covers while they are away.
type Worker struct {
	Name      string
	Telephone string
}

// WorkerOf is a family's social worker today; nobody is named where none is allocated.
func (r *Reading) WorkerOf(f access.FamilyID) (Worker, error) {
	row, err := r.q.WorkerOf(r.ctx, gen.WorkerOfParams{Today: r.Today(), TenantID: r.tenant(), FamilyID: f})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Worker{}, nil
	case err != nil:
		return Worker{}, fmt.Errorf("reading the social worker: %w", err)
	case row.CoverName != "":
		return Worker{Name: row.CoverName, Telephone: row.CoverTelephone}, nil
	}
	return Worker{Name: row.Name, Telephone: row.Telephone}, nil
}
