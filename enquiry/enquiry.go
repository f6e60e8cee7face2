// Package enquiry is the section 47 enquiry: the concern, the strategy discussion that starts it, what the agencies
// think, and how it ends. Its source is the Children Act 1989, section 47, and Working Together 2023, chapter 3.
package enquiry

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ID names an enquiry.
type ID string

// State is how far an enquiry has come.
type State string

// The states.
const (
	Concern   State = "concern"
	Enquiring State = "enquiring"
	Concluded State = "concluded"
)

// Outcome is how an enquiry ends.
type Outcome string

// The outcomes. Only the first leads to a conference; the others end the enquiry with a reason.
const (
	Undecided       Outcome = ""
	HoldConference  Outcome = "conference"
	ChildInNeed     Outcome = "child in need"
	NoFurtherAction Outcome = "no further action"
)

// Enquiry is one section 47 enquiry about one or more children of a family.
type Enquiry struct {
	ID          ID
	Family      access.FamilyID
	State       State
	Children    []access.PersonID
	ReferredOn  timescale.Date
	Source      string // a code of reference.ReferralSources
	PrimaryNeed string // a code of reference.PrimaryNeeds
	Basis       Basis
	StartedOn   timescale.Date // the day the enquiry began, as the national return counts
	TargetOn    timescale.Date // the return's last day for a conference, counted from StartedOn
	Proposed    Outcome
	ProposedBy  access.AccountID
	Outcome     Outcome
	ConcludedOn timescale.Date
	AgreedBy    access.AccountID
	RecordedBy  access.AccountID
	Version     int
	Words       Words
}

// Words are what people said. They are sealed with the family's key.
type Words struct {
	From    string `json:"from"`              // who raised the concern
	Agency  string `json:"agency"`            // their agency, or the public
	Concern string `json:"concern"`           // what it is
	Reason  string `json:"reason,omitempty"`  // why the enquiry ended as it did
	Alone   string `json:"alone,omitempty"`   // why no other agency was consulted, where none was
	Decided string `json:"decided,omitempty"` // what the manager who agreed wrote
}

// The rules for a concern.
var (
	ErrNoConcern     = fault.New("concern", "Enter what the concern is")
	ErrNoAgency      = fault.New("agency", "Enter which agency raised the concern, or that it was a member of the public")
	ErrNoReferral    = fault.New("referred", "Enter the date the concern came in")
	ErrReferralLater = fault.New("referred", "The date the concern came in must be today or in the past")
	ErrNoSource      = fault.New("source", "Choose where the concern came from")
	ErrNoChildren    = fault.New("known", "Enter at least one child")
)

// Begin is a concern as it comes in, before anyone has decided what to do about it.
func Begin(e Enquiry, today timescale.Date) (Enquiry, error) {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(e.Words.Concern) != "", ErrNoConcern)
	wrong.Check(strings.TrimSpace(e.Words.Agency) != "", ErrNoAgency)
	wrong.Check(e.Source != "", ErrNoSource)
	wrong.Check(len(e.Children) > 0, ErrNoChildren)
	switch {
	case e.ReferredOn.IsZero():
		wrong.Check(false, ErrNoReferral)
	case e.ReferredOn.After(today):
		wrong.Check(false, ErrReferralLater)
	}
	e.State, e.Outcome, e.Version = Concern, Undecided, 1
	return e, wrong.Err()
}
