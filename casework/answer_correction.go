package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
	"kith/statement"
)

// AnswerCorrection changes a passage that somebody says is not right, or leaves it, with the reason that they read. Whoever wrote it
// answers, whoever covers for them, or whoever answers for the family where the writer takes part no more; what is late the unit
// answers too, where it may read it. Records that were issued with the passage are issued again: everybody whose copy has it is given
// one with the words and the answer.
func (d *Desk) AnswerCorrection(ctx context.Context, by Doing, id string, state statement.CorrectionState, should, why string) error {
	_, err := store.Act(ctx, d.db, by, "answer correction", func(tx *store.Tx) (string, error) {
		f, err := tx.CorrectionFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, access.AnswerCorrection, id)
		if err != nil {
			return "", err
		}
		q, err := correctionFor(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if mine, err := answersHere(&tx.Reading, pass, q); err != nil || !mine {
			return "", orNotFound(err)
		}
		q, err = q.Answer(state, should, why, by.Actor.Account, tx.Now())
		if err != nil {
			return "", err
		}
		if err := tx.AnswerCorrection(pass, q); err != nil {
			return "", err
		}
		if err := changePassage(tx, pass, q); err != nil {
			return "", err
		}
		if err := d.sendCorrection(tx, pass, q); err != nil {
			return "", err
		}
		return id, tx.EndChairs(pass) // a chair's part stays for the answer
	})
	if err != nil {
		return fmt.Errorf("answering a request to correct something: %w", err)
	}
	return nil
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return access.ErrNotFound
}

// changePassage puts the new words in the place of what was written in a report. How it read before is kept. What was said at a
// conference stays as it was said: there the record alone is corrected.
func changePassage(tx *store.Tx, pass access.Pass, q statement.CorrectionRequest) error {
	id, is := q.Passage.Statement()
	if !is || q.Conference != "" || q.State != statement.Changed {
		return nil
	}
	held, err := tx.Statement(pass.Family(), id)
	if err != nil {
		return err
	}
	s, open := access.Open(access.Know(pass), held)
	if !open {
		return access.ErrNotFound
	}
	s.Words.Text = q.Words.Should
	if err := s.Check(); err != nil {
		return err
	}
	return tx.ChangeStatement(pass, s)
}

// sendCorrection begins another issue of every record that was issued with the passage, and corrects its line there.
func (d *Desk) sendCorrection(tx *store.Tx, pass access.Pass, q statement.CorrectionRequest) error {
	all, err := tx.Conferences(pass)
	if err != nil {
		return err
	}
	line := record.Ref(q.Passage)
	for _, c := range all { // a family has few
		here := q.Conference == string(c.ID)
		if c.State != conference.Closed || q.Conference != "" && !here {
			continue
		}
		copies, err := tx.LatestCopies(pass, c.ID)
		if err != nil {
			return err
		}
		for _, one := range copies {
			here = here || one.Holds(line)
		}
		if !here {
			continue
		}
		s, err := d.recordOf(&tx.Reading, pass, c.ID)
		if err != nil {
			return err
		}
		if q.State == statement.Changed {
			if err := tx.AddCorrection(pass, c.ID, record.Correction{
				ID: tx.NewID(), Line: line, By: q.AnsweredBy,
				Words: record.CorrectionWords{Said: q.Words.Said, Should: q.Words.Should, Reason: q.Words.Why},
			}); err != nil {
				return err
			}
		}
		if _, err := d.reopen(tx, s, "Somebody said that a line is not right, and has their answer."); err != nil {
			return err
		}
	}
	return nil
}
