package procedure

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kith/timescale"
)

// ErrNotASpan is returned for text that is not a length of time such as "15 working days" or "3 months".
var ErrNotASpan = errors.New(`not a length of time: write a whole number and "working days", "days", "months" or "years"`)

// Unit is what a Span is counted in.
type Unit string

// The units of a Span.
const (
	WorkingDays Unit = "working days"
	Days        Unit = "days"
	Months      Unit = "months"
	Years       Unit = "years"
)

// longest is more than any rule needs, and keeps every count inside the calendar.
const longest = 1000

// Span is a length of time as rules give it. The zero Span is none.
type Span struct {
	N    int
	Unit Unit
}

// ParseSpan reads a Span as String writes it.
func ParseSpan(text string) (Span, error) {
	number, unit, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > longest || number != strconv.Itoa(n) {
		return Span{}, fmt.Errorf("%q: %w", text, ErrNotASpan)
	}
	if n == 1 {
		unit += "s"
	}
	switch u := Unit(unit); u {
	case WorkingDays, Days, Months, Years:
		return Span{N: n, Unit: u}, nil
	default:
		return Span{}, fmt.Errorf("%q: %w", text, ErrNotASpan)
	}
}

// String returns the span as a pack writes it: "15 working days", "1 month".
func (s Span) String() string {
	if s.N == 0 {
		return ""
	}
	if s.N == 1 {
		return "1 " + strings.TrimSuffix(string(s.Unit), "s")
	}
	return strconv.Itoa(s.N) + " " + string(s.Unit)
}

// reach is where a span leads from a day, and how it was counted.
type reach struct {
	date        timescale.Date
	counting    []string
	provisional bool
}

func (s Span) from(d timescale.Date, cal timescale.Calendar, sign int) reach {
	n := sign * s.N
	switch s.Unit {
	case WorkingDays:
		counted := cal.CountWorkingDays(d, n)
		return reach{counted.Until, counted.Lines(), counted.Provisional}
	case Days:
		return told(d, d.AddDays(n), fmt.Sprintf("%s %s, weekends and holidays counted", s, beforeOrAfter(sign)))
	case Months:
		return told(d, d.AddMonths(n), fmt.Sprintf("%s %s: the same day of the month, or its last", s, beforeOrAfter(sign)))
	case Years:
		return told(d, d.AddMonths(12*n), fmt.Sprintf("%s %s: the same day of the year", s, beforeOrAfter(sign)))
	}
	return reach{}
}

func told(from, to timescale.Date, how string) reach {
	return reach{date: to, counting: []string{from.Long() + ": day 0", to.Long() + ": " + how}}
}

func beforeOrAfter(sign int) string {
	if sign < 0 {
		return "before"
	}
	return "after"
}

// longerThan compares two lengths of time, in the days that each usually takes.
func (s Span) longerThan(other Span) bool { return s.usualHours() > other.usualHours() }

func (s Span) usualHours() int {
	switch s.Unit {
	case WorkingDays:
		return s.N * 24 * 7 / 5
	case Days:
		return s.N * 24
	case Months:
		return s.N * 24 * 365 / 12
	case Years:
		return s.N * 24 * 365
	}
	return 0
}
