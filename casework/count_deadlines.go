package casework

import (
	"fmt"
	"sync"

	"kith/access"
	"kith/deadline"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// countDeadlines counts every deadline of some families again, and keeps what is new, what moved and what was met. The store
// runs it at the end of each action that saved something from which days are counted, in the action's transaction: no
// action calls it, and none can leave it out.
func (d *Desk) countDeadlines(tx *store.Tx, action string, families []access.FamilyID) error {
	cases, err := tx.Cases(families)
	if err != nil {
		return err
	}
	kept, err := tx.KeptDeadlines(families)
	if err != nil {
		return err
	}
	packs := map[string]deadline.Packs{}
	var now []deadline.Deadline
	for _, c := range cases {
		if packs[c.Procedure] == nil {
			packs[c.Procedure] = d.packsOf(&tx.Reading, c.Procedure)
		}
		counted, err := deadline.Of(c, packs[c.Procedure], d.calendar)
		if err != nil {
			return fmt.Errorf("counting deadlines: %w", err)
		}
		now = append(now, counted...)
	}
	return tx.PutDeadlines(action, deadline.Compare(kept, now, tx.NewID))
}

// packsOf reads one procedure as of any day, with the partnership's own changes, which are read once.
func (d *Desk) packsOf(r *store.Reading, name string) deadline.Packs {
	with := sync.OnceValues(func() (procedure.Library, error) { return d.packsWith(r, name) })
	return func(on timescale.Date) (procedure.Pack, error) {
		packs, err := with()
		if err != nil {
			return procedure.Pack{}, err
		}
		return packs.At(name, on)
	}
}
