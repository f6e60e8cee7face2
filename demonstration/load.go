// Package demonstration makes fictional partnerships and families by running the actions themselves, so that nothing
// in it is in a state that the product cannot reach.
package demonstration

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// Group is one partnership's people, or one family's, for the door.
type Group struct {
	Name     string   `json:"name"`
	Line     string   `json:"line,omitempty"`  // what to find here, in one sentence
	Stage    string   `json:"stage,omitempty"` // of a family: where it is in the process, in a few words
	Look     string   `json:"look,omitempty"`  // of a family: what to look at, and as whom
	People   []Person `json:"people"`
	Staff    []Person `json:"staff,omitempty"` // of a family: those who work with it and are worth being
	Families []Group  `json:"families,omitempty"`
}

// Person is somebody made up.
type Person struct {
	Tenant  access.TenantID  `json:"tenant"`
	Account access.AccountID `json:"account"`
	Name    string           `json:"name"`
	Job     string           `json:"job"`
}

// Opens opens the demonstration's database once more, with the clock that its past is told by.
type Opens func(ctx context.Context, clock func() time.Time) (*store.DB, error)

// list is who is who. It lies beside the data, for the names of made-up families are sealed like any other's.
type list struct {
	Attempt int            `json:"attempt"` // partnerships of an attempt that was broken off stay behind, unused
	Whole   bool           `json:"whole"`
	Told    timescale.Date `json:"told"` // the day that the stories lead up to
	Groups  []Group        `json:"groups"`
}

// ErrNotOurs means that the database has partnerships in it that no demonstration made.
var ErrNotOurs = errors.New("this database holds partnerships that are not the demonstration's: choose another data folder or database")

// Load makes the demonstration, once: a second time it finds what the first made. One that was broken off half-way is
// begun again beside what is there of it.
func Load(ctx context.Context, db *store.DB, opens Opens, packs procedure.Library, folder string) ([]Group, error) {
	at := filepath.Join(filepath.Clean(folder), "demonstration.json")
	l, err := readList(at)
	if err != nil {
		return nil, err
	}
	there, err := db.Tenants(ctx)
	if err != nil {
		return nil, fmt.Errorf("looking for the demonstration: %w", err)
	}
	if l.Whole && holds(there, l) {
		return l.Groups, nil
	}
	if len(there) > 0 && l.Attempt == 0 {
		return nil, ErrNotOurs
	}
	l = list{Attempt: l.Attempt + 1, Told: db.Now().Date()}
	if err := writeList(at, l); err != nil {
		return nil, err
	}
	if l.Groups, err = build(ctx, db.Now().Time(), opens, packs, suffix(l.Attempt)); err != nil {
		return nil, fmt.Errorf("making the demonstration: %w", err)
	}
	l.Whole = true
	return l.Groups, writeList(at, l)
}

// holds reports whether the partnerships of a finished list are in the database.
func holds(there []store.Tenant, l list) bool {
	ids := map[access.TenantID]bool{}
	for _, t := range there {
		ids[t.ID] = true
	}
	for _, g := range l.Groups {
		for _, p := range g.People {
			if !ids[p.Tenant] {
				return false
			}
		}
	}
	return true
}

func suffix(attempt int) string {
	if attempt == 1 {
		return ""
	}
	return "-" + strconv.Itoa(attempt)
}

func readList(at string) (list, error) {
	var l list
	text, err := os.ReadFile(filepath.Clean(at))
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, fmt.Errorf("reading the demonstration: %w", err)
	}
	if err := json.Unmarshal(text, &l); err != nil {
		return l, fmt.Errorf("reading %s: %w", at, err)
	}
	return l, nil
}

// writeList puts the list in place whole or not at all.
func writeList(at string, l list) error {
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the demonstration: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return fmt.Errorf("making the data folder: %w", err)
	}
	half := at + ".half"
	if err := os.WriteFile(half, text, 0o600); err != nil {
		return fmt.Errorf("writing the demonstration: %w", err)
	}
	return os.Rename(half, at)
}

// build tells every story, each from its beginning to now.
func build(ctx context.Context, now time.Time, opens Opens, packs procedure.Library, suffix string) (groups []Group, err error) {
	clock := newClock(now)
	db, err := opens(ctx, clock.Now)
	if err != nil {
		return nil, fmt.Errorf("opening the database for the past: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	desk := casework.NewDesk(db, packs)
	for _, c := range casts() {
		g, err := c.settle(ctx, desk, clock, suffix)
		if err != nil {
			return nil, err
		}
		for _, one := range c.stories {
			told, err := one.told(ctx, &teller{desk: desk, clock: clock, cast: c, tenant: c.tenant + access.TenantID(suffix)})
			if err != nil {
				return nil, err
			}
			g.Families = append(g.Families, told)
		}
		if err := c.keepDiaries(ctx, desk, clock, c.tenant+access.TenantID(suffix)); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}
