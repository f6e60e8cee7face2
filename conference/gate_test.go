package conference_test

import (
	"errors"
	"testing"

	"kith/conference"
	"kith/timescale"
)

func TestAConferenceOpensOnItsDayWithEveryGateBehindIt(t *testing.T) {
	t.Parallel()
	day := timescale.NewDate(2026, 12, 15)
	booked := conference.Conference{State: conference.Booked, HeldOn: day}
	shut := []conference.Gate{{Key: conference.GateQuorum}}
	for _, c := range []struct {
		said  string
		c     conference.Conference
		on    timescale.Date
		gates []conference.Gate
		want  error
	}{
		{"the day before", booked, day.AddDays(-1), nil, conference.ErrNotItsDay},
		{"a gate that is shut", booked, day, shut, conference.ErrGatesOpen},
		{"not booked", conference.Conference{State: conference.ToBeBooked}, day, nil, conference.ErrNotBooked},
		{"as it should be", booked, day, []conference.Gate{{Key: conference.GateQuorum, Kept: true}}, nil},
	} {
		opened, err := c.c.Opened(c.on.At(10, 0), c.gates)
		if !errors.Is(err, c.want) || (err == nil) != (opened.State == conference.Open) {
			t.Errorf("%s: %s, %v", c.said, opened.State, err)
		}
	}
}

func TestAGateIsPassedWithAReasonButNeverTheDecisionForAChild(t *testing.T) {
	t.Parallel()
	gates := conference.WithReasons(
		[]conference.Gate{{Key: conference.GatePolice}, {Key: conference.GateDanger, About: "kai"}, {Key: conference.GateDecision, About: "kai", Must: true}},
		[]conference.GatePassed{
			{Gate: "police", Words: conference.GateWords{Why: "They were called away"}},
			{Gate: "danger:ava", Words: conference.GateWords{Why: "About another child"}},
			{Gate: "decision:kai", Words: conference.GateWords{Why: "There was no time"}},
		})
	for i, through := range []bool{true, false, false} {
		if gates[i].Through() != through {
			t.Errorf("%s: %v", gates[i].Full(), gates[i].Through())
		}
	}
	open := conference.Conference{State: conference.Open}
	if _, err := open.ClosedNow(clock(12, 0), gates); !errors.Is(err, conference.ErrGateMust) {
		t.Errorf("closed without a decision: %v", err)
	}
}

func TestTheDangerStatementIsAGateThatTheChairMayGiveAReasonFor(t *testing.T) {
	t.Parallel()
	open := conference.Conference{State: conference.Open}
	danger := conference.Gate{Key: conference.GateDanger, About: "kai"}
	if _, err := open.ClosedNow(clock(12, 0), []conference.Gate{danger}); !errors.Is(err, conference.ErrGatesClose) {
		t.Errorf("closed without it: %v", err)
	}
	danger.Why = "It will be written with the core group"
	closed, err := open.ClosedNow(clock(12, 0), []conference.Gate{danger})
	if err != nil || closed.State != conference.Closed || closed.ClosedAt != clock(12, 0) {
		t.Errorf("%+v, %v", closed, err)
	}
}

func TestGoingOnTakesAReasonAndWithoutAQuorumAGroundOfTheProcedure(t *testing.T) {
	t.Parallel()
	grounds := []string{"enough-known"}
	for _, c := range []struct {
		said   string
		passed conference.GatePassed
		want   error
	}{
		{"no reason", conference.GatePassed{Gate: conference.GatePolice, Words: conference.GateWords{Why: "  "}}, conference.ErrGateWhy},
		{"no ground", conference.GatePassed{Gate: conference.GateQuorum, Words: conference.GateWords{Why: "It is urgent"}}, conference.ErrNoGround},
		{"a ground and a reason", conference.GatePassed{Gate: conference.GateQuorum, Ground: "enough-known", Words: conference.GateWords{Why: "It is urgent"}}, nil},
		{"the police need no ground", conference.GatePassed{Gate: conference.GatePolice, Words: conference.GateWords{Why: "They wrote"}}, nil},
	} {
		if err := c.passed.Check(grounds); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.said, err)
		}
	}
}

func TestATalkBeforehandSaysWhenAndWhatWasAgreedOrWhyThereWasNone(t *testing.T) {
	t.Parallel()
	if err := (conference.Talk{Held: true}).Check(); !errors.Is(err, conference.ErrTalkWhen) || !errors.Is(err, conference.ErrTalkAgreed) {
		t.Error(err)
	}
	if err := (conference.Talk{}).Check(); !errors.Is(err, conference.ErrTalkReason) {
		t.Error(err)
	}
}
