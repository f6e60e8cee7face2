package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// Tenant is a safeguarding partnership and the procedure it works by.
type Tenant struct {
	ID        access.TenantID
	Name      string
	Procedure string
}

// Account is somebody who can sign in. Family members have no name here: theirs is sealed with their family's.
type Account struct {
	ID        access.AccountID
	Office    access.Office
	Name      string
	Job       string
	Agency    string
	Team      string
	Telephone string
	Manager   access.AccountID
	Family    access.FamilyID // for a family member
	Person    access.PersonID // for a family member
	Active    bool
	WayIn     WayIn // how a family member chose to sign in
	PausedAt  timescale.Instant
	PausedBy  access.AccountID
	Guest     bool // let in for a conference, and for no longer
}

// AddTenant begins a partnership. It is done at the command line, by whoever runs the machine.
func (db *DB) AddTenant(ctx context.Context, t Tenant) error {
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return addTenant(ctx, gen.New(tx), t, db.Now())
	})
}

// AddTenant begins the actor's own partnership, with a log of its own.
func (tx *Tx) AddTenant(p access.Pass, t Tenant) error {
	if !p.Given() || p.Actor().Tenant != t.ID {
		return access.ErrNoPass
	}
	return addTenant(tx.ctx, tx.q, t, tx.now)
}

func addTenant(ctx context.Context, q *gen.Queries, t Tenant, now timescale.Instant) error {
	if err := q.AddTenant(ctx, gen.AddTenantParams{ID: string(t.ID), Name: t.Name, ProcedureName: t.Procedure, CreatedAt: now}); err != nil {
		return fmt.Errorf("adding a tenant: %w", err)
	}
	if err := q.AddAuditHead(ctx, t.ID); err != nil {
		return fmt.Errorf("beginning the tenant's log: %w", err)
	}
	return nil
}

// Tenants lists the partnerships, for whoever runs the machine.
func (db *DB) Tenants(ctx context.Context) ([]Tenant, error) {
	rows, err := gen.New(db.read).Tenants(ctx)
	if err != nil {
		return nil, fmt.Errorf("listing tenants: %w", err)
	}
	all := make([]Tenant, len(rows))
	for i, r := range rows {
		all[i] = Tenant{ID: access.TenantID(r.ID), Name: r.Name, Procedure: r.ProcedureName}
	}
	return all, nil
}

// Tenant is the actor's own partnership.
func (r *Reading) Tenant() (Tenant, error) {
	row, err := r.q.Tenant(r.ctx, string(r.tenant()))
	if err != nil {
		return Tenant{}, fmt.Errorf("reading the tenant: %w", notFound(err))
	}
	return Tenant{ID: access.TenantID(row.ID), Name: row.Name, Procedure: row.ProcedureName}, nil
}

// AddAccount lets somebody sign in. It is done at the command line, or by the action that invites a family member.
func (db *DB) AddAccount(ctx context.Context, t access.TenantID, a Account) error {
	return db.transact(ctx, func(ctx context.Context, tx gen.DBTX) error {
		return addAccount(ctx, gen.New(tx), t, a, db.Now())
	})
}

// AddAccount lets a member of the family sign in.
func (tx *Tx) AddAccount(p access.Pass, a Account) error {
	if err := tx.covered(p, a.Family); err != nil {
		return err
	}
	return addAccount(tx.ctx, tx.q, tx.tenant(), a, tx.now)
}

// AddStaff lets somebody who is of no family here sign in.
func (tx *Tx) AddStaff(p access.Pass, a Account) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() || a.Family != "" || a.Office == access.FamilyMember {
		return access.ErrNoPass
	}
	return addAccount(tx.ctx, tx.q, tx.tenant(), a, tx.now)
}

