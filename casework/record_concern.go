package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/fault"
	"kith/family"
	"kith/internal/store"
	"kith/timescale"
)

// Concern is what somebody told the council about one or more children.
type Concern struct {
	From       string // who raised it
	Agency     string // their agency, or the public
	Source     string // a code of the national return
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

// RecordConcern begins a family's case with the concern that was raised. Any social worker or team manager may. The
// one who records it becomes the allocated social worker, and their own manager the team manager, until that is changed.
func (d *Desk) RecordConcern(ctx context.Context, by Doing, c Concern) (enquiry.ID, error) {
	id, err := store.Act(ctx, d.db, by, "record concern", func(tx *store.Tx) (enquiry.ID, error) {
		f := access.FamilyID(tx.NewID())
		pass, err := access.AllowOffice(by.Actor, access.RecordConcern, f)
		if err != nil {
			return "", err
		}
		if err := tx.AddFamily(pass); err != nil {
			return "", err
		}
		children, err := concernChildren(tx, pass, c.Children)
		if err != nil {
			return "", err
		}
		e, err := enquiry.Begin(enquiry.Enquiry{
			ID: enquiry.ID(tx.NewID()), Family: f, Children: children, ReferredOn: c.ReferredOn, Source: c.Source,
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
		return e.ID, allocate(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("recording a concern: %w", err)
	}
	return id, nil
}

func concernChildren(tx *store.Tx, pass access.Pass, named []ConcernChild) ([]access.PersonID, error) {
	var wrong fault.List
	children := make([]access.PersonID, 0, len(named))
	for i, c := range named {
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
	return children, wrong.Err()
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
