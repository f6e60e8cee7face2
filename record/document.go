package record

import (
	"bytes"
	"encoding/json"

	"kith/timescale"
)

// Document is a record as one reader gets it: arranged and numbered for them alone. It is what is sealed when a copy is
// issued, and all that a page or a printer is given.
type Document struct {
	For         string         `json:"for,omitempty"`
	Title       string         `json:"title"`
	Partnership string         `json:"partnership"`
	Meeting     string         `json:"meeting"` // "Initial child protection conference"
	HeldOn      timescale.Date `json:"heldOn"`
	Children    []Identity     `json:"children"`
	Note        []string       `json:"note,omitempty"` // that it is late and why, or what it takes the place of
	Summary     Summary        `json:"summary"`
	Sections    []Section      `json:"sections"`
}

// Identity is a child by name and date of birth.
type Identity struct {
	Name string `json:"name"`
	Born string `json:"born,omitempty"` // "Born Thursday 3 March 2016", "Expected ..."
}

// Summary is the first page: what was decided, who does what, and what comes next.
type Summary struct {
	Decisions []Decided `json:"decisions,omitempty"`
	Actions   []Action  `json:"actions,omitempty"`
	Dates     []Dated   `json:"dates,omitempty"`
}

// Decided is a decision in a line.
type Decided struct {
	Child   string `json:"child"`
	Outcome string `json:"outcome"`
	For     string `json:"for,omitempty"` // the categories, "neglect and emotional abuse"
}

// Action is who does what by when.
type Action struct {
	Who      string         `json:"who"`
	What     string         `json:"what"`
	By       timescale.Date `json:"by"`
	Children string         `json:"children,omitempty"`
}

// Dated is something that is set to happen.
type Dated struct {
	What  string         `json:"what"`
	On    timescale.Date `json:"on"`
	At    string         `json:"at,omitempty"`
	Where string         `json:"where,omitempty"`
}

// Section is one part of the record, with its number and what stands in it.
type Section struct {
	Number string    `json:"number"`
	Title  string    `json:"title"`
	Asks   string    `json:"asks,omitempty"` // the question of the procedure that the section answers
	Words  []string  `json:"words,omitempty"`
	Table  *Table    `json:"table,omitempty"`
	Items  []Item    `json:"items,omitempty"`
	Parts  []Section `json:"parts,omitempty"` // child by child
}

// Table is for what is compared: who came, who was sent which report, scores, the plan.
type Table struct {
	Head []string   `json:"head"`
	Rows [][]string `json:"rows"`
}

// Item is one numbered paragraph.
type Item struct {
	Number    string     `json:"number"`
	Mark      string     `json:"mark,omitempty"` // "Fact", "Opinion"
	Text      string     `json:"text"`
	By        string     `json:"by,omitempty"`
	Detail    string     `json:"detail,omitempty"` // how it is known, and the day it is about
	Standing  string     `json:"standing,omitempty"`
	Answers   []Reply    `json:"answers,omitempty"`
	Corrected *Corrected `json:"corrected,omitempty"`
	NotRight  []NotRight `json:"notRight,omitempty"`

	Ref Ref `json:"-"` // what it was made from, for the staff who may correct it; never in a copy
}

// Reply is what somebody answered.
type Reply struct {
	By   string `json:"by"`
	Says string `json:"says"` // "does not agree"
	Text string `json:"text,omitempty"`
}

// Corrected says what a line said before.
type Corrected struct {
	On     timescale.Date `json:"on"`
	Said   string         `json:"said"`
	Reason string         `json:"reason"`
}

// NotRight is what somebody said who asked to have a line corrected, with what they were answered. It stays with the line.
type NotRight struct {
	By      string         `json:"by"`
	On      timescale.Date `json:"on"`
	Text    string         `json:"text"`
	Should  string         `json:"should,omitempty"`
	Changed bool           `json:"changed,omitempty"`
	Why     string         `json:"why"`
	Answer  timescale.Date `json:"answer"` // the day of it
}

// Items are all numbered paragraphs of a document, in order.
func (d Document) Items() []Item {
	var all []Item
	var walk func([]Section)
	walk = func(sections []Section) {
		for _, s := range sections {
			all = append(all, s.Items...)
			walk(s.Parts)
		}
	}
	walk(d.Sections)
	return all
}

// Same reports whether two copies hold the same, whatever is said of when they were made and why. Somebody whose copy a
// correction does not touch is given no new one: it would tell them that there is something they may not know.
func (d Document) Same(other Document) bool {
	d.Note, other.Note = nil, nil
	one, err1 := json.Marshal(d)
	two, err2 := json.Marshal(other)
	return err1 == nil && err2 == nil && bytes.Equal(one, two)
}
