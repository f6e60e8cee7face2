package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"kith/access"
	"kith/internal/store/gen"
)

// Mass looking slows down by itself. What somebody has opened within the hour is counted from the log, so that it counts whichever
// server they asked. It is counted before anything is read, and again as the look is written down, one look of a person after another:
// requests that are sent together have all been counted before any of them is in the log.

const withinHour = time.Hour

// notTooMany refuses a family that would be one more than the reader's office opens within an hour, and notes that it was refused.
// Without a family it asks whether they could open any other. What they have in it is their standing: a family that they are
// allocated to or opened on duty stays open, and one that has a conference today, for nobody is stopped in the middle of one.
func (r *Reading) notTooMany(in access.Standing) error {
	bound, bounded := access.BoundOf(r.actor.Office)
	if !bounded || in.Has(access.PartSocialWorker) || in.Has(access.PartDuty) {
		return nil
	}
	if open, err := r.openAlready(in.Family); err != nil || open {
		return err
	}
	opened, err := again(r, "families opened within the hour", r.openedWithinHour)
	if err != nil {
		return err
	}
	slowed, err := r.oneTooMany(opened, bound, in.Family)
	if err != nil {
		return err
	}
	if slowed {
		return r.stopped(in.Family, &access.Slowed{Office: r.actor.Office})
	}
	if r.recounts != nil && in.Family != "" {
		r.countAsWritten(in.Family, bound)
	}
	return nil
}

// countAsWritten has the look counted again as it is written down. What the same page opened before is no reason to refuse the rest.
func (r *Reading) countAsWritten(f access.FamilyID, bound access.Bound) {
	before := slices.Collect(maps.Keys(r.recounts))
	r.recounts[f] = func(then *Reading) (*access.Slowed, error) {
		opened, err := then.openedWithinHour()
		if err != nil || slices.Contains(opened, f) {
			return nil, err
		}
		opened = slices.DeleteFunc(opened, func(one access.FamilyID) bool { return slices.Contains(before, one) })
		if slowed, err := then.oneTooMany(opened, bound, f); err != nil || !slowed {
			return nil, err
		}
		return &access.Slowed{Office: then.actor.Office}, nil
	}
}

// openAlready reports whether a family was opened within the hour. It is asked first, for most looks are at such a family, and the
// newest of its entries is found without reading the others.
func (r *Reading) openAlready(f access.FamilyID) (bool, error) {
	if f == "" {
		return false, nil
	}
	return again(r, "open already "+string(f), func() (bool, error) {
		last, err := r.q.OpenedLast(r.ctx, gen.OpenedLastParams{
			TenantID: r.tenant(), AccountID: r.actor.Account, SinceAt: r.now.Add(-withinHour), FamilyID: f,
		})
		if err != nil {
			return false, fmt.Errorf("reading whether a family was opened within the hour: %w", err)
		}
		return len(last) > 0, nil
	})
}

func (r *Reading) openedWithinHour() ([]access.FamilyID, error) {
	opened, err := r.q.OpenedSince(r.ctx, gen.OpenedSinceParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, SinceAt: r.now.Add(-withinHour),
	})
	if err != nil {
		return nil, fmt.Errorf("reading what was opened within the hour: %w", err)
	}
	return opened, nil
}

// oneTooMany reports whether a family that is not among those opened would be one more than the bound.
func (r *Reading) oneTooMany(opened []access.FamilyID, bound access.Bound, f access.FamilyID) (bool, error) {
	if len(opened) < bound.Hour {
		return false, nil
	}
	if f == "" {
		return true, nil
	}
	today, err := r.q.StaysOpen(r.ctx, gen.StaysOpenParams{
		TenantID: r.tenant(), FamilyID: f, Today: r.Today(), ClosedSince: r.now.Add(-withinHour),
	})
	if err != nil {
		return false, fmt.Errorf("reading whether a family has a conference today: %w", err)
	}
	return len(today) == 0, nil
}

// stopped notes that somebody was stopped, where it is a look: an action's entries go with it.
func (r *Reading) stopped(f access.FamilyID, why *access.Slowed) error {
	pass, err := access.AllowOffice(r.actor, access.StoppedLooking, f)
	if err != nil {
		return err
	}
	if r.note != nil {
		r.note("", pass)
	}
	return why
}

// AllowList is AllowOffice for a list that is taken away in a file, of which there are few within an hour.
func (r *Reading) AllowList(name string) (access.Pass, error) {
	pass, err := access.AllowOffice(r.actor, access.TakeList, "")
	if err != nil {
		return access.Pass{}, err
	}
	slowed, err := r.tooManyLists()
	if err != nil {
		return access.Pass{}, err
	}
	if slowed != nil {
		return access.Pass{}, r.stopped("", slowed)
	}
	if r.note != nil {
		r.recounts[""] = (*Reading).tooManyLists
		r.note(name, pass)
	}
	return pass, nil
}

func (r *Reading) tooManyLists() (*access.Slowed, error) {
	taken, err := r.q.ListsTakenSince(r.ctx, gen.ListsTakenSinceParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, SinceAt: r.now.Add(-withinHour), Deed: string(access.TakeList),
	})
	if err != nil {
		return nil, fmt.Errorf("reading which lists were taken within the hour: %w", err)
	}
	if bound, _ := access.BoundOf(r.actor.Office); taken >= int64(bound.Files) {
		return &access.Slowed{Office: r.actor.Office, Files: true}, nil
	}
	return nil, nil //nolint:nilnil // nothing slows them
}

// NoteStopped writes to the log that an action was stopped, of which nothing else is saved.
func (db *DB) NoteStopped(ctx context.Context, actor access.Actor) error {
	pass, err := access.AllowOffice(actor, access.StoppedLooking, "")
	if err != nil {
		return err
	}
	return db.writeLook(ctx, lookEntry{passes: []access.Pass{pass}})
}
