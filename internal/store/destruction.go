package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/record"
	"kith/timescale"
)

// The most that lists of records' ends show at once.
const (
	mostKept         = 200
	mostDestructions = 500
)

// keepingDeeds are what is done to keep or end a record: no contact with the family, so its time does not begin anew.
func keepingDeeds() string {
	return keysOf([]access.Deed{
		access.ProposeDestruction, access.AgreeDestruction, access.StopDestruction, access.DestroyRecord, access.TakeBackEnd, access.HoldRecord, access.LiftHold,
	})
}

// LastDone is the day on which anything was last done for a family; ErrNotFound for one that is not there, or is no more.
func (r *Reading) LastDone(f access.FamilyID) (timescale.Date, error) {
	text, err := r.q.LastDoneFor(r.ctx, gen.LastDoneForParams{Apart: keepingDeeds(), TenantID: r.tenant(), FamilyID: string(f)})
	if err != nil {
		return timescale.Date{}, fmt.Errorf("reading when anything was last done: %w", notFound(err))
	}
	at, err := timescale.ParseInstant(text)
	return at.Date(), err
}

// KeptSince are families for whom nothing was done since the beginning of a day, two hundred at most, with the last day on which
// anything was. It takes a pass for looking at whose time is over.
func (r *Reading) KeptSince(p access.Pass, day timescale.Date) (map[access.FamilyID]timescale.Date, error) {
	if !p.Given() || p.Deed() != access.ViewRetention {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.FamiliesKeptSince(r.ctx, gen.FamiliesKeptSinceParams{
		Apart: keepingDeeds(), TenantID: r.tenant(), SinceAt: day.At(0, 0), Most: mostKept,
	})
	if err != nil {
		return nil, fmt.Errorf("listing records whose time is over: %w", err)
	}
	all := map[access.FamilyID]timescale.Date{}
	for _, row := range rows {
		at, err := timescale.ParseInstant(row.LastAt)
		if err != nil {
			return nil, fmt.Errorf("reading when anything was last done: %w", err)
		}
		all[access.FamilyID(row.ID)] = at.Date()
	}
	return all, nil
}

// AddDestruction keeps that the destruction of a record was proposed.
func (tx *Tx) AddDestruction(p access.Pass, d record.Destruction) error {
	if err := tx.covered(p, d.Family); err != nil {
		return err
	}
	if err := tx.q.AddDestruction(tx.ctx, gen.AddDestructionParams{
		TenantID: tx.tenant(), FamilyID: d.Family, ID: d.ID, LastOn: d.Kept.Last, OverOn: d.Kept.Until, Rule: d.Kept.Rule, Source: d.Kept.Source,
		ProposedBy: string(d.ProposedBy), ProposedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("proposing to destroy a record: %w", err)
	}
	return nil
}

// SaveDestruction saves how far it has come. ErrStale means that somebody else changed it meanwhile.
func (tx *Tx) SaveDestruction(p access.Pass, d record.Destruction) error {
	if err := tx.covered(p, d.Family); err != nil {
		return err
	}
	return tx.saveDestruction(d, "")
}

func (tx *Tx) saveDestruction(d record.Destruction, manifest string) error {
	n, err := tx.q.SaveDestruction(tx.ctx, gen.SaveDestructionParams{
		State: string(d.State), LastOn: d.Kept.Last, OverOn: d.Kept.Until, Rule: d.Kept.Rule, Source: d.Kept.Source,
		AgreedBy: null(string(d.AgreedBy)), AgreedAt: d.AgreedAt, DestroyOn: d.On, StoppedBy: null(string(d.StoppedBy)), StoppedAt: d.StoppedAt,
		BackAt: d.BackAt, BackWhy: null(string(d.BackWhy)), DoneAt: d.DoneAt, Manifest: manifest, TenantID: tx.tenant(), FamilyID: d.Family, ID: d.ID, Version: int32(d.Version), //nolint:gosec // a count of changes
	})
	return savedOne(n, err, "saving the end of a record")
}

// DestructionOf is what is to come of a family's record, or else the end of it that was taken back by itself last; none where nothing is.
func (r *Reading) DestructionOf(p access.Pass) (record.Destruction, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return record.Destruction{}, access.ErrNoPass
	}
	rows, err := r.q.DestructionsOf(r.ctx, gen.DestructionsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil || len(rows) == 0 {
		return record.Destruction{}, err
	}
	return destructionOf(rows[0]), nil
}

// Destructions are those to come, those carried out and those taken back by themselves, the latest first.
func (r *Reading) Destructions(p access.Pass) ([]record.Destruction, error) {
	if !p.Given() || p.Deed() != access.ViewRetention {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.Destructions(r.ctx, gen.DestructionsParams{TenantID: r.tenant(), Most: mostDestructions})
	if err != nil {
		return nil, fmt.Errorf("listing the ends of records: %w", err)
	}
	all := make([]record.Destruction, len(rows))
	for i, row := range rows {
		all[i] = destructionOf(row)
	}
	return all, nil
}

// EndsToAgree are the families whose record somebody else proposed to destroy, for those who may agree to it.
func (r *Reading) EndsToAgree() ([]access.FamilyID, error) {
	if r.actor.Office != access.Unit && r.actor.Office != access.Protection {
		return nil, nil
	}
	all, err := r.q.EndsToAgree(r.ctx, gen.EndsToAgreeParams{TenantID: r.tenant(), Account: string(r.actor.Account)})
	if err != nil {
		return nil, fmt.Errorf("listing ends that wait for a second person: %w", err)
	}
	return all, nil
}

// EndsComing are the families of which the reader is the social worker or the manager and whose record is to be destroyed, with the day from
// which it is; none while nobody has agreed.
func (r *Reading) EndsComing() (map[access.FamilyID]timescale.Date, error) {
	rows, err := r.q.EndsComing(r.ctx, gen.EndsComingParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if err != nil {
		return nil, fmt.Errorf("listing ends of records that one worked with: %w", err)
	}
	all := map[access.FamilyID]timescale.Date{}
	for _, row := range rows {
		all[row.FamilyID] = row.DestroyOn
	}
	return all, nil
}

// Manifest is what was destroyed: of each table how many rows, and a hash of them. ErrNotFound for what is not destroyed.
func (r *Reading) Manifest(p access.Pass, id string) (record.Destruction, []Destroyed, error) {
	if !p.Given() || p.Deed() != access.ViewRetention {
		return record.Destruction{}, nil, access.ErrNoPass
	}
	row, err := r.q.Destruction(r.ctx, gen.DestructionParams{TenantID: r.tenant(), ID: id})
	if errors.Is(err, sql.ErrNoRows) || err == nil && row.Manifest == "" {
		return record.Destruction{}, nil, access.ErrNotFound
	}
	if err != nil {
		return record.Destruction{}, nil, fmt.Errorf("reading a manifest: %w", err)
	}
	all, err := readManifest(row.Manifest)
	return destructionOf(row), all, err
}

func destructionOf(row gen.Destruction) record.Destruction {
	return record.Destruction{
		ID: row.ID, Family: row.FamilyID, State: record.DestructionState(row.State),
		Kept:       record.Retained{Last: row.LastOn, Until: row.OverOn, Rule: row.Rule, Source: row.Source},
		ProposedBy: access.AccountID(row.ProposedBy), ProposedAt: row.ProposedAt, AgreedBy: access.AccountID(row.AgreedBy.String), AgreedAt: row.AgreedAt,
		On: row.DestroyOn, StoppedBy: access.AccountID(row.StoppedBy.String), StoppedAt: row.StoppedAt,
		BackAt: row.BackAt, BackWhy: record.WhyBack(row.BackWhy.String), DoneAt: row.DoneAt, Version: int(row.Version),
	}
}

// Keeps says how long a family's record is kept by the partnership's procedure of today, from the last day on which anything was done.
type Keeps func(r *Reading, last timescale.Date) (record.Retained, error)

// KeepBy sets who says how long records are kept, for every end that is carried out from now on.
func (db *DB) KeepBy(k Keeps) { db.keeps.Store(&k) }

// errNobodyKeeps means that no procedures were given by which it is said how long records are kept.
var errNobodyKeeps = errors.New("nobody was said to know how long records are kept")

// endsEvery is how often it is looked whether a record's day has come, and its key gone.
const endsEvery = time.Hour

// KeepEnds carries out what was agreed, each hour, until ctx ends. What fails is logged and tried again. The first hour passes without, so
// that whoever starts Kith on an older copy of the data can hold or stop what was held or stopped since.
func (db *DB) KeepEnds(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(endsEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if n, err := db.EndRecords(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "ending records whose day has come", slog.String("error", err.Error()))
		} else if n > 0 {
			log.InfoContext(ctx, "records were destroyed, as two people agreed", slog.Int("families", n))
		}
	}
}
