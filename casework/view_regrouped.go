package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/timescale"
)

// Regrouped is a day on which children were put on a conference or taken off it, as far as the reader may know of them.
type Regrouped struct {
	Change   string
	On       timescale.Date
	Put, Off []Named
}

// regroupings are the changes of a conference's children, the first first. One about children of whom the reader may not
// know is not there.
func regroupings(r *store.Reading, pass access.Pass, id conference.ID) ([]Regrouped, error) {
	held, err := r.ChangedChildren(pass, id)
	if err != nil || len(held) == 0 {
		return nil, err
	}
	k := access.Know(pass)
	children, err := childrenOf(r, k, pass.Family())
	if err != nil {
		return nil, err
	}
	var all []Regrouped
	for _, c := range access.Known(k, held) {
		who := slices.IndexFunc(children, func(n Named) bool { return n.ID == c.Child })
		if who < 0 {
			continue
		}
		at := slices.IndexFunc(all, func(r Regrouped) bool { return r.Change == c.Change })
		if at < 0 {
			all, at = append(all, Regrouped{Change: c.Change, On: c.On}), len(all)
		}
		if c.Off {
			all[at].Off = append(all[at].Off, children[who])
		} else {
			all[at].Put = append(all[at].Put, children[who])
		}
	}
	return all, nil
}

// takenOff are the children who were taken off a conference and are not on it now, with the day.
func takenOff(all []Regrouped, now conference.Conference) (off []Named, on timescale.Date) {
	for _, r := range all {
		for _, child := range r.Off {
			if !now.Includes(child.ID) && !slices.Contains(off, child) {
				off, on = append(off, child), r.On
			}
		}
	}
	return off, on
}
