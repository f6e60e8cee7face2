package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
)

// CorrectRecord says what one line of the record should say, and why. What it was made from stays as it was. A correction
// after the record was issued begins another issue, which goes to everyone whose copy it changes; both are kept.
func (d *Desk) CorrectRecord(ctx context.Context, by Doing, id conference.ID, line record.Ref, w record.CorrectionWords) (record.ID, error) {
	done, err := store.Act(ctx, d.db, by, "correct record", func(tx *store.Tx) (record.ID, error) {
		pass, err := onRecord(tx, id, access.CorrectRecord)
		if err != nil {
			return "", err
		}
		s, err := d.recordOf(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		item, ok := s.readBy(access.Know(pass)).line(line)
		if !ok {
			return "", access.ErrNotFound
		}
		c := record.Correction{ID: tx.NewID(), Line: line, By: by.Actor.Account, Words: w}
		c.Words.Said = item.Text
		if err := c.Check(); err != nil {
			return "", err
		}
		if err := tx.AddCorrection(pass, id, c); err != nil {
			return "", err
		}
		return d.reopen(tx, s, "A line was corrected.")
	})
	if err != nil {
		return "", fmt.Errorf("correcting the record: %w", err)
	}
	return done, nil
}

// line is one numbered paragraph of the record as its reader has it, by what it was made from.
func (r *reader) line(ref record.Ref) (record.Item, bool) {
	for _, i := range record.Assemble(r.matter("")).Items() {
		if i.Ref == ref && ref != "" {
			return i, true
		}
	}
	return record.Item{}, false
}

// reopen puts a record back to the recorder, after a correction say: what the chair signed has changed. Whoever chaired and
// recorded the conference of an issued one take part again until it is issued anew.
func (d *Desk) reopen(tx *store.Tx, s *recordSources, why string) (record.ID, error) {
	rec := s.latest()
	switch {
	case rec.ID == "":
		rec, err := d.beginRecord(tx, s, rec)
		return rec.ID, err
	case rec.State == record.Issued:
		again, err := d.beginRecord(tx, s, record.Record{
			Family: rec.Family, Conference: rec.Conference, Edition: rec.Edition + 1, State: record.Draft,
		})
		if err != nil {
			return "", err
		}
		return again.ID, s.takeUp(tx)
	case rec.State != record.Draft:
		back, err := rec.SendBack(why)
		if err != nil {
			return "", err
		}
		return back.ID, tx.SaveRecord(s.pass, back)
	}
	return rec.ID, nil
}
