package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// CorrectPerson gives somebody other details, with why. How their entry read before is kept.
func (d *Desk) CorrectPerson(ctx context.Context, by Doing, id access.PersonID, to family.Details, reason string) (access.PersonID, error) {
	return d.onPerson(ctx, by, "correct person", id, access.CorrectPerson, func(tx *store.Tx, pass access.Pass, was family.Person) error {
		now, err := was.Correct(to, reason, tx.Today())
		var wrong fault.List
		wrong.Add(err)
		wrong.Add(checkCodes(to))
		if err := wrong.Err(); err != nil {
			return err
		}
		if err != nil {
			return err
		}
		return tx.SavePerson(pass, was, now, family.Corrected, reason, by.Actor.Account, "")
	})
}

// Birth is the birth of a child who was expected.
type Birth struct {
	Name string
	Sex  string
	On   timescale.Date
}

// RecordBirth makes an unborn child a born one. Everything said before the birth stays with the child.
func (d *Desk) RecordBirth(ctx context.Context, by Doing, id access.PersonID, b Birth) (access.PersonID, error) {
	return d.onPerson(ctx, by, "record birth", id, access.RecordBirth, func(tx *store.Tx, pass access.Pass, was family.Person) error {
		now, err := was.Birth(b.Name, b.Sex, b.On, tx.Today())
		var wrong fault.List
		wrong.Add(err)
		wrong.Add(checkCodes(family.Details{Sex: b.Sex}))
		if err := wrong.Err(); err != nil {
			return err
		}
		if err := tx.SavePerson(pass, was, now, family.Born, "", by.Actor.Account, ""); err != nil {
			return err
		}
		return d.reviewAfterBirth(tx, pass, id, b.On)
	})
}

// TakePersonOut marks an entry as made in error. It is kept, and nobody sees it but those who correct entries. An
// entry that an open enquiry is about, or by which somebody signs in, is put right there first.
func (d *Desk) TakePersonOut(ctx context.Context, by Doing, id access.PersonID, reason string) (access.PersonID, error) {
	return d.onPerson(ctx, by, "take person out", id, access.TakePersonOut, func(tx *store.Tx, pass access.Pass, was family.Person) error {
		now, err := was.TakeOut(reason)
		if err != nil {
			return err
		}
		account, there, err := tx.AccountOf(id)
		if err != nil {
			return err
		}
		if there && account.Active {
			return family.ErrHasSignIn
		}
		open, err := tx.UnderEnquiry(pass, id)
		if err != nil {
			return err
		}
		if open {
			return family.ErrLastSubject
		}
		if err := inNoConference(tx, pass, id); err != nil {
			return err
		}
		if err := tx.SavePerson(pass, was, now, family.MarkedInError, reason, by.Actor.Account, ""); err != nil {
			return err
		}
		return d.holdBackAll(tx, pass)
	})
}

// inNoConference refuses to lose the entry of a child whom a conference that is not over has to decide about.
func inNoConference(tx *store.Tx, pass access.Pass, child access.PersonID) error {
	going, err := notOver(tx, pass)
	if err != nil {
		return err
	}
	for _, c := range going {
		if c.Includes(child) {
			return family.ErrInConference
		}
	}
	return nil
}

// onPerson runs an action on somebody's entry for whoever may do this deed in their family.
func (d *Desk) onPerson(
	ctx context.Context, by Doing, name string, id access.PersonID, deed access.Deed,
	act func(tx *store.Tx, pass access.Pass, who family.Person) error,
) (access.PersonID, error) {
	done, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (access.PersonID, error) {
		f, err := tx.PersonFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, deed, string(id))
		if err != nil {
			return "", err
		}
		if err := samePerson(tx, by, pass, id); err != nil {
			return "", err
		}
		who, err := tx.Person(pass, id)
		if err != nil {
			return "", err
		}
		return id, act(tx, pass, who)
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return done, nil
}
