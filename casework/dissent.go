package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// NoteDissentTalk is the chair noting that they talked with a professional who does not agree with a decision.
func (d *Desk) NoteDissentTalk(ctx context.Context, by Doing, id conference.ID, child access.PersonID, invitation string) error {
	return d.during(ctx, by, id, access.RunConference, "note talk about dissent", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.child(child); err != nil {
			return err
		}
		who, err := s.attender(invitation)
		if err != nil || who.Account == "" {
			return conference.ErrDissentAbsent
		}
		return tx.PutDissentTalk(s.pass, id, child, who.Account)
	})
}

// RecordDissent records a professional's formal disagreement with the decision for a child: while the conference is
// open, by somebody who is there, after the talk with the chair.
func (d *Desk) RecordDissent(ctx context.Context, by Doing, id conference.ID, one conference.Dissent) error {
	return d.during(ctx, by, id, access.FormallyDissent, "record dissent", func(tx *store.Tx, s *sitting) error {
		if err := s.child(one.Child); err != nil {
			return err
		}
		before, rules, err := s.dissenting(&tx.Reading, one.Child)
		if err != nil {
			return err
		}
		if err := rules.May(); err != nil {
			return err
		}
		if err := one.Check(); err != nil {
			return err
		}
		if one.ID = before.ID; one.ID == "" {
			one.ID = tx.NewID()
		}
		return tx.RecordDissent(s.pass, id, by.Actor.Account, one)
	})
}

// dissenting is what the rules of dissent depend on, for the reader and one child.
func (s *sitting) dissenting(r *store.Reading, child access.PersonID) (conference.Dissent, conference.Dissenting, error) {
	me, here := s.mine()
	own, err := r.OwnDissent(s.pass, s.c.ID, child, s.pass.Actor().Account)
	if err != nil {
		return own, conference.Dissenting{}, err
	}
	held, err := r.Decisions(s.pass, s.c.ID)
	if err != nil {
		return own, conference.Dissenting{}, err
	}
	decided := conference.Closing{Decisions: access.Known(s.know, held)}
	_, is := decided.Decided(child)
	rule := s.pack.Dissent
	return own, conference.Dissenting{
		On: rule.On.Value, TalkFirst: rule.TalkFirst.Value, Conference: s.c, Present: here && me.IsThere() && me.IsProfessional(),
		Talked: !own.TalkedAt.IsZero(), Decided: is,
	}, nil
}
