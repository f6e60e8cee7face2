package procedure

import (
	"sort"

	"kith/timescale"
)

// Counter counts one deadline of a procedure from any number of days, each by the procedure as it stood on that day. It is
// for counting many cases again at once; Deadlines says why each day is what it is.
type Counter struct {
	begins []timescale.Date
	counts []Count
	runs   []bool
}

// Counter finds the clock that an event starts, in each period of the procedure. It returns ErrUnknownProcedure for a name
// that no pack has.
func (l Library) Counter(name string, key Key, event Event, cal timescale.Calendar) (*Counter, error) {
	begins, err := l.Begins(name)
	if err != nil {
		return nil, err
	}
	c := &Counter{begins: begins}
	for i := range l.laid[name].packs {
		count, runs := l.laid[name].packs[i].Count(key, event, cal)
		c.counts, c.runs = append(c.counts, count), append(c.runs, runs)
	}
	return c, nil
}

// From counts from the day of the event; false where the procedure had no such clock on that day, or started it from
// another event.
func (c *Counter) From(day timescale.Date) (Reached, bool) {
	i := 0
	if len(c.begins) > 0 {
		i = sort.Search(len(c.begins), func(i int) bool { return day.Before(c.begins[i]) })
	}
	if !c.runs[i] {
		return Reached{}, false
	}
	return c.counts[i].From(day), true
}
