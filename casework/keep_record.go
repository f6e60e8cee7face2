package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/record"
	"kith/timescale"
)

// retention is what the rules of keeping a record ask about.
type retention struct {
	kept record.Retained
	end  record.Destruction
	held bool
}

// retentionOf reads it from the family's log and the procedure of today.
func (d *Desk) retentionOf(r *store.Reading, pass access.Pass) (retention, error) {
	last, err := r.LastDone(pass.Family())
	if err != nil {
		return retention{}, err
	}
	var k retention
	if k.kept, err = d.keptToday(r, last); err != nil {
		return k, err
	}
	if k.end, err = r.DestructionOf(pass); err != nil {
		return k, err
	}
	k.held, err = r.Held(pass)
	return k, err
}

// keptToday is how long a record is kept by the procedure of today.
func (d *Desk) keptToday(r *store.Reading, last timescale.Date) (record.Retained, error) {
	pack, err := d.pack(r, r.Today())
	if err != nil {
		return record.Retained{}, err
	}
	return keptUntil(pack, last), nil
}

// onRetention runs an action about how long a family's record is kept. The unit does it by its part in the family, whoever answers for data
// protection by their office.
func (d *Desk) onRetention(
	ctx context.Context, by Doing, f access.FamilyID, deed access.Deed, act func(*store.Tx, access.Pass, retention) (string, error),
) error {
	_, err := store.Act(ctx, d.db, by, string(deed), func(tx *store.Tx) (string, error) {
		pass, err := allowKeeping(&tx.Reading, f, deed)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(f)); err != nil {
			return "", err
		}
		k, err := d.retentionOf(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		return act(tx, pass, k)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", deed, err)
	}
	return nil
}

// HoldRecord keeps a family's record from being destroyed, whatever its time, until every hold of it is lifted. What was proposed or agreed
// stays and is not carried out meanwhile.
func (d *Desk) HoldRecord(ctx context.Context, by Doing, f access.FamilyID, h record.Hold) error {
	return d.onRetention(ctx, by, f, access.HoldRecord, func(tx *store.Tx, pass access.Pass, _ retention) (string, error) {
		if gone, err := tx.KeyGone(pass); err != nil || gone {
			return "", cmp.Or(err, error(record.ErrKeyGone))
		}
		if err := h.Check(); err != nil {
			return "", err
		}
		h.ID, h.PlacedBy = tx.NewID(), by.Actor.Account
		return h.ID, tx.AddHold(pass, h)
	})
}

// LiftHold ends one hold of a family's record, with why; others stay. What was agreed waits thirty days anew.
func (d *Desk) LiftHold(ctx context.Context, by Doing, f access.FamilyID, id, why string) error {
	return d.onRetention(ctx, by, f, access.LiftHold, func(tx *store.Tx, pass access.Pass, k retention) (string, error) {
		all, err := tx.Holds(pass)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(h record.Hold) bool { return h.ID == id })
		if at < 0 {
			return "", record.ErrWhichHold
		}
		lifted, err := all[at].Lift(by.Actor.Account, why, tx.Now())
		if err != nil {
			return "", err
		}
		if k.end.Open() {
			if err := tx.SaveDestruction(pass, k.end.Lifted(tx.Today())); err != nil {
				return "", err
			}
		}
		return id, tx.LiftHold(pass, lifted)
	})
}

// HoldOn says that a hold is needed still, so that nobody is reminded of it for another year.
func (d *Desk) HoldOn(ctx context.Context, by Doing, f access.FamilyID, id string) error {
	return d.onRetention(ctx, by, f, access.HoldRecord, func(tx *store.Tx, pass access.Pass, _ retention) (string, error) {
		all, err := tx.Holds(pass)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(h record.Hold) bool { return h.ID == id })
		switch {
		case at < 0:
			return "", record.ErrWhichHold
		case !all[at].LiftedAt.IsZero():
			return "", record.ErrNotHeld
		}
		return id, tx.HoldOn(pass, id)
	})
}

// ProposeDestruction is the safeguarding unit's, once the time of a record is over and nothing holds it.
func (d *Desk) ProposeDestruction(ctx context.Context, by Doing, f access.FamilyID) error {
	return d.onRetention(ctx, by, f, access.ProposeDestruction, func(tx *store.Tx, pass access.Pass, k retention) (string, error) {
		if k.end.Open() {
			return "", record.ErrProposed
		}
		end, err := record.Propose(f, k.kept, k.held, tx.Today())
		if err != nil {
			return "", err
		}
		end.ID, end.ProposedBy = tx.NewID(), by.Actor.Account
		return end.ID, tx.AddDestruction(pass, end)
	})
}

// AgreeDestruction is a second person's, of the unit or for data protection. The record is destroyed thirty days later.
func (d *Desk) AgreeDestruction(ctx context.Context, by Doing, f access.FamilyID) error {
	return d.onRetention(ctx, by, f, access.AgreeDestruction, func(tx *store.Tx, pass access.Pass, k retention) (string, error) {
		end, err := k.end.Agree(by.Actor.Account, k.kept, k.held, tx.Now())
		if err != nil {
			return "", err
		}
		return end.ID, tx.SaveDestruction(pass, end)
	})
}

// StopDestruction keeps a record after all: any of the unit's, or whoever answers for data protection, until it is carried out.
func (d *Desk) StopDestruction(ctx context.Context, by Doing, f access.FamilyID) error {
	return d.onRetention(ctx, by, f, access.StopDestruction, func(tx *store.Tx, pass access.Pass, k retention) (string, error) {
		end, err := k.end.Stop(by.Actor.Account, tx.Now())
		if err != nil {
			return "", err
		}
		return end.ID, tx.SaveDestruction(pass, end)
	})
}

// ManifestView is what was destroyed of one record.
type ManifestView struct {
	End      record.Destruction
	Lines    []store.Destroyed
	Proposed Worker
	Agreed   Worker
}

// ViewManifest shows the unit and whoever answers for data protection what was destroyed, when, and who proposed and agreed it.
func (d *Desk) ViewManifest(ctx context.Context, actor access.Actor, id string) (access.Copy[ManifestView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (v ManifestView, err error) {
		pass, err := r.AllowOffice(access.ViewRetention)
		if err != nil {
			return v, err
		}
		if v.End, v.Lines, err = r.Manifest(pass, id); err != nil {
			return v, err
		}
		staff, err := staffOf(r)
		v.Proposed, v.Agreed = staff[v.End.ProposedBy], staff[v.End.AgreedBy]
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what was destroyed: %w", err)
	}
	return seen, nil
}
