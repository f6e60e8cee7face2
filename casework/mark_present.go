package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// ErrPresence means a presence that is none.
var ErrPresence = fault.New("", "Choose how they are here, or that they are not")

// MarkPresent marks how somebody is at the conference, or that they are not. The chair and the recorder may.
func (d *Desk) MarkPresent(ctx context.Context, by Doing, id conference.ID, invitation, presence string) error {
	return d.during(ctx, by, id, access.KeepWall, "mark present", func(tx *store.Tx, s *sitting) error {
		if s.c.State == conference.Closed || s.c.State == conference.Cancelled {
			return conference.ErrNotOpen
		}
		a, err := s.attender(invitation)
		if err != nil {
			return err
		}
		a.Presence = presence
		if !a.IsPresent() && presence != "absent" {
			return ErrPresence
		}
		return tx.SetPresence(s.pass, id, a)
	})
}
