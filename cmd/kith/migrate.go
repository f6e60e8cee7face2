package main

import (
	"context"
	"fmt"
	"io"

	"kith/internal/store"
)

// migrate brings the database to this version. It makes the key on first use.
func migrate(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("migrate", errs)
	if err := read(f, args); err != nil {
		return err
	}
	made, err := store.MakeKeyFile(s.keyFile)
	if err != nil {
		return err
	}
	if made {
		fmt.Fprintf(out, "Made a new key: %s. Keep a copy of it somewhere safe, apart from the data.\n", s.keyFile)
	}
	db, err := s.open(ctx, store.RandomIDs{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	steps, err := db.Migrate(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "The database is ready (%d steps taken).\n", steps)
	return nil
}

// version says which version this is.
func version(_ context.Context, out, _ io.Writer, _ []string) error {
	_, err := fmt.Fprintln(out, "kith "+release)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

const release = "0.1.0"
