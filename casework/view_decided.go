package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// DecidedView is what a conference decided, for somebody who takes part: the same day, for their children.
type DecidedView struct {
	MeetingHead

	Children []DecidedChild
	Next     NextShown
	Worker   Worker   // the social worker today, who may have changed since
	Reasons  []string // what the chair went on without, and why
	Mine     []OutlineLineShown
	Record   Kept // by when the record should be with the parents
}

// DecidedChild is what was decided for one child.
type DecidedChild struct {
	Child    Named
	Decision conference.Decision
	Dissents []conference.Dissent
	LastDay  timescale.Date // until when the reader can record a dissent, where they still can
	LastRule procedure.Rule // of that day
	Mine     *conference.View
	Earlier  Earlier // for professionals alone
}

// ViewDecided shows what was decided once the conference is closed. Before that it is not there.
func (d *Desk) ViewDecided(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[DecidedView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DecidedView, error) {
		s, err := d.sit(r, id, access.ViewRoom)
		if err != nil {
			return DecidedView{}, err
		}
		if s.c.State != conference.Closed {
			return DecidedView{}, access.ErrNotFound
		}
		room, err := d.roomView(r, s)
		if err != nil {
			return DecidedView{}, err
		}
		by := s.pack.RecordToParentsBy(sits(s.c), s.c.DecidedOn(), d.calendar)
		v := DecidedView{MeetingHead: s.head(), Reasons: room.Reasons, Record: Kept{Rule: by.DueRule(), Last: by.Due}}
		for _, c := range room.Children {
			if c.Decision != nil {
				v.Children = append(v.Children, DecidedChild{Child: c.Child, Decision: *c.Decision, Dissents: c.Dissents, Mine: c.Mine, Earlier: c.Earlier, LastDay: c.LastDay, LastRule: c.LastRule})
			}
		}
		for _, l := range room.Outline {
			if l.Mine {
				v.Mine = append(v.Mine, l)
			}
		}
		if v.Worker, err = turnTo(r, s.c.Family); err != nil {
			return v, err
		}
		if v.Next, err = d.nextShown(r, s); err != nil {
			return v, err
		}
		return v, forWhomItIs(r, &v.Next)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what was decided: %w", err)
	}
	return seen, nil
}

// forWhomItIs takes the day of the next conference out for one of the family whom its chair decided not to ask to it.
func forWhomItIs(r *store.Reading, n *NextShown) error {
	if r.Actor().Person == "" {
		return nil
	}
	without, err := r.NotAskedTo()
	if len(without) > 0 {
		n.ReviewOn, n.ReviewBegins, n.Words.ReviewReason = timescale.Date{}, "", ""
	}
	return err
}

func cutKey(g conference.GateKey) (gate, about string, named bool) {
	return strings.Cut(string(g), ":")
}
