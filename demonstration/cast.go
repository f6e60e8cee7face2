package demonstration

import (
	"context"
	"fmt"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
)

// cast is a made-up partnership: its people, and the stories of its families.
type cast struct {
	tenant    access.TenantID
	name      string
	procedure string
	about     string // what the door says of it
	people    []store.Account
	stories   []story
}

func casts() []*cast { return []*cast{northcliffe(), eastmoor(), tynewater()} }

const council = "Children’s services"

// settle begins the partnership with everybody who works in it.
func (c *cast) settle(ctx context.Context, desk *casework.Desk, clock *clock, suffix string) (Group, error) {
	tenant := c.tenant + access.TenantID(suffix)
	clock.set(clock.day(-800), 9, 0)
	begins := casework.Doing{Actor: access.Operator(tenant), Once: "begin"}
	if _, err := desk.BeginPartnership(ctx, begins, store.Tenant{ID: tenant, Name: c.name, Procedure: c.procedure}); err != nil {
		return Group{}, fmt.Errorf("beginning %s: %w", c.name, err)
	}
	g := Group{Name: c.name, Line: c.about}
	for _, a := range c.people {
		g.People = append(g.People, personOf(tenant, a))
		a.ID, a.Manager = account(tenant, a.ID), account(tenant, a.Manager)
		if _, err := desk.AddAccount(ctx, casework.Doing{Actor: begins.Actor, Once: "add " + string(a.ID)}, a); err != nil {
			return Group{}, fmt.Errorf("adding %s: %w", a.Name, err)
		}
	}
	return g, c.checkChairs(ctx, desk, clock, tenant)
}

// checkChairs records what each chair is qualified by: without it nobody may book them.
func (c *cast) checkChairs(ctx context.Context, desk *casework.Desk, clock *clock, tenant access.TenantID) error {
	for _, a := range c.people {
		if a.Office != access.Chair {
			continue
		}
		by := casework.Doing{Actor: c.actor(tenant, "unit"), Once: "check " + string(a.ID)}
		if _, err := desk.KeepChairRecord(ctx, by, conference.ChairRecord{
			Account: account(tenant, a.ID), Qualification: "Social work degree, registered with Social Work England",
			Experience: "Fourteen years in children’s social work, five as a chair", CheckedOn: clock.day(-800),
			ExpiresOn: clock.today().AddMonths(24),
		}); err != nil {
			return fmt.Errorf("checking %s: %w", a.Name, err)
		}
	}
	return nil
}

func personOf(t access.TenantID, a store.Account) Person {
	return Person{Tenant: t, Account: account(t, a.ID), Name: a.Name, Job: jobAt(a)}
}

// jobAt is somebody's job, with where they do it for those who are not the council's own.
func jobAt(a store.Account) string {
	if a.Agency == council {
		return a.Job
	}
	return a.Job + ", " + a.Agency
}

func account(t access.TenantID, key access.AccountID) access.AccountID {
	if key == "" {
		return ""
	}
	return access.AccountID(t) + "-" + key
}

func (c *cast) actor(t access.TenantID, key string) access.Actor {
	for _, a := range c.people {
		if string(a.ID) == key {
			return access.Actor{Tenant: t, Account: account(t, a.ID), Office: a.Office}
		}
	}
	panic(failed{fmt.Errorf("nobody in %s is the %s", c.name, key)})
}

// person is somebody of the cast as the door lists them.
func (c *cast) person(t access.TenantID, key string) Person {
	for _, a := range c.people {
		if string(a.ID) == key {
			return personOf(t, a)
		}
	}
	panic(failed{fmt.Errorf("nobody in %s is the %s", c.name, key)})
}

// telephone is the number of somebody of the cast.
func (c *cast) telephone(key string) string {
	for _, a := range c.people {
		if string(a.ID) == key {
			return a.Telephone
		}
	}
	return ""
}

// called is the name of somebody of the cast, for what others say of them.
func (c *cast) called(key string) string {
	for _, a := range c.people {
		if string(a.ID) == key {
			return a.Name
		}
	}
	return key
}
