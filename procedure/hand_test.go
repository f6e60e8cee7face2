package procedure_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

// weekdayAnd reads a day written with its weekday, "Tue 2026-12-08", and holds that they agree.
func weekdayAnd(t *testing.T, text string) timescale.Date {
	t.Helper()
	weekday, date, _ := strings.Cut(text, " ")
	d := day(t, date)
	if d.Weekday().String()[:3] != weekday {
		t.Errorf("%s is a %s", date, d.Weekday())
	}
	return d
}

func TestEachPackGivesTheDaysWorkedOutByHand(t *testing.T) {
	t.Parallel()
	file, err := os.Open("testdata/due-by-hand.csv")
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
	cal, l, packs := reference.Calendar(), library(t), map[string]int{}
	for _, row := range rows[1:] {
		name, event, key := row[0], procedure.Event(row[1]), procedure.Key(row[3])
		on, want := weekdayAnd(t, row[2]), weekdayAnd(t, row[4])
		packs[name]++
		due, err := l.Deadlines(name, map[procedure.Event]timescale.Date{event: on}, cal)
		if err != nil {
			t.Fatal(err)
		}
		var found procedure.Deadline
		for _, d := range due {
			if d.Key == key {
				found = d
			}
		}
		if found.Due != want || found.Limit.String() != row[5] {
			t.Errorf("%s, %s on %s: %s due %s, limit %q; want %s, %q (%s)", name, event, on, key, found.Due, found.Limit, want, row[5], row[6])
		}
		if found.Source == "" || found.Rule == "" || found.Owner == "" || found.Anchor != event || len(found.Counting) < 2 {
			t.Errorf("%s %s does not explain itself: %+v", name, key, found)
		}
	}
	for _, name := range l.Names() {
		if packs[name] == 0 {
			t.Errorf("no day of %s was worked out by hand", name)
		}
	}
	if packs["pan-sussex"] != 9 || len(rows) < 60 {
		t.Errorf("%d rows, %v", len(rows), packs)
	}
}

func TestEverythingThatAProgramAsksForIsStartedByItsEvent(t *testing.T) {
	t.Parallel()
	cal, l := reference.Calendar(), library(t)
	for event, keys := range map[procedure.Event]string{
		procedure.StrategyDiscussion: "initial-conference",
		procedure.InitialConference:  "core-group-first review-first record-to-parents reports-to-parents",
		procedure.Conference:         "reports-to-parents record-to-parents",
		procedure.CoreGroup:          "core-group-next",
		procedure.Review:             "review-next reports-to-parents record-to-parents",
		procedure.Birth:              "review-after-birth",
		procedure.TransferNotified:   "transfer-in-conference",
	} {
		for _, name := range l.Names() {
			due, err := l.Deadlines(name, map[procedure.Event]timescale.Date{event: day(t, "2026-12-08")}, cal)
			if err != nil {
				t.Fatal(err)
			}
			for key := range strings.FieldsSeq(keys) {
				count := 0
				for _, d := range due {
					if string(d.Key) == key {
						count++
					}
				}
				if count != 1 {
					t.Errorf("%s: %s starts %s %d times", name, event, key, count)
				}
			}
		}
	}
}
