package casework

import (
	"context"

	"kith/access"
	"kith/family"
	"kith/internal/store"
)

// RecordSupporter keeps what is known of one of the family's own people who might help: who suggested them, whether they
// were asked, and what part they could play.
func (d *Desk) RecordSupporter(ctx context.Context, by Doing, s family.Supporter) (access.PersonID, error) {
	return d.onPerson(ctx, by, "record supporter", s.Person, access.RecordNetwork, func(tx *store.Tx, pass access.Pass, who family.Person) error {
		if who.State != family.Current || who.Kind != family.Adult {
			return access.ErrNotFound
		}
		if err := s.Check(); err != nil {
			return err
		}
		return tx.PutSupporter(pass, s)
	})
}

// RecordSafeContact keeps how somebody said, asked alone, that they may be reached.
func (d *Desk) RecordSafeContact(ctx context.Context, by Doing, c family.Contact, alone bool) (access.PersonID, error) {
	return d.onPerson(ctx, by, "record safe contact", c.Person, access.RecordSafeContact, func(tx *store.Tx, pass access.Pass, who family.Person) error {
		if who.State != family.Current || who.Kind == family.Unborn {
			return access.ErrNotFound
		}
		if err := c.Check(alone, tx.Today()); err != nil {
			return err
		}
		return tx.AddContact(pass, c)
	})
}
