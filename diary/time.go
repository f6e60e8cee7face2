package diary

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/fault"
	"kith/timescale"
)

// A whole day, from midnight to midnight.
const (
	dayBegins = "00:00"
	dayEnds   = "24:00"
)

// Time is when somebody is not free, once. Times of day are local, in Europe/London.
type Time struct {
	ID     string
	From   timescale.Date
	Begins string // "10:00"
	Until  timescale.Date
	Ends   string
}

// Week is when somebody is not free, every week.
type Week struct {
	ID      string
	Weekday time.Weekday
	Begins  string
	Ends    string
	From    timescale.Date
	Until   timescale.Date // none where it goes on
}

// The rules for what is typed into a diary.
var (
	ErrNoFirstDay   = fault.New("from", "Enter the first day")
	ErrDaysOver     = fault.New("until", "These days are over. Enter days that are still to come")
	ErrEndsFirst    = fault.New("until", "The last day must be the first or a later one")
	ErrTimesTurned  = fault.New("ends", "It must end after it begins")
	ErrNoWeekdays   = fault.New("weekdays", "Choose the days of the week")
	ErrTooMuchTyped = fault.New("", "This diary is full. Take out what is over, or put it in as a calendar file")
)

// MostTyped is how many lines a diary has at most that were typed.
const MostTyped = 200

// Whole fills in what was left empty: one day where no last one is given, the whole day where no time is.
func (t Time) Whole() Time {
	if t.Until.IsZero() {
		t.Until = t.From
	}
	t.Begins, t.Ends = cmp.Or(t.Begins, dayBegins), cmp.Or(t.Ends, dayEnds)
	return t
}

// Check says what is wrong with a time that somebody typed.
func (t Time) Check(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(!t.From.IsZero(), ErrNoFirstDay)
	wrong.Check(!t.Until.Before(t.From), ErrEndsFirst)
	wrong.Check(t.From.IsZero() || !t.Until.Before(today), ErrDaysOver)
	wrong.Check(t.From != t.Until || t.Begins < t.Ends, ErrTimesTurned)
	return wrong.Err()
}

// AllDay reports whether it takes whole days.
func (t Time) AllDay() bool { return t.Begins == dayBegins && t.Ends == dayEnds }

// Whole fills in the whole day where no time is given.
func (w Week) Whole() Week {
	w.Begins, w.Ends = cmp.Or(w.Begins, dayBegins), cmp.Or(w.Ends, dayEnds)
	return w
}

// Check says what is wrong with what is repeated every week.
func (w Week) Check(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(!w.From.IsZero(), ErrNoFirstDay)
	wrong.Check(w.Until.IsZero() || !w.Until.Before(w.From), ErrEndsFirst)
	wrong.Check(w.Until.IsZero() || w.Until.Before(w.From) || !w.Until.Before(today), ErrDaysOver)
	wrong.Check(w.Begins < w.Ends, ErrTimesTurned)
	return wrong.Err()
}

// AllDay reports whether it takes the whole day.
func (w Week) AllDay() bool { return w.Begins == dayBegins && w.Ends == dayEnds }

// Span is part of a day, in minutes from midnight.
type Span struct{ From, Until int }

// Days are the parts of each day in which somebody is not free.
type Days map[timescale.Date][]Span

// Between lays out what stands in a diary over the days from first to last.
func Between(times []Time, weeks []Week, first, last timescale.Date) Days {
	days := Days{}
	for _, t := range times {
		from, until := later(t.From, first), earlier(t.Until, last)
		for day := from; !day.After(until); day = day.AddDays(1) {
			part := Span{0, Minutes(dayEnds)}
			if day == t.From {
				part.From = Minutes(t.Begins)
			}
			if day == t.Until {
				part.Until = Minutes(t.Ends)
			}
			days[day] = append(days[day], part)
		}
	}
	for _, w := range weeks {
		until := last
		if !w.Until.IsZero() {
			until = earlier(w.Until, last)
		}
		for day := later(w.From, first); !day.After(until); day = day.AddDays(1) {
			if day.Weekday() == w.Weekday {
				days[day] = append(days[day], Span{Minutes(w.Begins), Minutes(w.Ends)})
			}
		}
	}
	return days
}

// Taken reports whether any of a part of a day is not free.
func (d Days) Taken(on timescale.Date, part Span) bool {
	return slices.ContainsFunc(d[on], func(s Span) bool { return s.From < part.Until && part.From < s.Until })
}

// Minutes since midnight of a time such as "10:30".
func Minutes(clock string) int {
	h, m, _ := strings.Cut(clock, ":")
	hours, _ := strconv.Atoi(h)
	more, _ := strconv.Atoi(m)
	return hours*60 + more
}

// Clock is the time of day so many minutes after midnight: "10:30".
func Clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

func later(a, b timescale.Date) timescale.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b timescale.Date) timescale.Date {
	if b.Before(a) {
		return b
	}
	return a
}
