package conference_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/reference"
)

// away is a conference of december the 8th at ten, whose chair vera cannot come.
func away(id conference.ID, change func(u *conference.Uncovered)) conference.Uncovered {
	u := conference.Uncovered{
		Taken:  conference.Taken{Conference: id, On: december(8), Begins: "10:00", Ends: "12:00", Chair: "vera", Recorder: "bea", Room: "garden"},
		Search: search(),
	}
	u.Search.Taken = []conference.Taken{u.Taken}
	u.Search.Chairs = append(u.Search.Chairs, conference.FreeChair{Account: "noor", Until: december(31)}, conference.FreeChair{Account: "vera", Until: december(31)})
	u.Search.Away = []conference.AwayDays{{Account: "vera", From: december(8), Until: december(8)}}
	if change != nil {
		change(&u)
	}
	return u
}

func chairsFor(all ...conference.Uncovered) [][]access.AccountID {
	var chairs [][]access.AccountID
	for _, p := range conference.ProposeCover(all, reference.Calendar()) {
		chairs = append(chairs, p.Chairs)
	}
	return chairs
}

func TestAChairWhoKnowsTheFamilyComesBeforeOneWhoIsLessBooked(t *testing.T) {
	t.Parallel()

	busy := conference.Taken{Conference: "other", On: december(8), Begins: "13:00", Ends: "15:00", Chair: "pat"}
	got := chairsFor(away("one", func(u *conference.Uncovered) { u.Search.Taken = append(u.Search.Taken, busy) }))
	if !slices.Equal(got[0], []access.AccountID{"noor", "pat"}) {
		t.Errorf("the less booked comes first: %v", got)
	}
	got = chairsFor(away("one", func(u *conference.Uncovered) {
		u.Search.Taken, u.Knew = append(u.Search.Taken, busy), []access.AccountID{"pat"}
	}))
	if !slices.Equal(got[0], []access.AccountID{"pat", "noor"}) {
		t.Errorf("whoever knows the family comes first: %v", got)
	}
}

func TestNobodyIsProposedForTwoConferencesAtOnce(t *testing.T) {
	t.Parallel()

	second := away("two", func(u *conference.Uncovered) { u.Taken.Room, u.Taken.Recorder, u.Taken.Begins = "quay", "sam", "11:00" })
	got := chairsFor(away("one", nil), second)
	if !slices.Equal(got[0], []access.AccountID{"pat", "noor"}) || !slices.Equal(got[1], []access.AccountID{"noor"}) {
		t.Errorf("proposed %v", got)
	}
	third := away("three", func(u *conference.Uncovered) { u.Taken.Begins, u.Taken.Ends = "13:00", "15:00" })
	if got := chairsFor(away("one", nil), third); len(got[1]) != 2 || got[1][0] != "noor" {
		t.Errorf("one after the other, the less booked comes first: %v", got)
	}
}

func TestARecorderIsNotProposedAsTheChairOfTheirConference(t *testing.T) {
	t.Parallel()

	got := chairsFor(away("one", func(u *conference.Uncovered) { u.Taken.Recorder = "pat" }))
	if !slices.Equal(got[0], []access.AccountID{"noor"}) {
		t.Errorf("proposed %v", got)
	}
}

func TestWhereNoChairIsFreeAnotherTimeInsideTheClockIsProposed(t *testing.T) {
	t.Parallel()

	alone := func(u *conference.Uncovered) {
		u.Search.Chairs = []conference.FreeChair{{Account: "vera", Until: december(31)}}
	}
	got := conference.ProposeCover([]conference.Uncovered{away("one", alone)}, reference.Calendar())[0]
	if got.Slot.On.IsZero() || got.Slot.On == december(8) || got.Slot.On.After(december(14)) || got.Slot.Chair != "vera" {
		t.Errorf("proposed %+v", got)
	}
	two := []conference.Uncovered{away("one", alone), away("two", alone)}
	both := conference.ProposeCover(two, reference.Calendar())
	if a, b := both[0].Slot, both[1].Slot; a.On == b.On && a.Begins == b.Begins {
		t.Errorf("both get the same time: %+v, %+v", a, b)
	}
	got = conference.ProposeCover([]conference.Uncovered{away("one", func(u *conference.Uncovered) {
		alone(u)
		u.Search.Away[0].Until = december(30)
		u.Search.First = december(8)
	})}, reference.Calendar())[0]
	if !got.Slot.On.IsZero() || len(got.Chairs) != 0 {
		t.Errorf("proposed %+v", got)
	}
}

func TestAnotherChairLeavesTheDayAndWhatWasAgreedAboutIt(t *testing.T) {
	t.Parallel()

	c := conference.Conference{
		State: conference.Booked, HeldOn: december(16), Begins: "10:00", LimitOn: december(14), LateAgreedBy: "ruth", Chair: "vera", Recorder: "bea",
	}
	got, err := c.ChairedBy("noor")
	if err != nil || got.Chair != "noor" || got.HeldOn != c.HeldOn || got.LateAgreedBy != "ruth" || got.LimitOn != c.LimitOn {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := c.ChairedBy("bea"); !errors.Is(err, conference.ErrChairRecords) {
		t.Errorf("the recorder chairs: %v", err)
	}
	c.State = conference.Open
	if _, err := c.ChairedBy("noor"); !errors.Is(err, conference.ErrNotToBook) {
		t.Errorf("a conference that is open: %v", err)
	}
}

func TestOnlyDaysToComeAreAskedAbout(t *testing.T) {
	t.Parallel()

	for _, one := range []struct {
		from, until int
		want        error
	}{{8, 8, nil}, {8, 12, nil}, {7, 8, conference.ErrCoverPast}, {9, 8, conference.ErrCoverUntil}} {
		if err := conference.CoverFor(december(one.from), december(one.until), december(8)); !errors.Is(err, one.want) || (err != nil) != (one.want != nil) {
			t.Errorf("%d to %d: %v", one.from, one.until, err)
		}
	}
	if err := conference.CoverFor(december(8), december(8).AddDays(36), december(8)); !errors.Is(err, conference.ErrCoverUntil) {
		t.Errorf("six weeks: %v", err)
	}
}
