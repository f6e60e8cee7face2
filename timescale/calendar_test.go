package timescale_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/reference"
	"kith/timescale"
)

func published(t *testing.T) timescale.Calendar {
	t.Helper()
	return timescale.NewCalendar(reference.BankHolidays())
}

// The dates in this table were counted by hand on a wall calendar.
func TestWorkingDaysCountedByHand(t *testing.T) {
	t.Parallel()
	cal := published(t)
	for _, c := range []struct {
		name, from string
		n          int
		want       string
	}{
		{"plain weeks", "2026-11-02", 15, "2026-11-23"},
		{"over Christmas 2026, Boxing Day kept on the Monday", "2026-12-14", 15, "2027-01-07"},
		{"over Christmas 2027, both days kept later and New Year on a Saturday", "2027-12-13", 15, "2028-01-06"},
		{"over Easter 2026", "2026-03-23", 15, "2026-04-15"},
		{"over the two May holidays 2026", "2026-05-01", 15, "2026-05-26"},
		{"over the jubilee 2022", "2022-05-27", 3, "2022-06-01"},
		{"over the jubilee 2022, further", "2022-05-27", 4, "2022-06-06"},
		{"over the state funeral 2022", "2022-09-16", 1, "2022-09-20"},
		{"over the coronation 2023", "2023-05-05", 1, "2023-05-09"},
		{"over VE day 2020, a Friday in place of the Monday", "2020-05-01", 5, "2020-05-11"},
		{"from a Saturday", "2026-11-07", 1, "2026-11-09"},
		{"from a bank holiday", "2026-12-25", 1, "2026-12-29"},
		{"none at all", "2026-12-25", 0, "2026-12-25"},
		{"two before a Tuesday", "2026-12-08", -2, "2026-12-04"},
		{"two before the day after Boxing Day is kept", "2026-12-29", -2, "2026-12-23"},
		{"two before the Tuesday after Easter", "2026-04-07", -2, "2026-04-01"},
		{"two before a Sunday", "2026-12-06", -2, "2026-12-03"},
	} {
		if got := cal.AddWorkingDays(day(t, c.from), c.n).String(); got != c.want {
			t.Errorf("%s: %d working days from %s is %s; want %s", c.name, c.n, c.from, got, c.want)
		}
	}
}

func TestTheRulesAndTheProclamationsGiveThePublishedDays(t *testing.T) {
	t.Parallel()
	var byRule, list []string
	for year := 2012; year <= 2028; year++ {
		for _, h := range timescale.RuleHolidays(year) {
			byRule = append(byRule, h.Date.String())
		}
	}
	for _, h := range reference.BankHolidays() {
		list = append(list, h.Date.String())
	}
	if diff := cmp.Diff(list, byRule); diff != "" {
		t.Errorf("(-published +by rule)\n%s", diff)
	}
}

func TestDaysProclaimedBeforeThePublishedListAreKnown(t *testing.T) {
	t.Parallel()
	cal := published(t)
	for text, working := range map[string]bool{
		"1981-07-29": false, "1995-05-01": true, "1995-05-08": false, "1999-12-31": false, "2002-05-27": true, "2002-06-03": false,
		"2002-06-04": false, "2011-04-29": false,
	} {
		if cal.WorkingDay(day(t, text)) != working {
			t.Errorf("%s: working day is %v", text, !working)
		}
	}
}

