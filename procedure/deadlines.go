package procedure

import (
	"fmt"

	"kith/timescale"
)

// Deadlines returns every deadline that the events start, in the order of a case. Events without a date start none.
// Where an initial conference or a review is named as well as a conference, the conference's own day starts what every
// conference starts.
func (p Pack) Deadlines(events map[Event]timescale.Date, cal timescale.Calendar) []Deadline {
	var due []Deadline
	for _, r := range table() {
		if event, date, started := r.anchor(events); started {
			due = append(due, p.count(r, event, date, cal))
		}
	}
	return due
}

// Deadlines does as Pack.Deadlines, each deadline by the procedure as it stood on the day of the event that starts it.
func (l Library) Deadlines(name string, events map[Event]timescale.Date, cal timescale.Calendar) ([]Deadline, error) {
	var due []Deadline
	for _, r := range table() {
		event, date, started := r.anchor(events)
		if !started {
			continue
		}
		p, err := l.At(name, date)
		if err != nil {
			return nil, err
		}
		due = append(due, p.count(r, event, date, cal))
	}
	return due, nil
}

// InitialConferenceBy counts from the strategy discussion that started the enquiry.
func (p Pack) InitialConferenceBy(discussion timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(InitialConferenceDue, StrategyDiscussion, discussion, cal)
}

// TransferInConferenceBy counts from the day this authority was told of the move.
func (p Pack) TransferInConferenceBy(notified timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(TransferInConferenceDue, TransferNotified, notified, cal)
}

// ReportsToParentsBy counts back from a conference; event is InitialConference, Review or Conference.
func (p Pack) ReportsToParentsBy(event Event, conference timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ReportsToParentsDue, event, conference, cal)
}

// ReportsToChildBy counts back from a conference; event is InitialConference, Review or Conference.
func (p Pack) ReportsToChildBy(event Event, conference timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ReportsToChildDue, event, conference, cal)
}

// RecordToParentsBy counts from a conference; event is InitialConference, Review or Conference.
func (p Pack) RecordToParentsBy(event Event, conference timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(RecordToParentsDue, event, conference, cal)
}

// CoreGroupFirstBy counts from the initial conference.
func (p Pack) CoreGroupFirstBy(initial timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(CoreGroupFirstDue, InitialConference, initial, cal)
}

// CoreGroupNextBy counts from the last core group held.
func (p Pack) CoreGroupNextBy(last timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(CoreGroupNextDue, CoreGroup, last, cal)
}

// ReviewFirstBy counts from the initial conference.
func (p Pack) ReviewFirstBy(initial timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ReviewFirstDue, InitialConference, initial, cal)
}

// ReviewNextBy counts from the last review held.
func (p Pack) ReviewNextBy(last timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ReviewNextDue, Review, last, cal)
}

// ReviewAfterBirthBy counts from the birth of a child who had a plan before it. The first review's own limit, from the
// initial conference, holds beside it.
func (p Pack) ReviewAfterBirthBy(birth timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ReviewAfterBirthDue, Birth, birth, cal)
}

func (p Pack) countKey(key Key, event Event, date timescale.Date, cal timescale.Calendar) Deadline {
	for _, r := range table() {
		if r.key == key {
			return p.count(r, event, date, cal)
		}
	}
	return Deadline{}
}

// count works a deadline out. Where a target would fall on the far side of the limit, the limit is the day to work to.
func (p Pack) count(r rule, event Event, date timescale.Date, cal timescale.Calendar) Deadline {
	clock := r.clock(p.Clocks, event)
	d := Deadline{
		Key: r.key, Name: r.name, Anchor: event, AnchorDate: date,
		Owner: clock.Owner.Value, Family: clock.Family.Value,
	}
	use := clock.Target
	if clock.Limit.IsSet() {
		limit := r.reach(clock.Limit.Value, date, cal)
		d.Limit, d.LimitSource, d.Provisional = limit.date, clock.Limit.Source, limit.provisional
		d.LimitRule = r.words(clock.Limit.Value, event)
		if !use.IsSet() || r.reach(use.Value, date, cal).date.After(d.Limit) {
			use = clock.Limit
		}
	}
	due := r.reach(use.Value, date, cal)
	d.Due, d.Counting = due.date, due.counting
	d.Provisional = d.Provisional || due.provisional
	d.Rule, d.Source, d.Kind, d.Pack = r.words(use.Value, event), use.Source, use.Kind, use.Pack
	return d
}

func (r rule) reach(s Span, date timescale.Date, cal timescale.Calendar) reach {
	sign := 1
	if r.before {
		sign = -1
	}
	return s.from(date, cal, sign)
}

func (r rule) words(s Span, event Event) string {
	if r.before {
		return fmt.Sprintf("at least %s before %s", s, event.Words())
	}
	return fmt.Sprintf("%s from %s", s, event.Words())
}
