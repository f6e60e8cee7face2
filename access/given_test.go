package access

import "testing"

// TestWhatWasNotGivenOpensNothingWhoeverStandsBehindIt makes what only Allow may make, without being given.
func TestWhatWasNotGivenOpensNothingWhoeverStandsBehindIt(t *testing.T) {
	t.Parallel()

	forged := Pass{standing: chair}
	k := Know(forged)
	if _, open := Open(k, Hold("secret", For(Everyone), nil, "writer")); open {
		t.Error("it opens what everyone may know")
	}
	if k.Reaches("ava") || k.Professional() || k.Has(PartChair) || k.May(ViewFamily) || forged.MayAt("a conference", ViewFamily) {
		t.Error("it says that something may be done")
	}
	given := Know(passOf(chair))
	if !given.Reaches("ava") || !given.Professional() || !given.Has(PartChair) || !passOf(chair).MayAt("a conference", ViewFamily) {
		t.Error("a pass that was given opens nothing")
	}
	mothers := Know(passOf(mother))
	if !mothers.Reaches("ava") || mothers.Reaches("noa") || mothers.Professional() || mothers.Has(PartChair) {
		t.Error("a mother's reaches other than her children")
	}
	if _, open := Open(given, Held[string]{}); open {
		t.Error("what holds nothing opens")
	}
}

// TestWhoeverLivesThereAndTakesPartNoMoreIsNotToldTheAddress has a father whose part ended, and one of the staff.
func TestWhoeverLivesThereAndTakesPartNoMoreIsNotToldTheAddress(t *testing.T) {
	t.Parallel()

	held := HoldHome("1 High Street", For(ChairAlone), []PersonID{"avas-father", ""}, nil)
	gone := avasFather
	gone.Parts = nil
	for name, c := range map[string]struct {
		who  Standing
		want bool
	}{
		"the father": {avasFather, true}, "the father whose part ended": {gone, false}, "another father": {kaisFather, false}, "the teacher, who is no person of the family": {teacher, false},
		"somebody of no family and no part": {outsider, false},
	} {
		if _, open := Open(Know(passOf(c.who)), held); open != c.want {
			t.Errorf("%s: open is %t", name, open)
		}
	}
}
