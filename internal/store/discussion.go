package store

import (
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store/gen"
)

// AddDiscussion adds a strategy discussion to an enquiry.
func (tx *Tx) AddDiscussion(p access.Pass, e enquiry.Enquiry, d enquiry.Discussion) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(e.Family, "strategy discussion/"+d.ID, d.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddStrategyDiscussion(tx.ctx, gen.AddStrategyDiscussionParams{
		TenantID: tx.tenant(), FamilyID: e.Family, ID: d.ID, EnquiryID: string(e.ID), HeldOn: d.HeldOn,
		StartsEnquiry: bit(d.Starts), RecordedBy: string(tx.actor.Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a strategy discussion: %w", err)
	}
	return nil
}

// SetHeld puts right on which day a discussion was held.
func (tx *Tx) SetHeld(p access.Pass, e enquiry.Enquiry, d enquiry.Discussion) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	if err := tx.q.SetDiscussionHeld(tx.ctx, gen.SetDiscussionHeldParams{
		HeldOn: d.HeldOn, TenantID: tx.tenant(), FamilyID: e.Family, EnquiryID: string(e.ID), ID: d.ID,
	}); err != nil {
		return fmt.Errorf("correcting a strategy discussion: %w", err)
	}
	return nil
}

// SetStarts marks one discussion as the one that started the enquiry, and no other.
func (tx *Tx) SetStarts(p access.Pass, e enquiry.Enquiry, held []enquiry.Discussion, starts string) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	set := func(id string, to bool) error {
		if err := tx.q.SetDiscussionStarts(tx.ctx, gen.SetDiscussionStartsParams{
			StartsEnquiry: bit(to), TenantID: tx.tenant(), FamilyID: e.Family, EnquiryID: string(e.ID), ID: id,
		}); err != nil {
			return fmt.Errorf("setting which discussion started an enquiry: %w", err)
		}
		return nil
	}
	for _, d := range held {
		if d.Starts && d.ID != starts {
			if err := set(d.ID, false); err != nil {
				return err
			}
		}
	}
	return set(starts, true)
}

func (r *Reading) discussions(f access.FamilyID, id enquiry.ID) ([]enquiry.Discussion, error) {
	rows, err := r.q.StrategyDiscussions(r.ctx, gen.StrategyDiscussionsParams{TenantID: r.tenant(), EnquiryID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading strategy discussions: %w", err)
	}
	all := make([]enquiry.Discussion, len(rows))
	for i, row := range rows {
		all[i] = enquiry.Discussion{ID: row.ID, HeldOn: row.HeldOn, Starts: row.StartsEnquiry == 1}
		if err := r.unseal(f, "strategy discussion/"+row.ID, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Discussions are the strategy discussions of an enquiry, for professionals of the case.
func (r *Reading) Discussions(f access.FamilyID, id enquiry.ID) ([]access.Held[enquiry.Discussion], error) {
	all, err := r.discussions(f, id)
	return forProfessionals(all), err
}

// Discussions reads them for an action that holds a pass for the family.
func (tx *Tx) Discussions(p access.Pass, id enquiry.ID) ([]enquiry.Discussion, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.discussions(p.Family(), id)
}

// PutAgencyView keeps what an agency thinks: its first view, or another in its place.
func (tx *Tx) PutAgencyView(p access.Pass, e enquiry.Enquiry, v enquiry.View) error {
	if err := tx.covered(p, e.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(e.Family, "agency view/"+v.ID, v.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutAgencyView(tx.ctx, gen.PutAgencyViewParams{
		TenantID: tx.tenant(), FamilyID: e.Family, ID: v.ID, EnquiryID: string(e.ID), Agency: v.Agency,
		View: string(v.Opinion), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping an agency's view: %w", err)
	}
	return nil
}

func (r *Reading) agencyViews(f access.FamilyID, id enquiry.ID) ([]enquiry.View, error) {
	rows, err := r.q.AgencyViews(r.ctx, gen.AgencyViewsParams{TenantID: r.tenant(), EnquiryID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading agencies' views: %w", err)
	}
	all := make([]enquiry.View, len(rows))
	for i, row := range rows {
		all[i] = enquiry.View{ID: row.ID, Agency: row.Agency, Opinion: enquiry.Opinion(row.View), At: row.At}
		if err := r.unseal(f, "agency view/"+row.ID, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AgencyViews are what the agencies consulted think, for professionals of the case.
func (r *Reading) AgencyViews(f access.FamilyID, id enquiry.ID) ([]access.Held[enquiry.View], error) {
	all, err := r.agencyViews(f, id)
	return forProfessionals(all), err
}

// AgencyViews reads them for an action that holds a pass for the family.
func (tx *Tx) AgencyViews(p access.Pass, id enquiry.ID) ([]enquiry.View, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.agencyViews(p.Family(), id)
}

func forProfessionals[T any](all []T) []access.Held[T] {
	held := make([]access.Held[T], len(all))
	for i, one := range all {
		held[i] = access.Hold(one, access.For(access.Professionals), nil, "")
	}
	return held
}
