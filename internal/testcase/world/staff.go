package world

import (
	"context"
	"slices"

	"kith/access"
	"kith/internal/store"
)

const (
	ours   access.TenantID = "northcliffe"
	theirs access.TenantID = "eastmoor"
)

// Staff are the people who work in one partnership and its agencies.
type Staff struct {
	SocialWorker      access.Actor // of the manager
	OtherSocialWorker access.Actor // of the other manager
	Manager           access.Actor // manages the social worker
	OtherManager      access.Actor
	Unit              access.Actor
	Recorder          access.Actor // works in the safeguarding unit, and writes the record
	Chair             access.Actor
	OtherChair        access.Actor
	Teacher           access.Actor
	HealthVisitor     access.Actor
	Police            access.Actor
	GP                access.Actor
	Administrator     access.Actor
}

// All are everyone of the staff.
func (s Staff) All() []access.Actor {
	return []access.Actor{
		s.SocialWorker, s.OtherSocialWorker, s.Manager, s.OtherManager, s.Unit, s.Recorder, s.Chair, s.OtherChair,
		s.Teacher, s.HealthVisitor, s.Police, s.GP, s.Administrator,
	}
}

const council = "Children’s services"

// jobs are the accounts of a partnership; managers come before those whom they manage.
var jobs = []store.Account{
	{ID: "manager", Office: access.Manager, Name: "Ruth Adeyemi", Job: "Team manager", Agency: council, Team: "North team", Telephone: "01632 960 101"},
	{ID: "other-manager", Office: access.Manager, Name: "Colm Byrne", Job: "Team manager", Agency: council, Team: "South team", Telephone: "01632 960 105"},
	{ID: "worker", Office: access.SocialWorker, Name: "Jo Reed", Job: "Social worker", Agency: council, Team: "North team", Telephone: "01632 960 102", Manager: "manager"},
	{ID: "other-worker", Office: access.SocialWorker, Name: "Lena Frost", Job: "Social worker", Agency: council, Team: "South team", Telephone: "01632 960 106", Manager: "other-manager"},
	{ID: "unit", Office: access.Unit, Name: "Sam Okafor", Job: "Safeguarding unit administrator", Agency: council, Telephone: "01632 960 103"},
	{ID: "recorder", Office: access.Unit, Name: "Bea Quinn", Job: "Conference recorder", Agency: council, Telephone: "01632 960 107"},
	{ID: "chair", Office: access.Chair, Name: "Pat Lindqvist", Job: "Conference chair", Agency: council, Telephone: "01632 960 104"},
	{ID: "other-chair", Office: access.Chair, Name: "Noor Haddad", Job: "Conference chair", Agency: council, Telephone: "01632 960 108"},
	{ID: "teacher", Office: access.Professional, Name: "Tom Ashby", Job: "Designated safeguarding lead", Agency: "Hillside Primary School", Telephone: "01632 960 120"},
	{ID: "health-visitor", Office: access.Professional, Name: "Grace Mensah", Job: "Health visitor", Agency: "Community health", Telephone: "01632 960 121"},
	{ID: "police", Office: access.Professional, Name: "Dev Rao", Job: "Detective constable", Agency: "Police", Telephone: "01632 960 122"},
	{ID: "gp", Office: access.Professional, Name: "Dr Ann Pryce", Job: "General practitioner", Agency: "Market Street Surgery", Telephone: "01632 960 123"},
	{ID: "administrator", Office: access.Administrator, Name: "Ivo Stern", Job: "Systems administrator", Agency: council, Telephone: "01632 960 109"},
}

func accountOf(t access.TenantID, job access.AccountID) access.AccountID {
	if job == "" {
		return ""
	}
	return access.AccountID(t) + "-" + job
}

func staffOf(t access.TenantID) Staff {
	actor := func(job access.AccountID) access.Actor {
		at := slices.IndexFunc(jobs, func(a store.Account) bool { return a.ID == job })
		return access.Actor{Tenant: t, Account: accountOf(t, job), Office: jobs[at].Office}
	}
	return Staff{
		SocialWorker: actor("worker"), OtherSocialWorker: actor("other-worker"), Manager: actor("manager"),
		OtherManager: actor("other-manager"), Unit: actor("unit"), Recorder: actor("recorder"), Chair: actor("chair"),
		OtherChair: actor("other-chair"), Teacher: actor("teacher"), HealthVisitor: actor("health-visitor"),
		Police: actor("police"), GP: actor("gp"), Administrator: actor("administrator"),
	}
}

// settle adds both partnerships and their staff.
func settle(ctx context.Context, db *store.DB, tenants ...store.Tenant) error {
	for _, t := range tenants {
		if err := db.AddTenant(ctx, t); err != nil {
			return err
		}
		for _, a := range jobs {
			a.ID, a.Manager = accountOf(t.ID, a.ID), accountOf(t.ID, a.Manager)
			if err := db.AddAccount(ctx, t.ID, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// name is what a test's messages call somebody.
func name(who access.Actor) string {
	for _, a := range jobs {
		if accountOf(who.Tenant, a.ID) == who.Account {
			return a.Name
		}
	}
	return string(who.Account)
}
