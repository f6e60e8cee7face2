package diary_test

import (
	"errors"
	"testing"
	"time"

	"kith/diary"
	"kith/timescale"
)

// december is a day of December 2026: the 1st is a Tuesday.
func december(day int) timescale.Date { return timescale.NewDate(2026, time.December, day) }

func span(from, until string) diary.Span {
	return diary.Span{From: diary.Minutes(from), Until: diary.Minutes(until)}
}

func TestATimeThatGoesOverDaysTakesEachOfThem(t *testing.T) {
	t.Parallel()

	days := diary.Between([]diary.Time{{From: december(1), Begins: "15:00", Until: december(3), Ends: "11:00"}}, nil, december(1), december(31))
	for _, c := range []struct {
		day         int
		from, until string
		taken       bool
	}{
		{1, "13:00", "15:00", false},
		{1, "14:00", "16:00", true},
		{2, "00:00", "00:30", true},
		{2, "23:30", "24:00", true},
		{3, "10:00", "12:00", true},
		{3, "11:00", "12:00", false},
		{4, "09:00", "17:00", false},
	} {
		if got := days.Taken(december(c.day), span(c.from, c.until)); got != c.taken {
			t.Errorf("on the %d, %s to %s: taken %v", c.day, c.from, c.until, got)
		}
	}
}

func TestATimeOfEveryWeekIsTakenFromItsFirstDayToItsLast(t *testing.T) {
	t.Parallel()

	fridays := diary.Week{Weekday: time.Friday, Begins: "13:00", Ends: "17:00", From: december(5), Until: december(18)}
	days := diary.Between(nil, []diary.Week{fridays}, december(1), december(31))
	for day, want := range map[int]bool{4: false, 11: true, 18: true, 25: false, 10: false} {
		if got := days.Taken(december(day), span("12:00", "14:00")); got != want {
			t.Errorf("on the %d: %v, want %v", day, got, want)
		}
	}
	if days.Taken(december(11), span("11:00", "13:00")) {
		t.Error("the hours before are taken")
	}
}

func TestWhatIsLeftEmptyIsTheWholeDay(t *testing.T) {
	t.Parallel()

	one := diary.Time{From: december(8)}.Whole()
	if !one.AllDay() || one.Until != december(8) || one.Check(december(8)) != nil {
		t.Errorf("%+v: %v", one, one.Check(december(8)))
	}
	week := diary.Week{From: december(8)}.Whole()
	if !week.AllDay() || week.Check(december(8)) != nil {
		t.Errorf("%+v: %v", week, week.Check(december(8)))
	}
}

func TestATimeThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()

	for what, c := range map[string]struct {
		time diary.Time
		want error
	}{
		"no day":                  {diary.Time{}, diary.ErrNoFirstDay},
		"over":                    {diary.Time{From: december(1), Until: december(2)}, diary.ErrDaysOver},
		"the last before":         {diary.Time{From: december(9), Until: december(8)}, diary.ErrEndsFirst},
		"ends before it begins":   {diary.Time{From: december(9), Begins: "12:00", Ends: "11:00"}, diary.ErrTimesTurned},
		"overnight, and possible": {diary.Time{From: december(9), Begins: "22:00", Until: december(10), Ends: "06:00"}, nil},
	} {
		if err := c.time.Whole().Check(december(3)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	if err := (diary.Week{From: december(9), Until: december(8)}).Whole().Check(december(3)); !errors.Is(err, diary.ErrEndsFirst) {
		t.Errorf("a week that ends before it begins: %v", err)
	}
}

func TestWhoeverIsListedIsWhole(t *testing.T) {
	t.Parallel()

	for _, c := range []struct {
		d    diary.Diary
		want error
	}{
		{diary.Diary{Kind: diary.Police, Name: "North"}, nil},
		{diary.Diary{Kind: diary.Interpreter, Name: "Ewa", Languages: "Polish"}, nil},
		{diary.Diary{Kind: diary.Interpreter, Name: "Ewa"}, diary.ErrNoLanguages},
		{diary.Diary{Kind: diary.Police, Name: "North", Languages: "Polish"}, diary.ErrNoSpeaker},
		{diary.Diary{Kind: diary.Police}, diary.ErrUnnamed},
		{diary.Diary{Kind: diary.Staff, Name: "Pat"}, diary.ErrNoKind},
	} {
		if err := c.d.Check(); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.d, err, c.want)
		}
	}
}
