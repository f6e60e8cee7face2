package coregroup

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// VisitKind is what a visit is part of. A visit in a section 47 enquiry is a kind of its own.
type VisitKind string

// The kinds.
const (
	UnderProtection VisitKind = "child protection"
	UnderNeed       VisitKind = "child in need"
	InEnquiry       VisitKind = "section 47"
)

// VisitState is how far a visit has come.
type VisitState string

// The states.
const (
	VisitPlanned VisitState = "planned"
	VisitMade    VisitState = "made"
	VisitNotMade VisitState = "not made"
)

// Seen is whether one child was seen on a visit, and seen alone.
type Seen struct {
	Child  access.PersonID
	Seen   bool
	Alone  bool
	Unborn bool // on the day it is recorded: visited with the mother, and not to be seen yet
}

// Counts reports whether the child has been visited: seen, or not born yet.
func (s Seen) Counts() bool { return s.Seen || s.Unborn }

// Visit is a visit to one or more children. Announced means that the family was told beforehand; AnnouncedOnly that the
// procedure promises them so.
type Visit struct {
	ID            string
	Kind          VisitKind
	State         VisitState
	Announced     bool
	AnnouncedOnly bool
	On            timescale.Date
	Begins        string
	Visitor       access.AccountID
	Children      []Seen
	Told          []access.PersonID // whom of the family it was announced to
	BreachSeenBy  access.AccountID
	Version       int
	Words         VisitWords
}

// VisitWords are sealed with the family's key.
type VisitWords struct {
	Where  string `json:"where,omitempty"`
	Said   string `json:"said,omitempty"`   // what the child showed or said, and what the visitor saw
	NotWhy string `json:"notWhy,omitempty"` // why a child was not seen, or not alone, or the visit not made
	Breach string `json:"breach,omitempty"` // why it came without notice
	Moves  []Move `json:"moves,omitempty"`  // each time it was put to another day or time
}

// Move is one time that a visit was put to another day or time, and why.
type Move struct {
	WasOn     timescale.Date `json:"wasOn"`
	WasBegins string         `json:"wasBegins,omitempty"`
	Why       string         `json:"why"`
}

// Breach reports whether the visit came without the notice that was promised.
func (v Visit) Breach() bool { return v.AnnouncedOnly && !v.Announced }

// Of lists the children it is to.
func (v Visit) Of() []access.PersonID {
	all := make([]access.PersonID, len(v.Children))
	for i, c := range v.Children {
		all[i] = c.Child
	}
	return all
}

// The rules for visits.
var (
	ErrNoVisitDay    = fault.New("on", "Enter the day of the visit")
	ErrVisitPast     = fault.New("on", "The day must be today or later. If the visit has been made, record it instead")
	ErrVisitLater    = fault.New("on", "The day of the visit must be today or in the past")
	ErrNoVisited     = fault.New("children", "Choose at least one child")
	ErrMustAnnounce  = fault.New("announced", "Under this plan every visit is announced. Choose whom you tell beforehand")
	ErrNobodyTold    = fault.New("told", "Choose at least one person whom you tell beforehand")
	ErrNoWhere       = fault.New("where", "Enter where the children were seen")
	ErrAloneNotSeen  = fault.New("alone", "A child who was seen alone was seen. Choose both")
	ErrNoBreachWhy   = fault.New("breach", "This plan promises notice of every visit. Enter why there was none. The team manager and the family will read it")
	ErrSeenUnborn    = fault.New("seen", "A child who is not born yet cannot be seen. Take the tick away")
	ErrNoNotSeenWhy  = fault.New("notwhy", "Enter why a child was not seen")
	ErrVisitRecorded = fault.New("", "This visit has been recorded already")
	ErrVisitOff      = fault.New("", "This visit was called off. Arrange another, or record one that was made")
	ErrNoOffWhy      = fault.New("why", "Enter why the visit is moved or called off")
	ErrSameVisitTime = fault.New("on", "Enter another day or time, or call the visit off")
)

// Arrange is a visit to come. Where the procedure promises notice, only an announced one can be arranged.
func (v Visit) Arrange(today timescale.Date) (Visit, error) {
	var wrong fault.List
	wrong.Check(len(v.Children) > 0, ErrNoVisited)
	wrong.Check(!v.On.IsZero(), ErrNoVisitDay)
	wrong.Check(v.On.IsZero() || !v.On.Before(today), ErrVisitPast)
	switch {
	case v.AnnouncedOnly && !v.Announced:
		wrong.Check(false, ErrMustAnnounce)
	case v.Announced:
		wrong.Check(len(v.Told) > 0, ErrNobodyTold)
	}
	v.State, v.Version = VisitPlanned, 1
	return v, wrong.Err()
}

