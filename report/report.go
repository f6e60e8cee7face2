// Package report is what each agency, and each parent in their own words, tells a conference beforehand: statements
// under headings, shared with the people they are about.
package report

import (
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/statement"
	"kith/timescale"
)

// ID names a report.
type ID string

// Kind is whose a report is.
type Kind string

// The kinds.
const (
	Agency   Kind = "agency"
	OwnWords Kind = "own words"
)

// State is how far a report has come.
type State string

// The states.
const (
	AskedFor  State = "asked for"
	Draft     State = "draft"
	Submitted State = "submitted"
	NotAsked  State = "no longer asked" // its writer's invitation was taken back; what is written of it is kept
)

// Report is one writer's report to one conference.
type Report struct {
	ID          ID
	Conference  conference.ID
	Kind        Kind
	Writer      access.AccountID
	State       State
	DueOn       timescale.Date
	AskedAt     timescale.Instant
	SubmittedAt timescale.Instant
	Children    []access.PersonID // whom its writer works with; none means all
	Version     int
}

// Line is where a statement stands in a report.
type Line struct {
	Report    ID
	Statement statement.ID
	Heading   string
	Place     int
	FromFile  string
	Why       string // why its audience is narrower than everyone
}

// Share is one time that a report was shared with somebody, or gone through with them.
type Share struct {
	ID       string
	Report   ID
	With     access.PersonID
	On       timescale.Date
	How      string
	By       access.AccountID
	Disagree string // what they did not agree with
}

// Hows are the ways to share a report.
func Hows() []string {
	return []string{GoneThrough, "read aloud", "on screen", "on paper", "through a worker"}
}

// GoneThrough is a report read together, point by point.
const GoneThrough = "gone through together"

// Chase is one time that a missing report was asked for again.
type Chase struct {
	By    access.AccountID
	At    timescale.Instant
	Words string
}

// File is a file that an agency attached. It stays in quarantine.
type File struct {
	ID      string
	Report  ID
	Format  Format
	Size    int64
	AddedBy access.AccountID
	At      timescale.Instant
	Name    string
}

// The rules for a report.
var (
	ErrSubmitted  = fault.New("", "This report has been sent. Write a new point instead of changing it")
	ErrNothing    = fault.New("", "Write at least one point before you send the report")
	ErrNoHeading  = fault.New("heading", "Choose which heading this belongs under")
	ErrAboutWhom  = fault.New("about", "Choose whom this is about")
	ErrNoAudience = fault.New("audience", "Choose who may read this")
	ErrNoWhy      = fault.New("why", "Enter why not everyone may read this")
	ErrShareWhom  = fault.New("with", "Choose whom you shared the report with")
	ErrShareHow   = fault.New("how", "Choose how you shared it")
	ErrShareWhen  = fault.New("on", "Enter the day you shared it, today or in the past")
	ErrFactDate   = fault.New("on", "The date must be today or in the past")
	ErrNoSource   = fault.New("source", "Enter how this fact is known")
)

// TakenBack is a report that its writer is no longer asked for. One that was sent stands.
func (r Report) TakenBack() Report {
	if r.State != Submitted {
		r.State = NotAsked
	}
	return r
}

// AskedAgain is a report that was taken back and is asked for after all, with what was written of it.
func (r Report) AskedAgain(points int, due timescale.Date) (Report, bool) {
	if r.State != NotAsked {
		return r, false
	}
	r.State, r.DueOn = AskedFor, due
	if points > 0 {
		r.State = Draft
	}
	return r, true
}

// Submit sends a report that has something in it.
func (r Report) Submit(lines int, at timescale.Instant) (Report, error) {
	if r.State == Submitted {
		return r, ErrSubmitted
	}
	if lines == 0 {
		return r, ErrNothing
	}
	r.State, r.SubmittedAt = Submitted, at
	return r, nil
}

// Late reports whether a report has not come by the end of its day, or came after it.
func (r Report) Late(today timescale.Date) bool {
	if r.State == Submitted {
		return r.SubmittedAt.Date().After(r.DueOn)
	}
	return today.After(r.DueOn)
}

// CheckPoint says what is wrong with a point of a report: what is wrong with the statement, and whether it stands under
// a heading of the procedure, says whom it is about, gives the source of a fact, and why not everyone may read it.
func CheckPoint(s statement.Statement, l Line, headings []string, aboutSaid bool, today timescale.Date) error {
	var wrong fault.List
	wrong.Check(slices.Contains(headings, l.Heading), ErrNoHeading)
	if err := s.Check(); err != nil {
		wrong.Add(err)
	}
	wrong.Check(aboutSaid, ErrAboutWhom)
	wrong.Check(!s.Words.On.After(today), ErrFactDate)
	wrong.Check(s.Kind != statement.Fact || strings.TrimSpace(s.Words.Source) != "", ErrNoSource)
	wrong.Check(s.Audience.Kind() != "", ErrNoAudience)
	wrong.Check(s.Audience.Kind() == "" || s.Audience.Kind() == access.Everyone || strings.TrimSpace(l.Why) != "", ErrNoWhy)
	return wrong.Err()
}

// CheckShare says what is wrong with a note of sharing.
func (s Share) CheckShare(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(s.With != "", ErrShareWhom)
	wrong.Check(slices.Contains(Hows(), s.How), ErrShareHow)
	wrong.Check(!s.On.IsZero() && !s.On.After(today), ErrShareWhen)
	return wrong.Err()
}
