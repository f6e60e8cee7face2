package procedure

import (
	"fmt"

	"kith/timescale"
)

// Key is a deadline's name in addresses, commands and stored data.
type Key string

// The deadlines.
const (
	ConferenceRequestDue     Key = "conference-request"
	InitialConferenceDue     Key = "initial-conference"
	ConferenceBeforeBirthDue Key = "conference-before-birth"
	TransferInConferenceDue  Key = "transfer-in-conference"
	InvitationsDue           Key = "invitations"
	ExclusionRequestDue      Key = "exclusion-request"
	ReportsToParentsDue      Key = "reports-to-parents"
	ReportsToChildDue        Key = "reports-to-child"
	ReportsToUnitDue         Key = "reports-to-unit"
	ConferenceAgainDue       Key = "conference-again"
	DecisionLetterDue        Key = "decision-letter"
	RecordToParentsDue       Key = "record-to-parents"
	DissentDue               Key = "dissent"
	ComplaintDue             Key = "complaint"
	CoreGroupFirstDue        Key = "core-group-first"
	CoreGroupNextDue         Key = "core-group-next"
	CoreGroupBeforeReviewDue Key = "core-group-before-review"
	ReviewFirstDue           Key = "review-first"
	ReviewNextDue            Key = "review-next"
	ReviewAfterBirthDue      Key = "review-after-birth"
)

// Deadline is a day by which something is to be done, and why that day.
type Deadline struct {
	Key        Key
	Name       string // for staff, "First core group"
	Author     Agency // whose report, where a procedure gives an agency a time of its own
	Anchor     Event
	AnchorDate timescale.Date // day 0
	Due        timescale.Date // the day to work to: the target where there is one, else the limit
	Limit      timescale.Date // the end of it is the last moment that is not late; none where only a target is set
	WarnOn     timescale.Date // the day on which the owner is warned; none where the procedure does not say
	Rule       string         // what Due was counted by, "15 working days from the strategy discussion that ..."
	Source     string
	Kind       Kind
	Counting   []string // how Due was counted, a day or a step a line

	LimitRule     string // as Rule, for Limit; both empty where there is none
	LimitSource   string
	LimitCounting []string // as Counting, where Limit is another day than Due
	Pack          string   // the pack that gave what Due was counted by
	Owner         Role
	Family        string // what families are told we will do, "hold the first conference"
	// Provisional is set where the count passed through a year whose bank holidays are not published. It must be shown
	// with Doubt, a plain warning.
	Provisional bool
	Doubt       string

	path            string // see Rule
	told, limitTold string
	since           timescale.Date
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
