// Package diary is when somebody who is needed at a conference is not free, and nothing of what they do then.
package diary

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ID names a diary.
type ID string

// Kind is whose a diary is.
type Kind string

// The kinds. A police team and an interpreter do not sign in: the safeguarding unit keeps their diaries.
const (
	Staff       Kind = "staff"
	Police      Kind = "police team"
	Interpreter Kind = "interpreter"
)

// Diary is one of the staff's, or that of somebody outside whom the safeguarding unit lists.
type Diary struct {
	ID        ID
	Kind      Kind
	Account   access.AccountID // whose it is, of the staff's
	Name      string           // of the others
	Languages string           // an interpreter's
	Closed    bool             // nobody asks them any more
	ChangedOn timescale.Date   // when somebody last saw to it
	FileOn    timescale.Date   // when a calendar file was last taken, none where none is there
	FileUntil timescale.Date   // and the last day for which it counts
	Version   int
}

// The rules for whom the unit lists.
var (
	ErrNoKind      = fault.New("kind", "Choose whether it is a police team or an interpreter")
	ErrUnnamed     = fault.New("name", "Enter what they are called")
	ErrNoLanguages = fault.New("languages", "Enter the languages that the interpreter speaks")
	ErrNoSpeaker   = fault.New("languages", "Languages are an interpreter’s. Leave this empty for a police team")
)

// Check says what is wrong with a diary that the unit lists.
func (d Diary) Check() error {
	var wrong fault.List
	wrong.Check(d.Kind == Police || d.Kind == Interpreter, ErrNoKind)
	wrong.Check(strings.TrimSpace(d.Name) != "", ErrUnnamed)
	speaks := strings.TrimSpace(d.Languages) != ""
	wrong.Check(d.Kind != Interpreter || speaks, ErrNoLanguages)
	wrong.Check(d.Kind != Police || !speaks, ErrNoSpeaker)
	return wrong.Err()
}

// Page is a diary with what was typed into it and is not over.
type Page struct {
	Diary

	Today timescale.Date
	Times []Time
	Weeks []Week
}
