package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Way is by what somebody signed in.
type Way string

// The ways.
const (
	ByLink          Way = "link"
	ByCard          Way = "card"
	ByPaperCode     Way = "paper code"
	ByPasskey       Way = "passkey"
	ByRecoveryCode  Way = "recovery code"
	ByDemonstration Way = "demonstration"
	ByOrganisation  Way = "organisation"
)

// WayIn is how a family member chose to sign in: empty until they have.
type WayIn string

// The ways in that a family member chooses from.
const (
	WithPaperCodes WayIn = "paper codes"
	WithPasskey    WayIn = "passkey"
	WithTheWorker  WayIn = "with the worker"
)

// Entrant is who would be let in by a code, a link or a passkey.
type Entrant struct {
	Actor  access.Actor
	WayIn  WayIn
	Paused bool
	Way    Way
	Number int // of the code that was typed

	Provider string // whose sign-in let them in
}

func entrant(t access.TenantID, a access.AccountID, office, person, wayIn string, paused timescale.Instant, way Way) Entrant {
	return Entrant{
		Actor: access.Actor{Tenant: t, Account: a, Person: access.PersonID(person), Office: access.Office(office)},
		WayIn: WayIn(wayIn), Paused: !paused.IsZero(), Way: way,
	}
}

// CodeOwner is whose a code is. One that is wrong, was used or withdrawn, has ended, or whose owner's account is closed is
// ErrNotFound.
func (db *DB) CodeOwner(ctx context.Context, c Code) (Entrant, error) {
	mark, err := db.CodeMark(c)
	if err != nil {
		return Entrant{}, err
	}
	var row gen.CodeOwnerRow
	if err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).CodeOwner(ctx, gen.CodeOwnerParams{CodeHash: mark, NowAt: db.Now()})
		return err
	}); err != nil {
		return Entrant{}, fmt.Errorf("looking for a code: %w", notFound(err))
	}
	e := entrant(row.TenantID, row.AccountID, row.Office, row.Person.String, row.WayIn, row.PausedAt, Way(row.Kind))
	e.Number = int(row.Number)
	return e, nil
}

// LinkOwner is whose a sign-in link is. One that was used, has ended or never was is ErrNotFound.
func (db *DB) LinkOwner(ctx context.Context, token string) (Entrant, error) {
	var row gen.LinkOwnerRow
	if err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).LinkOwner(ctx, gen.LinkOwnerParams{TokenHash: hashed(token), NowAt: db.Now()})
		return err
	}); err != nil {
		return Entrant{}, fmt.Errorf("looking for a sign-in link: %w", notFound(err))
	}
	return entrant(row.TenantID, row.AccountID, row.Office, row.Person.String, row.WayIn, row.PausedAt, ByLink), nil
}

// UseCode uses up a code of the actor's own. One that lets nobody in any more is ErrNotFound.
func (tx *Tx) UseCode(p access.Pass, c Code) error {
	mark, err := tx.db.CodeMark(c)
	if err != nil {
		return err
	}
	return tx.useUp(p, func() (int64, error) {
		return tx.q.UseCode(tx.ctx, gen.UseCodeParams{UsedAt: tx.now, TenantID: tx.tenant(), AccountID: tx.actor.Account, CodeHash: mark})
	})
}

// UseLink uses up a sign-in link of the actor's own. One that lets nobody in any more is ErrNotFound.
func (tx *Tx) UseLink(p access.Pass, token string) error {
	return tx.useUp(p, func() (int64, error) {
		return tx.q.UseSignInLink(tx.ctx, gen.UseSignInLinkParams{
			UsedAt: tx.now, TenantID: tx.tenant(), AccountID: tx.actor.Account, TokenHash: hashed(token),
		})
	})
}

