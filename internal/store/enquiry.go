package store

import (
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store/gen"
	"kith/timescale"
)

func enquiryPlace(id enquiry.ID) string { return "enquiry/" + string(id) }

// AddEnquiry adds an enquiry about children of the pass's family.
func (tx *Tx) AddEnquiry(p access.Pass, e enquiry.Enquiry) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(e.Family, enquiryPlace(e.ID), e.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddEnquiry(tx.ctx, gen.AddEnquiryParams{
		TenantID: tx.tenant(), FamilyID: e.Family, ID: string(e.ID), State: string(e.State), ReferredOn: e.ReferredOn,
		Source: e.Source, RecordedBy: string(e.RecordedBy), CreatedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding an enquiry: %w", err)
	}
	return tx.addEnquiryChildren(e)
}

// EnquiryFamily is the family an enquiry is about, ErrNotFound for one that is not there.
func (r *Reading) EnquiryFamily(id enquiry.ID) (access.FamilyID, error) {
	f, err := r.q.EnquiryFamily(r.ctx, gen.EnquiryFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", fmt.Errorf("finding an enquiry: %w", r.asHidden(err))
	}
	return f, nil
}

// Enquiry reads an enquiry. Its words are for the professionals of the case: the concern may name who raised it.
func (r *Reading) Enquiry(id enquiry.ID) (access.Held[enquiry.Enquiry], error) {
	var none access.Held[enquiry.Enquiry]
	e, err := r.enquiry(id)
	if err != nil {
		return none, err
	}
	return access.Hold(e, access.For(access.Professionals), e.Children, access.Party(e.RecordedBy)), nil
}

// Enquiry reads an enquiry for an action that holds a pass for it.
func (tx *Tx) Enquiry(p access.Pass, id enquiry.ID) (enquiry.Enquiry, error) {
	e, err := tx.enquiry(id)
	if err != nil {
		return e, err
	}
	return e, tx.covered(p, e.Family)
}

func (r *Reading) enquiry(id enquiry.ID) (enquiry.Enquiry, error) {
	row, err := r.q.Enquiry(r.ctx, gen.EnquiryParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return enquiry.Enquiry{}, fmt.Errorf("reading an enquiry: %w", notFound(err))
	}
	children, err := r.q.EnquiryChildren(r.ctx, gen.EnquiryChildrenParams{TenantID: r.tenant(), EnquiryID: string(id)})
	if err != nil {
		return enquiry.Enquiry{}, fmt.Errorf("reading an enquiry's children: %w", err)
	}
	e := enquiry.Enquiry{
		ID: id, Family: row.FamilyID, State: enquiry.State(row.State), Children: children,
		ReferredOn: row.ReferredOn, Source: row.Source, PrimaryNeed: row.PrimaryNeed, Basis: enquiry.Basis(row.LegalBasis),
		StartedOn: row.StartedOn, TargetOn: row.TargetOn, Proposed: enquiry.Outcome(row.Proposed),
		ProposedBy: access.AccountID(row.ProposedBy.String), Outcome: enquiry.Outcome(row.Outcome), ConcludedOn: row.ConcludedOn,
		AgreedBy: access.AccountID(row.AgreedBy.String), RecordedBy: access.AccountID(row.RecordedBy), Version: int(row.Version),
	}
	return e, r.unseal(e.Family, enquiryPlace(id), row.Sealed, &e.Words)
}

// OpenEnquiry is an enquiry that waits for somebody.
type OpenEnquiry struct {
	ID     enquiry.ID
	Family access.FamilyID
	State  enquiry.State

	Proposed   enquiry.Outcome
	ProposedBy access.AccountID
	Anchor     timescale.Date // the strategy discussion that started it
}

// OpenEnquiries are those not yet concluded in the families where the actor is the social worker or the manager.
func (r *Reading) OpenEnquiries() ([]OpenEnquiry, error) {
	rows, err := r.q.OpenEnquiriesFor(r.ctx, gen.OpenEnquiriesForParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing open enquiries: %w", err)
	}
	open := make([]OpenEnquiry, len(rows))
	for i, row := range rows {
		open[i] = OpenEnquiry{
			ID: enquiry.ID(row.ID), Family: row.FamilyID, State: enquiry.State(row.State),
			Proposed: enquiry.Outcome(row.Proposed), ProposedBy: access.AccountID(row.ProposedBy.String), Anchor: row.HeldOn,
		}
	}
	return open, nil
}

// UnderEnquiry reports whether an enquiry that is still open is about a child.
func (tx *Tx) UnderEnquiry(p access.Pass, child access.PersonID) (bool, error) {
	open, err := tx.q.OpenEnquiriesAbout(tx.ctx, gen.OpenEnquiriesAboutParams{TenantID: tx.tenant(), FamilyID: p.Family(), ChildID: child})
	if err != nil {
		return false, fmt.Errorf("counting open enquiries: %w", err)
	}
	return open > 0, nil
}
