package casework

import (
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// PlanSaid is what the form for a plan's words depends on.
type PlanSaid struct {
	State plan.State
	Words plan.Words
}

// Said is the part of the view that the form for the plan's words depends on: what others say of its lines leaves it as
// it was.
func (v PlanView) Said() any { return PlanSaid{v.State, v.Words} }

// Group is the part of the view that the form for the members of the group depends on.
func (v PlanView) Group() any { return v.Members }

// LineNow is what a form about a line depends on.
type LineNow struct {
	State   plan.LineState
	Owner   access.Party
	ByOn    timescale.Date
	TakenUp plan.TakenUp
	Words   plan.LineWords
	Readers string
}

// Now is the part of a line that forms about it depend on.
func (l LineView) Now() LineNow {
	return LineNow{l.State, l.Owner.Party, l.ByOn, l.TakenUp, l.Words, l.Readers}
}

// samePlan refuses what was written over a part of a plan that somebody else has changed since.
func (d *Desk) samePlan(tx *store.Tx, by Doing, pass access.Pass, p plan.Plan, part func(PlanView) any) error {
	if by.Seen == "" {
		return nil
	}
	file, err := openPlans(&tx.Reading, pass)
	if err != nil {
		return err
	}
	now, err := d.fullView(file, p)
	if err != nil {
		return err
	}
	return tx.Unchanged(by, part(now))
}

// sameLine is samePlan for a line.
func sameLine(tx *store.Tx, by Doing, pass access.Pass, id plan.LineID) error {
	if by.Seen == "" {
		return nil
	}
	file, err := openPlans(&tx.Reading, pass)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(file.lines, func(l plan.Line) bool { return l.ID == id })
	if at < 0 {
		return access.ErrNotFound
	}
	now, err := file.line(file.lines[at])
	if err != nil {
		return err
	}
	return tx.Unchanged(by, now.Now())
}
