package timescale

import (
	"slices"
	"time"
)

// Holiday is one bank holiday of England and Wales.
type Holiday struct {
	Date Date
	Name string
}

// RuleHolidays works out a year's bank holidays of England and Wales in the order of the calendar: the Banking and
// Financial Dealings Act 1971 and the days set under it since 1978, with substitute days for a holiday that falls on a
// weekend, and the days moved or added by proclamation as far as they are known. A proclamation still to come it
// cannot know.
func RuleHolidays(year int) []Holiday {
	days := standingHolidays(year)
	for _, p := range proclamations(year) {
		days = slices.DeleteFunc(days, func(h Holiday) bool { return !p.from.IsZero() && h.Date == p.from })
		days = append(days, Holiday{p.kept, p.name})
	}
	slices.SortStableFunc(days, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return days
}

// standingHolidays are the days of every year.
func standingHolidays(year int) []Holiday {
	easter := easterSunday(year)
	christmas, boxing := christmasHolidays(year)
	return []Holiday{
		{nextWeekday(NewDate(year, time.January, 1)), "New Year's Day"},
		{easter.AddDays(-2), "Good Friday"},
		{easter.AddDays(1), "Easter Monday"},
		{firstMonday(year, time.May), "Early May bank holiday"},
		{lastMonday(year, time.May), "Spring bank holiday"},
		{lastMonday(year, time.August), "Summer bank holiday"},
		{christmas, "Christmas Day"},
		{boxing, "Boxing Day"},
	}
}

// christmasHolidays gives the days on which Christmas Day and Boxing Day are kept. A Sunday Christmas is kept on the
// Tuesday, because the Monday is Boxing Day itself.
func christmasHolidays(year int) (christmas, boxing Date) {
	christmas, boxing = NewDate(year, time.December, 25), NewDate(year, time.December, 26)
	switch christmas.Weekday() {
	case time.Friday:
		return christmas, boxing.AddDays(2)
	case time.Saturday:
		return christmas.AddDays(2), boxing.AddDays(2)
	case time.Sunday:
		return christmas.AddDays(2), boxing
	case time.Monday, time.Tuesday, time.Wednesday, time.Thursday:
		return christmas, boxing
	}
	return christmas, boxing
}

// nextWeekday moves a Saturday or Sunday to the Monday after it.
func nextWeekday(d Date) Date {
	for isWeekend(d) {
		d = d.AddDays(1)
	}
	return d
}

func isWeekend(d Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

func firstMonday(year int, month time.Month) Date {
	d := NewDate(year, month, 1)
	return d.AddDays((int(time.Monday) - int(d.Weekday()) + 7) % 7)
}

func lastMonday(year int, month time.Month) Date {
	d := NewDate(year, month+1, 0)
	return d.AddDays(-((int(d.Weekday()) - int(time.Monday) + 7) % 7))
}

// easterSunday is the Gregorian calculation in the form published anonymously in Nature, 20 April 1876.
func easterSunday(year int) Date {
	a := year % 19
	b, c := year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return NewDate(year, time.Month(month), day)
}
