// Package coregroup is the group of people who work a plan with the family, their meetings, and the visits to the
// child. Members are people: the family and their friends as well as the professionals.
package coregroup

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/plan"
	"kith/timescale"
)

// Group is the group that works the plans of one kind in one family.
type Group struct {
	ID         string
	Kind       plan.Kind
	Working    bool
	Conference string // that set it up
	BeganOn    timescale.Date
}

// Member is one person of the group.
type Member struct {
	ID     string
	Group  string
	Party  access.Party
	Role   string
	Family bool // of the family or beside them
	FromOn timescale.Date
	Until  timescale.Date
}

// Now reports whether the person is a member still.
func (m Member) Now() bool { return m.Until.IsZero() }

// MeetingState is how far a meeting has come.
type MeetingState string

// The states. A meeting that is due has its row, and so its clock, before anybody has planned it.
const (
	ToBePlanned MeetingState = "to be planned"
	Planned     MeetingState = "planned"
	Held        MeetingState = "held"
	NotNeeded   MeetingState = "not needed"
)

// Meeting is one meeting of a group. Due and Limit are its clock; HeldOn is the day it is planned for until it was held.
type Meeting struct {
	ID         string
	Group      string
	State      MeetingState
	First      bool
	AnchorOn   timescale.Date
	DueOn      timescale.Date
	LimitOn    timescale.Date // none where the procedure sets only a day to work to
	HeldOn     timescale.Date
	Begins     string
	RecordedBy access.AccountID
	Version    int
	Words      MeetingWords
}

// MeetingWords are sealed with the family's key.
type MeetingWords struct {
	Place string `json:"place,omitempty"`
	Late  string `json:"late,omitempty"`  // why it is after its last day
	RunBy string `json:"runBy,omitempty"` // who ran it
	Notes string `json:"notes,omitempty"`
}

// Days is a meeting as the child whose plan it works knows of it: when it was or will be, not where nor what was said.
func (m Meeting) Days() Meeting {
	m.Words = MeetingWords{}
	return m
}

// Presence is how a member stands to a meeting.
type Presence string

// The answers.
const (
	Invited     Presence = "invited"
	Coming      Presence = "coming"
	NotComing   Presence = "not coming"
	Came        Presence = "came"
	SentSomeone Presence = "sent someone"
	DidNotCome  Presence = "did not come"
)

// EarlierReply is what a member answered about a day that a meeting was moved from.
type EarlierReply struct {
	On   timescale.Date
	Said Presence
}

// CheckKind is one of the three things that every meeting looks at for each child.
type CheckKind string

// The checks.
const (
	Health      CheckKind = "health"
	Development CheckKind = "development"
	Welfare     CheckKind = "welfare"
)

// CheckKinds lists them.
func CheckKinds() []CheckKind { return []CheckKind{Health, Development, Welfare} }

// Check is what a meeting found for one child.
type Check struct {
	Meeting string
	Child   access.PersonID
	Kind    CheckKind
	Said    string
}

// Held shuts a check away: it is about its child.
func (c Check) Held() access.Held[Check] {
	return access.Hold(c, access.For(access.Everyone), []access.PersonID{c.Child}, "")
}

// The rules for meetings.
var (
	ErrNoDay      = fault.New("on", "Enter the day of the meeting")
	ErrNoTime     = fault.New("begins", "Enter the time the meeting begins, like 10:30am")
	ErrNoPlace    = fault.New("place", "Enter where the meeting is, or how to join it")
	ErrDayPast    = fault.New("on", "The day of the meeting must be today or later. If it has been held, record it instead")
	ErrLate       = fault.New("late", "This is after the last day allowed. Enter why, in words the family will read, or choose an earlier day")
	ErrIsHeld     = fault.New("", "This meeting has been recorded already")
	ErrHeldLater  = fault.New("on", "The day the meeting was held must be today or in the past")
	ErrNobodyCame = fault.New("came", "Say who came. If nobody did, plan the meeting for another day")
	ErrNoRunner   = fault.New("runby", "Enter who ran the meeting")
	ErrNotMember  = fault.New("", "Only a member of the group can do this. Ask the social worker to add you")
)

// Plan sets the day, time and place of a meeting that has not been held.
func (m Meeting) Plan(on timescale.Date, begins string, w MeetingWords, today timescale.Date) (Meeting, error) {
	if m.State == Held {
		return m, ErrIsHeld
	}
	m.HeldOn, m.Begins = on, begins
	m.Words.Place, m.Words.Late = w.Place, w.Late
	var wrong fault.List
	wrong.Check(!on.IsZero(), ErrNoDay)
	wrong.Check(on.IsZero() || !on.Before(today), ErrDayPast)
	wrong.Check(begins != "", ErrNoTime)
	wrong.Check(strings.TrimSpace(w.Place) != "", ErrNoPlace)
	wrong.Check(!m.late() || strings.TrimSpace(w.Late) != "", ErrLate)
	m.State = Planned
	return m, wrong.Err()
}

// Record says that a meeting was held. It does not need the social worker: any member can record it.
func (m Meeting) Record(on timescale.Date, w MeetingWords, came int, by access.AccountID, today timescale.Date) (Meeting, error) {
	if m.State == Held {
		return m, ErrIsHeld
	}
	m.HeldOn = on
	m.Words.RunBy, m.Words.Notes = w.RunBy, w.Notes
	if w.Late != "" {
		m.Words.Late = w.Late
	}
	var wrong fault.List
	wrong.Check(!on.IsZero(), ErrNoDay)
	wrong.Check(!on.After(today), ErrHeldLater)
	wrong.Check(came > 0, ErrNobodyCame)
	wrong.Check(strings.TrimSpace(w.RunBy) != "", ErrNoRunner)
	wrong.Check(!m.late() || strings.TrimSpace(m.Words.Late) != "", ErrLate)
	m.State, m.RecordedBy = Held, by
	return m, wrong.Err()
}

func (m Meeting) late() bool {
	last := m.LimitOn
	if last.IsZero() {
		last = m.DueOn
	}
	return !m.HeldOn.IsZero() && m.HeldOn.After(last)
}

// Late reports whether the meeting is or was after its last day, as things stand on a day.
func (m Meeting) Late(today timescale.Date) bool {
	switch m.State {
	case Planned, Held:
		return m.late()
	case ToBePlanned:
		m.HeldOn = today
		return m.late()
	case NotNeeded:
	}
	return false
}

// ChecksDone says what is missing of the checks: each of the three, for each child.
func ChecksDone(children []access.PersonID, said []Check) error {
	var wrong fault.List
	for _, child := range children {
		for _, k := range CheckKinds() {
			found := false
			for _, c := range said {
				found = found || c.Child == child && c.Kind == k && strings.TrimSpace(c.Said) != ""
			}
			wrong.Check(found, fault.New(CheckField(child, k), "Enter what the group found about the child’s "+string(k)+", or that it is not known"))
		}
	}
	return wrong.Err()
}

// CheckField is the form field of one check.
func CheckField(child access.PersonID, k CheckKind) string {
	return "check-" + string(k) + "-" + string(child)
}
