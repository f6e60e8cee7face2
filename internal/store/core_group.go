package store

import (
	"fmt"

	"kith/access"
	"kith/coregroup"
	"kith/internal/store/gen"
	"kith/plan"
)

// AddCoreGroup sets up the group that works a family's plans of one kind.
func (tx *Tx) AddCoreGroup(p access.Pass, g coregroup.Group) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddCoreGroup(tx.ctx, gen.AddCoreGroupParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: g.ID, Kind: string(g.Kind), ConferenceID: g.Conference, BeganOn: g.BeganOn,
	}); err != nil {
		return fmt.Errorf("adding a core group: %w", err)
	}
	return nil
}

// EndCoreGroup ends a group whose plans have all ended.
func (tx *Tx) EndCoreGroup(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.EndCoreGroup(tx.ctx, gen.EndCoreGroupParams{TenantID: tx.tenant(), FamilyID: p.Family(), ID: id})
	return savedOne(n, err, "ending a core group")
}

// CoreGroups are a family's groups, for whoever holds a pass; who is in them is told member by member.
func (r *Reading) CoreGroups(p access.Pass) ([]coregroup.Group, error) {
	rows, err := r.q.GroupsOfFamily(r.ctx, gen.GroupsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading core groups: %w", err)
	}
	all := make([]coregroup.Group, len(rows))
	for i, row := range rows {
		all[i] = coregroup.Group{
			ID: row.ID, Kind: plan.Kind(row.Kind), Working: row.State == "working", Conference: row.ConferenceID, BeganOn: row.BeganOn,
		}
	}
	return all, nil
}

// AddMember makes somebody a member of a group. A professional who signs in gets the part that goes with it; one of the
// family has their own part already, and gets no professional's.
func (tx *Tx) AddMember(p access.Pass, m coregroup.Member) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddCoreGroupMember(tx.ctx, gen.AddCoreGroupMemberParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID, GroupID: m.Group, Member: string(m.Party), Role: m.Role,
		FamilySide: flag(m.Family), FromOn: m.FromOn,
	}); err != nil {
		return fmt.Errorf("adding a member: %w", err)
	}
	return nil
}

// EndMember ends a membership.
func (tx *Tx) EndMember(p access.Pass, m coregroup.Member) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.EndCoreGroupMember(tx.ctx, gen.EndCoreGroupMemberParams{
		UntilOn: tx.Today(), TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID,
	}); err != nil {
		return fmt.Errorf("ending a membership: %w", err)
	}
	return nil
}

// Members are everyone who is or was in a family's groups.
func (r *Reading) Members(p access.Pass) ([]coregroup.Member, error) {
	rows, err := r.q.MembersOfFamily(r.ctx, gen.MembersOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading members: %w", err)
	}
	all := make([]coregroup.Member, len(rows))
	for i, row := range rows {
		all[i] = coregroup.Member{
			ID: row.ID, Group: row.GroupID, Party: access.Party(row.Member), Role: row.Role, Family: row.FamilySide == 1,
			FromOn: row.FromOn, Until: row.UntilOn,
		}
	}
	return all, nil
}

func meetingPlace(id string) string { return "core-group-meeting/" + id }

// AddMeeting adds a meeting that is due, with its clock.
func (tx *Tx) AddMeeting(p access.Pass, m coregroup.Meeting) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), meetingPlace(m.ID), m.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddMeeting(tx.ctx, gen.AddMeetingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID, GroupID: m.Group, State: string(m.State), First: flag(m.First),
		AnchorOn: m.AnchorOn, DueOn: m.DueOn, LimitOn: m.LimitOn, HeldOn: m.HeldOn, Begins: m.Begins, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a meeting: %w", err)
	}
	return nil
}

// SaveMeeting saves a meeting that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SaveMeeting(p access.Pass, m coregroup.Meeting) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), meetingPlace(m.ID), m.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveMeeting(tx.ctx, gen.SaveMeetingParams{
		State: string(m.State), HeldOn: m.HeldOn, Begins: m.Begins, RecordedBy: null(string(m.RecordedBy)), Sealed: sealed,
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: m.ID, Version: int32(m.Version), //nolint:gosec // a count of saves
	})
	return savedOne(n, err, "saving a meeting")
}

