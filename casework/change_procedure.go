package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/procedure"
)

// The rules for a partnership's own changes of its procedure.
var (
	ErrOwnChange     = fault.New("", "Somebody else has to approve what you proposed: this takes two people")
	ErrChangeSettled = fault.New("", "This change was settled before. Look at it again")
	ErrChangeBegun   = fault.New("", "This has begun, and what happened under it keeps its rule. Propose another change instead")
	ErrChangeTooLate = fault.New("", "The day on which this was to begin has come. Undo it, and propose it again for a later day")
	ErrUndoWhy       = fault.New("why", "Enter why it is undone")
)

// ProposeChange proposes another value for something in the partnership's procedure, from a day after today. The safeguarding
// unit and administrators may. What cannot be read, is laxer than the law, or would make the procedure contradict itself is
// refused and says how to mend it. Nothing changes until another person approves it.
func (d *Desk) ProposeChange(ctx context.Context, by Doing, c procedure.Change) (string, error) {
	id, err := store.Act(ctx, d.db, by, "propose change of procedure", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.KeepProcedure, "")
		if err != nil {
			return "", err
		}
		t, err := tx.Tenant()
		if err != nil {
			return "", err
		}
		proposed := c
		proposed.Source = strings.TrimSpace(c.Source)
		all, err := tx.ProcedureChanges(t.Procedure)
		if err != nil {
			return "", err
		}
		if err := d.mayPropose(&tx.Reading, t.Procedure, all, proposed); err != nil {
			return "", err
		}
		one := store.ProcedureChange{Change: proposed, ID: tx.NewID(), Procedure: t.Procedure, ProposedBy: by.Actor.Account}
		if err := tx.AddProcedureChange(pass, one); err != nil {
			return "", err
		}
		return one.ID, tx.Note(pass, one.ID)
	})
	if err != nil {
		return "", fmt.Errorf("proposing a change of the procedure: %w", err)
	}
	return id, nil
}

func (d *Desk) mayPropose(r *store.Reading, name string, all []store.ProcedureChange, c procedure.Change) error {
	var wrong fault.List
	wrong.Check(c.Source != "", procedure.ErrChangeSource)
	wrong.Check(c.From.After(r.Today()), procedure.ErrChangeDay)
	twice := func(o store.ProcedureChange) bool {
		return o.Path == c.Path && o.From == c.From && o.State != store.ChangeUndone
	}
	wrong.Check(!slices.ContainsFunc(all, twice), procedure.ErrChangeTwice)
	weighed, err := d.weigh(r, name, c)
	if err != nil && !wrong.Add(err) {
		return err
	}
	wrong.Check(!weighed.Same || c.TakesAway(), procedure.ErrChangeNone)
	wrong.Check(!weighed.Same || !c.TakesAway(), procedure.ErrNothingOwn)
	for _, f := range weighed.Findings {
		if f.Severity == procedure.Error {
			wrong = append(wrong, fault.New("value", f.Words()))
		}
	}
	return wrong.Err()
}

// weighed is what one change would come to on the day that it begins.
type weighed struct {
	Was, Now []string // the value before and after, in words
	NowFrom  string   // of a value taken away: where the one that holds again comes from
	Findings []procedure.Finding
	Same     bool
}

// weigh lays a change over the procedure as it will be on that day without it.
func (d *Desk) weigh(r *store.Reading, name string, c procedure.Change) (weighed, error) {
	var w weighed
	packs, err := d.packsWith(r, name)
	if err != nil {
		return w, err
	}
	approved, err := r.ApprovedChanges(name)
	if err != nil {
		return w, err
	}
	others := slices.DeleteFunc(valuesOf(approved), func(o procedure.Change) bool { return o == c })
	if len(others) < len(approved) {
		if packs, err = d.packs.With(name, others); err != nil {
			return w, err
		}
	}
	before, err := packs.At(name, c.From)
	if err != nil {
		return w, err
	}
	w.Was = sayingOf(before, c.Path).Lines
	with, err := d.packs.With(name, append(others, c))
	if err != nil {
		return w, err
	}
	after, err := with.At(name, c.From)
	if err != nil {
		return w, err
	}
	now := sayingOf(after, c.Path)
	w.Now, w.Same = now.Lines, slices.Equal(w.Was, now.Lines)
	if c.TakesAway() {
		w.NowFrom = now.Source
		own, err := packs.Own(name, c.Path, c.From)
		if w.Same = !own; err != nil { // that nothing is taken away is the same; that others say no different is not
			return w, err
		}
	}
	w.Findings, err = packs.Weigh(with, name, c.From, d.calendar)
	return w, err
}

