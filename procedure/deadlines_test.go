package procedure_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

// The days in this table were counted by hand.
func TestDeadlinesCountedByHand(t *testing.T) {
	t.Parallel()
	cal := reference.Calendar()
	for _, c := range []struct {
		pack  string
		event procedure.Event
		on    string
		key   procedure.Key
		due   string
		limit string // empty where there is none
	}{
		{"england", procedure.StrategyDiscussion, "2026-11-02", procedure.InitialConferenceDue, "2026-11-23", "2026-11-23"},
		{"england", procedure.StrategyDiscussion, "2026-12-14", procedure.InitialConferenceDue, "2027-01-07", "2027-01-07"},
		{"derby-derbyshire", procedure.StrategyDiscussion, "2026-03-23", procedure.InitialConferenceDue, "2026-04-15", "2026-04-15"},
		{"england", procedure.TransferNotified, "2026-12-14", procedure.TransferInConferenceDue, "2027-01-07", "2027-01-07"},
		{"england", procedure.InitialConference, "2026-12-08", procedure.ReportsToParentsDue, "2026-12-04", "2026-12-04"},
		{"derby-derbyshire", procedure.InitialConference, "2026-12-08", procedure.ReportsToParentsDue, "2026-12-06", "2026-12-06"},
		{"derby-derbyshire", procedure.Review, "2026-12-08", procedure.ReportsToParentsDue, "2026-12-06", "2026-12-06"},
		{"derby-derbyshire", procedure.Conference, "2026-12-08", procedure.ReportsToChildDue, "2026-12-06", "2026-12-06"},
		{"gateshead", procedure.Conference, "2026-12-29", procedure.ReportsToParentsDue, "2026-12-23", ""},
		{"cornwall", procedure.InitialConference, "2026-12-18", procedure.CoreGroupFirstDue, "2027-01-06", "2027-01-06"},
		{"cornwall", procedure.CoreGroup, "2026-12-08", procedure.CoreGroupNextDue, "2027-01-19", ""},
		{"england", procedure.CoreGroup, "2026-12-08", procedure.CoreGroupNextDue, "2027-01-19", "2027-01-19"},
		{"derby-derbyshire", procedure.CoreGroup, "2026-12-31", procedure.CoreGroupNextDue, "2027-01-31", "2027-01-31"},
		{"cheshire-east", procedure.CoreGroup, "2027-01-31", procedure.CoreGroupNextDue, "2027-02-28", "2027-02-28"},
		{"derby-derbyshire", procedure.InitialConference, "2026-12-08", procedure.ReviewFirstDue, "2027-03-01", "2027-03-08"},
		{"cornwall", procedure.InitialConference, "2026-11-30", procedure.ReviewFirstDue, "2027-02-28", "2027-02-28"},
		{"gateshead", procedure.InitialConference, "2027-11-30", procedure.ReviewFirstDue, "2028-02-29", "2028-02-29"},
		{"cheshire-east", procedure.Review, "2026-08-31", procedure.ReviewNextDue, "2027-02-28", "2027-02-28"},
		{"cornwall", procedure.Conference, "2026-12-08", procedure.RecordToParentsDue, "2026-12-31", "2026-12-31"},
		{"england", procedure.Birth, "2026-12-08", procedure.ReviewAfterBirthDue, "2027-01-08", ""},
	} {
		var found procedure.Deadline
		for _, d := range pack(t, c.pack).Deadlines(map[procedure.Event]timescale.Date{c.event: day(t, c.on)}, cal) {
			if d.Key == c.key {
				found = d
			}
		}
		if found.Due.String() != c.due || found.Limit.String() != c.limit {
			t.Errorf("%s, %s on %s: %s due %s limit %s; want %s, %s", c.pack, c.event, c.on, c.key, found.Due, found.Limit, c.due, c.limit)
		}
		if found.Source == "" || found.Rule == "" || found.Owner == "" || found.Anchor != c.event || len(found.Counting) < 2 {
			t.Errorf("%s %s does not explain itself: %+v", c.pack, c.key, found)
		}
	}
}

func TestEachEventStartsItsOwnDeadlinesAndNoOthers(t *testing.T) {
	t.Parallel()
	cal, p := reference.Calendar(), pack(t, "england")
	for event, want := range map[procedure.Event]string{
		procedure.StrategyDiscussion: "initial-conference",
		procedure.InitialConference:  "reports-to-parents reports-to-child record-to-parents core-group-first review-first",
		procedure.Conference:         "reports-to-parents reports-to-child record-to-parents",
		procedure.CoreGroup:          "core-group-next",
		procedure.Review:             "reports-to-parents reports-to-child record-to-parents review-next",
		procedure.Birth:              "review-after-birth",
		procedure.TransferNotified:   "transfer-in-conference",
	} {
		due := p.Deadlines(map[procedure.Event]timescale.Date{event: day(t, "2026-12-08")}, cal)
		if got := keys(due, func(d procedure.Deadline) string { return string(d.Key) }); got != want {
			t.Errorf("%s starts %s; want %s", event, got, want)
		}
	}
}

