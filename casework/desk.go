// Package casework is what people do: one file and one exported action each. Its listing is the table of contents.
//
// An action loads, asks access for a pass, calls the domain, and saves state and audit entry together or nothing.
// A look gives a Copy, built up from what its reader may know, once the look itself is on disk.
package casework

import (
	"kith/access"
	"kith/internal/store"
)

// Desk is where casework is done.
type Desk struct {
	db *store.DB
}

// NewDesk sets a desk up over a store.
func NewDesk(db *store.DB) *Desk { return &Desk{db: db} }

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
}
