package casework

import (
	"context"
	"fmt"
	"time"

	"kith/access"
	"kith/internal/store"
	"kith/timescale"
)

// OwnSignIn is how somebody signs in, and where they are signed in now.
type OwnSignIn struct {
	WayIn    store.WayIn
	Codes    []store.CodeLeft // that still let them in
	Sessions []store.OpenSession
	Passkeys []store.Passkey
}

// Left counts the codes of a kind that still let their owner in.
func (o OwnSignIn) Left(kind store.CodeKind) int {
	n := 0
	for _, c := range o.Codes {
		if c.Kind == kind {
			n++
		}
	}
	return n
}

// ViewSignIn shows somebody their own sign-in. A session that lay unused for longer than idle has ended.
func (d *Desk) ViewSignIn(ctx context.Context, actor access.Actor, idle time.Duration) (access.Copy[OwnSignIn], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OwnSignIn, error) {
		var o OwnSignIn
		if _, err := r.AllowOffice(access.ViewSignIn); err != nil {
			return o, err
		}
		a, err := r.Account(actor.Account)
		if err != nil {
			return o, err
		}
		o.WayIn = a.WayIn
		if o.Codes, err = r.CodesOf(actor.Account); err != nil {
			return o, err
		}
		if o.Passkeys, err = r.PasskeysOf(actor.Account); err != nil {
			return o, err
		}
		o.Sessions, err = r.OwnSessions(idle)
		return o, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at one's own sign-in: %w", err)
	}
	return seen, nil
}

// MakePaperCodes gives a family member a list of ten codes to sign in by, each once, until the end of the day that is answered.
// A list made before stops working, and so does a passkey: they sign in one way. The same form sent twice answers the same list.
func (d *Desk) MakePaperCodes(ctx context.Context, by Doing) ([]store.Code, timescale.Date, error) {
	codes, err := d.db.Codes(by, store.PaperCode, by.Actor.Account, papers)
	if err != nil {
		return nil, timescale.Date{}, err
	}
	until := d.db.Now().Date().AddDays(PaperDays)
	err = d.once(ctx, by, "make paper codes", codes[0], func(tx *store.Tx) error {
		pass, err := chooseWay(tx, store.WithPaperCodes)
		if err != nil {
			return err
		}
		if err := tx.WithdrawPasskeys(pass, by.Actor.Account); err != nil {
			return err
		}
		return tx.PutCodes(pass, by.Actor.Account, store.PaperCode, codes, until.AddDays(1).At(0, 0))
	})
	if err != nil {
		return nil, timescale.Date{}, fmt.Errorf("making paper codes: %w", err)
	}
	return codes, until, nil
}

// SignInWithTheWorker is for a family member who keeps nothing: their worker makes a card each time. What they had to sign in by
// stops working.
func (d *Desk) SignInWithTheWorker(ctx context.Context, by Doing) error {
	_, err := store.Act(ctx, d.db, by, "sign in with the worker", func(tx *store.Tx) (store.WayIn, error) {
		pass, err := chooseWay(tx, store.WithTheWorker)
		if err != nil {
			return "", err
		}
		if err := tx.WithdrawPasskeys(pass, by.Actor.Account); err != nil {
			return "", err
		}
		return store.WithTheWorker, tx.WithdrawCodes(pass, by.Actor.Account, store.PaperCode)
	})
	if err != nil {
		return fmt.Errorf("choosing to sign in with the worker: %w", err)
	}
	return nil
}

// chooseWay keeps the choice. Only members of families choose: staff come by passkey or by their council's own sign-in.
func chooseWay(tx *store.Tx, way store.WayIn) (access.Pass, error) {
	actor := tx.Actor()
	if actor.Office != access.FamilyMember {
		return access.Pass{}, &access.Refused{Deed: access.ChooseWay}
	}
	pass, err := ownWay(tx, string(way))
	if err != nil {
		return pass, err
	}
	return pass, tx.SetWayIn(pass, actor.Account, way)
}

// SignOutEverywhere ends whatever somebody has open, wherever they are signed in: here too.
func (d *Desk) SignOutEverywhere(ctx context.Context, by Doing) error {
	_, err := store.Act(ctx, d.db, by, "sign out everywhere", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.EndOwn, "")
		if err != nil {
			return "", err
		}
		if err := tx.Note(pass, ""); err != nil {
			return "", err
		}
		return "out", tx.EndSessions(pass, by.Actor.Account)
	})
	if err != nil {
		return fmt.Errorf("signing out everywhere: %w", err)
	}
	return nil
}