func addAccount(ctx context.Context, q *gen.Queries, t access.TenantID, a Account, now timescale.Instant) error {
	err := q.AddAccount(ctx, gen.AddAccountParams{
		TenantID: t, ID: string(a.ID), Office: string(a.Office), Name: a.Name, Job: a.Job, Agency: a.Agency,
		Team: a.Team, Telephone: a.Telephone, LineManager: null(string(a.Manager)),
		PersonFamily: null(string(a.Family)), Person: null(string(a.Person)), CreatedAt: now, Guest: flag(a.Guest),
	})
	if err != nil {
		return fmt.Errorf("adding an account: %w", err)
	}
	return nil
}

// Account reads one account of the actor's tenant.
func (r *Reading) Account(id access.AccountID) (Account, error) {
	return again(r, "account "+string(id), func() (Account, error) {
		row, err := r.q.Account(r.ctx, gen.AccountParams{TenantID: r.tenant(), ID: string(id)})
		if err != nil {
			return Account{}, fmt.Errorf("reading an account: %w", notFound(err))
		}
		return account(row), nil
	})
}

// AccountOf is the account of a family member, if they have one.
func (r *Reading) AccountOf(p access.PersonID) (Account, bool, error) {
	if read, before := r.seen["account of "+string(p)].(Account); before {
		return read, read.ID != "", nil
	}
	row, err := r.q.AccountOfPerson(r.ctx, gen.AccountOfPersonParams{TenantID: r.tenant(), Person: null(string(p))})
	if errors.Is(err, sql.ErrNoRows) {
		return Account{}, false, nil
	}
	if err != nil {
		return Account{}, false, fmt.Errorf("reading an account: %w", err)
	}
	return account(row), true, nil
}

// Accounts lists who can sign in.
func (r *Reading) Accounts() ([]Account, error) {
	return accounts(r.q.AccountsOfTenant(r.ctx, r.tenant()))
}

// EveryAccount lists who can sign in and who could, for naming whoever once said or did a thing.
func (r *Reading) EveryAccount() ([]Account, error) {
	return accounts(r.q.AllAccountsOfTenant(r.ctx, r.tenant()))
}

// AccountsWith lists those with one office.
func (r *Reading) AccountsWith(o access.Office) ([]Account, error) {
	return accounts(r.q.AccountsWithOffice(r.ctx, gen.AccountsWithOfficeParams{TenantID: r.tenant(), Office: string(o)}))
}

// AccountsOf lists who can sign in to a tenant, for whoever runs the machine.
func (db *DB) AccountsOf(ctx context.Context, t access.TenantID) ([]Account, error) {
	return accounts(gen.New(db.read).AccountsOfTenant(ctx, t))
}

func accounts(rows []gen.Account, err error) ([]Account, error) {
	if err != nil {
		return nil, fmt.Errorf("listing accounts: %w", err)
	}
	all := make([]Account, len(rows))
	for i, r := range rows {
		all[i] = account(r)
	}
	return all, nil
}

func account(r gen.Account) Account {
	return Account{
		ID: access.AccountID(r.ID), Office: access.Office(r.Office), Name: r.Name, Job: r.Job, Agency: r.Agency,
		Team: r.Team, Telephone: r.Telephone, Manager: access.AccountID(r.LineManager.String),
		Family: access.FamilyID(r.PersonFamily.String), Person: access.PersonID(r.Person.String), Active: r.Active == 1,
		WayIn: WayIn(r.WayIn), PausedAt: r.PausedAt, PausedBy: access.AccountID(r.PausedBy.String),
		Guest: r.Guest == 1,
	}
}

// AddFamily begins a family: its key is made here, and is on disk before anything is sealed with it.
func (tx *Tx) AddFamily(p access.Pass) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.keyStays(); err != nil {
		return err
	}
	inner, err := seal.NewKey()
	if err != nil {
		return err
	}
	outer, err := tx.db.tenantKey(tx.tenant())
	if err != nil {
		return err
	}
	kept, err := tx.db.keys.keep(outer, tx.tenant(), p.Family(), inner)
	if err != nil {
		return err
	}
	if err := tx.q.AddFamily(tx.ctx, gen.AddFamilyParams{TenantID: tx.tenant(), ID: string(p.Family()), CreatedAt: tx.now}); err != nil {
		return fmt.Errorf("adding a family: %w", err)
	}
	if tx.fresh == nil {
		tx.fresh = map[string]seal.Key{}
	}
	tx.fresh[familyPlace(tx.tenant(), p.Family())] = kept
	return nil
}

