package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// The rules for asking for legal advice.
var (
	ErrNoConcernWords = fault.New("concern", "Enter what the concern is about working together on the plan")
	ErrNoProof        = fault.New("evidence", "Enter what it rests on: what happened, when, and what was done to help")
	ErrNotTold        = fault.New("told", "Enter how you told the parent, in the plain words you used")
	ErrNoToldDay      = fault.New("told-on", "Enter the day you told the parent. It must be today or in the past")
	ErrNoAbout        = fault.New("about", "Choose whom the concern is about")
	ErrNoOutcome      = fault.New("outcome", "Enter what came of the advice")
	ErrNoGivenDay     = fault.New("given", "Enter the day the advice was given. It must be today or in the past")
)

// AskLegalAdvice records a concern about co-operation with a protection plan, with its evidence, and asks for legal
// advice. The parent is told first, in plain words.
func (d *Desk) AskLegalAdvice(ctx context.Context, by Doing, a store.LegalAdvice) (string, error) {
	id, err := store.Act(ctx, d.db, by, "ask legal advice", func(tx *store.Tx) (string, error) {
		p, pass, err := openPlan(tx, a.Plan, access.AskLegalAdvice)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(strings.TrimSpace(a.Words.Concern) != "", ErrNoConcernWords)
		wrong.Check(strings.TrimSpace(a.Words.Evidence) != "", ErrNoProof)
		wrong.Check(strings.TrimSpace(a.Words.Told) != "", ErrNotTold)
		wrong.Check(!a.ToldOn.IsZero() && !a.ToldOn.After(tx.Today()), ErrNoToldDay)
		a.About, err = ownerOf(tx, pass, a.About)
		if err != nil && len(fault.Of(err)) == 0 {
			return "", err
		}
		wrong.Check(err == nil, ErrNoAbout)
		if !p.Current() {
			return "", plan.ErrEnded
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		a.ID, a.AskedOn = tx.NewID(), tx.Today()
		return a.ID, tx.AddLegalAdvice(pass, a)
	})
	if err != nil {
		return "", fmt.Errorf("asking for legal advice: %w", err)
	}
	return id, nil
}

// GiveLegalAdvice records what came of the advice, and when.
func (d *Desk) GiveLegalAdvice(ctx context.Context, by Doing, id plan.ID, advice, outcome string, on timescale.Date) (string, error) {
	_, err := store.Act(ctx, d.db, by, "give legal advice", func(tx *store.Tx) (string, error) {
		_, pass, err := openPlan(tx, id, access.AskLegalAdvice)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(strings.TrimSpace(outcome) != "", ErrNoOutcome)
		wrong.Check(!on.IsZero() && !on.After(tx.Today()), ErrNoGivenDay)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		held, err := tx.LegalAdvices(pass.Family())
		if err != nil {
			return "", err
		}
		for _, a := range access.Known(access.Know(pass), held) {
			if a.ID == advice {
				a.Given, a.GivenOn, a.Words.Outcome = true, on, outcome
				return a.ID, tx.GiveLegalAdvice(pass, a)
			}
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("recording legal advice: %w", err)
	}
	return advice, nil
}
