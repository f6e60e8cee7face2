package casework

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/enquiry"
	"kith/internal/store"
	"kith/timescale"
)

// requestConference asks for the conference that an enquiry has led to. Its clock counts from the strategy discussion
// that started the enquiry, whatever day the request is made on.
func (d *Desk) requestConference(tx *store.Tx, pass access.Pass, e enquiry.Enquiry, started timescale.Date, unborn bool) (conference.ID, error) {
	pack, err := d.pack(&tx.Reading, started)
	if err != nil {
		return "", err
	}
	tenant, err := tx.Tenant()
	if err != nil {
		return "", err
	}
	by := pack.InitialConferenceBy(started, d.calendar)
	c := conference.Conference{
		ID: conference.ID(tx.NewID()), Family: e.Family, Kind: conference.Initial, State: conference.ToBeBooked,
		Children: e.Children, Enquiry: e.ID, Procedure: tenant.Procedure, AnchorOn: started, DueOn: by.Due, LimitOn: by.Limit,
		RequestedBy: pass.Actor().Account, Words: conference.Words{Why: e.Words.Reason},
	}
	if unborn {
		c.Kind = conference.PreBirth
	}
	if err := tx.AddConference(pass, c); err != nil {
		return "", fmt.Errorf("requesting a conference: %w", err)
	}
	return c.ID, nil
}
