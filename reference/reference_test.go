package reference_test

import (
	"testing"

	"kith/reference"
)

func TestBankHolidaysAreWeekdaysInOrderWithAtLeastEightAYear(t *testing.T) {
	t.Parallel()
	inYear := map[int]int{}
	days := reference.BankHolidays()
	for i, h := range days {
		inYear[h.Date.Year()]++
		if i > 0 && !days[i-1].Date.Before(h.Date) {
			t.Errorf("%s stands after %s", h.Date, days[i-1].Date)
		}
		if h.Name == "" || h.Date.Weekday() == 0 || h.Date.Weekday() == 6 {
			t.Errorf("%s %q", h.Date.Long(), h.Name)
		}
	}
	for year := 2012; year <= 2028; year++ {
		want := map[int]int{2012: 9, 2022: 10, 2023: 9}[year]
		if want == 0 {
			want = 8
		}
		if inYear[year] != want {
			t.Errorf("%d has %d bank holidays; want %d", year, inYear[year], want)
		}
	}
}

func TestEachListHasTheCodesOfTheReturnOnceEach(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		list  []reference.Code
		count int
	}{
		"sex": {reference.Sexes(), 3}, "ethnicity": {reference.Ethnicities(), 20},
		"disability": {reference.Disabilities(), 13}, "referral source": {reference.ReferralSources(), 22},
		"primary need": {reference.PrimaryNeeds(), 10}, "category of abuse": {reference.CategoriesOfAbuse(), 5},
		"closure": {reference.ClosureReasons(), 9}, "assessment factor": {reference.AssessmentFactors(), 44},
	} {
		seen := map[string]bool{}
		for _, code := range c.list {
			if code.Code == "" || code.Words == "" || seen[code.Code] {
				t.Errorf("%s: %+v is empty or there twice", name, code)
			}
			seen[code.Code] = true
		}
		if len(c.list) != c.count {
			t.Errorf("%s has %d codes; want %d", name, len(c.list), c.count)
		}
	}
}

func TestACodeIsFoundByItsLetters(t *testing.T) {
	t.Parallel()
	if c, ok := reference.Find(reference.CategoriesOfAbuse(), "NEG"); !ok || c.Words != "Neglect" {
		t.Errorf("NEG is %+v, %v", c, ok)
	}
	if _, ok := reference.Find(reference.CategoriesOfAbuse(), "neg"); ok {
		t.Error("letters of another case were taken for the code")
	}
}
