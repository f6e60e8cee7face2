package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

// InWeek is a conference of some days, without its words and children, and the room it has from the list.
type InWeek struct {
	conference.Conference

	Room string
}

// ConferencesWithin are the conferences of some days, held or going on, in every family of the partnership: a reader is shown those
// of the families in which they have a part. One that is cancelled is not among them.
func (r *Reading) ConferencesWithin(from, until timescale.Date) ([]InWeek, error) {
	rows, err := r.q.ConferencesWithin(r.ctx, gen.ConferencesWithinParams{TenantID: r.tenant(), FromOn: from, UntilOn: until})
	if err != nil {
		return nil, fmt.Errorf("reading the conferences of a week: %w", err)
	}
	all := make([]InWeek, 0, len(rows))
	twice := map[string]bool{}
	for _, row := range rows {
		state := conference.State(row.State)
		if state == conference.Cancelled || twice[row.ID] {
			continue
		}
		twice[row.ID] = true
		all = append(all, InWeek{Room: row.Room, Conference: conference.Conference{
			ID: conference.ID(row.ID), Family: row.FamilyID, Kind: conference.Kind(row.Kind), State: state,
			HeldOn: row.HeldOn, Begins: row.Begins, Ends: row.Ends, ResumesOn: row.ResumesOn, ResumesAt: row.ResumesBegins,
			LimitOn: row.LimitOn, Chair: access.AccountID(row.Chair.String), Recorder: access.AccountID(row.Recorder.String),
		}})
	}
	return all, nil
}

// GroupInWeek is a meeting of a core group on a day, without its words.
type GroupInWeek struct {
	coregroup.Meeting

	Family access.FamilyID
	Kind   plan.Kind
}

// MeetingsWithin are the core groups of some days, planned or held, in the families that the actor carries or works in as a
// member of the group.
func (r *Reading) MeetingsWithin(from, until timescale.Date) ([]GroupInWeek, error) {
	rows, err := r.q.MeetingsWithin(r.ctx, gen.MeetingsWithinParams{
		TenantID: r.tenant(), FromOn: from, UntilOn: until, AccountID: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("reading the core groups of a week: %w", err)
	}
	all := make([]GroupInWeek, len(rows))
	for i, row := range rows {
		all[i] = GroupInWeek{Family: row.FamilyID, Kind: plan.Kind(row.Kind), Meeting: coregroup.Meeting{
			ID: row.ID, State: coregroup.MeetingState(row.State), HeldOn: row.HeldOn, Begins: row.Begins,
		}}
	}
	return all, nil
}

// AbsencesWithin are those of the partnership's staff who are away on one of some days.
func (r *Reading) AbsencesWithin(from, until timescale.Date) ([]Absence, error) {
	rows, err := r.q.AbsencesWithin(r.ctx, gen.AbsencesWithinParams{TenantID: r.tenant(), FirstOn: from, LastOn: until})
	if err != nil {
		return nil, fmt.Errorf("reading who is away: %w", err)
	}
	all := make([]Absence, len(rows))
	for i, row := range rows {
		all[i] = Absence{ID: row.ID, Account: row.AccountID, Cover: row.Cover, From: row.FromOn, Until: row.UntilOn}
	}
	return all, nil
}
