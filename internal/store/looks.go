package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// LooksEachPage is how many lines of who looked stand on a page.
const LooksEachPage = 50

// looksSince is how far back what one account looked at is told.
const looksSince = 365

// Looked is one account that looked at one thing of a family on one day: what by its kind, and never what was read.
type Looked struct {
	Account access.AccountID
	Family  access.FamilyID
	Deed    access.Deed
	Ground  string
	Last    timescale.Instant
	Times   int64
}

// LooksAt is a page of who of the staff looked at the family of the pass, the latest first, and whether there are more. Pages are counted from 1.
func (r *Reading) LooksAt(p access.Pass, page int) ([]Looked, bool, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, false, access.ErrNoPass
	}
	rows, err := r.q.LooksAtFamily(r.ctx, gen.LooksAtFamilyParams{
		TenantID: r.tenant(), FamilyID: p.Family(), Most: until(page),
	})
	if err != nil {
		return nil, false, fmt.Errorf("reading who looked: %w", err)
	}
	all := make([]Looked, len(rows))
	for i, row := range rows {
		if all[i], err = looked(row); err != nil {
			return nil, false, err
		}
	}
	some, more := cut(all, page)
	return some, more, nil
}

// LooksBy is the same of what one of the staff looked at within a year, nothing for one of a family. It takes a pass for finding who looked.
func (r *Reading) LooksBy(p access.Pass, who access.AccountID, page int) ([]Looked, bool, error) {
	if !p.Given() || p.Deed() != access.FindLooks {
		return nil, false, access.ErrNoPass
	}
	rows, err := r.q.LooksBy(r.ctx, gen.LooksByParams{
		TenantID: r.tenant(), AccountID: who, SinceAt: r.Today().AddDays(-looksSince).At(0, 0), Most: until(page),
	})
	if err != nil {
		return nil, false, fmt.Errorf("reading what somebody looked at: %w", err)
	}
	all := make([]Looked, len(rows))
	for i, row := range rows {
		if all[i], err = looked(gen.LooksAtFamilyRow(row)); err != nil {
			return nil, false, err
		}
	}
	some, more := cut(all, page)
	return some, more, nil
}

// mostPages is how far back a list can be turned.
const mostPages = 200

// until is how many lines are read for a page, and one to see whether there are more.
func until(page int) int32 { return int32(min(max(1, page), mostPages))*LooksEachPage + 1 }

func cut(all []Looked, page int) ([]Looked, bool) {
	last := int(until(page)) - 1
	return all[min(len(all), last-LooksEachPage):min(len(all), last)], len(all) > last && page < mostPages
}

func looked(row gen.LooksAtFamilyRow) (Looked, error) {
	last, err := timescale.ParseInstant(row.LastAt)
	if err != nil {
		return Looked{}, fmt.Errorf("reading who looked: %w", err)
	}
	return Looked{row.AccountID, row.FamilyID, access.Deed(row.Deed), row.Ground, last, row.Times}, nil
}

// LookedEver is one account that ever looked at a family.
type LookedEver struct {
	Account     access.AccountID
	First, Last timescale.Instant
}

// WhoLookedEver is everybody who ever looked at the family of the pass, the latest first.
func (r *Reading) WhoLookedEver(p access.Pass) ([]LookedEver, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.StaffWhoLooked(r.ctx, gen.StaffWhoLookedParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who looked: %w", err)
	}
	all := make([]LookedEver, len(rows))
	for i, row := range rows {
		first, err := timescale.ParseInstant(row.FirstAt)
		if err != nil {
			return nil, fmt.Errorf("reading who looked: %w", err)
		}
		last, err := timescale.ParseInstant(row.LastAt)
		if err != nil {
			return nil, fmt.Errorf("reading who looked: %w", err)
		}
		all[i] = LookedEver{row.AccountID, first, last}
	}
	return all, nil
}

// LooksGiven is a list of who had looked, as it was given to one of the family.
type LooksGiven struct {
	ID     string
	Person access.PersonID
	By     access.AccountID
	At     timescale.Instant
	Lines  []GivenLine
}

// GivenLine is one of the staff on such a list, as they were then.
type GivenLine struct {
	Name, Job, Agency string
	First, Last       timescale.Date
}

func looksGivenPlace(id string) string { return "looks-given/" + id }

// AddLooksGiven keeps that a list was given, and what it said.
func (tx *Tx) AddLooksGiven(p access.Pass, g LooksGiven) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), looksGivenPlace(g.ID), g.Lines)
	if err != nil {
		return err
	}
	if err := tx.q.AddLooksGiven(tx.ctx, gen.AddLooksGivenParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: g.ID, PersonID: g.Person, GivenBy: string(tx.actor.Account), GivenAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping that a list was given: %w", err)
	}
	return nil
}

// LooksGiven are the lists that were given to people of the family of the pass, the latest first.
func (r *Reading) LooksGiven(p access.Pass) ([]LooksGiven, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.LooksGivenOf(r.ctx, gen.LooksGivenOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading which lists were given: %w", err)
	}
	all := make([]LooksGiven, len(rows))
	for i, row := range rows {
		all[i] = LooksGiven{ID: row.ID, Person: row.PersonID, By: access.AccountID(row.GivenBy), At: row.GivenAt}
		if err := r.unseal(p.Family(), looksGivenPlace(row.ID), row.Sealed, &all[i].Lines); err != nil {
			return nil, err
		}
	}
	return all, nil
}
