package casework

import (
	"context"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
)

// RecordAgencyView keeps what an agency thinks should happen. There is one view an agency: another takes its place, and
// how it read before is kept.
func (d *Desk) RecordAgencyView(ctx context.Context, by Doing, id enquiry.ID, v enquiry.View) (enquiry.ID, error) {
	return d.onEnquiry(ctx, by, "record agency's view", id, access.RecordAgencyView, func(tx *store.Tx, pass access.Pass, e enquiry.Enquiry) error {
		if e.State == enquiry.Concluded {
			return enquiry.ErrConcluded
		}
		if err := v.Check(); err != nil {
			return err
		}
		views, err := tx.AgencyViews(pass, id)
		if err != nil {
			return err
		}
		v.ID = tx.NewID()
		for _, was := range views {
			if was.Agency != v.Agency {
				continue
			}
			v.ID = was.ID
			if err := tx.KeepEnquiryChange(pass, e, "view", store.EnquiryBefore{View: &was}); err != nil {
				return err
			}
		}
		return tx.PutAgencyView(pass, e, v)
	})
}
