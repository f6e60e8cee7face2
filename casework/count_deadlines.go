package casework

import (
	"fmt"

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
	var now []deadline.Deadline
	for _, c := range cases {
		counted, err := deadline.Of(c, d.packsOf(c.Procedure), d.calendar)
		if err != nil {
			return fmt.Errorf("counting deadlines: %w", err)
		}
		now = append(now, counted...)
	}
	return tx.PutDeadlines(action, deadline.Compare(kept, now, tx.NewID))
}

// packsOf reads one procedure as of any day.
func (d *Desk) packsOf(name string) deadline.Packs {
	return func(on timescale.Date) (procedure.Pack, error) { return d.packs.At(name, on) }
}
