package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
	"kith/timescale"
)

// SendCopy says how somebody's copy was sent or given, and when.
func (d *Desk) SendCopy(ctx context.Context, by Doing, id record.CopyID, way record.Way, on timescale.Date, note string) (record.CopyID, error) {
	return d.moveCopy(ctx, by, id, "send copy", func(tx *store.Tx, pass access.Pass, c record.Copy, _ record.Sending) error {
		c, s, err := c.Send(record.Sending{ID: tx.NewID(), Way: way, SentOn: on, By: by.Actor.Account, Note: note}, tx.Today())
		if err != nil {
			return err
		}
		if err := tx.SaveCopy(pass, c); err != nil {
			return err
		}
		return tx.AddSending(pass, s)
	})
}

// CopyArrived says on which day somebody had their copy: the clock counts to that day.
func (d *Desk) CopyArrived(ctx context.Context, by Doing, id record.CopyID, on timescale.Date) (record.CopyID, error) {
	return d.moveCopy(ctx, by, id, "copy arrived", func(tx *store.Tx, pass access.Pass, c record.Copy, last record.Sending) error {
		c, s, err := c.Arrive(last, on, tx.Today())
		if err != nil {
			return err
		}
		return saveBoth(tx, pass, c, s)
	})
}

// CopyReturned says that a copy came back. It is to be sent again, and the clock runs on.
func (d *Desk) CopyReturned(ctx context.Context, by Doing, id record.CopyID, note string) (record.CopyID, error) {
	return d.moveCopy(ctx, by, id, "copy returned", func(tx *store.Tx, pass access.Pass, c record.Copy, last record.Sending) error {
		c, s, err := c.Return(last, note)
		if err != nil {
			return err
		}
		return saveBoth(tx, pass, c, s)
	})
}

func saveBoth(tx *store.Tx, pass access.Pass, c record.Copy, s record.Sending) error {
	if err := tx.SaveCopy(pass, c); err != nil {
		return err
	}
	return tx.SaveSending(pass, s)
}

func (d *Desk) moveCopy(ctx context.Context, by Doing, id record.CopyID, name string,
	move func(*store.Tx, access.Pass, record.Copy, record.Sending) error,
) (record.CopyID, error) {
	done, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (record.CopyID, error) {
		f, conf, err := tx.CopyFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.AllowOf(f, access.SendCopy, conf, string(id))
		if err != nil {
			return "", err
		}
		c, err := copyAmong(tx, pass, conf, id)
		if err != nil {
			return "", err
		}
		sent, err := tx.Sendings(pass, conf)
		if err != nil {
			return "", err
		}
		var last record.Sending
		if n := len(sent[id]); n > 0 {
			last = sent[id][n-1]
		}
		return id, move(tx, pass, c, last)
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return done, nil
}

// copyAmong is a copy without what it holds: whoever sends it need not read it.
func copyAmong(tx *store.Tx, pass access.Pass, conf conference.ID, id record.CopyID) (record.Copy, error) {
	all, err := tx.Copies(pass, conf)
	if err != nil {
		return record.Copy{}, err
	}
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
	}
	return record.Copy{}, access.ErrNotFound
}

// ViewSending shows one copy, without what it holds, to those who send it, and the conference it is of.
func (d *Desk) ViewSending(ctx context.Context, actor access.Actor, id record.CopyID) (conference.ID, access.Copy[CopyLine], error) {
	var of conference.ID
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (CopyLine, error) {
		f, conf, err := r.CopyFamily(id)
		if err != nil {
			return CopyLine{}, err
		}
		pass, err := r.AllowOf(f, access.SendCopy, conf, string(id))
		if err != nil {
			return CopyLine{}, err
		}
		s, err := d.recordOf(r, pass, conf)
		if err != nil {
			return CopyLine{}, err
		}
		lines, err := s.copyLines(r)
		if err != nil {
			return CopyLine{}, err
		}
		of = conf
		for _, l := range lines {
			if l.ID == id {
				return l, nil
			}
		}
		return CopyLine{}, access.ErrNotFound
	})
	if err != nil {
		return "", seen, fmt.Errorf("looking at a sending: %w", err)
	}
	return of, seen, nil
}
