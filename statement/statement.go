// Package statement holds the smallest thing that is kept: one thing somebody says. Reports, a parent's own words, the
// wall, the record and the plan are arrangements of statements; nothing is typed twice.
package statement

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ID names a statement.
type ID string

// Kind keeps facts, opinions and proposals apart.
type Kind string

// The kinds.
const (
	Fact        Kind = "fact"
	Observation Kind = "observation"
	Opinion     Kind = "opinion"
	Feeling     Kind = "feeling"
	Proposal    Kind = "proposal"
	NotKnown    Kind = "not known"
)

// Kinds lists them in the order that a form offers them.
func Kinds() []Kind { return []Kind{Fact, Observation, Opinion, Feeling, Proposal, NotKnown} }

// Statement is one thing somebody says.
type Statement struct {
	ID       ID
	Kind     Kind
	Audience access.Audience
	About    []access.PersonID // the children it is about; none means the family as a whole
	Writer   access.AccountID  // who wrote it down
	SaidBy   access.Party      // whose words they are, when not the writer's
	SaidAt   timescale.Instant
	Version  int
	Words    Words
}

// Words are sealed with the family's key.
type Words struct {
	Text    string         `json:"text"`
	Source  string         `json:"source,omitempty"`  // how it is known
	On      timescale.Date `json:"on,omitzero"`       // the day it is about, for a fact
	Speaker string         `json:"speaker,omitempty"` // who said it, by name and job, as far as readers may know
}

// The rules for a statement.
var (
	ErrEmpty   = fault.New("text", "Enter what you want to say")
	ErrNoKind  = fault.New("kind", "Choose whether this is a fact, an opinion or something else")
	ErrTooLong = fault.New("text", "Say one thing at a time: use 2,000 characters or fewer")
)

// Longest is how long a statement may be, in characters.
const Longest = 2000

// Check says what is wrong with a statement.
func (s Statement) Check() error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(s.Words.Text) != "", ErrEmpty)
	wrong.Check(len([]rune(s.Words.Text)) <= Longest, ErrTooLong)
	wrong.Check(s.Kind != "", ErrNoKind)
	return wrong.Err()
}

// Held shuts the statement away behind its own audience.
func (s Statement) Held() access.Held[Statement] {
	return access.Hold(s, s.Audience, s.About, access.Party(s.Writer))
}
