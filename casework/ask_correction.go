package casework

import (
	"context"
	"errors"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/record"
	"kith/statement"
)

// Readers of what somebody says who asks for a correction.
const (
	WhoeverReadsIt     = "all"
	ProfessionalsAlone = "professionals"
)

// AskCorrection says that a paragraph of one's own copy of a record is not right. It goes to whoever answers for the record: its
// chair while they take part, then the safeguarding unit and the social worker.
func (d *Desk) AskCorrection(ctx context.Context, by Doing, id record.CopyID, number string, words statement.ReplyWords, readers string) (string, error) {
	asked, err := store.Act(ctx, d.db, by, "ask correction", func(tx *store.Tx) (string, error) {
		f, conf, err := tx.CopyFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.AllowOf(f, access.AskCorrection, conf, string(id))
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
		if within, _, err := s.within(&tx.Reading, c); err != nil || !within {
			return "", errors.Join(err, access.ErrNotFound)
		}
		line, said, there := lineOfCopy(c, number)
		if !there {
			return "", access.ErrNotFound
		}
		q := statement.CorrectionRequest{Passage: statement.Passage(line), Conference: string(conf), Words: statement.CorrectionWords{Said: said, Ask: words}}
		if q.Audience, err = s.readersOfLine(tx, pass, line); err != nil {
			return "", err
		}
		return d.askCorrection(tx, pass, q, s.c.Chair, readers)
	})
	if err != nil {
		return "", fmt.Errorf("asking for a correction: %w", err)
	}
	return asked, nil
}

// lineOfCopy is what a paragraph of a copy was made from, and how it reads there.
func lineOfCopy(c record.Copy, number string) (line record.Ref, said string, there bool) {
	for _, i := range c.Content.Items() {
		if i.Number == number && c.Lines[number] != "" {
			return c.Lines[number], i.Text, true
		}
	}
	return "", "", false
}

// askCorrection keeps a request about something that its asker reads. It is for the writer while they take part and may know it;
// where they do not, for whoever answers for the family.
func (d *Desk) askCorrection(tx *store.Tx, pass access.Pass, q statement.CorrectionRequest, writer access.AccountID, readers string) (string, error) {
	var wrong fault.List
	wrong.Add(q.Check())
	wrong.Check(readers == WhoeverReadsIt || readers == ProfessionalsAlone, statement.ErrWhoReads)
	if err := wrong.Err(); err != nil {
		return "", err
	}
	earlier, err := tx.CorrectionRequests(pass)
	if err != nil {
		return "", err
	}
	for _, one := range access.Known(access.Know(pass), earlier) {
		if one.By == pass.Actor().Account && one.Passage == q.Passage && one.State == statement.CorrectionAsked {
			return "", statement.ErrAskedAlready
		}
	}
	reads, about, err := readersOfPassage(&tx.Reading, pass, q)
	if err != nil {
		return "", err
	}
	q.ID, q.By, q.State = tx.NewID(), pass.Actor().Account, statement.CorrectionAsked
	if q.To, err = answers(&tx.Reading, pass, writer, access.Hold(q.Passage, reads, about, access.Party(writer))); err != nil {
		return "", err
	}
	if q.To == "" && !answeredInTheirPlace(reads) {
		return "", statement.ErrNobodyAnswers
	}
	q.Audience = q.Reads(reads, readers == ProfessionalsAlone)
	pack, err := d.pack(&tx.Reading, tx.Today())
	if err != nil {
		return "", err
	}
	q.Due, _ = pack.CorrectionBy(tx.Today())
	return q.ID, tx.AddCorrectionRequest(pass, q)
}

// readersOfLine is for whom a line of a record is that is no statement. What the social worker's own copy has is for everyone whose
// copy has it, and what is said of it goes nowhere but with the line. What stood between two, as a talk beforehand did, stays between
// whoever asks and the chair.
func (s *recordSources) readersOfLine(tx *store.Tx, pass access.Pass, line record.Ref) (access.Audience, error) {
	between := access.For(access.Named, access.Party(pass.Actor().Account), access.Party(s.c.Chair))
	worker, err := tx.WorkerOf(pass.Family())
	if err != nil || worker.ID == "" {
		return between, err
	}
	know, err := tx.KnowingToday(pass, record.Recipient{Account: worker.ID}, "")
	if errors.Is(err, access.ErrNotFound) {
		return between, nil
	}
	if err != nil {
		return between, err
	}
	if _, there := s.readBy(know).line(line); there {
		return access.For(access.Everyone), nil
	}
	return between, nil
}

// readersOfPassage is for whom a passage is: a statement as it says itself, any other line of a record as readersOfLine found.
func readersOfPassage(r *store.Reading, pass access.Pass, q statement.CorrectionRequest) (access.Audience, []access.PersonID, error) {
	id, is := q.Passage.Statement()
	if !is {
		return q.Audience, nil, nil
	}
	held, err := r.Statement(pass.Family(), id)
	if err != nil {
		return access.Audience{}, nil, err
	}
	s, open := access.Open(access.Know(pass), held)
	if !open {
		return access.Audience{}, nil, access.ErrNotFound
	}
	return s.Audience, s.About, nil
}

// answers is the writer, where they are one of the staff who takes part and may know the passage; nobody's own otherwise.
func answers(r *store.Reading, pass access.Pass, writer access.AccountID, passage access.Held[statement.Passage]) (access.AccountID, error) {
	staff, err := workers(r)
	if err != nil || !staff[writer].Active || writer == pass.Actor().Account {
		return "", err
	}
	know, err := r.KnowingToday(pass, record.Recipient{Account: writer}, "")
	if errors.Is(err, access.ErrNotFound) || err == nil && !know.May(access.AnswerCorrection) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if _, open := access.Open(know, passage); !open {
		return "", nil
	}
	return writer, nil
}

// answeredInTheirPlace reports whether those who answer for the family may know what is for these readers.
func answeredInTheirPlace(reads access.Audience) bool {
	return reads.Kind() == access.Everyone || reads.Kind() == access.Professionals || reads.Kind() == access.NotNamed
}

// nobodyAnswers reports whether a request waits for an answer that nobody can give here: whoever was asked takes part no more, and
// those who answer for the family may not know of it. Whoever asked has to be told.
func nobodyAnswers(r *store.Reading, pass access.Pass, q statement.CorrectionRequest) (bool, error) {
	if q.State != statement.CorrectionAsked || answeredInTheirPlace(q.Audience) {
		return false, nil
	}
	who, err := answers(r, pass, q.To, access.Hold(q.Passage, q.Audience, nil, access.Party(q.To)))
	return who == "", err
}

// factWrong is one of the family who answers to a point of a report that a fact in it is wrong: the writer has a month to change it
// or to say why not.
func (d *Desk) factWrong(tx *store.Tx, pass access.Pass, p ReadingPoint, a statement.Reply, late bool) error {
	_, err := d.askCorrection(tx, pass, statement.CorrectionRequest{
		Passage: statement.OfID(a.Statement), Words: statement.CorrectionWords{Said: p.Said.Words.Text, Ask: a.Words},
	}, p.Said.Writer, ProfessionalsAlone)
	if errors.Is(err, statement.ErrAskedAlready) && !late {
		return nil // they may put their answer in other words; the writer reads it beside the point. Late, it would be kept nowhere
	}
	return err
}

// repliesLate reports whether the conference is over and a fact is wrong: that can be told of still.
func repliesLate(c conference.Conference, a statement.Reply) bool {
	return c.StillToCome() != nil && a.Kind == statement.FactWrong && c.State == conference.Closed
}
