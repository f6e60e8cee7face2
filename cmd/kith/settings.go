package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kith/internal/store"
	"kith/timescale"
)

// settings are what every command that opens the data takes, by flag or environment.
type settings struct {
	data     string
	database string
	keyFile  string
	today    string
}

func (s *settings) flags(name string, errs io.Writer) *flag.FlagSet {
	f := flag.NewFlagSet("kith "+name, flag.ContinueOnError)
	f.SetOutput(errs)
	f.StringVar(&s.data, "data", env("KITH_DATA", "data"), "`folder` that holds the data (KITH_DATA)")
	f.StringVar(&s.database, "database", env("KITH_DATABASE", ""), "postgres:// `address`; the file kith.db in the data folder if empty (KITH_DATABASE)")
	f.StringVar(&s.keyFile, "key", env("KITH_KEY", filepath.Join("keys", "kith.key")), "`file` that holds the key, outside the data folder (KITH_KEY)")
	return f
}

func env(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// read parses the flags and refuses what is left over.
func read(f *flag.FlagSet, args []string) error {
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return asked("%s", err)
	}
	if f.NArg() > 0 {
		return asked("%q is not expected here", f.Arg(0))
	}
	return nil
}

// open opens the store and, with it, the key.
func (s *settings) open(ctx context.Context, ids store.IDs) (*store.DB, error) {
	key, err := store.ReadKey(s.keyFile)
	if err != nil {
		return nil, err
	}
	clock, err := s.clock()
	if err != nil {
		return nil, err
	}
	at := s.database
	if at == "" {
		if err := os.MkdirAll(s.data, 0o700); err != nil {
			return nil, fmt.Errorf("making the data folder: %w", err)
		}
		at = filepath.Join(s.data, "kith.db")
	} else if !strings.HasPrefix(at, "postgres://") && !strings.HasPrefix(at, "postgresql://") {
		return nil, asked("--database takes an address that begins with postgres://")
	}
	return store.Open(ctx, store.Config{Database: at, Key: key, Clock: clock, IDs: ids})
}

// clock is the machine's, or one that began at nine in the morning of another day and runs on from there.
func (s *settings) clock() (func() time.Time, error) {
	if s.today == "" {
		return time.Now, nil //nolint:forbidigo // the one place where the clock comes from
	}
	day, err := timescale.Parse(s.today)
	if err != nil {
		return nil, asked("--today: %s", err)
	}
	began := time.Now() //nolint:forbidigo // the one place where the clock comes from
	nine := day.At(9, 0).Time()
	return func() time.Time { return nine.Add(time.Since(began)) }, nil
}
