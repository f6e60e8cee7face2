package conference

import (
	"fmt"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Score is how safe one person thinks one child is. Until the chair reveals them nobody's copy holds another's.
type Score struct {
	Child      access.PersonID
	Invitation string
	At         timescale.Instant
	To         access.Audience // for whom it is once it is shown: everyone who may know of the child, but for one given in a closed part
	Words      ScoreWords
	Why        access.Held[string] // the reason, once the score is shut: it may be for fewer than the number is
}

// ScoreWords are sealed: the figure itself says something.
type ScoreWords struct {
	Passed bool   `json:"passed,omitempty"`
	Value  int    `json:"value"`
	Reason string `json:"reason,omitempty"`
	// To is for whom the reason is: the professionals, or, left empty, everyone who sees the number.
	To access.AudienceKind `json:"to,omitempty"`
}

// For is a score as somebody who may see it may know it: with the reason, if that is for them.
func (s Score) For(k access.Knowing) ScoreWords {
	s.Words.Reason, _ = access.Open(k, s.Why)
	return s.Words
}

// Reach is for whom a score is once it is shown.
func (s Score) Reach() access.Audience {
	if s.To.Kind() == "" {
		return access.For(access.Everyone)
	}
	return s.To
}

// ErrRevealed means that the scores of a child are on everybody's screen and stay as they were given.
var ErrRevealed = fault.New("", "The scores have been shown to everybody. They stay as they were given")

// Check says whether a score is on the scale.
func (s Score) Check(low, high int) error {
	if s.Words.Passed || s.Words.Value >= low && s.Words.Value <= high {
		return nil
	}
	return fault.New("score", fmt.Sprintf("Choose a number from %d to %d, or prefer not to give one", low, high))
}

// Shut shuts a score away: for whoever gave it until it is revealed, then for all who may know of the child. Its reason is shut
// once more, for those whom whoever gave it chose.
func (s Score) Shut(giver access.Party, revealed bool) access.Held[Score] {
	all := s.Reach()
	to := all
	if s.Words.To == access.Professionals {
		to = access.For(access.Professionals, all.Names()...)
	}
	s.Why = access.Hold(s.Words.Reason, to, []access.PersonID{s.Child}, giver)
	s.Words.Reason, s.Words.To = "", ""
	if revealed {
		return access.Hold(s, all, []access.PersonID{s.Child}, giver)
	}
	return access.Hold(s, access.For(access.Named, giver), []access.PersonID{s.Child}, giver)
}
