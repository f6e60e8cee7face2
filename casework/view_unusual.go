package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// The rules of looking into unusual looking.
var (
	ErrUnusualWhich = fault.New("", "It is not on the list any more. Open the list again")
	ErrUnusualFound = fault.New("found", "Choose what you found")
	ErrUnusualDone  = fault.New("", "Somebody has looked into this meanwhile. Open the list again to see what they found")
	ErrUnusualOwn   = fault.New("", "Somebody else looks into your own looking")
)

// TaskLookInto is to look into unusual looking.
const TaskLookInto TaskKind = "look into unusual looking"

// waitingLooks is unusual looking that was raised to the reader, and that nobody has looked into.
func waitingLooks(r *store.Reading) ([]Task, error) {
	n, err := r.LooksToLookInto()
	if err != nil || n == 0 {
		return nil, err
	}
	return []Task{{Kind: TaskLookInto}}, nil
}

// RaisedView is looking that was raised to its reader.
type RaisedView struct {
	store.RaisedLook

	Who     Worker
	Settler Worker
	Own     bool // the reader's own, which somebody else looks into
}

// ViewUnusual shows a team manager the unusual looking of their own staff and at their own families, and whoever answers for data
// protection all of it, with why it was raised: no part in the case, many families on one day, a surname like one's own. It tells
// nothing of what was read, and no surname.
func (d *Desk) ViewUnusual(ctx context.Context, actor access.Actor) (access.Copy[[]RaisedView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]RaisedView, error) {
		pass, err := r.AllowOffice(access.ViewUnusual)
		if err != nil {
			return nil, err
		}
		return raisedTo(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at unusual looking: %w", err)
	}
	return seen, nil
}

func raisedTo(r *store.Reading, pass access.Pass) ([]RaisedView, error) {
	raised, err := r.RaisedLooks(pass)
	if err != nil {
		return nil, err
	}
	accounts, err := r.EveryAccount()
	if err != nil {
		return nil, err
	}
	staff, me := workersAmong(accounts), r.Actor()
	manages := map[access.AccountID]bool{}
	for _, a := range accounts {
		manages[a.ID] = a.Manager == me.Account
	}
	var families []access.FamilyID
	if me.Office == access.Manager {
		if families, err = r.Families(); err != nil {
			return nil, err
		}
	}
	var all []RaisedView
	for _, l := range raised {
		if me.Office == access.Protection || manages[l.Account] || slices.Contains(families, l.Family) {
			all = append(all, RaisedView{RaisedLook: l, Who: staff[l.Account], Settler: staff[l.SettledBy], Own: l.Account == me.Account})
		}
	}
	return all, nil
}

// SettleUnusual keeps what somebody found who looked into unusual looking that was raised to them. Nobody looks into their own.
func (d *Desk) SettleUnusual(ctx context.Context, by Doing, id string, found access.LookFound) error {
	_, err := store.Act(ctx, d.db, by, "settle unusual", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.SettleUnusual, "")
		if err != nil {
			return "", err
		}
		all, err := raisedTo(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(l RaisedView) bool { return l.ID() == id })
		if at < 0 {
			return "", ErrUnusualWhich
		}
		var wrong fault.List
		wrong.Check(found.Known(), ErrUnusualFound)
		wrong.Check(!all[at].Own, ErrUnusualOwn)
		wrong.Check(all[at].Found == "", ErrUnusualDone)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		if err := tx.Note(pass, string(all[at].Account)); err != nil {
			return "", err
		}
		return "", tx.SettleLook(pass, all[at].RaisedLook, found)
	})
	if err != nil {
		return fmt.Errorf("saying what came of unusual looking: %w", err)
	}
	return nil
}
