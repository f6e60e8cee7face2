package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

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

	recounts map[access.FamilyID]recount // of a look: by family, none for a list

	fresh map[string]seal.Key // of families begun in this action: nobody else may know them before its commit
	last  lastKey
	seen  map[string]any // what a look has read already: see again
}

// Tx is a Reading that may also save. Every save takes a Pass.
type Tx struct {
	Reading
	nextID   func() string
	wrote    map[string]bool   // the tables that the action saved to
	families []access.FamilyID // those in which it was allowed something
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
	if by.Once == "" {
		return "", ErrNoOnce
	}
	var result R
	// On PostgreSQL, to look for a key that is not there is to depend on everybody who adds one. So the key is looked for
	// first only where an earlier try ran into something; that it cannot be added twice is enough until then.
	look := db.engine == SQLite
	err := db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		looked := look
		look, result = true, ""
		saved := written{DBTX: inner, tables: map[string]bool{}}
		tx := &Tx{Reading: db.reading(ctx, saved, by.Actor), wrote: saved.tables, nextID: db.ids.For(name + "/" + string(by.Actor.Account) + "/" + by.Once)}
		if looked {
			if before, done, err := tx.doneBefore(by.Once); done || err != nil {
				result = R(before)
				return err
			}
		}
		err := tx.stillIn()
		if err == nil {
			result, err = act(tx)
			err = toThose(err, tx.families)
		}
		if err != nil {
			if looked {
				return err
			}
			// It may fail because it was done: then its answer is what it led to.
			if before, done, none := tx.doneBefore(by.Once); done && none == nil {
				result = R(before)
				return errDoneBefore
			}
			return err
		}
		if err := tx.record(); err != nil {
			return err
		}
		if err := tx.room(tx.families); err != nil {
			return err
		}
		if err := tx.countAgain(name); err != nil {
			return err
		}
		return tx.rememberOnce(by.Once, string(result))
	})
	if err != nil && !errors.Is(err, errDoneBefore) {
		return "", err
	}
	return result, nil
}

func (db *DB) transact(ctx context.Context, act func(context.Context, gen.DBTX) error) error {
	if db.engine == SQLite {
		return db.batches.do(ctx, act)
	}
	return db.retried(ctx, sql.LevelSerializable, act)
}

func (db *DB) reading(ctx context.Context, in gen.DBTX, actor access.Actor) Reading {
	return Reading{ctx: ctx, db: db, q: gen.New(in), actor: actor, now: db.Now()}
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
	return r.AllowOf(f, d, c, string(c))
}

// AllowOf is AllowAt for something of a conference's, which is the subject.
func (r *Reading) AllowOf(f access.FamilyID, d access.Deed, c conference.ID, subject string) (access.Pass, error) {
	standing, err := r.Standing(f)
	if err != nil {
		return access.Pass{}, err
	}
	return r.allowed(standing.At(string(c)), d, subject)
}

func (r *Reading) allowed(standing access.Standing, d access.Deed, subject string) (access.Pass, error) {
	pass, err := access.Allow(standing, d)
	if err != nil {
		return access.Pass{}, err
	}
	if r.note != nil {
		if err := r.notTooMany(standing); err != nil {
			return access.Pass{}, err
		}
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
	return tx.AllowOf(f, d, c, string(c))
}

// AllowOf is Reading.AllowOf for an action: the entry is saved with it.
func (tx *Tx) AllowOf(f access.FamilyID, d access.Deed, c conference.ID, subject string) (access.Pass, error) {
	pass, err := tx.Reading.AllowOf(f, d, c, subject)
	if err != nil {
		return access.Pass{}, err
	}
	return pass, tx.Note(pass, subject)
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
	if f := p.Family(); f != "" && !slices.Contains(tx.families, f) {
		tx.families = append(tx.families, f)
	}
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

// lastKey is the key that something was opened with last: most of what is opened in turn is of one family.
type lastKey struct {
	family access.FamilyID
	key    seal.Key
}

func (r *Reading) familyKey(f access.FamilyID) (seal.Key, error) {
	if r.last.family == f && f != "" {
		return r.last.key, nil
	}
	k, err := r.findKey(f)
	if err == nil {
		r.last = lastKey{f, k}
	}
	return k, err
}

func (r *Reading) findKey(f access.FamilyID) (seal.Key, error) {
	place := familyPlace(r.tenant(), f)
	if k, begun := r.fresh[place]; begun {
		return k, nil
	}
	if k, ok := r.db.atHand(place, r.now); ok {
		return k, nil
	}
	outer, err := r.db.tenantKey(r.tenant())
	if err != nil {
		return seal.Key{}, err
	}
	k, err := r.db.keys.read(outer, r.tenant(), f)
	if keyGone(err) {
		return k, &Unreadable{f}
	}
	if err == nil {
		r.db.families.Store(place, keyAtHand{key: k, read: r.now})
	}
	return k, err
}

// notFound turns the database's word for no row into the one that everybody uses.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return access.ErrNotFound
	}
	return err
}

// asHidden is notFound for the look-up that says of which family a thing is. What is not there is asked about like what is there and
// hidden, so that how long the refusal takes does not tell the two apart.
func (r *Reading) asHidden(err error) error {
	if err = notFound(err); errors.Is(err, access.ErrNotFound) {
		if _, failed := r.Standing("of nobody"); failed != nil {
			return failed
		}
	}
	return err
}

func null(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }
