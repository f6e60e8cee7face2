package deadline

import (
	"kith/procedure"
	"kith/timescale"
)

// Explain gives a deadline with its rule, its source and its counting, day by day, by the procedure as it stood on the day
// of the event. It is false where the procedure has no such clock any more: what was kept stands without its reasons.
func Explain(d Deadline, at Packs, cal timescale.Calendar) (procedure.Deadline, bool, error) {
	return explain(d.Key, d.Anchor, d.AnchorOn, at, cal)
}

func explain(key procedure.Key, event procedure.Event, day timescale.Date, at Packs, cal timescale.Calendar) (procedure.Deadline, bool, error) {
	pack, err := at(day)
	if err != nil {
		return procedure.Deadline{}, false, err
	}
	if key == procedure.VisitDue {
		d, set := pack.VisitBy(event, day, cal)
		return d, set, nil
	}
	count, runs := pack.Count(key, event, cal)
	if !runs {
		return procedure.Deadline{}, false, nil
	}
	return count.Deadline(day), true, nil
}
