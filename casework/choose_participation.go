package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
)

// ChooseParticipation keeps how a child takes part, why that way, what was talked over with the parents and what the
// child wants. A child judged too young is there only with the chair's reason, so the chair alone may choose it.
func (d *Desk) ChooseParticipation(ctx context.Context, by Doing, p conference.Participation) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "choose participation", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, p.Conference, access.ChooseParticipation)
		if err != nil {
			return "", err
		}
		if !c.Includes(p.Child) {
			return "", access.ErrNotFound
		}
		g, err := d.gathering(&tx.Reading, pass, p.Conference)
		if err != nil {
			return "", err
		}
		before, err := participation(&tx.Reading, pass, p.Conference, p.Child)
		if err != nil {
			return "", err
		}
		p.Words.Chose, p.Words.Own = before.Words.Chose, before.Words.Own // what the child said stays theirs
		if err := p.Check(g.taker(p.Child, pass.Has(access.PartChair))); err != nil {
			return "", err
		}
		return p.Conference, tx.PutParticipation(pass, p)
	})
	if err != nil {
		return "", fmt.Errorf("choosing how a child takes part: %w", err)
	}
	return done, nil
}

// ChooseOwnPart keeps what a child chose by themselves of how they take part.
func (d *Desk) ChooseOwnPart(ctx context.Context, by Doing, id conference.ID, chose conference.Manner, words string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "choose own part", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.ChooseOwnPart)
		if err != nil {
			return "", err
		}
		if !c.Includes(by.Actor.Person) {
			return "", access.ErrNotFound
		}
		p, err := participation(&tx.Reading, pass, id, by.Actor.Person)
		if err != nil {
			return "", err
		}
		invited, err := invitedThemselves(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if p, err = p.Wished(chose, words, invited); err != nil {
			return "", err
		}
		return id, tx.PutParticipation(pass, p)
	})
	if err != nil {
		return "", fmt.Errorf("choosing one's own part: %w", err)
	}
	return done, nil
}

// participation is what is kept of how a child takes part; nothing yet where nobody has said.
func participation(r *store.Reading, pass access.Pass, id conference.ID, child access.PersonID) (conference.Participation, error) {
	held, err := r.Participations(pass, id)
	for _, p := range access.Known(access.Know(pass), held) {
		if p.Child == child {
			return p, err
		}
	}
	return conference.Participation{Conference: id, Child: child}, err
}

func invitedThemselves(r *store.Reading, pass access.Pass, id conference.ID) (bool, error) {
	held, err := r.Invitations(pass, id)
	for _, i := range access.Known(access.Know(pass), held) {
		if mine(r.Actor(), i) {
			return true, err
		}
	}
	return false, err
}

func (g gathered) taker(child access.PersonID, byChair bool) conference.Taker {
	who, _ := g.person(child)
	return conference.Taker{
		Born: who.Kind != family.Unborn, Offered: g.offered(who), ByChair: byChair,
		Young: g.pack.Children.YoungNotBrought.Value && !g.offered(who) && !g.asked(child),
	}
}

// asked reports whether a child was invited: under a procedure without a fixed age, that is how they are judged old
// enough.
func (g gathered) asked(child access.PersonID) bool {
	return g.listed("", child)
}

// ChildPart is how a child takes part in the conference about them, as the child reads it.
type ChildPart struct {
	ID      conference.ID
	Invited bool
	Taking  conference.Participation
	Chair   Worker
	Worker  Worker
}

// ViewOwnPart shows a child how they take part in the conference about them, whether or not they are asked to come.
func (d *Desk) ViewOwnPart(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ChildPart], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ChildPart, error) {
		var v ChildPart
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return v, err
		}
		pass, err := r.AllowAt(f, access.ViewOwnPart, id)
		if err != nil {
			return v, err
		}
		g, err := d.gathering(r, pass, id)
		if err != nil {
			return v, err
		}
		if !g.conference.Includes(actor.Person) {
			return v, access.ErrNotFound
		}
		v = ChildPart{ID: id, Chair: g.staff[g.conference.Chair]}
		if v.Worker, err = turnTo(r, f); err != nil {
			return v, err
		}
		if v.Invited, err = invitedThemselves(r, pass, id); err != nil {
			return v, err
		}
		v.Taking, err = participation(r, pass, id, actor.Person)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at one's own part: %w", err)
	}
	return seen, nil
}