// MeetingFamily is the family of a meeting, ErrNotFound for one that is not there.
func (r *Reading) MeetingFamily(id string) (access.FamilyID, error) {
	f, err := r.q.MeetingFamily(r.ctx, gen.MeetingFamilyParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", fmt.Errorf("finding a meeting: %w", r.asHidden(err))
	}
	return f, nil
}

// Meetings are the meetings of a family's groups, each shut: professionals know of all; of the family, the members do.
func (r *Reading) Meetings(p access.Pass) ([]access.Held[coregroup.Meeting], []access.Held[coregroup.Meeting], error) {
	all, err := r.meetings(p)
	if err != nil {
		return nil, nil, err
	}
	members, err := r.Members(p)
	if err != nil {
		return nil, nil, err
	}
	staff, own := make([]access.Held[coregroup.Meeting], len(all)), make([]access.Held[coregroup.Meeting], 0, len(all))
	for i, m := range all {
		staff[i] = access.Hold(m, access.For(access.Professionals), nil, "")
		var asked []access.Party
		for _, one := range members {
			if one.Group == m.Group && one.Family && one.Now() {
				asked = append(asked, one.Party)
			}
		}
		if len(asked) > 0 {
			own = append(own, access.Hold(m, access.For(access.Named, asked...), nil, ""))
		}
	}
	return staff, own, nil
}

// MeetingDays are the days of the groups' meetings, each shut for the children whose plans the group works: they may know
// when people meet about them though they are not members.
func (r *Reading) MeetingDays(p access.Pass) ([]access.Held[coregroup.Meeting], error) {
	all, err := r.meetings(p)
	if err != nil {
		return nil, err
	}
	groups, err := r.CoreGroups(p)
	if err != nil {
		return nil, err
	}
	plans, err := r.plans(p.Family())
	if err != nil {
		return nil, err
	}
	kinds, children := map[string]plan.Kind{}, map[plan.Kind][]access.Party{}
	for _, g := range groups {
		kinds[g.ID] = g.Kind
	}
	for _, one := range plans {
		if one.Current() {
			children[one.Kind] = append(children[one.Kind], access.Party(one.Child))
		}
	}
	var held []access.Held[coregroup.Meeting]
	for _, m := range all {
		if of := children[kinds[m.Group]]; len(of) > 0 {
			held = append(held, access.Hold(m.Days(), access.For(access.Named, of...), nil, ""))
		}
	}
	return held, nil
}

// MeetingsFor reads the meetings for an action.
func (tx *Tx) MeetingsFor(p access.Pass) ([]coregroup.Meeting, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.meetings(p)
}

func (r *Reading) meetings(p access.Pass) ([]coregroup.Meeting, error) {
	rows, err := r.q.MeetingsOfFamily(r.ctx, gen.MeetingsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading meetings: %w", err)
	}
	all := make([]coregroup.Meeting, len(rows))
	for i, row := range rows {
		m := coregroup.Meeting{
			ID: row.ID, Group: row.GroupID, State: coregroup.MeetingState(row.State), First: row.First == 1, AnchorOn: row.AnchorOn,
			DueOn: row.DueOn, LimitOn: row.LimitOn, HeldOn: row.HeldOn, Begins: row.Begins,
			RecordedBy: access.AccountID(row.RecordedBy.String), Version: int(row.Version),
		}
		if err := r.unseal(p.Family(), meetingPlace(m.ID), row.Sealed, &m.Words); err != nil {
			return nil, err
		}
		all[i] = m
	}
	return all, nil
}

// PutAttendance keeps how a member stands to a meeting.
func (tx *Tx) PutAttendance(p access.Pass, meeting, member string, a coregroup.Presence) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	put := gen.PutAttendanceParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), MeetingID: meeting, MemberID: member, State: string(a), InvitedAt: tx.now,
	}
	if a != coregroup.Invited {
		put.RepliedAt = tx.now
	}
	if err := tx.q.PutAttendance(tx.ctx, put); err != nil {
		return fmt.Errorf("keeping who comes: %w", err)
	}
	return nil
}

