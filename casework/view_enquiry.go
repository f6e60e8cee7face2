package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
	"kith/timescale"
)

// EnquiryView is an enquiry as its reader sees it.
type EnquiryView struct {
	ID         enquiry.ID
	Family     access.FamilyID
	State      enquiry.State
	Children   []Named
	ReferredOn timescale.Date
	Source     string
	Words      enquiry.Words
}

// ViewEnquiry shows an enquiry to those who work the case. To anybody else it is not there.
func (d *Desk) ViewEnquiry(ctx context.Context, actor access.Actor, id enquiry.ID) (access.Copy[EnquiryView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (EnquiryView, error) {
		f, err := r.EnquiryFamily(id)
		if err != nil {
			return EnquiryView{}, err
		}
		pass, err := r.Allow(f, access.ViewEnquiry, string(id))
		if err != nil {
			return EnquiryView{}, err
		}
		held, err := r.Enquiry(id)
		if err != nil {
			return EnquiryView{}, err
		}
		k := access.Know(pass)
		e, ok := access.Open(k, held)
		if !ok {
			return EnquiryView{}, access.ErrNotFound
		}
		children, err := names(r, k, f, e.Children)
		if err != nil {
			return EnquiryView{}, err
		}
		return EnquiryView{
			ID: e.ID, Family: f, State: e.State, Children: children, ReferredOn: e.ReferredOn, Source: e.Source, Words: e.Words,
		}, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at an enquiry: %w", err)
	}
	return seen, nil
}
