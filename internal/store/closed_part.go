package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// OutNow is who is out of a conference at this moment, for its rules and never for a page.
func (r *Reading) OutNow(p access.Pass, c conference.ID) (conference.OutNow, error) {
	var out conference.OutNow
	rows, err := ifAny(r, p.Family(), c, "OutNow", r.q.OutNow, gen.OutNowParams{TenantID: r.tenant(), ConferenceID: string(c)})
	if err != nil {
		return out, fmt.Errorf("reading who is out of a conference: %w", err)
	}
	if !p.Covers(r.tenant(), p.Family()) {
		return out, access.ErrNoPass
	}
	for _, row := range rows {
		if row.PartID == "" {
			out.Whole = append(out.Whole, row.InvitationID)
			continue
		}
		out.Part, out.Back = row.PartID, row.BackAbout
		out.Of = append(out.Of, row.InvitationID)
	}
	return out, nil
}

// OpenClosedPart begins a closed part: out are the invitations of those who are out of it, each with the decision that says so.
func (tx *Tx) OpenClosedPart(p access.Pass, c conference.ID, back string, out map[string]string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	if err := tx.q.AddClosedPart(tx.ctx, gen.AddClosedPartParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, ConferenceID: string(c), BackAbout: back, OpenedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("beginning a closed part: %w", err)
	}
	for invitation, exclusion := range out {
		if err := tx.q.AddClosedPartOut(tx.ctx, gen.AddClosedPartOutParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), PartID: id, InvitationID: invitation, ExclusionID: exclusion,
		}); err != nil {
			return fmt.Errorf("noting who is out of a closed part: %w", err)
		}
	}
	return nil
}

// EndClosedPart ends the closed part that is open, and says whether one was.
func (tx *Tx) EndClosedPart(p access.Pass, c conference.ID) (bool, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return false, err
	}
	n, err := tx.q.EndClosedPart(tx.ctx, gen.EndClosedPartParams{
		ClosedAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	return n > 0, wrapped(err, "ending a closed part")
}

// ClosedParts are those of a conference with who was out of each, for the chair.
func (r *Reading) ClosedParts(p access.Pass, c conference.ID) ([]conference.ClosedPart, error) {
	rows, err := r.q.ClosedParts(r.ctx, gen.ClosedPartsParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil || len(rows) == 0 {
		return nil, wrapped(err, "reading closed parts")
	}
	out, err := r.q.ClosedPartsOut(r.ctx, gen.ClosedPartsOutParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading who was out of closed parts: %w", err)
	}
	all := make([]conference.ClosedPart, len(rows))
	for i, row := range rows {
		all[i] = conference.ClosedPart{ID: row.ID, Back: row.BackAbout, OpenedAt: row.OpenedAt, ClosedAt: row.ClosedAt}
		for _, o := range out {
			if o.PartID == row.ID {
				all[i].Out = append(all[i].Out, o.InvitationID)
			}
		}
	}
	return all, nil
}

// AddClosedItem notes what came to be in the closed part that is open, and for whom it was meant beside those who are out.
func (tx *Tx) AddClosedItem(p access.Pass, one conference.ClosedItem) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	return wrapped(tx.q.AddClosedItem(tx.ctx, gen.AddClosedItemParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: tx.NewID(), PartID: one.Part, Kind: string(one.Kind), Item: one.Item,
		MeantFor: one.Meant.String(), At: tx.now,
	}), "noting what was said in a closed part")
}

// ClosedItems are what came to be in the closed parts of a conference, by their ids alone.
func (r *Reading) ClosedItems(p access.Pass, c conference.ID) ([]conference.ClosedItem, error) {
	rows, err := r.q.ClosedItems(r.ctx, gen.ClosedItemsParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil || len(rows) == 0 {
		return nil, wrapped(err, "reading what was said in closed parts")
	}
	shared, err := r.q.ClosedItemsShared(r.ctx, gen.ClosedItemsSharedParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading what was shared of closed parts: %w", err)
	}
	all := make([]conference.ClosedItem, len(rows))
	for i, row := range rows {
		meant, err := access.ParseAudience(row.MeantFor)
		if err != nil {
			return nil, fmt.Errorf("reading for whom something was meant: %w", err)
		}
		all[i] = conference.ClosedItem{ID: row.ID, Part: row.PartID, Kind: conference.ItemKind(row.Kind), Item: row.Item, Meant: meant, At: row.At}
		for _, s := range shared {
			if s.ItemID == row.ID {
				all[i].Shared = append(all[i].Shared, s.InvitationID)
			}
		}
	}
	return all, nil
}

// ShareClosedItem lets somebody who was out of a closed part know of one thing of it: to is for whom it is from now on.
func (tx *Tx) ShareClosedItem(p access.Pass, c conference.ID, one conference.ClosedItem, with string, to access.Audience) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.ShareClosedItem(tx.ctx, gen.ShareClosedItemParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ItemID: one.ID, InvitationID: with, SharedBy: string(p.Actor().Account), At: tx.now,
	}); err != nil {
		return fmt.Errorf("sharing something of a closed part: %w", err)
	}
	t, f, reach := tx.tenant(), p.Family(), to.String()
	var n int64
	var err error
	switch one.Kind {
	case conference.ItemEntry:
		n, err = tx.q.ReachEntry(tx.ctx, gen.ReachEntryParams{TenantID: t, FamilyID: f, ID: one.Item, Audience: reach})
	case conference.ItemStatement:
		n, err = tx.q.ReachStatement(tx.ctx, gen.ReachStatementParams{TenantID: t, FamilyID: f, ID: one.Item, Audience: reach})
	case conference.ItemReply:
		n, err = tx.q.ReachReply(tx.ctx, gen.ReachReplyParams{TenantID: t, FamilyID: f, ID: one.Item, Audience: reach})
	case conference.ItemScore:
		n, err = tx.q.ReachScore(tx.ctx, gen.ReachScoreParams{TenantID: t, FamilyID: f, ConferenceID: string(c), Item: one.Item, Audience: reach})
	case conference.ItemView:
		n, err = tx.q.ReachView(tx.ctx, gen.ReachViewParams{TenantID: t, FamilyID: f, ConferenceID: string(c), Item: one.Item, Audience: reach})
	case conference.ItemHeard:
		n, err = tx.q.ReachHeard(tx.ctx, gen.ReachHeardParams{TenantID: t, FamilyID: f, ConferenceID: string(c), ChildID: access.PersonID(one.Item), Audience: reach})
	}
	return savedOne(n, err, "sharing something of a closed part")
}

// wrapped says what was being done when something failed.
func wrapped(err error, doing string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