// sayingOf is what a procedure says of one value.
func sayingOf(p procedure.Pack, path string) procedure.Saying {
	for _, s := range p.Sections() {
		for _, one := range s.Sayings {
			if one.Path == path {
				return one
			}
		}
	}
	return procedure.Saying{}
}

// ApproveChange lets a change begin on its day. Whoever proposed it cannot.
func (d *Desk) ApproveChange(ctx context.Context, by Doing, id string) error {
	return d.settleChange(ctx, by, "approve change of procedure", id, func(tx *store.Tx, c store.ProcedureChange) (store.ProcedureChange, error) {
		switch {
		case c.State != store.ChangeProposed:
			return c, ErrChangeSettled
		case c.ProposedBy == by.Actor.Account:
			return c, ErrOwnChange
		case !c.From.After(tx.Today()):
			return c, ErrChangeTooLate
		}
		w, err := d.weigh(&tx.Reading, c.Procedure, c.Change) // what was approved since may have made it wrong
		if err != nil {
			return c, err
		}
		for _, f := range w.Findings {
			if f.Severity == procedure.Error {
				return c, fault.New("", f.Words())
			}
		}
		c.State, c.ApprovedBy, c.ApprovedAt = store.ChangeApproved, by.Actor.Account, tx.Now()
		return c, nil
	})
}

// UndoChange takes a change back, or turns it down, with the reason. One that is approved can be undone until its day.
func (d *Desk) UndoChange(ctx context.Context, by Doing, id, why string) error {
	return d.settleChange(ctx, by, "undo change of procedure", id, func(tx *store.Tx, c store.ProcedureChange) (store.ProcedureChange, error) {
		switch {
		case c.State == store.ChangeUndone:
			return c, ErrChangeSettled
		case c.State == store.ChangeApproved && !c.From.After(tx.Today()):
			return c, ErrChangeBegun
		case strings.TrimSpace(why) == "":
			return c, ErrUndoWhy
		}
		c.State, c.EndedBy, c.EndedAt, c.Why = store.ChangeUndone, by.Actor.Account, tx.Now(), strings.TrimSpace(why)
		return c, nil
	})
}

func (d *Desk) settleChange(ctx context.Context, by Doing, action, id string,
	settle func(*store.Tx, store.ProcedureChange) (store.ProcedureChange, error),
) error {
	_, err := store.Act(ctx, d.db, by, action, func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.KeepProcedure, "")
		if err != nil {
			return "", err
		}
		c, err := procedureChange(&tx.Reading, id)
		if err != nil {
			return "", err
		}
		if c, err = settle(tx, c); err != nil {
			return "", err
		}
		if err := tx.SaveProcedureChange(pass, c); err != nil {
			return "", err
		}
		if err := countAgain(tx, pass, c); err != nil {
			return "", err
		}
		return id, tx.Note(pass, id)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	return nil
}

// countAgain has the deadlines of every open case counted again where a change of the rules they are counted by is settled:
// what is counted back from a conference that is booked for a later day may move.
func countAgain(tx *store.Tx, pass access.Pass, c store.ProcedureChange) error {
	counted := func(of string) bool { return strings.HasPrefix(c.Path, of) }
	if c.ApprovedBy == "" || !slices.ContainsFunc([]string{"clocks.", "visits.", "reports."}, counted) {
		return nil
	}
	var open []access.FamilyID
	for _, where := range []store.Reached{store.Enquiring, store.Conferring, store.Planned} {
		found, err := tx.FamiliesReached(where, tx.Today())
		if err != nil {
			return err
		}
		open = append(open, found...)
	}
	slices.Sort(open)
	return tx.CountAgain(pass, slices.Compact(open))
}

// procedureChange is one of the partnership's changes of the procedure that it has now.
func procedureChange(r *store.Reading, id string) (store.ProcedureChange, error) {
	t, err := r.Tenant()
	if err != nil {
		return store.ProcedureChange{}, err
	}
	all, err := r.ProcedureChanges(t.Procedure)
	if err != nil {
		return store.ProcedureChange{}, err
	}
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
	}
	return store.ProcedureChange{}, access.ErrNotFound
}

// TaskApproveChange is a change of the procedure that somebody else proposed.
const TaskApproveChange TaskKind = "approve a change of the procedure"

// waitingChanges are the changes that somebody may approve: those that others proposed.
func waitingChanges(r *store.Reading) ([]Task, error) {
	if !mayKeepProcedure(r.Actor()) {
		return nil, nil
	}
	t, err := r.Tenant()
	if err != nil {
		return nil, err
	}
	all, err := r.ProcedureChanges(t.Procedure)
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, c := range all {
		if c.State == store.ChangeProposed && c.ProposedBy != r.Actor().Account {
			tasks = append(tasks, Task{Kind: TaskApproveChange, Subject: c.ID, Due: c.From.AddDays(-1)})
		}
	}
	return tasks, nil
}
