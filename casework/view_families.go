package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/enquiry"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// ViewFamilies lists the families that one of the staff works with.
func (d *Desk) ViewFamilies(ctx context.Context, actor access.Actor) (access.Copy[[]FamilyLine], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]FamilyLine, error) {
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return nil, err
		}
		if actor.Office == access.FamilyMember {
			return nil, access.ErrNotFound
		}
		ids, err := r.Families()
		if err != nil {
			return nil, err
		}
		called, passes, err := childrenOfEach(r, ids)
		if err != nil {
			return nil, err
		}
		cases, err := r.UnderWay(passes)
		if err != nil {
			return nil, err
		}
		lines := make([]FamilyLine, 0, len(ids))
		for _, f := range ids {
			if pass, may := passes[f]; may {
				line := FamilyLine{ID: f, Children: called[f], Worker: cases[f].Worker}
				line.Enquiries, line.Meetings, line.Plans = caseLines(pass, cases[f])
				lines = append(lines, line)
			}
		}
		return lines, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at one's families: %w", err)
	}
	return seen, nil
}

// FamilyLine is one family in a list.
type FamilyLine struct {
	ID        access.FamilyID
	Children  []Named
	Worker    string
	Enquiries []EnquiryLine
	Meetings  []MeetingLine
	Plans     []PlanLine
}

// EnquiryLine is one enquiry in a list of a family's.
type EnquiryLine struct {
	ID         enquiry.ID
	State      enquiry.State
	Outcome    enquiry.Outcome
	ReferredOn timescale.Date
}

// MeetingLine is one conference in a list of a family's.
type MeetingLine struct {
	ID     conference.ID
	Kind   conference.Kind
	State  conference.State
	DueOn  timescale.Date
	HeldOn timescale.Date
	Begins string
}

// PlanLine is one child's plan in a list of a family's.
type PlanLine struct {
	ID      plan.ID
	Child   access.PersonID
	Kind    plan.Kind
	State   plan.State
	BeganOn timescale.Date
	EndedOn timescale.Date
}

// caseLines are the enquiries, conferences and plans of a family as far as the holder of a pass may know of them.
func caseLines(pass access.Pass, c *store.UnderWay) (enquiries []EnquiryLine, meetings []MeetingLine, plans []PlanLine) {
	if pass.Has(access.PartUnit, access.PartSocialWorker, access.PartManager, access.PartChair) {
		for _, e := range c.Enquiries {
			enquiries = append(enquiries, EnquiryLine{ID: e.ID, State: e.State, Outcome: e.Outcome, ReferredOn: e.ReferredOn})
		}
	}
	for _, m := range c.Conferences {
		if !pass.MayAt(string(m.ID), access.ViewConference) {
			continue
		}
		meetings = append(meetings, MeetingLine{ID: m.ID, Kind: m.Kind, State: m.State, DueOn: m.DueOn, HeldOn: m.HeldOn, Begins: m.Begins})
	}
	for _, p := range c.Plans {
		plans = append(plans, PlanLine{ID: p.ID, Child: p.Child, Kind: p.Kind, State: p.State, BeganOn: p.BeganOn, EndedOn: p.EndedOn})
	}
	return enquiries, meetings, plans
}
