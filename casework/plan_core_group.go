package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/coregroup"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// MeetingPlan is when and where a meeting of the group will be.
type MeetingPlan struct {
	Meeting string
	On      timescale.Date
	Begins  string
	Place   string
	Late    string
}

// PlanMeeting sets a meeting of the group and invites every member, the family's own among them. For another day they are
// asked anew.
func (d *Desk) PlanMeeting(ctx context.Context, by Doing, m MeetingPlan) (string, error) {
	_, err := store.Act(ctx, d.db, by, "plan meeting", func(tx *store.Tx) (string, error) {
		f, pass, err := openMeeting(tx, m.Meeting, access.PlanMeeting)
		if err != nil {
			return "", err
		}
		now, err := f.meeting.Plan(m.On, m.Begins, coregroup.MeetingWords{Place: m.Place, Late: m.Late}, tx.Today())
		if err != nil {
			return "", err
		}
		if err := tx.SaveMeeting(pass, now); err != nil {
			return "", err
		}
		return m.Meeting, inviteMembers(tx, pass, f.meeting, now)
	})
	if err != nil {
		return "", fmt.Errorf("planning a core group: %w", err)
	}
	return m.Meeting, nil
}

// ErrNoReplyGiven asks for an answer to an invitation.
var ErrNoReplyGiven = fault.New("coming", "Choose whether you can come")

// ReplyMeeting keeps whether a member can come, as they say themselves.
func (d *Desk) ReplyMeeting(ctx context.Context, by Doing, meeting string, coming coregroup.Presence) (string, error) {
	_, err := store.Act(ctx, d.db, by, "reply to meeting", func(tx *store.Tx) (string, error) {
		f, pass, err := openMeeting(tx, meeting, access.ReplyMeeting)
		if err != nil {
			return "", err
		}
		if f.meeting.State == coregroup.Held {
			return "", coregroup.ErrIsHeld
		}
		if coming != coregroup.Coming && coming != coregroup.NotComing {
			return "", ErrNoReplyGiven
		}
		for _, m := range f.members {
			if access.Know(pass).Is(m.Party) {
				return meeting, tx.PutAttendance(pass, meeting, m.ID, coming)
			}
		}
		return "", coregroup.ErrNotMember
	})
	if err != nil {
		return "", fmt.Errorf("replying to an invitation: %w", err)
	}
	return meeting, nil
}

// MeetingRecord is a meeting of the group as it was.
type MeetingRecord struct {
	Meeting  string
	On       timescale.Date
	RunBy    string
	Notes    string
	Late     string
	Came     map[string]coregroup.Presence // by member
	Progress []Going
	Checks   []coregroup.Check
	Agreed   bool // the group made the outline a detailed plan
	NextOn   timescale.Date
	NextAt   string
	Place    string
}

