package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// PlanEnding is how somebody says that a plan ended, other than by a conference.
type PlanEnding struct {
	Plan     plan.ID
	Ground   plan.Ground
	EndedOn  timescale.Date
	Evidence string
	Family   string // what the family reads about it
}

// EndPlan records that a plan ended on a ground other than a conference's decision: that one is recorded in the
// conference alone.
func (d *Desk) EndPlan(ctx context.Context, by Doing, e PlanEnding) (plan.ID, error) {
	_, err := store.Act(ctx, d.db, by, "end plan", func(tx *store.Tx) (plan.ID, error) {
		p, pass, err := openPlan(tx, e.Plan, access.EndPlan)
		if err != nil {
			return "", err
		}
		if e.Ground == plan.ByConference || e.Ground == plan.ProtectionBegan {
			return "", plan.ErrByConference
		}
		child, err := tx.Person(pass, p.Child)
		if err != nil {
			return "", err
		}
		if _, err := endPlan(tx, pass, p, plan.Ending{
			ID: tx.NewID(), Plan: p.ID, Kind: p.Kind, Ground: e.Ground, EndedOn: e.EndedOn, RecordedBy: by.Actor.Account,
			Words: plan.EndingWords{Evidence: strings.TrimSpace(e.Evidence), Family: strings.TrimSpace(e.Family)},
		}, child.Details.Born); err != nil {
			return "", err
		}
		if p.Kind == plan.Protection {
			if err := leaveReviews(tx, pass, p.Child, e.Ground); err != nil {
				return "", err
			}
		}
		plans, err := tx.Plans(pass)
		if err != nil {
			return "", err
		}
		if err := endIdleGroups(tx, pass, plans); err != nil {
			return "", err
		}
		return p.ID, tx.EndChairs(pass)
	})
	if err != nil {
		return "", fmt.Errorf("ending a plan: %w", err)
	}
	return e.Plan, nil
}

// leaveReviews takes a child whose protection plan has ended off the reviews that have not begun: there is nothing left to
// decide for them. A review that is about nobody else is not held; the family reads why, but for after a child's death.
func leaveReviews(tx *store.Tx, pass access.Pass, child access.PersonID, why plan.Ground) error {
	going, err := notOver(tx, pass)
	if err != nil {
		return err
	}
	for _, c := range going {
		if !c.Leavable(child) {
			continue
		}
		ch := conference.Change{
			ID: tx.NewID(), Conference: c.ID, Kind: conference.WasChanged, Was: c.HeldOn, Now: c.HeldOn,
			Reason: "A child’s protection plan has ended, so the review is no longer about them",
		}
		if len(c.Children) == 1 { // the child stays on what is cancelled, so that it is still theirs
			c.State, ch.Kind = conference.Cancelled, conference.WasCancelled
			if why != plan.Death {
				ch.Family = "The child protection plan has ended, so there is nothing left for this meeting to decide."
			}
			err = endParts(tx, pass, c.ID, "the conference was cancelled")
		} else {
			err = tx.DropConferenceChild(pass, c.ID, child)
		}
		if err != nil {
			return err
		}
		if err := tx.SaveConference(pass, c); err != nil {
			return err
		}
		if err := tx.AddChange(pass, ch); err != nil {
			return err
		}
	}
	return nil
}

// The rules for telling people that a plan ended, or that a conference has changed.
var (
	ErrToldWhom  = fault.New("who", "Choose who was told")
	ErrToldHow   = fault.New("how", "Choose how they were told")
	ErrToldWhen  = fault.New("on", "Enter the day they were told. It must be today or in the past")
	ErrNotEnded  = fault.New("", "This plan has not ended")
	ErrToldTwice = fault.New("who", "That one of these people was told is recorded already. Choose the others")
)

// EndingTold is who was told that a plan ended: those of one talk, letter or meeting together.
type EndingTold struct {
	Plan plan.ID
	Who  []access.Party
	How  string
	On   timescale.Date
}

// TellEnding records that people were told that a plan ended, and how.
func (d *Desk) TellEnding(ctx context.Context, by Doing, t EndingTold) (plan.ID, error) {
	_, err := store.Act(ctx, d.db, by, "tell ending", func(tx *store.Tx) (plan.ID, error) {
		p, pass, err := openPlan(tx, t.Plan, access.TellEnding)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(!p.Current(), ErrNotEnded)
		wrong.Check(len(t.Who) > 0, ErrToldWhom)
		wrong.Check(t.How != "", ErrToldHow)
		wrong.Check(!t.On.IsZero() && !t.On.After(tx.Today()), ErrToldWhen)
		already, err := tx.ToldOf(pass)
		if err != nil {
			return "", err
		}
		for _, one := range already[p.ID] {
			wrong.Check(!slices.Contains(t.Who, one.Who), ErrToldTwice)
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		for _, who := range t.Who {
			if err := tx.AddTold(pass, store.Told{Plan: p.ID, Who: who, How: t.How, On: t.On}); err != nil {
				return "", err
			}
		}
		return p.ID, tx.EndChairs(pass)
	})
	if err != nil {
		return "", fmt.Errorf("recording who was told: %w", err)
	}
	return t.Plan, nil
}
