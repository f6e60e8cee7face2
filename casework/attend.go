package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// Attendance is how somebody is marked.
type Attendance struct {
	Invitation  string
	Presence    conference.Presence
	Left        bool
	Parts       string // for which parts, where not all
	Information bool   // the police sent what they know
}

// MarkAttendance notes who is at a conference, how, and who has left. The chair, the recorder or the unit does it.
func (d *Desk) MarkAttendance(ctx context.Context, by Doing, id conference.ID, marks []Attendance) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "mark attendance", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.MarkAttendance)
		if err != nil {
			return "", err
		}
		all, err := tx.Invitations(pass, id)
		if err != nil {
			return "", err
		}
		for _, m := range marks {
			at := slices.IndexFunc(all, func(i conference.Invitation) bool { return i.ID == m.Invitation })
			if at < 0 {
				return "", access.ErrNotFound
			}
			i := all[at]
			if !slices.Contains([]conference.Presence{
				conference.Unmarked, conference.InRoom, conference.ByVideo, conference.ByTelephone, conference.Absent,
			}, m.Presence) {
				return "", conference.ErrNoPresence
			}
			if err := tx.SaveInvitation(pass, i.Marked(m.Presence, m.Left, m.Information, m.Parts, tx.Now())); err != nil {
				return "", err
			}
		}
		return id, nil
	})
	if err != nil {
		return "", fmt.Errorf("marking attendance: %w", err)
	}
	return done, nil
}

// GoOnWithoutQuorum keeps the chair's reason to go on, on a ground of the procedure.
func (d *Desk) GoOnWithoutQuorum(ctx context.Context, by Doing, id conference.ID, ground, reason string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "go on without a quorum", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.GoOnWithoutQuorum)
		if err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		known := false
		for _, one := range g.pack.Quorum.Override.Value {
			known = known || one.Key == ground
		}
		var wrong fault.List
		wrong.Check(known, conference.ErrNoGround)
		wrong.Check(strings.TrimSpace(reason) != "", conference.ErrNoQuorumReason)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return id, tx.PutQuorumException(pass, id, store.QuorumException{Ground: ground, Reason: reason})
	})
	if err != nil {
		return "", fmt.Errorf("going on without a quorum: %w", err)
	}
	return done, nil
}
