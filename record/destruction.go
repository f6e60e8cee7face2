package record

import (
	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// DestructionState is how far the end of a family's record has come.
type DestructionState string

// The states.
const (
	DestructionProposed DestructionState = "proposed"
	DestructionAgreed   DestructionState = "agreed"
	DestructionStopped  DestructionState = "stopped"
	DestructionBack     DestructionState = "taken back"
	DestructionDone     DestructionState = "done"
)

// WhyBack is why an end that was agreed was taken back by itself.
type WhyBack string

// The reasons.
const (
	BackDoneSince  WhyBack = "done since"
	BackKeptLonger WhyBack = "kept longer"
)

// DestructionWait is how many days after the second person agreed a record is destroyed: time in which anybody may stop it.
const DestructionWait = 30

// Retained is how long a family's record is kept, as the procedure says.
type Retained struct {
	Last   timescale.Date // the last day on which anything was done for the family
	Until  timescale.Date // the first day on which its time is over; none where the partnership has not said how long
	Rule   string
	Source string
}

// Destruction is the end of a family's record: proposed because its time is over, agreed by somebody else, and carried out after a
// wait unless somebody stops it. It says nothing of the case, for it outlives it.
type Destruction struct {
	ID         string
	Family     access.FamilyID
	State      DestructionState
	Kept       Retained
	ProposedBy access.AccountID
	ProposedAt timescale.Instant
	AgreedBy   access.AccountID
	AgreedAt   timescale.Instant
	On         timescale.Date // the day from which it is destroyed
	StoppedBy  access.AccountID
	StoppedAt  timescale.Instant
	BackAt     timescale.Instant
	BackWhy    WhyBack
	DoneAt     timescale.Instant
	Version    int
}

// Open reports whether it is still to come.
func (d Destruction) Open() bool {
	return d.State == DestructionProposed || d.State == DestructionAgreed
}

// The rules for the end of a record.
var (
	ErrNoKeeping    = fault.New("", "Your partnership has not said how long records are kept. An administrator or the unit enters that on the page of the procedure, with its source")
	ErrKeptStill    = fault.New("", "The time for which this record is kept is not over")
	ErrOnHold       = fault.New("", "This record is on hold. Nothing can be destroyed until every hold is lifted")
	ErrProposed     = fault.New("", "Its destruction has been proposed already. Open the page again")
	ErrNotProposed  = fault.New("", "Nothing is proposed here any more. Open the page again")
	ErrAgreesOwn    = fault.New("", "You proposed this. Somebody else has to agree to it")
	ErrAgreed       = fault.New("", "Somebody has agreed to it already. Open the page again")
	ErrKeyGone      = fault.New("", "The key of this record is gone, so nothing can be written down about it any more")
	ErrHoldWhy      = fault.New("why", "Choose why the record has to be kept")
	ErrHoldNote     = fault.New("note", "Say in a few words which inquiry, court case or request it is")
	ErrHoldTooLong  = fault.New("note", "Write 500 characters or fewer")
	ErrNotHeld      = fault.New("", "That hold is lifted already. Open the page again")
	ErrWhichHold    = fault.New("hold", "Choose which hold is lifted")
	ErrLiftWhy      = fault.New("lifted", "Say why it need not be kept any longer")
	errNotDestroyed = fault.New("", "It is not to be destroyed now")
)

// Propose says that a record's time is over. It is refused while the time runs, while no time is set, and while it is on hold.
func Propose(f access.FamilyID, kept Retained, held bool, today timescale.Date) (Destruction, error) {
	switch {
	case held:
		return Destruction{}, ErrOnHold
	case kept.Until.IsZero():
		return Destruction{}, ErrNoKeeping
	case today.Before(kept.Until):
		return Destruction{}, ErrKeptStill
	}
	return Destruction{Family: f, State: DestructionProposed, Kept: kept}, nil
}

// Agree is a second person's. The time is looked at again: something may have been done for the family since.
func (d Destruction) Agree(by access.AccountID, kept Retained, held bool, now timescale.Instant) (Destruction, error) {
	switch {
	case d.State == DestructionAgreed:
		return d, ErrAgreed
	case d.State != DestructionProposed:
		return d, ErrNotProposed
	case by == d.ProposedBy:
		return d, ErrAgreesOwn
	}
	if _, err := Propose(d.Family, kept, held, now.Date()); err != nil {
		return d, err
	}
	d.State, d.Kept, d.AgreedBy, d.AgreedAt = DestructionAgreed, kept, by, now
	d.On = now.Date().AddDays(DestructionWait)
	return d, nil
}

// Lifted is what becomes of it when a hold is lifted: what was agreed waits anew, so that nobody ends a record by lifting a hold.
func (d Destruction) Lifted(today timescale.Date) Destruction {
	if again := today.AddDays(DestructionWait); d.State == DestructionAgreed && d.On.Before(again) {
		d.On = again
	}
	return d
}

// Stop keeps the record after all.
func (d Destruction) Stop(by access.AccountID, now timescale.Instant) (Destruction, error) {
	if !d.Open() {
		return d, ErrNotProposed
	}
	d.State, d.StoppedBy, d.StoppedAt = DestructionStopped, by, now
	return d, nil
}

// Carry says that it is carried out now: not before its day, and not while it is on hold. It is taken back instead where something was done
// for the family since it was agreed, or where the time of its record, as the procedure of today has it, is not over any more.
func (d Destruction) Carry(kept Retained, held bool, now timescale.Instant) (Destruction, error) {
	switch {
	case d.State != DestructionAgreed || held || now.Date().Before(d.On):
		return d, errNotDestroyed
	case kept.Last.After(d.Kept.Last):
		d.State, d.BackAt, d.BackWhy = DestructionBack, now, BackDoneSince
	case kept.Until.IsZero() || now.Date().Before(kept.Until):
		d.State, d.BackAt, d.BackWhy = DestructionBack, now, BackKeptLonger
	default:
		d.State, d.DoneAt = DestructionDone, now
	}
	return d, nil
}

// WhyHeld is why a record must be kept whatever its time.
type WhyHeld string

// The reasons.
const (
	HeldInquiry   WhyHeld = "inquiry"
	HeldCourt     WhyHeld = "court"
	HeldComplaint WhyHeld = "complaint"
	HeldRequest   WhyHeld = "request"
	HeldOther     WhyHeld = "other"
)

// WhyHelds are all of them, in the order of a form.
func WhyHelds() []WhyHeld {
	return []WhyHeld{HeldInquiry, HeldCourt, HeldComplaint, HeldRequest, HeldOther}
}

// Words is the reason as people read it.
func (w WhyHeld) Words() string {
	switch w {
	case HeldInquiry:
		return "An inquiry or a review"
	case HeldCourt:
		return "A court case, or a claim"
	case HeldComplaint:
		return "A complaint"
	case HeldRequest:
		return "Somebody asked to see what is held about them"
	case HeldOther:
		return "Another reason"
	}
	return ""
}

// Hold keeps a family's record from being destroyed until it is lifted. Several may, each for a reason of its own.
type Hold struct {
	ID       string
	Why      WhyHeld
	Words    HoldWords
	PlacedBy access.AccountID
	PlacedAt timescale.Instant
	LiftedBy access.AccountID
	LiftedAt timescale.Instant
	LookedAt timescale.Instant // when somebody last said that it is needed still
	Version  int
}

// HoldWords are sealed with the family's key.
type HoldWords struct {
	Note   string `json:"note"`
	Lifted string `json:"lifted,omitempty"`
}

const mostHoldWords = 500

// Check says what is wrong with a hold.
func (h Hold) Check() error {
	var wrong fault.List
	wrong.Check(h.Why.Words() != "", ErrHoldWhy)
	wrong.Check(h.Words.Note != "", ErrHoldNote)
	wrong.Check(len([]rune(h.Words.Note)) <= mostHoldWords, ErrHoldTooLong)
	return wrong.Err()
}

// HoldLooked is after how many months it is looked whether a hold is needed still: our own, and nobody's rule.
const HoldLooked = 12

// LookAgainOn is the day from which it is looked whether a hold is needed still.
func (h Hold) LookAgainOn() timescale.Date {
	if !h.LookedAt.IsZero() {
		return h.LookedAt.Date().AddMonths(HoldLooked)
	}
	return h.PlacedAt.Date().AddMonths(HoldLooked)
}

// Lift ends a hold, with why.
func (h Hold) Lift(by access.AccountID, why string, now timescale.Instant) (Hold, error) {
	switch {
	case !h.LiftedAt.IsZero():
		return h, ErrNotHeld
	case why == "":
		return h, ErrLiftWhy
	}
	h.Words.Lifted, h.LiftedBy, h.LiftedAt = why, by, now
	return h, nil
}
