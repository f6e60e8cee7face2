package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// What stands now and a form would write over. A page carries the version of it, as its reader sees it; an action compares
// that with what stands when it is sent.

// DecisionStands is the decision for a child, an empty one where there is none.
func (c ChildRun) DecisionStands() conference.Decision {
	if c.Decision == nil {
		return conference.Decision{}
	}
	return *c.Decision
}

// HeardStands is how the child was heard, empty where that is not recorded.
func (c ChildRun) HeardStands() conference.Heard {
	if c.Heard == nil {
		return conference.Heard{}
	}
	return *c.Heard
}

// Stands is what was last set of what comes after: not who is there today, which changes by the minute.
func (n NextShown) Stands() any {
	group := make([]string, len(n.Group))
	for i, seat := range n.Group {
		group[i] = seat.Invitation
	}
	slices.Sort(group)
	set := n.NextSteps
	set.CoreGroup = nil
	return struct {
		Set   conference.NextSteps
		Group []string
	}{set, group}
}

// OutlineStands is which lines the outline plan has.
func OutlineStands(lines []OutlineLineShown) []string {
	ids := make([]string, len(lines))
	for i, l := range lines {
		ids[i] = l.ID
	}
	return ids
}

func (s *sitting) decisionStands(tx *store.Tx, child access.PersonID) (conference.Decision, error) {
	held, err := tx.Decisions(s.pass, s.c.ID)
	if err != nil {
		return conference.Decision{}, err
	}
	for _, d := range access.Known(s.know, held) {
		if d.Child == child {
			return d, nil
		}
	}
	return conference.Decision{}, nil
}

func (s *sitting) heardStands(tx *store.Tx, child access.PersonID) (conference.Heard, error) {
	held, err := tx.Heard(s.pass, s.c.ID)
	if err != nil {
		return conference.Heard{}, err
	}
	for _, h := range access.Known(s.know, held) {
		if h.Child == child {
			return h, nil
		}
	}
	return conference.Heard{}, nil
}

func (s *sitting) talkStands(tx *store.Tx, invitation string) (conference.Talk, error) {
	held, _, err := tx.Talks(s.pass, s.c)
	if err != nil {
		return conference.Talk{}, err
	}
	for _, t := range access.Known(s.know, held) {
		if t.Invitation == invitation {
			return t, nil
		}
	}
	return conference.Talk{}, nil
}
