package main

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/audit"
	"kith/internal/store"
)

// auditLog works on the log of who looked and who changed.
func auditLog(ctx context.Context, c call) error {
	return inside(ctx, "kith audit", "Works on the log of who looked and who changed.", []command{
		{"verify", "Go through the whole log and say whether it holds", auditVerify},
	}, c)
}

// auditVerify fails where any partnership's log does not hold, having gone through all of them.
func auditVerify(ctx context.Context, c call) error {
	var s settings
	a := c.ask("audit verify", "Goes through the log from its first entry and fails where one was changed, removed or put elsewhere.\n"+
		"Keep the head that it prints outside the database: a log put back to an older state cannot show the same one.",
		"kith audit verify --data /var/lib/kith --key /etc/kith/kith.key")
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of one partnership; all unless said")
	if _, err := a.read(); err != nil {
		return err
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		tenants, err := db.Tenants(ctx)
		if err != nil {
			return err
		}
		looked, broken := 0, 0
		for _, t := range tenants {
			if *tenant != "" && access.TenantID(*tenant) != t.ID {
				continue
			}
			looked++
			fmt.Fprintf(c.out, "%s  %s\n", t.ID, t.Name)
			found, err := db.VerifyAudit(ctx, t.ID)
			var fault *audit.Fault
			switch {
			case errors.As(err, &fault):
				broken++
				fmt.Fprintf(c.out, "  DOES NOT HOLD: %s\n", fault)
			case err != nil:
				return err
			default:
				fmt.Fprintf(c.out, "  size  %d\n  head  %s\n  tail  %d\n", found.Size, found.Head, found.Tail)
			}
		}
		switch {
		case looked == 0 && *tenant != "":
			return asked("--tenant: there is no partnership %q", *tenant)
		case broken > 0:
			return errors.New("the log does not hold")
		}
		return nil
	})
}
