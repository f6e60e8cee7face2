package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// Draft is what somebody typed on a form and has not sent. Form is the address of the form.
type Draft struct {
	Form   string
	Fields url.Values
	At     timescale.Instant
}

func draftPlace(a access.Actor, form string) string { return "draft/" + string(a.Account) + "/" + form }

// PutDraft keeps what somebody is typing, sealed with the key of the family that its form is about, or else the tenant's.
func (db *DB) PutDraft(ctx context.Context, a access.Actor, form string, fields url.Values) error {
	return db.KeepDraft(ctx, a, form, "", fields)
}

// KeepDraft is PutDraft for a form with a key. Where the form was sent in the meantime, nothing is kept: a draft that
// was still under way when its form was sent would otherwise come back as if it had not been.
func (db *DB) KeepDraft(ctx context.Context, a access.Actor, form, once string, fields url.Values) error {
	plain, err := json.Marshal(fields)
	if err != nil {
		return fmt.Errorf("keeping a draft: %w", err)
	}
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		r := db.reading(ctx, tx, a)
		if once != "" {
			_, err := r.q.Once(ctx, gen.OnceParams{TenantID: a.Tenant, Once: once})
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		f, err := r.familyOfForm(form)
		if err != nil {
			return err
		}
		if err := r.room(slices.DeleteFunc([]access.FamilyID{f}, func(f access.FamilyID) bool { return f == "" })); err != nil {
			return err
		}
		key, err := r.draftKey(f)
		if keyGone(err) { // as for a family that is not there, and nothing typed is lost
			f = ""
			key, err = r.draftKey(f)
		}
		if err == nil && f == "" {
			err = r.keyStays()
		}
		if err != nil {
			return err
		}
		if err := r.q.PutDraft(ctx, gen.PutDraftParams{
			TenantID: a.Tenant, AccountID: a.Account, Form: form, AboutFamily: null(string(f)), Sealed: key.Seal(draftPlace(a, form), plain), At: db.Now(),
		}); err != nil {
			return fmt.Errorf("keeping a draft: %w", err)
		}
		return nil
	})
}

// familyOfForm is the family that a form is about, as its address says; the one of the family's own where it says nothing.
func (r *Reading) familyOfForm(form string) (access.FamilyID, error) {
	names := map[string]int{}
	for name := range strings.FieldsFuncSeq(form, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '2' || c > '7') }) {
		if len(name) == len(idText(make([]byte, idBytes))) {
			names[name] = 1
		}
	}
	if len(names) > 0 {
		found, err := r.q.FamiliesNamedIn(r.ctx, gen.FamiliesNamedInParams{TenantID: r.tenant(), Names: jsonOf(names)})
		if err != nil {
			return "", fmt.Errorf("finding whom a form is about: %w", err)
		}
		if len(found) > 0 {
			return access.FamilyID(slices.Min(found)), nil
		}
	}
	account, err := r.Account(r.actor.Account)
	if errors.Is(err, access.ErrNotFound) {
		return "", nil
	}
	return account.Family, err
}

func (r *Reading) draftKey(f access.FamilyID) (seal.Key, error) {
	if f == "" {
		return r.db.tenantKey(r.tenant())
	}
	return r.familyKey(f)
}

func (r *Reading) openDraft(form string, f access.FamilyID, s seal.Sealed, at timescale.Instant) (Draft, error) {
	d := Draft{Form: form, At: at}
	key, err := r.draftKey(f)
	if err != nil {
		return d, err
	}
	plain, err := key.Open(draftPlace(r.actor, form), s)
	if err != nil {
		return d, err
	}
	if json.Unmarshal(plain, &d.Fields) != nil {
		return d, errors.New("reading a draft: not what was kept") // the parser's own words would quote the content
	}
	return d, nil
}

