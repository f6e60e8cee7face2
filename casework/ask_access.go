package casework

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/procedure"
	"kith/record"
)

// ErrNoBundle means that somebody is asked for of whom nothing says what they may know now: they take no part any more, or are nobody's
// relative here.
var ErrNoBundle = fault.New("for", "This person takes no part here any more, or is related to no child here, so that nothing can be built for them. Answer them by hand")

// Tasks of requests for what is held about somebody.
const (
	TaskAccess     TaskKind = "answer a request for what is held about somebody"
	TaskReadBundle TaskKind = "read what is held about oneself"
)

// AccessView is what was asked for in a family, and who can be asked for.
type AccessView struct {
	Family    access.FamilyID
	Children  []Named
	People    []family.Person
	Requests  []AccessLine
	MayRecord bool
	Rule      procedure.Rule
}

// AccessLine is one request in a list.
type AccessLine struct {
	record.AccessRequest

	AboutName string
	ForName   string
	Late      bool
}

// BundleView is one request with what would be given, as staff look it through or as whoever it is for reads it.
type BundleView struct {
	AccessLine

	Family    access.FamilyID
	Groups    []BundleGroup
	Elsewhere int // things in it that the staff who looks may not read: they stand on the person's own page
	Withheld  []Withheld
	Seen      string // the mark of what is shown
	Same      bool   // it is what was checked
	Own       bool
	MayCheck  bool
	MayWork   bool
	Recorded  Worker
	Prepared  Worker
	Checked   Worker
	LongerBy  string
	Rule      procedure.Rule
}

// ViewAccess lists what was asked for in a family, for the safeguarding unit and the manager.
func (d *Desk) ViewAccess(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[AccessView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (AccessView, error) {
		pass, err := r.Allow(f, access.ViewAccess, string(f))
		if err != nil {
			return AccessView{}, err
		}
		v := AccessView{Family: f, MayRecord: access.Know(pass).May(access.RecordAccess)}
		people, err := r.People(f)
		if err != nil {
			return v, err
		}
		v.People = access.Known(access.Know(pass), people)
		called, _, err := childrenOfEach(r, []access.FamilyID{f})
		if err != nil {
			return v, err
		}
		v.Children = called[f]
		all, err := r.AccessRequests(pass)
		if err != nil {
			return v, err
		}
		names, err := newNamer(r, access.Know(pass), f)
		if err != nil {
			return v, err
		}
		for _, a := range all {
			v.Requests = append(v.Requests, accessLine(r, names, a))
		}
		pack, err := d.pack(r, r.Today())
		_, _, v.Rule = pack.AccessBy(r.Today())
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at requests for what is held: %w", err)
	}
	return seen, nil
}

func accessLine(r *store.Reading, names *namer, a record.AccessRequest) AccessLine {
	return AccessLine{
		AccessRequest: a, AboutName: names.called(access.Party(a.About)), ForName: names.called(access.Party(a.For)),
		Late: a.State != record.AccessGiven && r.Today().After(a.Last()),
	}
}

// RecordAccess records that somebody asked for what is held about them, or a parent for a child, with how it was confirmed who asks.
func (d *Desk) RecordAccess(ctx context.Context, by Doing, f access.FamilyID, a record.AccessRequest) (string, error) {
	id, err := store.Act(ctx, d.db, by, "record access", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, access.RecordAccess, string(f))
		if err != nil {
			return "", err
		}
		if err := a.Check(tx.Today()); err != nil {
			return "", err
		}
		for _, who := range []access.PersonID{a.About, a.For} {
			if of, err := tx.PersonFamily(who); err != nil || of != f {
				return "", access.ErrNotFound
			}
		}
		if _, _, err := readerOf(&tx.Reading, pass, a.For); errors.Is(err, errNoReader) {
			return "", ErrNoBundle
		} else if err != nil {
			return "", err
		}
		pack, err := d.pack(&tx.Reading, a.AskedOn)
		if err != nil {
			return "", err
		}
		a.ID, a.RecordedBy = tx.NewID(), by.Actor.Account
		a.Due, _, _ = pack.AccessBy(a.AskedOn)
		return a.ID, tx.AddAccessRequest(pass, a)
	})
	if err != nil {
		return "", fmt.Errorf("recording a request for what is held: %w", err)
	}
	return id, nil
}

