package conference

import (
	"slices"

	"kith/fault"
)

// Turn is what somebody did with their turn under a heading.
type Turn string

// The turns.
const (
	Spoke        Turn = "spoke"
	Passed       Turn = "passed"
	PrefersNotTo Turn = "prefers not to speak"
	ReadOut      Turn = "read out"
)

// TurnTaken is a turn under a heading.
type TurnTaken struct {
	Heading    string
	Invitation string
	Turn       Turn
}

// ErrNoTurn asks what became of a turn.
var ErrNoTurn = fault.New("", "Press what they did with their turn")

// Check says what is wrong with a turn, under the headings of a wall.
func (t TurnTaken) Check(headings []string) error {
	switch {
	case !slices.Contains(headings, t.Heading):
		return ErrNoHeading
	case !slices.Contains([]Turn{Spoke, Passed, PrefersNotTo, ReadOut}, t.Turn):
		return ErrNoTurn
	}
	return nil
}

// TurnsUnder are the turns that count under a heading, by invitation: those taken there, and for whoever said under any
// heading that they prefer not to speak, that. They may still speak, and then they have spoken.
func TurnsUnder(heading string, taken []TurnTaken) map[string]Turn {
	had := map[string]Turn{}
	for _, t := range taken {
		if t.Turn == PrefersNotTo {
			had[t.Invitation] = PrefersNotTo
		}
	}
	for _, t := range taken {
		if t.Heading == heading {
			had[t.Invitation] = t.Turn
		}
	}
	return had
}
