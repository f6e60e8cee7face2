package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/internal/store"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// Kept is what a day that people chose keeps to: the rule, and the last day that it allows.
type Kept struct {
	Rule procedure.Rule
	Last timescale.Date // none where the reader reads only the day itself
	Late bool           // the day is later than the last one allowed
}

// packsHere are the procedures by which the tenant works, each asked for the day of its event.
func (d *Desk) packsHere(r *store.Reading) (deadline.Packs, error) {
	t, err := r.Tenant()
	return d.packsOf(r, t.Procedure), err
}

// clockOf is the deadline that a conference is held under, by the procedure of the day of its anchor.
func (d *Desk) clockOf(packs deadline.Packs, c conference.Conference) (procedure.Deadline, error) {
	pack, err := packs(c.AnchorOn)
	if err != nil {
		return procedure.Deadline{}, err
	}
	switch c.Kind {
	case conference.Initial, conference.PreBirth:
		return pack.InitialConferenceBy(c.AnchorOn, d.calendar), nil
	case conference.TransferIn, conference.Receiving:
		return pack.TransferInConferenceBy(c.AnchorOn, d.calendar), nil
	case conference.Review:
	}
	for _, by := range []procedure.Deadline{
		pack.ReviewFirstBy(c.AnchorOn, d.calendar), pack.ReviewAfterBirthBy(c.AnchorOn, d.calendar), pack.ReviewNextBy(c.AnchorOn, d.calendar),
	} {
		if by.Due == c.DueOn || by.Limit == c.LimitOn {
			return by, nil
		}
	}
	return pack.ReviewNextBy(c.AnchorOn, d.calendar), nil
}

// keptBy is the rule that a conference keeps to, for one of the family. Of a first conference they read the day itself alone. That a birth brought a review forward is told to those of the
// family alone who may know of every child whom it is about: others read of the rule for reviews, which holds beside it.
func (d *Desk) keptBy(packs deadline.Packs, k access.Knowing, c conference.Conference) (Kept, error) {
	by, err := d.clockOf(packs, c)
	if err != nil {
		return Kept{}, err
	}
	if by.Anchor == procedure.Birth && slices.ContainsFunc(c.Children, func(child access.PersonID) bool { return !k.Reaches(child) }) {
		pack, err := packs(c.AnchorOn)
		return Kept{Rule: pack.ReviewNextBy(c.AnchorOn, d.calendar).LastRule()}, err
	}
	on, _ := c.Next()
	kept := Kept{Rule: by.LastRule(), Last: c.LimitOn, Late: on.After(c.LimitOn)}
	if by.Key == procedure.InitialConferenceDue {
		kept.Last = timescale.Date{}
	}
	return kept, nil
}

// keepers find what a day of one reader's keeps to.
type keepers struct {
	conference func(conference.Conference) (Kept, error)
	record     func(conference.Conference) (Kept, error) // by when the parents should have the record of one that is over
}

func (d *Desk) keepers(packs deadline.Packs, k access.Knowing) keepers {
	return keepers{
		conference: func(c conference.Conference) (Kept, error) { return d.keptBy(packs, k, c) },
		record: func(c conference.Conference) (Kept, error) {
			pack, err := packs(c.DecidedOn())
			by := pack.RecordToParentsBy(sits(c), c.DecidedOn(), d.calendar)
			return Kept{Rule: by.DueRule(), Last: by.Due}, err
		},
	}
}

// sits is what kind of event a conference is to the clocks that run to it and from it.
func sits(c conference.Conference) procedure.Event {
	if c.First() {
		return procedure.InitialConference
	}
	return procedure.Review
}

// meetingRule is what sets the day by which the people of a plan meet.
func (d *Desk) meetingRule(packs deadline.Packs, kind plan.Kind, m coregroup.Meeting) (procedure.Rule, error) {
	pack, err := packs(m.AnchorOn)
	switch {
	case err != nil:
		return procedure.Rule{}, err
	case kind == plan.ChildInNeed:
		return pack.MeetingsRule(), nil
	case m.First:
		return pack.CoreGroupFirstBy(m.AnchorOn, d.calendar).DueRule(), nil
	}
	return pack.CoreGroupNextBy(m.AnchorOn, d.calendar).DueRule(), nil
}

// reportsRule is what sets the day by which the reports to a conference are with the parents.
func (g gathered) reportsRule(cal timescale.Calendar) procedure.Rule {
	on := g.conference.HeldOn
	if on.IsZero() {
		on = g.today
	}
	return g.pack.ReportsToParentsBy(sits(g.conference), on, cal).DueRule()
}

// rules fill in what sets the days of a plan: of its meetings, its visits and its review.
func (d *Desk) rules(f *planFile, v *PlanView, p plan.Plan) error {
	packs, err := d.packsHere(f.r)
	if err != nil {
		return err
	}
	for i := range v.Meetings {
		at := slices.IndexFunc(f.meetings, func(m coregroup.Meeting) bool { return m.ID == v.Meetings[i].ID })
		if v.Meetings[i].Rule, err = d.meetingRule(packs, p.Kind, f.meetings[at]); err != nil {
			return err
		}
	}
	if p.Kind == plan.Protection {
		pack, err := packs(f.today)
		if err != nil {
			return err
		}
		event := procedure.Visit
		if !slices.ContainsFunc(f.visits, func(one coregroup.Visit) bool {
			return one.State == coregroup.VisitMade && slices.Contains(one.Of(), p.Child)
		}) {
			event = procedure.PlanBegan
		}
		if !f.k.Professional() {
			event = procedure.Visit // whether there was a visit is not told by the rule
		}
		v.VisitRule = pack.VisitRule(event)
	}
	if v.Review.There {
		kept, err := d.keptBy(packs, f.k, f.next)
		v.Review.Rule = kept.Rule
		return err
	}
	return nil
}
