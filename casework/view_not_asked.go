package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// NotAsked is what somebody reads of a conference to which the chair decided not to ask them: whose decision it was and
// why, in the words that the chair chose for them. It says neither when nor where the conference is.
type NotAsked struct {
	Children []Named
	Chair    Worker
	Reason   string
	Worker   Worker
}

// ViewNotAsked shows somebody why they are not asked to a conference. To anybody else it is not there.
func (d *Desk) ViewNotAsked(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[NotAsked], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (NotAsked, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return NotAsked{}, err
		}
		pass, err := r.AllowAt(f, access.ViewMeeting, id)
		if err != nil {
			return NotAsked{}, err
		}
		return d.notAskedView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at why somebody is not asked: %w", err)
	}
	return seen, nil
}

func (d *Desk) notAskedView(r *store.Reading, pass access.Pass, id conference.ID) (NotAsked, error) {
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return NotAsked{}, err
	}
	for _, i := range g.invited {
		if i.State != conference.NotInvited || i.Person == "" || i.Person != r.Actor().Person {
			continue
		}
		n := NotAsked{Reason: i.Words.Reason, Chair: g.staff[i.DecidedBy]}
		if n.Worker, err = turnTo(r, g.conference.Family); err != nil {
			return n, err
		}
		n.Children, err = names(r, access.Know(pass), g.conference.Family, g.conference.Children)
		return n, err
	}
	return NotAsked{}, access.ErrNotFound
}
