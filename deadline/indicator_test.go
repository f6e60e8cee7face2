package deadline_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"kith/deadline"
	"kith/timescale"
)

func TestEveryIndicatorIsDescribedUnderItsName(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/indicators.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range deadline.Indicators() {
		if !strings.Contains(string(text), "\n| "+i.Name+" | ") {
			t.Errorf("docs/indicators.md does not describe %q", i.Name)
		}
		if found, there := deadline.IndicatorOf(i.ID); !there || found.Name != i.Name {
			t.Errorf("%s is not found", i.ID)
		}
	}
}

func TestAShareOfLessThanAllIsNeverAHundredPerCent(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		of   deadline.Figure
		want int
		any  bool
	}{{deadline.Figure{}, 0, false}, {deadline.Figure{Due: 1000, InTime: 999}, 99, true}, {deadline.Figure{Due: 3, InTime: 3}, 100, true}, {deadline.Figure{Due: 3}, 0, true}} {
		if n, any := one.of.Percent(); n != one.want || any != one.any {
			t.Errorf("%+v is %d%%, %t", one.of, n, any)
		}
	}
}

func TestThirteenMonthsEndWithThisOneAndBeginWithTheSameAYearAgo(t *testing.T) {
	t.Parallel()
	months := deadline.Months(timescale.NewDate(2028, time.March, 31))
	if len(months) != 13 || months[0] != timescale.NewDate(2027, time.March, 1) || months[11] != timescale.NewDate(2028, time.February, 1) ||
		months[12] != timescale.NewDate(2028, time.March, 1) {
		t.Errorf("%v", months)
	}
}
