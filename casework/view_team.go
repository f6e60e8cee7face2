package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
)

// TeamView is who works with families and who chairs, and who covers for whom.
type TeamView struct {
	Workers  []store.Account
	Managers []store.Account
	Chairs   []store.Account
	Absences []store.Absence
	Mine     map[access.AccountID]bool // those whose absence and leaving the reader records
}

// answersFor reports whether somebody records the absence and the leaving of one of the staff: the safeguarding unit
// for everyone, a manager for themselves and for those whom they manage.
func answersFor(a access.Actor, who store.Account) bool {
	return a.Office == access.Unit || a.Office == access.System || who.Manager == a.Account || who.ID == a.Account
}

// ViewTeam shows the social workers, managers and chairs of a partnership to a manager or the safeguarding unit. It says
// nothing of the families they work with.
func (d *Desk) ViewTeam(ctx context.Context, actor access.Actor) (access.Copy[TeamView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (TeamView, error) {
		if _, err := r.AllowOffice(access.ViewTeam); err != nil {
			return TeamView{}, err
		}
		var v TeamView
		var err error
		if v.Workers, err = r.AccountsWith(access.SocialWorker); err != nil {
			return v, err
		}
		if v.Managers, err = r.AccountsWith(access.Manager); err != nil {
			return v, err
		}
		if v.Chairs, err = r.AccountsWith(access.Chair); err != nil {
			return v, err
		}
		v.Mine = map[access.AccountID]bool{}
		for _, w := range slices.Concat(v.Workers, v.Managers, v.Chairs) {
			v.Mine[w.ID] = answersFor(actor, w)
		}
		v.Absences, err = r.Absences()
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the team: %w", err)
	}
	return seen, nil
}

// WorkerOf is who a family member turns to, for the foot of each of their pages: the social worker of their own family
// today, or whoever covers.
func (d *Desk) WorkerOf(ctx context.Context, f access.FamilyID, actor access.Actor) (store.Worker, error) {
	if actor.Office != access.FamilyMember || f == "" {
		return store.Worker{}, nil
	}
	who, err := d.db.WorkerOf(ctx, actor.Tenant, f)
	if err != nil {
		return store.Worker{}, fmt.Errorf("looking up the social worker: %w", err)
	}
	return who, nil
}

// WorkerFor is the social worker of a family, for one of the staff who makes something that a family member is handed.
func (d *Desk) WorkerFor(ctx context.Context, actor access.Actor, f access.FamilyID) (store.Worker, error) {
	who, err := d.db.WorkerOf(ctx, actor.Tenant, f)
	if err != nil {
		return store.Worker{}, fmt.Errorf("looking up the social worker: %w", err)
	}
	return who, nil
}

// turnTo is whom a family turns to, as its pages name them: on every page the same person, whoever is allocated today.
func turnTo(r *store.Reading, f access.FamilyID) (Worker, error) {
	w, err := r.WorkerOf(f)
	return Worker{ID: w.ID, Name: w.Name, Agency: w.Team, Telephone: w.Telephone}, err
}
