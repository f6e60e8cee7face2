package procedure_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

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
			events[e] = timescale.NewDate(1990, 1, 1).AddDays(rapid.IntRange(0, 40_000).Draw(t, string(e)))
		}
		due, err := l.Deadlines(name, events, cal)
		if err != nil {
			t.Fatal(err)
		}
		if len(due) < 10 {
			t.Fatalf("%d deadlines", len(due))
		}
		for _, d := range due {
			if !d.Limit.IsZero() && d.Due.After(d.Limit) {
				t.Fatalf("%s: due %s, limit %s", d.Key, d.Due, d.Limit)
			}
			if back := strings.HasPrefix(d.Rule, "at least"); back != d.Due.Before(d.AnchorDate) {
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
