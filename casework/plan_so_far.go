package casework

import (
	"errors"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
)

// SoFar is what changed since the last conference, for one child: what a review looks at first.
type SoFar struct {
	Child  Named
	Lines  []SoFarLine
	Scores []ScoreShown // at the last conference, where they were shown to everybody
}

// SoFarLine is one line of the plan and how far it has come.
type SoFarLine struct{ Change, Action, Progress string }

// planSoFar is what the plans of the children have come to since the last conference, as the reader may know it. Only
// a review has something to look back on.
func (d *Desk) planSoFar(r *store.Reading, s *sitting) ([]SoFar, error) {
	if s.c.Kind != conference.Review {
		return nil, nil
	}
	children := make([]access.PersonID, len(s.children))
	for i, c := range s.children {
		children[i] = c.ID
	}
	plans, err := d.PlanSoFar(r, s.pass, children)
	if err != nil {
		return nil, err
	}
	all := make([]SoFar, 0, len(plans))
	for _, p := range plans {
		one := SoFar{Child: p.Child}
		for _, l := range p.Lines {
			one.Lines = append(one.Lines, SoFarLine{Change: l.Words.Change, Action: l.Words.Action, Progress: howFar(l)})
		}
		all = append(all, one)
	}
	return all, d.scoresBefore(r, s, all)
}

// scoresBefore adds the scores of the last conference that were shown there, as far as the reader may know who gave them.
func (d *Desk) scoresBefore(r *store.Reading, s *sitting, all []SoFar) error {
	if s.c.After == "" {
		return nil
	}
	before, err := d.seated(r, s.pass, s.c.After)
	if errors.Is(err, access.ErrNotFound) {
		return nil // it was about none of the children whom this reader may know of
	}
	if err != nil {
		return err
	}
	boards, err := before.scoreBoards(r)
	if err != nil {
		return err
	}
	for i := range all {
		for _, b := range boards {
			if b.Child.ID == all[i].Child.ID && b.Revealed {
				all[i].Scores = b.Scores
			}
		}
	}
	return nil
}

// howFar says in words how far a line has come: what became of it, or what was last said of it.
func howFar(l LineView) string {
	switch l.State {
	case plan.LineDone:
		return "Done"
	case plan.LineStopped:
		return "Stopped"
	case plan.LineOpen:
	}
	if len(l.Progress) > 0 {
		going := string(l.Progress[len(l.Progress)-1].Going)
		return strings.ToUpper(going[:1]) + going[1:]
	}
	if l.Overdue {
		return "Overdue"
	}
	return "Not started"
}
