package web

import (
	"kith/casework"
	"kith/conference"
)

// What stands of each thing that a form of the conference writes over, for the reader of the page.

func decisionStands(v *Visit) func(r casework.RunView) standing {
	return func(r casework.RunView) standing {
		c := childRun(v, r)
		d := c.DecisionStands()
		return standing{d, filled(outcomeWords(d.Outcome), categoryList(d.Categories), d.Words.Harm, d.Words.Reasons, d.Words.Support, d.Words.Difference, d.Words.Exception)}
	}
}

func heardStands(v *Visit) func(r casework.RunView) standing {
	return func(r casework.RunView) standing {
		c := childRun(v, r)
		h := c.HeardStands()
		return standing{h, filled(heardWords(h.Way), h.Words.Text)}
	}
}

func dangerStands(v *Visit) func(r casework.RunView) standing {
	return func(r casework.RunView) standing {
		for _, b := range r.Boards {
			if b.Child.ID == childAt(v) {
				return standing{b.DangerID, filled(b.Danger)}
			}
		}
		return standing{"", nil}
	}
}

func talkStands(v *Visit) func(r casework.RunView) standing {
	return func(r casework.RunView) standing {
		for _, t := range r.Talks {
			if t.Seat.Invitation == v.path("seat") {
				w := t.Talk.Words
				return standing{t.Talk, filled(w.When, w.Agreed, w.Sensitive, w.Unclear, w.Reason)}
			}
		}
		return standing{conference.Talk{}, nil}
	}
}

func nextStands(r casework.RunView) standing {
	n := r.Next
	return standing{n.Stands(), filled(
		n.Lead, seatNames(n.Group), whenSet(n.FirstCoreGroupOn, n.FirstBegins), n.Words.Place, whenSet(n.ReviewOn, n.ReviewBegins), n.Words.ReviewReason,
	)}
}

func outlineStands(r casework.RunView) standing {
	says := make([]string, len(r.Outline))
	for i, l := range r.Outline {
		says[i] = l.Words.Action
	}
	return standing{casework.OutlineStands(r.Outline), says}
}

func childRun(v *Visit, r casework.RunView) casework.ChildRun {
	for _, c := range r.PerChild {
		if c.Child.ID == childAt(v) {
			return c
		}
	}
	return casework.ChildRun{}
}

// filled leaves out what is empty.
func filled(words ...string) []string {
	var all []string
	for _, w := range words {
		if w != "" {
			all = append(all, w)
		}
	}
	return all
}