// RecordMeeting records a meeting of the group: who came, how each line is going, and each child's health, development
// and welfare. Any professional of the group may, whether or not the social worker came. The next meeting is due at
// once, with its clock.
func (d *Desk) RecordMeeting(ctx context.Context, by Doing, m MeetingRecord) (string, error) {
	_, err := store.Act(ctx, d.db, by, "record meeting", func(tx *store.Tx) (string, error) {
		f, pass, err := openMeeting(tx, m.Meeting, access.RecordMeeting)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		came := 0
		for _, p := range m.Came {
			if p == coregroup.Came || p == coregroup.SentSomeone {
				came++
			}
		}
		now, err := f.meeting.Record(m.On, coregroup.MeetingWords{RunBy: m.RunBy, Notes: m.Notes, Late: m.Late}, came, by.Actor.Account, tx.Today())
		if err := faults(&wrong, err); err != nil {
			return "", err
		}
		if err := faults(&wrong, coregroup.ChecksDone(f.children(), m.Checks)); err != nil {
			return "", err
		}
		wrong.Check(m.NextOn.IsZero() || m.NextOn.After(m.On), ErrNextBefore)
		wrong.Check(m.NextOn.IsZero() || m.NextAt != "", ErrNextTime)
		if err := faults(&wrong, recordLines(tx, pass, f, m)); err != nil {
			return "", err
		}
		if len(wrong) == 0 && m.Agreed {
			if err := faults(&wrong, agreePlans(tx, pass, f, m)); err != nil {
				return "", err
			}
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		if err := tx.SaveMeeting(pass, now); err != nil {
			return "", err
		}
		return m.Meeting, d.afterMeeting(tx, pass, f, m)
	})
	if err != nil {
		return "", fmt.Errorf("recording a core group: %w", err)
	}
	return m.Meeting, nil
}

// The rules for the meeting after this one.
var (
	ErrNextBefore = fault.New("next", "The next meeting must be after this one")
	ErrNextTime   = fault.New("next-at", "Enter the time the next meeting begins, like 10:30am")
	ErrLineSilent = fault.New("", "Say how each line is going")
)

func (f *meetingOf) children() []access.PersonID {
	all := make([]access.PersonID, len(f.plans))
	for i, p := range f.plans {
		all[i] = p.Child
	}
	return all
}

// recordLines keeps how each open line of the group's plans is going, of those that whoever records it may know of. None is
// left out.
func recordLines(tx *store.Tx, pass access.Pass, f meetingOf, m MeetingRecord) error {
	lines, err := tx.Lines(pass)
	if err != nil {
		return err
	}
	var wrong fault.List
	for _, l := range opened(access.Know(pass), lines) {
		if l.State != plan.LineOpen || !slices.ContainsFunc(f.plans, func(p plan.Plan) bool { return slices.Contains(l.Plans, p.ID) }) {
			continue
		}
		at := slices.IndexFunc(m.Progress, func(g Going) bool { return g.Line == l.ID })
		if at < 0 {
			wrong = append(wrong, fault.New("going-"+string(l.ID), "Choose how this is going: "+shortened(l.Words.Action)))
			continue
		}
		err := sayProgress(tx, pass, l, m.Progress[at], m.Meeting)
		found := fault.Of(err)
		if err != nil && len(found) == 0 {
			return err
		}
		for _, one := range found {
			wrong = append(wrong, fault.New(one.Field+"-"+string(l.ID), one.Message))
		}
	}
	return wrong.Err()
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return strings.TrimSpace(string(r[:60])) + "…"
	}
	return s
}

// agreePlans makes the outline plans of the group detailed, at this meeting.
func agreePlans(tx *store.Tx, pass access.Pass, f meetingOf, m MeetingRecord) error {
	lines, err := tx.Lines(pass)
	if err != nil {
		return err
	}
	for _, p := range f.plans {
		if p.State != plan.Outline {
			continue
		}
		open := 0
		for _, l := range lines {
			if slices.Contains(l.Plans, p.ID) && l.State != plan.LineStopped {
				open++
			}
		}
		now, err := p.Agree(m.On, open)
		if err != nil {
			return agreeFault(err)
		}
		if err := tx.SavePlan(pass, now); err != nil {
			return err
		}
		if err := tx.NoteChange(pass, p.ID, store.PlanChange{Change: "made detailed", Meeting: m.Meeting}); err != nil {
			return err
		}
	}
	return nil
}

// agreeFault puts what a plan lacks beside the question on the meeting's form.
func agreeFault(err error) error {
	var wrong fault.List
	for _, one := range fault.Of(err) {
		wrong = append(wrong, fault.New("agreed", one.Message+". You can record the meeting without this, and agree the plan at the next one"))
	}
	if len(wrong) == 0 {
		return err
	}
	return wrong
}

func (d *Desk) afterMeeting(tx *store.Tx, pass access.Pass, f meetingOf, m MeetingRecord) error {
	for _, one := range f.members {
		how, said := m.Came[one.ID]
		if !said {
			how = coregroup.DidNotCome
		}
		if err := tx.PutAttendance(pass, m.Meeting, one.ID, how); err != nil {
			return err
		}
	}
	for _, c := range m.Checks {
		if !slices.Contains(f.children(), c.Child) {
			continue
		}
		c.Meeting = m.Meeting
		if err := tx.AddCheck(pass, c); err != nil {
			return err
		}
	}
	if !f.group.Working {
		return nil
	}
	next, err := d.nextMeeting(tx, f.group, m.On, false)
	if err != nil {
		return err
	}
	if !m.NextOn.IsZero() {
		next.State, next.HeldOn, next.Begins, next.Words.Place = coregroup.Planned, m.NextOn, m.NextAt, m.Place
	}
	if err := tx.AddMeeting(pass, next); err != nil {
		return err
	}
	return inviteMembers(tx, pass, coregroup.Meeting{}, next)
}

