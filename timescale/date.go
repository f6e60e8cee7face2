package timescale

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// ErrNotADate is returned for text that is not a date of the form 2006-01-02, or that names a day no calendar has.
var ErrNotADate = errors.New("not a date: write year, month and day, as in 2026-12-08")

const (
	dateLayout = "2006-01-02"
	firstYear  = 1
	lastYear   = 9999
)

// Date is a civil date in England. Two Dates are the same day exactly when they are ==. The zero Date is none: no day
// at all, before every other day, written as empty text and stored as NULL.
type Date struct {
	year  int
	month time.Month
	day   int
}

// NewDate returns the day, carrying over as the calendar does: 31 April is 1 May. A day outside the years 1 to 9999 is
// none, because it could not be written down.
func NewDate(year int, month time.Month, day int) Date {
	y, m, d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	if y < firstYear || y > lastYear {
		return Date{}
	}
	return Date{year: y, month: m, day: d}
}

// Parse reads a date of the form 2006-01-02 and refuses a day that does not exist, such as 2026-02-29.
func Parse(text string) (Date, error) {
	t, err := time.Parse(dateLayout, text)
	if err != nil || t.Year() < firstYear {
		return Date{}, fmt.Errorf("%q: %w", text, ErrNotADate)
	}
	return NewDate(t.Date()), nil
}

// IsZero reports whether d is none.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the year, 0 for none.
func (d Date) Year() int { return d.year }

// Month returns the month, 0 for none.
func (d Date) Month() time.Month { return d.month }

// Day returns the day of the month, 0 for none.
func (d Date) Day() int { return d.day }

// Weekday returns the day of the week. None has no day of the week; it answers Sunday, which is never a working day.
func (d Date) Weekday() time.Weekday {
	if d.IsZero() {
		return time.Sunday
	}
	return d.utc().Weekday()
}

// Compare returns -1, 0 or 1 as d is before, the same as or after other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.year, other.year), cmp.Compare(d.month, other.month), cmp.Compare(d.day, other.day))
}

// Equal reports whether d and other are the same day; it is there for go-cmp.
func (d Date) Equal(other Date) bool { return d == other }

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is a later day than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// AddDays returns the day n calendar days later, or earlier for a negative n. None stays none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return NewDate(d.year, d.month, d.day+n)
}

// AddMonths returns the day n calendar months later: the same day number, or the last day of a month without it.
// Three months from 30 November is 28 February, or 29 in a leap year. None stays none.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	last := time.Date(d.year, d.month+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return NewDate(last.Year(), last.Month(), min(d.day, last.Day()))
}

// DaysUntil returns the number of calendar days from d to other, negative when other is earlier, and 0 where either is
// none.
func (d Date) DaysUntil(other Date) int {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return other.number() - d.number()
}

const secondsInDay = 24 * 60 * 60

// number counts days, so that they can be reckoned with; dateOfNumber is the way back.
func (d Date) number() int { return int(d.utc().Unix() / secondsInDay) }

func dateOfNumber(n int) Date {
	y, m, day := time.Unix(int64(n)*secondsInDay, 0).UTC().Date()
	return Date{year: y, month: m, day: day}
}

// AgeOn returns the age in whole years, on a day, of a person born on d. A person born on 29 February is a year older
// on 1 March of a year without that day. Before the birth, and where either day is none, it is 0.
func (d Date) AgeOn(day Date) int {
	if d.IsZero() || day.IsZero() || day.Before(d) {
		return 0
	}
	age := day.year - d.year
	if day.month < d.month || day.month == d.month && day.day < d.day {
		age--
	}
	return age
}

// String returns the date as 2006-01-02, or empty text for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(dateLayout)
}

// Long returns the date as people read it, "Tuesday 8 December 2026", or empty text for none.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format("Monday 2 January 2006")
}

// Short returns the date as family pages write it, "Tuesday 8 December", or empty text for none.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format("Monday 2 January")
}

func (d Date) utc() time.Time { return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC) }
