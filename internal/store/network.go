package store

import (
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

// PutSupporter keeps what is known of somebody who might help the family.
func (tx *Tx) PutSupporter(p access.Pass, s family.Supporter) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "network/"+string(s.Person), s.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutNetworkMember(tx.ctx, gen.PutNetworkMemberParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), PersonID: s.Person, Asked: string(s.Asked),
		ByAccount: string(tx.actor.Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping who might help: %w", err)
	}
	return nil
}

// Network is who might help the family, for professionals and for whoever suggested them.
func (r *Reading) Network(f access.FamilyID) ([]access.Held[family.Supporter], error) {
	rows, err := r.q.NetworkOf(r.ctx, gen.NetworkOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading who might help: %w", err)
	}
	held := make([]access.Held[family.Supporter], len(rows))
	for i, row := range rows {
		s := family.Supporter{Person: row.PersonID, Asked: family.Asked(row.Asked)}
		if err := r.unseal(f, "network/"+string(s.Person), row.Sealed, &s.Words); err != nil {
			return nil, err
		}
		held[i] = access.Hold(s, access.For(access.Professionals), nil, access.Party(row.ByAccount))
	}
	return held, nil
}

// AddContact keeps how somebody said they may be reached. What they said before stays.
func (tx *Tx) AddContact(p access.Pass, c family.Contact) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	sealed, err := tx.seal(p.Family(), "safe contact/"+id, c.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddSafeContact(tx.ctx, gen.AddSafeContactParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, PersonID: c.Person, AskedOn: c.AskedOn,
		ByAccount: string(tx.actor.Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping safe contact: %w", err)
	}
	return nil
}

// AskAgain are the people whom the reader, as their social worker, has to ask again how they may be reached: each with their family.
func (r *Reading) AskAgain() (map[access.PersonID]access.FamilyID, error) {
	rows, err := r.q.ContactsToAskAgain(r.ctx, gen.ContactsToAskAgainParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, AskedBy: family.AskedBy(r.Today()),
	})
	if err != nil {
		return nil, fmt.Errorf("finding who is to be asked again how they may be reached: %w", err)
	}
	all := make(map[access.PersonID]access.FamilyID, len(rows))
	for _, row := range rows {
		all[row.PersonID] = row.FamilyID
	}
	return all, nil
}

// Contacts are how each person may be reached, as they last said: for professionals, and for themselves.
func (r *Reading) Contacts(f access.FamilyID) ([]access.Held[family.Contact], error) {
	rows, err := r.q.SafeContactsOf(r.ctx, gen.SafeContactsOfParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading safe contact: %w", err)
	}
	latest, order := map[access.PersonID]family.Contact{}, []access.PersonID{}
	for _, row := range rows {
		c := family.Contact{Person: row.PersonID, AskedOn: row.AskedOn}
		if err := r.unseal(f, "safe contact/"+row.ID, row.Sealed, &c.Words); err != nil {
			return nil, err
		}
		if _, before := latest[c.Person]; !before {
			order = append(order, c.Person)
		}
		latest[c.Person] = c
	}
	held := make([]access.Held[family.Contact], len(order))
	for i, who := range order {
		held[i] = access.Hold(latest[who], access.For(access.Professionals), nil, access.Party(who))
	}
	return held, nil
}
