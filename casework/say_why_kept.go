package casework

import (
	"kith/access"
	"kith/internal/store"
	"kith/statement"
)

// keptBecause keeps on which ground a thing is not for everybody, where whoever wrote it said so as they chose its readers. Somebody
// looks again in statement.LookAgainIn months. A ground beside readers who are everybody is refused: the one or the other is a slip,
// and it may be the readers. Where no ground is given the thing waits for one, see waitingKept.
func keptBecause(tx *store.Tx, pass access.Pass, of statement.Thing, to access.Audience, why statement.Ground) error {
	if why == "" {
		return nil
	}
	if to.Kind() == access.Everyone {
		return statement.ErrForEverybody
	}
	m, err := tx.Marking(pass, of)
	if err != nil {
		return err
	}
	m.For = to
	m, err = m.Mark(why, tx.Today().AddMonths(statement.LookAgainIn), tx.Actor().Account, access.Know(pass).May(access.ApproveKept), tx.Now())
	if err != nil {
		return err
	}
	return tx.PutMarking(pass, m)
}
