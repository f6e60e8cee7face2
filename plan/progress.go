package plan

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Going is how a line is going.
type Going string

// The answers.
const (
	NotStarted Going = "not started"
	Started    Going = "started"
	Done       Going = "done"
	Stuck      Going = "stuck"
)

// Goings lists them in the order that a form offers them.
func Goings() []Going { return []Going{NotStarted, Started, Done, Stuck} }

// Progress is how a line is going, as one person says on one day.
type Progress struct {
	ID      string
	Line    LineID
	Meeting string // the meeting it was said at, if any
	Going   Going
	By      access.AccountID
	At      timescale.Instant
	// Audience is the line's own at that moment for what professionals say. What one of the family says is for the professionals and
	// themselves: another parent may be the reason that something is stuck.
	Audience access.Audience
	Words    ProgressWords
}

// ProgressWords are sealed with the family's key.
type ProgressWords struct {
	Said string `json:"said,omitempty"` // what has happened
	Way  string `json:"way,omitempty"`  // what got in the way
}

// The rules for progress.
var (
	ErrNoGoing = fault.New("going", "Choose how it is going")
	ErrNoWay   = fault.New("way", "Tell us what got in the way, so that we can help")
)

// Check says what is wrong.
func (p Progress) Check() error {
	var wrong fault.List
	wrong.Check(slices.Contains(Goings(), p.Going), ErrNoGoing)
	wrong.Check(p.Going != Stuck || strings.TrimSpace(p.Words.Way) != "", ErrNoWay)
	return wrong.Err()
}

// After is the line as it stands once this was said: done when whoever recorded it says so. A member of the family
// saying that a line is done is kept as their word and leaves the line for the group to close.
func (p Progress) After(l Line, byFamily bool) Line {
	if p.Going == Done && !byFamily && l.State == LineOpen {
		l.State = LineDone
	}
	return l
}

// Held shuts progress away with its line. Whoever said it may always see it. Of a line that was asked for among professionals,
// whoever asked sees what they say: nobody else of the family could have said anything of it.
func (p Progress) Held(l Line) access.Held[Progress] {
	asked := access.Party("")
	if l.Bound.Kind() == access.Professionals {
		asked = l.ProposedBy
	}
	return access.Hold(p, p.Audience, l.Children, access.Party(p.By), asked)
}

// Proposal is what a member of the family proposes for a plan. The words are a statement of theirs.
type Proposal struct {
	ID         string
	Plan       ID
	Statement  string
	State      ProposalState
	Line       LineID
	AnsweredBy access.AccountID
	AnsweredAt timescale.Instant
	MadeAt     timescale.Instant
	Version    int
	Words      ProposalWords
}

// ProposalState is what became of a proposal.
type ProposalState string

// The states.
const (
	Waiting  ProposalState = "waiting"
	MadeLine ProposalState = "a line"
	Answered ProposalState = "answered"
)

// ProposalWords are sealed with the family's key.
type ProposalWords struct {
	Answer string `json:"answer,omitempty"`
}

// The rules for a proposal.
var (
	ErrNoProposal  = fault.New("proposal", "Enter what you would like in the plan")
	ErrNoAnswer    = fault.New("answer", "Enter your answer. The family will read it")
	ErrHasAnswer   = fault.New("", "This has been answered already")
	ErrNotInFamily = fault.New("", "Proposals are made by members of the family. Add a line instead")
)

// Answer gives the proposal an answer, with the line it became if it became one.
func (p Proposal) Answer(line LineID, said string) (Proposal, error) {
	if p.State != Waiting {
		return p, ErrHasAnswer
	}
	if line == "" && strings.TrimSpace(said) == "" {
		return p, ErrNoAnswer
	}
	p.State, p.Line, p.Words.Answer = Answered, line, said
	if line != "" {
		p.State = MadeLine
	}
	return p, nil
}
