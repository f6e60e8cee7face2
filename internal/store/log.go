package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/audit"
	"kith/internal/store/gen"
)

const (
	placeEvery    = 500 * time.Millisecond
	mostAtOnce    = 500
	mostPerVerify = 2000
)

// KeepLog puts entries into their tenant's log, each within a second of being written, until ctx ends; then once more.
func (db *DB) KeepLog(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(placeEvery)
	defer tick.Stop()
	for {
		last := false
		select {
		case <-tick.C:
		case <-ctx.Done():
			last = true
		}
		if _, err := db.PlaceAudit(context.WithoutCancel(ctx)); err != nil {
			log.ErrorContext(ctx, "placing audit entries", slog.String("error", err.Error()))
		}
		if last {
			return
		}
	}
}

// PlaceAudit gives every entry that has no place yet the next one in its tenant's log. It reports how many it placed.
func (db *DB) PlaceAudit(ctx context.Context) (int, error) {
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return 0, err
	}
	placed := 0
	for _, t := range tenants {
		for {
			n, err := db.placeSome(ctx, t.ID)
			if err != nil {
				return placed, err
			}
			placed += n
			if n < mostAtOnce {
				break
			}
		}
	}
	return placed, nil
}

func (db *DB) placeSome(ctx context.Context, t access.TenantID) (int, error) {
	waiting, err := gen.New(db.read).UnplacedAudit(ctx, gen.UnplacedAuditParams{TenantID: t, Most: mostAtOnce})
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	placed := 0
	err = db.transactLog(ctx, func(ctx context.Context, tx gen.DBTX) error {
		placed = 0
		q := gen.New(tx)
		size, err := q.AuditHead(ctx, t)
		if err != nil {
			return fmt.Errorf("reading the log's length: %w", err)
		}
		// Read again inside: another node may have placed them in between.
		waiting, err := q.UnplacedAudit(ctx, gen.UnplacedAuditParams{TenantID: t, Most: mostAtOnce})
		if err != nil {
			return fmt.Errorf("reading entries without a place: %w", err)
		}
		if err := placeAll(ctx, q, t, size, waiting); err != nil {
			return err
		}
		n, err := q.SetAuditHead(ctx, gen.SetAuditHeadParams{Size: size + int64(len(waiting)), TenantID: t, Was: size})
		if err != nil || n != 1 {
			return errors.Join(errors.New("the log grew elsewhere in between"), err)
		}
		placed = len(waiting)
		return nil
	})
	return placed, err
}

// transactLog is for the one thing that grows a log. Each place is taken once and the log's length is compared as it is
// set, so it needs no serializable transaction: as one it would collide with every action that adds an entry.
func (db *DB) transactLog(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.do(ctx, act)
	}
	return db.retried(ctx, sql.LevelRepeatableRead, act)
}

// givenPlace and givenHash are what the queries take for an entry and for a place of the log.
type (
	givenPlace struct {
		Place int64 `json:"place"`
	}
	givenHash struct {
		Hash string `json:"hash"`
	}
)

// placeAll gives entries the places from size on, with as many queries for five hundred as for one.
func placeAll(ctx context.Context, q *gen.Queries, t access.TenantID, size int64, waiting []gen.UnplacedAuditRow) error {
	stored := &storedHashes{ctx: ctx, q: q, tenant: t, most: 1, kept: map[int64]tlog.Hash{}}
	places, hashes := make(map[string]givenPlace, len(waiting)), make(map[int64]givenHash, 2*len(waiting))
	for i, row := range waiting {
		place := size + int64(i)
		all, err := entryOf(row).Hashes(place, stored)
		if err != nil {
			return err
		}
		first := tlog.StoredHashIndex(0, place)
		for n, h := range all {
			at := first + int64(n)
			stored.kept[at], hashes[at] = h, givenHash{hex.EncodeToString(h[:])}
		}
		places[row.ID] = givenPlace{place}
	}
	if err := q.AddAuditHashes(ctx, gen.AddAuditHashesParams{TenantID: t, Hashes: jsonOf(hashes)}); err != nil {
		return fmt.Errorf("storing hashes: %w", err)
	}
	n, err := q.PlaceAudit(ctx, gen.PlaceAuditParams{TenantID: t, Places: jsonOf(places)})
	if err != nil || n != int64(len(waiting)) {
		return errors.Join(fmt.Errorf("placing entries: %d of %d", n, len(waiting)), err)
	}
	return nil
}

