package sharing

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Asked is whether somebody of the family was asked, and what they said.
type Asked string

// What may be known of it.
const (
	AskedNotKnown Asked = "not yet known"
	Agreed        Asked = "agreed"
	SaidNo        Asked = "said no"
	NotAsked      Asked = "not asked"
)

// Reason is why something was shared with whoever was not asked or said no: the three of the families' guide, or another
// lawful ground.
type Reason string

// The reasons.
const (
	ReasonNotKnown Reason = "not yet known"
	FindOut        Reason = "find out urgently"
	AtRisk         Reason = "at risk of harm"
	SeriousCrime   Reason = "serious crime"
	AnotherReason  Reason = "another lawful ground"
)

// Reasons lists them in the order that a form offers them.
func Reasons() []Reason {
	return []Reason{FindOut, AtRisk, SeriousCrime, AnotherReason, ReasonNotKnown}
}

// Told is whether somebody was told that it was shared.
type Told string

// What may be known of it. Whoever may read it finds it on their own page.
const (
	ToldNotKnown Told = "not yet known"
	WasTold      Told = "told"
	MayRead      Told = "may read it"
	AddsToRisk   Told = "would add to the risk"
)

// Reads reports whether whoever it is about may read of it.
func (t Told) Reads() bool { return t == WasTold || t == MayRead }

// Answer is what one of the family was asked and told, and said, of what was shared.
type Answer struct {
	Sharing     string
	Person      access.PersonID
	Asked       Asked
	Reason      Reason // none where they agreed, or where it is not known whether they were asked
	Told        Told
	ToldOn      timescale.Date // of somebody who was told
	LookAgainOn timescale.Date // where telling them would add to the risk
	By          access.AccountID
	At          timescale.Instant
	Words       AnswerWords
}

// AnswerWords are sealed with the family's key.
type AnswerWords struct {
	Said   string `json:"said,omitempty"`   // in their own words
	Reason string `json:"reason,omitempty"` // another lawful ground, as it is named
	Risk   string `json:"risk,omitempty"`   // why telling them would add to the risk
}

// longestKept is how many months may pass until somebody looks whether telling would still add to the risk, as for whatever else is
// kept from somebody.
const longestKept = 6

// The rules for asking and telling.
var (
	ErrAsked       = fault.New("asked", "Choose whether they were asked, or that it is not yet known")
	ErrReason      = fault.New("reason", "Choose why it was shared all the same, or that it is not yet known")
	ErrReasonWords = fault.New("lawful", "Name the other lawful ground")
	ErrTold        = fault.New("told", "Choose whether they were told, or that it is not yet known")
	ErrNoPage      = fault.New("told", "They have no page of their own to read it on. Choose whether they were told another way, or that it is not yet known")
	ErrToldOn      = fault.New("told-on", "Enter the day on which they were told")
	ErrToldLater   = fault.New("told-on", "The day must be today or in the past")
	ErrRiskWhy     = fault.New("risk", "Say why telling them would add to the risk. None of the family reads it")
	ErrNoAgain     = fault.New("again", "Enter the day on which somebody looks again whether they can be told")
	ErrAgainPast   = fault.New("again", "The day to look again must be after today")
	ErrAgainLate   = fault.New("again", "Look again within six months. It can be kept for longer then")
)

// Settle leaves out of an answer what does not go with it, and says what is wrong with the rest.
func (a Answer) Settle(of Concerned, today timescale.Date) (Answer, error) {
	var wrong fault.List
	if !of.Asked {
		a.Asked, a.Words.Said = AskedNotKnown, ""
	}
	wrong.Check(slices.Contains([]Asked{AskedNotKnown, Agreed, SaidNo, NotAsked}, a.Asked), ErrAsked)
	wrong.Add(short("said", a.Words.Said))
	if a.Asked != SaidNo && a.Asked != NotAsked {
		a.Reason = ReasonNotKnown
	}
	wrong.Check(slices.Contains(Reasons(), a.Reason), ErrReason)
	if a.Reason != AnotherReason {
		a.Words.Reason = ""
	}
	wrong.Check(a.Reason != AnotherReason || strings.TrimSpace(a.Words.Reason) != "", ErrReasonWords)
	wrong.Add(short("lawful", a.Words.Reason))
	if !of.Told {
		a.Told = ToldNotKnown
	}
	wrong.Check(a.Told != MayRead || of.Page, ErrNoPage)
	a, err := a.settleTold(today)
	wrong.Add(err)
	return a, wrong.Err()
}

func (a Answer) settleTold(today timescale.Date) (Answer, error) {
	var wrong fault.List
	wrong.Check(slices.Contains([]Told{ToldNotKnown, WasTold, MayRead, AddsToRisk}, a.Told), ErrTold)
	if a.Told != WasTold {
		a.ToldOn = timescale.Date{}
	} else {
		wrong.Check(!a.ToldOn.IsZero(), ErrToldOn)
		wrong.Check(!a.ToldOn.After(today), ErrToldLater)
	}
	if a.Told != AddsToRisk {
		a.LookAgainOn, a.Words.Risk = timescale.Date{}, ""
		return a, wrong.Err()
	}
	wrong.Check(strings.TrimSpace(a.Words.Risk) != "", ErrRiskWhy)
	wrong.Add(short("risk", a.Words.Risk))
	wrong.Check(!a.LookAgainOn.IsZero(), ErrNoAgain)
	wrong.Check(a.LookAgainOn.IsZero() || a.LookAgainOn.After(today), ErrAgainPast)
	wrong.Check(!a.LookAgainOn.After(today.AddMonths(longestKept)), ErrAgainLate)
	return a, wrong.Err()
}

// Earlier is what was written down before it was changed, kept for the staff.
type Earlier struct {
	Until timescale.Instant // when it was changed
	By    access.AccountID  // who changed it
	Was   Snapshot
}

// Snapshot is all that was written down of one sharing at one time.
type Snapshot struct {
	Sharing Sharing  `json:"sharing"`
	Answers []Answer `json:"answers"`
}
