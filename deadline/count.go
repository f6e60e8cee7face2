package deadline

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/enquiry"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// Packs is a procedure, read as of a day.
type Packs func(timescale.Date) (procedure.Pack, error)

// Of counts every deadline of a case from what happened in it, each by the procedure as it stood on the day of the event
// that starts it.
func Of(c Case, at Packs, cal timescale.Calendar) ([]Deadline, error) {
	w := counting{c: c, at: at, cal: cal}
	w.enquiries()
	w.conferences()
	w.reports()
	w.records()
	w.meetings()
	w.visits()
	return w.all, w.err
}

// counting collects the deadlines of one case. The first error stays, and nothing is counted after it.
type counting struct {
	c   Case
	at  Packs
	cal timescale.Calendar
	all []Deadline
	err error
}

// start is what one clock is counted from, and what it is of.
type start struct {
	name  Name
	event procedure.Event
	thing Thing
	day   timescale.Date
	of    conference.Conference // the conference it belongs to, where there is one
	owner access.AccountID      // where the thing itself says whose it is
}

// add counts one clock and says how it stands. It adds nothing where the procedure has no such clock on that day.
func (w *counting) add(s start, state State, on timescale.Date, by Thing) {
	if w.err != nil || s.day.IsZero() {
		return
	}
	counted, runs, err := explain(s.name.Key, s.event, s.day, w.at, w.cal)
	if w.err = err; err != nil || !runs {
		return
	}
	d := Deadline{
		Family: w.c.Family, Name: s.name, Anchor: s.event, AnchorIs: s.thing, AnchorOn: s.day, Due: counted.Due, Limit: counted.Limit,
		WarnOn: counted.WarnOn, Role: counted.Owner, Owner: s.owner, Chair: s.of.Chair, Procedure: w.c.Procedure, ReadOn: s.day, State: state,
	}
	if d.Owner == "" {
		d.Owner = w.who(counted.Owner, s.of)
	}
	if state == Met {
		d.MetOn, d.MetBy = on, by
	}
	w.all = append(w.all, d)
}

// who plays a role in this case; nobody in particular for the safeguarding unit and for those beside a family.
func (w *counting) who(r procedure.Role, of conference.Conference) access.AccountID {
	switch r {
	case procedure.SocialWorker:
		return w.c.Worker
	case procedure.TeamManager:
		return w.c.Manager
	case procedure.Chair:
		return of.Chair
	case procedure.Recorder:
		return of.Recorder
	case procedure.SafeguardingUnit, procedure.Advocate, procedure.TrustedAdult:
		return ""
	}
	return ""
}

// enquiries start the request for an initial conference, and the conference itself.
func (w *counting) enquiries() {
	for _, e := range w.c.Enquiries {
		s := start{event: procedure.StrategyDiscussion, thing: Thing{OfDiscussion, e.Discussion}, day: e.HeldOn}
		state, on, by := Waiting, timescale.Date{}, Thing{}
		for _, c := range w.c.Conferences {
			if c.Enquiry != e.ID || !c.First() || c.State == conference.Cancelled {
				continue
			}
			s.of = c
			if held(c) {
				state, on, by = Met, c.HeldOn, Thing{OfConference, string(c.ID)}
			}
		}
		if state == Waiting && e.State == enquiry.Concluded && e.Outcome != enquiry.HoldConference {
			state = NotNeeded
		}
		s.name = Name{Key: procedure.InitialConferenceDue, Subject: Thing{OfEnquiry, string(e.ID)}}
		w.add(s, state, on, by)
	}
}

// conferences are counted from what each follows: a first one that no enquiry led to from the day it was asked for or this
// authority was told, a review from the conference before it, and from a birth where that brought it forward.
func (w *counting) conferences() {
	for _, c := range w.c.Conferences {
		self := Thing{OfConference, string(c.ID)}
		state, on, by := Waiting, timescale.Date{}, Thing{}
		switch {
		case held(c):
			state, on, by = Met, c.HeldOn, self
		case c.State == conference.Cancelled:
			state = NotNeeded
		}
		add := func(key procedure.Key, event procedure.Event, thing Thing, day timescale.Date) {
			w.add(start{name: Name{Key: key, Subject: self}, event: event, thing: thing, day: day, of: c}, state, on, by)
		}
		switch c.Kind {
		case conference.Initial, conference.PreBirth:
			if !w.started(c.Enquiry) {
				add(procedure.InitialConferenceDue, procedure.StrategyDiscussion, self, c.AnchorOn)
			}
		case conference.TransferIn, conference.Receiving:
			add(procedure.TransferInConferenceDue, w.transfer(c.AnchorOn), self, c.AnchorOn)
		case conference.Review:
			after := w.c.conference(c.After)
			before := Thing{OfConference, string(after.ID)}
			if after.First() {
				add(procedure.ReviewFirstDue, procedure.InitialConference, before, after.DecidedOn())
			} else {
				add(procedure.ReviewNextDue, procedure.Review, before, after.DecidedOn())
			}
			if c.AnchorOn != after.DecidedOn() {
				add(procedure.ReviewAfterBirthDue, procedure.Birth, self, c.AnchorOn)
			}
		}
	}
}

