package casework

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// The rules of opening a family on duty.
var (
	ErrDutyReason  = fault.New("reason", "Choose why you open this family")
	ErrDutyWords   = fault.New("words", "Say in your own words why you open it. Those who work with the family read this")
	ErrDutyAlready = fault.New("", "You take part in this family’s case already. Find it among your families")
)

// AskOnDuty shows one of the staff on duty the child whose family they are about to open. A child of a family that is closed to them
// is as one who is not there.
func (d *Desk) AskOnDuty(ctx context.Context, actor access.Actor, child access.PersonID) (access.Copy[DutyChild], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DutyChild, error) {
		if _, err := access.AllowOffice(actor, access.OpenAsDuty, ""); err != nil {
			return DutyChild{}, access.ErrNotFound
		}
		found, err := r.ChildOnDuty(child)
		if err != nil {
			return DutyChild{}, err
		}
		return dutyChild(r, found)
	})
	if err != nil {
		return seen, fmt.Errorf("asking to open a family on duty: %w", err)
	}
	return seen, nil
}

// OpenOnDuty gives a social worker or a team manager a part in a family that they take no part in, for access.DutyHours, with a reason
// from the list and their own words. They read what professionals may read of the family, its dates, conferences and plans, and
// change nothing. Those who answer for the family see at once on their own list that it was opened, by whom and why, and can end it.
func (d *Desk) OpenOnDuty(ctx context.Context, by Doing, child access.PersonID, reason access.DutyReason, words string) (access.FamilyID, error) {
	done, err := store.Act(ctx, d.db, by, "open on duty", func(tx *store.Tx) (access.FamilyID, error) {
		if _, err := access.AllowOffice(by.Actor, access.OpenAsDuty, ""); err != nil {
			return "", access.ErrNotFound
		}
		found, err := tx.ChildOnDuty(child)
		if err != nil {
			return "", err
		}
		pass, err := access.AllowOffice(by.Actor, access.OpenAsDuty, found.Family)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(child)); err != nil {
			return "", err
		}
		standing, err := tx.Standing(found.Family)
		if err != nil {
			return "", err
		}
		if standing.Has(access.PartDuty) {
			return found.Family, nil // it is open to them: nothing is done twice
		}
		var wrong fault.List
		_, err = access.Allow(standing, access.ViewFamily)
		wrong.Check(err != nil, ErrDutyAlready)
		wrong.Check(reason.Known(), ErrDutyReason)
		wrong.Check(strings.TrimSpace(words) != "", ErrDutyWords)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return found.Family, tx.AddDutyPart(pass, store.DutyPart{
			ID: tx.NewID(), Reason: reason, Words: strings.TrimSpace(words), From: tx.Now(),
			Until: timescale.InstantOf(tx.Now().Time().Add(access.DutyHours * time.Hour)),
		})
	})
	if _, slowed := errors.AsType[*access.Slowed](err); slowed {
		err = errors.Join(err, d.db.NoteStopped(ctx, by.Actor))
	}
	if err != nil {
		return "", fmt.Errorf("opening a family on duty: %w", err)
	}
	return done, nil
}

func sortDuty(all []DutyFamily) {
	slices.SortFunc(all, func(a, b DutyFamily) int {
		if a.Until != b.Until {
			return a.Until.Time().Compare(b.Until.Time())
		}
		return cmp.Compare(a.ID, b.ID)
	})
}
