package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// Concern is what somebody told the council about one or more children.
type Concern struct {
	Family     access.FamilyID   // a family known already; none for a new one
	Known      []access.PersonID // children of that family
	From       string            // who raised it
	Agency     string            // their agency, or the public
	Source     string            // a code of the national return
	What       string
	ReferredOn timescale.Date
	Children   []ConcernChild
}

// ConcernChild is a child as first named, born or not.
type ConcernChild struct {
	Name     string
	Born     timescale.Date
	Expected timescale.Date // for an unborn child
}

// RecordConcern begins an enquiry with the concern that was raised. About a family not known before any social worker
// or team manager may: the one who records it becomes the allocated social worker, and their own manager the team
// manager, until that is changed. About a family known already, those who work with it may, and the safeguarding unit:
// whoever else learns of it tells the unit. Nothing links a family by itself, whatever looks alike.
func (d *Desk) RecordConcern(ctx context.Context, by Doing, c Concern) (enquiry.ID, error) {
	id, err := store.Act(ctx, d.db, by, "record concern", func(tx *store.Tx) (enquiry.ID, error) {
		pass, err := familyFor(tx, by, c)
		if err != nil {
			return "", err
		}
		children, err := concernChildren(tx, pass, c)
		if err != nil {
			return "", err
		}
		e, err := enquiry.Begin(enquiry.Enquiry{
			ID: enquiry.ID(tx.NewID()), Family: pass.Family(), Children: children, ReferredOn: c.ReferredOn, Source: c.Source,
			RecordedBy: by.Actor.Account,
			Words:      enquiry.Words{From: c.From, Agency: c.Agency, Concern: c.What},
		}, tx.Today())
		if err != nil {
			return "", err
		}
		if err := tx.AddEnquiry(pass, e); err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(e.ID)); err != nil {
			return "", err
		}
		if c.Family != "" {
			return e.ID, nil
		}
		return e.ID, allocate(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("recording a concern: %w", err)
	}
	return id, nil
}

// familyFor is the pass for the family a concern is about: a new one, or one known already.
func familyFor(tx *store.Tx, by Doing, c Concern) (access.Pass, error) {
	if c.Family != "" {
		standing, err := tx.Standing(c.Family)
		if err != nil {
			return access.Pass{}, err
		}
		return access.Allow(standing, access.RecordConcern)
	}
	pass, err := access.AllowOffice(by.Actor, access.RecordConcern, access.FamilyID(tx.NewID()))
	if err != nil {
		return access.Pass{}, err
	}
	return pass, tx.AddFamily(pass)
}

// concernChildren are those of the family who were chosen, and those first named now.
func concernChildren(tx *store.Tx, pass access.Pass, about Concern) ([]access.PersonID, error) {
	var wrong fault.List
	children := make([]access.PersonID, 0, len(about.Known)+len(about.Children))
	for _, id := range about.Known {
		who, err := tx.Person(pass, id)
		if err != nil || who.Kind == family.Adult || who.State != family.Current {
			return nil, enquiry.ErrNoChildrenLeft
		}
		children = append(children, id)
	}
	for i, c := range about.Children {
		who := family.Person{
			ID: access.PersonID(tx.NewID()), Kind: family.Child,
			Details: family.Details{Name: c.Name, Born: c.Born, Expected: c.Expected},
		}
		if !c.Expected.IsZero() && c.Born.IsZero() {
			who.Kind = family.Unborn
		}
		if err := who.Check(tx.Today()); err != nil {
			for _, f := range fault.Of(err) {
				wrong = append(wrong, fault.New(fmt.Sprintf("child-%d-%s", i+1, f.Field), f.Message))
			}
			continue
		}
		if err := tx.AddPerson(pass, who); err != nil {
			return nil, err
		}
		children = append(children, who.ID)
	}
	return unique(children), wrong.Err()
}

// allocate gives the case to whoever records it, and to their manager.
func allocate(tx *store.Tx, pass access.Pass) error {
	me, err := tx.Account(pass.Actor().Account)
	if err != nil {
		return err
	}
	if me.Office == access.Manager {
		return tx.AddPart(pass, me.ID, access.PartManager, "")
	}
	if err := tx.AddPart(pass, me.ID, access.PartSocialWorker, ""); err != nil {
		return err
	}
	if me.Manager == "" {
		return nil
	}
	return tx.AddPart(pass, me.Manager, access.PartManager, "")
}
