package statement

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Passage names one thing that can be read and be wrong: a statement, or a line of a record by what it was made from. It is written
// as a record writes it, "statement/ID".
type Passage string

// OfID is the passage that a statement is.
func OfID(id ID) Passage { return Passage("statement/" + string(id)) }

// Statement is the statement that a passage is, and whether it is one.
func (p Passage) Statement() (ID, bool) {
	id, is := strings.CutPrefix(string(p), "statement/")
	return ID(id), is
}

// CorrectionState is what has become of a request to correct something.
type CorrectionState string

// The states.
const (
	CorrectionAsked CorrectionState = "asked"
	Changed         CorrectionState = "changed"
	NotChanged      CorrectionState = "not changed"
)

// CorrectionRequest is somebody saying that a passage is not right. The right to have one's personal information corrected is
// Article 16 of the UK GDPR, and the month to answer in Article 12(3); the answer can be no, with the reason, and then the
// person's own words stay with the passage all the same.
type CorrectionRequest struct {
	ID         string
	Passage    Passage
	Conference string // whose record it was read in; none where it was read in a report
	Audience   access.Audience
	By         access.AccountID
	To         access.AccountID // whose to answer; nobody's own where it is for whoever answers for the family
	State      CorrectionState
	At         timescale.Instant
	Due        timescale.Date
	AnsweredBy access.AccountID
	AnsweredAt timescale.Instant
	Read       bool // whoever asked has read the answer
	Version    int
	Words      CorrectionWords
}

// CorrectionWords are sealed with the family's key.
type CorrectionWords struct {
	Said string     `json:"said"` // how the passage read to whoever asked
	Ask  ReplyWords `json:"ask"`

	Should string `json:"should,omitempty"` // what it says since, where it was changed
	Why    string `json:"why,omitempty"`    // why it was changed or not
}

// The rules for asking and answering.
var (
	ErrWhoReads      = fault.New("readers", "Choose who may read your words")
	ErrNoAnswer      = fault.New("outcome", "Choose whether you change it")
	ErrShouldSay     = fault.New("should", "Enter what it should say")
	ErrSaysSame      = fault.New("should", "It says this already. Change the words, or choose not to change it")
	ErrWhyAnswered   = fault.New("why", "Say why. Whoever asked reads it")
	ErrAskedAlready  = fault.New("", "You have asked for this already. You will have an answer by the day on your own page")
	ErrNobodyAnswers = fault.New("", "Nobody who may read this can answer here any more. Ring the safeguarding unit, which answers in their place")
	ErrAnswered      = fault.New("", "This has been answered already")
)

// Check says what is wrong with asking.
func (q CorrectionRequest) Check() error {
	return Reply{Kind: FactWrong, Words: q.Words.Ask}.Check()
}

// Reads is for whom the words of whoever asked are: never for more than the passage is. Where they are for professionals alone and
// no audience can say so, they are for those two who have to know.
func (q CorrectionRequest) Reads(passage access.Audience, professionals bool) access.Audience {
	if !professionals {
		return passage
	}
	if within, err := passage.Within(access.For(access.Professionals)); err == nil {
		return within
	}
	return access.For(access.Named, access.Party(q.By), access.Party(q.To))
}

// Answer changes the passage or does not, with the reason.
func (q CorrectionRequest) Answer(state CorrectionState, should, why string, by access.AccountID, at timescale.Instant) (CorrectionRequest, error) {
	if q.State != CorrectionAsked {
		return q, ErrAnswered
	}
	var wrong fault.List
	should, why = strings.TrimSpace(should), strings.TrimSpace(why)
	switch state {
	case Changed:
		wrong.Check(should != "", ErrShouldSay)
		wrong.Check(should == "" || should != strings.TrimSpace(q.Words.Said), ErrSaysSame)
		wrong.Check(len([]rune(should)) <= Longest, fault.New("should", "Use 2,000 characters or fewer"))
		q.Words.Should = should
	case NotChanged:
	case CorrectionAsked:
		wrong.Check(false, ErrNoAnswer)
	default:
		wrong.Check(false, ErrNoAnswer)
	}
	wrong.Check(why != "", ErrWhyAnswered)
	q.Words.Why = why
	q.State, q.AnsweredBy, q.AnsweredAt = state, by, at
	return q, wrong.Err()
}

// Late reports whether the day to answer by has gone.
func (q CorrectionRequest) Late(today timescale.Date) bool {
	return q.State == CorrectionAsked && today.After(q.Due)
}

// Held shuts the request away behind its audience and the children whom the passage is about.
func (q CorrectionRequest) Held(about []access.PersonID) access.Held[CorrectionRequest] {
	return access.Hold(q, q.Audience, about, access.Party(q.By), access.Party(q.To))
}
