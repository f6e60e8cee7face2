package main

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
)

func userIdentity(ctx context.Context, c call) error {
	var s settings
	a := c.ask("user identity", "Says who somebody is at their organisation's own sign-in: its issuer and its number for them (sub), never an address. "+
		"--remove takes all away and signs them out.",
		"kith user identity --tenant ID --account ID --issuer https://login.example --subject 8f14e45f"+where)
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of the partnership")
	account := a.String("account", "", "`id` of the person")
	issuer := a.String("issuer", "", "`address` of the sign-in, exactly as in the file of providers")
	subject := a.String("subject", "", "`number` by which it knows them; it is shown to whoever comes in by it and is not known here")
	remove := a.Bool("remove", false, "take all their identities away")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("tenant", *tenant, "account", *account)
	if !*remove {
		a.needs("issuer", *issuer, "subject", *subject)
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		t, people, err := roster(ctx, db, a, *tenant)
		if err != nil {
			return err
		}
		if known(a, people, "account", *account); a.faulty() != nil {
			return a.faulty()
		}
		who, words := access.AccountID(*account), "They come in by their organisation’s sign-in from now on."
		if *remove {
			words = "They come in by their organisation’s sign-in no more, and are signed out."
			_, err = desk(db).TakeIdentities(ctx, operating(t), who)
		} else {
			_, err = desk(db).GiveIdentity(ctx, operating(t), who, store.Identity{Issuer: *issuer, Subject: *subject})
		}
		if err != nil {
			return said(err)
		}
		fmt.Fprintln(c.out, words)
		return nil
	})
}