// Draft is what the actor had typed on a form, if anything. A draft about a family is there only while they have a part in
// it, and reading one leaves an entry.
func (db *DB) Draft(ctx context.Context, a access.Actor, form string) (Draft, bool, error) {
	var row gen.DraftRow
	err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).Draft(ctx, gen.DraftParams{TenantID: a.Tenant, AccountID: a.Account, Form: form})
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Draft{}, false, nil
	}
	if err != nil {
		return Draft{}, false, fmt.Errorf("reading a draft: %w", err)
	}
	seen, err := Look(ctx, db, a, func(r *Reading) (Draft, error) {
		f := access.FamilyID(row.AboutFamily.String)
		if _, err := r.allowDraft(f); err != nil {
			return Draft{}, err
		}
		return r.openDraft(form, f, row.Sealed, row.At)
	})
	if _, refused := errors.AsType[*access.Refused](err); refused || errors.Is(err, access.ErrNotFound) || keyGone(err) {
		return Draft{}, false, nil
	}
	return seen.Show(), err == nil, err
}

func (r *Reading) allowDraft(f access.FamilyID) (access.Pass, error) {
	if f == "" {
		return r.AllowOwn(access.ViewDrafts)
	}
	return r.Allow(f, access.ViewDrafts, "")
}

// Drafts are all that somebody has typed and not sent, the latest first, of the families in which they have a part.
func (db *DB) Drafts(ctx context.Context, a access.Actor) ([]Draft, error) {
	seen, err := Look(ctx, db, a, func(r *Reading) ([]Draft, error) {
		if _, err := r.AllowOwn(access.ViewDrafts); err != nil {
			return nil, err
		}
		rows, err := r.q.DraftsOf(r.ctx, gen.DraftsOfParams{TenantID: a.Tenant, AccountID: a.Account})
		if err != nil {
			return nil, fmt.Errorf("reading drafts: %w", err)
		}
		families := make([]access.FamilyID, 0, len(rows))
		for _, row := range rows {
			if row.AboutFamily.Valid {
				families = append(families, access.FamilyID(row.AboutFamily.String))
			}
		}
		passes, err := r.AllowEach(families, access.ViewDrafts)
		if err != nil {
			return nil, err
		}
		var all []Draft
		for _, row := range rows {
			f := access.FamilyID(row.AboutFamily.String)
			if _, may := passes[f]; f != "" && !may {
				continue
			}
			one, err := r.openDraft(row.Form, f, row.Sealed, row.At)
			if keyGone(err) {
				continue // nobody can read it any more
			}
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
		return all, nil
	})
	return seen.Show(), err
}

// draftsWait is how long a draft waits, once its writer's part in the family has ended, for the part to begin again.
const draftsWait = 30 * 24 * time.Hour

// DraftsLeft reports whether somebody has typed something and not sent it, which they may see. Nothing is opened for that.
// What waits for a part that has ended is forgotten after a while.
func (db *DB) DraftsLeft(ctx context.Context, t access.TenantID, who access.AccountID) (bool, error) {
	left := false
	var ended []access.FamilyID
	err := db.readOnly(ctx, func(ctx context.Context, in gen.DBTX) error {
		r := db.reading(ctx, in, access.Actor{Tenant: t, Account: who})
		account, err := r.Account(who)
		if err != nil {
			return err
		}
		r.actor.Office, r.actor.Person = account.Office, account.Person
		rows, err := r.q.DraftFamiliesOf(ctx, gen.DraftFamiliesOfParams{TenantID: t, AccountID: who})
		if err != nil {
			return fmt.Errorf("looking for drafts: %w", err)
		}
		var families []access.FamilyID
		for _, row := range rows {
			left = left || !row.AboutFamily.Valid
			if f := access.FamilyID(row.AboutFamily.String); f != "" && !slices.Contains(families, f) {
				families = append(families, f)
			}
		}
		passes, err := r.AllowEach(families, access.ViewDrafts)
		for _, f := range families {
			if _, may := passes[f]; may {
				left = true
			} else {
				ended = append(ended, f)
			}
		}
		return err
	})
	if err != nil || len(ended) == 0 {
		return left, err
	}
	return left, db.transactLook(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return gen.New(tx).PruneDrafts(ctx, gen.PruneDraftsParams{
			TenantID: t, AccountID: who, Before: db.Now().Add(-draftsWait), Families: keysOf(ended),
		})
	})
}

// DropDraft forgets a draft, once its form was sent.
func (db *DB) DropDraft(ctx context.Context, a access.Actor, form string) error {
	return db.transactLook(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return gen.New(tx).DropDraft(ctx, gen.DropDraftParams{TenantID: a.Tenant, AccountID: a.Account, Form: form})
	})
}
