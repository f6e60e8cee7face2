package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// NoView is for somebody who is asked and has none. It is a view, never a decision.
const NoView Outcome = "no view"

// View is what somebody thinks should be decided for a child, said before the decision.
type View struct {
	Child      access.PersonID
	Invitation string
	Family     bool
	Outcome    Outcome
	Categories []Category
	Audience   access.Audience
	Writer     access.AccountID
	At         timescale.Instant
	Words      ViewWords
}

// ViewWords are sealed with the family's key.
type ViewWords struct {
	Text string `json:"text,omitempty"`
}

// The rules for views.
var (
	ErrNoOutcome    = fault.New("outcome", "Choose one answer")
	ErrViewCategory = fault.New("category", "Choose at least one kind of harm for a child protection plan")
	ErrViewWords    = fault.New("text", "Enter why")
)

// Check says what is missing from a view. A parent is asked in their own words: they need not choose.
func (v View) Check() error {
	var wrong fault.List
	switch v.Outcome {
	case ProtectionPlan:
		wrong.Check(v.Family || len(v.Categories) > 0, ErrViewCategory)
	case ChildInNeedPlan, NoPlan, NoView:
	default:
		wrong.Check(false, ErrNoOutcome)
	}
	if v.Outcome != NoView {
		wrong.Check(strings.TrimSpace(v.Words.Text) != "", ErrViewWords)
	}
	return wrong.Err()
}

// ErrOwnHand means that somebody gave this themselves.
var ErrOwnHand = fault.New("who", "This person has given this themselves, and only they can change it. Ask them to do it from their own page")

// MayWriteDown refuses to write something down for somebody over what they gave by their own hand: earlier is who wrote
// what stands now, none for nothing.
func MayWriteDown(earlier, whose, writer access.AccountID) error {
	if earlier != "" && earlier == whose && writer != whose {
		return ErrOwnHand
	}
	return nil
}

// Shut shuts a view away behind its audience and its child.
func (v View) Shut() access.Held[View] {
	return access.Hold(v, v.Audience, []access.PersonID{v.Child}, access.Party(v.Writer))
}

// HeardWay is how a child was heard.
type HeardWay string

// The ways. DailyLife is for a baby or unborn child: what is known of their life, or of the risk to them.
const (
	WholeMeeting  HeardWay = "whole meeting"
	PartOfMeeting HeardWay = "part of the meeting"
	MetTheChair   HeardWay = "met the chair"
	Letter        HeardWay = "letter"
	Drawing       HeardWay = "drawing"
	Recording     HeardWay = "recording"
	ByAdvocate    HeardWay = "advocate"
	BySocial      HeardWay = "social worker"
	DailyLife     HeardWay = "daily life"
	NotHeardAtAll HeardWay = "not heard"
)

// HeardWays lists them in the order that a form offers them.
func HeardWays() []HeardWay {
	return []HeardWay{WholeMeeting, PartOfMeeting, MetTheChair, Letter, Drawing, Recording, ByAdvocate, BySocial, DailyLife, NotHeardAtAll}
}

// Heard is how a child took part, and what they said; or what is known of a baby's life; or why neither.
type Heard struct {
	Child    access.PersonID
	Way      HeardWay
	Audience access.Audience
	Writer   access.AccountID
	At       timescale.Instant
	Words    HeardWords
}

// HeardWords are sealed with the family's key.
type HeardWords struct {
	Text    string `json:"text"`
	ReadOut bool   `json:"readOut,omitempty"` // a letter was read to the conference
}

// The rules for hearing a child.
var (
	ErrHeardWay  = fault.New("way", "Choose how the child was heard")
	ErrHeardText = fault.New("text", "Enter what the child wants the conference to know, in their own words where you can")
	ErrDailyLife = fault.New("text", "Enter what is known of the baby's daily life, or of the risk to them")
	ErrNotHeard  = fault.New("text", "Enter why the child was not heard. It stands in the record")
)

// Check says what is missing.
func (h Heard) Check() error {
	empty := strings.TrimSpace(h.Words.Text) == ""
	switch {
	case !slices.Contains(HeardWays(), h.Way):
		return ErrHeardWay
	case !empty:
		return nil
	case h.Way == DailyLife:
		return ErrDailyLife
	case h.Way == NotHeardAtAll:
		return ErrNotHeard
	}
	return ErrHeardText
}

// Shut shuts it away behind its audience; the child may always see their own.
func (h Heard) Shut() access.Held[Heard] {
	return access.Hold(h, h.Audience, []access.PersonID{h.Child}, access.Party(h.Child))
}

// Split reports whether the professionals who gave a view for a child differ. No view is no difference.
func Split(views []View, child access.PersonID) bool {
	var first Outcome
	for _, v := range views {
		if v.Child != child || v.Family || v.Outcome == NoView {
			continue
		}
		if first == "" {
			first = v.Outcome
		}
		if v.Outcome != first {
			return true
		}
	}
	return false
}
