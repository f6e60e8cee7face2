package casework

import (
	"context"
	"errors"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// AddOutlineLine adds a line to the outline plan, made from an entry of the wall or new. A person owns it, one of
// those who take part and may read it. It is for whom its writer chose, and never for more than the entry is for.
func (d *Desk) AddOutlineLine(ctx context.Context, by Doing, id conference.ID, l conference.OutlineLine, owner string, to Readers) error {
	return d.during(ctx, by, id, access.KeepWall, "add outline line", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.together(); err != nil {
			return err
		}
		for _, c := range l.Children {
			if err := s.child(c); err != nil {
				return err
			}
		}
		if owner != "" {
			who, err := s.attender(owner)
			if err != nil || who.Party() == access.Party(who.ID) {
				return conference.ErrOwner
			}
			l.Owner = who.Party()
		}
		of, err := s.madeFrom(tx, l.From)
		if err != nil {
			return err
		}
		var wrong fault.List
		if err := faults(&wrong, l.Check(tx.Today())); err != nil {
			return err
		}
		l.Audience, err = to.within(of, s.audienceFor)
		if err := faults(&wrong, err); err != nil {
			return err
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		if err := ownerReads(&tx.Reading, s.pass, l.Owner, access.Hold(l, l.Audience, l.Children, ""), l.Audience); err != nil {
			return err
		}
		l.ID, l.Conference = tx.NewID(), id
		if err := tx.AddOutlineLine(s.pass, l); err != nil {
			return err
		}
		return keptBecause(tx, s.pass, statement.Thing{Kind: statement.OfOutline, ID: l.ID}, l.Audience, to.Ground)
	})
}

// madeFrom is who may know the entry of the wall that a line is made from.
func (s *sitting) madeFrom(tx *store.Tx, entry string) (access.Audience, error) {
	if entry == "" {
		return access.For(access.Everyone), nil
	}
	e, _, err := tx.WallEntry(s.pass, s.c.ID, entry)
	if err != nil {
		return access.Audience{}, err
	}
	held, err := tx.Statement(s.pass.Family(), e.Statement)
	if err != nil {
		return access.Audience{}, err
	}
	one, known := access.Open(s.know, held)
	if !known {
		return access.Audience{}, access.ErrNotFound
	}
	both, err := one.Audience.Within(e.Reach())
	if errors.Is(err, access.ErrApart) {
		return both, ErrLineReaders
	}
	return both, err
}

// WithdrawOutlineLine takes a line out of the outline plan.
func (d *Desk) WithdrawOutlineLine(ctx context.Context, by Doing, id conference.ID, line string) error {
	return d.during(ctx, by, id, access.KeepWall, "withdraw outline line", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		return tx.WithdrawOutlineLine(s.pass, line)
	})
}

// ErrEmptyOutline means that there is nothing yet to go through.
var ErrEmptyOutline = fault.New("", "Add a line to the outline plan first, or leave the item out with a reason on the running order")

// GoThroughOutline says that the room has gone through the outline plan: the decision may follow.
func (d *Desk) GoThroughOutline(ctx context.Context, by Doing, id conference.ID) error {
	return d.during(ctx, by, id, access.RunConference, "go through outline plan", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		lines, err := tx.OutlineLines(s.pass, id)
		if err != nil {
			return err
		}
		if len(lines) == 0 && s.c.Kind != conference.Review { // a review has the plan there is to go through
			return ErrEmptyOutline
		}
		shown, err := s.outline(&tx.Reading)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, OutlineStands(shown)); err != nil {
			return err
		}
		step, err := stepOf(&tx.Reading, s, conference.OutlinePlanItem)
		if err != nil {
			return err
		}
		return tx.PutStep(s.pass, id, step.Finished(tx.Now()))
	})
}

// OutlineLineShown is a line of the outline plan as its reader may know it.
type OutlineLineShown struct {
	ID       string
	Children []Named
	Owner    Seat
	By       timescale.Date
	Mine     bool
	SaidOn   timescale.Date // the day, of a line that carries over from an earlier one
	Readers  string         // for professionals: who may read it, where not everyone may
	Words    conference.LineWords
}

func (s *sitting) outline(r *store.Reading) ([]OutlineLineShown, error) {
	held, err := r.OutlineLines(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	var lines []OutlineLineShown
	for _, l := range access.Known(s.know, held) {
		shown := OutlineLineShown{ID: l.ID, By: l.ByOn, Words: l.Words, Mine: s.know.Is(l.Owner), SaidOn: s.earlierOn(l.At)}
		shown.Owner, _ = s.speaker(l.Owner)
		if s.know.Professional() {
			shown.Readers = readersOf(l.Audience, s.namedAs)
		}
		for _, c := range l.Children {
			if s.know.Reaches(c) {
				shown.Children = append(shown.Children, s.name(c))
			}
		}
		lines = append(lines, shown)
	}
	return lines, nil
}

// namedAs is what somebody is called, as far as the reader may know.
func (s *sitting) namedAs(p access.Party) string {
	seat, _ := s.speaker(p)
	return seat.Name
}
