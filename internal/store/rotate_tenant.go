package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
)

// carryTenant wraps each key of a partnership's families anew and reads it back, and seals anew what was sealed with the partnership's
// own. One that has the new key already is looked through alone. It reports of how many families the key is gone.
func (c *rotation) carryTenant(ctx context.Context, other *DB, tenant Tenant) (gone int, err error) {
	t := tenant.ID
	mark, err := other.markOf(t)
	if err != nil {
		return 0, err
	}
	families, err := gen.New(c.old.read).FamiliesOfTenant(ctx, t)
	if err != nil {
		return 0, fmt.Errorf("listing families: %w", err)
	}
	// First without a transaction, for each of them takes the disk's time.
	if gone, err = c.wrap(other, t, families); err != nil {
		return 0, err
	}
	c.tell(RotateStep{Done: RotateWrapped, Tenant: tenant.Name, Families: len(families) - gone})
	err = other.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		actor := access.Operator(t)
		tx := &Tx{Reading: other.reading(ctx, inner, actor), nextID: other.ids.For("rotate keys/" + string(t))}
		now, err := tx.q.KeyMark(ctx, string(t))
		if err != nil {
			return fmt.Errorf("reading by which key it is shut: %w", err)
		}
		if now.KeyMark == mark {
			return nil // an earlier try came to it
		}
		if n, err := tx.q.TakeKey(ctx, gen.TakeKeyParams{KeyNext: mark, TenantID: string(t)}); err != nil || n != 1 {
			return errors.Join(errors.New("another change of the key was begun meanwhile"), err)
		}
		// Once more, for a server that was not noticed may have begun a family, or destroyed one.
		families, err := tx.q.FamiliesOfTenant(ctx, t)
		if err != nil {
			return fmt.Errorf("listing families: %w", err)
		}
		if gone, err = c.wrap(other, t, families); err != nil {
			return err
		}
		return c.sealAnew(tx)
	})
	if err == nil {
		c.tell(RotateStep{Done: RotateTaken, Tenant: tenant.Name})
	}
	return gone, err
}

// sealAnew seals with the new key what the old one shut, and ends codes that follow from the old one.
func (c *rotation) sealAnew(tx *Tx) error {
	t := tx.tenant()
	old, err := c.old.tenantKey(t)
	if err != nil {
		return err
	}
	outer, err := tx.db.tenantKey(t)
	if err != nil {
		return err
	}
	pass, err := access.AllowOffice(tx.actor, access.RotateKeys, "")
	if err != nil {
		return err
	}
	drafts, err := tx.q.DraftsOfNoFamily(tx.ctx, t)
	if err != nil {
		return fmt.Errorf("reading drafts: %w", err)
	}
	for _, d := range drafts {
		place := draftPlace(access.Actor{Tenant: t, Account: d.AccountID}, d.Form)
		plain, err := old.Open(place, d.Sealed)
		if err != nil {
			return fmt.Errorf("opening a draft: %w", err)
		}
		if err := tx.q.ResealDraft(tx.ctx, gen.ResealDraftParams{Sealed: outer.Seal(place, plain), TenantID: t, AccountID: d.AccountID, Form: d.Form}); err != nil {
			return fmt.Errorf("sealing a draft anew: %w", err)
		}
	}
	if err := tx.q.WithdrawEveryCode(tx.ctx, gen.WithdrawEveryCodeParams{WithdrawnAt: tx.now, TenantID: t}); err != nil {
		return fmt.Errorf("ending codes: %w", err)
	}
	return tx.Note(pass, "")
}

// wrap sees that each family's key lies in the new folder too, and opens there, and that no other's does: a record may have been
// destroyed since an earlier try. It reports of how many families the key is gone.
func (c *rotation) wrap(other *DB, t access.TenantID, families []string) (gone int, err error) {
	old, err := c.old.tenantKey(t)
	if err != nil {
		return 0, err
	}
	outer, err := other.tenantKey(t)
	if err != nil {
		return 0, err
	}
	for _, id := range families {
		err := c.wrapOne(other, old, outer, t, access.FamilyID(id))
		if keyGone(err) {
			gone++
		} else if err != nil {
			return 0, err
		}
	}
	return gone, other.keys.destroyOthers(t, families)
}

// wrapOne wraps one family's key anew, unless it lies there already. One that is gone from the old folder alone stays where it is.
func (c *rotation) wrapOne(other *DB, old, outer seal.Key, t access.TenantID, f access.FamilyID) error {
	kept, there := other.keys.read(outer, t, f)
	inner, err := c.old.keys.read(old, t, f)
	if keyGone(err) && there == nil {
		return nil
	}
	if err != nil {
		return err
	}
	if keyGone(there) {
		kept, there = other.keys.keep(outer, t, f, inner)
	}
	if there == nil && !kept.Same(inner) {
		there = errors.New("a family's key came back as another")
	}
	if errors.Is(there, seal.ErrSealed) {
		there = fmt.Errorf("%s: %w: a family's key is in it that the new key does not open", c.to.Families, ErrRotateThere)
	}
	return there
}

// destroyOthers destroys the keys of families that are not there any more.
func (k familyKeys) destroyOthers(t access.TenantID, families []string) error {
	stays := map[string]bool{}
	for _, f := range families {
		stays[f] = true
	}
	lie, err := filepath.Glob(filepath.Join(k.of(t), "*.key"))
	if err != nil {
		return fmt.Errorf("looking through the families' keys: %w", err)
	}
	for _, file := range lie {
		f := strings.TrimSuffix(filepath.Base(file), ".key")
		if stays[f] {
			continue
		}
		if err := k.destroy(t, access.FamilyID(f)); err != nil {
			return err
		}
	}
	return nil
}
