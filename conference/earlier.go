package conference

import (
	"kith/access"
	"kith/timescale"
)

// EarlierKind is what something of an earlier day was.
type EarlierKind string

// What is kept of an earlier day, and shown as earlier.
const (
	EarlierAttendance EarlierKind = "attendance"
	EarlierTalk       EarlierKind = "talk"
	EarlierReason     EarlierKind = "reason"
	EarlierItem       EarlierKind = "item"
	EarlierScore      EarlierKind = "score"
	EarlierView       EarlierKind = "view"
	EarlierDecision   EarlierKind = "decision"
	EarlierNextSteps  EarlierKind = "next steps"
	EarlierDanger     EarlierKind = "danger statement"
	EarlierLine       EarlierKind = "line of the outline plan"
)

// Earlier is something that belonged to a day of the conference which was given up: it was postponed or not quorate. A day
// on which the conference is held again begins anew, and what was said on the day before stays, as earlier. Of a day that
// was adjourned it is the chair's reasons for opening, which the next day asks for again.
type Earlier struct {
	Change     string // the change that ended the day
	Kind       EarlierKind
	Invitation string
	Child      access.PersonID
	Gate       GateKey // of a reason
	Item       string  // of the agenda
	State      string  // how somebody was there, what they thought, what was decided
	By         access.AccountID
	At         timescale.Instant
	Text       string
}

// DayGivenUp is a day on which the conference was to be held, and was not, or did not come to its end.
type DayGivenUp struct {
	Change string
	Kind   ChangeKind
	On     timescale.Date
	Why    string // in the words that the family reads, empty where none were given
}

// Anew is the invitation as a new day finds it: nobody is there yet. What an agency sent in writing stays sent.
func (i Invitation) Anew() (Invitation, bool) {
	if i.Presence == Unmarked {
		return i, false
	}
	i.Presence, i.ArrivedAt, i.LeftAt = Unmarked, timescale.Instant{}, timescale.Instant{}
	i.Words.Parts = ""
	if i.State != Deputised {
		i.Words.Deputy = ""
	}
	return i, true
}

// Adjourned is the invitation when the conference stops for the day: whoever is there leaves, and comes again.
func (i Invitation) Adjourned(now timescale.Instant) (Invitation, bool) {
	if !i.IsThere() {
		return i, false
	}
	i.LeftAt = now
	return i, true
}
