package family

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Asked is whether somebody who might help was asked.
type Asked string

// The answers.
const (
	NotAsked   Asked = "not asked"
	Willing    Asked = "willing"
	NotWilling Asked = "not willing"
)

// Supporter is one of the family's own people who might help.
type Supporter struct {
	Person access.PersonID
	Asked  Asked
	Words  SupporterWords
}

// SupporterWords say who thought of them and what part they could play in a plan. They are sealed.
type SupporterWords struct {
	SuggestedBy string `json:"suggestedBy"`
	Part        string `json:"part"`
}

// The rules for the network.
var (
	ErrNoSuggester = fault.New("suggested", "Enter who suggested them")
	ErrNotAsked    = fault.New("asked", "Choose whether they were asked")
)

// Check says what is wrong with what was written about somebody who might help.
func (s Supporter) Check() error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(s.Words.SuggestedBy) != "", ErrNoSuggester)
	switch s.Asked {
	case NotAsked, Willing, NotWilling:
	default:
		wrong.Check(false, ErrNotAsked)
	}
	return wrong.Err()
}

// Contact is how somebody may be reached without putting them at risk.
type Contact struct {
	Person  access.PersonID
	AskedOn timescale.Date
	Words   ContactWords
}

// ContactWords are what somebody said when asked alone. They are sealed.
type ContactWords struct {
	Phone    string `json:"phone,omitempty"`
	Ring     bool   `json:"ring,omitempty"`
	Message  bool   `json:"message,omitempty"`
	Text     bool   `json:"text,omitempty"`
	Email    string `json:"email,omitempty"`
	MayEmail bool   `json:"mayEmail,omitempty"`
	Times    string `json:"times,omitempty"`    // when, and who may be said to be calling
	NotKnow  string `json:"notKnow,omitempty"`  // who must never learn of the contact, and of what
	SafeWord string `json:"safeWord,omitempty"` // what they say when somebody listens
}

// The rules for safe contact.
var (
	ErrNotAlone   = fault.New("alone", "Ask them alone, then record it. Until then they are reached through their social worker only")
	ErrAskedLater = fault.New("asked", "The day they were asked must be today or in the past")
	ErrAskedNoDay = fault.New("asked", "Enter the day they were asked")
	ErrRingWhat   = fault.New("phone", "Enter the number that may be rung or texted")
	ErrMailWhat   = fault.New("email", "Enter the email address that may be used")
)

// Check says what is wrong with a record of safe contact. Alone is whether they were asked with nobody listening.
func (c Contact) Check(alone bool, today timescale.Date) error {
	var wrong fault.List
	wrong.Check(alone, ErrNotAlone)
	wrong.Check(!c.AskedOn.IsZero(), ErrAskedNoDay)
	wrong.Check(!c.AskedOn.After(today), ErrAskedLater)
	wrong.Check(c.Words.Phone != "" || !c.Words.Ring && !c.Words.Message && !c.Words.Text, ErrRingWhat)
	wrong.Check(c.Words.Email != "" || !c.Words.MayEmail, ErrMailWhat)
	return wrong.Err()
}

// ContactMonths is for how many months an answer holds: what is safe changes, so it is asked again at each stage, and the first
// review conference is within three months of the first.
const ContactMonths = 3

// AskedBy is the last day on which somebody was asked whose answer is old today.
func AskedBy(today timescale.Date) timescale.Date { return today.AddMonths(-ContactMonths) }

// Old reports whether somebody has to be asked again.
func (c Contact) Old(today timescale.Date) bool {
	return !c.AskedOn.IsZero() && !c.AskedOn.After(AskedBy(today))
}

// Ways lists, in words, how somebody may be reached on a day: through their worker only until they said otherwise, and again once
// what they said is old.
func (c Contact) Ways(today timescale.Date) []string {
	if c.Old(today) {
		return []string{"contact through the social worker only, until they are asked again"}
	}
	var ways []string
	for _, w := range []struct {
		may   bool
		words string
	}{
		{c.Words.Ring, "may be rung"},
		{c.Words.Message, "a message may be left"},
		{c.Words.Text, "may be texted"},
		{c.Words.MayEmail, "may be emailed"},
	} {
		if w.may {
			ways = append(ways, w.words)
		}
	}
	if len(ways) == 0 {
		return []string{"contact through the social worker only"}
	}
	return ways
}
