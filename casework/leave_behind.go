package casework

import (
	"context"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// ErrNothingEarlier means that nothing of the kind carries over from a day that was given up.
var ErrNothingEarlier = fault.New("", "Nothing here is of an earlier day of this conference. Look at the page again")

// earlierOn is the day on which something was said, where that is an earlier day of the conference than the one on which
// it is held: what carries over shows its day.
func (s *sitting) earlierOn(at timescale.Instant) timescale.Date {
	if at.IsZero() || !at.Date().Before(s.c.DecidedOn()) {
		return timescale.Date{}
	}
	return at.Date()
}

// LeaveDangerBehind leaves a child's danger statement with the earlier day on which it was written. The chair may.
func (d *Desk) LeaveDangerBehind(ctx context.Context, by Doing, id conference.ID, child access.PersonID) error {
	return d.during(ctx, by, id, access.RunConference, "leave danger statement behind", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		dangers, err := tx.Dangers(s.pass, id)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, string(dangers[child])); err != nil {
			return err
		}
		earlier, err := s.dangerEarlier(tx, dangers[child])
		if err != nil {
			return err
		}
		if !earlier {
			return ErrNothingEarlier
		}
		return tx.LeaveDangerBehind(s.pass, id, child)
	})
}

// dangerEarlier reports whether a danger statement is of an earlier day.
func (s *sitting) dangerEarlier(tx *store.Tx, id statement.ID) (bool, error) {
	if id == "" {
		return false, nil
	}
	held, err := tx.Statement(s.pass.Family(), id)
	if err != nil {
		return false, err
	}
	one, known := access.Open(s.know, held)
	return known && !s.earlierOn(one.SaidAt).IsZero(), nil
}

// LeaveOutlineBehind leaves the lines of the outline plan that carry over with the earlier days on which they were written.
// The chair may.
func (d *Desk) LeaveOutlineBehind(ctx context.Context, by Doing, id conference.ID) error {
	return d.during(ctx, by, id, access.RunConference, "leave outline behind", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		shown, err := s.outline(&tx.Reading)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, OutlineStands(shown)); err != nil {
			return err
		}
		var lines []string
		for _, l := range shown {
			if !l.SaidOn.IsZero() {
				lines = append(lines, l.ID)
			}
		}
		if len(lines) == 0 {
			return ErrNothingEarlier
		}
		return tx.LeaveLinesBehind(s.pass, id, lines)
	})
}

// leftBehind is what was left with earlier days of a conference, as the reader of a pass may know it.
func leftBehind(r *store.Reading, pass access.Pass, id conference.ID) ([]EarlierShown, error) {
	dangers, lines, err := r.LeftBehind(pass, id)
	if err != nil || len(dangers)+len(lines) == 0 {
		return nil, err
	}
	k := access.Know(pass)
	children, err := childrenOf(r, k, pass.Family())
	if err != nil {
		return nil, err
	}
	called := func(about []access.PersonID) string {
		var names []string
		for _, c := range children {
			for _, id := range about {
				if c.ID == id {
					names = append(names, c.First)
				}
			}
		}
		return strings.Join(names, ", ")
	}
	var all []EarlierShown
	for _, s := range access.Known(k, dangers) {
		all = append(all, EarlierShown{Child: called(s.About), Earlier: conference.Earlier{Kind: conference.EarlierDanger, At: s.SaidAt, Text: s.Words.Text}})
	}
	for _, l := range access.Known(k, lines) {
		all = append(all, EarlierShown{Child: called(l.Children), Earlier: conference.Earlier{Kind: conference.EarlierLine, At: l.At, Text: l.Words.Action}})
	}
	return all, nil
}
