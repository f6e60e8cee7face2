package procedure

import (
	"kith/timescale"
)

// Deadlines returns every deadline that the events start, in the order of a case. Events without a date start none.
// Each conference that is named starts what every conference starts; where "any conference" is named beside an initial
// one or a review, its day alone does.
func (p Pack) Deadlines(events map[Event]timescale.Date, cal timescale.Calendar) []Deadline {
	due, err := deadlines(events, cal, func(timescale.Date) (Pack, error) { return p, nil })
	if err != nil {
		return nil // It is the pack that was asked for, and never an error.
	}
	return due
}

// Deadlines does as Pack.Deadlines, each deadline by the procedure as it stood on the day of the event that starts it.
func (l Library) Deadlines(name string, events map[Event]timescale.Date, cal timescale.Calendar) ([]Deadline, error) {
	return deadlines(events, cal, func(day timescale.Date) (Pack, error) { return l.At(name, day) })
}

func deadlines(events map[Event]timescale.Date, cal timescale.Calendar, at func(timescale.Date) (Pack, error)) ([]Deadline, error) {
	type started struct {
		event Event
		day   timescale.Date
		pack  Pack
		rows  []clockRow
	}
	var all []started
	for _, e := range Events() {
		if day := events[e]; !day.IsZero() {
			p, err := at(day)
			if err != nil {
				return nil, err
			}
			all = append(all, started{e, day, p, p.Clocks.rows()})
		}
	}
	given := !events[Conference].IsZero()
	var due []Deadline
	for i := range new(Clocks).rows() {
		for _, s := range all {
			r := s.rows[i]
			if !r.clock.Runs() || !r.starts(r.clock.Anchor.Value, s.event) {
				continue
			}
			if given && r.clock.Anchor.Value == Conference && s.event != Conference {
				continue
			}
			if given && r.sharesKey() && s.event == Review {
				continue
			}
			c := ready(r, s.event, cal)
			due = append(due, c.Deadline(s.day))
			due = append(due, s.pack.fromAuthors(r, s.event, s.day, cal)...)
		}
	}
	return due, nil
}

// fromAuthors are the deadlines of those whose reports have a time of their own.
func (p Pack) fromAuthors(r clockRow, event Event, day timescale.Date, cal timescale.Calendar) []Deadline {
	var due []Deadline
	for _, lead := range p.Reports.LeadTimes.Value {
		if !lead.of(r.key, event) {
			continue
		}
		own := *r.clock
		given := p.Reports.LeadTimes
		own.Limit = Value[Span]{Value: lead.Before, Source: given.Source, Kind: given.Kind, Pack: given.Pack}
		own.Target = Value[Span]{}
		r.clock = &own
		c := ready(r, event, cal)
		d := c.Deadline(day)
		d.Author = lead.From
		due = append(due, d)
	}
	return due
}

// InitialConferenceBy counts from the strategy discussion that started the enquiry.
func (p Pack) InitialConferenceBy(discussion timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(InitialConferenceDue, StrategyDiscussion, discussion, cal)
}

// TransferInConferenceBy counts from the event that the procedure names, Clocks.TransferInConference.Anchor: the day is
// that event's, as this authority recorded it.
func (p Pack) TransferInConferenceBy(day timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(TransferInConferenceDue, p.Clocks.TransferInConference.Anchor.Value, day, cal)
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

// ExclusionRequestBy counts back from a conference: the last day for asking its chair to keep somebody out. None where the
// procedure sets none.
func (p Pack) ExclusionRequestBy(conference timescale.Date, cal timescale.Calendar) Deadline {
	return p.countKey(ExclusionRequestDue, Conference, conference, cal)
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

// DissentBy counts from a conference: the last day on which a formal dissent is taken afterwards. None where the procedure
// takes none then.
func (p Pack) DissentBy(conference timescale.Date, cal timescale.Calendar) Deadline {
	if !p.Dissent.On.Value || p.Dissent.Window.Value != AfterConference {
		return Deadline{}
	}
	return p.countKey(DissentDue, Conference, conference, cal)
}

// countKey counts a deadline that every procedure has.
func (p Pack) countKey(key Key, event Event, date timescale.Date, cal timescale.Calendar) Deadline {
	c, runs := p.Count(key, event, cal)
	if !runs {
		return Deadline{}
	}
	return c.Deadline(date)
}
