package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Session is somebody signed in.
type Session struct {
	Actor     access.Actor
	Name      string // empty for a family member: their name is sealed with their family's
	Job       string
	Family    access.FamilyID
	Tenant    string // the partnership's name
	Procedure string // and the name of its procedure
	BeganAt   timescale.Instant
	UsedAt    timescale.Instant
	EndsAt    timescale.Instant
	Provider  string // whose sign-in let them in, as it is named in addresses; empty for every other way
	Mark      string // names it among its owner's own sessions
	Ended     bool   // signed out, idle too long, past its end, or the account was closed or paused
}

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// AddSession signs somebody in whom the demonstration's door names. Only a hash of the token is kept.
func (db *DB) AddSession(ctx context.Context, token string, t access.TenantID, a access.AccountID, lasts time.Duration) error {
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return addSession(ctx, gen.New(tx), token, t, a, Entrant{Way: ByDemonstration}, db.Now(), lasts)
	})
}

func addSession(
	ctx context.Context, q *gen.Queries, token string, t access.TenantID, a access.AccountID, by Entrant, now timescale.Instant, lasts time.Duration,
) error {
	if err := q.AddSession(ctx, gen.AddSessionParams{
		TokenHash: hashed(token), TenantID: t, AccountID: a, CreatedAt: now, UsedAt: now, EndsAt: now.Add(lasts), Way: string(by.Way), Provider: by.Provider,
	}); err != nil {
		return fmt.Errorf("signing in: %w", err)
	}
	return nil
}

// Session finds who a token belongs to. A session that ended is still found, so that what its owner was typing can
// be kept for them; Ended says so.
func (db *DB) Session(ctx context.Context, token string, idle time.Duration) (Session, error) {
	var row gen.SessionByTokenRow
	err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).SessionByToken(ctx, gen.SessionByTokenParams{GivenAfter: db.Now().Add(-GuestReads), TokenHash: hashed(token)})
		return err
	})
	if err != nil {
		return Session{}, fmt.Errorf("reading the session: %w", notFound(err))
	}
	now := db.Now()
	return Session{
		Actor: access.Actor{
			Tenant: row.TenantID, Account: row.AccountID, Person: access.PersonID(row.Person.String), Office: access.Office(row.Office),
		},
		Name: row.Name, Job: row.Job, Family: access.FamilyID(row.PersonFamily.String), Tenant: row.TenantName, Procedure: row.ProcedureName, BeganAt: row.CreatedAt,
		UsedAt: row.UsedAt, EndsAt: row.EndsAt, Provider: row.Provider, Mark: hashed(token),
		Ended: !row.EndedAt.IsZero() || row.Active == 0 || row.Admitted == 0 || !row.PausedAt.IsZero() || !now.Before(row.EndsAt) || now.Sub(row.UsedAt) > idle,
	}, nil
}

// TouchSession notes that a session is in use.
func (db *DB) TouchSession(ctx context.Context, token string) error {
	return db.transactLook(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return gen.New(tx).TouchSession(ctx, gen.TouchSessionParams{UsedAt: db.Now(), TokenHash: hashed(token)})
	})
}

// EndSession signs out.
func (db *DB) EndSession(ctx context.Context, token string) error {
	return db.transactLook(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return gen.New(tx).EndSession(ctx, gen.EndSessionParams{EndedAt: db.Now(), TokenHash: hashed(token)})
	})
}

// AddSignInLink makes a link that signs one person in once, before it ends.
func (tx *Tx) AddSignInLink(p access.Pass, token string, a access.AccountID, lasts time.Duration) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if err := tx.q.AddSignInLink(tx.ctx, gen.AddSignInLinkParams{
		TokenHash: hashed(token), TenantID: tx.tenant(), AccountID: a, EndsAt: tx.now.Add(lasts),
	}); err != nil {
		return fmt.Errorf("making a sign-in link: %w", err)
	}
	return nil
}

// ledTo is the key under which it is kept where somebody's form led.
func ledTo(a access.Actor, once string) string { return "led/" + string(a.Account) + "/" + once }

// FormSent forgets a form's draft and keeps the page that sending it led to. A form without a draft names none.
func (db *DB) FormSent(ctx context.Context, a access.Actor, once, draft, to string) error {
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		q := gen.New(tx)
		if draft != "" {
			if err := q.DropDraft(ctx, gen.DropDraftParams{TenantID: a.Tenant, AccountID: a.Account, Form: draft}); err != nil {
				return fmt.Errorf("dropping a draft: %w", err)
			}
		}
		if once == "" {
			return nil
		}
		_, err := q.Once(ctx, gen.OnceParams{TenantID: a.Tenant, Once: ledTo(a, once)})
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		return q.AddOnce(ctx, gen.AddOnceParams{
			TenantID: a.Tenant, Once: ledTo(a, once), AccountID: a.Account, Result: to, At: db.Now(),
		})
	})
}

// LedTo is where the form with this key led when it was sent before, and whether it was: the front page where its
// first answer is still under way.
func (db *DB) LedTo(ctx context.Context, a access.Actor, once string) (to string, done bool, err error) {
	err = db.readOnly(ctx, func(ctx context.Context, in gen.DBTX) error {
		q := gen.New(in)
		led, err := q.Once(ctx, gen.OnceParams{TenantID: a.Tenant, Once: ledTo(a, once)})
		if err == nil {
			to, done = led.Result, true
			return nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		first, err := q.Once(ctx, gen.OnceParams{TenantID: a.Tenant, Once: once})
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		to, done = "/", err == nil && first.AccountID == a.Account
		return err
	})
	return to, done, err
}
