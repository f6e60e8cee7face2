package main

import (
	"context"
	"fmt"
	"io"

	"kith/casework"
	"kith/demonstration"
	"kith/internal/store"
	"kith/internal/web"
	"kith/procedure"
	"kith/procedures"
)

// demo serves made-up partnerships. It makes its key and its data where they are missing.
func demo(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("demo", errs)
	address := f.String("listen", env("KITH_LISTEN", "127.0.0.1:8080"), "`address` to listen on (KITH_LISTEN)")
	f.StringVar(&s.today, "today", "", "begin at nine in the morning of this `date`, as in 2027-03-01")
	if err := read(f, args); err != nil {
		return err
	}
	if store.Inside(s.keyFile, s.data) {
		fmt.Fprintln(errs, "warning: the key lies inside the data folder; kith serve would refuse this")
	}
	if _, err := store.MakeKeyFile(s.keyFile); err != nil {
		return err
	}
	db, err := s.open(ctx, store.RandomIDs{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		return err
	}
	groups, err := demonstration.Load(ctx, db, casework.NewDesk(db, packs), s.data)
	if err != nil {
		return err
	}
	return listen(ctx, out, errs, *address, db, &web.Demo{Groups: doorGroups(groups)}, false)
}

func doorGroups(groups []demonstration.Group) []web.DemoGroup {
	all := make([]web.DemoGroup, len(groups))
	for i, g := range groups {
		all[i] = web.DemoGroup{Name: g.Name}
		for _, p := range g.People {
			all[i].People = append(all[i].People, web.DemoPerson{Tenant: p.Tenant, Account: p.Account, Name: p.Name, Job: p.Job})
		}
	}
	return all
}
