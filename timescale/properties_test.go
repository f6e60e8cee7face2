package timescale_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/internal/testcase"
	"kith/timescale"
)

// TestMain says how often each property is tried.
func TestMain(m *testing.M) { testcase.Properties(m, 20_000) }

// anyDay is any day from 1990 to 2100.
func anyDay(t *rapid.T, label string) timescale.Date {
	first := timescale.NewDate(1990, 1, 1)
	return first.AddDays(rapid.IntRange(0, first.DaysUntil(timescale.NewDate(2100, 12, 31))).Draw(t, label))
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "day")
		if back, err := timescale.Parse(d.String()); err != nil || back != d {
			t.Fatalf("%v came back as %v, %v", d, back, err)
		}
		i := timescale.InstantOf(time.UnixMilli(rapid.Int64Range(-1<<40, 1<<42).Draw(t, "moment")))
		var back timescale.Instant
		stored, err := i.Value()
		if err != nil {
			t.Fatal(err)
		}
		if err := back.Scan(stored); err != nil || back != i {
			t.Fatalf("%v came back as %v, %v", i, back, err)
		}
	})
}

func TestCountingForwardsAndMeasuringAgree(t *testing.T) {
	t.Parallel()
	cal := published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(1, 60).Draw(t, "n")
		until := cal.AddWorkingDays(from, n)
		if !cal.WorkingDay(until) {
			t.Fatalf("%d working days from %s ends on %s, not a working day", n, from, until.Long())
		}
		if got := cal.WorkingDaysBetween(from, until); got != n {
			t.Fatalf("%s to %s measures %d; want %d", from, until, got, n)
		}
		before := cal.WorkingDaysBefore(from, n)
		if !cal.WorkingDay(before) || !before.Before(from) {
			t.Fatalf("%d working days before %s is %s", n, from, before.Long())
		}
		if got := cal.WorkingDaysBetween(before.AddDays(-1), from.AddDays(-1)); got != n {
			t.Fatalf("%s up to the day before %s holds %d working days; want %d", before, from, got, n)
		}
	})
}

func TestTheCountShownIsTheCountMade(t *testing.T) {
	t.Parallel()
	cal := published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(-30, 30).Draw(t, "n")
		counted := cal.CountWorkingDays(from, n)
		if want := cal.AddWorkingDays(from, n); counted.Until != want {
			t.Fatalf("shown to %s, counted to %s", counted.Until, want)
		}
		numbered := 0
		for _, d := range counted.Days {
			if (d.Number == 0) == (d.Reason == "") || (d.Number > 0) != cal.WorkingDay(d.Date) {
				t.Fatalf("%+v", d)
			}
			if d.Number > 0 {
				numbered++
			}
		}
		if numbered != max(n, -n) {
			t.Fatalf("%d days numbered; want %d", numbered, n)
		}
	})
}

func TestALaterStartNeverEndsEarlierAndALongerRuleNeverSooner(t *testing.T) {
	t.Parallel()
	cal := published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(-30, 30).Draw(t, "n")
		later := from.AddDays(rapid.IntRange(0, 30).Draw(t, "later"))
		if n != 0 && cal.AddWorkingDays(later, n).Before(cal.AddWorkingDays(from, n)) {
			t.Fatal("working days went backwards")
		}
		if later.AddMonths(n).Before(from.AddMonths(n)) {
			t.Fatal("months went backwards")
		}
		if !cal.AddWorkingDays(from, n).Before(cal.AddWorkingDays(from, n+1)) {
			t.Fatalf("%d working days reach no further than %d", n+1, n)
		}
		if !from.AddMonths(n).Before(from.AddMonths(n + 1)) {
			t.Fatalf("%d months reach no further than %d", n+1, n)
		}
	})
}

func TestWhatIsAddedAndTakenAwayLeavesTheDay(t *testing.T) {
	t.Parallel()
	cal := published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(1, 60).Draw(t, "n")
		if back := from.AddDays(n).AddDays(-n); back != from {
			t.Fatalf("%d days from %s and back is %s", n, from, back)
		}
		there := cal.AddWorkingDays(from, n)
		back := cal.WorkingDaysBefore(there, n)
		if cal.WorkingDay(from) && back != from {
			t.Fatalf("%d working days from %s and back is %s", n, from.Long(), back.Long())
		}
		// From a day that is none itself the way back ends on the working day before it.
		if !cal.WorkingDay(from) && (!back.Before(from) || cal.AddWorkingDays(back, 1).Before(from)) {
			t.Fatalf("%d working days from %s and back is %s", n, from.Long(), back.Long())
		}
		months := from.AddMonths(n).AddMonths(-n)
		if months.After(from) || months.DaysUntil(from) > 3 || from.Day() <= 28 && months != from {
			t.Fatalf("%d months from %s and back is %s", n, from, months)
		}
	})
}

func TestAMonthEndsOnTheSameDayNumberOrTheMonthsLast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(-24, 24).Draw(t, "n")
		to := from.AddMonths(n)
		if (to.Year()-from.Year())*12+int(to.Month())-int(from.Month()) != n {
			t.Fatalf("%d months from %s is %s", n, from, to)
		}
		if last := to.AddDays(1).Day() == 1; to.Day() != from.Day() && (!last || to.Day() > from.Day()) {
			t.Fatalf("%d months from %s is %s", n, from, to)
		}
	})
}

func TestADayIsTheSameAtEveryHourOfIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "day")
		hour, minute := rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")
		if got := d.At(hour, minute).Date(); got != d {
			t.Fatalf("%02d:%02d on %s falls on %s", hour, minute, d.Long(), got.Long())
		}
		midnight := d.At(0, 0)
		if midnight.Date() != d || midnight.Add(-time.Millisecond).Date() != d.AddDays(-1) {
			t.Fatalf("midnight that begins %s is not its first moment", d.Long())
		}
		if day := d.AddDays(1).At(0, 0).Sub(midnight); day != 24*time.Hour && day != 23*time.Hour && day != 25*time.Hour {
			t.Fatalf("%s lasts %v", d.Long(), day)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"2026-12-08", "2028-02-29", "0001-01-01", "9999-12-31", "", "2026-02-30", "2026-1-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := timescale.Parse(text)
		if err != nil {
			if !errors.Is(err, timescale.ErrNotADate) {
				t.Fatalf("Parse(%q): %v", text, err)
			}
			return
		}
		if d.String() != text {
			t.Fatalf("Parse(%q) = %s", text, d)
		}
	})
}
