package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/plan"
	"kith/statement"
)

// Kept are the things of a family that are not for everyone, each shut behind its own audience, with the marking that was
// last given.
func (r *Reading) Kept(p access.Pass) ([]access.Held[statement.Kept], error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.KeptFromSome(r.ctx, gen.KeptFromSomeParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading what is kept from some: %w", err)
	}
	markings, err := r.markings(p.Family())
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[statement.Kept], len(rows))
	for i, row := range rows {
		k := statement.Kept{Thing: statement.Thing{Kind: statement.ThingKind(row.Thing), ID: row.ID}}
		if k.For, err = access.ParseAudience(row.Audience); err != nil {
			return nil, fmt.Errorf("reading who may know something: %w", err)
		}
		if k.Words, err = r.keptWords(p.Family(), k.Thing, row.Sealed); err != nil {
			return nil, err
		}
		k.Marking = markings[k.Thing]
		held[i] = access.Hold(k, k.For, nil, access.Party(row.Writer))
	}
	return held, nil
}

// markings are those of a family, by what they are about.
func (r *Reading) markings(f access.FamilyID) (map[statement.Thing]statement.Marking, error) {
	marked, err := r.q.MarkingsOf(r.ctx, gen.MarkingsOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading why: %w", err)
	}
	all := map[statement.Thing]statement.Marking{}
	for _, row := range marked {
		m, err := markingOf(row)
		if err != nil {
			return nil, err
		}
		all[m.Thing] = m
	}
	return all, nil
}

// Markings are those of the pass's family, by what they are about.
func (tx *Tx) Markings(p access.Pass) (map[statement.Thing]statement.Marking, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.markings(p.Family())
}

// Marking is the marking that a thing of the family was last given, or a new one of it.
func (tx *Tx) Marking(p access.Pass, of statement.Thing) (statement.Marking, error) {
	all, err := tx.Markings(p)
	m := all[of]
	m.Thing = of
	return m, err
}

func markingOf(row gen.Marking) (statement.Marking, error) {
	m := statement.Marking{
		Thing: statement.Thing{Kind: statement.ThingKind(row.Thing), ID: row.ThingID}, Ground: statement.Ground(row.Ground),
		By: row.MarkedBy, At: row.MarkedAt, LookAgainOn: row.LookAgainOn,
		ApprovedBy: access.AccountID(row.ApprovedBy.String), ApprovedAt: row.ApprovedAt, Version: int(row.Version),
	}
	var err error
	if m.For, err = access.ParseAudience(row.Audience); err != nil {
		return m, fmt.Errorf("reading for whom something was marked: %w", err)
	}
	return m, nil
}

// keptWords are what a thing says; of a household what it is called, and not where it is.
func (r *Reading) keptWords(f access.FamilyID, of statement.Thing, box seal.Sealed) (string, error) {
	switch of.Kind {
	case statement.OfStatement:
		var w statement.Words
		err := r.unseal(f, statementPlace(statement.ID(of.ID)), box, &w)
		return w.Text, err
	case statement.OfOutline:
		var w conference.LineWords
		err := r.unseal(f, outlinePlace(of.ID), box, &w)
		return w.Action, err
	case statement.OfPlanLine:
		var w plan.LineWords
		err := r.unseal(f, linePlace(plan.LineID(of.ID)), box, &w)
		return w.Action, err
	case statement.OfHome:
		var w family.HouseholdWords
		err := r.unseal(f, householdPlace(of.ID), box, &w)
		return w.Name, err
	}
	return "", access.ErrNotFound
}

// PutMarking keeps why a thing of the family is not for everyone. ErrStale means that somebody else marked it meanwhile.
func (tx *Tx) PutMarking(p access.Pass, m statement.Marking) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	approver := null(string(m.ApprovedBy))
	if m.Version == 0 {
		n, err := tx.q.AddMarking(tx.ctx, gen.AddMarkingParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), Thing: string(m.Thing.Kind), ThingID: m.Thing.ID, Audience: m.For.String(),
			Ground: string(m.Ground), MarkedBy: m.By, MarkedAt: m.At, LookAgainOn: m.LookAgainOn, ApprovedBy: approver, ApprovedAt: m.ApprovedAt,
		})
		return savedOne(n, err, "saying why something is kept")
	}
	n, err := tx.q.SaveMarking(tx.ctx, gen.SaveMarkingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), Thing: string(m.Thing.Kind), ThingID: m.Thing.ID, Audience: m.For.String(),
		Ground: string(m.Ground), MarkedBy: m.By, MarkedAt: m.At, LookAgainOn: m.LookAgainOn, ApprovedBy: approver, ApprovedAt: m.ApprovedAt,
		Version: int32(m.Version), //nolint:gosec // a count of changes
	})
	return savedOne(n, err, "saying why something is kept")
}

// KeptWaiting says in which families something that is kept from some waits for the reader: to be looked at again by their social
// worker, or to be approved by who chairs there.
func (r *Reading) KeptWaiting() ([]KeptWaits, error) {
	rows, err := r.q.KeptWaiting(r.ctx, gen.KeptWaitingParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("finding what is kept and waits: %w", err)
	}
	all := make([]KeptWaits, len(rows))
	for i, row := range rows {
		all[i] = KeptWaits{Family: row.FamilyID, Approve: access.PartKind(row.Kind) == access.PartChair}
	}
	return all, nil
}

// KeptUnsaid are the families of the reader, as their social worker, in which something is kept from some and nobody has said why.
func (r *Reading) KeptUnsaid() ([]access.FamilyID, error) {
	families, err := r.q.KeptUnsaid(r.ctx, gen.KeptUnsaidParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if err != nil {
		return nil, fmt.Errorf("finding what is kept and nobody has said why: %w", err)
	}
	return families, nil
}

// KeptWaits is a family in which something waits: to be approved by the chair, or to be looked at again.
type KeptWaits struct {
	Family  access.FamilyID
	Approve bool
}
