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
	placeEvery = 500 * time.Millisecond
	mostAtOnce = 500
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
	if db.tight() {
		return 0, nil // entries wait for their place until there is room
	}
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
	stored := &storedHashes{ctx: ctx, q: q, tenant: t, kept: map[int64]tlog.Hash{}}
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

// storedHashes reads the log's hashes one by one: what it has at hand first.
type storedHashes struct {
	ctx    context.Context //nolint:containedctx // tlog's interface has no context, and this lives for one call
	q      *gen.Queries
	tenant access.TenantID
	kept   map[int64]tlog.Hash
}

func (s *storedHashes) ReadHashes(places []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(places))
	for i, p := range places {
		if _, there := s.kept[p]; !there {
			rows, err := s.q.AuditHashesFrom(s.ctx, gen.AuditHashesFromParams{TenantID: s.tenant, FromPlace: p, Most: 1})
			if err != nil || len(rows) == 0 || rows[0].Place != p {
				return nil, errors.Join(fmt.Errorf("reading hash %d", p), err)
			}
			s.kept[p] = tlog.Hash(rows[0].Hash)
		}
		read[i] = s.kept[p]
	}
	return read, nil
}
