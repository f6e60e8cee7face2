package casework

import (
	"context"
	"fmt"
	"time"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// What whoever runs the machine does for a whole partnership. Each leaves its entry in the partnership's log.

// ErrLinkClosed means that a link was asked for somebody whose account is closed.
var ErrLinkClosed = fault.New("account", "This account is closed. kith user set --active on opens it")

// BeginPartnership begins a partnership; the first entry of its log says so.
func (d *Desk) BeginPartnership(ctx context.Context, by Doing, t store.Tenant) (access.TenantID, error) {
	done, err := store.Act(ctx, d.db, by, "begin partnership", func(tx *store.Tx) (access.TenantID, error) {
		pass, err := tx.AllowOffice(access.BeginPartnership)
		if err != nil {
			return "", err
		}
		if err := tx.AddTenant(pass, t); err != nil {
			return "", err
		}
		return t.ID, tx.Note(pass, string(t.ID))
	})
	if err != nil {
		return "", fmt.Errorf("beginning a partnership: %w", err)
	}
	return done, nil
}

// AddAccount adds one of the staff or another professional, who may sign in from then on. Members of a family are let in
// by those who work with them.
func (d *Desk) AddAccount(ctx context.Context, by Doing, a store.Account) (access.AccountID, error) {
	return d.forAccount(ctx, by, access.AddAccount, a.ID, func(tx *store.Tx, pass access.Pass) error {
		return tx.AddStaff(pass, a)
	})
}

// MakeLink keeps a link that signs one person in, once, before it ends. The token itself is not kept.
func (d *Desk) MakeLink(ctx context.Context, by Doing, who access.AccountID, token string, lasts time.Duration) (access.AccountID, error) {
	return d.forAccount(ctx, by, access.MakeLink, who, func(tx *store.Tx, pass access.Pass) error {
		a, err := tx.Account(who)
		if err != nil {
			return err
		}
		if !a.Active {
			return ErrLinkClosed
		}
		return tx.AddSignInLink(pass, token, who, lasts)
	})
}

// What may be wrong with an identity that is given to somebody.
var (
	ErrIdentityTaken  = fault.New("subject", "Somebody in this partnership has this identity already. It stands for one person only")
	ErrIdentityFamily = fault.New("account", "Families sign in by card, list or phone: only staff come in by their organisation")
)

// GiveIdentity has one of the staff come in by their own organisation's sign-in. It is by the number that the organisation knows
// them by, never by an address. A closed account is given none.
func (d *Desk) GiveIdentity(ctx context.Context, by Doing, who access.AccountID, i store.Identity) (access.AccountID, error) {
	return d.forAccount(ctx, by, access.GiveIdentity, who, func(tx *store.Tx, pass access.Pass) error {
		a, err := tx.Account(who)
		switch {
		case err != nil:
			return err
		case !a.Active:
			return ErrLinkClosed
		case a.Office == access.FamilyMember:
			return ErrIdentityFamily
		}
		given, err := tx.AddIdentity(pass, who, i)
		if err == nil && !given {
			return ErrIdentityTaken
		}
		return err
	})
}

// TakeIdentities has somebody come in no more by their organisation's sign-in, and signs them out everywhere: a session that it
// began is not told from another.
func (d *Desk) TakeIdentities(ctx context.Context, by Doing, who access.AccountID) (access.AccountID, error) {
	return d.forAccount(ctx, by, access.TakeIdentities, who, func(tx *store.Tx, pass access.Pass) error {
		if _, err := tx.Account(who); err != nil {
			return err
		}
		return tx.TakeIdentities(pass, who)
	})
}

// SetAccount opens or closes an account, whoever's it is and whatever they hold: it is the way out where one has fallen
// into the wrong hands. A closed one is signed out at once, everywhere, and stays so when it is opened again.
func (d *Desk) SetAccount(ctx context.Context, by Doing, who access.AccountID, open bool) (access.AccountID, error) {
	return d.forAccount(ctx, by, access.SetAccount, who, func(tx *store.Tx, pass access.Pass) error {
		if _, err := tx.Account(who); err != nil {
			return err
		}
		return tx.SetAccountActive(pass, who, open)
	})
}

// AccountView is somebody who may sign in, with who they are at their organisation's own sign-in.
type AccountView struct {
	store.Account

	Identities []store.Identity
}

// ViewAccounts lists everybody who may sign in to a partnership, or once might, for whoever runs the machine.
func (d *Desk) ViewAccounts(ctx context.Context, actor access.Actor) (access.Copy[[]AccountView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]AccountView, error) {
		pass, err := r.AllowOffice(access.ViewAccounts)
		if err != nil {
			return nil, err
		}
		accounts, err := r.EveryAccount()
		if err != nil {
			return nil, err
		}
		ids := make([]access.AccountID, len(accounts))
		for i, a := range accounts {
			ids[i] = a.ID
		}
		identities, err := r.IdentitiesOf(pass, ids)
		all := make([]AccountView, len(accounts))
		for i, a := range accounts {
			all[i] = AccountView{a, identities[a.ID]}
		}
		return all, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the accounts: %w", err)
	}
	return seen, nil
}

func (d *Desk) forAccount(ctx context.Context, by Doing, deed access.Deed, who access.AccountID,
	do func(*store.Tx, access.Pass) error,
) (access.AccountID, error) {
	done, err := store.Act(ctx, d.db, by, string(deed), func(tx *store.Tx) (access.AccountID, error) {
		pass, err := tx.AllowOffice(deed)
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(who)); err != nil {
			return "", err
		}
		return who, do(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", deed, err)
	}
	return done, nil
}
