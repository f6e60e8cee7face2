package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
)

// RewordPlan changes what a plan says as a whole: the worries, what we want to see, what happens if it does not work,
// and the plan in words for the child. How it read before is kept.
func (d *Desk) RewordPlan(ctx context.Context, by Doing, id plan.ID, words plan.Words) (plan.ID, error) {
	_, err := store.Act(ctx, d.db, by, "reword plan", func(tx *store.Tx) (plan.ID, error) {
		p, pass, err := openPlan(tx, id, access.ChangePlan)
		if err != nil {
			return "", err
		}
		if err := d.samePlan(tx, by, pass, p, PlanView.Said); err != nil {
			return "", err
		}
		now, err := p.Reword(words)
		if err != nil {
			return "", err
		}
		if err := tx.SavePlan(pass, now); err != nil {
			return "", err
		}
		return id, tx.NoteChange(pass, id, store.PlanChange{Change: "reworded", Words: store.PlanChangeWords{Was: p.Words}})
	})
	if err != nil {
		return "", fmt.Errorf("rewording a plan: %w", err)
	}
	return id, nil
}

// The rules for a child who joins a family that has a plan.
var (
	ErrNoJoiner  = fault.New("child", "Choose the child who has joined the family")
	ErrHasPlan   = fault.New("child", "This child has a child protection plan already")
	ErrNoJoinWhy = fault.New("why", "Enter why a conference is asked for, in words the family will read")
)

// AskForPlan asks for a conference about a brother, sister or baby who joined the family after the plan began. No child
// has a child protection plan without a conference.
func (d *Desk) AskForPlan(ctx context.Context, by Doing, id plan.ID, child access.PersonID, why string) (conference.ID, error) {
	asked, err := store.Act(ctx, d.db, by, "ask for plan", func(tx *store.Tx) (conference.ID, error) {
		p, pass, err := openPlan(tx, id, access.AskForPlan)
		if err != nil {
			return "", err
		}
		who, err := d.joiner(tx, pass, child)
		if err != nil {
			return "", err
		}
		if why == "" {
			return "", ErrNoJoinWhy
		}
		pack, err := d.pack(&tx.Reading, tx.Today())
		if err != nil {
			return "", err
		}
		tenant, err := tx.Tenant()
		if err != nil {
			return "", err
		}
		due := pack.InitialConferenceBy(tx.Today(), d.calendar)
		c := conference.Conference{
			ID: conference.ID(tx.NewID()), Family: p.Family, Kind: conference.Initial, State: conference.ToBeBooked,
			Children: []access.PersonID{child}, Procedure: tenant.Procedure, AnchorOn: tx.Today(), DueOn: due.Due, LimitOn: due.Limit,
			RequestedBy: by.Actor.Account, Words: conference.Words{Why: why},
		}
		if who.Kind == family.Unborn {
			c.Kind = conference.PreBirth
		}
		if err := tx.AddConference(pass, c); err != nil {
			return "", err
		}
		return c.ID, tx.NoteChange(pass, id, store.PlanChange{
			Change: "conference asked for", Conference: c.ID, Words: store.PlanChangeWords{Why: why},
		})
	})
	if err != nil {
		return "", fmt.Errorf("asking for a conference: %w", err)
	}
	return asked, nil
}

func (d *Desk) joiner(tx *store.Tx, pass access.Pass, child access.PersonID) (family.Person, error) {
	held, err := tx.People(pass.Family())
	if err != nil {
		return family.Person{}, err
	}
	plans, err := tx.Plans(pass)
	if err != nil {
		return family.Person{}, err
	}
	for _, p := range plans {
		if p.Child == child && p.Kind == plan.Protection && p.Current() {
			return family.Person{}, ErrHasPlan
		}
	}
	for _, who := range access.Known(access.Know(pass), held) {
		if who.ID == child && who.Kind != family.Adult {
			return who, nil
		}
	}
	return family.Person{}, ErrNoJoiner
}
