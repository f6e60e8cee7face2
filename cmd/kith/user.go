package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/fault"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// user says who may sign in, beside a running server. It names people to whoever runs the machine, never cases.
func user(ctx context.Context, c call) error {
	return inside(ctx, "kith user", "Says who may sign in, who is away, and makes links for them. It works beside a running server.", []command{
		{"add-tenant", "Begin a partnership", userAddTenant},
		{"add", "Add somebody who may sign in", userAdd},
		{"list", "List the partnerships and their people", userList},
		{"link", "Make a link that signs one person in, once", userLink},
		{"identity", "Say who somebody is at their organisation's own sign-in", userIdentity},
		{"set", "Open or close somebody's account; closing signs them out", userSet},
		{"away", "Say when somebody is away, and who covers", userAway},
	}, c)
}

const where = " --data /var/lib/kith --key /etc/kith/kith.key"

func userAddTenant(ctx context.Context, c call) error {
	var s settings
	var packs shelf
	a := c.ask("user add-tenant", "Begins a partnership and prints its id.",
		"kith user add-tenant --name 'Northcliffe Safeguarding Children Partnership' --procedure cornwall"+where)
	s.flags(a)
	packs.flags(a)
	name := a.String("name", "", "the partnership's `name`")
	procedure := a.String("procedure", "", "`name` of its procedure, which is a partnership's own; kith procedure list names them")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("name", *name)
	a.needs("procedure", *procedure)
	library := packs.load(a)
	switch known := library.Partnerships(); {
	case len(a.faults) > 0 || slices.Contains(known, *procedure):
	case slices.Contains(library.Names(), *procedure):
		a.fault("--procedure: %q is the procedure of a country or a region, which a partnership’s own is laid over: use one of %s",
			*procedure, strings.Join(known, ", "))
	default:
		a.fault("--procedure: there is no %q: use one of %s", *procedure, strings.Join(known, ", "))
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		id := access.TenantID(store.RandomIDs{}.For("")())
		if _, err := desk(db).BeginPartnership(ctx, operating(id), store.Tenant{ID: id, Name: *name, Procedure: *procedure}); err != nil {
			return err
		}
		fmt.Fprintln(c.out, id)
		return nil
	})
}

// offices are those that the command line gives. Family members are let in by those who work with them.
func offices() []access.Office {
	return []access.Office{access.Unit, access.Chair, access.Manager, access.SocialWorker, access.Professional, access.Administrator, access.Protection}
}

func userAdd(ctx context.Context, c call) error {
	var s settings
	var one store.Account
	a := c.ask("user add", "Adds somebody who may sign in and prints their id. Family members are let in by those who work with them.",
		"kith user add --tenant ID --office 'social worker' --name 'Jo Reed' --job 'Social worker'"+where)
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of the partnership")
	office := a.String("office", "", "their `office`: "+named(offices()))
	a.StringVar(&one.Name, "name", "", "their `name`")
	a.StringVar(&one.Job, "job", "", "their `job`, in plain words")
	a.StringVar(&one.Agency, "agency", "", "their `agency`")
	a.StringVar(&one.Team, "team", "", "their `team`")
	a.StringVar(&one.Telephone, "telephone", "", "their `number`, which families are given")
	manager := a.String("manager", "", "`id` of their line manager")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("tenant", *tenant, "name", one.Name, "office", *office)
	if *office != "" && !slices.Contains(offices(), access.Office(*office)) {
		a.fault("--office: use one of %s", named(offices()))
	}
	one.ID, one.Office, one.Manager = access.AccountID(store.RandomIDs{}.For("")()), access.Office(*office), access.AccountID(*manager)
	return s.withStore(ctx, a, func(db *store.DB) error {
		t, people, err := roster(ctx, db, a, *tenant)
		if err != nil {
			return err
		}
		if one.Manager != "" {
			known(a, people, "manager", *manager)
		}
		if a.faulty() != nil {
			return a.faulty()
		}
		if _, err := desk(db).AddAccount(ctx, operating(t), one); err != nil {
			return err
		}
		fmt.Fprintln(c.out, one.ID)
		return nil
	})
}

func userList(ctx context.Context, c call) error {
	var s settings
	a := c.ask("user list", "Lists the partnerships and everybody who may sign in to them, with their ids, and who they are at their organisation's own sign-in.", "kith user list"+where)
	s.flags(a)
	if _, err := a.read(); err != nil {
		return err
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		tenants, err := db.Tenants(ctx)
		if err != nil {
			return err
		}
		for _, t := range tenants {
			fmt.Fprintf(c.out, "%s  %s (%s)\n", t.ID, t.Name, t.Procedure)
			people, err := desk(db).ViewAccounts(ctx, access.Operator(t.ID))
			if err != nil {
				return err
			}
			for _, p := range people.Show() {
				closed := ""
				if !p.Active {
					closed = "  closed"
				}
				fmt.Fprintf(c.out, "  %s  %-18s  %s%s\n", p.ID, p.Office, p.Name, closed)
				for _, i := range p.Identities {
					fmt.Fprintf(c.out, "      at %s as %s\n", i.Issuer, i.Subject)
				}
			}
		}
		return nil
	})
}

