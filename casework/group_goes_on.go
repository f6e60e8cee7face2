package casework

import (
	"slices"

	"kith/access"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// GroupGoesOn is the core group that works already when a conference is held: it does not meet for the first time again.
type GroupGoesOn struct {
	Lead  access.AccountID // the social worker today
	Seats []string         // those at the conference who are in it, by invitation
	Next  coregroup.Meeting
}

// Last is the last day on which its next meeting is in time.
func (g GroupGoesOn) Last() timescale.Date {
	if g.Next.LimitOn.IsZero() {
		return g.Next.DueOn
	}
	return g.Next.LimitOn
}

// groupGoesOn finds the core group of the family's protection plans with the meeting that it has to hold next, nil where
// none works yet.
func groupGoesOn(r *store.Reading, s *sitting) (*GroupGoesOn, error) {
	groups, err := r.CoreGroups(s.pass)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(groups, func(g coregroup.Group) bool { return g.Kind == plan.Protection && g.Working })
	if at < 0 {
		return nil, nil //nolint:nilnil // no group is an answer
	}
	held, _, err := r.Meetings(s.pass)
	if err != nil {
		return nil, err
	}
	g := &GroupGoesOn{}
	for _, m := range access.Known(s.know, held) {
		if m.Group == groups[at].ID && (m.State == coregroup.Planned || m.State == coregroup.ToBePlanned) {
			g.Next = m
		}
	}
	members, err := r.Members(s.pass)
	if err != nil {
		return nil, err
	}
	for _, a := range s.known {
		if slices.ContainsFunc(members, func(m coregroup.Member) bool { return m.Group == groups[at].ID && m.Now() && a.Is(m.Party) }) {
			g.Seats = append(g.Seats, a.ID)
		}
	}
	now, err := r.WorkerOf(s.c.Family)
	g.Lead = now.ID
	return g, err
}

// meetsNext sets the day that a conference gave for the next meeting of a group that works already, and asks those who
// joined it. Where the meeting keeps its day, the answers to it stay. The day given is that of the protection plans' group.
func (h *handover) meetsNext(g coregroup.Group) error {
	all, err := h.tx.MeetingsFor(h.pass)
	if err != nil {
		return err
	}
	for _, was := range all {
		if was.Group != g.ID || was.State != coregroup.Planned && was.State != coregroup.ToBePlanned {
			continue
		}
		now := was
		if on := h.closing.FirstCoreGroupOn; g.Kind == plan.Protection && !on.IsZero() {
			now.State, now.HeldOn, now.Begins, now.Words.Place = coregroup.Planned, on, h.closing.FirstBegins, h.closing.Words.Place
		}
		if now != was {
			if err := h.tx.SaveMeeting(h.pass, now); err != nil {
				return err
			}
		}
		return inviteMembers(h.tx, h.pass, was, now)
	}
	return nil
}
