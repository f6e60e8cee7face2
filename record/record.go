// Package record is the agreed record of a conference: arranged from what was said and decided there, with nothing
// typed twice; checked by the recorder, signed by the chair, issued; a copy built up for each recipient; corrections,
// which make another issue and keep the one before.
package record

import (
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/timescale"
)

// ID names one issue of the record of a conference.
type ID string

// State is how far a record has come.
type State string

// The states.
const (
	Draft   State = "draft"   // assembled, open to the recorder
	Checked State = "checked" // the recorder has checked it; it waits for the chair
	Signed  State = "signed"  // the chair has signed it, and approved who gets what
	Issued  State = "issued"
)

// Record is one issue of the record of a conference. Its content is not kept with it: it is assembled from the
// conference until it is issued, and after that each recipient's copy holds what they were given.
type Record struct {
	ID         ID
	Family     access.FamilyID
	Conference conference.ID
	Edition    int // their order, never shown: a recipient may not have had all of them
	State      State
	CheckedBy  access.AccountID
	CheckedAt  timescale.Instant
	SignedBy   access.AccountID
	SignedAt   timescale.Instant
	Approval   string // what the chair approved, as one opaque word
	IssuedBy   access.AccountID
	IssuedAt   timescale.Instant
	DueOn      timescale.Date // the day by which the parents should have it
	LimitOn    timescale.Date // the last day on which that is not late
	Version    int
	Words      Words
}

// Words are sealed with the family's key.
type Words struct {
	SentBack   string `json:"sentBack,omitempty"`   // what the chair asked the recorder to look at again
	LateReason string `json:"lateReason,omitempty"` // why it was issued after its last day, as the family will read it
}

// The rules for a record.
var (
	ErrNotClosed    = fault.New("", "The conference is not closed yet. Close it first, then check the record")
	ErrChairChecks  = fault.New("", "The chair signs the record, so somebody else checks it. Ask the recorder to check it")
	ErrNotDraft     = fault.New("", "This record has already been checked. Look at it again to see where it is now")
	ErrNotChecked   = fault.New("", "The record has not been checked yet. Ask the recorder to check it before you sign it")
	ErrNotSigned    = fault.New("", "The chair has not signed the record yet. Ask the chair to sign it")
	ErrListChanged  = fault.New("", "What a recipient gets has changed since the chair signed. Send the record back to the chair to sign again")
	ErrNobody       = fault.New("", "Nobody was invited to this conference, so there is nobody to give the record to. Add an invitation first")
	ErrWhyLate      = fault.New("late", "Say why the record is late. The family will read this")
	ErrWhySentBack  = fault.New("why", "Say what the recorder should look at again")
	ErrNothingNew   = fault.New("should", "Enter what the record should say")
	ErrWhyCorrected = fault.New("reason", "Say why it is corrected, and who asked. Everyone who has this line will read this")
	ErrStillOpen    = fault.New("", "The record has not been issued yet. Correct it where it stands")
)

// Check is the recorder's word that the record says what was said. Whoever chaired does not check it.
func (r Record) Check(by, chair access.AccountID, at timescale.Instant) (Record, error) {
	if r.State != Draft {
		return r, ErrNotDraft
	}
	if by == chair {
		return r, ErrChairChecks
	}
	r.State, r.CheckedBy, r.CheckedAt, r.Words.SentBack = Checked, by, at, ""
	return r, nil
}

// SendBack returns a checked or signed record to the recorder.
func (r Record) SendBack(why string) (Record, error) {
	if strings.TrimSpace(why) == "" {
		return r, ErrWhySentBack
	}
	switch r.State {
	case Checked, Signed:
		r.State, r.Approval, r.Words.SentBack = Draft, "", strings.TrimSpace(why)
		return r, nil
	case Draft, Issued:
	}
	return r, ErrNotChecked
}

// Sign is the chair's: it covers the record and who gets which copy of it, which is what approval stands for.
func (r Record) Sign(by access.AccountID, approval string, at timescale.Instant) (Record, error) {
	if r.State != Checked {
		return r, ErrNotChecked
	}
	if by == r.CheckedBy {
		return r, ErrChairChecks
	}
	r.State, r.SignedBy, r.SignedAt, r.Approval = Signed, by, at, approval
	return r, nil
}

// Unsign takes the chair's signature off a record whose copies have changed since.
func (r Record) Unsign() (Record, error) {
	if r.State != Signed {
		return r, ErrNotSigned
	}
	r.State, r.Approval = Checked, ""
	return r, nil
}

// Issue makes the copies final. It is refused when what the chair approved has changed, and asks why when it is late.
func (r Record) Issue(by access.AccountID, approval, late string, at timescale.Instant) (Record, error) {
	switch {
	case r.State != Signed:
		return r, ErrNotSigned
	case approval != r.Approval:
		return r, ErrListChanged
	case r.LateOn(at.Date()) && strings.TrimSpace(late) == "":
		return r, ErrWhyLate
	}
	r.State, r.IssuedBy, r.IssuedAt = Issued, by, at
	if r.LateOn(at.Date()) {
		r.Words.LateReason = strings.TrimSpace(late)
	}
	return r, nil
}

// LateOn reports whether parents who get the record on a day get it late.
func (r Record) LateOn(day timescale.Date) bool {
	last := r.LimitOn
	if last.IsZero() {
		last = r.DueOn
	}
	return !last.IsZero() && day.After(last)
}

// Correction says what one line of the record should say. What it was made from stays as it was.
type Correction struct {
	ID    string
	Line  Ref
	By    access.AccountID
	At    timescale.Instant
	Words CorrectionWords
}

// CorrectionWords are sealed, and read by everyone whose copy has the line.
type CorrectionWords struct {
	Said   string `json:"said"` // how the record read before
	Should string `json:"should"`
	Reason string `json:"reason"`
}

// Check says what is wrong with a correction.
func (c Correction) Check() error {
	var wrong fault.List
	should := strings.TrimSpace(c.Words.Should)
	wrong.Check(should != "" && should != strings.TrimSpace(c.Words.Said), ErrNothingNew)
	wrong.Check(strings.TrimSpace(c.Words.Reason) != "", ErrWhyCorrected)
	return wrong.Err()
}
