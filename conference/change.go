package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ChangeKind is what happened to a conference's booking.
type ChangeKind string

// The changes.
const (
	WasRequested   ChangeKind = "requested"
	WasBooked      ChangeKind = "booked"
	WasChanged     ChangeKind = "changed"
	ChairStoodDown ChangeKind = "chair stood down"
	WasPostponed   ChangeKind = "postponed"
	WasCancelled   ChangeKind = "cancelled"
	WasAdjourned   ChangeKind = "adjourned"
	WasInquorate   ChangeKind = "inquorate"
	WasReconvened  ChangeKind = "reconvened"
)

// Change is one change, with its reason, who agreed to it, and who was told.
type Change struct {
	ID         string
	Conference ID
	Kind       ChangeKind
	Was, Now   timescale.Date
	By         access.AccountID
	AgreedBy   access.AccountID
	At         timescale.Instant
	Reason     string
	Family     string // why a day was given up or another chairs it, in the words that the family reads
	Told       []Told

	WasChair, NowChair access.AccountID // where another chair took the place of one
}

// The rules for a change.
var (
	ErrNoChange       = fault.New("change", "Choose what has happened to the conference")
	ErrChangeReason   = fault.New("reason", "Enter the reason")
	ErrChangeApproval = fault.New("agreed-by", "Choose who agreed")
	ErrChangeOwn      = fault.New("agreed-by", "Choose somebody other than yourself: this takes two people")
	ErrFamilyWhy      = fault.New("family", "Choose or enter what the family reads about why")
	ErrNotNow         = fault.New("change", "This cannot be done to the conference as it is now. Choose another change")
	ErrReviewNeeded   = fault.New("change", "A child of this review has a child protection plan, and the plan cannot go on without a review. Postpone it instead")
	ErrToldHow        = fault.New("told", "For each person told, choose how and enter the date")
	ErrQuorateAhead   = fault.New("change", "Whether enough agencies come shows on the day itself. Postpone the conference if it cannot be held then")
)

// changes says out of which states each change can be made, and the state it leads to; what was adjourned once waits as
// adjourned for another day. The clock's due day and last day are never touched: a postponed or inquorate conference is as
// late as it is.
//
//nolint:gochecknoglobals // a table of rules, never written to
var changes = map[ChangeKind]struct {
	from []State
	to   State
}{
	WasPostponed:  {[]State{Booked, Adjourned}, ToBeBooked},
	WasCancelled:  {[]State{ToBeBooked, Booked}, Cancelled},
	WasAdjourned:  {[]State{Open}, Adjourned},
	WasInquorate:  {[]State{Booked, Open, Adjourned}, ToBeBooked},
	WasReconvened: {[]State{Adjourned}, Open},
}

// Changes are those that can be made to a conference as it is today.
func (c Conference) Changes(today timescale.Date) []ChangeKind {
	var can []ChangeKind
	for _, k := range []ChangeKind{WasPostponed, WasInquorate, WasAdjourned, WasReconvened, WasCancelled} {
		if slices.Contains(changes[k].from, c.State) && c.inTime(k, today) == nil {
			can = append(can, k)
		}
	}
	return can
}

// MayCancel refuses to cancel a review without which somebody's protection plan would be left unreviewed: these are the
// children under such a plan for whom no other review is on its way.
func (c Conference) MayCancel(unreviewed []access.PersonID) error {
	if c.Kind == Review && slices.ContainsFunc(unreviewed, c.Includes) {
		return ErrReviewNeeded
	}
	return nil
}

// inTime refuses what cannot have happened yet, or has no day that it could happen to.
func (c Conference) inTime(k ChangeKind, today timescale.Date) error {
	next, _ := c.Next()
	switch k {
	case WasInquorate:
		if next.IsZero() || next.After(today) {
			return ErrQuorateAhead
		}
	case WasPostponed:
		if next.IsZero() {
			return ErrNotNow // an adjourned conference without a day
		}
	case WasRequested, WasBooked, WasChanged, ChairStoodDown, WasCancelled, WasAdjourned, WasReconvened:
	}
	return nil
}

// GivesUpDay reports whether the change gives up a day on which the family was to come, or the whole conference: they are
// told why, in words of their own.
func (k ChangeKind) GivesUpDay() bool {
	return k == WasPostponed || k == WasInquorate || k == WasAdjourned || k == WasCancelled
}

// Agreed says what is missing from a change that takes a reason and somebody else's agreement.
func (ch Change) Agreed() error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(ch.Reason) != "", ErrChangeReason)
	wrong.Check(ch.AgreedBy != "", ErrChangeApproval)
	wrong.Check(ch.AgreedBy == "" || ch.AgreedBy != ch.By, ErrChangeOwn)
	for _, t := range ch.Told {
		if t.How == "" || t.On.IsZero() || !slices.Contains(Tellings(), t.How) {
			wrong.Check(false, ErrToldHow)
			break
		}
	}
	return wrong.Err()
}

// Apply makes a change. It takes a reason and somebody else's agreement, and leaves the clock running.
func (c Conference) Apply(ch Change) (Conference, error) {
	var wrong fault.List
	rule, known := changes[ch.Kind]
	switch {
	case !known:
		wrong.Check(false, ErrNoChange)
	case !slices.Contains(rule.from, c.State):
		wrong.Check(false, ErrNotNow)
	default:
		wrong.Add(c.inTime(ch.Kind, ch.At.Date()))
	}
	wrong.Check(!ch.Kind.GivesUpDay() || strings.TrimSpace(ch.Family) != "", ErrFamilyWhy)
	wrong.Add(ch.Agreed())
	if err := wrong.Err(); err != nil {
		return c, err
	}
	to := rule.to
	if to == ToBeBooked && (c.State == Adjourned || c.Resumed()) {
		to = Adjourned
	}
	c.State = to
	switch to {
	case Open:
		c.SatOn = ch.At.Date()
	case Adjourned:
		c.ResumesOn, c.ResumesAt = timescale.Date{}, ""
	case ToBeBooked:
		c.SatOn = timescale.Date{}
		c.HeldOn, c.Begins, c.Ends, c.LateAgreedBy = timescale.Date{}, "", "", ""
		c.OpenedAt = timescale.Instant{}
		c.Words.LateReason = ""
	case Booked, Closed, Cancelled:
	}
	return c, nil
}
