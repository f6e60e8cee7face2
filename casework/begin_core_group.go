package casework

import (
	"errors"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
	"kith/review"
	"kith/timescale"
)

// groups sets up the core group and, for Child in Need plans, the group with meetings of its own; ends those whose
// plans have all ended.
func (h *handover) groups() error {
	all, err := h.tx.CoreGroups(h.pass)
	if err != nil {
		return err
	}
	members, err := h.tx.Members(h.pass)
	if err != nil {
		return err
	}
	people, err := h.people(all, members)
	if err != nil {
		return err
	}
	for _, k := range []plan.Kind{plan.Protection, plan.ChildInNeed} {
		at := slices.IndexFunc(all, func(g coregroup.Group) bool { return g.Kind == k && g.Working })
		needed := slices.ContainsFunc(h.plans, func(p plan.Plan) bool { return p.Kind == k && p.Current() })
		switch {
		case needed && at < 0:
			err = h.setUp(k, people)
		case needed:
			err = h.join(all[at].ID, people, members)
			if err == nil {
				err = h.meetsNext(all[at])
			}
		}
		if err != nil {
			return err
		}
	}
	return endIdleGroups(h.tx, h.pass, h.plans)
}

// people are those whom the conference names, or else those who worked the plans until now.
func (h *handover) people(all []coregroup.Group, members []coregroup.Member) ([]coregroup.Member, error) {
	var people []coregroup.Member
	for _, m := range h.closing.CoreGroup {
		who, err := memberFor(h.tx, m)
		if err != nil {
			return nil, err
		}
		people = append(people, who)
	}
	if len(people) > 0 {
		return people, nil
	}
	for _, m := range members {
		working := slices.ContainsFunc(all, func(g coregroup.Group) bool { return g.ID == m.Group && g.Working })
		if m.Now() && working && !slices.ContainsFunc(people, func(p coregroup.Member) bool { return p.Party == m.Party }) {
			people = append(people, m)
		}
	}
	return people, nil
}

// memberFor finds out whether a member is one of the family. They are kept as the person they are, so that it is the
// same whether or not they sign in.
func memberFor(tx *store.Tx, m conference.CoreMember) (coregroup.Member, error) {
	who := coregroup.Member{Party: m.Party, Role: m.Role}
	account, err := tx.Account(access.AccountID(m.Party))
	switch {
	case errors.Is(err, access.ErrNotFound):
		who.Family = true
	case err != nil:
		return who, err
	case account.Office == access.FamilyMember:
		who.Family, who.Party = true, access.Party(account.Person)
	}
	return who, nil
}

func (h *handover) setUp(k plan.Kind, people []coregroup.Member) error {
	g := coregroup.Group{ID: h.tx.NewID(), Kind: k, Working: true, Conference: string(h.c.ID), BeganOn: h.on}
	if err := h.tx.AddCoreGroup(h.pass, g); err != nil {
		return err
	}
	if err := h.join(g.ID, people, nil); err != nil {
		return err
	}
	m, err := h.d.nextMeeting(h.tx, g, h.on, true)
	if err != nil {
		return err
	}
	if k == plan.Protection || !h.closing.Protects() {
		if on := h.closing.FirstCoreGroupOn; !on.IsZero() {
			m.State, m.HeldOn, m.Begins, m.Words.Place = coregroup.Planned, on, h.closing.FirstBegins, h.closing.Words.Place
		}
	}
	if err := h.tx.AddMeeting(h.pass, m); err != nil {
		return err
	}
	return inviteMembers(h.tx, h.pass, coregroup.Meeting{}, m)
}

// nextMeeting is the meeting that is due after a day, with its clock, before anybody has planned it.
func (d *Desk) nextMeeting(tx *store.Tx, g coregroup.Group, after timescale.Date, first bool) (coregroup.Meeting, error) {
	pack, err := d.pack(&tx.Reading, after)
	if err != nil {
		return coregroup.Meeting{}, err
	}
	m := coregroup.Meeting{
		ID: tx.NewID(), Group: g.ID, State: coregroup.ToBePlanned, First: first, AnchorOn: after, Version: 1,
	}
	switch {
	case g.Kind == plan.ChildInNeed:
		m.DueOn = pack.ChildInNeed.Meetings.Value.After(after, d.calendar)
	case first:
		by := pack.CoreGroupFirstBy(after, d.calendar)
		m.DueOn, m.LimitOn = by.Due, by.Limit
	default:
		by := pack.CoreGroupNextBy(after, d.calendar)
		m.DueOn, m.LimitOn = by.Due, by.Limit
	}
	return m, nil
}

// inviteMembers asks everyone who is a member now to a planned meeting. What they answered stays while the meeting keeps its
// day; for another day than it had they are asked anew, and the earlier answer is kept with its day.
func inviteMembers(tx *store.Tx, pass access.Pass, was, now coregroup.Meeting) error {
	if now.State != coregroup.Planned {
		return nil
	}
	if was.State == coregroup.Planned && was.HeldOn != now.HeldOn {
		if err := tx.AskMeetingAnew(pass, was); err != nil {
			return err
		}
	}
	members, err := tx.Members(pass)
	if err != nil {
		return err
	}
	for _, one := range members {
		if one.Group != now.Group || !one.Now() {
			continue
		}
		if err := tx.InviteToMeeting(pass, now.ID, one.ID); err != nil {
			return err
		}
	}
	return nil
}

