package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/reference"
)

// NewPerson is somebody to be added to a family. Certain says that whoever adds them has looked at those in the family
// who look alike, and means somebody else.
type NewPerson struct {
	Family  access.FamilyID
	Kind    family.Kind
	Details family.Details
	Certain bool
}

// The rules for details that are codes of the national return.
var (
	errKind       = fault.New("kind", "Choose whether this is a child, an unborn child or an adult")
	errSex        = fault.New("sex", "Choose a sex from the list")
	errEthnicity  = fault.New("ethnicity", "Choose an ethnicity from the list")
	errDisability = fault.New("disabilities", "Choose disabilities from the list")

	// ErrLooksAlike warns that somebody in the family looks like the person being added. It never links them.
	ErrLooksAlike = fault.New("certain", "Somebody in this family has the same name, or the same first name and date of birth. "+
		"Look at the family first. If this is somebody else, say so here")
)

// AddPerson adds a child, an unborn child or an adult to a family.
func (d *Desk) AddPerson(ctx context.Context, by Doing, n NewPerson) (access.PersonID, error) {
	id, err := store.Act(ctx, d.db, by, "add person", func(tx *store.Tx) (access.PersonID, error) {
		who := family.Person{ID: access.PersonID(tx.NewID()), Kind: n.Kind, State: family.Current, Details: n.Details}
		pass, err := tx.Allow(n.Family, access.AddPerson, string(who.ID))
		if err != nil {
			return "", err
		}
		if err := checkDetails(who, tx); err != nil {
			return "", err
		}
		entries, err := tx.Entries(pass)
		if err != nil {
			return "", err
		}
		if len(family.Alike(who, entries)) > 0 && !n.Certain {
			return "", ErrLooksAlike
		}
		return who.ID, tx.AddPerson(pass, who)
	})
	if err != nil {
		return "", fmt.Errorf("adding a person: %w", err)
	}
	return id, nil
}

func checkDetails(who family.Person, tx *store.Tx) error {
	var wrong fault.List
	switch who.Kind {
	case family.Child, family.Unborn, family.Adult:
	default:
		wrong.Add(errKind)
	}
	wrong.Add(who.Check(tx.Today()))
	wrong.Add(checkCodes(who.Details))
	return wrong.Err()
}

// checkCodes says whether the codes of the national return are among those it takes.
func checkCodes(d family.Details) error {
	var wrong fault.List
	takes := func(in []reference.Code, code string) bool {
		return code == "" || slices.ContainsFunc(in, func(c reference.Code) bool { return c.Code == code })
	}
	wrong.Check(takes(reference.Sexes(), d.Sex), errSex)
	wrong.Check(takes(reference.Ethnicities(), d.Ethnicity), errEthnicity)
	for _, code := range d.Disabilities {
		if !takes(reference.Disabilities(), code) {
			wrong.Add(errDisability)
			break
		}
	}
	return wrong.Err()
}
