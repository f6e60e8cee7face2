package casework

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// The answers at the door. A code that is wrong, was used or has ended is answered alike: whoever tries codes learns nothing.
var (
	ErrNotACode   = fault.New("code", "Check the code and type it again. It is ten letters and numbers")
	ErrWrongCode  = fault.New("code", "This code does not let you in. Check it, or ask whoever gave it to you for a new one")
	ErrPausedHere = errors.New("this person’s sign-in is paused")
)

// Entrance is what somebody comes in by: a code or a link, the token of the session to begin, and how long that lasts at most.
type Entrance struct {
	Token string
	Lasts time.Duration
}

// SignInByCode lets in whoever a code was made for, and uses it up. ErrPausedHere leaves the code as it is.
func (d *Desk) SignInByCode(ctx context.Context, typed string, in Entrance) (store.Entrant, error) {
	code := store.ReadCode(typed)
	if code == "" {
		return store.Entrant{}, ErrNotACode
	}
	who, err := d.db.CodeOwner(ctx, code)
	if err == nil {
		err = d.signIn(ctx, who, in, func(tx *store.Tx, pass access.Pass) error { return tx.UseCode(pass, code) })
	}
	if errors.Is(err, access.ErrNotFound) {
		return store.Entrant{}, ErrWrongCode
	}
	return who, err
}

// SignInByLink lets in whoever a link was made for, and uses it up. One that works no more, or never did, is ErrNotFound.
func (d *Desk) SignInByLink(ctx context.Context, link string, in Entrance) (store.Entrant, error) {
	who, err := d.db.LinkOwner(ctx, link)
	if err != nil {
		return store.Entrant{}, err
	}
	return who, d.signIn(ctx, who, in, func(tx *store.Tx, pass access.Pass) error { return tx.UseLink(pass, link) })
}

// signIn begins a session for somebody, once what they came by is used up: both are kept together, with their entry.
func (d *Desk) signIn(ctx context.Context, who store.Entrant, in Entrance, use func(*store.Tx, access.Pass) error) error {
	if who.Paused {
		return ErrPausedHere
	}
	by := Doing{Actor: who.Actor, Once: "sign in/" + store.FeedMark(in.Token)}
	if _, err := store.Act(ctx, d.db, by, "sign in", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(who.Actor, access.SignIn, "")
		if err != nil {
			return "", err
		}
		if err := use(tx, pass); err != nil {
			return "", err
		}
		if err := tx.AddSession(pass, in.Token, who, in.Lasts); err != nil {
			return "", err
		}
		return "in", tx.Note(pass, string(who.Way))
	}); err != nil {
		return fmt.Errorf("signing in: %w", err)
	}
	return nil
}

// SignInByOrganisation lets in whoever their organisation's sign-in said it was, and uses up the try that it answered. The same
// answer lets nobody in twice, and an identity that was taken away meanwhile lets nobody in: both are ErrNotFound.
func (d *Desk) SignInByOrganisation(ctx context.Context, who store.Entrant, i store.Identity, try string, in Entrance) error {
	return d.signIn(ctx, who, in, func(tx *store.Tx, pass access.Pass) error { return tx.UseIdentity(pass, i, try) })
}
