package procedure_test

import (
	"errors"
	"sync"
	"testing"
	"testing/fstest"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"kith/internal/testcase"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

// TestMain says how often each property is tried.
func TestMain(m *testing.M) { testcase.Properties(m, 3000) }

func day(t *testing.T, text string) timescale.Date {
	t.Helper()
	d, err := timescale.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// loaded is read once: reading takes longer than most tests.
var loaded = sync.OnceValues(func() (procedure.Library, error) { return procedure.Load(procedures.FS) })

func library(t *testing.T) procedure.Library {
	t.Helper()
	l, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func pack(t *testing.T, name string) procedure.Pack {
	t.Helper()
	p, err := library(t).At(name, day(t, "2026-12-08"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// over loads a pack of the given values over ours.
func over(t *testing.T, values string) (procedure.Library, error) {
	t.Helper()
	text := "title: Northvale\nabout: A fictional partnership.\nover: england\nsources:\n  guide: The guide, 2026\nvalues:\n" + values
	return procedure.Load(procedures.FS, fstest.MapFS{"northvale.yaml": {Data: []byte(text)}})
}

func TestEveryPackOfOursIsWholeAndLiesOverEngland(t *testing.T) {
	t.Parallel()
	l := library(t)
	if got := len(l.Names()); got != 10 {
		t.Errorf("%d packs; want 10: %v", got, l.Names())
	}
	for _, name := range l.Names() {
		if p := pack(t, name); p.Layers[0] != "england" || p.Title == "" || p.Name != name {
			t.Errorf("%s: title %q, layers %v", name, p.Title, p.Layers)
		}
	}
}

func TestAnUnknownProcedureIsRefusedByName(t *testing.T) {
	t.Parallel()
	if _, err := library(t).At("kernow", day(t, "2026-12-08")); !errors.Is(err, procedure.ErrUnknownProcedure) {
		t.Errorf("got %v", err)
	}
}

func TestAValueHoldsFromItsFirstDayToItsLast(t *testing.T) {
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
	for on, want := range map[string]string{"2020-01-01": "42 days", "2026-12-31": "42 days", "2027-01-01": "28 days", "2040-01-01": "28 days"} {
		p, err := l.At("northvale", day(t, on))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Clocks.CoreGroupNext.Limit.Value.String(); got != want {
			t.Errorf("on %s: %s; want %s", on, got, want)
		}
	}
}

func TestBeforeItsFirstDayTheLowerPackHolds(t *testing.T) {
	t.Parallel()
	l, err := over(t, "  dissent:\n    \"on\": {value: true, source: guide, kind: limit, from: 2027-01-01}\n")
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2026-12-31": "england", "2027-01-01": "northvale"} {
		p, err := l.At("northvale", day(t, on))
		if err != nil {
			t.Fatal(err)
		}
		if p.Dissent.On.Pack != want || p.Dissent.On.Value != (want == "northvale") {
			t.Errorf("on %s: %+v", on, p.Dissent.On)
		}
	}
}

func TestAPartnershipsTargetPutsKithsDefaultAwayButNotTheLaw(t *testing.T) {
	t.Parallel()
	l, err := over(t, `
  clocks:
    core-group-next:
      target: {value: 28 days, source: guide, kind: target}
    review-first:
      target: {value: 70 days, source: guide, kind: target}
    review-after-birth:
      limit: {value: 1 month, source: guide, kind: limit}
`)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.At("northvale", day(t, "2026-12-08"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Clocks.CoreGroupNext.Limit.IsSet() {
		t.Error("Kith's default stands as a limit beside the partnership's target")
	}
	if !p.Clocks.ReviewFirst.Limit.IsSet() {
		t.Error("the national limit went")
	}
	if p.Clocks.ReviewAfterBirth.Target.IsSet() {
		t.Error("Kith's default stands as a target before the partnership's limit")
	}
}

func TestARegionLiesBetweenTheCountryAndItsPartnerships(t *testing.T) {
	t.Parallel()
	p := pack(t, "brighton-and-hove")
	if diff := cmp.Diff([]string{"england", "pan-sussex", "brighton-and-hove"}, p.Layers); diff != "" {
		t.Error(diff)
	}
	for what, got := range map[string]string{
		"the country": p.Clocks.InitialConference.Limit.Pack, "the region": p.Clocks.ReportsToParentsReview.Limit.Pack,
		"the partnership": p.Meeting.Scale.Pack,
	} {
		want := map[string]string{"the country": "england", "the region": "pan-sussex", "the partnership": "brighton-and-hove"}[what]
		if got != want {
			t.Errorf("what is of %s comes from %s", what, got)
		}
	}
}

func TestARegionsRulesChangeOnTheirDays(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]procedure.Recording{
		"2021-12-31": procedure.NotRecorded, "2022-01-01": procedure.RecordedByChair, "2025-09-30": procedure.RecordedByChair,
		"2025-10-01": procedure.NotRoutine,
	} {
		p, err := library(t).At("brighton-and-hove", day(t, on))
		if err != nil {
			t.Fatal(err)
		}
		if p.Meeting.Recording.Value != want {
			t.Errorf("on %s: %s; want %s", on, p.Meeting.Recording.Value, want)
		}
	}
	begins, err := library(t).Begins("pan-sussex")
	if err != nil || len(begins) != 2 {
		t.Errorf("it changes on %v, %v", begins, err)
	}
}

func TestWhatTheGuideLeftOutIsMarkedAndTheLowerValueStays(t *testing.T) {
	t.Parallel()
	p := pack(t, "young-people")
	if p.Partnership.Name.Missing == "" || p.Partnership.Name.Pack != "england" {
		t.Errorf("%+v", p.Partnership.Name)
	}
	if unit := pack(t, "cornwall").Partnership.Unit; unit.IsSet() || unit.Missing == "" {
		t.Errorf("%+v", unit)
	}
	if a := pack(t, "cheshire-east").Meeting.Agenda; a.Missing == "" || len(a.Value) != 6 {
		t.Errorf("%+v", a)
	}
}

func TestOneLoadTellsOfAPackNamedTwice(t *testing.T) {
	t.Parallel()
	fault := &procedure.FaultError{}
	if _, err := procedure.Load(procedures.FS, procedures.FS); !errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
}
