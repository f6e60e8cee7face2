package casework

import (
	"context"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/procedure"
	"kith/statement"
)

// ErrNoScores means that this procedure has no safety scores.
var ErrNoScores = fault.New("", "There are no safety scores in the procedure here")

// GiveScore is somebody's own score for one child, from their own page.
func (d *Desk) GiveScore(ctx context.Context, by Doing, id conference.ID, score conference.Score) error {
	return d.during(ctx, by, id, access.SpeakInRoom, "give score", func(tx *store.Tx, s *sitting) error {
		me, here := s.mine()
		if !here {
			return ErrNotAtTable
		}
		if !s.know.Reaches(score.Child) {
			return access.ErrNotFound
		}
		score.Invitation = me.ID
		return s.putScore(tx, me, score)
	})
}

// RecordScore is a score that somebody gives aloud and the recorder or the chair writes down for them. It is as sealed
// as any other: whoever wrote it down does not see it again before the chair reveals it.
func (d *Desk) RecordScore(ctx context.Context, by Doing, id conference.ID, score conference.Score) error {
	return d.during(ctx, by, id, access.KeepWall, "record score", func(tx *store.Tx, s *sitting) error {
		who, err := s.attender(score.Invitation)
		if err != nil {
			return fault.New("who", "Choose whose score this is")
		}
		return s.putScore(tx, who, score)
	})
}

func (s *sitting) putScore(tx *store.Tx, who conference.Attender, score conference.Score) error {
	if err := s.c.Running(); err != nil {
		return err
	}
	if err := s.child(score.Child); err != nil {
		return err
	}
	scale := s.pack.Meeting.Scale.Value
	if !scale.On || !scores(scale, who) {
		return ErrNoScores
	}
	revealed, err := tx.Revealed(s.pass, s.c.ID)
	if err != nil {
		return err
	}
	if slices.Contains(revealed, score.Child) {
		return conference.ErrRevealed
	}
	if err := score.Check(scale.Low, scale.High); err != nil {
		return err
	}
	whose, err := accountOf(tx, who)
	if err != nil {
		return err
	}
	wrote, err := tx.ScoreWriter(s.pass, s.c.ID, score)
	if err != nil {
		return err
	}
	if err := conference.MayWriteDown(wrote, whose, s.pass.Actor().Account); err != nil {
		return err
	}
	if score.To, err = s.inPart(access.For(access.Everyone)); err != nil {
		return err
	}
	item := score.Invitation + "/" + string(score.Child)
	if err := s.keepItem(tx, conference.ItemScore, item, access.For(access.Everyone)); err != nil {
		return err
	}
	return tx.PutScore(s.pass, s.c.ID, score)
}

// scores reports whether the procedure asks this person for a score.
func scores(scale procedure.Scale, who conference.Attender) bool {
	return scale.On && (who.IsProfessional() && scale.Professionals || who.IsParent() && scale.Parents)
}

// RevealScores shows everybody the scores of one child, all together.
func (d *Desk) RevealScores(ctx context.Context, by Doing, id conference.ID, child access.PersonID) error {
	return d.during(ctx, by, id, access.RunConference, "reveal scores", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.child(child); err != nil {
			return err
		}
		if err := s.together(); err != nil {
			return err
		}
		return tx.RevealScores(s.pass, id, child)
	})
}

// StateDanger puts into words what the conference worries about most for one child.
func (d *Desk) StateDanger(ctx context.Context, by Doing, id conference.ID, child access.PersonID, text string) error {
	return d.during(ctx, by, id, access.RunConference, "state danger", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.child(child); err != nil {
			return err
		}
		dangers, err := tx.Dangers(s.pass, id)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, string(dangers[child])); err != nil {
			return err
		}
		one := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: statement.Opinion, Audience: access.For(access.Everyone),
			About: []access.PersonID{child}, Writer: by.Actor.Account, Words: statement.Words{Text: strings.TrimSpace(text)},
		}
		if err := one.Check(); err != nil {
			return err
		}
		earlier, err := s.dangerEarlier(tx, dangers[child])
		if err != nil {
			return err
		}
		if earlier { // what was said on that day stays with it
			if err := tx.LeaveDangerBehind(s.pass, id, child); err != nil {
				return err
			}
		}
		if held, there, err := s.dangerBefore(tx, dangers[child]); err != nil {
			return err
		} else if there {
			if one.Audience, err = quoted(one.Audience, held.Audience, one.Words.Text, held.Words.Text); err != nil {
				return err
			}
		}
		if err := s.sayInPart(tx, &one); err != nil {
			return err
		}
		if err := tx.AddStatement(s.pass, one); err != nil {
			return err
		}
		return tx.PutDanger(s.pass, id, child, one.ID)
	})
}

// dangerBefore is the danger statement that stands, as the chair may know it.
func (s *sitting) dangerBefore(tx *store.Tx, id statement.ID) (statement.Statement, bool, error) {
	if id == "" {
		return statement.Statement{}, false, nil
	}
	held, err := tx.Statement(s.pass.Family(), id)
	one, known := access.Open(s.know, held)
	return one, known, err
}