func userLink(ctx context.Context, c call) error {
	var s settings
	a := c.ask("user link", "Makes a link that signs one person in, once. Hand it over in a way that only they can read.",
		"kith user link --tenant ID --account ID --site https://kith.example"+where)
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of the partnership")
	account := a.String("account", "", "`id` of the person")
	site := a.String("site", env("KITH_SITE", ""), "`address` that people open, put before the link (KITH_SITE)")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("tenant", *tenant, "account", *account)
	return s.withStore(ctx, a, func(db *store.DB) error {
		t, people, err := roster(ctx, db, a, *tenant)
		if err != nil {
			return err
		}
		if known(a, people, "account", *account); a.faulty() != nil {
			return a.faulty()
		}
		link := signin.NewToken()
		if _, err := desk(db).MakeLink(ctx, operating(t), access.AccountID(*account), link, signin.LinkLasts); err != nil {
			return said(err)
		}
		fmt.Fprintf(c.out, "%s/sign-in/link/%s\nIt works once, within the next %d hours.\n", strings.TrimSuffix(*site, "/"), link, int(signin.LinkLasts.Hours()))
		return nil
	})
}

func userSet(ctx context.Context, c call) error {
	var s settings
	a := c.ask("user set", "Opens or closes somebody's account. Closing it signs them out at once, wherever they are.",
		"kith user set --tenant ID --account ID --active off"+where)
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of the partnership")
	account := a.String("account", "", "`id` of the person")
	active := a.String("active", "", "`on or off`")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("tenant", *tenant, "account", *account)
	if *active != "on" && *active != "off" {
		a.fault("--active must be on or off")
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		t, people, err := roster(ctx, db, a, *tenant)
		if err != nil {
			return err
		}
		if known(a, people, "account", *account); a.faulty() != nil {
			return a.faulty()
		}
		if _, err := desk(db).SetAccount(ctx, operating(t), access.AccountID(*account), *active == "on"); err != nil {
			return said(err)
		}
		fmt.Fprintln(c.out, map[string]string{"on": "The account is open.", "off": "The account is closed, and signed out everywhere."}[*active])
		return nil
	})
}

func userAway(ctx context.Context, c call) error {
	var s settings
	a := c.ask("user away", "Says when somebody is away, both days included, and who covers. Whoever covers may do what they may, for those days.",
		"kith user away --tenant ID --account ID --from 2027-03-01 --until 2027-03-12 --cover ID"+where)
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of the partnership")
	account := a.String("account", "", "`id` of whoever is away")
	from := a.String("from", "", "first `date` away")
	until := a.String("until", "", "last `date` away")
	cover := a.String("cover", "", "`id` of whoever covers")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("tenant", *tenant, "account", *account, "from", *from, "until", *until, "cover", *cover)
	away := casework.Away{Who: access.AccountID(*account), Cover: access.AccountID(*cover), From: date(a, "from", *from), Until: date(a, "until", *until)}
	return s.withStore(ctx, a, func(db *store.DB) error {
		t, people, err := roster(ctx, db, a, *tenant)
		if err != nil {
			return err
		}
		known(a, people, "account", *account)
		known(a, people, "cover", *cover)
		if a.faulty() != nil {
			return a.faulty()
		}
		if _, err := desk(db).RecordAbsence(ctx, operating(t), away); err != nil {
			return said(err)
		}
		fmt.Fprintf(c.out, "Covered from %s until %s.\n", away.From.Long(), away.Until.Long())
		return nil
	})
}

// operating is whoever runs the machine doing one thing in a partnership.
func operating(t access.TenantID) casework.Doing {
	return casework.Doing{Actor: access.Operator(t), Once: signin.NewToken()}
}

// desk does what is done for a partnership as a whole, which no procedure says anything about.
func desk(db *store.DB) *casework.Desk { return casework.NewDesk(db, procedure.Library{}) }

// said turns what is wrong with somebody's input into lines of their own. Anything else stays what it is.
func said(err error) error {
	var lines wrong
	for _, f := range fault.Of(err) {
		line := f.Message
		if f.Field == "who" {
			line = "--account: " + line
		} else if f.Field != "" {
			line = "--" + f.Field + ": " + line
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return err
	}
	return lines
}

func date(a *asking, name, text string) timescale.Date {
	if text == "" {
		return timescale.Date{}
	}
	day, err := timescale.Parse(text)
	if err != nil {
		a.fault("--%s: %s", name, err)
	}
	return day
}

// roster is everybody in a partnership. One that is not there is a fault.
func roster(ctx context.Context, db *store.DB, a *asking, tenant string) (access.TenantID, []store.Account, error) {
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return "", nil, err
	}
	t := access.TenantID(tenant)
	if !slices.ContainsFunc(tenants, func(one store.Tenant) bool { return one.ID == t }) {
		a.fault("--tenant: there is no partnership %q. kith user list names them", tenant)
		return t, nil, a.faulty()
	}
	people, err := db.AllAccounts(ctx, t)
	return t, people, err
}

// known notes a fault where nobody of these has the id that a flag was given.
func known(a *asking, people []store.Account, flag, id string) {
	if !slices.ContainsFunc(people, func(p store.Account) bool { return string(p.ID) == id }) {
		a.fault("--%s: there is no account %q in this partnership. kith user list names them", flag, id)
	}
}

func named(list []access.Office) string {
	words := make([]string, len(list))
	for i, o := range list {
		words[i] = string(o)
	}
	return strings.Join(words, ", ")
}
