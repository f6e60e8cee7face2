package timescale_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/timescale"
)

func anyDay(t *rapid.T, label string) timescale.Date {
	return timescale.NewDate(2000, 1, 1).AddDays(rapid.IntRange(0, 40_000).Draw(t, label))
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

func TestALaterStartNeverEndsEarlier(t *testing.T) {
	t.Parallel()
	cal := published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay(t, "from"), rapid.IntRange(0, 30).Draw(t, "n")
		later := from.AddDays(rapid.IntRange(0, 30).Draw(t, "later"))
		if cal.AddWorkingDays(later, n).Before(cal.AddWorkingDays(from, n)) {
			t.Fatal("working days went backwards")
		}
		if later.AddMonths(n).Before(from.AddMonths(n)) {
			t.Fatal("months went backwards")
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
