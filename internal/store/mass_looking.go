package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kith/access"
	"kith/internal/store/gen"
)

// Mass looking slows down by itself. What somebody has opened within the hour is counted from the log, so that it counts whichever
// server they asked.

const withinHour = time.Hour

// notTooMany refuses a family that would be one more than the reader's office opens within an hour, and notes that it was refused.
// Without a family it asks whether they could open any other. Parts are those that the reader has in it: a family that they are
// allocated to or opened on duty stays open, and one that has a conference today, for nobody is stopped in the middle of one.
func (r *Reading) notTooMany(f access.FamilyID, parts access.Standing) error {
	bound, bounded := access.BoundOf(r.actor.Office)
	if !bounded || parts.Has(access.PartSocialWorker) || parts.Has(access.PartDuty) {
		return nil
	}
	opened, err := again(r, "families opened within the hour", func() ([]access.FamilyID, error) {
		return r.q.OpenedSince(r.ctx, gen.OpenedSinceParams{
			TenantID: r.tenant(), AccountID: r.actor.Account, SinceAt: r.now.Add(-withinHour),
		})
	})
	if err != nil {
		return fmt.Errorf("reading what was opened within the hour: %w", err)
	}
	if len(opened) < bound.Hour || slices.Contains(opened, f) {
		return nil
	}
	if f != "" {
		today, err := r.q.StaysOpen(r.ctx, gen.StaysOpenParams{
			TenantID: r.tenant(), FamilyID: f, Today: r.Today(), ClosedSince: r.now.Add(-withinHour),
		})
		if err != nil {
			return fmt.Errorf("reading whether a family has a conference today: %w", err)
		}
		if len(today) > 0 {
			return nil
		}
	}
	return r.stopped(f, &access.Slowed{})
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
	taken, err := r.q.ListsTakenSince(r.ctx, gen.ListsTakenSinceParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, SinceAt: r.now.Add(-withinHour), Deed: string(access.TakeList),
	})
	if err != nil {
		return access.Pass{}, fmt.Errorf("reading which lists were taken within the hour: %w", err)
	}
	if bound, _ := access.BoundOf(r.actor.Office); taken >= int64(bound.Files) {
		return access.Pass{}, r.stopped("", &access.Slowed{Files: true})
	}
	if r.note != nil {
		r.note(name, pass)
	}
	return pass, nil
}

// NoteStopped writes to the log that an action was stopped, of which nothing else is saved.
func (db *DB) NoteStopped(ctx context.Context, actor access.Actor) error {
	pass, err := access.AllowOffice(actor, access.StoppedLooking, "")
	if err != nil {
		return err
	}
	return db.writeLook(ctx, "", []access.Pass{pass})
}
