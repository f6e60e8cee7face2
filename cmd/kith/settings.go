package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"kith/internal/store"
	"kith/internal/store/seal"
	"kith/timescale"
)

// settings are what every command that opens the data takes, by flag or environment.
type settings struct {
	data     string
	database string
	secret   string // a file that holds the address of the database
	keyFile  string
	families string // the folder of the families' keys; beside the key file where it is empty
	today    string
	makes    bool // the command may make the key and the database
	key      seal.Key
	clock    func() time.Time
}

func (s *settings) flags(a *asking) {
	a.StringVar(&s.data, "data", env("KITH_DATA", "data"), "`folder` that holds the data (KITH_DATA)")
	a.StringVar(&s.database, "database", env("KITH_DATABASE", ""), "`address` of a PostgreSQL, postgres://...; without it, the file kith.db in the data folder (KITH_DATABASE)")
	a.StringVar(&s.secret, "database-file", env("KITH_DATABASE_FILE", ""), "`file` that holds that address with its password, readable by nobody else (KITH_DATABASE_FILE)")
	a.StringVar(&s.keyFile, "key", env("KITH_KEY", filepath.Join("keys", "kith.key")), "`file` that holds the key, outside the data folder and readable by nobody else (KITH_KEY)")
	a.StringVar(&s.families, "family-keys", env("KITH_FAMILY_KEYS", ""), "`folder` that holds each family's key in a file, outside the data folder; without it, the folder families beside the key (KITH_FAMILY_KEYS)")
}

// familyKeys is the folder of the families' keys.
func (s *settings) familyKeys() string {
	return or(s.families, filepath.Join(filepath.Dir(s.keyFile), "families"))
}

// check looks at everything that can be wrong before anything is opened, and notes a line for each fault.
func (s *settings) check(a *asking) {
	s.clock = time.Now // the one place where the clock comes from
	if s.today != "" {
		s.checkToday(a)
	}
	s.checkDatabase(a)
	if s.makes && len(a.faults) == 0 {
		made, err := store.MakeKeyFile(s.keyFile)
		if err != nil {
			a.fault("--key: %s", err)
			return
		}
		if made {
			fmt.Fprintf(a.call.out, "Made a new key: %s. Keep a copy of it somewhere safe, apart from the data.\n", s.keyFile)
		}
	}
	key, err := store.ReadKey(s.keyFile)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.makes: // not made, for other faults
	case errors.Is(err, fs.ErrNotExist):
		a.fault("--key: there is no file %s. kith migrate makes a key for a new database", s.keyFile)
	case err != nil:
		a.fault("--key: %s", err)
	}
	s.key = key
}

func (s *settings) checkDatabase(a *asking) {
	if s.secret != "" {
		at, err := store.ReadSecret(s.secret)
		switch {
		case s.database != "":
			a.fault("--database-file: --database says already where the database is")
			return
		case err != nil:
			a.fault("--database-file: %s", err)
			return
		case at == "":
			a.fault("--database-file: %s is empty", s.secret)
			return
		}
		s.database = at
	}
	if s.database == "" {
		info, err := os.Stat(s.file())
		switch {
		case errors.Is(err, fs.ErrNotExist) && !s.makes:
			a.fault("--data: there is no database %s. kith migrate makes one", s.file())
		case err == nil && info.IsDir():
			a.fault("--data: %s is a folder", s.file())
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			a.fault("--data: %s", err)
		}
		return
	}
	at, err := url.Parse(s.database)
	switch {
	case err != nil: // the parser's own words would show the password
		a.fault("--database is not an address: write postgres://user@host/name")
	case at.Scheme != "postgres" && at.Scheme != "postgresql":
		a.fault("--database takes an address that begins with postgres://")
	case !onThisMachine(at) && or(at.Query().Get("sslmode"), os.Getenv("PGSSLMODE")) != "verify-full":
		a.fault("--database: what goes to another machine must be encrypted, and the machine known: add sslmode=verify-full to the address, and sslrootcert=FILE where its certificate is your own")
	}
}

// onThisMachine reports whether a database is reached without a network: by a socket, or by this machine's own address.
func onThisMachine(at *url.URL) bool {
	host := or(at.Query().Get("host"), or(at.Hostname(), os.Getenv("PGHOST")))
	ip := net.ParseIP(host)
	return host == "" || host == "localhost" || strings.HasPrefix(host, "/") || ip != nil && ip.IsLoopback()
}

// or is what was said, or else what holds where nothing was.
func or(said, otherwise string) string {
	if said == "" {
		return otherwise
	}
	return said
}

// checkToday sets a clock that began at nine in the morning of another day and runs on from there.
func (s *settings) checkToday(a *asking) {
	day, err := timescale.Parse(s.today)
	if err != nil {
		a.fault("--today: %s", err)
		return
	}
	began := time.Now() // the one place where the clock comes from
	nine := day.At(9, 0).Time()
	s.clock = func() time.Time { return nine.Add(time.Since(began)) }
}

// apart notes a fault where the key lies inside the data folder, where every backup of the data would carry it along.
func (s *settings) apart(a *asking) {
	if store.Inside(s.keyFile, s.data) {
		a.fault("--key: %s lies inside the data folder, so every copy of the data would carry it along: move it out", s.keyFile)
	}
	if store.Inside(s.familyKeys(), s.data) {
		a.fault("--family-keys: %s lies inside the data folder, so a copy of the data would keep the key of a family whose record was destroyed: move it out", s.familyKeys())
	}
}

func (s *settings) file() string { return filepath.Join(s.data, "kith.db") }

// reserve is the file that keeps room on the disk. A PostgreSQL's disk is its own.
func (s *settings) reserve() string {
	if s.database != "" {
		return ""
	}
	return filepath.Join(s.data, "reserve")
}

// open opens the store.
func (s *settings) open(ctx context.Context) (*store.DB, error) {
	at := s.database
	if at == "" {
		if err := os.MkdirAll(s.data, 0o700); err != nil {
			return nil, fmt.Errorf("making the data folder: %w", err)
		}
		at = s.file()
	}
	return store.Open(ctx, store.Config{Database: at, Families: s.familyKeys(), Key: s.key, Clock: s.clock, IDs: store.RandomIDs{}})
}

// listening is the address to listen on.
func listening(a *asking) *string {
	return a.String("listen", env("KITH_LISTEN", "127.0.0.1:8080"), "`address` to listen on, host:port (KITH_LISTEN)")
}

func checkListen(a *asking, address string) {
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		a.fault("--listen: %q is not an address: write host:port, as in 127.0.0.1:8080", address)
	}
}

// truth reads a setting of the environment that is on or off.
func truth(a *asking, name string) bool {
	switch v := strings.ToLower(os.Getenv(name)); v {
	case "", "0", "no", "off", "false":
		return false
	case "1", "yes", "on", "true":
		return true
	}
	a.fault("%s must be 1 or 0", name)
	return false
}

// withStore checks the settings, opens the store for one command, holds the database, and sees that its schema is this version's.
func (s *settings) withStore(ctx context.Context, a *asking, do func(*store.DB) error) (err error) {
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
	if err := db.Ready(ctx); err != nil {
		return err
	}
	return do(db)
}
