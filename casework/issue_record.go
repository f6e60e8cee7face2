package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
)

// IssueRecord makes the copies final: each is built up for its recipient, from what that recipient may know, and sealed.
// It is refused when anything in what the chair approved has changed. late says why, after the last day.
//
// Of a corrected record a copy goes to everyone whose copy the correction changes. Whoever's would be the same keeps the
// one they have: a new one would tell them of something that they may not know.
func (d *Desk) IssueRecord(ctx context.Context, by Doing, id conference.ID, late string) (record.ID, error) {
	var copies []built
	issue := func(s *recordSources, rec record.Record, tx *store.Tx) (record.Record, error) {
		var approval string
		var err error
		if copies, approval, err = s.copiesOf(&tx.Reading, tx.KnowingOf); err != nil {
			return rec, err
		}
		issued, err := rec.Issue(by.Actor.Account, approval, late, tx.Now())
		if err != nil {
			return rec, err
		}
		return issued, s.issueCopies(tx, issued, copies)
	}
	return d.moveRecord(ctx, by, id, access.IssueRecord, "issue record", issue, func(s *recordSources, tx *store.Tx) error {
		return s.leave(tx, copies)
	})
}

func (s *recordSources) issueCopies(tx *store.Tx, rec record.Record, copies []built) error {
	post, err := tx.PostTo(s.pass)
	if err != nil {
		return err
	}
	earlier, err := s.earlierCopies(tx)
	if err != nil {
		return err
	}
	for _, b := range copies {
		before, had := earlier[b.line.To.Party()]
		if !b.line.Gets || had && before.Content.Same(b.content) && before.Within(b.content, b.made) {
			continue
		}
		m := s.readBy(b.know).matter(b.line.Name)
		m.Words.Late = rec.Words.LateReason
		if had {
			m.Words.Replaces = before.CreatedAt.Date()
		}
		c := record.Copy{
			ID: record.CopyID(tx.NewID()), Record: rec.ID, To: b.line.To, FamilySide: b.line.FamilySide, Number: copyNumber(tx.NewID()),
			State: record.ToSend, Post: postFor(post, b.line.To), CreatedAt: tx.Now(), Content: record.Assemble(m),
			Made: b.made,
		}
		c.Lines = record.LinesOf(c.Content)
		if !c.FamilySide {
			c.State = record.Sent
		}
		if err := tx.AddCopy(s.pass, c); err != nil {
			return err
		}
		if c.FamilySide {
			continue
		}
		if err := tx.AddSending(s.pass, record.Sending{
			ID: tx.NewID(), Copy: c.ID, Way: record.OnOwnPage, State: record.Sent, SentOn: tx.Today(), By: s.pass.Actor().Account,
		}); err != nil {
			return err
		}
	}
	return nil
}

// earlierCopies are the last copy that each recipient had, with what it holds.
func (s *recordSources) earlierCopies(tx *store.Tx) (map[access.Party]record.Copy, error) {
	all, err := tx.LatestCopies(s.pass, s.c.ID)
	last := map[access.Party]record.Copy{}
	for _, c := range all {
		last[c.To.Party()] = c
	}
	return last, err
}

// copyNumber is what stands on every page of a copy. It is drawn, so that it tells neither how many there are nor whose
// came first.
func copyNumber(id string) string {
	drawn := strings.ToUpper(id[:8])
	return fmt.Sprintf("%s-%s", drawn[:4], drawn[4:])
}
