package timescale

import (
	"fmt"
	"time"
)

// Calendar says which days are working days in England and Wales. It is read-only once made, and may be shared. The
// zero Calendar was given no bank holidays: it works all of them out by rule and calls them all provisional.
type Calendar struct {
	given       map[Date]string
	first, last int
	reckoned    *reckoned
}

// NewCalendar returns a calendar that takes the given bank holidays as published, for every year from the first of
// them to the last, and works out by rule those of any other year.
func NewCalendar(published []Holiday) Calendar {
	c := Calendar{given: make(map[Date]string, len(published))}
	for _, h := range published {
		if h.Date.IsZero() {
			continue
		}
		if len(c.given) == 0 {
			c.first, c.last = h.Date.Year(), h.Date.Year()
		}
		c.given[h.Date] = h.Name
		c.first, c.last = min(c.first, h.Date.Year()), max(c.last, h.Date.Year())
	}
	c.reckoned = reckon(c)
	return c
}

// Known reports whether the bank holidays of the year are published ones. A date counted over any other year is
// provisional, and must be shown with Doubt's warning.
func (c Calendar) Known(year int) bool {
	return len(c.given) > 0 && year >= c.first && year <= c.last
}

// LastKnown returns the last year whose bank holidays are published, 0 where none is.
func (c Calendar) LastKnown() int { return c.last }

// Provisional reports whether working days counted from one day to another passed through a year whose bank holidays
// are not published. The day that the count begins with is not counted, so its own year does not matter.
func (c Calendar) Provisional(from, until Date) bool {
	if from.IsZero() || until.IsZero() || from == until {
		return false
	}
	first := from.Year()
	switch {
	case from.Before(until) && from.Month() == time.December && from.Day() == 31:
		first++
	case until.Before(from) && from.Month() == time.January && from.Day() == 1:
		first--
	}
	return !c.Known(first) || !c.Known(until.Year())
}

// Doubt says in a plain sentence why a date counted over these days is provisional, or returns empty text where it is
// not. Of a year to come nobody knows what will be proclaimed; of one before the published list the holidays are worked
// out, with the days that were proclaimed.
func (c Calendar) Doubt(from, until Date) string {
	latest := max(from.Year(), until.Year())
	switch {
	case !c.Provisional(from, until):
		return ""
	case len(c.given) == 0:
		return "The bank holidays counted here are worked out by rule: no published list was given."
	case latest > c.last:
		return fmt.Sprintf("The bank holidays of %d are not yet known: this date may change.", latest)
	}
	return fmt.Sprintf("The bank holidays of %d are worked out by rule: the published list begins with %d.", min(from.Year(), until.Year()), c.first)
}

// BankHoliday returns the name of the bank holiday kept on d, and whether it is one.
func (c Calendar) BankHoliday(d Date) (name string, is bool) {
	if d.IsZero() {
		return "", false
	}
	if c.Known(d.Year()) {
		name, is = c.given[d]
		return name, is
	}
	for _, h := range RuleHolidays(d.Year()) {
		if h.Date == d {
			return h.Name, true
		}
	}
	return "", false
}

// WorkingDay reports whether d is a working day: Monday to Friday and no bank holiday. None is not.
func (c Calendar) WorkingDay(d Date) bool {
	if d.IsZero() || isWeekend(d) {
		return false
	}
	_, holiday := c.BankHoliday(d)
	return !holiday
}

// AddWorkingDays returns the nth working day after d, which is day 0 whether or not it is a working day itself. With
// n 0 it is d, and with a negative n the nth working day before d. It is none when d is, or when the count runs out of
// the calendar.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	if n == 0 || d.IsZero() {
		return d
	}
	if found, is := c.reckoned.nth(d, n); is {
		return found
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 && !d.IsZero() {
		d = d.AddDays(step)
		if c.WorkingDay(d) {
			n--
		}
	}
	return d
}

// WorkingDaysBefore returns the nth working day before d: something due at least n working days before d is due by the
// end of it.
func (c Calendar) WorkingDaysBefore(d Date, n int) Date { return c.AddWorkingDays(d, -n) }

// WorkingDaysBetween returns how many working days come after from, up to and including until. It is negative when
// until is the earlier, and 0 where either is none.
func (c Calendar) WorkingDaysBetween(from, until Date) int {
	if from.IsZero() || until.IsZero() {
		return 0
	}
	if until.Before(from) {
		return -c.WorkingDaysBetween(until, from)
	}
	count := 0
	for d := from; d.Before(until); {
		d = d.AddDays(1)
		if c.WorkingDay(d) {
			count++
		}
	}
	return count
}

// notWorkingBecause says why d is not a working day, or returns empty text for a working day.
func (c Calendar) notWorkingBecause(d Date) string {
	if name, is := c.BankHoliday(d); is {
		return name
	}
	if isWeekend(d) {
		return d.Weekday().String()
	}
	return ""
}
