package family_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/family"
	"kith/timescale"
)

func day(t *testing.T, text string) timescale.Date {
	t.Helper()
	d, err := timescale.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAPupilNumberIsHeldAgainstItsCheckLetter(t *testing.T) {
	t.Parallel()
	// H801200001001 by hand: 8×2 + 1×4 + 2×5 + 1×10 + 1×13 = 53, and 53 leaves 7 when divided by 23: the letter H.
	for upn, good := range map[string]bool{
		"": true, "H801200001001": true, "A801200001001": false, "H80120000100": false, "h801200001001": false,
		"H80120000100I": false, "H8012O0001001": false,
	} {
		if err := family.CheckUPN(upn); (err == nil) != good {
			t.Errorf("%q: %v", upn, err)
		}
	}
}

func TestAnNHSNumberIsHeldAgainstItsLastDigit(t *testing.T) {
	t.Parallel()
	for number, good := range map[string]bool{
		"": true, "9434765919": true, "9434765918": false, "4010232137": true, "401023213": false, "94347659I9": false,
		"0000000000": false,
	} {
		if err := family.CheckNHSNumber(number); (err == nil) != good {
			t.Errorf("%q: %v", number, err)
		}
	}
}

func TestABirthKeepsTheIdAndTheExpectedDay(t *testing.T) {
	t.Parallel()
	today := day(t, "2026-12-01")
	baby := family.Person{
		ID: "baby", Kind: family.Unborn, State: family.Current, Details: family.Details{Expected: day(t, "2026-12-05")},
	}
	born, err := baby.Birth("Sol Example", "F", day(t, "2026-11-30"), today)
	if err != nil || born.ID != "baby" || born.Kind != family.Child || born.Details.Expected != baby.Details.Expected {
		t.Errorf("%+v %v", born, err)
	}
	if _, err := baby.Birth("Sol", "", day(t, "2026-12-02"), today); !errors.Is(err, family.ErrBornLater) {
		t.Errorf("born tomorrow: %v", err)
	}
	if _, err := baby.Birth("", "", timescale.Date{}, today); !errors.Is(err, family.ErrNoBirth) || !errors.Is(err, family.ErrBirthUnnamed) {
		t.Errorf("nothing said: %v", err)
	}
	if _, err := born.Birth("Sol", "", today, today); !errors.Is(err, family.ErrNotUnborn) {
		t.Errorf("born twice: %v", err)
	}
}

func TestEntriesAreNeverMergedOnNameAndDateOfBirthAlone(t *testing.T) {
	t.Parallel()
	one := family.Person{ID: "1", Kind: family.Child, State: family.Current, Details: family.Details{Name: "Kai", Born: day(t, "2020-01-01")}}
	two := one
	two.ID = "2"
	m := family.Merging{Kind: family.Merge, Person: "1", Kept: "2", Words: family.MergeWords{Why: "same name and birthday"}}
	if err := m.Check(one, two); !errors.Is(err, family.ErrNoGround) {
		t.Errorf("no ground: %v", err)
	}
	m.Words.Ground = "nhs-number"
	if err := m.Check(one, two); err != nil {
		t.Error(err)
	}
	two.Kind = family.Adult
	if err := m.Check(one, two); !errors.Is(err, family.ErrMergeKinds) {
		t.Errorf("an adult: %v", err)
	}
}

func TestWhoeverProposesAMergeCannotSettleIt(t *testing.T) {
	t.Parallel()
	m := family.Merging{ProposedBy: "a"}
	if err := m.Settle("a"); !errors.Is(err, family.ErrSamePerson) {
		t.Error(err)
	}
	if err := m.Settle("b"); err != nil {
		t.Error(err)
	}
}

func TestAParentOrWhoeverHoldsResponsibilityTakesPartAsAParent(t *testing.T) {
	t.Parallel()
	adult := family.Person{ID: "x", Kind: family.Adult}
	for want, rel := range map[access.PartKind]family.Relationship{
		access.PartParent:   {Person: "x", Tie: family.Grandparent, Responsibility: family.Holds},
		access.PartCarer:    {Person: "x", Tie: family.Carer, Responsibility: family.HoldsNot},
		access.PartRelative: {Person: "x", Tie: family.Friend, Responsibility: family.HoldsNot},
	} {
		if got := family.PartKindOf(adult, []family.Relationship{rel}); got != want {
			t.Errorf("%+v: %s", rel, got)
		}
	}
	if got := family.PartKindOf(adult, []family.Relationship{{Person: "x", Tie: family.Father}}); got != access.PartParent {
		t.Errorf("a father: %s", got)
	}
}

func TestAnAddressIsForProfessionalsUntilItIsOpened(t *testing.T) {
	t.Parallel()
	h := family.Household{Post: family.PostNotAsked, Words: family.HouseholdWords{Name: "Home"}, Hidden: []access.PersonID{"father"}}
	if got := h.Audience().String(); got != "professionals:father" {
		t.Error(got)
	}
	h.Open = true
	if got := h.Audience().String(); got != "not-named:father" {
		t.Error(got)
	}
	back := family.Household{}.WithAudience(h.Audience())
	if !back.Open || len(back.Hidden) != 1 || back.Hidden[0] != "father" {
		t.Errorf("%+v", back)
	}
	h.Members = []family.Member{{Person: "father"}}
	if err := h.Check(day(t, "2026-12-01")); !errors.Is(err, family.ErrLivesThere) {
		t.Error(err)
	}
}
