package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
)

// RecordRelationship adds what somebody is to a child of their family, and whether they hold parental responsibility.
// It lets nobody in: whom a family member's part reaches is decided when they are let in.
func (d *Desk) RecordRelationship(ctx context.Context, by Doing, rel family.Relationship) (string, error) {
	id, err := store.Act(ctx, d.db, by, "record relationship", func(tx *store.Tx) (string, error) {
		f, err := tx.PersonFamily(rel.Person)
		if err != nil {
			return "", err
		}
		rel.ID = tx.NewID()
		pass, err := tx.Allow(f, access.RecordRelationship, rel.ID)
		if err != nil {
			return "", err
		}
		if err := samePerson(tx, by, pass, rel.Person); err != nil {
			return "", err
		}
		if err := checkRelationship(tx, pass, rel); err != nil {
			return "", err
		}
		return rel.ID, tx.AddRelationship(pass, rel)
	})
	if err != nil {
		return "", fmt.Errorf("recording a relationship: %w", err)
	}
	return id, nil
}

func checkRelationship(tx *store.Tx, pass access.Pass, rel family.Relationship) error {
	person, err := tx.Person(pass, rel.Person)
	if err != nil {
		return err
	}
	child, err := tx.Person(pass, rel.Child)
	if err != nil {
		return family.ErrToAnAdult
	}
	if err := rel.Check(person, child); err != nil {
		return err
	}
	all, err := tx.Relationships(pass)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.Person == rel.Person && other.Child == rel.Child && other.ID != rel.ID {
			return family.ErrTiedTwice
		}
	}
	return nil
}

// RelationshipChange is how a relationship is put right, and why. InError takes out one that was never true.
type RelationshipChange struct {
	Person  access.PersonID
	ID      string
	Now     family.Relationship
	InError bool
	Reason  string
}

// CorrectRelationship changes a relationship: parental responsibility that was found out, given or ended, or one that
// was never true. How it read before is kept.
func (d *Desk) CorrectRelationship(ctx context.Context, by Doing, c RelationshipChange) (string, error) {
	id, err := store.Act(ctx, d.db, by, "correct relationship", func(tx *store.Tx) (string, error) {
		f, err := tx.PersonFamily(c.Person)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, access.RecordRelationship, c.ID)
		if err != nil {
			return "", err
		}
		if err := samePerson(tx, by, pass, c.Person); err != nil {
			return "", err
		}
		all, err := tx.Relationships(pass)
		if err != nil {
			return "", err
		}
		for _, was := range all {
			if was.ID == c.ID && was.Person == c.Person {
				if err := saveRelationship(tx, pass, was, c); err != nil {
					return "", err
				}
				return c.ID, d.holdBackAll(tx, pass)
			}
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("correcting a relationship: %w", err)
	}
	return id, nil
}

func saveRelationship(tx *store.Tx, pass access.Pass, was family.Relationship, c RelationshipChange) error {
	now := c.Now
	now.ID, now.Person, now.Child = was.ID, was.Person, was.Child
	var wrong fault.List
	if c.InError {
		now = was
	} else if err := checkRelationship(tx, pass, now); err != nil && !wrong.Add(err) {
		return err
	}
	wrong.Add(family.Reason(c.Reason))
	if err := wrong.Err(); err != nil {
		return err
	}
	return tx.SaveRelationship(pass, was, now, c.InError, c.Reason)
}
