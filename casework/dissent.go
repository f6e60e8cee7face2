package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/timescale"
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
// open, by somebody who is there, after the talk with the chair; or afterwards, by somebody who was there, until the last
// day that the procedure gives. A record that was checked, signed or issued by then goes back to be checked with it, as
// after a correction.
func (d *Desk) RecordDissent(ctx context.Context, by Doing, id conference.ID, one conference.Dissent) error {
	return d.during(ctx, by, id, access.FormallyDissent, "record dissent", func(tx *store.Tx, s *sitting) error {
		if err := s.child(one.Child); err != nil {
			return err
		}
		before, rules, err := d.dissenting(s, &tx.Reading, one.Child)
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
		if err := tx.RecordDissent(s.pass, id, by.Actor.Account, one); err != nil || s.c.State != conference.Closed {
			return err
		}
		return d.reopenFor(tx, s.pass, id, "A professional recorded a dissent after the conference.")
	})
}

// reopenFor puts a record that was begun back to the recorder, when something was added to what it is made of.
func (d *Desk) reopenFor(tx *store.Tx, pass access.Pass, id conference.ID, why string) error {
	s, err := d.recordOf(&tx.Reading, pass, id)
	if err != nil || s.latest().ID == "" {
		return err
	}
	_, err = d.reopen(tx, s, why)
	return err
}

// lastForDissent is the last day on which a dissent is taken after the conference; none where the procedure takes none.
func (d *Desk) lastForDissent(s *sitting) timescale.Date {
	by := s.pack.DissentBy(s.c.DecidedOn(), d.calendar)
	if by.Limit.IsZero() {
		return by.Due
	}
	return by.Limit
}

// dissenting is what the rules of dissent depend on, for the reader and one child.
func (d *Desk) dissenting(s *sitting, r *store.Reading, child access.PersonID) (conference.Dissent, conference.Dissenting, error) {
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
	rule, there := s.pack.Dissent, me.IsThere()
	if s.c.State == conference.Closed {
		there = me.Attended()
	}
	return own, conference.Dissenting{
		On: rule.On.Value, TalkFirst: rule.TalkFirst.Value, Conference: s.c, Present: here && there && me.IsProfessional(),
		Talked: !own.TalkedAt.IsZero(), Decided: is, LastDay: d.lastForDissent(s), Today: r.Today(),
	}, nil
}
