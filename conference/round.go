package conference

import "kith/access"

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

// Present is somebody who is at the conference, as the rules need to know them.
type Present struct {
	Invitation string
	Party      access.Party
	Family     bool // of the family, or beside them
}

// NotHeard are those present whose turn under a heading has not come. Whoever prefers not to speak has had theirs
// under every heading.
func NotHeard(present []Present, heading string, taken []TurnTaken) []Present {
	had := map[string]bool{}
	for _, t := range taken {
		if t.Heading == heading || t.Turn == PrefersNotTo {
			had[t.Invitation] = true
		}
	}
	var waiting []Present
	for _, p := range present {
		if !had[p.Invitation] {
			waiting = append(waiting, p)
		}
	}
	return waiting
}
