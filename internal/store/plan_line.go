package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

func linePlace(id plan.LineID) string { return "plan-line/" + string(id) }

// AddLine adds a line to the plans it is for.
func (tx *Tx) AddLine(p access.Pass, l plan.Line) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), linePlace(l.ID), l.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddPlanLine(tx.ctx, gen.AddPlanLineParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(l.ID), Kind: string(l.Kind), State: string(l.State), Owner: string(l.Owner),
		ByOn: l.ByOn, Source: string(l.Source), SourceID: l.SourceID, Audience: l.Audience.String(), Bound: l.Bound.String(),
		ProposedBy: null(string(l.ProposedBy)), AddedBy: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a line: %w", err)
	}
	return nil
}

// PutLineIn puts a line into a child's plan: a new one, or one that goes on in the plan that follows.
func (tx *Tx) PutLineIn(p access.Pass, l plan.LineID, in plan.ID, child access.PersonID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddPlanLineFor(tx.ctx, gen.AddPlanLineForParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), LineID: string(l), PlanID: string(in), ChildID: child,
	}); err != nil {
		return fmt.Errorf("putting a line into a plan: %w", err)
	}
	return nil
}

// SaveLine saves a line that was read in this action; how it read before is kept, with who changed it and at which
// meeting. ErrStale means that it was changed in between.
func (tx *Tx) SaveLine(p access.Pass, was, now plan.Line, meeting string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	old, err := tx.seal(p.Family(), fmt.Sprintf("%s/%d", linePlace(was.ID), was.Version), lineThen{
		Words: was.Words, Owner: was.Owner, By: was.ByOn, State: was.State, TakenUp: was.TakenUp, Audience: was.Audience.String(),
	})
	if err != nil {
		return err
	}
	if err := tx.q.AddPlanLineVersion(tx.ctx, gen.AddPlanLineVersionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), LineID: string(was.ID), Version: int32(was.Version), //nolint:gosec // a count of changes
		MeetingID: null(meeting), ByAccount: string(p.Actor().Account), At: tx.now, Sealed: old,
	}); err != nil {
		return fmt.Errorf("keeping how a line read: %w", err)
	}
	sealed, err := tx.seal(p.Family(), linePlace(now.ID), now.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SavePlanLine(tx.ctx, gen.SavePlanLineParams{
		State: string(now.State), Owner: string(now.Owner), ByOn: now.ByOn, Audience: now.Audience.String(), TakenUp: string(now.TakenUp), TakenUpOn: now.TakenUpOn,
		Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(now.ID), Version: int32(was.Version), //nolint:gosec // a count of changes
	})
	return savedOne(n, err, "saving a line")
}

// lineThen is how a line was before a change.
type lineThen struct {
	Words   plan.LineWords `json:"words"`
	Owner   access.Party   `json:"owner"`
	By      timescale.Date `json:"by"`
	State   plan.LineState `json:"state"`
	TakenUp plan.TakenUp   `json:"takenUp,omitempty"`
	// Audience is missing in versions from before lines had other readers than at first: it was then that of the next.
	Audience string `json:"audience,omitempty"`
}

// LineVersion is how a line was before one change, shut behind the audience that it had then, and who made the change where.
type LineVersion struct {
	Was     access.Held[plan.Line]
	Meeting string
	By      access.AccountID
	At      timescale.Instant
}

// LineVersions are how the lines that a reader has opened were before each change, the first first.
func (r *Reading) LineVersions(f access.FamilyID, lines []plan.Line) (map[plan.LineID][]LineVersion, error) {
	rows, err := r.q.LineVersionsOfFamily(r.ctx, gen.LineVersionsOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading how lines were: %w", err)
	}
	all := map[plan.LineID][]LineVersion{}
	readBy := map[plan.LineID]access.Audience{} // of the version that was read last
	for _, row := range slices.Backward(rows) {
		id := plan.LineID(row.LineID)
		// Only the history of lines that the reader has opened.
		at := slices.IndexFunc(lines, func(l plan.Line) bool { return l.ID == id })
		if at < 0 {
			continue
		}
		var then lineThen
		if err := r.unseal(f, fmt.Sprintf("%s/%d", linePlace(id), row.Version), row.Sealed, &then); err != nil {
			return nil, err
		}
		was := lines[at]
		was.Words, was.Owner, was.ByOn, was.State, was.TakenUp = then.Words, then.Owner, then.By, then.State, then.TakenUp
		if after, there := readBy[id]; there {
			was.Audience = after
		}
		if then.Audience != "" {
			if was.Audience, err = access.ParseAudience(then.Audience); err != nil {
				return nil, fmt.Errorf("reading how a line was: %w", err)
			}
		}
		readBy[id] = was.Audience
		all[id] = append(all[id], LineVersion{Was: was.Held(), Meeting: row.MeetingID.String, By: access.AccountID(row.ByAccount), At: row.At})
	}
	for _, versions := range all {
		slices.Reverse(versions)
	}
	return all, nil
}

