package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/timescale"
)

// PersonView is one person of a family as one of the staff sees them, with the family they belong to.
type PersonView struct {
	Who     family.Person
	Family  FamilyView
	Changes []store.PersonChange
	Contact *family.Contact
	Helps   *family.Supporter
	WayIn   *WayInView
}

// WayInView is a family member's way in: whether it is open, and whom it reaches.
type WayInView struct {
	Open   bool
	Reach  []access.PersonID
	Part   access.PartKind
	Member access.AccountID

	Chosen store.WayIn       // how they chose to sign in; empty until they have
	Paused timescale.Instant // since when; none when it is not
	By     string            // who paused it
}

// PersonEntry is what the forms about somebody depend on: their entry, what they are to each child, how they are reached,
// how they help, and whom their way in reaches. A change elsewhere in the family leaves it as it was.
type PersonEntry struct {
	Who     family.Person
	Ties    []family.Relationship
	Contact *family.Contact
	Helps   *family.Supporter
	WayIn   *WayInView
}

// Entry is the part of the view that forms about the person depend on.
func (v PersonView) Entry() PersonEntry {
	e := PersonEntry{Who: v.Who, Contact: v.Contact, Helps: v.Helps, WayIn: v.WayIn}
	for _, t := range v.Family.Ties {
		if t.Person == v.Who.ID {
			e.Ties = append(e.Ties, t)
		}
	}
	return e
}

// ViewPerson shows one person to those of the staff who take part in the family's case; how the entry read before, and
// entries taken out, to those who correct them.
func (d *Desk) ViewPerson(ctx context.Context, actor access.Actor, id access.PersonID) (access.Copy[PersonView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (PersonView, error) {
		f, err := r.PersonFamily(id)
		if err != nil {
			return PersonView{}, err
		}
		pass, err := r.Allow(f, access.ViewFamily, string(id))
		if err != nil {
			return PersonView{}, err
		}
		return personView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a person: %w", err)
	}
	return seen, nil
}

func personView(r *store.Reading, pass access.Pass, id access.PersonID) (PersonView, error) {
	v := PersonView{}
	var err error
	if v.Family, err = familyView(r, pass); err != nil {
		return v, err
	}
	for _, p := range append(append(append([]family.Person{}, v.Family.Children...), v.Family.Adults...), v.Family.Gone...) {
		if p.ID == id {
			v.Who = p
		}
	}
	if v.Who.ID == "" {
		return PersonView{}, access.ErrNotFound
	}
	return v, furnishPerson(&v, r, pass)
}

// samePerson refuses what was typed about an entry that somebody else has changed since.
func samePerson(tx *store.Tx, by Doing, pass access.Pass, id access.PersonID) error {
	if by.Seen == "" {
		return nil
	}
	now, err := personView(&tx.Reading, pass, id)
	if err != nil {
		return err
	}
	return tx.Unchanged(by, now.Entry())
}

func furnishPerson(v *PersonView, r *store.Reading, pass access.Pass) error {
	for _, c := range v.Family.Contacts {
		if c.Person == v.Who.ID {
			v.Contact = &c
		}
	}
	for _, s := range v.Family.Network {
		if s.Person == v.Who.ID {
			v.Helps = &s
		}
	}
	if !v.Family.MayChange {
		return nil
	}
	var err error
	if v.Changes, err = r.PersonChanges(pass, v.Who.ID); err != nil {
		return err
	}
	account, there, err := r.AccountOf(v.Who.ID)
	if err != nil || !there {
		return err
	}
	reach, err := r.Reach(pass.Family())
	if err != nil {
		return err
	}
	v.WayIn = &WayInView{
		Open: account.Active, Reach: reach[account.ID], Member: account.ID, Part: family.PartKindOf(v.Who, v.Family.Ties),
		Chosen: account.WayIn, Paused: account.PausedAt,
	}
	if account.PausedBy == "" {
		return nil
	}
	by, err := r.Account(account.PausedBy)
	v.WayIn.By = by.Name
	return err
}
