package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Manner is how a child takes part in a conference.
type Manner string

// The manners.
const (
	ComesWhole   Manner = "whole"
	ComesPart    Manner = "part"
	MeetsChair   Manner = "meets the chair"
	SendsLetter  Manner = "letter"
	SendsDrawing Manner = "drawing"
	SendsTape    Manner = "recording"
	AdvocateSays Manner = "advocate"
	WorkerSpeaks Manner = "social worker speaks"
)

// Manners are those offered.
func Manners() []Manner {
	return []Manner{ComesWhole, ComesPart, MeetsChair, SendsLetter, SendsDrawing, SendsTape, AdvocateSays, WorkerSpeaks}
}

// There reports whether the child is in the conference itself.
func (w Manner) There() bool { return w == ComesWhole || w == ComesPart }

// Participation is how one child takes part, and why that way.
type Participation struct {
	Conference ID
	Child      access.PersonID
	Manner     Manner // empty while only the child has said what they want
	By         access.AccountID
	At         timescale.Instant
	Words      ParticipationWords
}

// ChildComes is whether a child is in the conference itself: all that the family is told of it.
type ChildComes struct {
	Child access.PersonID
	There bool
}

// ParticipationWords are sealed with the family's key.
type ParticipationWords struct {
	Reason string `json:"reason,omitempty"` // why this way suits the child: their age, understanding and interests
	Talk   string `json:"talk,omitempty"`   // what was talked over with the parents, and when
	Wish   string `json:"wish,omitempty"`   // what the child wants, as somebody else wrote it down
	Misses string `json:"misses,omitempty"` // for the child: what they are not there for, and why
	Chose  Manner `json:"chose,omitempty"`  // what the child chose by themselves
	Own    string `json:"own,omitempty"`    // what the child said of it by themselves
}

// Taker is what the rules need to know of a child and of whoever says how they take part.
type Taker struct {
	Born    bool
	Offered bool // old enough by the procedure to be offered at least part of it
	Young   bool // young children are not brought under this procedure, and this one is not offered it
	ByChair bool
}

// The rules for how a child takes part.
var (
	ErrNoManner        = fault.New("way", "Choose how the child takes part")
	ErrNoMannerReason  = fault.New("reason", "Enter why this way suits the child")
	ErrTooYoungToBring = fault.New("reason", "Enter the chair’s reason for a young child to be there")
	ErrNoParentsTalk   = fault.New("talk", "Enter when you talked it over with the parents and what was said, or why you have not")
	ErrNoWish          = fault.New("wish", "Enter what the child wants, or why it is not known")
	ErrMissesUntold    = fault.New("misses", "Enter what the child is told about the parts they are not there for")
)

// Check says what is missing from how a child takes part. A child of the age to be offered it who is not there for all
// of it is told what they miss and why; one too young to be brought is there by the chair's reason alone.
func (p Participation) Check(of Taker) error {
	var wrong fault.List
	wrong.Check(slices.Contains(Manners(), p.Manner), ErrNoManner)
	wrong.Check(strings.TrimSpace(p.Words.Reason) != "", ErrNoMannerReason)
	wrong.Check(strings.TrimSpace(p.Words.Talk) != "", ErrNoParentsTalk)
	wrong.Check(!of.Born || strings.TrimSpace(p.Words.Wish+p.Words.Own) != "", ErrNoWish)
	wrong.Check(!of.Offered || p.Manner == ComesWhole || strings.TrimSpace(p.Words.Misses) != "", ErrMissesUntold)
	wrong.Check(!of.Young || !p.Manner.There() || of.ByChair, ErrTooYoungToBring)
	return wrong.Err()
}

// Wished is the same with what the child chose by themselves. It stands as how they take part until somebody who works
// with them says otherwise, with the reason.
func (p Participation) Wished(chose Manner, words string, invited bool) (Participation, error) {
	offered := slices.Contains(Manners(), chose) && (invited || !chose.There())
	if !offered {
		return p, ErrNoOwnManner
	}
	p.Words.Chose, p.Words.Own = chose, words
	if p.Words.Reason == "" {
		p.Manner = chose
	}
	return p, nil
}

// ErrNoOwnManner asks the child.
var ErrNoOwnManner = fault.New("way", "Choose what you would like")
