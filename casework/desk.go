// Package casework is what people do: one file and one exported action each. Its listing is the table of contents.
//
// An action loads, asks access for a pass, calls the domain, and saves state and audit entry together or nothing.
// A look gives a Copy, built up from what its reader may know, once the look itself is on disk.
package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

// Desk is where casework is done.
type Desk struct {
	db       *store.DB
	packs    procedure.Library
	own      *ownPacks
	calendar timescale.Calendar
	scan     func(context.Context, []byte) error // nil where no scanner is named
}

// NewDesk sets a desk up over a store and the procedures it works by.
func NewDesk(db *store.DB, packs procedure.Library) *Desk {
	d := &Desk{db: db, packs: packs, own: &ownPacks{laid: map[access.TenantID]laid{}}, calendar: reference.Calendar()}
	db.CountAgainBy(d.countDeadlines)
	db.KeepBy(d.keptToday)
	return d
}

// ScanBy has every file looked through before it is kept: scan gives nil for what was found clean, and report.ErrHarmful or
// report.ErrNotLooked otherwise. It is called before anybody is served.
func (d *Desk) ScanBy(scan func(ctx context.Context, content []byte) error) { d.scan = scan }

// pack is the tenant's procedure as it stood on a day: a case keeps the rules of the day of each event.
func (d *Desk) pack(r *store.Reading, on timescale.Date) (procedure.Pack, error) {
	t, err := r.Tenant()
	if err != nil {
		return procedure.Pack{}, err
	}
	return d.packOf(r, t.Procedure, on)
}

// packOf is a procedure as it stood on a day, with the partnership's own changes of it.
func (d *Desk) packOf(r *store.Reading, name string, on timescale.Date) (procedure.Pack, error) {
	packs, err := d.packsWith(r, name)
	if err != nil {
		return procedure.Pack{}, err
	}
	p, err := packs.At(name, on)
	if err != nil {
		return procedure.Pack{}, fmt.Errorf("reading the procedure: %w", err)
	}
	return p, nil
}

// packsWith are the procedures with the changes that the partnership has approved.
func (d *Desk) packsWith(r *store.Reading, name string) (procedure.Library, error) {
	changes, err := r.ApprovedChanges(name)
	if err != nil {
		return d.packs, err
	}
	return d.own.with(d.packs, r.Actor().Tenant, name, changes)
}

// Doing is who does a thing, and the key that came with their form.
type Doing = store.Doing

// names lists what the children of a family are called, as far as the reader may know of them.
func names(r *store.Reading, k access.Knowing, f access.FamilyID, of []access.PersonID) ([]Named, error) {
	held, err := r.People(f)
	if err != nil {
		return nil, err
	}
	var called []Named
	for _, who := range access.Known(k, held) {
		for _, id := range of {
			if who.ID == id {
				called = append(called, Named{ID: id, First: who.FirstName(), Full: who.FullName()})
			}
		}
	}
	return called, nil
}

// Named is a person of the family as a page names them.
type Named struct {
	ID    access.PersonID
	First string
	Full  string

	Unborn bool // where a page of the plan asks for it: today, or on the day of a visit that was made
}

// childrenOf lists the children of a family that the reader may know of.
func childrenOf(r *store.Reading, k access.Knowing, f access.FamilyID) ([]Named, error) {
	held, err := r.People(f)
	if err != nil {
		return nil, err
	}
	return childrenAmong(k, held), nil
}

// childrenAmong opens the children whom the reader may know of.
func childrenAmong(k access.Knowing, held []access.Held[family.Person]) []Named {
	var called []Named
	for _, who := range access.Known(k, held) {
		if who.Kind != family.Adult {
			called = append(called, Named{ID: who.ID, First: who.FirstName(), Full: who.FullName()})
		}
	}
	return called
}

// childrenOfEach is childrenOf for the families of a list, those left out of whom the reader may not know.
func childrenOfEach(r *store.Reading, families []access.FamilyID) (map[access.FamilyID][]Named, map[access.FamilyID]access.Pass, error) {
	passes, err := r.AllowEach(families, access.ViewNames)
	if err != nil {
		return nil, nil, err
	}
	held, err := r.ChildrenOfEach(passes)
	if err != nil {
		return nil, nil, err
	}
	called := make(map[access.FamilyID][]Named, len(passes))
	for f, pass := range passes {
		called[f] = childrenAmong(access.Know(pass), held[f])
	}
	return called, passes, nil
}
