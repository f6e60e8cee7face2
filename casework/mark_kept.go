package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// Tasks of what is kept from some.
const (
	TaskLookAgain   TaskKind = "look again at what is kept from some"
	TaskApproveKept TaskKind = "approve why something is kept from some"
	TaskSayWhyKept  TaskKind = "say why something is kept from some"
)

// The rules of choosing: nothing was chosen, in either form.
var (
	ErrKeptWhich    = fault.New("things", "Choose what this is about")
	ErrApproveWhich = fault.New("approve", "Choose what you agree with")
)

// KeptView is what is not for everyone in a family, as far as its reader may know it themselves, and why.
type KeptView struct {
	Family     access.FamilyID
	Children   []Named
	Things     []KeptLine // those that nobody accounts for first
	MayApprove bool
}

// KeptLine is one of them.
type KeptLine struct {
	statement.Kept

	Readers  string // who may know it
	Stands   bool   // whether its marking accounts for it today
	By       Worker
	Approver Worker
}

// Key tells the things of a page apart in its forms.
func (l KeptLine) Key() string { return string(l.Thing.Kind) + "/" + l.Thing.ID }

// Waits reports whether a chair has still to approve it.
func (l KeptLine) Waits() bool { return l.Stands && l.Marking.ApprovedBy == "" }

// Stands is what the forms of the page depend on.
func (v KeptView) Stands() any {
	type one struct {
		Thing    statement.Thing
		Audience string
		Version  int
	}
	all := make([]one, len(v.Things))
	for i, l := range v.Things {
		all[i] = one{l.Thing, l.For.String(), l.Marking.Version}
	}
	return all
}

// ViewKept shows what is kept from some, and why, to the social worker, the manager, the chair and the safeguarding unit: of each
// thing whoever may know the thing itself.
func (d *Desk) ViewKept(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[KeptView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (KeptView, error) {
		pass, err := r.Allow(f, access.ViewKept, string(f))
		if err != nil {
			return KeptView{}, err
		}
		return keptView(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is kept from some: %w", err)
	}
	return seen, nil
}

func keptView(r *store.Reading, pass access.Pass) (KeptView, error) {
	k := access.Know(pass)
	v := KeptView{Family: pass.Family(), MayApprove: k.May(access.ApproveKept)}
	called, _, err := childrenOfEach(r, []access.FamilyID{v.Family})
	if err != nil {
		return v, err
	}
	v.Children = called[v.Family]
	held, err := r.Kept(pass)
	if err != nil {
		return v, err
	}
	people, err := newNamer(r, k, v.Family)
	if err != nil {
		return v, err
	}
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	for _, one := range access.Known(k, held) {
		v.Things = append(v.Things, KeptLine{
			Kept: one, Readers: readersOf(one.For, people.called), Stands: one.Marking.Stands(one.For, r.Today()),
			By: staff[one.Marking.By], Approver: staff[one.Marking.ApprovedBy],
		})
	}
	slices.SortStableFunc(v.Things, func(a, b KeptLine) int { return rank(a) - rank(b) })
	return v, nil
}

func rank(l KeptLine) int {
	switch {
	case !l.Stands:
		return 0
	case l.Waits():
		return 1
	}
	return 2
}

// MarkKept says on which ground some things are kept, and when somebody looks again: the social worker, the manager, the chair or
// the safeguarding unit, each of what they may know themselves. What the chair marks is approved with it.
func (d *Desk) MarkKept(ctx context.Context, by Doing, f access.FamilyID, things []string, ground statement.Ground, again timescale.Date) error {
	return d.onKept(ctx, by, "mark what is kept", f, access.MarkKept, things, ErrKeptWhich, func(tx *store.Tx, pass access.Pass, l KeptLine) (statement.Marking, error) {
		m := l.Marking
		m.Thing, m.For = l.Thing, l.For
		return m.Mark(ground, again, by.Actor.Account, access.Know(pass).May(access.ApproveKept), tx.Now())
	})
}

// ApproveKept is the chair agreeing to the grounds on which some things are kept.
func (d *Desk) ApproveKept(ctx context.Context, by Doing, f access.FamilyID, things []string) error {
	return d.onKept(ctx, by, "approve what is kept", f, access.ApproveKept, things, ErrApproveWhich, func(tx *store.Tx, _ access.Pass, l KeptLine) (statement.Marking, error) {
		if !l.Waits() {
			return l.Marking, store.ErrStale
		}
		m := l.Marking
		m.ApprovedBy, m.ApprovedAt = by.Actor.Account, tx.Now()
		return m, nil
	})
}

func (d *Desk) onKept(ctx context.Context, by Doing, name string, f access.FamilyID, deed access.Deed, things []string, none *fault.Fault,
	change func(*store.Tx, access.Pass, KeptLine) (statement.Marking, error),
) error {
	_, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, deed, string(f))
		if err != nil {
			return "", err
		}
		v, err := keptView(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, v.Stands()); err != nil {
			return "", err
		}
		chosen := v.Things[:0:0]
		for _, l := range v.Things {
			if slices.Contains(things, l.Key()) {
				chosen = append(chosen, l)
			}
		}
		var wrong fault.List
		wrong.Check(len(things) > 0, none)
		if len(chosen) < len(things) {
			return "", access.ErrNotFound
		}
		if len(chosen) == 0 { // what else is to be mended is said at once
			_, err := change(tx, pass, KeptLine{})
			wrong.Add(err)
		}
		for i, l := range chosen {
			m, err := change(tx, pass, l)
			if err != nil && len(fault.Of(err)) == 0 {
				return "", err
			}
			if i == 0 { // it is the same for each
				wrong.Add(err)
			}
			chosen[i].Marking = m
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		for _, l := range chosen {
			if err := tx.PutMarking(pass, l.Marking); err != nil {
				return "", err
			}
		}
		return string(f), nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// waitingKept is what is kept from some and waits for a reason, to be looked at again, or for the chair.
func waitingKept(r *store.Reading) ([]Task, error) {
	waits, err := r.KeptWaiting()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, len(waits))
	for i, w := range waits {
		tasks[i] = Task{Kind: TaskLookAgain, Family: w.Family, Subject: string(w.Family)}
		if w.Approve {
			tasks[i].Kind = TaskApproveKept
		}
	}
	unsaid, err := r.KeptUnsaid()
	if err != nil {
		return nil, err
	}
	for _, f := range unsaid {
		tasks = append(tasks, Task{Kind: TaskSayWhyKept, Family: f, Subject: string(f)})
	}
	return tasks, nil
}
