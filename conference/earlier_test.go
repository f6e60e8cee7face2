package conference_test

import (
	"errors"
	"slices"
	"testing"

	"kith/conference"
	"kith/timescale"
)

var (
	theDay  = timescale.NewDate(2026, 12, 15)
	dayLast = timescale.NewDate(2026, 12, 22)
)

func change(k conference.ChangeKind, on timescale.Date) conference.Change {
	return conference.Change{Kind: k, Reason: "The room was closed", Family: "The room could not be used.", By: "unit", AgreedBy: "manager", At: on.At(12, 0)}
}

func TestANewDayFindsNobodyThereAndKeepsWhatWasSentInWriting(t *testing.T) {
	t.Parallel()

	there := conference.Invitation{
		State: conference.Coming, Presence: conference.InRoom, ArrivedAt: theDay.At(10, 0), LeftAt: theDay.At(11, 0), InformationSent: true,
		Words: conference.InvitationWords{Parts: "The first hour", Deputy: "A colleague", Name: "Dee"},
	}
	anew, was := there.Anew()
	if !was || anew.Attended() || !anew.ArrivedAt.IsZero() || !anew.LeftAt.IsZero() || anew.Words.Parts != "" || anew.Words.Deputy != "" {
		t.Errorf("on the new day: %+v", anew)
	}
	if !anew.InformationSent || anew.Words.Name != "Dee" || anew.State != conference.Coming {
		t.Errorf("what should stay is gone: %+v", anew)
	}
	if _, was := (conference.Invitation{}).Anew(); was {
		t.Error("somebody who was not marked changes")
	}
}

func TestWhoeverIsThereLeavesWhenAConferenceIsAdjourned(t *testing.T) {
	t.Parallel()

	in := conference.Invitation{Presence: conference.ByVideo, ArrivedAt: theDay.At(10, 0)}
	left, was := in.Adjourned(theDay.At(11, 0))
	if !was || left.IsThere() || !left.Attended() {
		t.Errorf("%+v", left)
	}
	if _, was := left.Adjourned(theDay.At(12, 0)); was {
		t.Error("somebody who had left leaves again")
	}
}

func TestAnAdjournedConferenceIsLateByTheDayOnWhichItGoesOn(t *testing.T) {
	t.Parallel()

	c := conference.Conference{State: conference.Adjourned, HeldOn: theDay, LimitOn: dayLast}
	if c.Late(dayLast) || !c.Late(dayLast.AddDays(1)) {
		t.Error("without a day it is late once its last day has gone by, and not before")
	}
	c.ResumesOn = dayLast.AddDays(1)
	if !c.Late(theDay) {
		t.Error("it goes on after its last day and is not late")
	}
	c.ResumesOn = dayLast
	if c.Late(dayLast.AddDays(3)) {
		t.Error("it goes on on its last day and is late")
	}
}

func TestAnAdjournedConferenceWithoutADayCannotBeOpenedNorPostponed(t *testing.T) {
	t.Parallel()

	c := conference.Conference{State: conference.Adjourned, HeldOn: theDay, SatOn: theDay, LimitOn: dayLast}
	if _, err := c.Opened(theDay.AddDays(1).At(9, 0), nil); !errors.Is(err, conference.ErrNotItsDay) {
		t.Errorf("opened without a day: %v", err)
	}
	if slices.Contains(c.Changes(theDay), conference.WasPostponed) || slices.Contains(c.Changes(theDay), conference.WasInquorate) {
		t.Errorf("offered are %v", c.Changes(theDay))
	}
}

func TestAConferenceThatWasAdjournedOnceWaitsAsAdjournedForAnotherDay(t *testing.T) {
	t.Parallel()

	c := conference.Conference{State: conference.Adjourned, HeldOn: theDay, SatOn: theDay, ResumesOn: dayLast, ResumesAt: "10:00", LimitOn: dayLast}
	if _, err := c.Apply(change(conference.WasInquorate, theDay)); !errors.Is(err, conference.ErrQuorateAhead) {
		t.Errorf("before the day: %v", err)
	}
	after, err := c.Apply(change(conference.WasInquorate, dayLast))
	if on, _ := after.Next(); err != nil || after.State != conference.Adjourned || !on.IsZero() || after.HeldOn != theDay {
		t.Errorf("%+v, %v", after, err)
	}
}

func TestAReasonForSomethingThatCameAfterAllIsMet(t *testing.T) {
	t.Parallel()

	gates := []conference.Gate{{Key: conference.GatePolice, Kept: true}, {Key: conference.GateQuorum}}
	met := conference.MetAfterAll(gates, []conference.GatePassed{{Gate: conference.GatePolice}, {Gate: conference.GateQuorum}, {Gate: "headings"}})
	if !slices.Equal(met, []conference.GateKey{conference.GatePolice}) {
		t.Errorf("met are %v", met)
	}
}
