package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// ErrStale means that what is being saved was changed by someone else in between.
var ErrStale = errors.New("changed in between")

// Reading is the store as one action or look sees it: one tenant, one moment.
type Reading struct {
	ctx   context.Context //nolint:containedctx // a Reading lives no longer than the call it was made for
	db    *DB
	q     *gen.Queries
	actor access.Actor
	now   timescale.Instant
	note  func(subject string, passes ...access.Pass)
	noted bool
	fresh map[string]seal.Key // of families begun in this action: nobody else may know them before its commit
}

// Tx is a Reading that may also save. Every save takes a Pass.
type Tx struct {
	Reading
	nextID func() string
}

// Now is the moment of this action; it does not move while the action runs.
func (r *Reading) Now() timescale.Instant { return r.now }

// Today is the civil date in England.
func (r *Reading) Today() timescale.Date { return r.now.Date() }

// Actor is who is doing this.
func (r *Reading) Actor() access.Actor { return r.actor }

func (r *Reading) tenant() access.TenantID { return r.actor.Tenant }

// NewID is the next id of this action.
func (tx *Tx) NewID() string { return tx.nextID() }

// Doing is who does a thing, and what came with the form: the key that keeps it from being done twice, and the version
// of what they saw when they filled it in.
type Doing struct {
	Actor access.Actor
	Once  string
	Seen  string
}

// Unchanged compares what somebody saw with what they would see now. A difference is ErrStale; a form that carries no
// version is let through, for it depends on nothing that its sender saw.
func (tx *Tx) Unchanged(by Doing, now any) error {
	if by.Seen == "" {
		return nil
	}
	key, err := tx.db.versionKey(tx.tenant())
	if err != nil {
		return err
	}
	if access.VersionOf(key, now) != by.Seen {
		return ErrStale
	}
	return nil
}

func (db *DB) versionKey(t access.TenantID) ([]byte, error) {
	key, err := db.tenantKey(t)
	if err != nil {
		return nil, err
	}
	return key.Bytes("versions")
}

// Act runs one action: everything it saves is saved together, its audit entry with it, or nothing is. The action may
// be run again after a collision, so it does nothing but use tx. What it returns is remembered under by.Once.
func Act[R ~string](ctx context.Context, db *DB, by Doing, name string, act func(tx *Tx) (R, error)) (R, error) {
	var result R
	err := db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		result = ""
		tx := &Tx{Reading: db.reading(ctx, inner, by.Actor), nextID: db.ids.For(name + "/" + string(by.Actor.Account) + "/" + by.Once)}
		before, done, err := tx.doneBefore(by.Once)
		if err != nil {
			return err
		}
		if done {
			result = R(before)
			return nil
		}
		if result, err = act(tx); err != nil {
			return err
		}
		if err := tx.record(); err != nil {
			return err
		}
		return tx.rememberOnce(by.Once, string(result))
	})
	if err != nil {
		return "", err
	}
	return result, nil
}

func (db *DB) transact(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.do(ctx, act)
	}
	return db.serializable(ctx, act)
}

func (db *DB) reading(ctx context.Context, in gen.DBTX, actor access.Actor) Reading {
	return Reading{ctx: ctx, db: db, q: gen.New(in), actor: actor, now: db.Now()}
}

