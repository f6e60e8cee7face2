package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/audit"
	"kith/internal/store/gen"
)

// mostPerVerify is how many entries or hashes are read at once, and readAhead how many such pages wait to be checked.
const (
	mostPerVerify = 4000
	readAhead     = 4
)

// Verified is what verification found to stand.
type Verified struct {
	Size        int64     // entries in the log
	Head        tlog.Hash // the hash over all of them
	Tail        int       // entries written but not placed yet, mostPerVerify at most
	Checkpoints int       // how many signed checkpoints it goes on from
}

// VerifyAudit goes through a tenant's whole log, and says where it does not hold, as an *audit.Fault. Signed are checkpoints
// of it that were kept elsewhere: the log must contain each, so that one which was cut and written anew is found out.
func (db *DB) VerifyAudit(ctx context.Context, t access.TenantID, signed ...audit.Checkpoint) (Verified, error) {
	found := Verified{Checkpoints: len(signed)}
	signed = slices.SortedStableFunc(slices.Values(signed), func(a, b audit.Checkpoint) int { return int(a.Size - b.Size) })
	err := db.readOnly(ctx, func(ctx context.Context, tx gen.DBTX) error {
		q := gen.New(tx)
		size, err := q.AuditHead(ctx, t)
		if err != nil {
			return fmt.Errorf("reading the log's length: %w", notFound(err))
		}
		if err := checkAll(ctx, q, t, size, signed, &found); err != nil {
			return err
		}
		tail, err := q.UnplacedAudit(ctx, gen.UnplacedAuditParams{TenantID: t, Most: mostPerVerify})
		if err != nil {
			return fmt.Errorf("reading entries without a place: %w", err)
		}
		found.Tail = len(tail)
		return nil
	})
	return found, err
}

// pages reads a log ahead of whoever checks it, so that one processor reads while another hashes.
type pages struct {
	each chan page
	now  page
}

// page is some of the log: entries first, and the hashes that were stored for them. Which of them reach further differs.
type page struct {
	entries []gen.PlacedAuditRow
	hashes  []gen.AuditHashesFromRow
	err     error
}

func readPages(ctx context.Context, q *gen.Queries, t access.TenantID, into chan<- page) {
	defer close(into)
	var entry, hash int64
	for {
		var p page
		p.entries, p.err = q.PlacedAudit(ctx, gen.PlacedAuditParams{
			TenantID: t, FromPosition: sql.NullInt64{Int64: entry, Valid: true}, Most: mostPerVerify,
		})
		if p.err == nil { // each entry has two hashes, but for what the page ends on
			p.hashes, p.err = q.AuditHashesFrom(ctx, gen.AuditHashesFromParams{TenantID: t, FromPlace: hash, Most: 2*mostPerVerify + 64})
		}
		select {
		case into <- p:
		case <-ctx.Done():
			return
		}
		if p.err != nil || len(p.entries) < mostPerVerify {
			return
		}
		entry = p.entries[len(p.entries)-1].Position.Int64 + 1
		hash = tlog.StoredHashIndex(0, entry)
	}
}

// hash is the one stored at a place, and whether there is one. Places are asked for in their order.
func (p *pages) hash(place int64) (tlog.Hash, bool) {
	for len(p.now.hashes) > 0 && p.now.hashes[0].Place < place {
		p.now.hashes = p.now.hashes[1:]
	}
	if len(p.now.hashes) == 0 || p.now.hashes[0].Place != place || len(p.now.hashes[0].Hash) != tlog.HashSize {
		return tlog.Hash{}, false
	}
	return tlog.Hash(p.now.hashes[0].Hash), true
}

func checkAll(ctx context.Context, q *gen.Queries, t access.TenantID, size int64, signed []audit.Checkpoint, found *Verified) error {
	ctx, stop := context.WithCancel(ctx)
	p := &pages{each: make(chan page, readAhead)}
	go readPages(ctx, q, t, p.each)
	defer func() { // the transaction is the reader's until it has ended
		stop()
		for range p.each {
		}
	}()
	v := audit.NewVerifier(p.hash, signed)
	for p.now = range p.each {
		if p.now.err != nil {
			return fmt.Errorf("reading the log: %w", p.now.err)
		}
		for _, r := range p.now.entries {
			if err := v.Check(r.Position.Int64, audit.Entry{
				Tenant: t, ID: r.ID, At: r.At, Account: r.AccountID, Deed: access.Deed(r.Deed), Ground: r.Ground,
				Family: r.FamilyID, Subject: r.Subject, Kind: audit.Kind(r.Kind),
			}); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := v.End(size); err != nil {
		return err
	}
	var err error
	found.Size = size
	if size > 0 {
		found.Head, err = v.Head()
	}
	return err
}
