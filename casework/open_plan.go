package casework

import (
	"errors"
	"slices"

	"kith/access"
	"kith/coregroup"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
)

// openPlan finds a plan for an action and asks for the pass it needs. A plan of a child whom the actor's part does not
// reach is not there.
func openPlan(tx *store.Tx, id plan.ID, deed access.Deed) (plan.Plan, access.Pass, error) {
	f, err := tx.PlanFamily(id)
	if err != nil {
		return plan.Plan{}, access.Pass{}, err
	}
	pass, err := tx.Allow(f, deed, string(id))
	if err != nil {
		return plan.Plan{}, pass, err
	}
	all, err := tx.Plans(pass)
	if err != nil {
		return plan.Plan{}, pass, err
	}
	for _, p := range all {
		if p.ID == id && access.Know(pass).Reaches(p.Child) {
			return p, pass, nil
		}
	}
	return plan.Plan{}, pass, access.ErrNotFound
}

// openLine is openPlan for a line: it opens for those who may know of it.
func openLine(tx *store.Tx, id plan.LineID, deed access.Deed) (plan.Line, access.Pass, error) {
	f, err := tx.LineFamily(id)
	if err != nil {
		return plan.Line{}, access.Pass{}, err
	}
	pass, err := tx.Allow(f, deed, string(id))
	if err != nil {
		return plan.Line{}, pass, err
	}
	all, err := tx.Lines(pass)
	if err != nil {
		return plan.Line{}, pass, err
	}
	for _, l := range all {
		if l.ID == id {
			if _, may := access.Open(access.Know(pass), l.Held()); may {
				return l, pass, nil
			}
		}
	}
	return plan.Line{}, pass, access.ErrNotFound
}

// meetingOf is a meeting with the group it is of and the plans that the group works.
type meetingOf struct {
	meeting coregroup.Meeting
	group   coregroup.Group
	members []coregroup.Member // of the group now
	plans   []plan.Plan
}

// openMeeting finds a meeting for an action. Of the family, only its members know of it.
func openMeeting(tx *store.Tx, id string, deed access.Deed) (meetingOf, access.Pass, error) {
	var found meetingOf
	f, err := tx.MeetingFamily(id)
	if err != nil {
		return found, access.Pass{}, err
	}
	pass, err := tx.Allow(f, deed, id)
	if err != nil {
		return found, pass, err
	}
	meetings, err := tx.MeetingsFor(pass)
	if err != nil {
		return found, pass, err
	}
	at := slices.IndexFunc(meetings, func(m coregroup.Meeting) bool { return m.ID == id })
	if at < 0 {
		return found, pass, access.ErrNotFound
	}
	found.meeting = meetings[at]
	if err := found.fill(tx, pass); err != nil {
		return found, pass, err
	}
	if k := access.Know(pass); !k.Professional() && !slices.ContainsFunc(found.members, func(m coregroup.Member) bool { return k.Is(m.Party) }) {
		return found, pass, access.ErrNotFound
	}
	return found, pass, nil
}

func (f *meetingOf) fill(tx *store.Tx, pass access.Pass) error {
	groups, err := tx.CoreGroups(pass)
	if err != nil {
		return err
	}
	for _, g := range groups {
		if g.ID == f.meeting.Group {
			f.group = g
		}
	}
	members, err := tx.Members(pass)
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.Group == f.group.ID && m.Now() {
			f.members = append(f.members, m)
		}
	}
	plans, err := tx.Plans(pass)
	if err != nil {
		return err
	}
	for _, p := range plans {
		if p.Kind == f.group.Kind && p.Current() {
			f.plans = append(f.plans, p)
		}
	}
	return nil
}

// ownerOf checks that whoever a line names is a person of this case, and keeps one of the family as the person they
// are. An agency is nobody.
func ownerOf(tx *store.Tx, pass access.Pass, who access.Party) (access.Party, error) {
	if who == "" {
		return "", plan.ErrNoOwner
	}
	account, err := tx.Account(access.AccountID(who))
	if err == nil {
		if account.Office == access.FamilyMember {
			if account.Family != pass.Family() {
				return "", plan.ErrNoOwner
			}
			return access.Party(account.Person), nil
		}
		holders, err := tx.PartHolders(pass.Family())
		if err != nil {
			return "", err
		}
		for _, h := range holders {
			if h.Account == account.ID {
				return who, nil
			}
		}
		return "", plan.ErrNoOwner
	}
	if !errors.Is(err, access.ErrNotFound) {
		return "", err
	}
	held, err := tx.People(pass.Family())
	if err != nil {
		return "", err
	}
	for _, p := range access.Known(access.Know(pass), held) {
		if access.Party(p.ID) == who {
			return who, nil
		}
	}
	return "", plan.ErrNoOwner
}

// faults gathers what a person can mend, and lets everything else through.
func faults(wrong *fault.List, err error) error {
	if err == nil || wrong.Add(err) {
		return nil
	}
	return err
}
