// Package conference is a child protection conference: arranged, invited, present, quorate; what was said, scored and
// decided, for each child; and dissent. One conference is one meeting for one family and one or more of its children.
package conference

import (
	"slices"

	"kith/access"
	"kith/enquiry"
	"kith/fault"
	"kith/timescale"
)

// ID names a conference.
type ID string

// Kind is why a conference is held.
type Kind string

// The kinds. A receiving conference is the one a council holds for a family that moves to it, a transfer-in one for a
// child who already has a plan elsewhere.
const (
	Initial    Kind = "initial"
	Review     Kind = "review"
	TransferIn Kind = "transfer-in"
	Receiving  Kind = "receiving"
	PreBirth   Kind = "pre-birth"
)

// State is how far a conference has come.
type State string

// The states. A postponed or inquorate conference is to be booked again, or booked for another day; its clock runs on.
const (
	ToBeBooked State = "to be booked"
	Booked     State = "booked"
	Open       State = "open"
	Adjourned  State = "adjourned"
	Closed     State = "closed"
	Cancelled  State = "cancelled"
)

// Conference is one conference. Its date is a civil date, its times local ones in its zone.
type Conference struct {
	ID           ID
	Family       access.FamilyID
	Kind         Kind
	State        State
	Children     []access.PersonID
	Enquiry      enquiry.ID // empty for a conference that no enquiry led to
	After        ID         // the conference that this one reviews, empty for the first
	Procedure    string     // the pack's name; read at the date of each event
	AnchorOn     timescale.Date
	DueOn        timescale.Date // the day to work to
	LimitOn      timescale.Date // the last day allowed
	HeldOn       timescale.Date
	SatOn        timescale.Date // the day it last sat: the first, or the day it was reconvened
	Begins       string         // "10:00", local
	Ends         string
	ResumesOn    timescale.Date // the day on which an adjourned conference goes on, once it is set
	ResumesAt    string         // "10:00", local
	Zone         string
	Chair        access.AccountID
	Recorder     access.AccountID
	LateAgreedBy access.AccountID // who agreed to a day after the limit
	LimitMoved   bool             // the limit came forward past the day booked, and nobody has agreed to that yet
	OpenedAt     timescale.Instant
	ClosedAt     timescale.Instant
	RequestedBy  access.AccountID
	Version      int
	Words        Words
}

// Words are sealed with the family's key.
type Words struct {
	Venue      string `json:"venue,omitempty"`
	Joining    string `json:"joining,omitempty"`    // how to join by video or telephone
	Why        string `json:"why,omitempty"`        // what led to it, as the enquiry ended
	LateReason string `json:"lateReason,omitempty"` // why it is after its last day
}

// First reports whether the conference decides about a plan for the first time.
func (c Conference) First() bool {
	switch c.Kind {
	case Initial, PreBirth, TransferIn, Receiving:
		return true
	case Review:
		return false
	}
	return false
}

// DecidedOn is the day from which everything counts that the conference decides: the day it last sat.
func (c Conference) DecidedOn() timescale.Date {
	if c.SatOn.IsZero() {
		return c.HeldOn
	}
	return c.SatOn
}

// Next is the day and time at which the conference is next held, none where no day is set. An adjourned conference goes on
// another day; the day it was first held stays what it was.
func (c Conference) Next() (on timescale.Date, begins string) {
	if c.State == Adjourned {
		return c.ResumesOn, c.ResumesAt
	}
	return c.HeldOn, c.Begins
}

// Resumed reports whether the conference has been adjourned, and has gone on since.
func (c Conference) Resumed() bool { return !c.SatOn.IsZero() && c.SatOn.After(c.HeldOn) }

// Over reports whether nothing more will happen at the conference.
func (c Conference) Over() bool { return c.State == Closed || c.State == Cancelled }

// Leavable reports whether a child whose plan has ended leaves this conference: a review that has not begun.
func (c Conference) Leavable(child access.PersonID) bool {
	return c.Kind == Review && (c.State == ToBeBooked || c.State == Booked) && c.Includes(child)
}

// ErrOver means that the conference is closed or cancelled.
var ErrOver = fault.New("", "This conference is over, so nothing about it can be changed here. Tell the chair or the social worker what you want to say")

// StillToCome refuses what can only be done until the conference is over: who comes, what they bring and what was said of
// it stand from then on.
func (c Conference) StillToCome() error {
	if c.Over() {
		return ErrOver
	}
	return nil
}

// Includes reports whether the conference is about this child.
func (c Conference) Includes(child access.PersonID) bool {
	return slices.Contains(c.Children, child)
}
