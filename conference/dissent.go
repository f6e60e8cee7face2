package conference

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Dissent is a professional's formal disagreement with the decision for a child. It does not say whose it is: the name
// is put to the decision in no copy.
type Dissent struct {
	ID       string
	Child    access.PersonID
	TalkedAt timescale.Instant // when the chair talked it over with them
	At       timescale.Instant // when it was recorded
	AfterOn  timescale.Date    // the day, where that was when the conference was over
	Words    DissentWords
}

// DissentWords are sealed with the family's key.
type DissentWords struct {
	Text string `json:"text"`
}

// The rules of dissent.
var (
	ErrDissentOff    = fault.New("", "Formal dissent is not part of the procedure here. Tell the chair what you think, or raise it with your manager")
	ErrDissentClosed = fault.New("", "The conference is closed, and dissent can no longer be recorded. Raise your disagreement "+
		"with your manager or your agency's safeguarding lead")
	ErrDissentAbsent = fault.New("", "Only professionals who are at the conference can dissent. Raise your disagreement "+
		"with your manager or your agency's safeguarding lead")
	ErrDissentTalk = fault.New("", "Talk with the chair first. Once the chair has noted the talk you can have your dissent recorded")
	ErrDissentText = fault.New("text", "Enter what you do not agree with, and why")
	ErrNoDecision  = fault.New("", "There is no decision for this child yet")
)

// Dissenting is what the rules of dissent depend on.
type Dissenting struct {
	On         bool // the procedure has it
	TalkFirst  bool // the procedure has the talk with the chair first
	Conference Conference
	Present    bool // marked present, as a professional
	Talked     bool
	Decided    bool
	LastDay    timescale.Date // the last on which it is taken after the conference; none where it is not
	Today      timescale.Date
}

// May says whether a formal dissent can be recorded now, and by this person. The talk with the chair belongs to the
// conference: afterwards the chair is told of the dissent instead.
func (d Dissenting) May() error {
	over := d.Conference.State == Closed
	switch {
	case !d.On:
		return ErrDissentOff
	case !over && d.Conference.State != Open, over && d.LastDay.IsZero():
		return ErrDissentClosed
	case over && d.Today.After(d.LastDay):
		return dissentTooLate(d.LastDay)
	case !d.Present:
		return ErrDissentAbsent
	case !d.Decided:
		return ErrNoDecision
	case d.TalkFirst && !d.Talked && !over:
		return ErrDissentTalk
	}
	return nil
}

// dissentTooLate names the last day on which a dissent was taken.
func dissentTooLate(last timescale.Date) error {
	return fault.New("", "The last day to record a dissent from this conference was "+last.Long()+". Raise your disagreement "+
		"with your manager or your agency's safeguarding lead")
}

// Afterwards says of a dissent on which day it was recorded, where the conference was over by then.
func (c Conference) Afterwards(d Dissent) Dissent {
	if !c.ClosedAt.IsZero() && d.At.After(c.ClosedAt) {
		d.AfterOn = d.At.Date()
	}
	return d
}

// Check says whether anything was said.
func (d Dissent) Check() error {
	if strings.TrimSpace(d.Words.Text) == "" {
		return ErrDissentText
	}
	return nil
}

// Shut shuts a dissent away: it stands in the record for all who may know of the child.
func (d Dissent) Shut() access.Held[Dissent] {
	return access.Hold(d, access.For(access.Everyone), []access.PersonID{d.Child}, "")
}
