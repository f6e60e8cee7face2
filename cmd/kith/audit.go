package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/access"
	"kith/audit"
	"kith/internal/store"
)

// auditLog works on the log of who looked and who changed.
func auditLog(ctx context.Context, c call) error {
	return inside(ctx, "kith audit", "Works on the log of who looked and who changed.", []command{
		{"verify", "Go through the whole log and say whether it holds", auditVerify},
		{"checkpoint", "Write what the log is now, signed, into a folder kept elsewhere", auditCheckpoint},
		{"key", "Print the public key of the signed checkpoints", auditKey},
	}, c)
}

// auditVerify fails where any partnership's log does not hold, having gone through all of them.
func auditVerify(ctx context.Context, c call) error {
	var s settings
	a := c.ask("audit verify", "Goes through the log from its first entry and fails where one was changed, removed or put elsewhere.\n"+
		"With --checkpoints it fails too where today's log does not go on from every checkpoint that was signed of it: only so does a log\n"+
		"show that was cut, written anew from its start, or put back to an older state.",
		"kith audit verify --data /var/lib/kith --key /etc/kith/kith.key --checkpoints /mnt/elsewhere/kith")
	s.flags(a)
	tenant := a.String("tenant", "", "`id` of one partnership; all unless said")
	folder := a.String("checkpoints", env("KITH_CHECKPOINTS", ""), "`folder` of signed checkpoints, as serve and audit checkpoint write them (KITH_CHECKPOINTS)")
	if _, err := a.read(); err != nil {
		return err
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		v := verifying{c: c, db: db, clock: s.clock}
		if err := v.read(*folder); err != nil {
			return err
		}
		tenants, err := db.Tenants(ctx)
		if err != nil {
			return err
		}
		looked := false
		for _, t := range tenants {
			if *tenant != "" && access.TenantID(*tenant) != t.ID {
				continue
			}
			looked = true
			if err := v.verify(ctx, t); err != nil {
				return err
			}
		}
		if !looked && *tenant != "" {
			return asked("--tenant: there is no partnership %q", *tenant)
		}
		return v.end(*tenant == "")
	})
}

// verifying is one going through of the logs.
type verifying struct {
	c      call
	db     *store.DB
	clock  func() time.Time
	signed map[access.TenantID][]audit.Checkpoint // nil where none were asked for
	broken bool
}

func (v *verifying) read(folder string) error {
	if folder == "" {
		return nil
	}
	all, err := v.db.ReadCheckpoints(folder)
	if err != nil {
		return err
	}
	if len(all.Signed) == 0 {
		return asked("--checkpoints: there is no checkpoint in %s", folder)
	}
	if all.Torn > 0 {
		fmt.Fprintf(v.c.out, "%d checkpoints were cut off while they were written, and are passed over\n", all.Torn)
	}
	v.signed = map[access.TenantID][]audit.Checkpoint{}
	for _, one := range all.Signed {
		v.signed[one.Tenant] = append(v.signed[one.Tenant], one)
	}
	return nil
}

func (v *verifying) verify(ctx context.Context, t store.Tenant) error {
	out := v.c.out
	fmt.Fprintf(out, "%s  %s\n", t.ID, t.Name)
	began := v.clock()
	found, err := v.db.VerifyAudit(ctx, t.ID, v.signed[t.ID]...)
	var fault *audit.Fault
	switch {
	case errors.As(err, &fault):
		v.broken = true
		fmt.Fprintf(out, "  DOES NOT HOLD: %s\n", fault)
	case err != nil:
		return err
	default:
		fmt.Fprintf(out, "  size  %d\n  head  %s\n  tail  %d\n  took  %s\n", found.Size, found.Head, found.Tail, v.clock().Sub(began).Round(time.Millisecond))
		if v.signed != nil {
			fmt.Fprintf(out, "  goes on from  %d signed checkpoints\n", found.Checkpoints)
		}
		if v.signed != nil && found.Checkpoints == 0 && found.Size > 0 {
			v.broken = true
			fmt.Fprintf(out, "  NOT COMPARED: no checkpoint of it is in the folder\n")
		}
	}
	delete(v.signed, t.ID)
	return nil
}

// end says what was found. Whose checkpoints are left, where all logs were looked at, has no log any more.
func (v *verifying) end(all bool) error {
	for t, signed := range v.signed {
		if all {
			v.broken = true
			fmt.Fprintf(v.c.out, "%s\n  DOES NOT HOLD: there are %d signed checkpoints of its log, and no such partnership\n", t, len(signed))
		}
	}
	if v.broken {
		return errors.New("the log does not hold")
	}
	return nil
}

// auditCheckpoint writes every log's checkpoint at once.
func auditCheckpoint(ctx context.Context, c call) error {
	var s settings
	a := c.ask("audit checkpoint", "Adds what each partnership's log is now, signed, to its file in a folder. Keep that folder where whoever can change the database cannot.\n"+
		"kith serve --checkpoints does so by itself. A log that grew nothing has no new one.",
		"kith audit checkpoint --data /var/lib/kith --key /etc/kith/kith.key --checkpoints /mnt/elsewhere/kith")
	s.flags(a)
	folder := checkpointFolder(a)
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("checkpoints", *folder)
	s.apartFrom(a, *folder)
	return s.withStore(ctx, a, func(db *store.DB) error {
		if _, err := db.PlaceAudit(ctx); err != nil {
			return err
		}
		wrote, err := db.WriteCheckpoints(ctx, *folder)
		for _, one := range wrote {
			fmt.Fprintf(c.out, "%s  size %d  head %s\n", one.Tenant, one.Size, one.Head)
		}
		return err
	})
}

// auditKey prints what others need to check a checkpoint's signature.
func auditKey(ctx context.Context, c call) error {
	var s settings
	a := c.ask("audit key", "Prints the public key of the signed checkpoints, one line in the form of golang.org/x/mod/sumdb/note.\n"+
		"Give it to whoever keeps the checkpoints, so that they can check the signatures by themselves.",
		"kith audit key --data /var/lib/kith --key /etc/kith/kith.key")
	s.flags(a)
	if _, err := a.read(); err != nil {
		return err
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		key, err := db.CheckpointKey()
		if err != nil {
			return err
		}
		fmt.Fprintln(c.out, key)
		return nil
	})
}

func checkpointFolder(a *asking) *string {
	return a.String("checkpoints", env("KITH_CHECKPOINTS", ""), "`folder`, outside the data folder, to which signed checkpoints of the log are added (KITH_CHECKPOINTS)")
}

// apartFrom notes a fault where the checkpoints would lie beside what they vouch for.
func (s *settings) apartFrom(a *asking, folder string) {
	if folder != "" && s.database == "" && store.Inside(folder, s.data) {
		a.fault("--checkpoints: %s lies inside the data folder: checkpoints are of use where whoever changes the data does not reach", folder)
	}
}
