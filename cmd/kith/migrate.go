package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"kith/casework"
)

// migrate brings the database to this version. It makes the key on first use.
func migrate(ctx context.Context, c call) (err error) {
	s := settings{makes: true}
	var packs shelf
	a := c.ask("migrate", "Brings the database to this version. The first time, it makes the database and its key. What is counted by a partnership’s\nprocedure is counted then, for the families that were there before.",
		"kith migrate --data /var/lib/kith --key /etc/kith/kith.key")
	s.flags(a)
	packs.flags(a)
	if _, err := a.read(); err != nil {
		return err
	}
	library := packs.load(a)
	if s.check(a); a.faulty() != nil {
		return a.faulty()
	}
	db, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Hold(ctx); err != nil {
		return err
	}
	steps, err := db.Migrate(ctx)
	if err != nil {
		return err
	}
	_ = casework.NewDesk(db, library) // says how deadlines are counted
	if err := db.CountOwed(ctx, func(n int) { fmt.Fprintf(c.out, "Deadlines counted for %d families that were there before.\n", n) }); err != nil {
		return err
	}
	if steps == 0 {
		fmt.Fprintln(c.out, "The database is this version's already.")
		return nil
	}
	fmt.Fprintf(c.out, "The database is ready (%d steps taken).\n", steps)
	return nil
}

const release = "0.1.0"

// version says which version this is.
func version(_ context.Context, c call) error {
	a := c.ask("version", "Says which version this is, and what it was built with and for.", "kith version")
	if _, err := a.read(); err != nil {
		return err
	}
	if a.faulty() != nil {
		return a.faulty()
	}
	fmt.Fprintf(c.out, "kith %s (%s, %s/%s)\n", release, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
