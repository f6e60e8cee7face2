package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/deadline"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Overdue is what waits and is late, or will be by the end of a day, for whoever's job it is to look at lateness: in every
// family for the safeguarding unit, else in those that the reader takes part in. It says days and ids, and no name.
func (r *Reading) Overdue(p access.Pass, until timescale.Date) ([]deadline.Deadline, error) {
	if p.Deed() != access.ViewOverdue || p.Actor() != r.actor {
		return nil, access.ErrNoPass
	}
	among := keysOf[access.FamilyID](nil)
	if r.actor.Office != access.Unit {
		mine, err := r.Families()
		if err != nil {
			return nil, err
		}
		among = keysOf(mine)
	}
	rows, err := r.q.OverdueDeadlines(r.ctx, gen.OverdueDeadlinesParams{
		TenantID: r.tenant(), UntilOn: until, Every: flag(r.actor.Office == access.Unit), Families: among,
	})
	if err != nil {
		return nil, fmt.Errorf("listing what is late: %w", err)
	}
	all := make([]deadline.Deadline, len(rows))
	for i, row := range rows {
		all[i] = deadlineOf(row)
	}
	return all, nil
}

// DueFrom is what waits to be done by the reader, or by those for whom they cover today. For the safeguarding unit it is
// what waits until a day and is for nobody of it in particular, besides. The earliest day is first.
func (r *Reading) DueFrom(p access.Pass, until timescale.Date) ([]deadline.Deadline, error) {
	if p.Deed() != access.ViewDue && p.Deed() != access.ViewOwnList || p.Actor() != r.actor {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.DeadlinesFrom(r.ctx, gen.DeadlinesFromParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err == nil && r.actor.Office == access.Unit {
		var unit []gen.Deadline
		unit, err = r.q.DeadlinesOfUnit(r.ctx, gen.DeadlinesOfUnitParams{TenantID: r.tenant(), UntilOn: until})
		rows = append(rows, unit...)
	}
	if err != nil {
		return nil, fmt.Errorf("listing what is due: %w", err)
	}
	all := make([]deadline.Deadline, len(rows))
	for i, row := range rows {
		all[i] = deadlineOf(row)
	}
	slices.SortStableFunc(all, func(a, b deadline.Deadline) int { return a.Due.Compare(b.Due) })
	return all, nil
}

// Carriers are who is allocated to each family today.
func (r *Reading) Carriers(passes map[access.FamilyID]access.Pass) (map[access.FamilyID]access.AccountID, error) {
	among, err := r.coveredKeys(passes)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.WhoCarries(r.ctx, gen.WhoCarriesParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing social workers: %w", err)
	}
	all := map[access.FamilyID]access.AccountID{}
	for _, row := range rows {
		if access.PartKind(row.Kind) == access.PartSocialWorker {
			all[row.FamilyID] = row.AccountID
		}
	}
	return all, nil
}

// LateAgreed are the conferences after their last day, with the reasons given and who agreed.
func (r *Reading) LateAgreed(passes map[access.FamilyID]access.Pass) ([]conference.Conference, error) {
	among, err := r.coveredKeys(passes)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.LateAgreements(r.ctx, gen.LateAgreementsParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("listing late conferences: %w", err)
	}
	all := make([]conference.Conference, len(rows))
	for i, row := range rows {
		if all[i], err = r.conference(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (r *Reading) coveredKeys(passes map[access.FamilyID]access.Pass) (string, error) {
	families := make([]access.FamilyID, 0, len(passes))
	for f, p := range passes {
		if !p.Covers(r.tenant(), f) {
			return "", access.ErrNoPass
		}
		families = append(families, f)
	}
	return keysOf(families), nil
}
