package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
	"kith/report"
)

// takenOver is why a line of a plan is in other hands, as the family reads it.
const takenOver = "Another worker has taken this over"

func holds(holders []store.PartHolder, who access.AccountID, kind access.PartKind) bool {
	return slices.ContainsFunc(holders, func(h store.PartHolder) bool { return h.Account == who && h.Kind == kind })
}

// passCase passes a part in a family from whoever holds it to another, and with it everything of theirs that is not
// finished: their seat in the core group, the lead of plans, lines of plans, reports asked for and not sent, visits
// planned, what is to be arranged, and their place at conferences that are not over. What they sent, made or said stays
// in their name. From then on they see the family no more.
func passCase(tx *store.Tx, pass access.Pass, kind access.PartKind, holders []store.PartHolder, to access.AccountID) error {
	for _, h := range holders {
		if h.Kind != kind || h.Account == to {
			continue
		}
		if err := tx.EndPart(pass, h.Account, kind, "reallocated"); err != nil {
			return err
		}
		for _, give := range []func(*store.Tx, access.Pass, access.AccountID, access.AccountID) error{
			giveSeats, giveInvitations, giveLines,
		} {
			if err := give(tx, pass, h.Account, to); err != nil {
				return err
			}
		}
		if err := tx.HandOver(pass, h.Account, to); err != nil {
			return err
		}
	}
	if holds(holders, to, kind) {
		return nil
	}
	return tx.AddPart(pass, to, kind, "")
}

// giveSeats gives somebody's seats in the groups that work the plans to another.
func giveSeats(tx *store.Tx, pass access.Pass, from, to access.AccountID) error {
	members, err := tx.Members(pass)
	if err != nil {
		return err
	}
	sits := func(m coregroup.Member, who access.AccountID) bool { return m.Now() && m.Party == access.Party(who) }
	for _, m := range members {
		if !sits(m, from) {
			continue
		}
		if err := tx.EndMember(pass, m); err != nil {
			return err
		}
		if slices.ContainsFunc(members, func(o coregroup.Member) bool { return o.Group == m.Group && sits(o, to) }) {
			continue
		}
		if err := addMember(tx, pass, m.Group, coregroup.Member{Party: access.Party(to), Role: m.Role}, tx.Today()); err != nil {
			return err
		}
		if err := inviteToPlanned(tx, pass, m.Group, access.Party(to)); err != nil {
			return err
		}
	}
	return tx.EndPart(pass, from, access.PartCoreGroup, "reallocated")
}

// giveInvitations asks whoever takes over to the conferences that are not over, in the same role. Who was there for a
// part of one stays on its list as they were.
func giveInvitations(tx *store.Tx, pass access.Pass, from, to access.AccountID) error {
	conferences, err := tx.Conferences(pass)
	if err != nil {
		return err
	}
	for _, c := range conferences {
		if c.Over() {
			continue
		}
		all, err := tx.Invitations(pass, c.ID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(i conference.Invitation) bool { return i.Account == from && i.TakesPart() })
		if at < 0 {
			continue
		}
		if err := giveInvitation(tx, pass, c, all, all[at], to); err != nil {
			return err
		}
	}
	return nil
}

func giveInvitation(tx *store.Tx, pass access.Pass, c conference.Conference, all []conference.Invitation, was conference.Invitation, to access.AccountID) error {
	from := was.Account
	seat, err := seatFor(tx, pass, all, was, to)
	if err != nil {
		return err
	}
	if err := tx.HandOverSeat(pass, was.ID, seat); err != nil {
		return err
	}
	switch was.Presence {
	case conference.InRoom, conference.ByVideo, conference.ByTelephone:
		if c.State == conference.Open && was.LeftAt.IsZero() {
			was.LeftAt = tx.Now()
		}
	case conference.Unmarked, conference.Absent:
		was.State = conference.Uninvited
	}
	if err := tx.SaveInvitation(pass, was); err != nil {
		return err
	}
	if err := giveReport(tx, pass, c.ID, from, to); err != nil {
		return err
	}
	return tx.EndPartFor(pass, c.ID, from, access.PartProfessional, "reallocated")
}

// seatFor is the invitation of whoever takes over: one they have already, one that was withdrawn, or a new one.
func seatFor(tx *store.Tx, pass access.Pass, all []conference.Invitation, was conference.Invitation, to access.AccountID) (string, error) {
	for _, i := range all {
		if i.Account != to {
			continue
		}
		if i.TakesPart() {
			return i.ID, nil
		}
		i.State, i.InvitedAt, i.DecidedBy, i.Role, i.Words.Reason = conference.Invited, tx.Now(), "", was.Role, ""
		return i.ID, tx.SaveInvitation(pass, i)
	}
	i := conference.Invitation{
		ID: tx.NewID(), Conference: was.Conference, Account: to, Role: was.Role, Agency: was.Agency, State: conference.Invited,
		InvitedAt: tx.Now(), Children: was.Children,
	}
	return i.ID, tx.AddInvitation(pass, i)
}

// giveReport settles a report that both were asked for: the former worker's is no longer asked for, and one of whoever takes
// over that was taken back is asked for again. Where they were asked for none, the report itself is handed over.
func giveReport(tx *store.Tx, pass access.Pass, id conference.ID, from, to access.AccountID) error {
	all, err := tx.Reports(pass, id)
	if err != nil {
		return err
	}
	of := func(who access.AccountID) int {
		return slices.IndexFunc(all, func(r report.Report) bool { return r.Writer == who && r.Kind == report.Agency })
	}
	was, theirs := of(from), of(to)
	if was < 0 || theirs < 0 {
		return nil
	}
	points, err := tx.Points(pass, id)
	if err != nil {
		return err
	}
	if again, asked := all[theirs].AskedAgain(len(points[all[theirs].ID]), all[was].DueOn); asked {
		if err := tx.SaveReport(pass, again); err != nil {
			return err
		}
	}
	return takeReportBack(tx, pass, id, from)
}

// giveLines gives somebody's lines of the plans that are still to be done to another; how each was before is kept.
func giveLines(tx *store.Tx, pass access.Pass, from, to access.AccountID) error {
	lines, err := tx.Lines(pass)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.State != plan.LineOpen || l.Owner != access.Party(from) {
			continue
		}
		now := l
		now.Owner, now.Words.Why = access.Party(to), takenOver
		if err := tx.SaveLine(pass, l, now, ""); err != nil {
			return err
		}
	}
	return nil
}

// inviteToPlanned asks a new member of a group to its meetings that are planned. What others answered stays.
func inviteToPlanned(tx *store.Tx, pass access.Pass, group string, who access.Party) error {
	meetings, err := tx.MeetingsFor(pass)
	if err != nil {
		return err
	}
	members, err := tx.Members(pass)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(members, func(m coregroup.Member) bool { return m.Group == group && m.Now() && m.Party == who })
	if at < 0 {
		return nil
	}
	for _, m := range meetings {
		if m.Group != group || m.State != coregroup.Planned {
			continue
		}
		if err := tx.InviteToMeeting(pass, m.ID, members[at].ID); err != nil {
			return err
		}
	}
	return nil
}
