package conference

import (
	"unicode"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ClosedPart is a part of a running conference that some of the family are out of.
type ClosedPart struct {
	ID       string
	Back     string // at about what time they can come back, "11:30"; empty where nobody can say
	OpenedAt timescale.Instant
	ClosedAt timescale.Instant
	Out      []string // the invitations of those who are out of it
}

// OutNow is who is out of a conference at this moment.
type OutNow struct {
	Whole []string // invitations, of the whole of it
	Part  string   // the closed part that is open, none where none is
	Back  string
	Of    []string // invitations, of that part
}

// ItemKind is what was said, shown or given in a closed part.
type ItemKind string

// The kinds.
const (
	ItemEntry     ItemKind = "entry"
	ItemStatement ItemKind = "statement"
	ItemReply     ItemKind = "reply"
	ItemScore     ItemKind = "score"
	ItemView      ItemKind = "view"
	ItemHeard     ItemKind = "heard"
)

// ClosedItem is one thing that came to be in a closed part: Meant is for whom it was, but for those who were out.
type ClosedItem struct {
	ID     string
	Part   string
	Kind   ItemKind
	Item   string
	Meant  access.Audience
	At     timescale.Instant
	Shared []string // the invitations of those with whom the chair has shared it since
}

// The rules for a closed part.
var (
	ErrNobodyOut     = fault.New("who", "Choose who is out of this part")
	ErrOutNotDecided = fault.New("who", "Decide first that this person is out of a part, with the words that they are told")
	ErrOutNotTold    = fault.New("who", "Record first who told this person that they are out of this part")
	ErrPartOpen      = fault.New("", "A closed part is open. End it first, so that everybody can come back")
	ErrNoPartOpen    = fault.New("", "No closed part is open")
	ErrNotInAPart    = fault.New("", "This is done with everybody there. End the closed part first")
	ErrBackWhen      = fault.New("back", "Enter a time such as 11:30, or leave it empty")
)

func isNameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '’' || r == '-'
}
