package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Watch is a page that stands on somebody's screen: which one, the version that it shows, and how what its reader would
// see now is written.
type Watch[T any] struct {
	Page    string
	Version string
	Write   func(seen T, to io.Writer) error
}

// Changed reports whether a page would read otherwise for its reader than the version on their screen. That is all that
// leaves: no content, so it writes no audit entry. It refuses whatever Look would refuse.
//
// Most of the time nothing was done in the family since the reader's last question, and one count says so. The count is
// of all that was done, hidden from the reader or not: it decides how much work there is, and never the answer.
func Changed[T any](ctx context.Context, db *DB, actor access.Actor, c conference.ID, w Watch[T], build func(r *Reading) (T, error)) (bool, error) {
	done, err := db.doneAround(ctx, actor.Tenant, c) // before the page is read: what is done in between is found next time
	if err != nil {
		return false, err
	}
	screen := screen{tenant: actor.Tenant, account: actor.Account, conference: c, page: w.Page, version: w.Version}
	if db.screens.stands(screen, done, db.Now()) {
		return false, nil
	}
	key, err := db.versionKey(actor.Tenant)
	if err != nil {
		return false, err
	}
	var version string
	if err := db.readOnly(ctx, func(ctx context.Context, inner gen.DBTX) error {
		r := db.reading(ctx, inner, actor)
		r.seen = map[string]any{}
		seen, err := build(&r)
		if err != nil {
			return err
		}
		version, err = access.VersionWritten(key, func(to io.Writer) error { return w.Write(seen, to) })
		return err
	}); err != nil {
		return false, err
	}
	if version == "" {
		return false, errors.New("comparing a page: it has no version")
	}
	if version != w.Version {
		return true, nil
	}
	db.screens.keep(screen, done, db.Now())
	return false, nil
}

// doneAround counts what was done today in the family whose conference this is: none where there is no such conference.
func (db *DB) doneAround(ctx context.Context, t access.TenantID, c conference.ID) (int64, error) {
	var done int64
	err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		done, err = gen.New(in).DoneAround(ctx, gen.DoneAroundParams{
			TenantID: t, ConferenceID: string(c), SinceAt: db.Now().Date().At(0, 0),
		})
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("counting what was done: %w", err)
	}
	return done, nil
}

// screens remember which versions were found to stand, and how much had been done by then.
type screens struct {
	mu  sync.Mutex
	all map[screen]stood
}

type screen struct {
	tenant        access.TenantID
	account       access.AccountID
	conference    conference.ID
	page, version string
}

type stood struct {
	done  int64
	until timescale.Instant
}

// A page is read anew at least this often: a part may end by its day, and a colleague's name change, with nothing done in
// the family.
const mayStand = 15 * time.Second

const mostScreens = 10000

func (s *screens) stands(at screen, done int64, now timescale.Instant) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	was, there := s.all[at]
	return there && was.done == done && now.Before(was.until)
}

func (s *screens) keep(at screen, done int64, now timescale.Instant) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil || len(s.all) >= mostScreens {
		s.all = map[screen]stood{}
	}
	s.all[at] = stood{done: done, until: now.Add(mayStand)}
}
