package casework

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/record"
	"kith/statement"
	"kith/timescale"
)

// CopyView is somebody's own copy of a record, as it was issued to them.
type CopyView struct {
	ID       record.CopyID
	Number   string
	IssuedOn timescale.Date
	Content  record.Document
	Own      bool // the reader is whose copy it is
	Unopened bool

	// HeldBack is a copy that holds more than its recipient may know today, with nothing in it. Newer is the one they
	// were given since, if they were.
	HeldBack bool
	Newer    record.CopyID

	lines map[string]record.Ref
	asked map[statement.Passage][]OwnCorrection
}

// MayAsk reports whether a paragraph can be said to be wrong: by whoever's copy it is.
func (v CopyView) MayAsk(number string) bool { return v.Own && v.lines[number] != "" }

// Asked are the reader's own requests about a paragraph.
func (v CopyView) Asked(number string) []OwnCorrection {
	return v.asked[statement.Passage(v.lines[number])]
}

// ViewCopy shows somebody their own copy. To anybody else it is not there.
func (d *Desk) ViewCopy(ctx context.Context, actor access.Actor, id record.CopyID) (access.Copy[CopyView], error) {
	return d.lookAtCopy(ctx, actor, id, access.ViewCopy)
}

// PrintCopy shows a copy to whoever it is for, or to the recorder, the chair or the safeguarding unit, who print it for
// them.
func (d *Desk) PrintCopy(ctx context.Context, actor access.Actor, id record.CopyID) (access.Copy[CopyView], error) {
	seen, err := d.lookAtCopy(ctx, actor, id, access.ViewCopy)
	if errors.Is(err, access.ErrNotFound) {
		seen, err = d.lookAtCopy(ctx, actor, id, access.PrintCopy)
		if _, refused := errors.AsType[*access.Refused](err); refused {
			return seen, access.ErrNotFound // that it is there is known to nobody else
		}
	}
	return seen, err
}

func (d *Desk) lookAtCopy(ctx context.Context, actor access.Actor, id record.CopyID, deed access.Deed) (access.Copy[CopyView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (CopyView, error) {
		f, conf, err := r.CopyFamily(id)
		if err != nil {
			return CopyView{}, err
		}
		pass, err := r.AllowOf(f, deed, conf, string(id))
		if err != nil {
			return CopyView{}, err
		}
		c, err := r.Copy(pass, id)
		if err != nil {
			return CopyView{}, err
		}
		own := access.Know(pass).Is(access.Party(c.To.Account))
		s, err := d.recordOf(r, pass, conf)
		if err != nil {
			return CopyView{}, err
		}
		if within, _, err := s.within(r, c); !within || err != nil {
			newer, e := s.newer(r, c)
			return CopyView{ID: c.ID, Own: own, HeldBack: true, Newer: newer}, errors.Join(err, e)
		}
		asked, err := ownCorrections(r, pass)
		return CopyView{
			ID: c.ID, Number: c.Number, IssuedOn: c.CreatedAt.Date(), Content: c.Content, Own: own, Unopened: own && c.OpenedAt.IsZero(),
			lines: c.Lines, asked: asked,
		}, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a copy: %w", err)
	}
	return seen, nil
}

// newer is the latest copy that the recipient of this one was given, if it is another.
func (s *recordSources) newer(r *store.Reading, c record.Copy) (record.CopyID, error) {
	all, err := r.Copies(s.pass, s.c.ID)
	var latest record.CopyID
	for _, one := range all {
		if one.To.Party() == c.To.Party() {
			latest = one.ID
		}
	}
	if latest == c.ID {
		latest = ""
	}
	return latest, err
}

// OpenCopy notes that somebody has opened their own copy, the first time they do: from that day they have it.
func (d *Desk) OpenCopy(ctx context.Context, by Doing, id record.CopyID) (record.CopyID, error) {
	done, err := store.Act(ctx, d.db, by, "open copy", func(tx *store.Tx) (record.CopyID, error) {
		f, conf, err := tx.CopyFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.AllowOf(f, access.ViewCopy, conf, string(id))
		if err != nil {
			return "", err
		}
		c, err := tx.Copy(pass, id)
		if err != nil {
			return "", err
		}
		s, err := d.recordOf(&tx.Reading, pass, conf)
		if err != nil {
			return "", err
		}
		if within, _, err := s.within(&tx.Reading, c); !within || err != nil {
			return id, err // they have not been shown it
		}
		opened, first := c.Open(tx.Now())
		if !first {
			return id, nil
		}
		sent, err := tx.Sendings(pass, conf)
		if err != nil {
			return "", err
		}
		if n := len(sent[id]); n > 0 && sent[id][n-1].State == record.Sent && sent[id][n-1].Way == record.OnOwnPage {
			last := sent[id][n-1]
			last.State, last.ReachedOn = record.Reached, tx.Today()
			if err := tx.SaveSending(pass, last); err != nil {
				return "", err
			}
		}
		return id, tx.SaveCopy(pass, opened)
	})
	if err != nil {
		return "", fmt.Errorf("opening a copy: %w", err)
	}
	return done, nil
}
