package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// ErrNotAtTable means that somebody is not on the list of those who take part in this conference.
var ErrNotAtTable = fault.New("", "You are not on the list of people at this meeting. Ask the chair to add you")

// SendNote sends something from one's own page to the chair: a comment, a question, that an entry is not right, or
// something for the wall. An entry that somebody says is not right stays marked until it is settled.
func (d *Desk) SendNote(ctx context.Context, by Doing, id conference.ID, n conference.Note) error {
	return d.during(ctx, by, id, access.SpeakInRoom, "send note", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if _, here := s.mine(); !here {
			return ErrNotAtTable
		}
		if err := n.Check(); err != nil {
			return err
		}
		if n.Entry != "" {
			shown, err := s.entryShown(&tx.Reading, n.Entry)
			if err != nil {
				return err
			}
			n.Entry = shown.ID
		}
		n.ID, n.Writer = tx.NewID(), by.Actor.Account
		return tx.AddNote(s.pass, id, n)
	})
}

// entryShown is an entry that the reader has on their own screen.
func (s *sitting) entryShown(r *store.Reading, id string) (WallEntry, error) {
	wall, err := s.wall(r)
	if err != nil {
		return WallEntry{}, err
	}
	for _, h := range wall {
		for _, e := range h.Entries {
			if e.ID == id {
				return e, nil
			}
		}
	}
	return WallEntry{}, access.ErrNotFound
}

// PassTurn is somebody passing under a heading, or saying that they prefer not to speak at all, from their own page.
func (d *Desk) PassTurn(ctx context.Context, by Doing, id conference.ID, heading string, turn conference.Turn) error {
	return d.during(ctx, by, id, access.SpeakInRoom, "pass turn", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		me, here := s.mine()
		if !here {
			return ErrNotAtTable
		}
		if turn != conference.PrefersNotTo {
			turn = conference.Passed
		}
		return s.putTurn(tx, conference.TurnTaken{Heading: heading, Invitation: me.ID, Turn: turn})
	})
}