// started reports whether an enquiry has its own clock, from the strategy discussion that started it.
func (w *counting) started(id enquiry.ID) bool {
	return slices.ContainsFunc(w.c.Enquiries, func(e Enquiry) bool { return e.ID == id })
}

// transfer is the event from which the procedure counts a conference for a child who has moved here.
func (w *counting) transfer(day timescale.Date) procedure.Event {
	if w.err != nil || day.IsZero() {
		return procedure.TransferNotified
	}
	pack, err := w.at(day)
	if err != nil {
		w.err = err
		return procedure.TransferNotified
	}
	return pack.Clocks.TransferInConference.Anchor.Value
}

// sits is what kind of event a conference is to the clocks that run to it and from it.
func sits(c conference.Conference) procedure.Event {
	if c.First() {
		return procedure.InitialConference
	}
	return procedure.Review
}

// reports are to reach the chair and the parents some time before the conference first sits, and one that is adjourned does
// not make a late report early. A report about whose children no parent is asked has nobody to reach.
func (w *counting) reports() {
	for _, r := range w.c.Reports {
		c := w.c.conference(r.Conference)
		if c.State == conference.Cancelled {
			continue
		}
		s := start{event: sits(c), thing: Thing{OfConference, string(c.ID)}, day: c.HeldOn, of: c, owner: r.Writer}
		share, all, asked := w.c.reached(r)
		unmet := Waiting
		if c.State == conference.Closed {
			unmet = Missed // it was to be there for the conference
		}
		state := unmet
		switch {
		case all:
			state = Met
		case !asked:
			state = NotNeeded
		}
		s.name = Name{Key: procedure.ReportsToParentsDue, Subject: Thing{OfReport, r.ID}}
		w.add(s, state, share.On, Thing{OfShare, share.ID})
		if state = unmet; !r.SubmittedOn.IsZero() {
			state = Met
		}
		s.name = Name{Key: procedure.ReportsToUnitDue, Subject: Thing{OfReport, r.ID}}
		w.add(s, state, r.SubmittedOn, Thing{OfReport, r.ID})
	}
}

// records are to reach the parents some time after the conference. The first of each counts.
func (w *counting) records() {
	for _, c := range w.c.Conferences {
		if c.State != conference.Closed {
			continue
		}
		self := Thing{OfConference, string(c.ID)}
		state, on, by := Waiting, timescale.Date{}, Thing{}
		for _, r := range w.c.Records {
			if r.Conference == c.ID && !r.IssuedOn.IsZero() {
				state, on, by = Met, r.IssuedOn, Thing{OfRecord, r.ID}
			}
		}
		w.add(start{name: Name{Key: procedure.RecordToParentsDue, Subject: self}, event: sits(c), thing: self, day: c.DecidedOn(), of: c}, state, on, by)
	}
}

// meetings of a core group are counted from the conference that set it up, then each from the one held before it.
func (w *counting) meetings() {
	for _, m := range w.c.Meetings {
		self := Thing{OfCoreGroup, m.ID}
		c := w.c.conference(m.Conference)
		s := start{of: c}
		if m.First {
			s.name = Name{Key: procedure.CoreGroupFirstDue, Subject: self}
			s.event, s.thing, s.day = procedure.InitialConference, Thing{OfConference, string(c.ID)}, c.DecidedOn()
		} else {
			s.name = Name{Key: procedure.CoreGroupNextDue, Subject: self}
			s.event, s.thing, s.day = procedure.CoreGroup, w.before(m), m.AnchorOn
		}
		switch {
		case m.State == coregroup.Held:
			w.add(s, Met, m.HeldOn, self)
		case m.State == coregroup.NotNeeded || !m.Working:
			w.add(s, NotNeeded, timescale.Date{}, Thing{})
		default:
			w.add(s, Waiting, timescale.Date{}, Thing{})
		}
	}
}

// before is the meeting from which another is counted: the group's own that was held on that day, else the meeting itself.
func (w *counting) before(m Meeting) Thing {
	for _, one := range w.c.Meetings {
		if one.Group == m.Group && one.State == coregroup.Held && one.HeldOn == m.AnchorOn && one.ID != m.ID {
			return Thing{OfCoreGroup, one.ID}
		}
	}
	return Thing{OfCoreGroup, m.ID}
}

// visits to each child with a protection plan are counted from the day the plan began, then each from the one before it.
func (w *counting) visits() {
	for _, p := range w.c.Plans {
		last, event, day := Thing{OfPlan, string(p.ID)}, procedure.PlanBegan, p.BeganOn
		add := func(state State, on timescale.Date, by Thing) {
			w.add(start{
				name: Name{Key: procedure.VisitDue, Subject: last, Child: p.Child}, event: event, thing: last, day: day, owner: p.LeadWorker,
			}, state, on, by)
		}
		for _, v := range w.c.Visits {
			if v.Child != p.Child || !v.On.After(day) || p.State == plan.Ended && v.On.After(p.EndedOn) {
				continue
			}
			this := Thing{OfVisit, v.ID}
			add(Met, v.On, this)
			last, event, day = this, procedure.Visit, v.On
		}
		if p.State == plan.Ended {
			add(NotNeeded, timescale.Date{}, Thing{})
		} else {
			add(Waiting, timescale.Date{}, Thing{})
		}
	}
}
