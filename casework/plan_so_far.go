package casework

import "kith/internal/store"

// SoFar is what changed since the last conference, for one child: what a review looks at first.
type SoFar struct {
	Child Named
	Lines []SoFarLine
}

// SoFarLine is one line of the plan and how far it has come.
type SoFarLine struct{ Change, Action, Progress string }

// planSoFar is what the plans of the children have come to since the last conference, as the reader may know it. The
// plan answers it; without one there is nothing to show.
func (d *Desk) planSoFar(_ *store.Reading, _ *sitting) ([]SoFar, error) { return nil, nil }