func TestEachDeadlineGoesByTheProcedureOfItsEventsDay(t *testing.T) {
	t.Parallel()
	l, err := over(t, `
  clocks:
    core-group-next:
      limit:
        - {value: 42 days, source: guide, kind: limit, until: 2026-12-31}
        - {value: 28 days, source: guide, kind: limit, from: 2027-01-01}
`)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2026-12-31": "2027-02-11", "2027-01-01": "2027-01-29"} {
		due, err := l.Deadlines("northvale", map[procedure.Event]timescale.Date{procedure.CoreGroup: day(t, on)}, reference.Calendar())
		if err != nil {
			t.Fatal(err)
		}
		if due[0].Due.String() != want {
			t.Errorf("a core group on %s: the next is due %s; want %s", on, due[0].Due, want)
		}
	}
}

func TestATargetMissedIsAReasonToGiveAndALimitMissedIsLate(t *testing.T) {
	t.Parallel()
	d := pack(t, "derby-derbyshire").ReviewFirstBy(day(t, "2026-12-08"), reference.Calendar())
	soft := pack(t, "cornwall").CoreGroupNextBy(day(t, "2026-12-08"), reference.Calendar())
	for _, c := range []struct {
		d    procedure.Deadline
		on   string
		want procedure.Standing
	}{
		{d, "2027-03-01", procedure.InTime},
		{d, "2027-03-02", procedure.PastTarget},
		{d, "2027-03-08", procedure.PastTarget},
		{d, "2027-03-09", procedure.Late},
		{soft, "2027-01-19", procedure.InTime},
		{soft, "2028-01-01", procedure.PastTarget},
	} {
		if got := c.d.Standing(day(t, c.on)); got != c.want {
			t.Errorf("%s on %s is %s; want %s", c.d.Key, c.on, got, c.want)
		}
	}
}

func TestFamiliesReadTheDateAndNeverANumberOfDays(t *testing.T) {
	t.Parallel()
	d := pack(t, "derby-derbyshire").ReviewFirstBy(day(t, "2026-12-08"), reference.Calendar())
	want := "We plan to hold the first review by Monday 1 March 2027. The last day for this is Monday 8 March 2027."
	if got := d.ForFamily(); got != want {
		t.Errorf("got %q", got)
	}
	hard := pack(t, "cornwall").RecordToParentsBy(procedure.InitialConference, day(t, "2026-12-08"), reference.Calendar())
	if got := hard.ForFamily(); got != "We will get the written record to you by Thursday 31 December 2026." {
		t.Errorf("got %q", got)
	}
}

func TestACountIntoYearsNotYetPublishedIsProvisional(t *testing.T) {
	t.Parallel()
	p, cal := pack(t, "england"), reference.Calendar()
	if d := p.InitialConferenceBy(day(t, "2028-12-20"), cal); !d.Provisional || d.Due.String() != "2029-01-15" {
		t.Errorf("%s, provisional %v", d.Due, d.Provisional)
	}
	if d := p.ReviewNextBy(day(t, "2028-12-20"), cal); d.Provisional {
		t.Error("months need no bank holidays")
	}
	if d := p.InitialConferenceBy(day(t, "2028-12-01"), cal); d.Provisional {
		t.Error("a count inside the published years is called provisional")
	}
}

func TestTheDayToWorkToIsNeverPastTheLimit(t *testing.T) {
	t.Parallel()
	l, cal := library(t), reference.Calendar()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(l.Names()).Draw(t, "pack")
		events := map[procedure.Event]timescale.Date{}
		for _, e := range procedure.Events() {
			events[e] = timescale.NewDate(2015, 1, 1).AddDays(rapid.IntRange(0, 9000).Draw(t, string(e)))
		}
		due, err := l.Deadlines(name, events, cal)
		if err != nil {
			t.Fatal(err)
		}
		if len(due) != 10 {
			t.Fatalf("%d deadlines", len(due))
		}
		for _, d := range due {
			if !d.Limit.IsZero() && d.Due.After(d.Limit) {
				t.Fatalf("%s: due %s, limit %s", d.Key, d.Due, d.Limit)
			}
			if back := strings.HasPrefix(string(d.Key), "reports-"); back != d.Due.Before(d.AnchorDate) {
				t.Fatalf("%s: due %s, anchor %s", d.Key, d.Due, d.AnchorDate)
			}
			if first := d.Counting[0]; !strings.HasPrefix(first, d.AnchorDate.Long()) {
				t.Fatalf("%s: counting begins %q", d.Key, first)
			}
			if last := d.Counting[len(d.Counting)-1]; !strings.HasPrefix(last, d.Due.Long()) {
				t.Fatalf("%s: counting ends %q", d.Key, last)
			}
		}
	})
}