// The rules for who is in a group.
var (
	ErrNoMember   = fault.New("member", "Choose a person to add")
	ErrMemberHere = fault.New("member", "This person is in the group already")
)

// AddToGroup makes somebody a member of the group that works a plan: a professional or one of the family. They are asked to
// the meetings that are planned. other is what they are in it where role is coregroup.OtherRole.
func (d *Desk) AddToGroup(ctx context.Context, by Doing, id plan.ID, who access.Party, role, other string) (plan.ID, error) {
	_, err := store.Act(ctx, d.db, by, "add to group", func(tx *store.Tx) (plan.ID, error) {
		p, pass, err := openPlan(tx, id, access.ChangeMembers)
		if err != nil {
			return "", err
		}
		g, members, err := groupOf(tx, pass, p)
		if err != nil {
			return "", err
		}
		if err := d.samePlan(tx, by, pass, p, PlanView.Group); err != nil {
			return "", err
		}
		if who == "" {
			return "", ErrNoMember
		}
		m, err := memberOf(tx, pass, who)
		if err != nil {
			return "", err
		}
		names, err := allNames(tx, pass)
		if err != nil {
			return "", err
		}
		if m.Role, err = coregroup.RoleOf(role, other, names); err != nil {
			return "", err
		}
		if slices.ContainsFunc(members, func(one coregroup.Member) bool { return one.Party == m.Party }) {
			return "", ErrMemberHere
		}
		if err := addMember(tx, pass, g.ID, m, tx.Today()); err != nil {
			return "", err
		}
		return id, inviteToPlanned(tx, pass, g.ID, m.Party)
	})
	if err != nil {
		return "", fmt.Errorf("adding a member: %w", err)
	}
	return id, nil
}

// LeaveGroup ends somebody's membership, and with it what it let them see.
func (d *Desk) LeaveGroup(ctx context.Context, by Doing, id plan.ID, member string) (plan.ID, error) {
	_, err := store.Act(ctx, d.db, by, "leave group", func(tx *store.Tx) (plan.ID, error) {
		p, pass, err := openPlan(tx, id, access.ChangeMembers)
		if err != nil {
			return "", err
		}
		_, members, err := groupOf(tx, pass, p)
		if err != nil {
			return "", err
		}
		if err := d.samePlan(tx, by, pass, p, PlanView.Group); err != nil {
			return "", err
		}
		for _, m := range members {
			if m.ID != member {
				continue
			}
			if err := tx.EndMember(pass, m); err != nil {
				return "", err
			}
			if m.Family {
				return id, nil
			}
			return id, tx.EndPart(pass, access.AccountID(m.Party), access.PartCoreGroup, "left the core group")
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("ending a membership: %w", err)
	}
	return id, nil
}

func groupOf(tx *store.Tx, pass access.Pass, p plan.Plan) (coregroup.Group, []coregroup.Member, error) {
	groups, err := tx.CoreGroups(pass)
	if err != nil {
		return coregroup.Group{}, nil, err
	}
	at := slices.IndexFunc(groups, func(g coregroup.Group) bool { return g.Kind == p.Kind && g.Working })
	if at < 0 {
		return coregroup.Group{}, nil, access.ErrNotFound
	}
	all, err := tx.Members(pass)
	if err != nil {
		return coregroup.Group{}, nil, err
	}
	var members []coregroup.Member
	for _, m := range all {
		if m.Group == groups[at].ID && m.Now() {
			members = append(members, m)
		}
	}
	return groups[at], members, nil
}

// memberOf is somebody who may become a member: staff of any agency, or one of this family.
func memberOf(tx *store.Tx, pass access.Pass, who access.Party) (coregroup.Member, error) {
	account, err := tx.Account(access.AccountID(who))
	if err == nil && account.Office != access.FamilyMember {
		return coregroup.Member{Party: who}, nil
	}
	own, err := ownerOf(tx, pass, who)
	if err != nil {
		return coregroup.Member{}, ErrNoMember
	}
	return coregroup.Member{Party: own, Family: true}, nil
}
