package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
)

// The rules for letting a family member in.
var (
	ErrNoReach      = fault.New("children", "Choose at least one child whom this person may know of")
	ErrReachesWhom  = fault.New("children", "Choose only children whom this person is related to. Record the relationship first")
	ErrNotACurrent  = fault.New("", "This entry was taken out of the family, so nobody can sign in by it")
	ErrUnbornSignIn = fault.New("", "An unborn child cannot sign in")
	ErrNoWayIn      = fault.New("", "This person has no way in to end")
)

// WayIn is how a family member takes part: which of the children they are related to they may know of. A child
// reaches themselves alone, so that brothers and sisters do not read about each other.
type WayIn struct {
	Person   access.PersonID
	Children []access.PersonID
}

// LetIn gives a family member a way in, or changes whom it reaches. Their part follows from what they are to the
// children. The social worker or the manager does it, once they know that it is safe.
func (d *Desk) LetIn(ctx context.Context, by Doing, w WayIn) (access.AccountID, error) {
	id, err := store.Act(ctx, d.db, by, "let in", func(tx *store.Tx) (access.AccountID, error) {
		f, err := tx.PersonFamily(w.Person)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, access.LetIn, string(w.Person))
		if err != nil {
			return "", err
		}
		who, err := tx.Person(pass, w.Person)
		if err != nil {
			return "", err
		}
		if err := samePerson(tx, by, pass, w.Person); err != nil {
			return "", err
		}
		related, err := tx.Relationships(pass)
		if err != nil {
			return "", err
		}
		children, err := reachOf(who, related, w.Children)
		if err != nil {
			return "", err
		}
		account, err := accountFor(tx, pass, who)
		if err != nil {
			return "", err
		}
		if err := endFamilyParts(tx, pass, account, "whom it reaches was changed"); err != nil {
			return "", err
		}
		if err := tx.KeepChange(pass, who, family.WasLetIn, "", by.Actor.Account, ""); err != nil {
			return "", err
		}
		if err := tx.AddPart(pass, account, family.PartKindOf(who, reachable(related, children)), "", children...); err != nil {
			return "", err
		}
		return account, d.holdBackAll(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("letting a family member in: %w", err)
	}
	return id, nil
}

// reachOf checks which children a person may be let in to.
func reachOf(who family.Person, related []family.Relationship, chosen []access.PersonID) ([]access.PersonID, error) {
	switch {
	case who.State != family.Current:
		return nil, ErrNotACurrent
	case who.Kind == family.Unborn:
		return nil, ErrUnbornSignIn
	case who.Kind == family.Child:
		return []access.PersonID{who.ID}, nil
	case len(chosen) == 0:
		return nil, ErrNoReach
	}
	for _, child := range chosen {
		if !slices.ContainsFunc(related, func(r family.Relationship) bool { return r.Person == who.ID && r.Child == child }) {
			return nil, ErrReachesWhom
		}
	}
	slices.Sort(chosen)
	return slices.Compact(chosen), nil
}

// reachable keeps the relationships to those children.
func reachable(related []family.Relationship, children []access.PersonID) []family.Relationship {
	var kept []family.Relationship
	for _, r := range related {
		if slices.Contains(children, r.Child) {
			kept = append(kept, r)
		}
	}
	return kept
}

// accountFor is somebody's account, opened again where it was closed, or a new one.
func accountFor(tx *store.Tx, pass access.Pass, who family.Person) (access.AccountID, error) {
	account, there, err := tx.AccountOf(who.ID)
	if err != nil {
		return "", err
	}
	if there {
		if account.Active {
			return account.ID, nil
		}
		return account.ID, tx.SetAccountActive(pass, account.ID, true)
	}
	id := access.AccountID(tx.NewID())
	return id, tx.AddAccount(pass, store.Account{ID: id, Office: access.FamilyMember, Family: pass.Family(), Person: who.ID})
}

func endFamilyParts(tx *store.Tx, pass access.Pass, who access.AccountID, why string) error {
	for _, kind := range []access.PartKind{access.PartParent, access.PartCarer, access.PartRelative, access.PartChild} {
		if err := tx.EndPart(pass, who, kind, why); err != nil {
			return err
		}
	}
	return nil
}

// EndWayIn ends a family member's way in, at once: their parts, and what they have open.
func (d *Desk) EndWayIn(ctx context.Context, by Doing, who access.PersonID, reason string) (access.AccountID, error) {
	id, err := store.Act(ctx, d.db, by, "end way in", func(tx *store.Tx) (access.AccountID, error) {
		f, err := tx.PersonFamily(who)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, access.EndWayIn, string(who))
		if err != nil {
			return "", err
		}
		account, there, err := tx.AccountOf(who)
		if err != nil {
			return "", err
		}
		if !there || !account.Active {
			return "", ErrNoWayIn
		}
		if err := family.Reason(reason); err != nil {
			return "", err
		}
		if err := endFamilyParts(tx, pass, account.ID, "way in ended"); err != nil {
			return "", err
		}
		// Whoever was beside somebody is not beside them again by being let in later for another child.
		for _, kind := range []access.PartKind{access.PartSupporter, access.PartAdvocate} {
			if err := tx.EndPart(pass, account.ID, kind, "way in ended"); err != nil {
				return "", err
			}
		}
		entry, err := tx.Person(pass, who)
		if err != nil {
			return "", err
		}
		if err := tx.KeepChange(pass, entry, family.WayInEnded, reason, by.Actor.Account, ""); err != nil {
			return "", err
		}
		return account.ID, tx.SetAccountActive(pass, account.ID, false)
	})
	if err != nil {
		return "", fmt.Errorf("ending a family member's way in: %w", err)
	}
	return id, nil
}
