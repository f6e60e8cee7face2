package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/sharing"
)

// WriteSharing writes down what was shared about some of a family, and answers with its id. It is written afterwards, with as much as
// is known: whoever shares something urgently waits for nothing here.
func (d *Desk) WriteSharing(ctx context.Context, by Doing, f access.FamilyID, s sharing.Sharing) (string, error) {
	done, err := store.Act(ctx, d.db, by, "write sharing", func(tx *store.Tx) (string, error) {
		s.ID = tx.NewID()
		pass, err := tx.Allow(f, access.WriteShared, s.ID)
		if err != nil {
			return "", err
		}
		w, err := sharingsOf(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		s.WrittenBy, s.ToComplete = by.Actor.Account, true
		if err := w.check(tx, s); err != nil {
			return "", err
		}
		concerned, err := w.concerned(s)
		if err != nil {
			return "", err
		}
		s.ToComplete = !s.Complete(concerned, nil)
		return s.ID, tx.AddSharing(pass, s)
	})
	if err != nil {
		return "", fmt.Errorf("writing down what was shared: %w", err)
	}
	return done, nil
}

// CorrectSharing writes it down anew: whoever wrote it, and those who work the case. What it was is kept.
func (d *Desk) CorrectSharing(ctx context.Context, by Doing, id string, to sharing.Sharing) error {
	return d.onSharing(ctx, by, "correct sharing", id, access.CorrectShared, func(tx *store.Tx, w *sharings, was SharingView) (sharing.Sharing, *sharing.Answer, error) {
		s := was.Sharing
		s.On, s.Ground, s.About, s.Words = to.On, to.Ground, to.About, to.Words
		return s, nil, w.check(tx, s)
	})
}

// AnswerSharing says of one of the family whether they were asked and what they said, and whether they are told of it. Where telling
// them would add to the risk it is on nobody's page but the staff's, and somebody looks again.
func (d *Desk) AnswerSharing(ctx context.Context, by Doing, id string, a sharing.Answer) error {
	return d.onSharing(ctx, by, "say who was asked and told", id, access.SayAskedAndTold, func(tx *store.Tx, _ *sharings, was SharingView) (sharing.Sharing, *sharing.Answer, error) {
		of, there := was.person(a.Person)
		if !there {
			return was.Sharing, nil, access.ErrNotFound
		}
		a, err := a.Settle(of.Concerned, tx.Today())
		a.Sharing, a.By = id, by.Actor.Account
		return was.Sharing, &a, err
	})
}

func (d *Desk) onSharing(ctx context.Context, by Doing, name, id string, deed access.Deed,
	change func(*store.Tx, *sharings, SharingView) (sharing.Sharing, *sharing.Answer, error),
) error {
	_, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (string, error) {
		f, err := tx.SharingFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, deed, id)
		if err != nil {
			return "", err
		}
		w, err := sharingsOf(&tx.Reading, pass)
		if err != nil {
			return "", err
		}
		was, err := w.view(id)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, was.Stands()); err != nil {
			return "", err
		}
		s, answer, err := change(tx, w, was)
		if err != nil {
			return "", err
		}
		before, answers := sharing.Snapshot{Sharing: was.Sharing, Answers: was.answers()}, was.answers()
		if answer != nil {
			answers = append(slices.DeleteFunc(answers, func(a sharing.Answer) bool { return a.Person == answer.Person }), *answer)
		}
		concerned, err := w.concerned(s)
		if err != nil {
			return "", err
		}
		s.ToComplete = !s.Complete(concerned, answers)
		if err := tx.ChangeSharing(pass, before, s); err != nil {
			return "", err
		}
		if answer != nil {
			return id, tx.PutSharingAnswer(pass, *answer)
		}
		return id, nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// check says what is wrong with what is written down: it is about people of this family whom the writer may know of.
func (w *sharings) check(tx *store.Tx, s sharing.Sharing) error {
	var wrong fault.List
	wrong.Add(s.Check(tx.Today()))
	for _, who := range s.About {
		if _, known := w.people[who]; !known {
			return access.ErrNotFound
		}
	}
	return wrong.Err()
}
