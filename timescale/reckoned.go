package timescale

import (
	"slices"
	"time"
)

// The years whose working days are numbered beforehand, so that a whole country's dates can be counted at once. Any
// other year is walked day by day, to the same end.
const (
	reckonedFrom = 1985
	reckonedTo   = 2105
)

// reckoned numbers the working days of those years.
type reckoned struct {
	start   int     // the number, from the beginning of time, of the first day
	upTo    []int32 // for each day, how many working days there were up to and including it
	working []int32 // for each working day, how many days after the first it is
}

func reckon(c Calendar) *reckoned {
	first, last := NewDate(reckonedFrom, time.January, 1), NewDate(reckonedTo, time.December, 31)
	r := &reckoned{start: first.number(), upTo: make([]int32, first.DaysUntil(last)+1)}
	off := make([]bool, len(r.upTo))
	for year := reckonedFrom; year <= reckonedTo; year++ {
		if c.Known(year) {
			continue
		}
		for _, h := range RuleHolidays(year) {
			off[h.Date.number()-r.start] = true
		}
	}
	for d := range c.given {
		if at := d.number() - r.start; at >= 0 && at < len(off) {
			off[at] = true
		}
	}
	r.working = make([]int32, 0, len(off)*5/7)
	weekday := first.Weekday()
	for at := range off {
		if weekday != time.Saturday && weekday != time.Sunday && !off[at] {
			r.working = append(r.working, int32(at))
		}
		r.upTo[at] = int32(len(r.working)) //nolint:gosec // Fewer than fifty thousand days.
		weekday = (weekday + 1) % 7
	}
	r.working = slices.Clip(r.working)
	return r
}

// nth is the nth working day after d, or before it for a negative n, and whether it lies in the years numbered.
func (r *reckoned) nth(d Date, n int) (Date, bool) {
	if r == nil {
		return Date{}, false
	}
	at := d.number() - r.start
	if at < 1 || at >= len(r.upTo) {
		return Date{}, false
	}
	which := int(r.upTo[at]) + n - 1
	if n < 0 {
		which = int(r.upTo[at-1]) + n // d itself, working day or not, is not one before it
	}
	if which < 0 || which >= len(r.working) {
		return Date{}, false
	}
	return dateOfNumber(r.start + int(r.working[which])), true
}