// join adds those who are not members yet.
func (h *handover) join(group string, people, already []coregroup.Member) error {
	for _, who := range people {
		if slices.ContainsFunc(already, func(m coregroup.Member) bool {
			return m.Group == group && m.Now() && m.Party == who.Party
		}) {
			continue
		}
		if err := addMember(h.tx, h.pass, group, who, h.on); err != nil {
			return err
		}
	}
	return nil
}

// addMember makes somebody a member. A professional gets the part that lets them work the plan. One of the family must
// never get it: it is a professional's, and would open what others of the family said.
func addMember(tx *store.Tx, pass access.Pass, group string, who coregroup.Member, on timescale.Date) error {
	who.ID, who.Group, who.FromOn, who.Until = tx.NewID(), group, on, timescale.Date{}
	if err := tx.AddMember(pass, who); err != nil {
		return err
	}
	if who.Family {
		return nil
	}
	holders, err := tx.PartHolders(pass.Family())
	if err != nil {
		return err
	}
	for _, p := range holders {
		if p.Account == access.AccountID(who.Party) && p.Kind == access.PartCoreGroup {
			return nil
		}
	}
	return tx.AddPart(pass, access.AccountID(who.Party), access.PartCoreGroup, "")
}

// endIdleGroups ends the groups that have no plan left to work, and with them what their members may see.
func endIdleGroups(tx *store.Tx, pass access.Pass, plans []plan.Plan) error {
	groups, err := tx.CoreGroups(pass)
	if err != nil {
		return err
	}
	members, err := tx.Members(pass)
	if err != nil {
		return err
	}
	stays, goes := map[access.Party]bool{}, map[access.Party]bool{}
	for _, g := range groups {
		if !g.Working {
			continue
		}
		idle := !slices.ContainsFunc(plans, func(p plan.Plan) bool { return p.Kind == g.Kind && p.Current() })
		for _, m := range members {
			switch {
			case m.Group != g.ID || !m.Now():
			case !idle:
				stays[m.Party] = true
			default:
				if !m.Family {
					goes[m.Party] = true
				}
				if err := tx.EndMember(pass, m); err != nil {
					return err
				}
			}
		}
		if idle {
			if err := tx.EndCoreGroup(pass, g.ID); err != nil {
				return err
			}
		}
	}
	for _, m := range members {
		if goes[m.Party] && !stays[m.Party] {
			goes[m.Party] = false
			if err := tx.EndPart(pass, access.AccountID(m.Party), access.PartCoreGroup, "the plan ended"); err != nil {
				return err
			}
		}
	}
	return nil
}

// review asks for the next review of every child who has a protection plan, unless one is already on its way. It is
// on the list of those to be booked until it is booked, so that none is forgotten.
func (h *handover) review() error {
	waiting, err := h.onTheirWay()
	if err != nil {
		return err
	}
	var children []access.PersonID
	for _, decided := range h.closing.Decisions {
		if decided.Outcome == conference.ProtectionPlan && !waiting[decided.Child] {
			children = append(children, decided.Child)
		}
	}
	if len(children) == 0 {
		return nil
	}
	pack, err := h.d.pack(&h.tx.Reading, h.on)
	if err != nil {
		return err
	}
	after := h.c
	after.HeldOn = h.on
	by := review.By(after, pack, h.d.calendar)
	next := conference.Conference{
		ID: conference.ID(h.tx.NewID()), Family: h.pass.Family(), Kind: conference.Review, State: conference.ToBeBooked, Children: children,
		After: h.c.ID, Procedure: h.c.Procedure, AnchorOn: h.on, DueOn: by.Due, LimitOn: by.Limit, RequestedBy: h.pass.Actor().Account,
		Words: conference.Words{LateReason: h.closing.Words.ReviewReason}, Version: 1,
	}
	if next.LimitOn.IsZero() {
		next.LimitOn = by.Due
	}
	if err := h.tx.AddConference(h.pass, next); err != nil {
		return err
	}
	if h.closing.ReviewOn.IsZero() {
		return nil
	}
	next.HeldOn, next.Begins = h.closing.ReviewOn, h.closing.ReviewBegins // the day the conference set, until the unit books it
	return h.tx.SaveConference(h.pass, next)
}

// onTheirWay are the children for whom another review is to be booked or booked.
func (h *handover) onTheirWay() (map[access.PersonID]bool, error) {
	all, err := h.tx.Conferences(h.pass)
	if err != nil {
		return nil, err
	}
	children := map[access.PersonID]bool{}
	for _, c := range all {
		if c.ID == h.c.ID || c.Kind != conference.Review || c.State == conference.Closed || c.State == conference.Cancelled {
			continue
		}
		whole, err := h.tx.Conference(h.pass, c.ID)
		if err != nil {
			return nil, err
		}
		for _, child := range whole.Children {
			children[child] = true
		}
	}
	return children, nil
}
