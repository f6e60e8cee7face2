package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// EarlierDecisions are those of one conference as they read before they were recorded again, the first first, shut like
// the decisions themselves.
func (r *Reading) EarlierDecisions(p access.Pass, c conference.ID) ([]access.Held[conference.Decision], error) {
	rows, err := ifAny(r, p.Family(), c, "EarlierDecisions", r.q.EarlierDecisions, gen.EarlierDecisionsParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading earlier decisions: %w", err)
	}
	held := make([]access.Held[conference.Decision], len(rows))
	for i, row := range rows {
		d := conference.Decision{
			ID: row.ID, Conference: c, Child: row.ChildID, Outcome: conference.Outcome(row.Outcome),
			Categories: categories(row.Categories), Split: row.Split == 1, DecidedBy: access.AccountID(row.DecidedBy), At: row.At,
		}
		if err := r.unseal(p.Family(), decisionPlace(row.ID), row.Sealed, &d.Words); err != nil {
			return nil, err
		}
		held[i] = access.Hold(d, access.For(access.Everyone), []access.PersonID{d.Child}, "")
	}
	return held, nil
}

// EarlierHeard is how children were said to be heard before it was recorded again, each for whom it was for then.
func (r *Reading) EarlierHeard(p access.Pass, c conference.ID) ([]access.Held[conference.Heard], error) {
	rows, err := ifAny(r, p.Family(), c, "EarlierHeardOf", r.q.EarlierHeardOf, gen.EarlierHeardOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading how children were said to be heard: %w", err)
	}
	held := make([]access.Held[conference.Heard], len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading how children were said to be heard: %w", err)
		}
		h := conference.Heard{
			Child: row.ChildID, Way: conference.HeardWay(row.Way), Audience: audience, Writer: access.AccountID(row.Writer), At: row.At,
		}
		if err := r.unseal(p.Family(), heardPlace(c, h.Child), row.Sealed, &h.Words); err != nil {
			return nil, err
		}
		held[i] = h.Shut()
	}
	return held, nil
}

// EarlierDissents are the dissents that were put in other words since, and those from a decision that does not stand any
// more, shut, without saying whose they are.
func (r *Reading) EarlierDissents(p access.Pass, c conference.ID) ([]access.Held[conference.Dissent], error) {
	earlier, err := ifAny(r, p.Family(), c, "EarlierDissentsOf", r.q.EarlierDissentsOf, gen.EarlierDissentsOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading earlier dissents: %w", err)
	}
	now, err := r.dissents(p, c)
	if err != nil {
		return nil, err
	}
	standing, err := r.standingDecisions(p, c)
	if err != nil {
		return nil, err
	}
	for _, row := range now {
		if !row.RecordedAt.IsZero() && row.DecisionID.String != standing[row.ChildID] {
			earlier = append(earlier, gen.EarlierDissent{
				ID: row.ID, ChildID: row.ChildID, Dissenter: row.Dissenter, RecordedAt: row.RecordedAt, Sealed: row.Sealed,
			})
		}
	}
	held := make([]access.Held[conference.Dissent], len(earlier))
	for i, row := range earlier {
		d := conference.Dissent{ID: row.ID, Child: row.ChildID, At: row.RecordedAt}
		if err := r.unseal(p.Family(), dissentPlace(c, d.Child, access.AccountID(row.Dissenter)), row.Sealed, &d.Words); err != nil {
			return nil, err
		}
		held[i] = d.Shut()
	}
	return held, nil
}