// LineFamily is the family of a line, ErrNotFound for one that is not there.
func (r *Reading) LineFamily(id plan.LineID) (access.FamilyID, error) {
	f, err := r.q.LineFamily(r.ctx, gen.LineFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", fmt.Errorf("finding a line: %w", r.asHidden(err))
	}
	return f, nil
}

// Lines are the lines of all plans of a family, each shut behind its audience and the children it is for.
func (r *Reading) Lines(f access.FamilyID) ([]access.Held[plan.Line], error) {
	all, err := r.lines(f)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[plan.Line], len(all))
	for i, l := range all {
		held[i] = l.Held()
	}
	return held, nil
}

// Lines reads a family's lines for an action.
func (tx *Tx) Lines(p access.Pass) ([]plan.Line, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.lines(p.Family())
}

func (r *Reading) lines(f access.FamilyID) ([]plan.Line, error) {
	rows, err := r.q.LinesOfFamily(r.ctx, gen.LinesOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading lines: %w", err)
	}
	fors, err := r.q.LineForOfFamily(r.ctx, gen.LineForOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading whom lines are for: %w", err)
	}
	all := make([]plan.Line, len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading a line: %w", err)
		}
		bound, err := access.ParseAudience(row.Bound)
		if err != nil {
			return nil, fmt.Errorf("reading what a line was made from: %w", err)
		}
		l := plan.Line{
			Bound: bound, ProposedBy: access.Party(row.ProposedBy.String),
			ID: plan.LineID(row.ID), Kind: plan.LineKind(row.Kind), State: plan.LineState(row.State), Owner: access.Party(row.Owner),
			ByOn: row.ByOn, Source: plan.Source(row.Source), SourceID: row.SourceID, TakenUp: plan.TakenUp(row.TakenUp),
			TakenUpOn: row.TakenUpOn, Audience: audience, AddedBy: access.AccountID(row.AddedBy), At: row.At, Version: int(row.Version),
		}
		for _, to := range fors {
			if to.LineID == row.ID {
				l.Plans = append(l.Plans, plan.ID(to.PlanID))
				if !slices.Contains(l.Children, to.ChildID) {
					l.Children = append(l.Children, to.ChildID)
				}
			}
		}
		if err := r.unseal(f, linePlace(l.ID), row.Sealed, &l.Words); err != nil {
			return nil, err
		}
		all[i] = l
	}
	return all, nil
}

// AddProgress keeps how a line is going, as somebody says.
func (tx *Tx) AddProgress(p access.Pass, g plan.Progress) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "line-progress/"+g.ID, g.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddLineProgress(tx.ctx, gen.AddLineProgressParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: g.ID, LineID: string(g.Line), MeetingID: null(g.Meeting), Going: string(g.Going),
		Audience: g.Audience.String(), ByAccount: string(g.By), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding progress: %w", err)
	}
	return nil
}

// Progress is what was said of lines that the reader has opened, by line, shut like the line.
func (r *Reading) Progress(f access.FamilyID, lines []plan.Line) (map[plan.LineID][]access.Held[plan.Progress], error) {
	rows, err := r.q.ProgressOfFamily(r.ctx, gen.ProgressOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading progress: %w", err)
	}
	all := map[plan.LineID][]access.Held[plan.Progress]{}
	for _, row := range rows {
		at := slices.IndexFunc(lines, func(l plan.Line) bool { return string(l.ID) == row.LineID })
		if at < 0 {
			continue
		}
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading progress: %w", err)
		}
		g := plan.Progress{
			Audience: audience, ID: row.ID, Line: lines[at].ID, Meeting: row.MeetingID.String, Going: plan.Going(row.Going),
			By: access.AccountID(row.ByAccount), At: row.At,
		}
		if err := r.unseal(f, "line-progress/"+g.ID, row.Sealed, &g.Words); err != nil {
			return nil, err
		}
		all[g.Line] = append(all[g.Line], g.Held(lines[at]))
	}
	return all, nil
}
