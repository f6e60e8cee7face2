package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kith/access"
	"kith/internal/store/gen"
)

// raisedEvery is how often the log is read for unusual looking. Its own page reads the log each time.
const raisedEvery = time.Hour

// KeepRaised finds unusual looking in the log, at once and then each hour, until ctx ends. What fails is logged and tried again.
func (db *DB) KeepRaised(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(raisedEvery)
	defer tick.Stop()
	for {
		if err := db.RaiseLooks(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "finding unusual looking", slog.String("error", err.Error()))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// RaiseLooks keeps the unusual looking of the last month, so that it stands on the lists of those who look into it. What was found before and
// is not found any more goes: a name may have been put right, or a family's key be gone. On a full disk nothing is kept.
func (db *DB) RaiseLooks(ctx context.Context) error {
	if db.tight() {
		return nil
	}
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return err
	}
	var failed []error
	for _, t := range tenants { // one that fails keeps no other
		if err := db.raiseLooks(ctx, t.ID); err != nil {
			failed = append(failed, fmt.Errorf("finding unusual looking in %s: %w", t.ID, err))
		}
	}
	return errors.Join(failed...)
}

func (db *DB) raiseLooks(ctx context.Context, t access.TenantID) error {
	var found []RaisedLook
	if err := db.readOnly(ctx, func(ctx context.Context, inner gen.DBTX) (err error) {
		r := db.reading(ctx, inner, access.Operator(t))
		found, err = r.raisedLooks()
		return err
	}); err != nil {
		return err
	}
	return db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		tx := &Tx{Reading: db.reading(ctx, inner, access.Operator(t))}
		if err := tx.q.ForgetLooksRaised(ctx, gen.ForgetLooksRaisedParams{TenantID: t, UntilOn: tx.Today()}); err != nil {
			return fmt.Errorf("forgetting what was found before: %w", err)
		}
		for _, l := range found {
			if l.Found != "" {
				continue
			}
			from := l.Day.At(0, 0)
			if !l.From.IsZero() {
				from = l.From
			}
			if err := tx.q.AddLookRaised(ctx, gen.AddLookRaisedParams{
				TenantID: t, AccountID: l.Account, FamilyID: l.Family, DayOn: l.Day, Why: string(l.Why), FromAt: from,
			}); err != nil {
				return fmt.Errorf("raising a look: %w", err)
			}
		}
		return nil
	})
}

// LooksToLookInto is how much unusual looking waits for the reader, as it was found within the hour.
func (r *Reading) LooksToLookInto() (int64, error) {
	if _, err := access.AllowOffice(r.actor, access.ViewUnusual, ""); err != nil {
		return 0, nil //nolint:nilerr // nothing is raised to them
	}
	answers, families := "for their own", []access.FamilyID{}
	var err error
	if r.actor.Office == access.Protection {
		answers = "for all"
	} else if families, err = r.Families(); err != nil {
		return 0, err
	}
	n, err := r.q.LooksToLookInto(r.ctx, gen.LooksToLookIntoParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, SinceOn: r.Today().AddDays(-raisedWithin), Answers: answers, Families: keysOf(families),
	})
	if err != nil {
		return 0, fmt.Errorf("counting unusual looking: %w", err)
	}
	return n, nil
}
