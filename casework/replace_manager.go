package casework

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
)

// The rules for who manages a case, and for handing over everything of somebody's.
var (
	ErrNotAManager   = fault.New("manager", "Choose a team manager")
	ErrSameManager   = fault.New("manager", "This is the team manager now. Choose another")
	ErrNoSuccessor   = fault.New("to", "Choose who takes over. It must be somebody else of the same office")
	ErrNothingHeld   = fault.New("", "This person has no families and manages nobody, so there is nothing to hand over")
	ErrNotAllYours   = fault.New("", "Some of their families are managed by somebody else. Ask the safeguarding unit to hand them over")
	ErrNotHandedOver = fault.New("", "Only a social worker’s or a team manager’s families can be handed over here")
)

// ReplaceManager gives a family another team manager. The manager of the family may, and the safeguarding unit. What was
// the former manager's and is not finished goes with it; the social worker stays.
func (d *Desk) ReplaceManager(ctx context.Context, by Doing, f access.FamilyID, to access.AccountID, reason string) (access.FamilyID, error) {
	done, err := store.Act(ctx, d.db, by, "replace manager", func(tx *store.Tx) (access.FamilyID, error) {
		pass, err := tx.Allow(f, access.ReplaceManager, string(to))
		if err != nil {
			return "", err
		}
		var wrong fault.List
		manager, err := tx.Account(to)
		if err != nil || manager.Office != access.Manager || !manager.Active {
			wrong.Add(ErrNotAManager)
		}
		wrong.Add(family.Reason(reason))
		if err := wrong.Err(); err != nil {
			return "", err
		}
		holders, err := tx.PartHolders(f)
		if err != nil {
			return "", err
		}
		if holds(holders, to, access.PartManager) {
			return "", ErrSameManager
		}
		if err := passCase(tx, pass, access.PartManager, holders, to); err != nil {
			return "", err
		}
		return f, tx.AddReallocation(pass, to, reason)
	})
	if err != nil {
		return "", fmt.Errorf("replacing a manager: %w", err)
	}
	return done, nil
}

// HandOverCases gives all of somebody's families, and those whom they manage, to another of the same office in one go:
// for somebody who leaves, or moves to other work. Whoever answers for them may, in families that are theirs to give.
func (d *Desk) HandOverCases(ctx context.Context, by Doing, from, to access.AccountID, reason string) (access.AccountID, error) {
	done, err := store.Act(ctx, d.db, by, "hand over cases", func(tx *store.Tx) (access.AccountID, error) {
		pass, err := tx.AllowOffice(access.HandOverCases)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(from)); err != nil {
			return "", err
		}
		next, err := checkHandOver(tx, from, to, reason)
		if err != nil {
			return "", err
		}
		held, err := tx.CasesHeldBy(from)
		if err != nil {
			return "", err
		}
		managed, err := tx.ManagedBy(from)
		if err != nil {
			return "", err
		}
		if len(held) == 0 && managed == 0 {
			return "", ErrNothingHeld
		}
		for _, c := range held {
			if err := handOverCase(tx, c, from, next, reason); err != nil {
				return "", err
			}
		}
		return to, tx.HandOverStaff(pass, from, to)
	})
	if err != nil {
		return "", fmt.Errorf("handing over somebody’s cases: %w", err)
	}
	return done, nil
}

func checkHandOver(tx *store.Tx, from, to access.AccountID, reason string) (store.Account, error) {
	who, err := tx.Account(from)
	if err != nil || who.Office == access.FamilyMember || !answersFor(tx.Actor(), who) {
		return store.Account{}, access.ErrNotFound
	}
	if who.Office != access.SocialWorker && who.Office != access.Manager {
		return store.Account{}, ErrNotHandedOver
	}
	var wrong fault.List
	next, err := tx.Account(to)
	wrong.Check(err == nil && next.Active && next.ID != who.ID && next.Office == who.Office, ErrNoSuccessor)
	wrong.Add(family.Reason(reason))
	return next, wrong.Err()
}

// handOverCase passes one family on; a social worker's goes to their manager's team with them.
func handOverCase(tx *store.Tx, c store.Case, from access.AccountID, to store.Account, reason string) error {
	deed := access.ReallocateWorker
	if c.Kind == access.PartManager {
		deed = access.ReplaceManager
	}
	pass, err := tx.Allow(c.Family, deed, string(to.ID))
	var refused *access.Refused
	if errors.Is(err, access.ErrNotFound) || errors.As(err, &refused) {
		return ErrNotAllYours
	}
	if err != nil {
		return err
	}
	holders, err := tx.PartHolders(c.Family)
	if err != nil {
		return err
	}
	var theirs []store.PartHolder
	for _, h := range holders {
		if h.Account == from || h.Account == to.ID {
			theirs = append(theirs, h)
		}
	}
	if err := passCase(tx, pass, c.Kind, theirs, to.ID); err != nil {
		return err
	}
	if err := followManager(tx, pass, holders, to); err != nil {
		return err
	}
	return tx.AddReallocation(pass, to.ID, reason)
}
