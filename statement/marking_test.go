package statement_test

import (
	"testing"
	"time"

	"kith/access"
	"kith/fault"
	"kith/statement"
	"kith/timescale"
)

var noon = timescale.InstantOf(time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC))

func TestAMarkingNeedsAGroundOfTheListAndADayToLookAgain(t *testing.T) {
	t.Parallel()
	today := noon.Date()
	for name, c := range map[string]struct {
		ground statement.Ground
		again  timescale.Date
		wrong  string
	}{
		"all there":        {statement.RiskOfHarm, today.AddMonths(3), ""},
		"the longest":      {statement.RiskOfHarm, today.AddMonths(6), ""},
		"no ground":        {"", today.AddMonths(3), "ground"},
		"a ground of ours": {"embarrassing", today.AddMonths(3), "ground"},
		"no day":           {statement.LegalAdvice, timescale.Date{}, "again"},
		"today":            {statement.LegalAdvice, today, "again"},
		"longer than that": {statement.LegalAdvice, today.AddMonths(6).AddDays(1), "again"},
		"both":             {"", timescale.Date{}, "ground"},
	} {
		_, err := statement.Marking{}.Mark(c.ground, c.again, "worker", false, noon)
		found := fault.Of(err)
		if c.wrong == "" && err != nil || c.wrong != "" && (len(found) == 0 || found[0].Field != c.wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatAChairMarksIsApprovedAndWhatAnotherMarksWaits(t *testing.T) {
	t.Parallel()
	again := noon.Date().AddMonths(3)
	hers, err := statement.Marking{}.Mark(statement.RiskOfHarm, again, "chair", true, noon)
	if err != nil || hers.ApprovedBy != "chair" || hers.ApprovedAt != noon {
		t.Errorf("%+v, %v", hers, err)
	}
	theirs, err := hers.Mark(statement.PoliceMatter, again, "worker", false, noon)
	if err != nil || theirs.ApprovedBy != "" || !theirs.ApprovedAt.IsZero() {
		t.Errorf("what was approved is not what stands now: %+v, %v", theirs, err)
	}
}

func TestAMarkingStandsForTheSameReadersUntilTheDayToLookAgain(t *testing.T) {
	t.Parallel()
	m, err := statement.Marking{For: access.For(access.Professionals)}.Mark(statement.RiskOfHarm, noon.Date().AddMonths(3), "chair", true, noon)
	if err != nil {
		t.Fatal(err)
	}
	day := noon.Date().AddMonths(3)
	switch {
	case !m.Stands(access.For(access.Professionals), day.AddDays(-1)):
		t.Error("it does not stand the day before")
	case m.Stands(access.For(access.Professionals), day):
		t.Error("it stands on the day to look again")
	case m.Stands(access.For(access.ChairAlone), noon.Date()):
		t.Error("it stands for other readers")
	case (statement.Marking{}).Stands(access.Audience{}, noon.Date()):
		t.Error("what nobody marked stands")
	}
}
