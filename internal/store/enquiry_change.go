package store

import (
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store/gen"
	"kith/timescale"
)

// EnquiryChange is something in an enquiry that was put right: how it read before, and why.
type EnquiryChange struct {
	What   string
	By     string
	At     timescale.Instant
	Before EnquiryBefore
}

// EnquiryBefore is how the part that was changed read, and the reason. It is sealed.
type EnquiryBefore struct {
	ReferredOn  timescale.Date    `json:"referredOn,omitzero"`
	Source      string            `json:"source,omitempty"`
	PrimaryNeed string            `json:"primaryNeed,omitempty"`
	StartedOn   timescale.Date    `json:"startedOn,omitzero"`
	Discussion  string            `json:"discussion,omitempty"`
	HeldOn      timescale.Date    `json:"heldOn,omitzero"` // of the discussion that started it
	Children    []access.PersonID `json:"children,omitempty"`
	View        *enquiry.View     `json:"view,omitempty"`
	Proposed    enquiry.Outcome   `json:"proposed,omitempty"`
	Reason      string            `json:"reason,omitempty"`
}

// SaveEnquiry saves an enquiry as it was changed, unless somebody else changed it in between.
func (tx *Tx) SaveEnquiry(p access.Pass, was, now enquiry.Enquiry) error {
	if err := tx.covered(p, was.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(was.Family, enquiryPlace(was.ID), now.Words)
	if err != nil {
		return err
	}
	saved, err := tx.q.SetEnquiry(tx.ctx, gen.SetEnquiryParams{
		State: string(now.State), ReferredOn: now.ReferredOn, Source: now.Source, PrimaryNeed: now.PrimaryNeed,
		LegalBasis: string(now.Basis), StartedOn: now.StartedOn, TargetOn: now.TargetOn, Proposed: string(now.Proposed),
		ProposedBy: null(string(now.ProposedBy)), Outcome: string(now.Outcome), ConcludedOn: now.ConcludedOn,
		AgreedBy: null(string(now.AgreedBy)), Sealed: sealed, TenantID: tx.tenant(), FamilyID: was.Family, ID: string(was.ID),
		Was: int32(was.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return fmt.Errorf("saving an enquiry: %w", err)
	}
	if saved == 0 {
		return ErrStale
	}
	return nil
}

// SetEnquiryChildren puts other children in place of those an enquiry was about.
func (tx *Tx) SetEnquiryChildren(p access.Pass, e enquiry.Enquiry) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	if err := tx.q.DropEnquiryChildren(tx.ctx, gen.DropEnquiryChildrenParams{
		TenantID: tx.tenant(), FamilyID: e.Family, EnquiryID: string(e.ID),
	}); err != nil {
		return fmt.Errorf("taking children off an enquiry: %w", err)
	}
	return tx.addEnquiryChildren(e)
}

func (tx *Tx) addEnquiryChildren(e enquiry.Enquiry) error {
	for _, child := range e.Children {
		if err := tx.q.AddEnquiryChild(tx.ctx, gen.AddEnquiryChildParams{
			TenantID: tx.tenant(), FamilyID: e.Family, EnquiryID: string(e.ID), ChildID: child,
		}); err != nil {
			return fmt.Errorf("adding an enquiry's child: %w", err)
		}
	}
	return nil
}

// KeepEnquiryChange keeps how something in an enquiry read before it was put right.
func (tx *Tx) KeepEnquiryChange(p access.Pass, e enquiry.Enquiry, what string, before EnquiryBefore) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	id := tx.NewID()
	sealed, err := tx.seal(e.Family, "enquiry change/"+id, before)
	if err != nil {
		return err
	}
	if err := tx.q.AddEnquiryChange(tx.ctx, gen.AddEnquiryChangeParams{
		TenantID: tx.tenant(), FamilyID: e.Family, ID: id, EnquiryID: string(e.ID), Change: what,
		ByAccount: string(tx.actor.Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping how an enquiry read before: %w", err)
	}
	return nil
}

// EnquiryChanges lists what was put right, the latest first, for professionals of the case.
func (r *Reading) EnquiryChanges(f access.FamilyID, id enquiry.ID) ([]access.Held[EnquiryChange], error) {
	rows, err := r.q.EnquiryChanges(r.ctx, gen.EnquiryChangesParams{TenantID: r.tenant(), EnquiryID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading changes to an enquiry: %w", err)
	}
	held := make([]access.Held[EnquiryChange], len(rows))
	for i, row := range rows {
		c := EnquiryChange{What: row.Change, By: row.ByName, At: row.At}
		if err := r.unseal(f, "enquiry change/"+row.ID, row.Sealed, &c.Before); err != nil {
			return nil, err
		}
		held[i] = access.Hold(c, access.For(access.Professionals), nil, access.Party(row.ByAccount))
	}
	return held, nil
}
