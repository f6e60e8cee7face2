package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// CardDays is how many days after the one on which it is made a card still works, and PaperDays a list of codes.
const (
	CardDays  = 3
	PaperDays = 180
	papers    = 10
)

// The rules for a card.
var (
	ErrNoWayYet   = fault.New("", "This person cannot sign in. Give them a sign-in first, then make a card")
	ErrWayPaused  = fault.New("", "This person’s sign-in is paused. Give it back first, if that is safe, then make a card")
	ErrMadeBefore = fault.New("", "This was made already. Open the page again to make another")
)

// CardFor is whom a card is for, and whether it takes the place of everything they signed in by until now: for somebody whose
// codes or telephone are lost, or may be in other hands.
type CardFor struct {
	Person access.PersonID
	Afresh bool
}

// MakeCard makes the code of a card that the social worker or the manager hands over. It lets its owner in once, until the end of
// the day that is answered; a card made before stops working. The same form sent twice answers the same code.
func (d *Desk) MakeCard(ctx context.Context, by Doing, c CardFor) (store.Code, timescale.Date, error) {
	codes, err := d.db.Codes(by, store.Card, access.AccountID(c.Person), 1)
	if err != nil {
		return "", timescale.Date{}, err
	}
	until := d.db.Now().Date().AddDays(CardDays)
	err = d.once(ctx, by, "make card", codes[0], func(tx *store.Tx) error {
		pass, account, err := memberAccount(tx, access.MakeCard, c.Person)
		switch {
		case err != nil:
			return err
		case !account.Active:
			return ErrNoWayYet
		case !account.PausedAt.IsZero():
			return ErrWayPaused
		}
		if c.Afresh {
			if err := tx.EndWays(pass, account.ID); err != nil {
				return err
			}
		}
		return tx.PutCodes(pass, account.ID, store.Card, codes, until.AddDays(1).At(0, 0))
	})
	if err != nil {
		return "", timescale.Date{}, fmt.Errorf("making a card: %w", err)
	}
	return codes[0], until, nil
}

// once does what makes codes. A key that led to other codes before is no key to these.
func (d *Desk) once(ctx context.Context, by Doing, doing string, first store.Code, act func(*store.Tx) error) error {
	mark, err := d.db.CodeMark(first)
	if err != nil {
		return err
	}
	mark = mark[:16]
	done, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (string, error) { return mark, act(tx) })
	if err == nil && done != mark {
		return ErrMadeBefore
	}
	return err
}

// memberAccount is a family member's account, for whoever may do a thing about it. Nobody's is ErrNoWayYet.
func memberAccount(tx *store.Tx, deed access.Deed, who access.PersonID) (access.Pass, store.Account, error) {
	f, err := tx.PersonFamily(who)
	if err != nil {
		return access.Pass{}, store.Account{}, err
	}
	pass, err := tx.Allow(f, deed, string(who))
	if err != nil {
		return access.Pass{}, store.Account{}, err
	}
	account, there, err := tx.AccountOf(who)
	if err == nil && !there {
		err = ErrNoWayYet
	}
	return pass, account, err
}

// PauseWayIn keeps a family member out from now on, without their having done anything: what they have open ends in the same
// moment. The social worker, the manager and the safeguarding unit may, without a reason and without waiting for anybody.
// To pause what is paused changes nothing.
func (d *Desk) PauseWayIn(ctx context.Context, by Doing, who access.PersonID) error {
	return d.pauseOrNot(ctx, by, "pause way in", who, func(tx *store.Tx, pass access.Pass, a access.AccountID) error {
		_, err := tx.Pause(pass, a)
		return err
	})
}

// GiveBackWayIn ends a pause. They sign in as before; whoever was signed in is not again by it.
func (d *Desk) GiveBackWayIn(ctx context.Context, by Doing, who access.PersonID) error {
	return d.pauseOrNot(ctx, by, "give back way in", who, func(tx *store.Tx, pass access.Pass, a access.AccountID) error {
		_, err := tx.GiveBack(pass, a)
		return err
	})
}

func (d *Desk) pauseOrNot(
	ctx context.Context, by Doing, doing string, who access.PersonID, do func(*store.Tx, access.Pass, access.AccountID) error,
) error {
	if _, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (access.PersonID, error) {
		pass, account, err := memberAccount(tx, access.PauseWayIn, who)
		if err != nil {
			return "", err
		}
		return who, do(tx, pass, account.ID)
	}); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
