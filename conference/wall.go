package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/statement"
	"kith/timescale"
)

// EntryState is whether the room has agreed that an entry on the wall is right.
type EntryState string

// The states of an entry. A differing one stands in both versions, side by side.
const (
	Offered   EntryState = "offered"
	Checking  EntryState = "checking"
	Agreed    EntryState = "agreed"
	Differing EntryState = "differing"
	Parked    EntryState = "parked"
	TakenOff  EntryState = "withdrawn"
)

// Entry is a statement arranged under a heading of the wall.
type Entry struct {
	ID         string
	Heading    string
	Statement  statement.ID
	Other      statement.ID // the other version, where the room differs
	State      EntryState
	Challenged bool // somebody has said that it is not right, and it is not settled yet
	OfferedBy  access.AccountID
	At         timescale.Instant
	To         access.Audience // for whom it is, beside those for whom its statement is: everyone, but for what came in a closed part
	Version    int
}

// The rules of the wall.
var (
	ErrOneAtATime   = fault.New("", "Settle the entry that is being checked first")
	ErrNotFromHere  = fault.New("", "This entry has been settled. Check it again before you change it")
	ErrBothVersions = fault.New("text", "Enter the other version, so that both can be kept")
	ErrNoHeading    = fault.New("heading", "Choose a heading")
)

// Reach is for whom an entry is, beside those for whom its statement is.
func (e Entry) Reach() access.Audience {
	if e.To.Kind() == "" {
		return access.For(access.Everyone)
	}
	return e.To
}

// Held shuts an entry away for those for whom it is. Its words open with its statement.
func (e Entry) Held() access.Held[Entry] { return access.Hold(e, e.Reach(), nil) }

// On reports whether the entry stands on everybody's wall.
func (s EntryState) On() bool {
	switch s {
	case Agreed, Differing:
		return true
	case Offered, Checking, Parked, TakenOff:
		return false
	}
	return false
}

// Moved is the entry in another state. What is agreed is checked again before it changes; one entry is checked at a time.
func (e Entry) Moved(to EntryState, all []Entry) (Entry, error) {
	switch to {
	case Checking:
		for _, other := range all {
			if other.ID != e.ID && other.State == Checking {
				return e, ErrOneAtATime
			}
		}
	case Agreed, Differing:
		if e.State != Checking {
			return e, ErrNotFromHere
		}
		if to == Differing && e.Other == "" {
			return e, ErrBothVersions
		}
	case Offered, Parked, TakenOff:
	}
	if to != Differing {
		e.Other = ""
	}
	e.State = to
	return e, nil
}

// Earlier reports whether an entry was written on an earlier day, which was given up: what was said stays, and the heading
// is talked about again.
func (e Entry) Earlier(c Conference) bool { return c.OpenedAt.IsZero() || e.At.Before(c.OpenedAt) }

// Audience is who may know of an entry beside those who may know of its statement: until it is checked only those who
// keep the wall and whoever offered it.
func (e Entry) Audience(c Conference, said access.Audience) access.Audience {
	if e.State.On() || e.State == Checking {
		return said
	}
	keepers := []access.Party{access.Party(e.OfferedBy)}
	for _, one := range []access.AccountID{c.Chair, c.Recorder} {
		if one != "" && one != e.OfferedBy {
			keepers = append(keepers, access.Party(one))
		}
	}
	return access.For(access.Named, keepers...)
}

// NoteKind is what somebody sends to the chair from their own page.
type NoteKind string

// The kinds of note.
const (
	NotRight   NoteKind = "not right"
	Comment    NoteKind = "comment"
	Question   NoteKind = "question"
	ForTheWall NoteKind = "for the wall"
)

// Note is one thing in the chair's tray.
type Note struct {
	ID      string
	Entry   string // the entry it is about, empty for none
	Kind    NoteKind
	Writer  access.AccountID
	Waiting bool
	At      timescale.Instant
	Words   NoteWords
}

// NoteWords are sealed with the family's key.
type NoteWords struct {
	Text   string `json:"text"`
	Answer string `json:"answer,omitempty"` // how the chair settled it
}

// The rules of a note.
var (
	ErrNoteKind    = fault.New("kind", "Choose what it is")
	ErrNothingSaid = fault.New("text", "Enter what you want to say")
)

// Check says what is missing from a note.
func (n Note) Check() error {
	var wrong fault.List
	wrong.Check(slices.Contains([]NoteKind{NotRight, Comment, Question, ForTheWall}, n.Kind), ErrNoteKind)
	wrong.Check(strings.TrimSpace(n.Words.Text) != "", ErrNothingSaid)
	return wrong.Err()
}