// Look reads case content for one person. build says what they see, having asked for the pass it needs. The look is
// written to the audit log, and synced, before anything is given out: if it cannot be, nothing is.
func Look[T any](ctx context.Context, db *DB, actor access.Actor, build func(r *Reading) (T, error)) (access.Copy[T], error) {
	var none access.Copy[T]
	var seen T
	var receipts []chan error
	var first access.Pass
	err := db.readOnly(ctx, func(ctx context.Context, inner gen.DBTX) error {
		r := db.reading(ctx, inner, actor)
		// The entry is written while the page is read, and awaited before it is shown.
		r.note = func(subject string, passes ...access.Pass) {
			if len(passes) == 0 {
				return
			}
			if len(receipts) == 0 {
				first = passes[0]
			}
			written := make(chan error, 1)
			receipts = append(receipts, written)
			go func() { written <- db.writeLook(context.WithoutCancel(ctx), subject, passes) }()
		}
		var err error
		seen, err = build(&r)
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

func (db *DB) readOnly(ctx context.Context, read func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.readSnapshot(ctx, read)
	}
	return once(ctx, db.read, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}, read)
}

// Allow asks whether this person may do a thing in a family now. What is allowed is written to the audit log: in the
// same transaction for an action, on its own before anything is shown for a look. Subject is the id of the thing meant.
func (r *Reading) Allow(f access.FamilyID, d access.Deed, subject string) (access.Pass, error) {
	standing, err := r.Standing(f)
	if err != nil {
		return access.Pass{}, err
	}
	return r.allowed(standing, d, subject)
}

// AllowAt is Allow at one conference: whoever chairs, records or is invited to another of the family may do nothing by
// that part.
func (r *Reading) AllowAt(f access.FamilyID, d access.Deed, c conference.ID) (access.Pass, error) {
	standing, err := r.Standing(f)
	if err != nil {
		return access.Pass{}, err
	}
	return r.allowed(standing.At(string(c)), d, string(c))
}

func (r *Reading) allowed(standing access.Standing, d access.Deed, subject string) (access.Pass, error) {
	pass, err := access.Allow(standing, d)
	if err != nil {
		return access.Pass{}, err
	}
	if r.note != nil {
		r.note(subject, pass)
	}
	return pass, nil
}

// Allow is Reading.Allow for an action: the entry is saved with it.
func (tx *Tx) Allow(f access.FamilyID, d access.Deed, subject string) (access.Pass, error) {
	pass, err := tx.Reading.Allow(f, d, subject)
	if err != nil {
		return access.Pass{}, err
	}
	return pass, tx.Note(pass, subject)
}

// AllowAt is Reading.AllowAt for an action: the entry is saved with it.
func (tx *Tx) AllowAt(f access.FamilyID, d access.Deed, c conference.ID) (access.Pass, error) {
	pass, err := tx.Reading.AllowAt(f, d, c)
	if err != nil {
		return access.Pass{}, err
	}
	return pass, tx.Note(pass, string(c))
}

// AllowOwn is for a look at what is one's own and belongs to no family, such as the list of what to do next.
func (r *Reading) AllowOwn(d access.Deed) (access.Pass, error) {
	pass, err := access.AllowOwn(r.actor, d)
	if err == nil && r.note != nil {
		r.note("", pass)
	}
	return pass, err
}

// AllowOffice is for a look that somebody's job permits and that belongs to no one family.
func (r *Reading) AllowOffice(d access.Deed) (access.Pass, error) {
	pass, err := access.AllowOffice(r.actor, d, "")
	if err == nil && r.note != nil {
		r.note("", pass)
	}
	return pass, err
}

// Note writes an audit entry for what a pass is used for.
func (tx *Tx) Note(p access.Pass, subject string) error {
	tx.noted = true
	return tx.addEntry(tx.NewID(), p, subject, "did")
}

// record refuses an action that left no entry: nothing is done unseen.
func (tx *Tx) record() error {
	if !tx.noted {
		return errors.New("an action left no audit entry")
	}
	return nil
}

func (tx *Tx) covered(p access.Pass, f access.FamilyID) error {
	if !p.Covers(tx.tenant(), f) {
		return access.ErrNoPass
	}
	return nil
}

// seal shuts a value into the family's box for one place.
func (tx *Tx) seal(f access.FamilyID, place string, value any) (seal.Sealed, error) {
	key, err := tx.familyKey(f)
	if err != nil {
		return seal.Sealed{}, err
	}
	plain, err := json.Marshal(value)
	if err != nil {
		return seal.Sealed{}, fmt.Errorf("sealing: %w", err)
	}
	return key.Seal(place, plain), nil
}

// unseal opens what seal shut, into a pointer.
func (r *Reading) unseal(f access.FamilyID, place string, s seal.Sealed, into any) error {
	key, err := r.familyKey(f)
	if err != nil {
		return err
	}
	plain, err := key.Open(place, s)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, into); err != nil {
		return errors.New("unsealing: not what was sealed") // the parser's own words would quote the content
	}
	return nil
}

func (db *DB) tenantKey(t access.TenantID) (seal.Key, error) {
	if k, ok := db.tenants.Load(t); ok {
		return k.(seal.Key), nil
	}
	k, err := db.key.Derive("tenant/" + string(t))
	if err == nil {
		db.tenants.Store(t, k)
	}
	return k, err
}

func familyPlace(t access.TenantID, f access.FamilyID) string {
	return "family/" + string(t) + "/" + string(f)
}

func (r *Reading) familyKey(f access.FamilyID) (seal.Key, error) {
	place := familyPlace(r.tenant(), f)
	if k, begun := r.fresh[place]; begun {
		return k, nil
	}
	if k, ok := r.db.families.Load(place); ok {
		return k.(seal.Key), nil
	}
	wrapped, err := r.q.FamilyKey(r.ctx, gen.FamilyKeyParams{TenantID: r.tenant(), ID: string(f)})
	if err != nil {
		return seal.Key{}, fmt.Errorf("reading the family's key: %w", notFound(err))
	}
	return r.unwrap(f, wrapped)
}

// notFound turns the database's word for no row into the one that everybody uses.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return access.ErrNotFound
	}
	return err
}

func null(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }
