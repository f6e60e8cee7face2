package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// PutView saves what somebody thinks should be decided for a child, in the place of what they said before.
func (tx *Tx) PutView(p access.Pass, c conference.ID, v conference.View) error {
	sealed, err := tx.sealFor(p, viewPlace(v), v.Words)
	if err != nil {
		return err
	}
	side := "professional"
	if v.Family {
		side = "family"
	}
	if err := tx.q.PutPlanView(tx.ctx, gen.PutPlanViewParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: v.Child, InvitationID: v.Invitation,
		Side: side, Outcome: string(v.Outcome), Categories: listed(v.Categories), Audience: v.Audience.String(),
		Writer: string(v.Writer), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a view: %w", err)
	}
	return nil
}

func viewPlace(v conference.View) string { return "view/" + v.Invitation + "/" + string(v.Child) }

// Views are everybody's views, shut.
func (r *Reading) Views(p access.Pass, c conference.ID) ([]access.Held[conference.View], error) {
	all, err := r.views(p, c)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.View], len(all))
	for i, v := range all {
		held[i] = v.Shut()
	}
	return held, nil
}

// Views are everybody's views, for the action that decides.
func (tx *Tx) Views(p access.Pass, c conference.ID) ([]conference.View, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.views(p, c)
}

func (r *Reading) views(p access.Pass, c conference.ID) ([]conference.View, error) {
	rows, err := ifAny(r, p.Family(), c, "PlanViewsOf", r.q.PlanViewsOf, gen.PlanViewsOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading views: %w", err)
	}
	all := make([]conference.View, len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading a view: %w", err)
		}
		all[i] = conference.View{
			Child: row.ChildID, Invitation: row.InvitationID, Family: row.Side == "family", Outcome: conference.Outcome(row.Outcome),
			Categories: categories(row.Categories), Audience: audience, Writer: access.AccountID(row.Writer), At: row.At,
		}
		if err := r.unseal(p.Family(), viewPlace(all[i]), row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func heardPlace(c conference.ID, child access.PersonID) string {
	return "heard/" + string(c) + "/" + string(child)
}

// PutHeard saves how a child was heard. How it read before is kept.
func (tx *Tx) PutHeard(p access.Pass, c conference.ID, h conference.Heard) error {
	sealed, err := tx.sealFor(p, heardPlace(c, h.Child), h.Words)
	if err != nil {
		return err
	}
	if err := tx.q.KeepEarlierHeard(tx.ctx, gen.KeepEarlierHeardParams{
		ID: tx.NewID(), TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: h.Child,
	}); err != nil {
		return fmt.Errorf("keeping a child's views as they read: %w", err)
	}
	if err := tx.q.PutChildHeard(tx.ctx, gen.PutChildHeardParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: h.Child, Way: string(h.Way),
		Audience: h.Audience.String(), Writer: string(h.Writer), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a child's views: %w", err)
	}
	return nil
}

// Heard is how each child was heard, shut.
func (r *Reading) Heard(p access.Pass, c conference.ID) ([]access.Held[conference.Heard], error) {
	rows, err := ifAny(r, p.Family(), c, "ChildrenHeardOf", r.q.ChildrenHeardOf, gen.ChildrenHeardOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading the children's views: %w", err)
	}
	held := make([]access.Held[conference.Heard], len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading a child's views: %w", err)
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

func dissentPlace(c conference.ID, child access.PersonID, who access.AccountID) string {
	return "dissent/" + string(c) + "/" + string(child) + "/" + string(who)
}

// PutDissentTalk notes that the chair has talked with somebody who does not agree.
func (tx *Tx) PutDissentTalk(p access.Pass, c conference.ID, child access.PersonID, who access.AccountID) error {
	sealed, err := tx.sealFor(p, dissentPlace(c, child, who), conference.DissentWords{})
	if err != nil {
		return err
	}
	if err := tx.q.PutDissentTalk(tx.ctx, gen.PutDissentTalkParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: tx.NewID(), ConferenceID: string(c), ChildID: child,
		Dissenter: string(who), TalkedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("noting a talk about dissent: %w", err)
	}
	return nil
}

// RecordDissent saves a formal dissent from the decision that stands now. One of the same person's before it is kept.
func (tx *Tx) RecordDissent(p access.Pass, c conference.ID, who access.AccountID, d conference.Dissent) error {
	sealed, err := tx.sealFor(p, dissentPlace(c, d.Child, who), d.Words)
	if err != nil {
		return err
	}
	standing, err := tx.standingDecisions(p, c)
	if err != nil {
		return err
	}
	if err := tx.q.KeepEarlierDissent(tx.ctx, gen.KeepEarlierDissentParams{
		ID: tx.NewID(), TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: d.Child, Dissenter: string(who),
	}); err != nil {
		return fmt.Errorf("keeping an earlier dissent: %w", err)
	}
	if err := tx.q.RecordDissent(tx.ctx, gen.RecordDissentParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: d.ID, ConferenceID: string(c), ChildID: d.Child,
		Dissenter: string(who), DecisionID: null(standing[d.Child]), RecordedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("recording a dissent: %w", err)
	}
	return nil
}

// Dissents are the dissents that stand in the record, shut, without saying whose they are.
func (r *Reading) Dissents(p access.Pass, c conference.ID) ([]access.Held[conference.Dissent], error) {
	rows, err := r.dissents(p, c)
	if err != nil {
		return nil, err
	}
	var held []access.Held[conference.Dissent]
	standing, err := r.standingDecisions(p, c)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.RecordedAt.IsZero() || row.DecisionID.String != standing[row.ChildID] {
			continue // nothing yet, or against a decision that does not stand any more
		}
		d, err := r.dissent(p, c, row.ID, row.ChildID, access.AccountID(row.Dissenter), row.TalkedAt, row.RecordedAt, row.Sealed)
		if err != nil {
			return nil, err
		}
		held = append(held, d.Shut())
	}
	return held, nil
}

// OwnDissent is how far somebody's own dissent about a child has come: the talk with the chair, then the dissent.
func (r *Reading) OwnDissent(p access.Pass, c conference.ID, child access.PersonID, who access.AccountID) (conference.Dissent, error) {
	rows, err := r.dissents(p, c)
	if err != nil {
		return conference.Dissent{}, err
	}
	standing, err := r.standingDecisions(p, c)
	if err != nil {
		return conference.Dissent{}, err
	}
	for _, row := range rows {
		if row.ChildID == child && row.Dissenter == string(who) {
			if row.DecisionID.String != standing[child] {
				return conference.Dissent{ID: row.ID, Child: child, TalkedAt: row.TalkedAt}, nil
			}
			return r.dissent(p, c, row.ID, child, who, row.TalkedAt, row.RecordedAt, row.Sealed)
		}
	}
	return conference.Dissent{Child: child}, nil
}

// standingDecisions are the ids of the decisions that stand now, by child.
func (r *Reading) standingDecisions(p access.Pass, c conference.ID) (map[access.PersonID]string, error) {
	all, err := r.decisionsAt(p, c)
	if err != nil {
		return nil, err
	}
	standing := map[access.PersonID]string{}
	for _, d := range all {
		standing[d.Child] = d.ID
	}
	return standing, nil
}

func (r *Reading) dissents(p access.Pass, c conference.ID) ([]gen.Dissent, error) {
	return again(r, "dissents of "+string(p.Family())+string(c), func() ([]gen.Dissent, error) {
		rows, err := ifAny(r, p.Family(), c, "DissentsOf", r.q.DissentsOf, gen.DissentsOfParams{
			TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
		})
		if err != nil {
			return nil, fmt.Errorf("reading dissents: %w", err)
		}
		return rows, nil
	})
}

func (r *Reading) dissent(p access.Pass, c conference.ID, id string, child access.PersonID, who access.AccountID,
	talked, recorded timescale.Instant, sealed seal.Sealed,
) (conference.Dissent, error) {
	d := conference.Dissent{ID: id, Child: child, TalkedAt: talked, At: recorded}
	return d, r.unseal(p.Family(), dissentPlace(c, child, who), sealed, &d.Words)
}
