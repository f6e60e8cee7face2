package casework

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
)

// within reports whether an issued copy holds nothing but what its recipient may know today, and whether they take part
// at all. What somebody may know can become less: a parent is kept from a child's matters, or turns out not to be that
// child's. Then the copy is held back, whoever asks for it, until the record is issued anew.
func (s *recordSources) within(r *store.Reading, c record.Copy) (within, takesPart bool, err error) {
	know, err := r.KnowingToday(s.pass, c.To, s.c.Chair)
	if errors.Is(err, access.ErrNotFound) {
		return false, false, nil
	}
	if err != nil {
		return false, false, err
	}
	now, made := s.readBy(know).content(c.Content.For)
	return c.Within(now, made), true, nil
}

// HoldBackCopy notes that a copy holds more than its recipient may know, so that the safeguarding unit has it issued anew.
// It is done when somebody asks for the copy, whose it is or who was to print it. Nothing becomes of a copy that holds no
// more than it may.
func (d *Desk) HoldBackCopy(ctx context.Context, by Doing, id record.CopyID) (record.CopyID, error) {
	done, err := store.Act(ctx, d.db, by, "hold back copy", func(tx *store.Tx) (record.CopyID, error) {
		f, conf, err := tx.CopyFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.AllowOf(f, access.ViewCopy, conf, string(id))
		if _, refused := errors.AsType[*access.Refused](err); refused || errors.Is(err, access.ErrNotFound) {
			pass, err = tx.AllowOf(f, access.PrintCopy, conf, string(id))
		}
		if err != nil {
			return "", err
		}
		return id, d.holdBack(tx, pass, conf)
	})
	if err != nil {
		return "", fmt.Errorf("holding back a copy: %w", err)
	}
	return done, nil
}

// holdBackAll holds back what copies of a family's records have become too much for their recipients, after a change to
// who may know what. Each action that makes such a change ends with it.
func (d *Desk) holdBackAll(tx *store.Tx, pass access.Pass) error {
	all, err := tx.Conferences(pass)
	if err != nil {
		return err
	}
	for _, c := range all { // a family has few
		if c.State != conference.Closed {
			continue
		}
		if err := d.holdBack(tx, pass, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// holdBack holds back the latest copies of one conference's record that are too much for their recipients, and begins
// another issue of it.
func (d *Desk) holdBack(tx *store.Tx, pass access.Pass, id conference.ID) error {
	s, err := d.recordOf(&tx.Reading, pass, id)
	if err != nil || len(s.records) == 0 {
		return err
	}
	copies, err := tx.LatestCopies(pass, id)
	if err != nil {
		return err
	}
	held := false
	for _, c := range copies {
		within, takesPart, err := s.within(&tx.Reading, c)
		if err != nil {
			return err
		}
		if within || !takesPart {
			continue // whoever takes part no more is given no new one
		}
		held = held || c.HeldBackAt.IsZero()
		if err := tx.HoldCopyBack(pass, c.ID); err != nil {
			return err
		}
	}
	if rec := s.latest(); held && rec.State == record.Issued {
		_, err = d.reopen(tx, s, "A copy holds more than its recipient may know now.")
	}
	return err
}
