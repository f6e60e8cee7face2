package deadline

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Reason is why something is late, who said so, and who agreed.
type Reason struct {
	ID       string
	Deadline string
	Said     string
	By       access.AccountID
	At       timescale.Instant
	AgreedBy access.AccountID // none while nobody has
	AgreedAt timescale.Instant
}

// The rules for a reason.
var (
	ErrNotLate      = fault.New("", "This is not late, so there is nothing to give a reason for")
	ErrNoReason     = fault.New("why", "Enter why it is late")
	ErrNoneGiven    = fault.New("", "No reason has been given yet, so there is nothing to agree to")
	ErrReasonNewer  = fault.New("", "Another reason has been given since you looked. Read it before you agree")
	ErrReasonSigned = fault.New("", "Somebody has agreed to this reason already")
	ErrOwnReason    = fault.New("", "Somebody else has to agree to the reason that you gave: this takes two people")
)

// GiveReason says why it is late, as of a moment. It is refused for what is not: nobody has to account for that. A reason never
// holds anything up, and may be given at any time after.
func (d Deadline) GiveReason(id, said string, by access.AccountID, at timescale.Instant) (Reason, error) {
	var wrong fault.List
	wrong.Check(d.Late(at.Date()), ErrNotLate)
	wrong.Check(strings.TrimSpace(said) != "", ErrNoReason)
	return Reason{ID: id, Deadline: d.ID, Said: strings.TrimSpace(said), By: by, At: at}, wrong.Err()
}

// AgreeTo is somebody agreeing to the reason that stands, the last of those given, which they have read.
func AgreeTo(given []Reason, read string, by access.AccountID, at timescale.Instant) (Reason, error) {
	if len(given) == 0 {
		return Reason{}, ErrNoneGiven
	}
	r := given[len(given)-1]
	switch {
	case r.ID != read:
		return r, ErrReasonNewer
	case r.AgreedBy != "":
		return r, ErrReasonSigned
	case r.By == by:
		return r, ErrOwnReason
	}
	r.AgreedBy, r.AgreedAt = by, at
	return r, nil
}

// Held shuts a reason away for professionals, and for whoever gave it. It may say of a family what no family may read of
// another, and what not every professional has to know: see access.ReadWhyLate.
func (r Reason) Held() access.Held[Reason] {
	return access.Hold(r, access.For(access.Professionals), nil, access.Party(r.By))
}
