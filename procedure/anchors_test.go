package procedure_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

// The four clocks of a transfer that partnerships publish.
func TestAPackChoosesWhatATransferIsCountedFrom(t *testing.T) {
	t.Parallel()
	cal := reference.Calendar()
	for _, anchor := range []procedure.Event{
		procedure.TransferNotified, procedure.TransferReferred, procedure.TransferAccepted, procedure.TransferInformed,
	} {
		l, err := over(t, "  clocks:\n    transfer-in-conference:\n      anchor: {value: "+string(anchor)+", source: guide, kind: limit}\n")
		if err != nil {
			t.Fatal(err)
		}
		events := map[procedure.Event]timescale.Date{
			procedure.TransferNotified: day(t, "2026-11-02"), procedure.TransferReferred: day(t, "2026-11-03"),
			procedure.TransferAccepted: day(t, "2026-11-04"), procedure.TransferInformed: day(t, "2026-11-05"),
		}
		due, err := l.Deadlines("northvale", events, cal)
		if err != nil {
			t.Fatal(err)
		}
		if len(due) != 1 || due[0].Anchor != anchor || due[0].AnchorDate != events[anchor] || due[0].Due != cal.AddWorkingDays(events[anchor], 15) {
			t.Errorf("%s: %+v", anchor, due)
		}
		p, err := l.At("northvale", day(t, "2026-12-08"))
		if err != nil {
			t.Fatal(err)
		}
		if d := p.TransferInConferenceBy(day(t, "2026-11-02"), cal); d.Anchor != anchor || !strings.Contains(d.Rule, anchor.Words()) {
			t.Errorf("%s: %s", anchor, d.Rule)
		}
	}
}

func TestAnAnchorOutsideItsClosedSetIsRefused(t *testing.T) {
	t.Parallel()
	_, err := over(t, "  clocks:\n    core-group-first:\n      anchor: {value: birth, source: guide, kind: limit}\n")
	if err == nil || !strings.Contains(err.Error(), `northvale.yaml:9: "birth" is not a word for this: use one of initial-conference`) {
		t.Errorf("got %v", err)
	}
}

func TestACorrectedAnchorMovesItsOwnDeadlinesAndNoOthers(t *testing.T) {
	t.Parallel()
	l, cal := library(t), reference.Calendar()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(l.Names()).Draw(t, "pack")
		events := map[procedure.Event]timescale.Date{}
		for _, e := range procedure.Events() {
			events[e] = timescale.NewDate(1990, 1, 1).AddDays(rapid.IntRange(0, 40_000).Draw(t, string(e)))
		}
		before, err := l.Deadlines(name, events, cal)
		if err != nil {
			t.Fatal(err)
		}
		moved := rapid.SampledFrom(procedure.Events()).Draw(t, "corrected")
		by := rapid.IntRange(1, 40).Draw(t, "by")
		events[moved] = events[moved].AddDays(by)
		after, err := l.Deadlines(name, events, cal)
		if err != nil {
			t.Fatal(err)
		}
		if len(before) != len(after) {
			return // the correction crossed a day on which the procedure changed
		}
		for i, d := range after {
			was := before[i]
			switch {
			case d.Anchor != moved && (d.Due != was.Due || d.Limit != was.Limit):
				t.Fatalf("%s moved with %s", d.Key, moved)
			case d.Anchor == moved && d.AnchorDate != was.AnchorDate.AddDays(by):
				t.Fatalf("%s still counts from %s", d.Key, d.AnchorDate)
			case d.Anchor == moved && d.Rule == was.Rule && d.Due.Before(was.Due):
				t.Fatalf("%s came forward to %s, from %s, for a later %s", d.Key, d.Due, was.Due, moved)
			}
		}
	})
}

func TestADayCountedInWorkingDaysIsAlwaysOne(t *testing.T) {
	t.Parallel()
	l, cal := library(t), reference.Calendar()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(l.Names()).Draw(t, "pack")
		event := rapid.SampledFrom(procedure.Events()).Draw(t, "event")
		on := timescale.NewDate(1990, 1, 1).AddDays(rapid.IntRange(0, 40_500).Draw(t, "day"))
		due, err := l.Deadlines(name, map[procedure.Event]timescale.Date{event: on}, cal)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range due {
			if strings.Contains(d.Rule, "working day") && !cal.WorkingDay(d.Due) {
				t.Fatalf("%s from %s is due on %s", d.Key, on, d.Due.Long())
			}
			if strings.Contains(d.LimitRule, "working day") && !cal.WorkingDay(d.Limit) {
				t.Fatalf("%s from %s has its limit on %s", d.Key, on, d.Limit.Long())
			}
			if !cal.WorkingDay(d.WarnOn) && !d.WarnOn.IsZero() {
				t.Fatalf("%s warns its owner on %s", d.Key, d.WarnOn.Long())
			}
			if d.Provisional != (d.Doubt != "") {
				t.Fatalf("%s: provisional %v, %q", d.Key, d.Provisional, d.Doubt)
			}
		}
	})
}

func TestAnAgencyWithATimeOfItsOwnHasADeadlineOfItsOwn(t *testing.T) {
	t.Parallel()
	l, err := over(t, `
  reports:
    lead-times:
      source: guide
      kind: limit
      value:
        - {from: school, to: parents, conference: review, before: 5 days}
        - {from: doctor, to: parents, before: 1 week}
`)
	if err != nil {
		t.Fatal(err)
	}
	for event, want := range map[procedure.Event]string{
		procedure.InitialConference: " 2026-12-04, doctor 2026-12-01", procedure.Review: " 2026-12-04, school 2026-12-03, doctor 2026-12-01",
	} {
		due, err := l.Deadlines("northvale", map[procedure.Event]timescale.Date{event: day(t, "2026-12-08")}, reference.Calendar())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range due {
			if d.Key == procedure.ReportsToParentsDue {
				got = append(got, string(d.Author)+" "+d.Due.String())
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s; want %s", event, strings.Join(got, ", "), want)
		}
	}
}
