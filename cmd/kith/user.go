package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
)

// user adds partnerships and people, and makes one-time links, beside a running server.
func user(ctx context.Context, out, errs io.Writer, args []string) error {
	verbs := map[string]func(context.Context, io.Writer, io.Writer, []string) error{
		"add-tenant": userAddTenant, "add": userAdd, "list": userList, "link": userLink,
	}
	if len(args) == 0 || verbs[args[0]] == nil {
		fmt.Fprint(out, "Usage: kith user add-tenant | add | list | link [flags]\n")
		if len(args) > 0 && args[0] != "--help" && args[0] != "-h" {
			return asked("%q is not one of them", args[0])
		}
		return nil
	}
	return verbs[args[0]](ctx, out, errs, args[1:])
}

// withStore opens the store for one verb.
func withStore(ctx context.Context, s *settings, f *flag.FlagSet, args []string, do func(*store.DB) error) error {
	if err := read(f, args); err != nil {
		return err
	}
	db, err := s.open(ctx, store.RandomIDs{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return do(db)
}

func userAddTenant(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("user add-tenant", errs)
	name := f.String("name", "", "the partnership's `name`")
	procedure := f.String("procedure", "england", "`name` of its procedure")
	return withStore(ctx, &s, f, args, func(db *store.DB) error {
		if *name == "" {
			return asked("--name is needed")
		}
		id := access.TenantID(store.RandomIDs{}.For("")())
		if err := db.AddTenant(ctx, store.Tenant{ID: id, Name: *name, Procedure: *procedure}); err != nil {
			return err
		}
		fmt.Fprintln(out, id)
		return nil
	})
}

func userAdd(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	var a store.Account
	f := s.flags("user add", errs)
	tenant := f.String("tenant", "", "`id` of the partnership")
	office := f.String("office", "", "safeguarding unit, conference chair, team manager, social worker or professional")
	f.StringVar(&a.Name, "name", "", "their `name`")
	f.StringVar(&a.Job, "job", "", "their `job`, in plain words")
	f.StringVar(&a.Agency, "agency", "", "their `agency`")
	f.StringVar(&a.Team, "team", "", "their `team`")
	f.StringVar(&a.Telephone, "telephone", "", "their `number`, for families")
	manager := f.String("manager", "", "`id` of their line manager")
	return withStore(ctx, &s, f, args, func(db *store.DB) error {
		switch access.Office(*office) {
		case access.Unit, access.Chair, access.Manager, access.SocialWorker, access.Professional, access.Administrator:
		case access.FamilyMember, access.System:
			return asked("--office %s is not given at the command line", *office)
		default:
			return asked("--office must be safeguarding unit, conference chair, team manager, social worker or professional")
		}
		if a.Name == "" || *tenant == "" {
			return asked("--tenant and --name are needed")
		}
		a.ID, a.Office, a.Manager = access.AccountID(store.RandomIDs{}.For("")()), access.Office(*office), access.AccountID(*manager)
		if err := db.AddAccount(ctx, access.TenantID(*tenant), a); err != nil {
			return err
		}
		fmt.Fprintln(out, a.ID)
		return nil
	})
}

func userList(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("user list", errs)
	return withStore(ctx, &s, f, args, func(db *store.DB) error {
		tenants, err := db.Tenants(ctx)
		if err != nil {
			return err
		}
		for _, t := range tenants {
			fmt.Fprintf(out, "%s  %s (%s)\n", t.ID, t.Name, t.Procedure)
			people, err := db.AccountsOf(ctx, t.ID)
			if err != nil {
				return err
			}
			for _, a := range people {
				fmt.Fprintf(out, "  %s  %-18s %s\n", a.ID, a.Office, a.Name)
			}
		}
		return nil
	})
}

func userLink(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("user link", errs)
	tenant := f.String("tenant", "", "`id` of the partnership")
	account := f.String("account", "", "`id` of the person")
	return withStore(ctx, &s, f, args, func(db *store.DB) error {
		if *tenant == "" || *account == "" {
			return asked("--tenant and --account are needed")
		}
		door := signin.Door{DB: db}
		link, err := door.Link(ctx, access.TenantID(*tenant), access.AccountID(*account))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "/sign-in/link/%s\nIt works once, for %s.\n", link, signin.LinkLasts)
		return nil
	})
}
