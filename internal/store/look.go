package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/access"
	"kith/internal/store/gen"
)

// Look reads case content for one person. build says what they see, having asked for the pass it needs. The look is
// written to the audit log, and synced, before anything is given out: if it cannot be, nothing is.
func Look[T any](ctx context.Context, db *DB, actor access.Actor, build func(r *Reading) (T, error)) (access.Copy[T], error) {
	var none access.Copy[T]
	var seen T
	var receipts []chan error
	var first access.Pass
	var allowed []access.FamilyID
	err := db.readOnly(ctx, func(ctx context.Context, inner gen.DBTX) error {
		r := db.reading(ctx, inner, actor)
		r.seen, r.recounts = map[string]any{}, map[access.FamilyID]recount{}
		// The entry is written while the page is read, and awaited before it is shown.
		r.note = func(subject string, passes ...access.Pass) {
			if len(passes) == 0 {
				return
			}
			if len(receipts) == 0 {
				first = passes[0]
			}
			for _, p := range passes {
				allowed = append(allowed, p.Family())
			}
			entry := lookEntry{subject: subject, passes: passes}
			if subject != "" { // what has none is not counted
				entry.recount = r.recounts[passes[0].Family()]
			}
			written := make(chan error, 1)
			receipts = append(receipts, written)
			go func() { written <- db.writeLook(context.WithoutCancel(ctx), entry) }()
		}
		err := r.stillIn()
		if err == nil {
			seen, err = build(&r)
			err = toThose(err, allowed)
		}
		return err
	})
	for _, written := range receipts {
		err = errors.Join(err, <-written)
	}
	if err != nil {
		return none, err
	}
	if len(receipts) == 0 {
		return none, access.ErrNotRecorded
	}
	raw, err := db.versionKey(actor.Tenant)
	if err != nil {
		return none, err
	}
	return access.Reveal(access.Recorded(first, raw), seen)
}

// readAlone runs one query, which needs no transaction: it reads at one moment by itself.
func (db *DB) readAlone(ctx context.Context, read func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.withReader(ctx, func(l *line) error { return read(ctx, l) })
	}
	return read(ctx, db.read)
}

func (db *DB) readOnly(ctx context.Context, read func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.withReader(ctx, func(l *line) error { return l.snapshot(ctx, read) })
	}
	return once(ctx, db.read, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}, read)
}

// again gives what a look has read before, so that nothing is read and opened twice for one page: a look sees one moment
// and one reader, and ends with the page. An action reads anew each time, for it may have changed what it reads.
func again[T any](r *Reading, what string, read func() (T, error)) (T, error) {
	if r.seen == nil {
		return read()
	}
	if before, there := r.seen[what]; there {
		return before.(T), nil
	}
	found, err := read()
	if err == nil {
		r.seen[what] = found
	}
	return found, err
}
