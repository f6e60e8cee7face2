package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/demonstration"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web"
)

// demo serves made-up partnerships. It makes its key and its data where they are missing.
func demo(ctx context.Context, c call) (err error) {
	s := settings{makes: true}
	var packs shelf
	a := c.ask("demo", "Serves the demonstration: made-up partnerships, people and families. Anybody may be anybody in it.",
		"kith demo --data demo --key keys/demo.key --today 2027-03-01")
	s.flags(a)
	packs.flags(a)
	address := listening(a)
	a.StringVar(&s.today, "today", "", "begin at nine in the morning of this `date`, as in 2027-03-01")
	if _, err := a.read(); err != nil {
		return err
	}
	checkListen(a, *address)
	library := packs.load(a)
	if s.check(a); a.faulty() != nil {
		return a.faulty()
	}
	if store.Inside(s.keyFile, s.data) {
		fmt.Fprintln(c.errs, "warning: the key lies inside the data folder; kith serve would refuse this")
	}
	db, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Hold(ctx); err != nil {
		return err
	}
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	if err := db.Ready(ctx); err != nil { // another key than the one it was made with would spoil it
		return err
	}
	groups, err := demonstration.Load(ctx, db, s.past, library, s.data)
	if err != nil {
		return err
	}
	return listen(ctx, c, serving{address: *address, db: db, packs: library, demo: &web.Demo{Groups: doorGroups(groups)}, door: &signin.Door{}})
}

// past opens the demonstration's database beside the server's, with a clock of its own.
func (s *settings) past(ctx context.Context, clock func() time.Time) (*store.DB, error) {
	then := *s
	then.clock = clock
	return then.open(ctx)
}

func doorGroups(groups []demonstration.Group) []web.DemoGroup {
	all := make([]web.DemoGroup, len(groups))
	for i, g := range groups {
		all[i] = web.DemoGroup{
			Name: g.Name, Line: g.Line, Stage: g.Stage, Look: g.Look, People: doorPeople(g.People), Staff: doorPeople(g.Staff),
			Families: doorGroups(g.Families),
		}
	}
	return all
}

func doorPeople(people []demonstration.Person) []web.DemoPerson {
	all := make([]web.DemoPerson, len(people))
	for i, p := range people {
		all[i] = web.DemoPerson{Tenant: p.Tenant, Account: p.Account, Name: p.Name, Job: p.Job}
	}
	return all
}
