package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/record"
	"kith/timescale"
)

func holdPlace(id string) string { return "hold/" + id }

// AddHold keeps that a record must not be destroyed.
func (tx *Tx) AddHold(p access.Pass, h record.Hold) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), holdPlace(h.ID), h.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddHold(tx.ctx, gen.AddHoldParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: h.ID, Why: string(h.Why), PlacedBy: string(h.PlacedBy), PlacedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("holding a record: %w", err)
	}
	return nil
}

// LiftHold ends a hold. ErrStale means that somebody else lifted it meanwhile.
func (tx *Tx) LiftHold(p access.Pass, h record.Hold) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), holdPlace(h.ID), h.Words)
	if keyGone(err) {
		sealed, err = tx.asItLies(p, h.ID) // the words cannot be written any more, nor read
	}
	if err != nil {
		return err
	}
	n, err := tx.q.LiftHold(tx.ctx, gen.LiftHoldParams{
		LiftedBy: null(string(h.LiftedBy)), LiftedAt: h.LiftedAt, Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: h.ID,
	})
	return savedOne(n, err, "lifting a hold")
}

// HoldOn keeps that a hold is needed still. ErrStale means that somebody lifted it meanwhile.
func (tx *Tx) HoldOn(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.HoldOn(tx.ctx, gen.HoldOnParams{LookedAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ID: id})
	return savedOne(n, err, "saying that a hold is needed still")
}

// HoldsToLookAt are the families with a hold of which it is to be looked whether it is needed still, for those who may lift it.
func (r *Reading) HoldsToLookAt() ([]access.FamilyID, error) {
	if r.actor.Office != access.Unit && r.actor.Office != access.Protection {
		return nil, nil
	}
	all, err := r.q.HoldsToLookAt(r.ctx, gen.HoldsToLookAtParams{
		TenantID: r.tenant(), BeforeAt: r.Today().AddDays(1).AddMonths(-record.HoldLooked).At(0, 0),
	})
	if err != nil {
		return nil, fmt.Errorf("listing holds that are to be looked at: %w", err)
	}
	return all, nil
}

// asItLies is what is sealed of a hold.
func (r *Reading) asItLies(p access.Pass, id string) (seal.Sealed, error) {
	rows, err := r.q.HoldsOf(r.ctx, gen.HoldsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return seal.Sealed{}, fmt.Errorf("reading holds: %w", err)
	}
	at := slices.IndexFunc(rows, func(row gen.RetentionHold) bool { return row.ID == id })
	if at < 0 {
		return seal.Sealed{}, access.ErrNotFound
	}
	return rows[at].Sealed, nil
}

// Holds are those of a family, the latest first. Where the family's key is gone they have no words.
func (r *Reading) Holds(p access.Pass) ([]record.Hold, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.HoldsOf(r.ctx, gen.HoldsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading holds: %w", err)
	}
	all := make([]record.Hold, len(rows))
	for i, row := range rows {
		all[i] = record.Hold{
			ID: row.ID, Why: record.WhyHeld(row.Why), PlacedBy: access.AccountID(row.PlacedBy), PlacedAt: row.PlacedAt,
			LiftedBy: access.AccountID(row.LiftedBy.String), LiftedAt: row.LiftedAt, LookedAt: row.LookedAt, Version: int(row.Version),
		}
		if err := r.unseal(p.Family(), holdPlace(row.ID), row.Sealed, &all[i].Words); err != nil && !keyGone(err) {
			return nil, err
		}
	}
	return all, nil
}

// Held reports whether a family's record must be kept whatever its time.
func (r *Reading) Held(p access.Pass) (bool, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return false, access.ErrNoPass
	}
	rows, err := r.q.HoldsOf(r.ctx, gen.HoldsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return false, fmt.Errorf("reading holds: %w", err)
	}
	return slices.ContainsFunc(rows, func(row gen.RetentionHold) bool { return row.LiftedAt.IsZero() }), nil
}

// HeldFamily is a family whose record is on hold.
type HeldFamily struct {
	Family access.FamilyID
	Why    record.WhyHeld
	Since  timescale.Instant
}

// FamiliesHeld are all whose record is on hold.
func (r *Reading) FamiliesHeld(p access.Pass) ([]HeldFamily, error) {
	if !p.Given() || p.Deed() != access.ViewRetention {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.FamiliesHeld(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing holds: %w", err)
	}
	all := make([]HeldFamily, len(rows))
	for i, row := range rows {
		all[i] = HeldFamily{Family: row.FamilyID, Why: record.WhyHeld(row.Why), Since: row.PlacedAt}
	}
	return all, nil
}
