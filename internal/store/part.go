package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
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
	ID        access.AccountID
	Name      string
	Team      string
	Telephone string
}

// WorkerOf is a family's social worker today; nobody is named where none is allocated. It is the name, team and number
// of one of the staff and no case content, so it is no look.
func (db *DB) WorkerOf(ctx context.Context, t access.TenantID, f access.FamilyID) (Worker, error) {
	return workerOf(ctx, gen.New(db.read), t, f, db.Now().Date())
}

// WorkerOf is the same inside a look or an action.
func (r *Reading) WorkerOf(f access.FamilyID) (Worker, error) {
	return workerOf(r.ctx, r.q, r.tenant(), f, r.Today())
}

func workerOf(ctx context.Context, q *gen.Queries, t access.TenantID, f access.FamilyID, today timescale.Date) (Worker, error) {
	row, err := q.WorkerOf(ctx, gen.WorkerOfParams{Today: today, TenantID: t, FamilyID: f})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Worker{}, nil
	case err != nil:
		return Worker{}, fmt.Errorf("reading the social worker: %w", err)
	case row.CoverName != "":
		return Worker{ID: access.AccountID(row.CoverID), Name: row.CoverName, Team: row.CoverTeam, Telephone: row.CoverTelephone}, nil
	}
	return Worker{ID: access.AccountID(row.ID), Name: row.Name, Team: row.Team, Telephone: row.Telephone}, nil
}

// AddReallocation keeps who became the social worker, and why.
func (tx *Tx) AddReallocation(p access.Pass, to access.AccountID, why string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	sealed, err := tx.seal(p.Family(), "reallocation/"+id, why)
	if err != nil {
		return err
	}
	if err := tx.q.AddReallocation(tx.ctx, gen.AddReallocationParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, ToAccount: string(to), ByAccount: string(tx.actor.Account),
		At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping a reallocation: %w", err)
	}
	return nil
}

// bit is a boolean as both engines keep it.
func bit(set bool) int32 {
	if set {
		return 1
	}
	return 0
}
