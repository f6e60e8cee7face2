package demonstration

import (
	"slices"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// prepares tells what happens between the booking and the day: who is asked and answers, the reports, and how they
// were gone through with the family.
func (s *teller) prepares(m *meeting) {
	booked := timescale.InstantOf(s.clock.Now()).Date()
	for _, g := range m.guests {
		s.invites(g)
	}
	s.onDay(s.nextDay(booked))
	for _, g := range m.guests {
		if !g.silent {
			s.answers(g)
		}
	}
	s.takesPart(m)
	for i := range m.papers {
		s.writes(m, &m.papers[i], booked)
	}
	s.onDay(s.inPast(m.on.AddDays(-2), booked))
	for _, p := range m.papers {
		for _, r := range p.remarks {
			s.replies(r)
		}
	}
}

// replies are what the family answers to a point, once they have it.
func (s *teller) replies(r remark) {
	for _, a := range r.replies {
		must(a.who+" answering a point", second(s.desk.ReplyToStatement(s.ctx, s.by(a.who), s.conference, statement.Reply{
			Statement: r.id, Kind: a.kind, Words: statement.ReplyWords{Text: a.text, Should: a.should, Know: a.know},
		})))
	}
}

// takesPart has the social worker choose with the family how each child takes part: in the meeting where they are asked
// to it, else by what the social worker brings from them.
func (s *teller) takesPart(m *meeting) {
	if m.undecided {
		return
	}
	chosen := map[string]bool{}
	for _, g := range m.guests {
		for _, child := range g.children {
			if chosen[child] {
				continue
			}
			chosen[child] = true
			p := conference.Participation{Conference: s.conference, Child: s.person(child), Manner: conference.WorkerSpeaks, Words: conference.ParticipationWords{
				Reason: "Old enough to be asked, and not to sit through the meeting.", Talk: "On my visit, before the invitations went out. They agreed.",
				Wish: "To be asked, and to be told afterwards.", Misses: "The meeting itself. Your social worker says what you want said and tells you the same day what was decided.",
			}}
			if slices.ContainsFunc(m.guests, func(g guest) bool { return g.who == child }) {
				p.Manner, p.Words.Reason, p.Words.Wish = conference.ComesWhole, "Wants to be there, and understands what it is about.", "To come, and to leave the room when it is too much."
			}
			must("choosing how "+child+" takes part", second(s.desk.ChooseParticipation(s.ctx, s.by(s.worker), p)))
		}
	}
}

// nextDay is the working day after one, and never after today.
func (s *teller) nextDay(d timescale.Date) timescale.Date {
	next := s.clock.calendar.AddWorkingDays(d, 1)
	if next.After(s.clock.today()) {
		return s.clock.today()
	}
	return next
}

func (s *teller) ofFamily(key string) bool { return s.people[key] != "" }

func (s *teller) invites(g guest) {
	n := casework.NewInvitation{Role: conference.Role(g.as)}
	if s.ofFamily(g.who) {
		n.Person, n.Children = s.person(g.who), s.persons(g.children...)
	} else {
		n.Account = s.staff(g.who).Account
	}
	must("inviting "+g.who, second(s.desk.Invite(s.ctx, s.by("unit"), s.conference, n)))
}

func (s *teller) answers(g guest) {
	if _, signsIn := s.in[g.who]; s.ofFamily(g.who) && !signsIn {
		return
	}
	a := conference.Answer{Reply: conference.Coming, Means: presence(g)}
	if g.away != "" {
		a = conference.Answer{Reply: conference.Apologies, Reason: g.away}
	}
	must("answering for "+g.who, second(s.desk.ReplyToInvitation(s.ctx, s.by(g.who), s.conference, a)))
}

func presence(g guest) string {
	switch {
	case g.away != "":
		return string(conference.Absent)
	case g.by != "":
		return g.by
	}
	return string(conference.InRoom)
}

// writes tells of one paper: an agency's report a week or so before the day, a parent's own words two days before.
func (s *teller) writes(m *meeting, p *paper, booked timescale.Date) {
	if s.ofFamily(p.by) {
		s.onDay(s.inPast(m.on.AddDays(-2), booked))
		answers := map[string]string{}
		for _, r := range p.remarks {
			answers[r.under] = r.text
		}
		must("writing "+p.by+"’s own words", second(s.desk.WriteOwnWords(s.ctx, s.by(p.by), s.conference, answers)))
		return
	}
	first := 3
	for _, w := range p.with {
		first = max(first, w.before)
	}
	s.onDay(s.inPast(m.on.AddDays(-first-1), booked))
	id := s.report(p.by)
	for i := range p.remarks {
		p.remarks[i].id = s.point(p.by, id, p.remarks[i])
	}
	if p.draft {
		return
	}
	must("sending the report of "+p.by, second(s.desk.SubmitReport(s.ctx, s.by(p.by), id)))
	for _, w := range p.with {
		s.onDay(s.inPast(m.on.AddDays(-w.before), booked))
		must("sharing the report of "+p.by, second(s.desk.ShareReport(s.ctx, s.by(p.by), report.Share{
			Report: id, With: s.person(w.with), On: timescale.InstantOf(s.clock.Now()).Date(), How: report.GoneThrough, Disagree: w.disagreed,
		})))
	}
}

// inPast is a day between the booking and today.
func (s *teller) inPast(d, booked timescale.Date) timescale.Date {
	if first := s.nextDay(booked); d.Before(first) {
		d = first
	}
	if d.After(s.clock.today()) {
		return s.clock.today()
	}
	return d
}

// report is the one that somebody was asked for.
func (s *teller) report(by string) report.ID {
	seen := got(s.desk.ViewReports(s.ctx, s.staff(by), s.conference))("looking for the report of " + by).Show()
	for _, r := range seen.Reports {
		if r.Mine {
			return r.ID
		}
	}
	must("writing a report", errNoReport)
	return ""
}

func (s *teller) point(by string, id report.ID, r remark) statement.ID {
	p := casework.Point{
		Heading: headingOf(r.under), Kind: r.kind, Text: r.text, Source: r.source, About: s.persons(r.about...), Whole: len(r.about) == 0,
		Audience: "everyone", Why: r.why,
	}
	if r.audience.Kind() == access.NotNamed {
		p.Audience = "not:" + string(r.audience.Names()[0])
	}
	return got(s.desk.WritePoint(s.ctx, s.by(by), id, p))("writing a point of the report of " + by)
}

// headingOf is the heading of a report for what goes under a heading of the wall.
func headingOf(wall string) string {
	switch wall {
	case "brought-us", "worries-and-risks", "nothing-improves":
		return "worried-about"
	case "might-help", "good", "change":
		return "needs-to-happen"
	case "like-for-child":
		return "lived-experience"
	}
	return wall
}
