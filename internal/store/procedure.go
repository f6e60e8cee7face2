package store

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/procedure"
	"kith/timescale"
)

// ChangeState is how far a change of a procedure has come.
type ChangeState string

// The states. One that is approved begins on its day; one that is undone never does.
const (
	ChangeProposed ChangeState = "proposed"
	ChangeApproved ChangeState = "approved"
	ChangeUndone   ChangeState = "undone"
)

// ProcedureChange is a partnership's own change of its procedure, and who made it.
type ProcedureChange struct {
	procedure.Change

	ID         string
	Procedure  string // the name of the pack that it lies over
	State      ChangeState
	ProposedBy access.AccountID
	ProposedAt timescale.Instant
	ApprovedBy access.AccountID
	ApprovedAt timescale.Instant
	EndedBy    access.AccountID
	EndedAt    timescale.Instant
	Why        string // it was undone
	Version    int
}

// ProcedureChanges are all changes of one procedure, those proposed last first. A procedure is nobody's secret: every member
// of the staff may read it.
func (r *Reading) ProcedureChanges(name string) ([]ProcedureChange, error) {
	rows, err := r.q.ProcedureChanges(r.ctx, gen.ProcedureChangesParams{TenantID: r.tenant(), ProcedureName: name})
	if err != nil {
		return nil, fmt.Errorf("reading the changes of a procedure: %w", err)
	}
	all := make([]ProcedureChange, len(rows))
	for i, row := range rows {
		all[i] = procedureChange(row)
	}
	return all, nil
}

// ApprovedChanges are those of one procedure that two people have agreed on, in the order of their days.
func (r *Reading) ApprovedChanges(name string) ([]ProcedureChange, error) {
	return again(r, "changes of "+name, func() ([]ProcedureChange, error) {
		return approvedChanges(r.ctx, r.q, r.tenant(), name)
	})
}

// ApprovedChanges are the same for a page that is nobody's case, such as whom a family can turn to.
func (db *DB) ApprovedChanges(ctx context.Context, t access.TenantID, name string) ([]ProcedureChange, error) {
	return approvedChanges(ctx, gen.New(db.read), t, name)
}

func approvedChanges(ctx context.Context, q *gen.Queries, t access.TenantID, name string) ([]ProcedureChange, error) {
	rows, err := q.ProcedureChangesApproved(ctx, gen.ProcedureChangesApprovedParams{TenantID: t, ProcedureName: name})
	if err != nil {
		return nil, fmt.Errorf("reading the changes of a procedure: %w", err)
	}
	all := make([]ProcedureChange, len(rows))
	for i, row := range rows {
		all[i] = procedureChange(row)
	}
	return all, nil
}

func procedureChange(row gen.ProcedureChange) ProcedureChange {
	return ProcedureChange{
		Change: procedure.Change{Path: row.Path, Value: row.Value, Source: row.Source, Kind: procedure.Kind(row.Kind), From: row.FromOn},
		ID:     row.ID, Procedure: row.ProcedureName, State: ChangeState(row.State),
		ProposedBy: access.AccountID(row.ProposedBy), ProposedAt: row.ProposedAt,
		ApprovedBy: access.AccountID(row.ApprovedBy.String), ApprovedAt: row.ApprovedAt,
		EndedBy: access.AccountID(row.EndedBy.String), EndedAt: row.EndedAt, Why: row.Why, Version: int(row.Version),
	}
}

func (tx *Tx) keepsProcedure(p access.Pass) error {
	if !p.Given() || p.Deed() != access.KeepProcedure || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	return nil
}

// AddProcedureChange adds a change that is proposed.
func (tx *Tx) AddProcedureChange(p access.Pass, c ProcedureChange) error {
	if err := tx.keepsProcedure(p); err != nil {
		return err
	}
	if err := tx.q.AddProcedureChange(tx.ctx, gen.AddProcedureChangeParams{
		TenantID: tx.tenant(), ID: c.ID, ProcedureName: c.Procedure, Path: c.Path, Value: c.Value, Source: c.Source, Kind: string(c.Kind),
		FromOn: c.From, ProposedBy: string(c.ProposedBy), ProposedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("adding a change of a procedure: %w", err)
	}
	return nil
}

// SaveProcedureChange saves a change that was read in this action. ErrStale means that it was saved in between.
func (tx *Tx) SaveProcedureChange(p access.Pass, c ProcedureChange) error {
	if err := tx.keepsProcedure(p); err != nil {
		return err
	}
	n, err := tx.q.SaveProcedureChange(tx.ctx, gen.SaveProcedureChangeParams{
		State: string(c.State), ApprovedBy: null(string(c.ApprovedBy)), ApprovedAt: c.ApprovedAt, EndedBy: null(string(c.EndedBy)), EndedAt: c.EndedAt,
		Why: c.Why, TenantID: tx.tenant(), ID: c.ID, Version: int32(c.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a change of a procedure: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// CountAgain has the deadlines of some families counted again at the end of the action: a rule has changed that they may be
// counted by.
func (tx *Tx) CountAgain(p access.Pass, families []access.FamilyID) error {
	if err := tx.keepsProcedure(p); err != nil {
		return err
	}
	tx.families = append(tx.families, families...)
	return nil
}

// Reached is where a family stands that a change of a procedure will touch.
type Reached string

// Where a family stands.
const (
	Enquiring  Reached = "enquiring"  // an enquiry is not concluded
	Conferring Reached = "conferring" // a conference is still to be held
	Planned    Reached = "planned"    // a child has a plan
)

// FamiliesReached are the families that stand somewhere, from a day on. It says nothing of who they are.
func (r *Reading) FamiliesReached(where Reached, from timescale.Date) ([]access.FamilyID, error) {
	var found []access.FamilyID
	var err error
	switch where {
	case Enquiring:
		found, err = r.q.FamiliesEnquiring(r.ctx, r.tenant())
	case Conferring:
		found, err = r.q.FamiliesConferring(r.ctx, gen.FamiliesConferringParams{TenantID: r.tenant(), FromOn: from})
	case Planned:
		found, err = r.q.FamiliesPlanned(r.ctx, r.tenant())
	}
	if err != nil {
		return nil, fmt.Errorf("finding the families that a change touches: %w", err)
	}
	return found, nil
}
