package conference_test

import (
	"errors"
	"testing"
	"time"

	"kith/conference"
	"kith/timescale"
)

func clock(hour, minute int) timescale.Instant {
	return timescale.NewDate(2026, time.December, 15).At(hour, minute)
}

func marked(t *testing.T, i conference.Invitation, m conference.Marking, at timescale.Instant) conference.Invitation {
	t.Helper()
	done, err := i.Marked(m, at)
	if err != nil {
		t.Fatalf("%+v: %v", m, err)
	}
	return done
}

func TestSomebodyIsThereFromWhenTheyWereFirstMarkedHoweverTheyJoin(t *testing.T) {
	t.Parallel()
	i := marked(t, conference.Invitation{}, conference.Marking{Presence: conference.ByTelephone}, clock(10, 0))
	i = marked(t, i, conference.Marking{Presence: conference.InRoom}, clock(10, 30))
	if !i.IsThere() || i.ArrivedAt != clock(10, 0) {
		t.Errorf("%+v", i)
	}
}

func TestWhoeverLeftAttendedAndIsNoLongerThereUntilTheyComeBack(t *testing.T) {
	t.Parallel()
	i := marked(t, conference.Invitation{}, conference.Marking{Presence: conference.InRoom}, clock(10, 0))
	i = marked(t, i, conference.Marking{Presence: conference.InRoom, Left: true}, clock(11, 0))
	if i.IsThere() || !i.Attended() || i.LeftAt != clock(11, 0) {
		t.Errorf("gone: %+v", i)
	}
	if i = marked(t, i, conference.Marking{Presence: conference.InRoom}, clock(11, 15)); !i.IsThere() {
		t.Errorf("back: %+v", i)
	}
}

func TestAPressInTheRoomLeavesWhatWasNotedAsItIs(t *testing.T) {
	t.Parallel()
	i := marked(t, conference.Invitation{}, conference.Marking{Presence: conference.InRoom, Details: &conference.AttendanceDetails{
		ArrivedAt: clock(9, 50), Deputy: "Kim Vale, health visitor", Parts: "the first hour", InformationSent: true,
	}}, clock(10, 0))
	i = marked(t, i, conference.Marking{Presence: conference.ByVideo}, clock(10, 30))
	if i.Words.Deputy == "" || i.Words.Parts == "" || !i.InformationSent || i.ArrivedAt != clock(9, 50) {
		t.Errorf("%+v", i)
	}
}

func TestWhoeverIsNotThereHasNoTimeOfComing(t *testing.T) {
	t.Parallel()
	i := marked(t, conference.Invitation{}, conference.Marking{Presence: conference.InRoom}, clock(10, 0))
	if i = marked(t, i, conference.Marking{Presence: conference.Absent}, clock(10, 1)); i.Attended() || !i.ArrivedAt.IsZero() {
		t.Errorf("%+v", i)
	}
}

func TestAMarkThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	room := conference.InRoom
	for _, c := range []struct {
		said string
		mark conference.Marking
		want error
	}{
		{"no way of being there", conference.Marking{Presence: "under the table"}, conference.ErrNoPresence},
		{"left without having come", conference.Marking{Presence: conference.Absent, Left: true}, conference.ErrLeftNotThere},
		{"came later than now", conference.Marking{Presence: room, Details: &conference.AttendanceDetails{ArrivedAt: clock(13, 0)}}, conference.ErrTimeToCome},
		{"left before coming", conference.Marking{Presence: room, Left: true, Details: &conference.AttendanceDetails{
			ArrivedAt: clock(11, 0), LeftAt: clock(10, 0),
		}}, conference.ErrLeftFirst},
	} {
		if _, err := (conference.Invitation{}).Marked(c.mark, clock(12, 0)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.said, err)
		}
	}
}

func TestWhoIsThereIsMarkedFromTheDayUntilTheConferenceCloses(t *testing.T) {
	t.Parallel()
	day := timescale.NewDate(2026, time.December, 15)
	for _, c := range []struct {
		state conference.State
		today timescale.Date
		want  error
	}{
		{conference.ToBeBooked, day, conference.ErrNotYetHeld},
		{conference.Booked, day.AddDays(-1), conference.ErrNotYetHeld},
		{conference.Booked, day, nil},
		{conference.Open, day, nil},
		{conference.Adjourned, day, nil},
		{conference.Closed, day, conference.ErrWasHeld},
		{conference.Cancelled, day, conference.ErrWasHeld},
	} {
		if err := (conference.Conference{State: c.state, HeldOn: day}).Markable(c.today); !errors.Is(err, c.want) {
			t.Errorf("%s on %s: %v", c.state, c.today, err)
		}
	}
}

func TestOnlyWhoeverCameAfterTheConferenceBeganCameLate(t *testing.T) {
	t.Parallel()
	c := conference.Conference{State: conference.Open, OpenedAt: clock(10, 0)}
	in := conference.Invitation{Presence: conference.InRoom, ArrivedAt: clock(9, 55)}
	if c.CameLate(in) {
		t.Error("came before it began")
	}
	if in.ArrivedAt = clock(10, 20); !c.CameLate(in) {
		t.Error("came after it began")
	}
	if (conference.Conference{State: conference.Booked}).CameLate(in) {
		t.Error("it has not begun")
	}
}