func (tx *Tx) useUp(p access.Pass, use func() (int64, error)) error {
	if err := tx.own(p); err != nil {
		return err
	}
	n, err := use()
	if err != nil {
		return fmt.Errorf("signing in: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// own wants a pass of the actor's own, for what belongs to no family.
func (tx *Tx) own(p access.Pass) error {
	if !p.Given() || p.Actor() != tx.actor {
		return access.ErrNoPass
	}
	return nil
}

// AddSession signs the actor in. Only a hash of the token is kept. An account that is closed or paused is ErrNotFound: it is
// looked at again here, in the transaction that lets its owner in.
func (tx *Tx) AddSession(p access.Pass, token string, by Entrant, lasts time.Duration) error {
	if err := tx.own(p); err != nil {
		return err
	}
	if err := tx.mayEnter(); err != nil {
		return err
	}
	return addSession(tx.ctx, tx.q, token, tx.tenant(), tx.actor.Account, by, tx.now, lasts)
}

// GuestReads is how long a guest may come back to a record that they were given, once nothing else is theirs to do: time
// to read it, to disagree with it and to ask that it is corrected. The number is judged; no guide has one.
const GuestReads = 6 * 7 * 24 * time.Hour

// mayEnter refuses the actor whose account was closed or paused meanwhile.
func (r *Reading) mayEnter() error {
	open, err := r.MayEnter(r.actor.Account)
	if err == nil && !open {
		return access.ErrNotFound
	}
	return err
}

// MayEnter reports whether somebody's account lets them in now: it is open and not paused, and a guest has a part that runs.
func (r *Reading) MayEnter(who access.AccountID) (bool, error) {
	n, err := r.q.MayEnter(r.ctx, gen.MayEnterParams{TenantID: r.tenant(), ID: string(who), GivenAfter: r.now.Add(-GuestReads)})
	if err != nil {
		return false, fmt.Errorf("reading whether an account is open: %w", err)
	}
	return n == 1, nil
}

// stillIn refuses somebody of the family whose access ended or was paused while what they asked for was on its way: from the
// moment that a pause is kept, nothing more is read or done for them.
func (r *Reading) stillIn() error {
	if r.actor.Office != access.FamilyMember {
		return nil
	}
	return r.mayEnter()
}

// EndSessions signs somebody out, wherever they are.
func (tx *Tx) EndSessions(p access.Pass, who access.AccountID) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	if err := tx.q.EndSessionsOf(tx.ctx, gen.EndSessionsOfParams{EndedAt: tx.now, TenantID: tx.tenant(), AccountID: who}); err != nil {
		return fmt.Errorf("signing out: %w", err)
	}
	return nil
}

// EndWays ends everything that somebody of the family signs in by, and signs them out.
func (tx *Tx) EndWays(p access.Pass, who access.AccountID) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	return tx.endWays(who)
}

func (tx *Tx) endWays(who access.AccountID) error {
	t := tx.tenant()
	if err := errors.Join(
		tx.q.EndCodesOf(tx.ctx, gen.EndCodesOfParams{WithdrawnAt: tx.now, TenantID: t, AccountID: who}),
		tx.q.EndLinksOf(tx.ctx, gen.EndLinksOfParams{UsedAt: tx.now, TenantID: t, AccountID: who}),
		tx.q.WithdrawPasskeys(tx.ctx, gen.WithdrawPasskeysParams{WithdrawnAt: tx.now, TenantID: t, AccountID: who}),
		tx.q.SetWayIn(tx.ctx, gen.SetWayInParams{WayIn: "", TenantID: t, ID: string(who)}),
		tx.dropIdentities(who),
		tx.q.EndSessionsOf(tx.ctx, gen.EndSessionsOfParams{EndedAt: tx.now, TenantID: t, AccountID: who}),
	); err != nil {
		return fmt.Errorf("ending what somebody signs in by: %w", err)
	}
	return nil
}

// Pause keeps somebody of the family out, and signs them out wherever they are. It reports whether they were not paused before.
func (tx *Tx) Pause(p access.Pass, who access.AccountID) (bool, error) {
	if err := tx.mayChangeWays(p, who); err != nil {
		return false, err
	}
	n, err := tx.q.PauseAccount(tx.ctx, gen.PauseAccountParams{
		PausedAt: tx.now, PausedBy: null(string(tx.actor.Account)), TenantID: tx.tenant(), ID: string(who),
	})
	if err != nil {
		return false, fmt.Errorf("pausing an account: %w", err)
	}
	return n == 1, tx.EndSessions(p, who)
}

// GiveBack ends a pause. It reports whether there was one.
func (tx *Tx) GiveBack(p access.Pass, who access.AccountID) (bool, error) {
	if err := tx.mayChangeWays(p, who); err != nil {
		return false, err
	}
	n, err := tx.q.GiveBackAccount(tx.ctx, gen.GiveBackAccountParams{TenantID: tx.tenant(), ID: string(who)})
	if err != nil {
		return false, fmt.Errorf("ending a pause: %w", err)
	}
	return n == 1, nil
}

// SetWayIn keeps how somebody of the family chose to sign in.
func (tx *Tx) SetWayIn(p access.Pass, who access.AccountID, way WayIn) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	if err := tx.q.SetWayIn(tx.ctx, gen.SetWayInParams{WayIn: string(way), TenantID: tx.tenant(), ID: string(who)}); err != nil {
		return fmt.Errorf("keeping how somebody signs in: %w", err)
	}
	return nil
}

// OpenSession is somewhere that somebody is signed in.
type OpenSession struct {
	Mark    string // as in Session
	Way     Way
	BeganAt timescale.Instant
	UsedAt  timescale.Instant
}

// OwnSessions lists where the actor is signed in, the one used last first. One that lay unused for longer than idle has ended.
func (r *Reading) OwnSessions(idle time.Duration) ([]OpenSession, error) {
	rows, err := r.q.SessionsOf(r.ctx, gen.SessionsOfParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, NowAt: r.now, IdleAt: r.now.Add(-idle),
	})
	if err != nil {
		return nil, fmt.Errorf("listing one's own sessions: %w", err)
	}
	all := make([]OpenSession, len(rows))
	for i, row := range rows {
		all[i] = OpenSession{Mark: row.TokenHash, Way: Way(row.Way), BeganAt: row.CreatedAt, UsedAt: row.UsedAt}
	}
	return all, nil
}