// ViewBundle shows what is held about somebody: to the unit and the manager who prepare and check it, as far as they may know it
// themselves, and to whoever it is for once it was given and while it is what was checked.
func (d *Desk) ViewBundle(ctx context.Context, actor access.Actor, id string) (access.Copy[BundleView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (BundleView, error) {
		f, err := r.AccessRequestFamily(id)
		if err != nil {
			return BundleView{}, err
		}
		deed := access.ViewAccess
		if actor.Office == access.FamilyMember {
			deed = access.ViewOwnAccess
		}
		pass, err := r.Allow(f, deed, id)
		if err != nil {
			return BundleView{}, err
		}
		return d.bundleView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is held: %w", err)
	}
	return seen, nil
}

func accessRequest(r *store.Reading, pass access.Pass, id string) (record.AccessRequest, error) {
	all, err := r.AccessRequests(pass)
	if err != nil {
		return record.AccessRequest{}, err
	}
	for _, a := range all {
		if a.ID == id {
			return a, nil
		}
	}
	return record.AccessRequest{}, access.ErrNotFound
}

func (d *Desk) bundleView(r *store.Reading, pass access.Pass, id string) (BundleView, error) {
	a, err := accessRequest(r, pass, id)
	if err != nil {
		return BundleView{}, err
	}
	v := BundleView{Family: pass.Family(), Own: access.Know(pass).Is(access.Party(a.For)), MayWork: access.Know(pass).May(access.PrepareAccess)}
	names, err := newNamer(r, access.Know(pass), v.Family)
	if err != nil {
		return v, err
	}
	v.AccessLine = accessLine(r, names, a)
	pack, err := d.pack(r, a.AskedOn)
	if err != nil {
		return v, err
	}
	_, _, v.Rule = pack.AccessBy(a.AskedOn)
	v.LongerBy = pack.Record.Longer.Value.String()
	if v.Own && a.State != record.AccessGiven {
		return v, nil
	}
	b, err := d.bundleOf(r, pass, a)
	if errors.Is(err, errNoReader) {
		return v, nil
	}
	if err != nil {
		return v, err
	}
	if v.Seen, err = b.mark(); err != nil {
		return v, err
	}
	v.Same = v.Seen == a.Mark
	if v.Own && !v.Same {
		return v, nil
	}
	v.Groups, v.Elsewhere = b.grouped(!v.Own)
	if v.Own {
		return v, nil
	}
	v.MayCheck = access.Know(pass).May(access.CheckAccess) && a.State == record.AccessPrepared && a.PreparedBy != r.Actor().Account
	v.Recorded, v.Prepared, v.Checked = b.staff[a.RecordedBy], b.staff[a.PreparedBy], b.staff[a.CheckedBy]
	for _, kind := range []access.AudienceKind{
		access.AboutOthers, access.Professionals, access.Named, access.NotNamed, access.ChildChosen, access.ChairAlone,
	} {
		if b.withheld[kind] > 0 {
			v.Withheld = append(v.Withheld, Withheld{kind, b.withheld[kind]})
		}
	}
	return v, nil
}

// PrepareBundle says that what is held is ready to be checked.
func (d *Desk) PrepareBundle(ctx context.Context, by Doing, id string) error {
	return d.onAccess(ctx, by, "prepare access", access.PrepareAccess, id, func(_ *store.Tx, _ access.Pass, a record.AccessRequest, _ string) (record.AccessRequest, error) {
		return a.Prepare(by.Actor.Account)
	})
}

// CheckBundle is a second person's check, bound to what they looked through.
func (d *Desk) CheckBundle(ctx context.Context, by Doing, id, seen string) error {
	return d.onAccess(ctx, by, "check access", access.CheckAccess, id, func(_ *store.Tx, _ access.Pass, a record.AccessRequest, now string) (record.AccessRequest, error) {
		return a.CheckBundle(by.Actor.Account, seen, now)
	})
}

// GiveBundle notes that it was given. What was not checked as it stands now cannot be.
func (d *Desk) GiveBundle(ctx context.Context, by Doing, id string) error {
	return d.onAccess(ctx, by, "give access", access.GiveAccess, id, func(tx *store.Tx, _ access.Pass, a record.AccessRequest, now string) (record.AccessRequest, error) {
		return a.Give(by.Actor.Account, now, tx.Today())
	})
}

// TakeLonger makes the time longer, as far as the procedure allows, with the reason that the person is told.
func (d *Desk) TakeLonger(ctx context.Context, by Doing, id, why string) error {
	return d.onAccess(ctx, by, "take longer", access.PrepareAccess, id, func(tx *store.Tx, _ access.Pass, a record.AccessRequest, _ string) (record.AccessRequest, error) {
		pack, err := d.pack(&tx.Reading, a.AskedOn)
		if err != nil {
			return a, err
		}
		_, longer, _ := pack.AccessBy(a.AskedOn)
		return a.TakeLonger(longer, why, tx.Today())
	})
}

func (d *Desk) onAccess(ctx context.Context, by Doing, name string, deed access.Deed, id string,
	move func(*store.Tx, access.Pass, record.AccessRequest, string) (record.AccessRequest, error),
) error {
	_, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (string, error) {
		f, err := tx.AccessRequestFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, deed, id)
		if err != nil {
			return "", err
		}
		a, err := accessRequest(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		b, err := d.bundleOf(&tx.Reading, pass, a)
		if errors.Is(err, errNoReader) {
			return "", ErrNoBundle
		}
		if err != nil {
			return "", err
		}
		now, err := b.mark()
		if err != nil {
			return "", err
		}
		moved, err := move(tx, pass, a, now)
		if err != nil {
			return "", err
		}
		return id, tx.SaveAccessRequest(pass, moved)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// waitingAccess are the requests that the unit has to answer, and what somebody was given.
func waitingAccess(r *store.Reading) ([]Task, error) {
	waits, err := r.AccessRequestsUnderWay()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, 0, len(waits))
	for _, w := range waits {
		tasks = append(tasks, Task{Kind: TaskAccess, Family: w.Family, Subject: w.ID, Due: w.Due})
	}
	given, err := r.AccessGiven()
	for _, w := range given {
		tasks = append(tasks, Task{Kind: TaskReadBundle, Family: w.Family, Subject: w.ID})
	}
	return tasks, err
}
