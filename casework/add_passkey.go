package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/timescale"
)

// AddPasskey keeps a passkey of somebody's own, which their device has made. A family member signs in by it from now on: their list
// of codes stops working.
func (d *Desk) AddPasskey(ctx context.Context, by Doing, proof store.Proof) error {
	_, err := store.Act(ctx, d.db, by, "add passkey", func(tx *store.Tx) (string, error) {
		pass, err := ownWay(tx, "passkey")
		if err != nil {
			return "", err
		}
		if by.Actor.Office == access.FamilyMember {
			if err := tx.SetWayIn(pass, by.Actor.Account, store.WithPasskey); err != nil {
				return "", err
			}
			if err := tx.WithdrawCodes(pass, by.Actor.Account, store.PaperCode); err != nil {
				return "", err
			}
		}
		return "added", tx.AddPasskey(pass, proof)
	})
	if err != nil {
		return fmt.Errorf("adding a passkey: %w", err)
	}
	return nil
}

// RemovePasskey makes one of somebody's own passkeys let nobody in any more.
func (d *Desk) RemovePasskey(ctx context.Context, by Doing, id string) error {
	_, err := store.Act(ctx, d.db, by, "remove passkey", func(tx *store.Tx) (string, error) {
		pass, err := ownWay(tx, "passkey removed")
		if err != nil {
			return "", err
		}
		return "removed", tx.WithdrawPasskey(pass, id)
	})
	if err != nil {
		return fmt.Errorf("removing a passkey: %w", err)
	}
	return nil
}

// MakeRecoveryCodes gives one of the staff ten codes for the day on which their passkeys are lost. Each works once; those made
// before stop working. Members of families are given a card by their worker instead.
func (d *Desk) MakeRecoveryCodes(ctx context.Context, by Doing) ([]store.Code, error) {
	codes, err := d.db.Codes(by, store.RecoveryCode, by.Actor.Account, papers)
	if err != nil {
		return nil, err
	}
	err = d.once(ctx, by, "make recovery codes", codes[0], func(tx *store.Tx) error {
		if by.Actor.Office == access.FamilyMember {
			return &access.Refused{Deed: access.ChooseWay}
		}
		pass, err := ownWay(tx, "recovery codes")
		if err != nil {
			return err
		}
		return tx.PutCodes(pass, by.Actor.Account, store.RecoveryCode, codes, timescale.Instant{})
	})
	if err != nil {
		return nil, fmt.Errorf("making recovery codes: %w", err)
	}
	return codes, nil
}

func ownWay(tx *store.Tx, what string) (access.Pass, error) {
	pass, err := access.AllowOffice(tx.Actor(), access.ChooseWay, "")
	if err != nil {
		return pass, err
	}
	return pass, tx.Note(pass, what)
}

// SignInByPasskey lets in whoever a device's answer was found to be from. The same answer lets nobody in twice: that is ErrNotFound.
func (d *Desk) SignInByPasskey(ctx context.Context, who store.Entrant, proof store.Proof, in Entrance) error {
	return d.signIn(ctx, who, in, func(tx *store.Tx, pass access.Pass) error { return tx.UsePasskey(pass, proof) })
}
