package statement

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ReplyKind is how somebody answers a statement.
type ReplyKind string

// The replies.
const (
	Agree         ReplyKind = "agree"
	DoNotAgree    ReplyKind = "do not agree"
	Explain       ReplyKind = "explain"
	FactWrong     ReplyKind = "a fact is wrong"
	NotUnderstood ReplyKind = "do not understand"
)

// Reply is one person's answer to a statement. A later answer takes the place of their earlier one.
type Reply struct {
	ID        string
	Statement ID
	Kind      ReplyKind
	Writer    access.AccountID
	Audience  access.Audience
	At        timescale.Instant
	Words     ReplyWords
}

// ReplyWords are sealed with the family's key.
type ReplyWords struct {
	Text   string `json:"text,omitempty"`
	Should string `json:"should,omitempty"` // what a wrong fact should say
	Know   string `json:"know,omitempty"`   // how they know
}

// The rules for a reply.
var (
	ErrNoReply     = fault.New("reply", "Choose an answer, or go on without one")
	ErrWhatIsWrong = fault.New("text", "Tell us what is wrong, or choose a different answer")
	ErrExplain     = fault.New("text", "Tell us what you want to explain, or choose a different answer")
)

// Check says what is wrong with a reply.
func (r Reply) Check() error {
	var wrong fault.List
	empty := strings.TrimSpace(r.Words.Text) == ""
	switch r.Kind {
	case FactWrong:
		wrong.Check(!empty, ErrWhatIsWrong)
	case Explain:
		wrong.Check(!empty, ErrExplain)
	case Agree, DoNotAgree, NotUnderstood:
	default:
		wrong.Check(false, ErrNoReply)
	}
	return wrong.Err()
}

// Held shuts the reply away behind its audience and the children its statement is about.
func (r Reply) Held(about []access.PersonID) access.Held[Reply] {
	return access.Hold(r, r.Audience, about, access.Party(r.Writer))
}
