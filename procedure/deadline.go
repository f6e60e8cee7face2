package procedure

import (
	"fmt"

	"kith/timescale"
)

// Key is a deadline's name in addresses, commands and stored data.
type Key string

// The deadlines.
const (
	InitialConferenceDue    Key = "initial-conference"
	ReportsToParentsDue     Key = "reports-to-parents"
	ReportsToChildDue       Key = "reports-to-child"
	CoreGroupFirstDue       Key = "core-group-first"
	CoreGroupNextDue        Key = "core-group-next"
	ReviewFirstDue          Key = "review-first"
	ReviewNextDue           Key = "review-next"
	ReviewAfterBirthDue     Key = "review-after-birth"
	RecordToParentsDue      Key = "record-to-parents"
	TransferInConferenceDue Key = "transfer-in-conference"
)

// Deadline is a day by which something is to be done, and why that day.
type Deadline struct {
	Key        Key
	Name       string // for staff, "First core group"
	Anchor     Event
	AnchorDate timescale.Date // day 0
	Due        timescale.Date // the day to work to: the target where there is one, else the limit
	Limit      timescale.Date // the end of it is the last moment that is not late; none where only a target is set
	Rule       string         // what Due was counted by, "15 working days from the strategy discussion that ..."
	Source     string
	Kind       Kind
	Counting   []string // how Due was counted, a day or a step a line

	LimitRule   string // as Rule, for Limit; both empty where there is none
	LimitSource string
	Pack        string // the pack that gave what Due was counted by
	Owner       Role
	Family      string // what families are told we will do, "hold the first conference"
	// Provisional is set where the count passed through a year whose bank holidays are not yet published. It must be
	// shown with a plain warning.
	Provisional bool
}

// Standing is how a deadline was kept.
type Standing string

// The standings.
const (
	InTime     Standing = "in time"
	PastTarget Standing = "past the target" // a reason to give
	Late       Standing = "late"            // past the limit
)

// Standing says how a thing done on the day, or not yet done by the end of it, stands. None stands in time.
func (d Deadline) Standing(day timescale.Date) Standing {
	if !d.Limit.IsZero() && day.After(d.Limit) {
		return Late
	}
	if day.After(d.Due) {
		return PastTarget
	}
	return InTime
}

// ForFamily returns the deadline as families read it: dates, never a number of days.
func (d Deadline) ForFamily() string {
	if d.Due == d.Limit {
		return fmt.Sprintf("We will %s by %s.", d.Family, d.Due.Long())
	}
	text := fmt.Sprintf("We plan to %s by %s.", d.Family, d.Due.Long())
	if d.Limit.IsZero() {
		return text
	}
	return text + fmt.Sprintf(" The last day for this is %s.", d.Limit.Long())
}

// rule is one row of the closed table of deadlines: which clock, which events it can start from, which way it runs.
type rule struct {
	key     Key
	name    string
	clock   func(Clocks, Event) Clock
	anchors []Event // the first of these that has a date starts it
	before  bool
}

// table is every deadline there is, in the order of a case.
func table() []rule {
	reports := func(c Clocks, e Event) Clock {
		if e == Review {
			return c.ReportsToParentsReview
		}
		return c.ReportsToParents
	}
	meeting := []Event{Conference, InitialConference, Review}
	return []rule{
		{InitialConferenceDue, "Initial conference", func(c Clocks, _ Event) Clock { return c.InitialConference }, []Event{StrategyDiscussion}, false},
		{TransferInConferenceDue, "Transfer-in conference", func(c Clocks, _ Event) Clock { return c.TransferInConference }, []Event{TransferNotified}, false},
		{ReportsToParentsDue, "Reports to the parents", reports, meeting, true},
		{ReportsToChildDue, "The child's parts of reports to the child", func(c Clocks, _ Event) Clock { return c.ReportsToChild }, meeting, true},
		{RecordToParentsDue, "Record to the parents", func(c Clocks, _ Event) Clock { return c.RecordToParents }, meeting, false},
		{CoreGroupFirstDue, "First core group", func(c Clocks, _ Event) Clock { return c.CoreGroupFirst }, []Event{InitialConference}, false},
		{CoreGroupNextDue, "Next core group", func(c Clocks, _ Event) Clock { return c.CoreGroupNext }, []Event{CoreGroup}, false},
		{ReviewFirstDue, "First review conference", func(c Clocks, _ Event) Clock { return c.ReviewFirst }, []Event{InitialConference}, false},
		{ReviewNextDue, "Next review conference", func(c Clocks, _ Event) Clock { return c.ReviewNext }, []Event{Review}, false},
		{ReviewAfterBirthDue, "Review after the birth", func(c Clocks, _ Event) Clock { return c.ReviewAfterBirth }, []Event{Birth}, false},
	}
}

// anchor returns the event that starts the rule, of those that have a date.
func (r rule) anchor(events map[Event]timescale.Date) (Event, timescale.Date, bool) {
	for _, e := range r.anchors {
		if d := events[e]; !d.IsZero() {
			return e, d, true
		}
	}
	return "", timescale.Date{}, false
}
