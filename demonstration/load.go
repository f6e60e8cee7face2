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

	"kith/access"
	"kith/casework"
	"kith/internal/store"
)

// Group is one partnership's people, for the door.
type Group struct {
	Name   string
	People []Person
}

// Person is somebody made up.
type Person struct {
	Tenant  access.TenantID
	Account access.AccountID
	Name    string
	Job     string
}

// Load makes the demonstration, once: a second time it finds what the first made. The list of who is who lies beside
// the data, for the names of made-up families are sealed like any other's.
func Load(ctx context.Context, db *store.DB, desk *casework.Desk, folder string) ([]Group, error) {
	list := filepath.Join(folder, "demonstration.json")
	text, err := os.ReadFile(filepath.Clean(list))
	if err == nil {
		var groups []Group
		if err := json.Unmarshal(text, &groups); err != nil {
			return nil, fmt.Errorf("reading %s: %w", list, err)
		}
		return groups, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the demonstration: %w", err)
	}
	groups, err := build(ctx, db, desk)
	if err != nil {
		return nil, fmt.Errorf("making the demonstration: %w", err)
	}
	if text, err = json.MarshalIndent(groups, "", "  "); err != nil {
		return nil, fmt.Errorf("writing the demonstration: %w", err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	return groups, os.WriteFile(list, text, 0o600)
}

func build(ctx context.Context, db *store.DB, _ *casework.Desk) ([]Group, error) {
	t := store.Tenant{ID: "northcliffe", Name: "Northcliffe Safeguarding Children Partnership", Procedure: "cornwall"}
	if err := db.AddTenant(ctx, t); err != nil {
		return nil, err
	}
	g := Group{Name: t.Name}
	for _, a := range []store.Account{
		{ID: "nc-manager", Office: access.Manager, Name: "Ruth Adeyemi", Job: "Team manager", Agency: "Children’s services", Team: "North team", Telephone: "01632 960 101"},
		{ID: "nc-worker", Office: access.SocialWorker, Name: "Jo Reed", Job: "Social worker", Agency: "Children’s services", Team: "North team", Telephone: "01632 960 102", Manager: "nc-manager"},
		{ID: "nc-unit", Office: access.Unit, Name: "Sam Okafor", Job: "Safeguarding unit administrator", Agency: "Children’s services", Telephone: "01632 960 103"},
		{ID: "nc-chair", Office: access.Chair, Name: "Pat Lindqvist", Job: "Conference chair", Agency: "Children’s services", Telephone: "01632 960 104"},
	} {
		if err := db.AddAccount(ctx, t.ID, a); err != nil {
			return nil, err
		}
		g.People = append(g.People, Person{Tenant: t.ID, Account: a.ID, Name: a.Name, Job: a.Job})
	}
	return []Group{g}, nil
}
