package conference_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/conference"
	"kith/timescale"
)

var (
	today = timescale.NewDate(2026, time.December, 1)
	limit = timescale.NewDate(2026, time.December, 22)
)

func toBook() conference.Conference {
	return conference.Conference{State: conference.ToBeBooked, AnchorOn: today, DueOn: limit, LimitOn: limit}
}

func booking() conference.Booking {
	return conference.Booking{
		On: limit, Begins: "10:00", Venue: "Town Hall", Chair: "chair", Recorder: "recorder", BookedBy: "unit",
	}
}

func TestAConferenceOnItsLastDayIsInTime(t *testing.T) {
	t.Parallel()
	c, err := toBook().Book(booking(), today)
	if err != nil || c.Late(today) {
		t.Errorf("late %v, %v", c.Late(today), err)
	}
}

func TestADayAfterTheLimitTakesAReasonAndSomebodyElse(t *testing.T) {
	t.Parallel()
	for want, change := range map[error]func(*conference.Booking){
		conference.ErrLateWithoutCause: func(b *conference.Booking) { b.LateReason, b.LateAgreedBy = " ", "manager" },
		conference.ErrLateUnapproved:   func(b *conference.Booking) { b.LateReason = "The mother is in hospital" },
		conference.ErrApprovedByBooker: func(b *conference.Booking) { b.LateReason, b.LateAgreedBy = "The mother is ill", "unit" },
	} {
		b := booking()
		b.On = limit.AddDays(1)
		change(&b)
		if _, err := toBook().Book(b, today); !errors.Is(err, want) {
			t.Errorf("want %v, got %v", want, err)
		}
	}
	b := booking()
	b.On, b.LateReason, b.LateAgreedBy = limit.AddDays(1), "The mother is in hospital", "manager"
	c, err := toBook().Book(b, today)
	if err != nil || !c.Late(today) || c.LimitOn != limit {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestTheChairIsNotTheRecorder(t *testing.T) {
	t.Parallel()
	b := booking()
	b.Recorder = b.Chair
	if _, err := toBook().Book(b, today); !errors.Is(err, conference.ErrChairRecords) {
		t.Errorf("got %v", err)
	}
}

func TestPostponingLeavesTheClockRunning(t *testing.T) {
	t.Parallel()
	c, err := toBook().Book(booking(), today)
	if err != nil {
		t.Fatal(err)
	}
	c, err = c.Apply(conference.Change{Kind: conference.WasPostponed, Family: "The room could not be used.", Reason: "Snow", By: "unit", AgreedBy: "chair"})
	if err != nil || c.State != conference.ToBeBooked || c.LimitOn != limit || c.DueOn != limit {
		t.Errorf("%+v, %v", c, err)
	}
	if !c.Late(limit.AddDays(1)) {
		t.Error("a postponed conference is late the day after its last day")
	}
}

func TestAChangeTakesAReasonAndTwoPeople(t *testing.T) {
	t.Parallel()
	c := conference.Conference{State: conference.Booked}
	for want, ch := range map[error]conference.Change{
		conference.ErrChangeReason: {Kind: conference.WasPostponed, Family: "The room could not be used.", By: "unit", AgreedBy: "chair"},
		conference.ErrChangeOwn:    {Kind: conference.WasPostponed, Family: "The room could not be used.", By: "unit", AgreedBy: "unit", Reason: "Snow"},
		conference.ErrNotNow:       {Kind: conference.WasReconvened, By: "unit", AgreedBy: "chair", Reason: "Snow"},
		conference.ErrToldHow: {
			Kind: conference.WasPostponed, Family: "The room could not be used.", By: "unit", AgreedBy: "chair", Reason: "Snow", Told: []conference.Told{{Who: "Mel"}},
		},
	} {
		if _, err := c.Apply(ch); !errors.Is(err, want) {
			t.Errorf("want %v, got %v", want, err)
		}
	}
}

func TestAChairWithCaseworkLinksIsRefused(t *testing.T) {
	t.Parallel()
	lines := conference.Lines{"worker": "manager", "manager": "head", "head": "manager"}
	workers := []access.AccountID{"worker"}
	for who, want := range map[access.AccountID]conference.Link{
		"worker": conference.CaseworkLink, "manager": conference.ManagementLink, "head": conference.ManagementLink, "chair": conference.NoLink,
	} {
		if got := conference.LinkOf(who, workers, lines, nil); got != want {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
	if got := conference.LinkOf("chair", workers, lines, []access.AccountID{"worker"}); got != conference.CoverLink {
		t.Errorf("covering: %q", got)
	}
}

func TestAChairWithoutAStandingCheckIsRefused(t *testing.T) {
	t.Parallel()
	held := conference.ChairRecord{Qualification: "Social work", ExpiresOn: limit}
	if err := conference.CheckChair(conference.NoLink, held, limit); err != nil {
		t.Errorf("on its last day: %v", err)
	}
	if err := conference.CheckChair(conference.NoLink, held, limit.AddDays(1)); !errors.Is(err, conference.ErrChairExpired) {
		t.Errorf("the day after: %v", err)
	}
	if err := conference.CheckChair(conference.NoLink, conference.ChairRecord{}, limit); !errors.Is(err, conference.ErrChairUnchecked) {
		t.Errorf("never checked: %v", err)
	}
}
