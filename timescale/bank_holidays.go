package timescale

import "time"

// Holiday is one bank holiday of England and Wales.
type Holiday struct {
	Date Date
	Name string
}

// RuleHolidays works out a year's bank holidays of England and Wales by the standing rules, in the order of the
// calendar: the Banking and Financial Dealings Act 1971 and the days set under it, with substitute days for a holiday
// that falls on a weekend. It cannot know a day added or moved by proclamation, as in 2012, 2020, 2022 and 2023.
func RuleHolidays(year int) []Holiday {
	easter := easterSunday(year)
	newYear := nextWeekday(NewDate(year, time.January, 1))
	christmas, boxing := christmasHolidays(year)
	days := []Holiday{
		{newYear, "New Year's Day"},
		{easter.AddDays(-2), "Good Friday"},
		{easter.AddDays(1), "Easter Monday"},
		{firstMonday(year, time.May), "Early May bank holiday"},
		{lastMonday(year, time.May), "Spring bank holiday"},
		{lastMonday(year, time.August), "Summer bank holiday"},
	}
	if christmas.Before(boxing) {
		return append(days, Holiday{christmas, "Christmas Day"}, Holiday{boxing, "Boxing Day"})
	}
	return append(days, Holiday{boxing, "Boxing Day"}, Holiday{christmas, "Christmas Day"})
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
