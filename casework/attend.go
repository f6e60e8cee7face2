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

// ChooseParticipation keeps how a child takes part, and why that way. A child judged too young is there only with the
// chair's reason, so the chair alone may choose it.
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
		var wrong fault.List
		wrong.Check(slices.Contains(conference.Manners(), p.Manner), conference.ErrNoManner)
		wrong.Check(strings.TrimSpace(p.Reason) != "", conference.ErrNoMannerReason)
		child, _ := g.person(p.Child)
		young := g.pack.Children.YoungNotBrought.Value && !g.offered(child) && p.Manner.There()
		wrong.Check(!young || pass.Has(access.PartChair), conference.ErrTooYoungToBring)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return p.Conference, tx.PutParticipation(pass, p)
	})
	if err != nil {
		return "", fmt.Errorf("choosing how a child takes part: %w", err)
	}
	return done, nil
}
