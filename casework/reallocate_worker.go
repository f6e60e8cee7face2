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

// The rules for who works a case.
var (
	ErrNotAWorker  = fault.New("worker", "Choose a social worker")
	ErrSameWorker  = fault.New("worker", "This is the social worker now. Choose another")
	ErrHoldsCases  = fault.New("", "This person still works with families or manages others. Hand them over first")
	ErrWhoAway     = fault.New("who", "Choose who is away")
	ErrNoCover     = fault.New("cover", "Choose who covers. It must be somebody else of the same office")
	ErrCoverLinked = fault.New("cover", "Choose another to cover: this chair has a link with children whose conferences are chaired by the one who is away")
	ErrAwayNoDay   = fault.New("from", "Enter the first day")
	ErrAwayEnds    = fault.New("until", "The last day must be on or after the first")
	ErrAwayPast    = fault.New("until", "The last day must be today or later")
	ErrCloseSelf   = fault.New("", "You cannot record that you have left yourself. Another manager or the safeguarding unit can")
	ErrCannotClose = fault.New("", "This account cannot be closed here")
)

// ReallocateWorker gives a family another social worker, and with them their manager. Everything that is not finished
// goes with the case (see passCase). It changes on every list and on every page of the family's at once.
func (d *Desk) ReallocateWorker(ctx context.Context, by Doing, f access.FamilyID, to access.AccountID, reason string) (access.FamilyID, error) {
	done, err := store.Act(ctx, d.db, by, "reallocate worker", func(tx *store.Tx) (access.FamilyID, error) {
		pass, err := tx.Allow(f, access.ReallocateWorker, string(to))
		if err != nil {
			return "", err
		}
		var wrong fault.List
		worker, err := tx.Account(to)
		if err != nil || worker.Office != access.SocialWorker || !worker.Active {
			wrong.Add(ErrNotAWorker)
		}
		wrong.Add(family.Reason(reason))
		if err := wrong.Err(); err != nil {
			return "", err
		}
		if err := reallocate(tx, pass, worker); err != nil {
			return "", err
		}
		return f, tx.AddReallocation(pass, to, reason)
	})
	if err != nil {
		return "", fmt.Errorf("reallocating a social worker: %w", err)
	}
	return done, nil
}

func reallocate(tx *store.Tx, pass access.Pass, to store.Account) error {
	holders, err := tx.PartHolders(pass.Family())
	if err != nil {
		return err
	}
	if holds(holders, to.ID, access.PartSocialWorker) {
		return ErrSameWorker
	}
	if err := passCase(tx, pass, access.PartSocialWorker, holders, to.ID); err != nil {
		return err
	}
	return followManager(tx, pass, holders, to)
}

// followManager gives a family the manager of its new social worker.
func followManager(tx *store.Tx, pass access.Pass, holders []store.PartHolder, to store.Account) error {
	if to.Manager == "" || holds(holders, to.Manager, access.PartManager) {
		return nil
	}
	return passCase(tx, pass, access.PartManager, holders, to.Manager)
}

// Away is when somebody is away, and who covers for them.
type Away struct {
	Who, Cover  access.AccountID
	From, Until timescale.Date
}

// RecordAbsence keeps that somebody is away: whoever covers has their cases for those days, and families are given the
// name and number of whoever covers. A manager or the safeguarding unit does it.
func (d *Desk) RecordAbsence(ctx context.Context, by Doing, a Away) (string, error) {
	id, err := store.Act(ctx, d.db, by, "record absence", func(tx *store.Tx) (string, error) {
		pass, err := tx.AllowOffice(access.RecordAbsence)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(a.Who)); err != nil {
			return "", err
		}
		if err := checkAway(tx, a); err != nil {
			return "", err
		}
		id := tx.NewID()
		return id, tx.AddAbsence(pass, store.Absence{ID: id, Account: a.Who, Cover: a.Cover, From: a.From, Until: a.Until})
	})
	if err != nil {
		return "", fmt.Errorf("recording an absence: %w", err)
	}
	return id, nil
}

func checkAway(tx *store.Tx, a Away) error {
	who, err := tx.Account(a.Who)
	if err != nil {
		return ErrWhoAway
	}
	if who.Office == access.FamilyMember || !answersFor(tx.Actor(), who) {
		return access.ErrNotFound
	}
	var wrong fault.List
	cover, err := tx.Account(a.Cover)
	wrong.Check(err == nil && cover.Active && cover.ID != who.ID && cover.Office == who.Office, ErrNoCover)
	wrong.Check(!a.From.IsZero(), ErrAwayNoDay)
	switch {
	case a.Until.Before(a.From) || a.Until.IsZero():
		wrong.Add(ErrAwayEnds)
	case a.Until.Before(tx.Today()):
		wrong.Add(ErrAwayPast)
	}
	if err := wrong.Err(); err != nil || who.Office != access.Chair {
		return err
	}
	linked, err := tx.LinkedByChair(cover.ID, who.ID) // whoever covers would know of families that they must not
	if err == nil && linked {
		return ErrCoverLinked
	}
	return err
}

// EndAbsence ends an absence: somebody is back.
func (d *Desk) EndAbsence(ctx context.Context, by Doing, id string) (string, error) {
	done, err := store.Act(ctx, d.db, by, "end absence", func(tx *store.Tx) (string, error) {
		pass, err := tx.AllowOffice(access.RecordAbsence)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, id); err != nil {
			return "", err
		}
		all, err := tx.Absences()
		if err != nil {
			return "", err
		}
		for _, a := range all {
			who, err := tx.Account(a.Account)
			if err == nil && a.ID == id && answersFor(by.Actor, who) {
				return id, tx.EndAbsence(pass, id)
			}
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("ending an absence: %w", err)
	}
	return done, nil
}

// CloseAccount records that one of the staff has left. Their cases are reallocated first, so that no family is left
// without a worker.
func (d *Desk) CloseAccount(ctx context.Context, by Doing, who access.AccountID) (access.AccountID, error) {
	done, err := store.Act(ctx, d.db, by, "close account", func(tx *store.Tx) (access.AccountID, error) {
		pass, err := tx.AllowOffice(access.CloseAccount)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(who)); err != nil {
			return "", err
		}
		left, err := tx.Account(who)
		switch {
		case err != nil:
			return "", err
		case who == by.Actor.Account:
			return "", ErrCloseSelf
		case !answersFor(by.Actor, left):
			return "", access.ErrNotFound
		case left.Office != access.SocialWorker && left.Office != access.Manager:
			return "", ErrCannotClose
		}
		held, err := tx.CasesHeldBy(who)
		if err != nil {
			return "", err
		}
		managed, err := tx.ManagedBy(who)
		if err != nil {
			return "", err
		}
		if len(held) > 0 || managed > 0 {
			return "", ErrHoldsCases
		}
		return who, tx.SetAccountActive(pass, who, false)
	})
	if err != nil {
		return "", fmt.Errorf("closing an account: %w", err)
	}
	return done, nil
}
