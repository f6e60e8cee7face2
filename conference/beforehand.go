package conference

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Talk is the chair's talk with a parent or child just before the conference, or why there was none. What was said in
// one is never shown to another.
type Talk struct {
	Invitation string
	Held       bool
	At         timescale.Instant
	Words      TalkWords
}

// TalkWords are sealed with the family's key.
type TalkWords struct {
	When      string `json:"when,omitempty"`      // "9:30am"
	Agreed    string `json:"agreed,omitempty"`    // the best way for them to contribute
	Sensitive string `json:"sensitive,omitempty"` // how sensitive matters are to be handled
	Unclear   string `json:"unclear,omitempty"`   // what they asked, and what was still unclear
	Reason    string `json:"reason,omitempty"`    // why it did not happen, as they will read it
}

// The rules of the talk beforehand.
var (
	ErrTalkOrNot  = fault.New("held", "Choose whether you talked with them")
	ErrTalkWhen   = fault.New("when", "Enter when you talked, like 9:30am")
	ErrTalkAgreed = fault.New("agreed", "Enter what you agreed about how they will take part")
	ErrTalkReason = fault.New("reason", "Enter why you did not talk. They will read it")
)

// Check says what is missing from the note of a talk.
func (t Talk) Check() error {
	var wrong fault.List
	if t.Held {
		wrong.Check(t.Words.When != "", ErrTalkWhen)
		wrong.Check(strings.TrimSpace(t.Words.Agreed) != "", ErrTalkAgreed)
	} else {
		wrong.Check(strings.TrimSpace(t.Words.Reason) != "", ErrTalkReason)
	}
	return wrong.Err()
}

// Shut shuts the note away: it is for the chair and for the one they talked with.
func (t Talk) Shut(with access.Party, chair access.AccountID) access.Held[Talk] {
	return access.Hold(t, access.For(access.Named, with, access.Party(chair)), nil, "")
}
