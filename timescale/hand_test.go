package timescale_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"kith/timescale"
)

// ruled is what a rule such as "2 working days before" gives from a day.
func ruled(t *testing.T, cal timescale.Calendar, from timescale.Date, rule string) timescale.Date {
	t.Helper()
	words := strings.Fields(rule)
	n, err := strconv.Atoi(words[0])
	if err != nil {
		t.Fatal(err)
	}
	if words[len(words)-1] == "before" {
		n = -n
	}
	switch strings.TrimSuffix(strings.Join(words[1:len(words)-1], " "), "s") {
	case "working day":
		return cal.AddWorkingDays(from, n)
	case "day":
		return from.AddDays(n)
	case "month":
		return from.AddMonths(n)
	}
	t.Fatalf("%q is not a rule", rule)
	return timescale.Date{}
}

func TestTheDaysOfTheTableCountedByHand(t *testing.T) {
	t.Parallel()
	file, err := os.Open("testdata/counted-by-hand.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	table := csv.NewReader(file)
	table.Comment = '#'
	rows, err := table.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 201 {
		t.Fatalf("%d rows", len(rows)-1)
	}
	cal, seen := published(t), map[string]bool{}
	for _, row := range rows[1:] {
		from, want := day(t, row[1]), day(t, row[4])
		if got := ruled(t, cal, from, row[2]); got != want {
			t.Errorf("%s %s: %s; want %s (%s)", row[2], row[1], got.Long(), want.Long(), row[5])
		}
		if from.Weekday().String()[:3] != row[0] || want.Weekday().String()[:3] != row[3] {
			t.Errorf("the weekdays of %v are wrong", row)
		}
		if seen[row[1]+row[2]] {
			t.Errorf("%v is there twice", row)
		}
		seen[row[1]+row[2]] = true
	}
}