// InviteToMeeting asks a member to a meeting, unless they have been asked already: what they answered stays.
func (tx *Tx) InviteToMeeting(p access.Pass, meeting, member string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.InviteToMeeting(tx.ctx, gen.InviteToMeetingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), MeetingID: meeting, MemberID: member, InvitedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("inviting to a meeting: %w", err)
	}
	return nil
}

// AskMeetingAnew asks those who answered about the day that a meeting had, before it was moved, about the new one. What
// they had answered is kept with that day.
func (tx *Tx) AskMeetingAnew(p access.Pass, was coregroup.Meeting) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	rows, err := tx.q.AttendanceOfFamily(tx.ctx, gen.AttendanceOfFamilyParams{TenantID: tx.tenant(), FamilyID: p.Family()})
	if err != nil {
		return fmt.Errorf("reading who comes: %w", err)
	}
	for _, row := range rows {
		answered := coregroup.Presence(row.State) == coregroup.Coming || coregroup.Presence(row.State) == coregroup.NotComing
		if row.MeetingID != was.ID || !answered {
			continue
		}
		if err := tx.q.AddEarlierReply(tx.ctx, gen.AddEarlierReplyParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ID: tx.NewID(), MeetingID: was.ID, MemberID: row.MemberID, WasOn: was.HeldOn,
			State: row.State, RepliedAt: row.RepliedAt,
		}); err != nil {
			return fmt.Errorf("keeping an earlier answer: %w", err)
		}
	}
	if err := tx.q.AskMeetingAnew(tx.ctx, gen.AskMeetingAnewParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), MeetingID: was.ID, InvitedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("asking anew: %w", err)
	}
	return nil
}

// EarlierReplies are what members answered about days that meetings were moved from, by meeting and member.
func (r *Reading) EarlierReplies(p access.Pass) (map[string]map[string][]coregroup.EarlierReply, error) {
	rows, err := r.q.EarlierReplies(r.ctx, gen.EarlierRepliesParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading earlier answers: %w", err)
	}
	all := map[string]map[string][]coregroup.EarlierReply{}
	for _, row := range rows {
		if all[row.MeetingID] == nil {
			all[row.MeetingID] = map[string][]coregroup.EarlierReply{}
		}
		all[row.MeetingID][row.MemberID] = append(all[row.MeetingID][row.MemberID], coregroup.EarlierReply{
			On: row.WasOn, Said: coregroup.Presence(row.State),
		})
	}
	return all, nil
}

// Attendance is how members stand to a family's meetings, by meeting and member.
func (r *Reading) Attendance(p access.Pass) (map[string]map[string]coregroup.Presence, error) {
	rows, err := r.q.AttendanceOfFamily(r.ctx, gen.AttendanceOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who came: %w", err)
	}
	all := map[string]map[string]coregroup.Presence{}
	for _, row := range rows {
		if all[row.MeetingID] == nil {
			all[row.MeetingID] = map[string]coregroup.Presence{}
		}
		all[row.MeetingID][row.MemberID] = coregroup.Presence(row.State)
	}
	return all, nil
}

// AddCheck keeps what a meeting found for a child.
func (tx *Tx) AddCheck(p access.Pass, c coregroup.Check) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), checkPlace(c), c.Said)
	if err != nil {
		return err
	}
	if err := tx.q.AddMeetingCheck(tx.ctx, gen.AddMeetingCheckParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), MeetingID: c.Meeting, ChildID: c.Child, Kind: string(c.Kind), Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a check: %w", err)
	}
	return nil
}

func checkPlace(c coregroup.Check) string {
	return "meeting-check/" + c.Meeting + "/" + string(c.Child) + "/" + string(c.Kind)
}

// Checks are what meetings found for the children of a family, each shut behind its child.
func (r *Reading) Checks(f access.FamilyID) ([]access.Held[coregroup.Check], error) {
	rows, err := r.q.ChecksOfFamily(r.ctx, gen.ChecksOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading checks: %w", err)
	}
	all := make([]access.Held[coregroup.Check], len(rows))
	for i, row := range rows {
		c := coregroup.Check{Meeting: row.MeetingID, Child: row.ChildID, Kind: coregroup.CheckKind(row.Kind)}
		if err := r.unseal(f, checkPlace(c), row.Sealed, &c.Said); err != nil {
			return nil, err
		}
		all[i] = c.Held()
	}
	return all, nil
}
