package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

func outlinePlace(id string) string { return "outline/" + id }

// AddOutlineLine adds a line to the outline plan of a conference.
func (tx *Tx) AddOutlineLine(p access.Pass, l conference.OutlineLine) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), outlinePlace(l.ID), l.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddOutlineLine(tx.ctx, gen.AddOutlineLineParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: l.ID, ConferenceID: string(l.Conference), Owner: string(l.Owner),
		ByOn: l.ByOn, FromEntry: null(l.From), Audience: l.Audience.String(), Writer: string(p.Actor().Account), At: tx.now,
		Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a line of the outline plan: %w", err)
	}
	for _, child := range l.Children {
		if err := tx.q.AddOutlineLineChild(tx.ctx, gen.AddOutlineLineChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), OutlineLineID: l.ID, ChildID: child,
		}); err != nil {
			return fmt.Errorf("adding whom a line is for: %w", err)
		}
	}
	return nil
}

// WithdrawOutlineLine takes a line out of the outline plan.
func (tx *Tx) WithdrawOutlineLine(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.WithdrawOutlineLine(tx.ctx, gen.WithdrawOutlineLineParams{TenantID: tx.tenant(), FamilyID: p.Family(), ID: id})
	if err != nil {
		return fmt.Errorf("withdrawing a line: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// OutlineLines are the outline plan of a conference, shut. A line's owner may always see it as everyone in its
// audience does.
func (r *Reading) OutlineLines(p access.Pass, id conference.ID) ([]access.Held[conference.OutlineLine], error) {
	all, err := r.outlineLines(p, id)
	if err != nil {
		return nil, err
	}
	return heldLines(all), nil
}

func heldLines(all []conference.OutlineLine) []access.Held[conference.OutlineLine] {
	held := make([]access.Held[conference.OutlineLine], len(all))
	for i, l := range all {
		held[i] = access.Hold(l, l.Audience, l.Children, l.Owner)
	}
	return held
}

func (r *Reading) outlineLines(p access.Pass, id conference.ID) ([]conference.OutlineLine, error) {
	rows, err := ifAny(r, p.Family(), id, "OutlineLinesOf", r.q.OutlineLinesOf, gen.OutlineLinesOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id),
	})
	if err != nil {
		return nil, fmt.Errorf("reading the outline plan: %w", err)
	}
	return r.linesOf(p, id, rows)
}

func (r *Reading) linesOf(p access.Pass, id conference.ID, rows []gen.OutlineLine) ([]conference.OutlineLine, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	children, err := r.q.OutlineLineChildrenOf(r.ctx, gen.OutlineLineChildrenOfParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading whom the lines are for: %w", err)
	}
	all := make([]conference.OutlineLine, len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading a line: %w", err)
		}
		all[i] = conference.OutlineLine{
			ID: row.ID, Conference: id, Owner: access.Party(row.Owner), ByOn: row.ByOn, From: row.FromEntry.String, Audience: audience, At: row.At,
		}
		for _, c := range children {
			if c.OutlineLineID == row.ID {
				all[i].Children = append(all[i].Children, c.ChildID)
			}
		}
		if err := r.unseal(p.Family(), outlinePlace(row.ID), row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}
