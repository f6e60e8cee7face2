package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/enquiry"
	"kith/internal/store/gen"
)

func conferencePlace(id conference.ID) string { return "conference/" + string(id) }

// AddConference adds a conference of the pass's family, to be booked.
func (tx *Tx) AddConference(p access.Pass, c conference.Conference) error {
	if err := tx.covered(p, c.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(c.Family, conferencePlace(c.ID), c.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddConference(tx.ctx, gen.AddConferenceParams{
		TenantID: tx.tenant(), FamilyID: c.Family, ID: string(c.ID), Kind: string(c.Kind), State: string(c.State),
		EnquiryID: null(string(c.Enquiry)), AfterConference: null(string(c.After)), ProcedureName: c.Procedure,
		AnchorOn: c.AnchorOn, DueOn: c.DueOn, LimitOn: c.LimitOn, RequestedBy: string(c.RequestedBy), CreatedAt: tx.now,
		Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a conference: %w", err)
	}
	for _, child := range c.Children {
		if err := tx.q.AddConferenceChild(tx.ctx, gen.AddConferenceChildParams{
			TenantID: tx.tenant(), FamilyID: c.Family, ConferenceID: string(c.ID), ChildID: child,
		}); err != nil {
			return fmt.Errorf("adding a conference's child: %w", err)
		}
	}
	return nil
}

// DropConferenceChild takes a child off a conference that has not begun.
func (tx *Tx) DropConferenceChild(p access.Pass, id conference.ID, child access.PersonID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.DropConferenceChild(tx.ctx, gen.DropConferenceChildParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(id), ChildID: child,
	}); err != nil {
		return fmt.Errorf("taking a child off a conference: %w", err)
	}
	return nil
}

// ConferenceFamily is the family a conference is about, ErrNotFound for one that is not there.
func (r *Reading) ConferenceFamily(id conference.ID) (access.FamilyID, error) {
	f, err := r.q.ConferenceFamily(r.ctx, gen.ConferenceFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", fmt.Errorf("finding a conference: %w", r.asHidden(err))
	}
	return f, nil
}

// Conference reads a conference for whoever holds a pass for its family. That it is held, when and for which of a
// reader's own children is known to all who take part; its venue and how to join are in its words, and pages take
// those from the reader's own invitation.
func (r *Reading) Conference(p access.Pass, id conference.ID) (conference.Conference, error) {
	row, err := r.q.Conference(r.ctx, gen.ConferenceParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return conference.Conference{}, fmt.Errorf("reading a conference: %w", notFound(err))
	}
	if !p.Covers(r.tenant(), row.FamilyID) {
		return conference.Conference{}, access.ErrNoPass
	}
	c, err := r.conference(row)
	if err != nil {
		return c, err
	}
	c.Children, err = r.q.ConferenceChildren(r.ctx, gen.ConferenceChildrenParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return c, fmt.Errorf("reading a conference's children: %w", err)
	}
	return c, nil
}

// Conferences are all of a family's conferences, the first first, without their children.
func (r *Reading) Conferences(p access.Pass) ([]conference.Conference, error) {
	rows, err := r.q.ConferencesOfFamily(r.ctx, gen.ConferencesOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading a family's conferences: %w", err)
	}
	all := make([]conference.Conference, len(rows))
	for i, row := range rows {
		if all[i], err = r.conference(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (r *Reading) conference(row gen.Conference) (conference.Conference, error) {
	c := outline(row)
	return c, r.unseal(c.Family, conferencePlace(c.ID), row.Sealed, &c.Words)
}

// outline is a conference without its words and children.
func outline(row gen.Conference) conference.Conference {
	return conference.Conference{
		ID: conference.ID(row.ID), Family: row.FamilyID, Kind: conference.Kind(row.Kind), State: conference.State(row.State),
		Enquiry: enquiry.ID(row.EnquiryID.String), After: conference.ID(row.AfterConference.String), Procedure: row.ProcedureName,
		AnchorOn: row.AnchorOn, DueOn: row.DueOn, LimitOn: row.LimitOn, LimitMoved: row.LimitMoved == 1, HeldOn: row.HeldOn, SatOn: row.SatOn, ResumesOn: row.ResumesOn,
		ResumesAt: row.ResumesBegins, Begins: row.Begins, Ends: row.Ends,
		Zone: row.Zone, Chair: access.AccountID(row.Chair.String), Recorder: access.AccountID(row.Recorder.String),
		LateAgreedBy: access.AccountID(row.LateAgreedBy.String), OpenedAt: row.OpenedAt, ClosedAt: row.ClosedAt,
		RequestedBy: access.AccountID(row.RequestedBy), Version: int(row.Version),
	}
}

// SaveConference saves a conference that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SaveConference(p access.Pass, c conference.Conference) error {
	if err := tx.covered(p, c.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(c.Family, conferencePlace(c.ID), c.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveConference(tx.ctx, gen.SaveConferenceParams{
		Kind: string(c.Kind), State: string(c.State), AnchorOn: c.AnchorOn, DueOn: c.DueOn, LimitOn: c.LimitOn,
		LimitMoved: flag(c.LimitMoved), HeldOn: c.HeldOn, SatOn: c.SatOn,
		ResumesOn: c.ResumesOn, ResumesBegins: c.ResumesAt, Begins: c.Begins, Ends: c.Ends, Chair: null(string(c.Chair)), Recorder: null(string(c.Recorder)),
		LateAgreedBy: null(string(c.LateAgreedBy)), OpenedAt: c.OpenedAt, ClosedAt: c.ClosedAt, Sealed: sealed,
		TenantID: tx.tenant(), FamilyID: c.Family, ID: string(c.ID), Version: int32(c.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a conference: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}