func TestBeyondThePublishedYearsHolidaysAreWorkedOutAndProvisional(t *testing.T) {
	t.Parallel()
	cal := published(t)
	if !cal.Known(2012) || !cal.Known(2028) || cal.Known(2011) || cal.Known(2029) || cal.LastKnown() != 2028 {
		t.Error("the known years are not 2012 to 2028")
	}
	for _, text := range []string{ // Good Friday, Easter Monday, May, Christmas of years not published
		"2029-03-30", "2029-04-02", "2029-05-07", "2029-12-25", "2030-04-19", "2033-01-03", "2033-12-27", "2011-04-22",
	} {
		if cal.WorkingDay(day(t, text)) {
			t.Errorf("%s is taken for a working day", text)
		}
	}
	if inside := cal.CountWorkingDays(day(t, "2028-12-01"), 15); inside.Provisional {
		t.Error("a count inside the published years is called provisional")
	}
	if before := cal.CountWorkingDays(day(t, "2012-01-03"), -1); !before.Provisional || before.Until.String() != "2011-12-30" {
		t.Errorf("over the first edge: %s, provisional %v", before.Until, before.Provisional)
	}
	if first := cal.CountWorkingDays(day(t, "2011-12-31"), 1); first.Provisional {
		t.Error("the day of the event itself is not counted, and its year does not matter")
	}
	over := cal.CountWorkingDays(day(t, "2028-12-18"), 15)
	if !over.Provisional || over.Until.String() != "2029-01-11" {
		t.Errorf("over the edge: %s, provisional %v", over.Until, over.Provisional)
	}
}

func TestADoubtIsSaidInPlainWords(t *testing.T) {
	t.Parallel()
	cal := published(t)
	for _, c := range []struct{ from, until, want string }{
		{"2026-12-08", "2027-01-05", ""},
		{"2028-12-18", "2029-01-11", "The bank holidays of 2029 are not yet known: this date may change."},
		{"2029-01-11", "2028-12-18", "The bank holidays of 2029 are not yet known: this date may change."},
		{"2011-04-18", "2011-05-06", "The bank holidays of 2011 are worked out by rule: the published list begins with 2012."},
		{"2029-01-11", "2029-01-11", ""},
	} {
		if got := cal.Doubt(day(t, c.from), day(t, c.until)); got != c.want {
			t.Errorf("%s to %s: %q", c.from, c.until, got)
		}
	}
	if got := (timescale.Calendar{}).Doubt(day(t, "2026-12-08"), day(t, "2027-01-05")); !strings.Contains(got, "no published list") {
		t.Errorf("without a list: %q", got)
	}
}

func TestEasterFallsWhereTheTablesSay(t *testing.T) {
	t.Parallel()
	for year, monday := range map[int]string{
		1981: "1981-04-20", 2000: "2000-04-24", 2008: "2008-03-24", 2011: "2011-04-25", 2035: "2035-03-26", 2038: "2038-04-26",
		2049: "2049-04-19", 2100: "2100-03-29",
	} {
		if !slices.Contains(timescale.RuleHolidays(year), timescale.Holiday{Date: day(t, monday), Name: "Easter Monday"}) {
			t.Errorf("Easter Monday %d is not %s", year, monday)
		}
	}
}

func TestACountIsShownDayByDay(t *testing.T) {
	t.Parallel()
	got := strings.Join(published(t).CountWorkingDays(day(t, "2026-12-24"), 1).Lines(), "\n")
	want := `Thursday 24 December 2026: day 0
Friday 25 December 2026: not counted (Christmas Day)
Saturday 26 December 2026: not counted (Saturday)
Sunday 27 December 2026: not counted (Sunday)
Monday 28 December 2026: not counted (Boxing Day)
Tuesday 29 December 2026: working day 1`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestACalendarGivenNothingWorksEverythingOut(t *testing.T) {
	t.Parallel()
	var cal timescale.Calendar
	if cal.Known(2026) || cal.WorkingDay(day(t, "2026-12-25")) || !cal.WorkingDay(day(t, "2026-12-24")) {
		t.Error("the zero calendar does not work by rule")
	}
	if !cal.AddWorkingDays(timescale.Date{}, 5).IsZero() || cal.WorkingDay(timescale.Date{}) {
		t.Error("none became a day")
	}
	if last := cal.AddWorkingDays(timescale.NewDate(9999, 12, 30), 5); !last.IsZero() {
		t.Errorf("counting past the calendar gives %s", last)
	}
}
