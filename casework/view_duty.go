package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// TaskReadDuty is to read who looked at one's family without a part.
const TaskReadDuty TaskKind = "read who looked without a part"

// The rules of closing a family to somebody.
var (
	ErrCloseWho = fault.New("who", "Choose to whom the family is closed. It cannot be somebody who takes part in its case")
	ErrCloseWhy = fault.New("why", "Say why the family is closed to them")
)

// DutyView is who looked at a family without a part, and to whom it is closed.
type DutyView struct {
	Family   access.FamilyID
	Children []Named
	Looks    []DutyLook
	Unread   bool // nobody who answers for the family has read of the latest
	MayRead  bool // the reader is one of them
	MayClose bool
	Closed   []ClosedView
	Staff    []Worker // to whom it may be closed
}

// DutyLook is one time that somebody on duty opened the family.
type DutyLook struct {
	store.DutyPart

	Who, Ender, Reader Worker
	Open               bool
}

// ClosedView is one of the staff to whom the family is closed.
type ClosedView struct {
	store.ClosedTo

	Who, Closer Worker
}

// ViewDuty shows the social worker, the manager and the safeguarding unit who opened a family on duty, when and why. A manager and
// the unit see besides to whom it is closed.
func (d *Desk) ViewDuty(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[DutyView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DutyView, error) {
		pass, err := r.Allow(f, access.ViewDuty, string(f))
		if err != nil {
			return DutyView{}, err
		}
		k := access.Know(pass)
		v := DutyView{Family: f, MayClose: k.May(access.CloseFamily), MayRead: k.May(access.ReadDuty)}
		if v.Children, err = childrenOf(r, k, f); err != nil {
			return v, err
		}
		parts, err := r.DutyParts(pass)
		if err != nil {
			return v, err
		}
		staff, err := workers(r)
		if err != nil {
			return v, err
		}
		for _, one := range parts {
			v.Looks = append(v.Looks, DutyLook{one, staff[one.Account], staff[one.EndedBy], staff[one.ReadBy], one.Open(r.Now())})
			v.Unread = v.Unread || one.ReadAt.IsZero()
		}
		if !v.MayClose {
			return v, nil
		}
		return v, v.closed(r, pass, staff)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who looked without a part: %w", err)
	}
	return seen, nil
}

func (v *DutyView) closed(r *store.Reading, pass access.Pass, staff map[access.AccountID]Worker) error {
	closed, err := r.ClosedTo(pass)
	if err != nil {
		return err
	}
	kept := map[access.AccountID]bool{}
	for _, one := range closed {
		v.Closed = append(v.Closed, ClosedView{one, staff[one.Account], staff[one.By]})
		kept[one.Account] = true
	}
	may, err := closable(r, pass.Family())
	for _, a := range may {
		if !kept[a.ID] {
			v.Staff = append(v.Staff, staff[a.ID])
		}
	}
	return err
}

// closable are those who could open the family on duty and take no part in its case.
func closable(r *store.Reading, f access.FamilyID) ([]store.Account, error) {
	holders, err := r.PartHolders(f)
	if err != nil {
		return nil, err
	}
	accounts, err := r.Accounts()
	if err != nil {
		return nil, err
	}
	var may []store.Account
	for _, a := range accounts {
		if _, err := access.AllowOffice(access.Actor{Tenant: r.Actor().Tenant, Account: a.ID, Office: a.Office}, access.OpenAsDuty, ""); err != nil {
			continue
		}
		takes := false
		for _, h := range holders {
			takes = takes || h.Account == a.ID && h.Kind != access.PartGiven
		}
		if !takes {
			may = append(may, a)
		}
	}
	return may, nil
}

// ReadDuty notes that one of those who answer for the family, the social worker or the manager, has read who looked, so that it
// waits for none of them any more.
func (d *Desk) ReadDuty(ctx context.Context, by Doing, f access.FamilyID) (access.FamilyID, error) {
	return d.onDuty(ctx, by, "read duty", f, access.ReadDuty, "", func(tx *store.Tx, pass access.Pass) error { return tx.ReadDutyParts(pass) })
}

// EndDuty ends a duty worker's part, at once: the next page that they ask for is not there. Where the safeguarding unit ends it, it
// still waits to be read by those who answer for the family.
func (d *Desk) EndDuty(ctx context.Context, by Doing, f access.FamilyID, id string) (access.FamilyID, error) {
	return d.onDuty(ctx, by, "end duty", f, access.EndDuty, id, func(tx *store.Tx, pass access.Pass) error {
		if err := tx.EndDutyPart(pass, id); err != nil {
			return err
		}
		if !access.Know(pass).May(access.ReadDuty) {
			return nil
		}
		return tx.ReadDutyParts(pass)
	})
}

// CloseFamilyTo closes a family to one of the staff, such as a relative: they do not find it on duty, and what they opened ends.
func (d *Desk) CloseFamilyTo(ctx context.Context, by Doing, f access.FamilyID, who access.AccountID, why string) (access.FamilyID, error) {
	return d.onDuty(ctx, by, "close family", f, access.CloseFamily, string(who), func(tx *store.Tx, pass access.Pass) error {
		may, err := closable(&tx.Reading, f)
		if err != nil {
			return err
		}
		closed, err := tx.ClosedTo(pass)
		if err != nil {
			return err
		}
		var wrong fault.List
		allowed := false
		for _, a := range may {
			allowed = allowed || a.ID == who
		}
		for _, one := range closed {
			if one.Account == who {
				return nil // it is closed to them
			}
		}
		wrong.Check(allowed, ErrCloseWho)
		wrong.Check(strings.TrimSpace(why) != "", ErrCloseWhy)
		if err := wrong.Err(); err != nil {
			return err
		}
		return tx.AddClosedTo(pass, store.ClosedTo{ID: tx.NewID(), Account: who, Why: strings.TrimSpace(why)})
	})
}

// OpenFamilyTo opens it to them again.
func (d *Desk) OpenFamilyTo(ctx context.Context, by Doing, f access.FamilyID, id string) (access.FamilyID, error) {
	return d.onDuty(ctx, by, "open family again", f, access.CloseFamily, id, func(tx *store.Tx, pass access.Pass) error { return tx.OpenAgainTo(pass, id) })
}

func (d *Desk) onDuty(
	ctx context.Context, by Doing, name string, f access.FamilyID, deed access.Deed, subject string, do func(*store.Tx, access.Pass) error,
) (access.FamilyID, error) {
	done, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (access.FamilyID, error) {
		pass, err := tx.Allow(f, deed, subject)
		if err != nil {
			return "", err
		}
		return f, do(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return done, nil
}

// waitingDuty are the families of the reader's in which somebody on duty looked, and nobody who answers for it has read so.
func waitingDuty(r *store.Reading) ([]Task, error) {
	families, err := r.DutyToRead()
	tasks := make([]Task, len(families))
	for i, f := range families {
		tasks[i] = Task{Kind: TaskReadDuty, Family: f, Subject: string(f)}
	}
	return tasks, err
}
