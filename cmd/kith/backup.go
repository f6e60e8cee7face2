package main

import (
	"context"
	"errors"
	"fmt"

	"kith/internal/store"
)

// backup copies the database beside a running server. The copy is shut with the same key, which is never in it.
func backup(ctx context.Context, c call) error {
	var s settings
	a := c.ask("backup", "Copies the database to a new file beside a running server: one moment of it, encrypted with the same key, on disk, opened and looked through.\n"+
		"PostgreSQL has tools of its own for this: pg_dump, or pgBackRest.",
		"kith backup --to /backups/kith-2027-03-01.db")
	s.flags(a)
	to := a.String("to", "", "`file` to make; one that is there already is left alone")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("to", *to)
	if s.database != "" {
		a.fault("a PostgreSQL database is copied with its own tools: use pg_dump or pgBackRest")
		return a.faulty()
	}
	return s.withStore(ctx, a, func(db *store.DB) error {
		err := db.Backup(ctx, *to)
		if errors.Is(err, store.ErrBackupThere) {
			return asked("--to: %s is there already: name a new file", *to)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "Copied to %s, and opened it to be sure.\nIt needs the key %s: keep a copy of that somewhere else.\n", *to, s.keyFile)
		return nil
	})
}
