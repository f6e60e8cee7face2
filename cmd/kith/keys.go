package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"kith/internal/store"
)

// keysOf is what is done with the keys.
func keysOf(ctx context.Context, c call) error {
	return inside(ctx, "kith keys", "Changes the key of everything.", []command{
		{"rotate", "Copy the data to a new key, with every family's key", rotateKeys},
	}, c)
}

// rotateKeys copies the data to a new key. What is there stays as it is until whoever runs the machine destroys it.
func rotateKeys(ctx context.Context, c call) (err error) {
	var s settings
	a := c.ask("keys rotate", "Copies the database to a new key, and wraps every family's key anew. Stop every server first: what is written meanwhile is not in the copy.\n"+
		"Nothing that is there is changed, but that a PostgreSQL database stays where it is: codes on cards and on paper end in it, as they do in the copy.\n"+
		"There, a change that was cut short goes on when it is asked for again with the same keys and folders; a copy is begun again in a new place.",
		"kith keys rotate --new-key /etc/kith/2027.key --new-data /var/lib/kith-2027 --new-family-keys /var/lib/kith-keys-2027")
	s.flags(a)
	newKey := a.String("new-key", "", "`file` to make with the new key, outside the new data folder")
	newData := a.String("new-data", "", "`folder` to make for the copy of the data; not for a PostgreSQL")
	newFamilies := a.String("new-family-keys", "", "`folder` to make for the families' keys, outside the new data folder")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("new-key", *newKey, "new-family-keys", *newFamilies)
	own := s.database == "" && s.secret == ""
	to := store.NewPlaces{KeyFile: *newKey, Families: *newFamilies}
	if own {
		a.needs("new-data", *newData)
		apart := settings{data: *newData, keyFile: *newKey, families: *newFamilies}
		apart.apart(a)
		to.Database = filepath.Join(*newData, "kith.db")
	}
	if s.check(a); a.faulty() != nil {
		return a.faulty()
	}
	if own {
		if err := store.Alone(ctx, s.file(), s.key); err != nil {
			return err
		}
	} else {
		to.Database = s.database
	}
	// No withStore: what was cut short is ready for nothing else.
	db, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	done, err := db.Rotate(ctx, to, func(step store.RotateStep) { sayStep(c, step) })
	switch {
	case errors.Is(err, store.ErrRotated): // the end of an earlier try may not have been read
		fmt.Fprint(c.out, "The key was changed to this one before, and everything opens with it.\n")
	case errors.Is(err, store.ErrRotateThere):
		return asked("%s: name a new place", err)
	case err != nil:
		return err
	default:
		fmt.Fprint(c.out, "Everything was copied to the new key, and opened with it to be sure.\n")
	}
	fmt.Fprintf(c.out, "Start Kith with --key %s --family-keys %s", *newKey, *newFamilies)
	if own {
		fmt.Fprintf(c.out, " --data %s", *newData)
	}
	if done.Gone > 0 {
		fmt.Fprintf(c.out, "\n%d families have no key any more, and were left out: nothing about them can be read. Propose the end of their records again", done.Gone)
	}
	fmt.Fprint(c.out, "\nCodes on cards and on paper are at an end: families and staff need new ones. Begin a new folder of checkpoints.\n"+
		"Once it serves, destroy the old key, the old data, the old families' keys and every copy of them.\n")
	return nil
}

// sayStep says how far a change of the key has come.
func sayStep(c call, step store.RotateStep) {
	switch step.Done {
	case store.RotateBegun, store.RotatePlaced, store.RotateOpened:
	case store.RotateKeyKept:
		fmt.Fprint(c.out, "The new key is on disk.\n")
	case store.RotateWrapped:
		fmt.Fprintf(c.out, "%s: the keys of %d families are wrapped anew.\n", step.Tenant, step.Families)
	case store.RotateTaken:
		fmt.Fprintf(c.out, "%s has the new key.\n", step.Tenant)
	}
}
