package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/record"
	"kith/timescale"
)

func accessPlace(id string) string { return "access request/" + id }

// AddAccessRequest keeps that somebody asked for what is held about them.
func (tx *Tx) AddAccessRequest(p access.Pass, a record.AccessRequest) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), accessPlace(a.ID), a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddAccessRequest(tx.ctx, gen.AddAccessRequestParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID, AboutPerson: string(a.About), ForPerson: string(a.For), AskedOn: a.AskedOn,
		Identity: string(a.Identity), DueOn: a.Due, RecordedBy: string(a.RecordedBy), RecordedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("recording a request for what is held: %w", err)
	}
	return nil
}

// SaveAccessRequest saves how far it has come. ErrStale means that somebody else changed it meanwhile.
func (tx *Tx) SaveAccessRequest(p access.Pass, a record.AccessRequest) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), accessPlace(a.ID), a.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveAccessRequest(tx.ctx, gen.SaveAccessRequestParams{
		State: string(a.State), LongerOn: a.Longer, PreparedBy: null(string(a.PreparedBy)), CheckedBy: null(string(a.CheckedBy)),
		CheckedMark: a.Mark, GivenBy: null(string(a.GivenBy)), GivenOn: a.GivenOn, Sealed: sealed, TenantID: tx.tenant(),
		FamilyID: p.Family(), ID: a.ID, Version: int32(a.Version), //nolint:gosec // a count of changes
	})
	return savedOne(n, err, "saving a request for what is held")
}

// AccessRequestFamily is the family of a request, ErrNotFound for one that is not there.
func (r *Reading) AccessRequestFamily(id string) (access.FamilyID, error) {
	f, err := r.q.AccessRequestFamily(r.ctx, gen.AccessRequestFamilyParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", fmt.Errorf("finding a request for what is held: %w", r.asHidden(err))
	}
	return f, nil
}

// AccessRequests are those of a family, the first first, for those who answer them and each for whoever is given it.
func (r *Reading) AccessRequests(p access.Pass) ([]record.AccessRequest, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.AccessRequestsOfFamily(r.ctx, gen.AccessRequestsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading requests for what is held: %w", err)
	}
	var all []record.AccessRequest
	for _, row := range rows {
		a := record.AccessRequest{
			ID: row.ID, About: access.PersonID(row.AboutPerson), For: access.PersonID(row.ForPerson), State: record.AccessState(row.State),
			AskedOn: row.AskedOn, Identity: record.Confirmed(row.Identity), Due: row.DueOn, Longer: row.LongerOn,
			RecordedBy: access.AccountID(row.RecordedBy), PreparedBy: access.AccountID(row.PreparedBy.String),
			CheckedBy: access.AccountID(row.CheckedBy.String), Mark: row.CheckedMark, GivenBy: access.AccountID(row.GivenBy.String),
			GivenOn: row.GivenOn, Version: int(row.Version),
		}
		if !access.Know(p).Is(access.Party(a.For)) && !access.Know(p).May(access.ViewAccess) {
			continue
		}
		if err := r.unseal(p.Family(), accessPlace(a.ID), row.Sealed, &a.Words); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// AccessWaits is a request that is to be answered.
type AccessWaits struct {
	ID     string
	Family access.FamilyID
	Due    timescale.Date
}

// AccessRequestsUnderWay are those that the safeguarding unit has to answer, for the unit alone.
func (r *Reading) AccessRequestsUnderWay() ([]AccessWaits, error) {
	if r.actor.Office != access.Unit {
		return nil, nil
	}
	rows, err := r.q.AccessRequestsUnderWay(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing requests for what is held: %w", err)
	}
	all := make([]AccessWaits, len(rows))
	for i, row := range rows {
		all[i] = AccessWaits{row.ID, row.FamilyID, record.AccessRequest{Due: row.DueOn, Longer: row.LongerOn}.Last()}
	}
	return all, nil
}

// keptInSight is for how many days what somebody was given stands on their own page.
const keptInSight = 90

// AccessGiven are what the reader was given of what is held, of late.
func (r *Reading) AccessGiven() ([]AccessWaits, error) {
	if r.actor.Person == "" {
		return nil, nil
	}
	rows, err := r.q.AccessGivenTo(r.ctx, gen.AccessGivenToParams{
		TenantID: r.tenant(), ForPerson: string(r.actor.Person), SinceOn: r.Today().AddDays(-keptInSight),
	})
	if err != nil {
		return nil, fmt.Errorf("listing what was given of what is held: %w", err)
	}
	all := make([]AccessWaits, len(rows))
	for i, row := range rows {
		all[i] = AccessWaits{ID: row.ID, Family: row.FamilyID}
	}
	return all, nil
}
