package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
)

// The rules of giving somebody the list of who has looked.
var (
	ErrGiveWhom = fault.New("person", "Choose who asked for the list")
	ErrGiveWho  = fault.New("who", "Choose who is on the list")
)

// GiveLooksView is what a worker chooses a list of who has looked from, and the lists that were given.
type GiveLooksView struct {
	Family   access.FamilyID
	Children []Named
	People   []family.Person
	Staff    []LookedWorker
	Given    []GivenView
}

// LookedWorker is one of the staff who looked at the family.
type LookedWorker struct {
	store.LookedEver

	Who Worker
}

// GivenView is a list that was given, to whom and by whom.
type GivenView struct {
	store.LooksGiven

	To string
	By Worker
}

// AskGiveLooks shows the social worker or the manager who of the staff looked at the family, and which lists of them were given.
func (d *Desk) AskGiveLooks(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[GiveLooksView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (GiveLooksView, error) {
		pass, err := r.Allow(f, access.GiveLooks, string(f))
		if err != nil {
			return GiveLooksView{}, err
		}
		return giveLooks(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("choosing who is on a list of who has looked: %w", err)
	}
	return seen, nil
}

func giveLooks(r *store.Reading, pass access.Pass) (GiveLooksView, error) {
	f, k := pass.Family(), access.Know(pass)
	v := GiveLooksView{Family: f}
	var err error
	if v.Children, err = childrenOf(r, k, f); err != nil {
		return v, err
	}
	people, err := r.People(f)
	if err != nil {
		return v, err
	}
	names := map[access.PersonID]string{}
	for _, p := range access.Known(k, people) {
		names[p.ID] = p.Details.Name
		if p.State == family.Current {
			v.People = append(v.People, p)
		}
	}
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	looked, err := r.WhoLookedEver(pass)
	if err != nil {
		return v, err
	}
	for _, one := range looked {
		if w, is := staff[one.Account]; is {
			v.Staff = append(v.Staff, LookedWorker{one, w})
		}
	}
	given, err := r.LooksGiven(pass)
	for _, g := range given {
		v.Given = append(v.Given, GivenView{g, names[g.Person], staff[g.By]})
	}
	return v, err
}

// GiveLooks keeps that somebody of the family was given a list of which of the staff had looked, made of those whom the worker chose:
// whose being there would tell of a hidden person or of somebody else is left out, and nothing shows that anybody was.
func (d *Desk) GiveLooks(ctx context.Context, by Doing, f access.FamilyID, person access.PersonID, who []access.AccountID) (string, error) {
	done, err := store.Act(ctx, d.db, by, "give looks", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f, access.GiveLooks, string(person))
		if err != nil {
			return "", err
		}
		v, err := giveLooks(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		g := store.LooksGiven{ID: tx.NewID(), Person: person}
		for _, s := range v.Staff {
			if slices.Contains(who, s.Who.ID) {
				g.Lines = append(g.Lines, store.GivenLine{Name: s.Who.Name, Job: s.Who.Job, Agency: s.Who.Agency, First: s.First.Date(), Last: s.Last.Date()})
			}
		}
		var wrong fault.List
		wrong.Check(slices.ContainsFunc(v.People, func(p family.Person) bool { return p.ID == person }), ErrGiveWhom)
		wrong.Check(len(g.Lines) > 0, ErrGiveWho)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return g.ID, tx.AddLooksGiven(pass, g)
	})
	if err != nil {
		return "", fmt.Errorf("giving a list of who has looked: %w", err)
	}
	return done, nil
}
