package timescale_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"
	_ "time/tzdata"

	"kith/timescale"
)

func day(t *testing.T, text string) timescale.Date {
	t.Helper()
	d, err := timescale.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADayThatDoesNotExistIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "2026-02-29", "2026-13-01", "2026-04-31", "0000-01-01", "2026-1-1", "08/12/2026", "2026-12-08 ",
		"2026-12-08T00:00:00Z", "-2026-12-08", "2100-02-29",
	} {
		if d, err := timescale.Parse(text); !errors.Is(err, timescale.ErrNotADate) || !d.IsZero() {
			t.Errorf("Parse(%q) = %v, %v; want none and ErrNotADate", text, d, err)
		}
	}
}

func TestAMonthRunsToTheSameDayNumberOrTheLastDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-12-08", 3, "2027-03-08"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2027-11-30", 3, "2028-02-29"},
		{"2027-11-29", 3, "2028-02-29"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-08-31", 3, "2026-11-30"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-02-28", 6, "2026-08-28"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-12-31", 0, "2026-12-31"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-01-15", -1, "2025-12-15"},
	} {
		if got := day(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months is %s; want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDaysAreCountedAcrossLeapDaysAndClockChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		days int
		want string
	}{
		{"2026-12-08", 83, "2027-03-01"},
		{"2028-02-01", 42, "2028-03-14"},
		{"2026-03-28", 2, "2026-03-30"},
		{"2026-10-24", 2, "2026-10-26"},
		{"2027-01-01", -2, "2026-12-30"},
	} {
		got := day(t, c.from).AddDays(c.days)
		if got.String() != c.want {
			t.Errorf("%s and %d days is %s; want %s", c.from, c.days, got, c.want)
		}
		if back := day(t, c.from).DaysUntil(got); back != c.days {
			t.Errorf("from %s until %s is %d days; want %d", c.from, got, back, c.days)
		}
	}
}

func TestADateIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	d := day(t, "2026-12-08")
	if got := d.Long(); got != "Tuesday 8 December 2026" {
		t.Errorf("Long() = %q", got)
	}
	if got := d.Short(); got != "Tuesday 8 December" {
		t.Errorf("Short() = %q", got)
	}
	none := timescale.Date{}
	if none.String()+none.Long()+none.Short() != "" {
		t.Error("none is written as something")
	}
}

func TestADayBelongsToEnglandNotToUTC(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ moment, want string }{
		{"2026-06-30T23:30:00Z", "2026-07-01"},
		{"2026-12-31T23:30:00Z", "2026-12-31"},
		{"2026-03-29T00:30:00Z", "2026-03-29"},
		{"2026-10-24T23:59:59Z", "2026-10-25"},
		{"2026-10-25T23:59:59Z", "2026-10-25"},
	} {
		moment, err := time.Parse(time.RFC3339, c.moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := timescale.DateOf(moment).String(); got != c.want {
			t.Errorf("%s falls on %s; want %s", c.moment, got, c.want)
		}
	}
	if !timescale.DateOf(time.Time{}).IsZero() {
		t.Error("the zero time falls on a day")
	}
}

func TestATimeOfDayIsWhatClocksInEnglandShow(t *testing.T) {
	t.Parallel()
	if got := day(t, "2026-12-08").At(10, 30).String(); got != "2026-12-08T10:30:00.000Z" {
		t.Errorf("winter: %s", got)
	}
	summer := day(t, "2026-07-01").At(0, 15)
	if got := summer.String(); got != "2026-06-30T23:15:00.000Z" {
		t.Errorf("summer: %s", got)
	}
	if got := summer.Date().String(); got != "2026-07-01" {
		t.Errorf("its day is %s", got)
	}
	if got := summer.London().Format("15:04"); got != "00:15" {
		t.Errorf("its time is %s", got)
	}
}

func TestAnAgeIsInWholeYearsAndALeapDayBirthdayIsTheFirstOfMarch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		born, on string
		want     int
	}{
		{"2014-12-08", "2026-12-07", 11},
		{"2014-12-08", "2026-12-08", 12},
		{"2016-02-29", "2028-02-28", 11},
		{"2016-02-29", "2028-02-29", 12},
		{"2016-02-29", "2027-02-28", 10},
		{"2016-02-29", "2027-03-01", 11},
		{"2027-01-01", "2026-12-08", 0},
	} {
		if got := day(t, c.born).AgeOn(day(t, c.on)); got != c.want {
			t.Errorf("born %s, on %s aged %d; want %d", c.born, c.on, got, c.want)
		}
	}
}

func TestNoneComesBackFromTextAndFromTheDatabase(t *testing.T) {
	t.Parallel()
	for _, stored := range []any{nil, "", []byte{}} {
		d := day(t, "2026-12-08")
		if err := d.Scan(stored); err != nil || !d.IsZero() {
			t.Errorf("Scan(%#v) = %v, %v; want none", stored, d, err)
		}
	}
	if value, err := (timescale.Date{}).Value(); value != nil || err != nil {
		t.Errorf("none is stored as %v, %v; want NULL", value, err)
	}
	written, err := json.Marshal(struct {
		D timescale.Date    `json:"d"`
		I timescale.Instant `json:"i"`
	}{})
	if err != nil || string(written) != `{"d":"","i":""}` {
		t.Errorf("none as JSON: %s, %v", written, err)
	}
}

func TestADateIsReadFromEitherEngine(t *testing.T) {
	t.Parallel()
	want := day(t, "2026-12-08")
	for _, stored := range []any{"2026-12-08", []byte("2026-12-08"), time.Date(2026, 12, 8, 0, 0, 0, 0, time.UTC)} {
		var d timescale.Date
		if err := d.Scan(stored); err != nil || d != want {
			t.Errorf("Scan(%#v) = %v, %v", stored, d, err)
		}
	}
	d := want
	for _, stored := range []any{int64(20261208), "8 December", 1.5} {
		if err := d.Scan(stored); err == nil || d != want {
			t.Errorf("Scan(%#v) = %v, %v; want a refusal that leaves it alone", stored, d, err)
		}
	}
}

func TestAnInstantSortsAsTextInTheOrderOfTime(t *testing.T) {
	t.Parallel()
	early := timescale.InstantOf(time.Date(2026, 12, 8, 10, 0, 0, 0, time.UTC))
	late := timescale.InstantOf(time.Date(2026, 12, 8, 10, 0, 0, 50_999_999, time.UTC))
	if early.String() != "2026-12-08T10:00:00.000Z" || late.String() != "2026-12-08T10:00:00.050Z" {
		t.Errorf("%s, %s", early, late)
	}
	if !early.Before(late) || early.String() >= late.String() || early.Compare(late) >= 0 || late.Sub(early) != 50*time.Millisecond {
		t.Error("the order of the text is not the order of time")
	}
	if early.Add(50*time.Millisecond) != late {
		t.Error("the same moment reached two ways is not ==")
	}
}

func TestTextThatIsNotExactlyAnInstantIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"2026-12-08", "2026-12-08T10:00:00Z", "2026-12-08T10:00:00.000", "2026-12-08T10:00:00.000+01:00",
		"2026-12-08T10:00:00.0000Z", "2026-12-08 10:00:00.000Z", "2026-12-08T24:00:00.000Z",
	} {
		if i, err := timescale.ParseInstant(text); !errors.Is(err, timescale.ErrNotAnInstant) {
			t.Errorf("ParseInstant(%q) = %v, %v; want ErrNotAnInstant", text, i, err)
		}
	}
}
