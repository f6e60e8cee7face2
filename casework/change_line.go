package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/statement"
	"kith/timescale"
)

// NewLine is a line as somebody adds it.
type NewLine struct {
	Plans   []plan.ID // whose it is
	Kind    plan.LineKind
	Owner   access.Party
	ByOn    timescale.Date
	Meeting string // the meeting of the group it came from, if any
	Words   plan.LineWords
	To      Readers
}

// AddLine adds a line to one or more children's plans. Whoever works the plan may, and says for whom it is; it shows where it
// came from.
func (d *Desk) AddLine(ctx context.Context, by Doing, n NewLine) (plan.LineID, error) {
	id, err := store.Act(ctx, d.db, by, "add line", func(tx *store.Tx) (plan.LineID, error) {
		if len(n.Plans) == 0 {
			return "", plan.ErrNoFor
		}
		_, pass, err := openPlan(tx, n.Plans[0], access.AddPlanLine)
		if err != nil {
			return "", err
		}
		l := plan.Line{
			Kind: n.Kind, Owner: n.Owner, ByOn: n.ByOn, Source: plan.FromSocialWorker, Words: n.Words, Bound: access.For(access.Everyone),
		}
		if n.Meeting != "" || !pass.Has(access.PartSocialWorker, access.PartManager) {
			l.Source, l.SourceID = plan.FromCoreGroup, n.Meeting
		}
		return addLine(tx, pass, l, n)
	})
	if err != nil {
		return "", fmt.Errorf("adding a line: %w", err)
	}
	return id, nil
}

func addLine(tx *store.Tx, pass access.Pass, l plan.Line, n NewLine) (plan.LineID, error) {
	plans, err := tx.Plans(pass)
	if err != nil {
		return "", err
	}
	l.ID = plan.LineID(tx.NewID())
	var wrong fault.List
	if l.Owner != "" {
		l.Owner, err = ownerOf(tx, pass, l.Owner)
		if err := faults(&wrong, err); err != nil {
			return "", err
		}
	}
	var to []plan.Plan
	for _, id := range n.Plans {
		for _, p := range plans {
			if p.ID == id && p.Current() {
				to, l.Plans, l.Children = append(to, p), append(l.Plans, p.ID), append(l.Children, p.Child)
			}
		}
	}
	l, err = l.New(tx.Today())
	if len(wrong) == 0 {
		if err := faults(&wrong, err); err != nil {
			return "", err
		}
	}
	l, err = readBy(tx, pass, l, n.To)
	if err := faults(&wrong, err); err != nil {
		return "", err
	}
	if err := wrong.Err(); err != nil {
		return "", err
	}
	if err := tx.AddLine(pass, l); err != nil {
		return "", err
	}
	for _, p := range to {
		if err := tx.PutLineIn(pass, l.ID, p.ID, p.Child); err != nil {
			return "", err
		}
	}
	return l.ID, keptBecause(tx, pass, statement.Thing{Kind: statement.OfPlanLine, ID: string(l.ID)}, l.Audience, n.To.Ground)
}

// readBy is a line for those whom its writer chose, never for more than what it was made from is for. Its owner is one of
// them.
func readBy(tx *store.Tx, pass access.Pass, l plan.Line, to Readers) (plan.Line, error) {
	takers, err := takersOf(&tx.Reading, pass)
	if err != nil {
		return l, err
	}
	if l.Audience, err = to.within(l.Bound, takers.audienceFor); err != nil || l.Owner == "" {
		return l, err
	}
	return l, ownerReads(&tx.Reading, pass, l.Owner, l.Held(), l.Audience)
}

// ChangeLine puts a line in other words, in other hands, to another day or before other readers, with the reason. Where
// nobody chooses readers they stay; how it was before stays with the readers that it had. Copies of a record that hold more
// than their readers may know now are held back.
func (d *Desk) ChangeLine(ctx context.Context, by Doing, id plan.LineID, to NewLine) (plan.LineID, error) {
	return d.onLine(ctx, by, "change line", id, func(tx *store.Tx, pass access.Pass, l plan.Line) (plan.Line, error) {
		owner, err := ownerOf(tx, pass, to.Owner)
		if err != nil {
			return l, err
		}
		now := l
		now.Words, now.Owner, now.ByOn = to.Words, owner, to.ByOn
		if !to.To.nobodyChose() {
			now, err = readBy(tx, pass, now, to.To)
		} else if owner != l.Owner {
			err = ownerReads(&tx.Reading, pass, owner, l.Held(), l.Audience)
		}
		if err != nil {
			return l, err
		}
		if err := keptBecause(tx, pass, statement.Thing{Kind: statement.OfPlanLine, ID: string(l.ID)}, now.Audience, to.To.Ground); err != nil {
			return l, err
		}
		return l.Change(now)
	})
}

// StopLine takes a line out of the plan, with the reason.
func (d *Desk) StopLine(ctx context.Context, by Doing, id plan.LineID, why string) (plan.LineID, error) {
	return d.onLine(ctx, by, "stop line", id, func(_ *store.Tx, _ access.Pass, l plan.Line) (plan.Line, error) {
		return l.Stop(why)
	})
}

// TakeUpHelp records whether help that was offered was taken up.
func (d *Desk) TakeUpHelp(ctx context.Context, by Doing, id plan.LineID, up plan.TakenUp, outcome string) (plan.LineID, error) {
	return d.onLine(ctx, by, "take up help", id, func(tx *store.Tx, _ access.Pass, l plan.Line) (plan.Line, error) {
		return l.Took(up, tx.Today(), strings.TrimSpace(outcome))
	})
}

func (d *Desk) onLine(ctx context.Context, by Doing, doing string, id plan.LineID,
	change func(*store.Tx, access.Pass, plan.Line) (plan.Line, error),
) (plan.LineID, error) {
	_, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (plan.LineID, error) {
		l, pass, err := openLine(tx, id, access.AddPlanLine)
		if err != nil {
			return "", err
		}
		if err := sameLine(tx, by, pass, id); err != nil {
			return "", err
		}
		now, err := change(tx, pass, l)
		if err != nil {
			return "", err
		}
		if err := tx.SaveLine(pass, l, now, ""); err != nil || now.Audience.String() == l.Audience.String() {
			return id, err
		}
		return id, d.holdBackAll(tx, pass)
	})
	if err != nil {
		return "", fmt.Errorf("changing a line (%s): %w", doing, err)
	}
	return id, nil
}