// Make records a visit as it was. Nobody is made to say that notice was given when it was not.
func (v Visit) Make(today timescale.Date) (Visit, error) {
	if err := v.Pending(); err != nil {
		return v, err
	}
	var wrong fault.List
	wrong.Check(len(v.Children) > 0, ErrNoVisited)
	wrong.Check(!v.On.IsZero(), ErrNoVisitDay)
	wrong.Check(!v.On.After(today), ErrVisitLater)
	wrong.Check(strings.TrimSpace(v.Words.Where) != "", ErrNoWhere)
	wrong.Check(!v.Breach() || strings.TrimSpace(v.Words.Breach) != "", ErrNoBreachWhy)
	unseen, unborn := false, false
	for _, c := range v.Children {
		wrong.Check(c.Seen || !c.Alone, ErrAloneNotSeen)
		wrong.Check(!c.Seen || !c.Unborn, ErrSeenUnborn)
		unseen, unborn = unseen || !c.Counts(), unborn || c.Unborn
	}
	if unborn && !unseen && v.Words.NotWhy == "" {
		v.Words.NotWhy = "Not born yet"
	}
	wrong.Check(!unseen || strings.TrimSpace(v.Words.NotWhy) != "", ErrNoNotSeenWhy)
	v.State = VisitMade
	return v, wrong.Err()
}

// Pending refuses what can only be done with a visit that is still to be made; one that was never arranged is.
func (v Visit) Pending() error {
	switch v.State {
	case VisitMade:
		return ErrVisitRecorded
	case VisitNotMade:
		return ErrVisitOff
	case VisitPlanned:
	}
	return nil
}

// Move puts a visit to another day or time, with the reason. Those who were told of it are told of the change.
func (v Visit) Move(on timescale.Date, begins, why string, today timescale.Date) (Visit, error) {
	if err := v.Pending(); err != nil {
		return v, err
	}
	var wrong fault.List
	wrong.Check(!on.IsZero(), ErrNoVisitDay)
	wrong.Check(on.IsZero() || !on.Before(today), ErrVisitPast)
	wrong.Check(on != v.On || begins != v.Begins, ErrSameVisitTime)
	wrong.Check(strings.TrimSpace(why) != "", ErrNoOffWhy)
	v.Words.Moves = append(slices.Clone(v.Words.Moves), Move{WasOn: v.On, WasBegins: v.Begins, Why: why})
	v.On, v.Begins = on, begins
	return v, wrong.Err()
}

// CallOff says that an arranged visit is not made, before its day or after it, with the reason. Those who were told of it
// are told so.
func (v Visit) CallOff(why string) (Visit, error) {
	if err := v.Pending(); err != nil {
		return v, err
	}
	if strings.TrimSpace(why) == "" {
		return v, ErrNoOffWhy
	}
	v.State, v.Words.NotWhy = VisitNotMade, why
	return v, nil
}

// Held shuts a visit away for the professionals of the case.
func (v Visit) Held() access.Held[Visit] {
	return access.Hold(v, access.For(access.Professionals), v.Of(), access.Party(v.Visitor))
}

// Unannounced is what the family reads of a visit that came without the notice they were promised.
type Unannounced struct {
	Visit    string
	On       timescale.Date
	Visitor  access.AccountID
	Children []access.PersonID
	Why      string
}

// Unannounced shuts that a promised notice was not given away for the family of all the children who were visited: what
// was promised to them was broken, and they are told why.
func (v Visit) Unannounced() (access.Held[Unannounced], bool) {
	if v.State != VisitMade || !v.Breach() {
		return access.Held[Unannounced]{}, false
	}
	u := Unannounced{Visit: v.ID, On: v.On, Visitor: v.Visitor, Children: v.Of(), Why: v.Words.Breach}
	return access.Hold(u, access.For(access.Everyone), u.Children, access.Party(v.Visitor)), true
}

// Announcement is what those of the family who are told of a visit see beforehand.
type Announcement struct {
	Visit    string
	On       timescale.Date
	Begins   string
	Visitor  access.AccountID
	Children []access.PersonID
	Off      string // why it is not made, where it was called off
	Moved    *Move  // the day it was put to this one from, if it was
}

// Announcement shuts the notice of a visit, or that it was moved or called off, away for those it was given to. A visit
// without notice has none.
func (v Visit) Announcement() (access.Held[Announcement], bool) {
	if !v.Announced || v.State == VisitMade || len(v.Told) == 0 {
		return access.Held[Announcement]{}, false
	}
	told := make([]access.Party, len(v.Told))
	for i, p := range v.Told {
		told[i] = access.Party(p)
	}
	n := Announcement{Visit: v.ID, On: v.On, Begins: v.Begins, Visitor: v.Visitor, Children: v.Of()}
	if v.State == VisitNotMade {
		n.Off = v.Words.NotWhy
	}
	if last := len(v.Words.Moves) - 1; last >= 0 {
		n.Moved = &v.Words.Moves[last]
	}
	// Whom it is told to was decided by whoever arranged it; a page names only the children that its reader knows of.
	return access.Hold(n, access.For(access.Named, told...), nil, ""), true
}