func entryOf(r gen.UnplacedAuditRow) audit.Entry {
	return audit.Entry{
		Tenant: r.TenantID, ID: r.ID, At: r.At, Account: r.AccountID, Deed: access.Deed(r.Deed), Ground: r.Ground,
		Family: r.FamilyID, Subject: r.Subject, Kind: audit.Kind(r.Kind),
	}
}

// storedHashes reads the log's hashes: what it has at hand first, then so many at once from the one that is asked for.
type storedHashes struct {
	ctx    context.Context //nolint:containedctx // tlog's interface has no context, and this lives for one call
	q      *gen.Queries
	tenant access.TenantID
	most   int32
	kept   map[int64]tlog.Hash
}

func (s *storedHashes) ReadHashes(places []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(places))
	for i, p := range places {
		if _, there := s.kept[p]; !there {
			if err := s.bring(p); err != nil {
				return nil, err
			}
		}
		read[i] = s.kept[p]
	}
	return read, nil
}

func (s *storedHashes) bring(place int64) error {
	rows, err := s.q.AuditHashesFrom(s.ctx, gen.AuditHashesFromParams{TenantID: s.tenant, FromPlace: place, Most: s.most})
	if err != nil || len(rows) == 0 || rows[0].Place != place {
		return errors.Join(fmt.Errorf("reading hash %d", place), err)
	}
	if s.most > 1 { // whoever reads on needs what went before no more
		clear(s.kept)
	}
	for _, row := range rows {
		var h tlog.Hash
		copy(h[:], row.Hash)
		s.kept[row.Place] = h
	}
	return nil
}

// Verified is what verification found to stand.
type Verified struct {
	Size int64     // entries in the log
	Head tlog.Hash // the hash over all of them
	Tail int       // entries written but not placed yet
}

// VerifyAudit goes through a tenant's whole log and says where it does not hold, as an *audit.Fault.
func (db *DB) VerifyAudit(ctx context.Context, t access.TenantID) (Verified, error) {
	var found Verified
	err := db.readOnly(ctx, func(ctx context.Context, tx gen.DBTX) error {
		q := gen.New(tx)
		size, err := q.AuditHead(ctx, t)
		if err != nil {
			return fmt.Errorf("reading the log's length: %w", notFound(err))
		}
		v := audit.NewVerifier(&storedHashes{ctx: ctx, q: q, tenant: t, most: mostPerVerify, kept: map[int64]tlog.Hash{}})
		for {
			rows, err := q.PlacedAudit(ctx, gen.PlacedAuditParams{
				TenantID: t, FromPosition: sql.NullInt64{Int64: v.Size(), Valid: true}, Most: mostPerVerify,
			})
			if err != nil {
				return fmt.Errorf("reading the log: %w", err)
			}
			for _, r := range rows {
				if err := v.Check(r.Position.Int64, audit.Entry{
					Tenant: t, ID: r.ID, At: r.At, Account: r.AccountID, Deed: access.Deed(r.Deed), Ground: r.Ground,
					Family: r.FamilyID, Subject: r.Subject, Kind: audit.Kind(r.Kind),
				}); err != nil {
					return err
				}
			}
			if len(rows) < mostPerVerify {
				break
			}
		}
		if v.Size() != size {
			return &audit.Fault{Place: v.Size(), Why: fmt.Sprintf("missing: the log had %d entries", size)}
		}
		tail, err := q.UnplacedAudit(ctx, gen.UnplacedAuditParams{TenantID: t, Most: mostPerVerify})
		if err != nil {
			return fmt.Errorf("reading entries without a place: %w", err)
		}
		found.Size, found.Tail = size, len(tail)
		if size > 0 {
			found.Head, err = v.Head()
		}
		return err
	})
	return found, err
}
