package record

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// AccessState is how far a request for what is held about somebody has come.
type AccessState string

// The states.
const (
	AccessAsked    AccessState = "asked"
	AccessPrepared AccessState = "prepared"
	AccessChecked  AccessState = "checked"
	AccessGiven    AccessState = "given"
)

// Confirmed is how it was confirmed who asks.
type Confirmed string

// The ways.
const (
	KnownToWorker Confirmed = "known to the worker"
	ByDocument    Confirmed = "document"
	ActingFor     Confirmed = "proof of acting for them"
)

// AccessRequest is somebody asking for what is held about them (UK GDPR, Article 15), or a parent for a child who is too young to ask.
// One prepares what they are given and another checks it; what was checked is what is given, or it is checked again.
type AccessRequest struct {
	ID         string
	About      access.PersonID
	For        access.PersonID
	State      AccessState
	AskedOn    timescale.Date
	Identity   Confirmed
	Due        timescale.Date
	Longer     timescale.Date // the last day, where it takes longer
	RecordedBy access.AccountID
	PreparedBy access.AccountID
	CheckedBy  access.AccountID
	Mark       string // of what was checked
	GivenBy    access.AccountID
	GivenOn    timescale.Date
	Version    int
	Words      AccessWords
}

// AccessWords are sealed with the family's key.
type AccessWords struct {
	WhyFor string `json:"whyFor,omitempty"` // why it is right that somebody else is given a child's
	Longer string `json:"longer,omitempty"` // why it takes longer
}

// Last is the day by which it is answered.
func (a AccessRequest) Last() timescale.Date {
	if a.Longer.IsZero() {
		return a.Due
	}
	return a.Longer
}

// The rules for a request.
var (
	ErrAccessWho     = fault.New("about", "Choose whose information was asked for")
	ErrAccessFor     = fault.New("for", "Choose who is given it")
	ErrAccessWhyFor  = fault.New("why", "Say why it is right that somebody else is given it")
	ErrAccessOn      = fault.New("asked", "Enter the day on which it was asked for. It must be today or in the past")
	ErrIdentity      = fault.New("identity", "Choose how it was confirmed who asks")
	ErrWhyLonger     = fault.New("longer", "Say why it takes longer. The person is told")
	ErrLongerTooLate = fault.New("", "The day has gone by. It can be made longer only before that")
	ErrLongerAlready = fault.New("", "It has been made longer already. It cannot be made longer again")
	ErrPrepareFirst  = fault.New("", "Prepare it first")
	ErrChecksOwn     = fault.New("", "You prepared this. Somebody else has to check it")
	ErrBundleChanged = fault.New("", "What is held has changed since you looked, or since it was checked. Look through it again")
	ErrNotCheckedYet = fault.New("", "A second person has to check it before it is given")
	ErrGivenAlready  = fault.New("", "It has been given already")
)

// Check says what is wrong with a request.
func (a AccessRequest) Check(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(a.About != "", ErrAccessWho)
	wrong.Check(a.For != "", ErrAccessFor)
	wrong.Check(a.For == a.About || strings.TrimSpace(a.Words.WhyFor) != "", ErrAccessWhyFor)
	wrong.Check(!a.AskedOn.IsZero() && !a.AskedOn.After(today), ErrAccessOn)
	wrong.Check(a.Identity == KnownToWorker || a.Identity == ByDocument || a.Identity == ActingFor, ErrIdentity)
	return wrong.Err()
}

// Prepare says that it is ready to be checked.
func (a AccessRequest) Prepare(by access.AccountID) (AccessRequest, error) {
	if a.State == AccessGiven {
		return a, ErrGivenAlready
	}
	a.State, a.PreparedBy, a.CheckedBy, a.Mark = AccessPrepared, by, "", ""
	return a, nil
}

// CheckBundle is a second person's: seen is the mark of what they looked through, now of what would be given.
func (a AccessRequest) CheckBundle(by access.AccountID, seen, now string) (AccessRequest, error) {
	switch {
	case a.State == AccessGiven:
		return a, ErrGivenAlready
	case a.State == AccessAsked:
		return a, ErrPrepareFirst
	case by == a.PreparedBy:
		return a, ErrChecksOwn
	case seen == "" || seen != now:
		return a, ErrBundleChanged
	}
	a.State, a.CheckedBy, a.Mark = AccessChecked, by, now
	return a, nil
}

// Give notes that it was given. Only what was checked can be.
func (a AccessRequest) Give(by access.AccountID, now string, today timescale.Date) (AccessRequest, error) {
	switch {
	case a.State == AccessGiven:
		return a, ErrGivenAlready
	case a.State != AccessChecked:
		return a, ErrNotCheckedYet
	case now != a.Mark:
		return a, ErrBundleChanged
	}
	a.State, a.GivenBy, a.GivenOn = AccessGiven, by, today
	return a, nil
}

// TakeLonger makes the time longer, once, before it is over, with the reason that the person is told.
func (a AccessRequest) TakeLonger(until timescale.Date, why string, today timescale.Date) (AccessRequest, error) {
	switch {
	case a.State == AccessGiven:
		return a, ErrGivenAlready
	case !a.Longer.IsZero():
		return a, ErrLongerAlready
	case today.After(a.Due):
		return a, ErrLongerTooLate
	case strings.TrimSpace(why) == "":
		return a, ErrWhyLonger
	}
	a.Longer, a.Words.Longer = until, strings.TrimSpace(why)
	return a, nil
}

// BundleItem is one thing that is held about somebody, and where it came from.
type BundleItem struct {
	Group string         `json:"group"`
	Text  string         `json:"text"`
	From  string         `json:"from"`
	On    timescale.Date `json:"on,omitzero"`
	Ref   Ref            `json:"ref"`
}
