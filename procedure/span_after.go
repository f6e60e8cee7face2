package procedure

import (
	"fmt"

	"kith/timescale"
)

// After is the day that lies this span after another; the day itself for no span.
func (s Span) After(d timescale.Date, cal timescale.Calendar) timescale.Date {
	return s.reach(d, cal, 1)
}

// reach is the day that lies the span after another, or before it with the sign -1.
func (s Span) reach(d timescale.Date, cal timescale.Calendar, sign int) timescale.Date {
	n := sign * s.N
	switch s.Unit {
	case WorkingDays:
		return cal.AddWorkingDays(d, n)
	case Days:
		return d.AddDays(n)
	case Weeks:
		return d.AddDays(7 * n)
	case Months:
		return d.AddMonths(n)
	case Years:
		return d.AddMonths(12 * n)
	}
	return d
}

// provisional reports whether a count rests on bank holidays that are not published.
func (s Span) provisional(d, until timescale.Date, cal timescale.Calendar) bool {
	return s.Unit == WorkingDays && cal.Provisional(d, until)
}

// counting shows how the span reaches from a day: each day of working days, and of a few days; of weeks and months each
// step, so that it can be followed on a calendar.
func (s Span) counting(d timescale.Date, cal timescale.Calendar, sign int) []string {
	if s.Unit == WorkingDays {
		return cal.CountWorkingDays(d, sign*s.N).Lines()
	}
	lines := []string{d.Long() + ": day 0"}
	say := func(n int, unit Unit, how string) {
		step := Span{n, unit}
		to := step.reach(d, cal, sign)
		if to.Day() != d.Day() && (unit == Months || unit == Years) {
			how = ", the last day of the month"
		}
		lines = append(lines, fmt.Sprintf("%s: %s %s%s", to.Long(), step, beforeOrAfter(sign), how))
	}
	switch {
	case s.Unit == Days && s.N > 7, s.Unit == Weeks:
		days := s.N
		if s.Unit == Weeks {
			days *= 7
		}
		for n := 7; n < days; n += 7 {
			say(n, Days, "")
		}
		say(s.N, s.Unit, ", weekends and holidays counted")
	case s.Unit == Days:
		for n := 1; n < s.N; n++ {
			say(n, Days, "")
		}
		say(s.N, Days, ", weekends and holidays counted")
	default:
		for n := 1; n < s.N; n++ {
			say(n, s.Unit, "")
		}
		say(s.N, s.Unit, ", the same day of the month")
	}
	return lines
}

func beforeOrAfter(sign int) string {
	if sign < 0 {
		return "before"
	}
	return "after"
}

// laxerOn finds a day from which a rule gives a later end than another, or for rules that run back from a day one that
// is nearer to it, and whether there is one. Every day of eight years is looked at, so that leap years, short months,
// Easter and Christmas have their say.
func (s Span) laxerOn(other Span, cal timescale.Calendar, sign int) (timescale.Date, bool) {
	first := timescale.NewDate(2021, 1, 1)
	for n := range 8 * 365 {
		day := first.AddDays(n)
		if s.reach(day, cal, sign).After(other.reach(day, cal, sign)) {
			return day, true
		}
	}
	return timescale.Date{}, false
}

// longerThan reports whether a span reaches further than another from an ordinary day.
func (s Span) longerThan(other Span) bool {
	day := timescale.NewDate(2026, 1, 1)
	return s.reach(day, timescale.Calendar{}, 1).After(other.reach(day, timescale.Calendar{}, 1))
}
