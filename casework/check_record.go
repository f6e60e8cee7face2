package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
)

// CheckRecord is the recorder's word that the record of a closed conference says what was said. It goes to the chair.
// What was corrected since they read it is ErrStale: nobody has checked what they have not seen.
func (d *Desk) CheckRecord(ctx context.Context, by Doing, id conference.ID) (record.ID, error) {
	return d.moveRecord(ctx, by, id, access.CheckRecord, "check record", func(s *recordSources, rec record.Record, tx *store.Tx) (record.Record, error) {
		view, err := d.recordView(&tx.Reading, s)
		if err != nil {
			return rec, err
		}
		if err := tx.Unchanged(by, view.Said()); err != nil {
			return rec, err
		}
		return rec.Check(by.Actor.Account, s.c.Chair, tx.Now())
	})
}

// SendBackRecord returns the record to the recorder, saying what to look at again.
func (d *Desk) SendBackRecord(ctx context.Context, by Doing, id conference.ID, why string) (record.ID, error) {
	return d.moveRecord(ctx, by, id, access.SignRecord, "send back record", func(_ *recordSources, rec record.Record, _ *store.Tx) (record.Record, error) {
		return rec.SendBack(why)
	})
}

// UnsignRecord takes the chair's signature off a record whose copies have changed since, so that the chair signs again.
func (d *Desk) UnsignRecord(ctx context.Context, by Doing, id conference.ID) (record.ID, error) {
	return d.moveRecord(ctx, by, id, access.IssueRecord, "unsign record", func(_ *recordSources, rec record.Record, _ *store.Tx) (record.Record, error) {
		return rec.Unsign()
	})
}

// SignRecord is the chair's: it covers the record, who gets a copy, and what is left out of each. approved is the word
// for the list that the chair saw; another by now is ErrStale.
func (d *Desk) SignRecord(ctx context.Context, by Doing, id conference.ID, approved string) (record.ID, error) {
	return d.moveRecord(ctx, by, id, access.SignRecord, "sign record", func(s *recordSources, rec record.Record, tx *store.Tx) (record.Record, error) {
		_, now, err := s.copiesOf(&tx.Reading, tx.KnowingOf)
		if err != nil {
			return rec, err
		}
		if now != approved {
			return rec, store.ErrStale
		}
		return rec.Sign(by.Actor.Account, now, tx.Now())
	})
}

// moveRecord takes the latest issue of a record a step on, beginning it where nobody has, and then does what follows.
func (d *Desk) moveRecord(ctx context.Context, by Doing, id conference.ID, deed access.Deed, name string,
	move func(*recordSources, record.Record, *store.Tx) (record.Record, error), then ...func(*recordSources, *store.Tx) error,
) (record.ID, error) {
	done, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (record.ID, error) {
		pass, err := onRecord(tx, id, deed)
		if err != nil {
			return "", err
		}
		s, err := d.recordOf(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		rec := s.latest()
		if rec.ID == "" {
			if rec, err = d.beginRecord(tx, s, rec); err != nil {
				return "", err
			}
		}
		moved, err := move(s, rec, tx)
		if err != nil {
			return "", err
		}
		if err := tx.SaveRecord(pass, moved); err != nil {
			return "", err
		}
		for _, next := range then {
			if err := next(s, tx); err != nil {
				return "", err
			}
		}
		return moved.ID, nil
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return done, nil
}

// beginRecord begins an issue of the record. The clock of the first counts from the conference, whenever it is begun; that
// of one which takes its place from the day it is begun, for the first was given in its time.
func (d *Desk) beginRecord(tx *store.Tx, s *recordSources, rec record.Record) (record.Record, error) {
	from := s.c.DecidedOn()
	if rec.Edition > 1 {
		from = tx.Today()
	}
	by := s.pack.RecordToParentsBy(s.event(), from, d.calendar)
	rec.ID, rec.DueOn, rec.LimitOn, rec.Version = record.ID(tx.NewID()), by.Due, by.Limit, 1
	if rec.LimitOn.IsZero() {
		rec.LimitOn = rec.DueOn
	}
	return rec, tx.AddRecord(s.pass, rec)
}
