package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Attendance is how somebody is marked; Details are nil where a mark leaves what was noted as it is.
type Attendance struct {
	Invitation string
	Presence   conference.Presence
	Left       bool
	Details    *conference.AttendanceDetails
}

// MarkAttendance marks who is at a conference, how, who came late and who has left. The chair, the recorder or the unit
// does it, from the day of the conference until it closes. It is the one place that says who was there.
func (d *Desk) MarkAttendance(ctx context.Context, by Doing, id conference.ID, marks []Attendance) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "mark attendance", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.MarkAttendance)
		if err != nil {
			return "", err
		}
		if err := c.Markable(tx.Today()); err != nil {
			return "", err
		}
		if len(marks) == 0 {
			return "", conference.ErrNoPresence
		}
		all, err := tx.Invitations(pass, id)
		if err != nil {
			return "", err
		}
		out, err := tx.OutNow(pass, id)
		if err != nil {
			return "", err
		}
		for _, m := range marks {
			at := slices.IndexFunc(all, func(i conference.Invitation) bool { return i.ID == m.Invitation && i.TakesPart() })
			if at < 0 {
				return "", access.ErrNotFound
			}
			if slices.Contains(out.Whole, m.Invitation) && (m.Presence == conference.InRoom || m.Presence == conference.ByVideo) {
				return "", conference.ErrKeptOut
			}
			marked, err := all[at].Marked(conference.Marking{Presence: m.Presence, Left: m.Left, Details: m.Details}, tx.Now())
			if err != nil {
				return "", err
			}
			if err := tx.SaveInvitation(pass, marked); err != nil {
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

// AttendanceView is who takes part in a conference and how they are there, for those who mark it.
type AttendanceView struct {
	MeetingHead

	Seats   []Seat
	Missing []string // what is missing for the conference to decide, by the procedure
	MayNot  string   // why it cannot be marked now
	Runs    bool     // the reader runs the conference
	Scores  bool     // the procedure has safety scores
	Invites bool     // the reader may ask somebody who has come unasked
}

// ViewAttendance shows who is at a conference to those who mark it.
func (d *Desk) ViewAttendance(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[AttendanceView], error) {
	seen, err := store.Look(ctx, d.db, actor, d.whoIsThere(id))
	if err != nil {
		return seen, fmt.Errorf("looking at who is there: %w", err)
	}
	return seen, nil
}

func (d *Desk) whoIsThere(id conference.ID) func(r *store.Reading) (AttendanceView, error) {
	return func(r *store.Reading) (AttendanceView, error) {
		s, err := d.sit(r, id, access.MarkAttendance)
		if err != nil {
			return AttendanceView{}, err
		}
		v := AttendanceView{
			MeetingHead: s.head(), Seats: s.seats, Runs: s.know.Has(access.PartChair, access.PartRecorder),
			Scores: s.pack.Meeting.Scale.Value.On, Invites: s.know.Has(access.PartUnit),
		}
		_, v.Missing = conference.Quorate(s.pack, s.c.Kind, s.invited())
		if why := s.c.Markable(r.Today()); why != nil {
			v.MayNot = why.Error()
		}
		return v, nil
	}
}
