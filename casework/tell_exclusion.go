package casework

import (
	"context"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// TellExclusion records who told somebody that they are kept out, and when. The chair, the social worker, the manager and the
// safeguarding unit may. Telling them once the conference has begun is late, and says why.
func (d *Desk) TellExclusion(ctx context.Context, by Doing, id conference.ID, invitation string, t conference.Telling) error {
	return d.during(ctx, by, id, access.TellExclusion, "record who told somebody that they are kept out", func(tx *store.Tx, s *sitting) error {
		x, err := s.standing(&tx.Reading, invitation)
		if err != nil {
			return err
		}
		if t.By != "" && !s.staffHere(t.By) {
			return conference.ErrToldBy
		}
		if t, err = x.TellNow(t, s.c.OpenedAt, tx.Now()); err != nil {
			return err
		}
		return tx.AddExclusionTold(s.pass, x.ID, t)
	})
}

// standing is the decision by which somebody is kept out now; ErrNotFound for somebody who is not.
func (s *sitting) standing(r *store.Reading, invitation string) (conference.Exclusion, error) {
	all, err := s.exclusions(r)
	if err != nil {
		return conference.Exclusion{}, err
	}
	for _, x := range all {
		if x.Invitation == invitation && x.Stands() {
			return x, nil
		}
	}
	return conference.Exclusion{}, access.ErrNotFound
}

// AnswerExclusion is what somebody who is kept out says about it to the chair. Nobody else reads it.
func (d *Desk) AnswerExclusion(ctx context.Context, by Doing, id conference.ID, text string) error {
	return d.during(ctx, by, id, access.AnswerExclusion, "say something about being kept out", func(tx *store.Tx, s *sitting) error {
		if err := s.c.StillToCome(); err != nil {
			return err
		}
		me, here := s.mine()
		if !here {
			return access.ErrNotFound
		}
		x, err := s.standing(&tx.Reading, me.ID)
		if err != nil {
			return err
		}
		if strings.TrimSpace(text) == "" {
			return conference.ErrNothingSaid
		}
		return tx.AddExclusionAnswer(s.pass, conference.ExclusionAnswer{
			Exclusion: x.ID, Writer: by.Actor.Account, Text: strings.TrimSpace(text),
		})
	})
}
