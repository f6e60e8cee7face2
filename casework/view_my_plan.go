package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// MyPlans are the plans of the children whom one of the family may know of, the current ones first.
type MyPlans struct {
	Plans []PlanView
	Today timescale.Date
}

// ViewMyPlans shows one of the family the plans of their own children, and what comes next.
func (d *Desk) ViewMyPlans(ctx context.Context, actor access.Actor) (access.Copy[MyPlans], error) {
	seen, err := store.Look(ctx, d.db, actor, d.myPlans)
	if err != nil {
		return seen, fmt.Errorf("looking at one's own plans: %w", err)
	}
	return seen, nil
}

func (d *Desk) myPlans(r *store.Reading) (MyPlans, error) {
	mine := MyPlans{Today: r.Today()}
	families, err := r.Families()
	if err != nil {
		return mine, err
	}
	if len(families) == 0 {
		return mine, access.ErrNotFound
	}
	for _, f := range families {
		pass, err := r.Allow(f, access.ViewMyPlan, "")
		if err != nil {
			return mine, err
		}
		file, err := openPlans(r, pass)
		if err != nil {
			return mine, err
		}
		for _, current := range []bool{true, false} {
			for _, p := range file.plans {
				if p.Current() != current {
					continue
				}
				v, err := d.fullView(file, p)
				if err != nil {
					return mine, err
				}
				mine.Plans = append(mine.Plans, v)
			}
		}
	}
	return mine, nil
}

// ViewMyPlan shows one of the family the plan of one of their children.
func (d *Desk) ViewMyPlan(ctx context.Context, actor access.Actor, id plan.ID) (access.Copy[PlanView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (PlanView, error) {
		return d.planView(r, id, access.ViewMyPlan)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at one's own plan: %w", err)
	}
	return seen, nil
}

// ViewMeeting shows a meeting of the group with the plan that it works, to professionals and to members of the family
// who are in it.
func (d *Desk) ViewMeeting(ctx context.Context, actor access.Actor, id string) (access.Copy[MeetingPage], error) {
	deed := access.ViewPlan
	if actor.Office == access.FamilyMember {
		deed = access.ViewMyPlan
	}
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (MeetingPage, error) {
		f, err := r.MeetingFamily(id)
		if err != nil {
			return MeetingPage{}, err
		}
		pass, err := r.Allow(f, deed, id)
		if err != nil {
			return MeetingPage{}, err
		}
		file, err := openPlans(r, pass)
		if err != nil {
			return MeetingPage{}, err
		}
		return d.meetingPage(file, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a meeting: %w", err)
	}
	return seen, nil
}

// MeetingPage is a meeting and the plans that its group works.
type MeetingPage struct {
	Meeting MeetingView
	Kind    plan.Kind
	Members []MemberView
	Plans   []PlanView
	Lines   []LineView // each once, though it stands in several plans
	Outline bool       // some plan is still an outline
}

func (d *Desk) meetingPage(f *planFile, id string) (MeetingPage, error) {
	page := MeetingPage{}
	found := false
	for _, p := range f.plans {
		if !p.Current() {
			continue
		}
		v, err := d.fullView(f, p)
		if err != nil {
			return page, err
		}
		for _, m := range v.Meetings {
			if m.ID != id {
				continue
			}
			found = true
			page.Meeting, page.Kind, page.Members = m, p.Kind, v.Members
			page.Plans = append(page.Plans, v)
			page.Outline = page.Outline || v.State == plan.Outline
			page.addLines(v.Lines)
		}
	}
	if !found {
		return page, access.ErrNotFound
	}
	return page, nil
}

func (p *MeetingPage) addLines(lines []LineView) {
	for _, l := range lines {
		there := false
		for _, one := range p.Lines {
			there = there || one.ID == l.ID
		}
		if !there && l.State == plan.LineOpen {
			p.Lines = append(p.Lines, l)
		}
	}
}

// PlanSoFar is what a review opens with: each child's plan as the reader sees it, with its progress, its meetings and
// what changed since the conference that is reviewed.
func (d *Desk) PlanSoFar(r *store.Reading, pass access.Pass, children []access.PersonID) ([]PlanView, error) {
	file, err := openPlans(r, pass)
	if err != nil {
		return nil, err
	}
	var all []PlanView
	for _, p := range file.plans {
		for _, child := range children {
			if p.Child != child || !p.Current() {
				continue
			}
			v, err := d.fullView(file, p)
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
	}
	return all, nil
}
