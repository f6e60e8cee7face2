package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// GoOnWithoutQuorum is the chair going on although too few agencies, or not the police, are there: on a ground of the
// procedure, with one reason that the family will read and the record carries. It passes whichever of the two gates
// stands open.
func (d *Desk) GoOnWithoutQuorum(ctx context.Context, by Doing, id conference.ID, ground, reason string) (conference.ID, error) {
	err := d.during(ctx, by, id, access.GoOnWithoutQuorum, "go on without a quorum", func(tx *store.Tx, s *sitting) error {
		open := 0
		for _, g := range []conference.Gate{s.quorumGate(), s.policeGate()} {
			if g.Kept {
				continue
			}
			open++
			passed := conference.GatePassed{Gate: g.Key, Ground: ground, Words: conference.GateWords{Why: reason}}
			if err := passed.Check(s.grounds()); err != nil {
				return err
			}
			if err := tx.PutGate(s.pass, id, passed); err != nil {
				return err
			}
		}
		if open == 0 {
			return conference.ErrQuorate
		}
		return nil
	})
	return id, err
}

// grounds are the keys of those on which the procedure lets a chair go on without a quorum.
func (s *sitting) grounds() []string {
	keys := make([]string, len(s.pack.Quorum.Override.Value))
	for i, g := range s.pack.Quorum.Override.Value {
		keys[i] = g.Key
	}
	return keys
}
