package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// perChild is each child's part of the conference: how they were heard, everybody's views, and what was decided.
func (s *sitting) perChild(r *store.Reading) ([]ChildRun, error) {
	heardHeld, err := r.Heard(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	viewsHeld, err := r.Views(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	decidedHeld, err := r.Decisions(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	dissentsHeld, err := r.Dissents(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	heard, views := access.Known(s.know, heardHeld), access.Known(s.know, viewsHeld)
	decided := conference.Closing{Decisions: access.Known(s.know, decidedHeld)}
	dissents := access.Known(s.know, dissentsHeld)
	earlier, err := s.earlier(r)
	if err != nil {
		return nil, err
	}
	all := make([]ChildRun, 0, len(s.children))
	for _, child := range s.children {
		c := ChildRun{Child: child, Baby: s.babies[child.ID], Earlier: earlier[child.ID]}
		for _, h := range heard {
			if h.Child == child.ID {
				c.Heard = &h
				if on := h.At.Date(); on.Before(s.c.DecidedOn()) {
					c.HeardOn = on
				}
			}
		}
		if one, is := decided.Decided(child.ID); is {
			c.Decision = &one
		}
		for _, d := range dissents {
			if d.Child == child.ID {
				c.Dissents = append(c.Dissents, s.c.Afterwards(d))
			}
		}
		if err := s.viewsOf(r, &c, views); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func (s *sitting) viewsOf(r *store.Reading, c *ChildRun, views []conference.View) error {
	given := map[string]bool{}
	for _, v := range views {
		if v.Child != c.Child.ID {
			continue
		}
		if seat, known := s.seatOf(v.Invitation); known {
			c.Views = append(c.Views, ViewShown{Seat: seat, View: v})
			given[v.Invitation] = true
		}
	}
	if !s.know.Has(access.PartChair, access.PartRecorder) {
		return nil
	}
	parents, err := s.parents(r, c.Child.ID)
	if err != nil {
		return err
	}
	for _, seat := range s.seats {
		a, err := s.attender(seat.Invitation)
		if err != nil || !a.IsThere() || given[a.ID] {
			continue
		}
		parent := slices.ContainsFunc(parents, func(p conference.Attender) bool { return p.ID == a.ID })
		if a.IsProfessional() || parent {
			c.Unasked = append(c.Unasked, seat)
		}
	}
	asked, err := s.asked(r, c.Child.ID, conference.NoPlan, views)
	if err != nil {
		return err
	}
	c.Differ, c.Exception = asked.Differ, asked.Exceptional
	for _, f := range fault.Of(asked.Ready()) {
		c.Ready = append(c.Ready, f.Message)
	}
	return nil
}

// nextShown is what comes after, with the days that the procedure works to.
func (d *Desk) nextShown(r *store.Reading, s *sitting) (NextShown, error) {
	n, err := r.NextSteps(s.pass, s.c.ID)
	if err != nil {
		return NextShown{}, err
	}
	shown := NextShown{NextSteps: n}
	if !s.c.HeldOn.IsZero() {
		review := d.reviewBy(s)
		group := s.pack.CoreGroupFirstBy(s.c.DecidedOn(), d.calendar)
		shown.GroupDue, shown.GroupRule, shown.ReviewRule = group.Due, group.DueRule(), review.LastRule()
		shown.ReviewDue, shown.ReviewLast = review.Due, lastOf(review)
	}
	if n.LeadWorker != "" {
		lead, err := r.Account(n.LeadWorker)
		if err != nil {
			return NextShown{}, err
		}
		shown.Lead = lead.Name
	}
	shown.CoreGroup = nil // people, as the reader may know them, are in Group
	for _, m := range n.CoreGroup {
		if seat, known := s.seatOf(m.Invitation); known {
			shown.Group = append(shown.Group, seat)
		}
	}
	if !s.know.Has(access.PartChair, access.PartRecorder) {
		return shown, nil
	}
	if shown.GoesOn, err = groupGoesOn(r, s); err != nil {
		return NextShown{}, err
	}
	if shown.GoesOn != nil {
		shown.GroupDue = shown.GoesOn.Last()
	}
	workers, err := r.AccountsWith(access.SocialWorker)
	if err != nil {
		return NextShown{}, err
	}
	for _, w := range workers {
		shown.Workers = append(shown.Workers, LeadChoice{ID: w.ID, Name: w.Name, Job: w.Job, Agency: w.Team})
	}
	return shown, nil
}
