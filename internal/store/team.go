package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// AddAbsence keeps that somebody is away. Whoever covers has their parts for as long.
func (tx *Tx) AddAbsence(p access.Pass, a Absence) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if err := tx.q.AddAbsence(tx.ctx, gen.AddAbsenceParams{
		TenantID: tx.tenant(), ID: a.ID, AccountID: a.Account, FromOn: a.From, UntilOn: a.Until, Cover: a.Cover,
	}); err != nil {
		return fmt.Errorf("keeping an absence: %w", err)
	}
	return nil
}

// EndAbsence ends an absence with yesterday: somebody came back sooner.
func (tx *Tx) EndAbsence(p access.Pass, id string) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if _, err := tx.q.EndAbsence(tx.ctx, gen.EndAbsenceParams{UntilOn: tx.Today().AddDays(-1), TenantID: tx.tenant(), ID: id}); err != nil {
		return fmt.Errorf("ending an absence: %w", err)
	}
	if _, err := tx.q.DropAbsence(tx.ctx, gen.DropAbsenceParams{TenantID: tx.tenant(), ID: id, FromOn: tx.Today()}); err != nil {
		return fmt.Errorf("dropping an absence: %w", err)
	}
	return nil
}

// Absences are those of the partnership's staff that are not over.
func (r *Reading) Absences() ([]Absence, error) {
	rows, err := r.q.AbsencesOfTenant(r.ctx, gen.AbsencesOfTenantParams{TenantID: r.tenant(), Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("reading absences: %w", err)
	}
	all := make([]Absence, len(rows))
	for i, row := range rows {
		all[i] = Absence{ID: row.ID, Account: row.AccountID, Cover: row.Cover, From: row.FromOn, Until: row.UntilOn}
	}
	return all, nil
}
