package procedure

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrNotASpan is returned for text that is not a length of time such as "15 working days" or "3 months".
var ErrNotASpan = errors.New(`not a length of time: write a whole number and "working days", "days", "weeks", "months" or "years"`)

// Unit is what a Span is counted in.
type Unit string

// The units of a Span.
const (
	WorkingDays Unit = "working days"
	Days        Unit = "days"
	Weeks       Unit = "weeks"
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
	case WorkingDays, Days, Weeks, Months, Years:
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
