package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// ProcedureView is the partnership's procedure as it stands on a day, in sentences, and the changes of it.
type ProcedureView struct {
	Name     string
	Title    string
	On       timescale.Date
	Today    timescale.Date
	Sections []procedure.Section
	Titles   map[string]string // the packs that it is laid together from, by name
	Changes  []ChangeRow
	MayKeep  bool
}

// ChangeRow is one change of the procedure in a list.
type ChangeRow struct {
	store.ProcedureChange

	About    string
	Proposer Worker
	Approver Worker
	Ender    Worker
}

// ViewProcedure shows the partnership's procedure to any of its staff; no day is today.
func (d *Desk) ViewProcedure(ctx context.Context, actor access.Actor, on timescale.Date) (access.Copy[ProcedureView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ProcedureView, error) {
		var v ProcedureView
		t, p, err := d.procedureOf(r, on)
		if err != nil {
			return v, err
		}
		v = ProcedureView{
			Name: t.Procedure, Title: p.Title, On: p.On, Today: r.Today(), Sections: p.Sections(), Titles: map[string]string{},
			MayKeep: mayKeepProcedure(actor),
		}
		for _, one := range d.packs.List() {
			v.Titles[one.Name] = one.Title
		}
		v.Changes, err = changeRows(r, p)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the procedure: %w", err)
	}
	return seen, nil
}

func mayKeepProcedure(a access.Actor) bool {
	_, err := access.AllowOffice(a, access.KeepProcedure, "")
	return err == nil
}

func (d *Desk) procedureOf(r *store.Reading, on timescale.Date) (store.Tenant, procedure.Pack, error) {
	if _, err := r.AllowOffice(access.ViewProcedure); err != nil {
		return store.Tenant{}, procedure.Pack{}, err
	}
	if on.IsZero() {
		on = r.Today()
	}
	t, err := r.Tenant()
	if err != nil {
		return t, procedure.Pack{}, err
	}
	p, err := d.packOf(r, t.Procedure, on)
	return t, p, err
}

func changeRows(r *store.Reading, p procedure.Pack) ([]ChangeRow, error) {
	all, err := r.ProcedureChanges(p.Name)
	if err != nil {
		return nil, err
	}
	staff, err := workers(r)
	if err != nil {
		return nil, err
	}
	rows := make([]ChangeRow, len(all))
	for i, c := range all {
		rows[i] = ChangeRow{c, p.Called(c.Path), staff[c.ProposedBy], staff[c.ApprovedBy], staff[c.EndedBy]}
	}
	return rows, nil
}

// AskView is what is asked of whoever proposes a change of one value.
type AskView struct {
	procedure.Asked

	Called string
	Source string // where it comes from now
	Said   bool   // somebody has said it

	MayTake     bool     // the partnership says it itself, and may take that away
	Without     []string // what holds then
	WithoutFrom string   // where that comes from
}

// AskChange gives the question for another value of something in the procedure, for those who may propose one.
func (d *Desk) AskChange(ctx context.Context, actor access.Actor, path string) (access.Copy[AskView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (AskView, error) {
		var v AskView
		if _, err := r.AllowOffice(access.KeepProcedure); err != nil {
			return v, err
		}
		t, p, err := d.procedureOf(r, timescale.Date{})
		if err != nil {
			return v, err
		}
		packs, err := d.packsWith(r, t.Procedure)
		if err != nil {
			return v, err
		}
		if v.Asked, err = packs.Ask(t.Procedure, path, r.Today()); err != nil {
			return v, access.ErrNotFound
		}
		v.Called = p.Called(path)
		now := sayingOf(p, path)
		v.Source, v.Said = now.Source, now.Source != ""
		if v.MayTake, err = packs.Own(t.Procedure, path, r.Today()); err != nil || !v.MayTake {
			return v, err
		}
		without, err := d.packs.With(t.Procedure, []procedure.Change{{Path: path, Value: procedure.TakenAway, From: r.Today()}})
		if err != nil {
			return v, err
		}
		after, err := without.At(t.Procedure, r.Today())
		if err != nil {
			return v, err
		}
		then := sayingOf(after, path)
		v.Without, v.WithoutFrom = then.Lines, then.Source
		return v, nil
	})
	if err != nil {
		return seen, fmt.Errorf("asking for a change of the procedure: %w", err)
	}
	return seen, nil
}

// ChangeOfProcedure is one change, what it comes to and whom it touches.
type ChangeOfProcedure struct {
	ChangeRow

	Today    timescale.Date
	Was, Now []string
	NowFrom  string // of a value taken away: where the one that holds again comes from
	Findings []procedure.Finding
	Words    []string // what families read beside the value, where they read anything
	Where    store.Reached
	Count    int     // the families that stand where it will touch them
	Families []Touch // those of them that the reader may know of
	Own      bool    // the reader proposed it
	CanUndo  bool
}

// Touch is a family that a change will touch.
type Touch struct {
	ID       access.FamilyID
	Children []Named
}

// ViewChangeOfProcedure shows what a change of the procedure comes to: the value before and after, what is doubtful in it, the
// words that families read beside it, and how many open cases it touches; by name for those who may know them. It is for those
// who may approve it.
func (d *Desk) ViewChangeOfProcedure(ctx context.Context, actor access.Actor, id string) (access.Copy[ChangeOfProcedure], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ChangeOfProcedure, error) {
		var v ChangeOfProcedure
		if _, err := r.AllowOffice(access.KeepProcedure); err != nil {
			return v, err
		}
		_, p, err := d.procedureOf(r, timescale.Date{})
		if err != nil {
			return v, err
		}
		rows, err := changeRows(r, p)
		if err != nil {
			return v, err
		}
		found := false
		for _, row := range rows {
			if row.ID == id {
				v.ChangeRow, found = row, true
			}
		}
		if !found {
			return v, access.ErrNotFound
		}
		v.Today, v.Own = r.Today(), v.ProposedBy == actor.Account
		v.CanUndo = v.State == store.ChangeProposed || v.State == store.ChangeApproved && v.From.After(v.Today)
		w, err := d.weigh(r, v.Procedure, v.Change)
		if err != nil {
			return v, err
		}
		v.Was, v.Now, v.NowFrom, v.Findings = w.Was, w.Now, w.NowFrom, w.Findings
		v.Words = p.ReadBeside(v.Path)
		if v.State == store.ChangeUndone {
			return v, nil
		}
		return v, v.touches(r)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a change of the procedure: %w", err)
	}
	return seen, nil
}

// touches finds the families that the change will touch.
func (v *ChangeOfProcedure) touches(r *store.Reading) error {
	v.Where = reachedBy(v.Path)
	families, err := r.FamiliesReached(v.Where, v.From)
	if err != nil {
		return err
	}
	v.Count = len(families)
	called, passes, err := childrenOfEach(r, families)
	if err != nil {
		return err
	}
	for _, f := range families {
		if _, may := passes[f]; may {
			v.Families = append(v.Families, Touch{f, called[f]})
		}
	}
	return nil
}

// reachedBy says where a family stands for whom another value of this matters: what comes before a conference, what belongs to
// one, or what follows it.
func reachedBy(path string) store.Reached {
	for _, enquiring := range []string{"clocks.conference-request.", "clocks.initial-conference.", "clocks.conference-before-birth.", "unborn."} {
		if strings.HasPrefix(path, enquiring) {
			return store.Enquiring
		}
	}
	for _, planned := range []string{"clocks.core-group", "clocks.review-", "visits.", "plans.", "child-in-need."} {
		if strings.HasPrefix(path, planned) {
			return store.Planned
		}
	}
	return store.Conferring
}
