package timescale_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/reference"
	"kith/timescale"
)

// plainly is a calendar of another making: it keeps no table and asks no rule of the package. Every day is looked at by
// itself, in Go's time.
type plainly struct{ published map[string]bool }

// proclaimed are the days moved away (false) and added (true) before the published list.
func proclaimed(day string) (added, known bool) {
	added, known = map[string]bool{
		"1995-05-01": false, "1995-05-08": true, "1999-12-31": true, "2002-05-27": false, "2002-06-03": true, "2002-06-04": true,
		"2011-04-29": true,
	}[day]
	return added, known
}

func (p plainly) works(d time.Time) bool {
	if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		return false
	}
	text := d.Format(time.DateOnly)
	if d.Year() >= 2012 && d.Year() <= 2028 {
		return !p.published[text]
	}
	if added, known := proclaimed(text); known {
		return !added
	}
	sunday := paschal(d.Year())
	monday := d.Weekday() == time.Monday
	switch {
	case d.Equal(sunday.AddDate(0, 0, -2)), d.Equal(sunday.AddDate(0, 0, 1)):
		return false
	case d.Month() == time.January && (d.Day() == 1 || monday && d.Day() <= 3):
		return false
	case monday && d.Month() == time.May && (d.Day() <= 7 || d.Day() >= 25):
		return false
	case monday && d.Month() == time.August && d.Day() >= 25:
		return false
	case d.Month() == time.December && (d.Day() == 25 || d.Day() == 26):
		return false
	case d.Month() == time.December && (d.Day() == 27 || d.Day() == 28):
		// A weekend Christmas or Boxing Day is kept on the Monday, the Tuesday, or both.
		return d.Weekday() != time.Monday && d.Weekday() != time.Tuesday
	}
	return true
}

// paschal is Easter Sunday by the tables of the Book of Common Prayer: the Sunday after the paschal full moon, found
// from the golden number with the corrections for the sun and the moon.
func paschal(year int) time.Time {
	golden, century := year%19+1, year/100+1
	sun, moon := 3*century/4-12, (8*century+5)/25-5
	epact := ((11*golden+20+moon-sun)%30 + 30) % 30
	if epact == 25 && golden > 11 || epact == 24 {
		epact++
	}
	full := 44 - epact
	if full < 21 {
		full += 30
	}
	d := time.Date(year, time.March, full, 0, 0, 0, 0, time.UTC)
	return d.AddDate(0, 0, 7-int(d.Weekday()))
}

func TestEveryCountIsWhatAPlainCalendarGives(t *testing.T) {
	t.Parallel()
	cal, plain := published(t), plainly{map[string]bool{}}
	for _, h := range reference.BankHolidays() {
		plain.published[h.Date.String()] = true
	}
	for d := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() <= 2100; d = d.AddDate(0, 0, 1) {
		if got := cal.WorkingDay(timescale.NewDate(d.Date())); got != plain.works(d) {
			t.Errorf("%s: working day is %v", d.Format("Monday 2 January 2006"), got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(-90, 90).Draw(t, "n")
		d, left, step := from.At(12, 0).Time().Truncate(24*time.Hour), n, 1
		if n < 0 {
			left, step = -n, -1
		}
		for left > 0 {
			d = d.AddDate(0, 0, step)
			if plain.works(d) {
				left--
			}
		}
		want := timescale.NewDate(d.Date())
		if got := cal.AddWorkingDays(from, n); got != want {
			t.Fatalf("%d working days from %s is %s; want %s", n, from.Long(), got.Long(), want.Long())
		}
		if got := cal.WorkingDaysBetween(from, want); n > 0 && got != n {
			t.Fatalf("from %s to %s are %d working days; want %d", from, want, got, n)
		}
	})
}

func TestCountingIsTheSameInsideAndOutsideTheYearsNumberedBeforehand(t *testing.T) {
	t.Parallel()
	cal := published(t)
	var walked timescale.Calendar // numbers nothing beforehand, and knows no published list
	rapid.Check(t, func(t *rapid.T) {
		edge := rapid.SampledFrom([]int{1985, 2106}).Draw(t, "edge")
		from := timescale.NewDate(edge, 1, 1).AddDays(rapid.IntRange(-200, 200).Draw(t, "day"))
		n := rapid.IntRange(-120, 120).Draw(t, "n")
		if got, want := cal.AddWorkingDays(from, n), walked.AddWorkingDays(from, n); got != want {
			t.Fatalf("%d working days from %s is %s; want %s", n, from.Long(), got.Long(), want.Long())
		}
	})
}