// AddPart gives somebody a part in the family, for these children if it is a family member's.
func (tx *Tx) AddPart(p access.Pass, who access.AccountID, kind access.PartKind, conference string, children ...access.PersonID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	if err := tx.q.AddPart(tx.ctx, gen.AddPartParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, AccountID: who, Kind: string(kind),
		ConferenceID: null(conference), FromAt: tx.now,
	}); err != nil {
		return fmt.Errorf("adding a part: %w", err)
	}
	for _, c := range children {
		if err := tx.q.AddPartChild(tx.ctx, gen.AddPartChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), PartID: id, ChildID: c,
		}); err != nil {
			return fmt.Errorf("adding a part's child: %w", err)
		}
	}
	return nil
}

// EndPart ends somebody's part in the family, at once.
func (tx *Tx) EndPart(p access.Pass, who access.AccountID, kind access.PartKind, why string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.EndPart(tx.ctx, gen.EndPartParams{
		UntilAt: tx.now, EndedBecause: why, TenantID: tx.tenant(), FamilyID: p.Family(), AccountID: who, Kind: string(kind),
	}); err != nil {
		return fmt.Errorf("ending a part: %w", err)
	}
	return nil
}

// SetAccountActive opens or closes somebody's way in, at once. What they signed in by until it was closed lets nobody in
// when it is opened again.
func (tx *Tx) SetAccountActive(p access.Pass, who access.AccountID, active bool) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	set := int32(0)
	if active {
		set = 1
	}
	if _, err := tx.q.SetAccountActive(tx.ctx, gen.SetAccountActiveParams{Active: set, TenantID: tx.tenant(), ID: string(who)}); err != nil {
		return fmt.Errorf("opening or closing an account: %w", err)
	}
	if active {
		return nil
	}
	return tx.endWays(who)
}

// PartHolder is somebody taking part in a family's case.
type PartHolder struct {
	Account   access.AccountID
	Kind      access.PartKind
	For       string // the conference that the part was given for, if it was for one
	Office    access.Office
	Active    bool // may sign in still
	Name      string
	Job       string
	Agency    string
	Telephone string
	Person    access.PersonID
}

// PartHolders lists who takes part in a family's case now.
func (r *Reading) PartHolders(f access.FamilyID) ([]PartHolder, error) {
	rows, err := r.q.PartHoldersIn(r.ctx, gen.PartHoldersInParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("listing who takes part: %w", err)
	}
	all := make([]PartHolder, len(rows))
	for i, h := range rows {
		all[i] = PartHolder{
			Account: h.AccountID, Kind: access.PartKind(h.Kind), For: h.ConferenceID, Office: access.Office(h.Office), Active: h.Active == 1, Name: h.Name, Job: h.Job, Agency: h.Agency,
			Telephone: h.Telephone, Person: access.PersonID(h.Person.String),
		}
	}
	return all, nil
}

// Families lists the families that the actor has a part in now; all of the tenant's for the safeguarding unit.
func (r *Reading) Families() ([]access.FamilyID, error) {
	if r.actor.Office == access.Unit {
		rows, err := r.q.FamiliesOfTenant(r.ctx, r.tenant())
		if err != nil {
			return nil, fmt.Errorf("listing families: %w", err)
		}
		all := make([]access.FamilyID, len(rows))
		for i, id := range rows {
			all[i] = access.FamilyID(id)
		}
		return all, nil
	}
	all, err := r.q.FamiliesOf(r.ctx, gen.FamiliesOfParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing families: %w", err)
	}
	return all, nil
}
