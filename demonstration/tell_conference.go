package demonstration

import (
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/conference"
)

// holds tells the day itself, from the chair's talks beforehand to the close.
func (s *teller) holds(m *meeting) {
	s.keepsApart(m)
	s.opens(m)
	run := s.run(m)
	s.fillsWall(m, run)
	s.readsOut(m)
	s.holdsClosed(m)
	s.hears(m, run)
	s.plans(m, run)
	s.scores(m, run)
	for _, child := range run.Children {
		if text := m.danger[child.First]; text != "" {
			must("stating the danger", s.desk.StateDanger(s.ctx, s.by(m.chair), s.conference, child.ID, text))
		}
	}
	s.decides(m, run)
	s.dissents(m)
	s.closes(m, run)
}

// opens has the chair talk with each of the family, mark who is there, and open the conference.
func (s *teller) opens(m *meeting) {
	hour, _ := strconv.Atoi(m.begins[:2])
	minute, _ := strconv.Atoi(m.begins[3:])
	s.clock.set(m.on, hour-1, 15)
	s.talks(m)
	s.clock.set(m.on, hour, minute)
	places := s.places(m)
	var marks []casework.Attendance
	for _, g := range m.guests {
		marks = append(marks, casework.Attendance{Invitation: places[g.who], Presence: conference.Presence(presence(g))})
	}
	must("marking who is there", second(s.desk.MarkAttendance(s.ctx, s.by(m.chair), s.conference, marks)))
	for _, g := range s.run(m).Opening {
		if g.Through() {
			continue
		}
		must("passing a gate of opening", s.desk.PassGate(s.ctx, s.by(m.chair), s.conference, conference.GatePassed{
			Gate: g.Full(), Ground: "enough-known", Words: conference.GateWords{Why: "The police sent a letter to say that they hold nothing about this family."},
		}))
	}
	must("opening the conference", s.desk.OpenConference(s.ctx, s.by(m.chair), s.conference))
}

// talks has the chair talk with each of the family who comes.
func (s *teller) talks(m *meeting) {
	places := s.places(m)
	for _, g := range m.guests {
		if g.as != string(conference.RoleParent) && g.as != string(conference.RoleChild) {
			continue
		}
		talk := conference.Talk{Invitation: places[g.who], Held: g.away == "", Words: conference.TalkWords{Reason: "You could not come, and wrote instead."}}
		if talk.Held {
			talk.Words = conference.TalkWords{
				When: "half an hour before we began", Agreed: g.agreed, Sensitive: g.sensitive,
			}
		}
		if talk.Held && g.agreed == "" {
			talk.Words.Agreed = g.who + " will speak when ready, may pass, and will raise a hand for a break."
			talk.Words.Sensitive = "I will say beforehand when something hard is coming."
		}
		must("talking with "+g.who, s.desk.RecordTalk(s.ctx, s.by(m.chair), s.conference, talk))
	}
}

// run is the conference as its chair sees it.
func (s *teller) run(m *meeting) casework.RunView {
	s.clock.tick()
	return got(s.desk.ViewRun(s.ctx, s.staff(m.chair), s.conference))("looking at the running of the conference").Show()
}

// places are the invitations by who of the story they are.
func (s *teller) places(m *meeting) map[string]string {
	called := map[string]string{}
	for _, g := range m.guests {
		if !s.ofFamily(g.who) {
			called[s.cast.called(g.who)] = g.who
		}
	}
	found := map[string]string{}
	for _, seat := range s.run(m).Seats {
		key, staff := called[seat.Name]
		if !staff {
			key = firstOf(seat.Name)
		}
		found[key] = seat.Invitation
	}
	return found
}

// fillsWall puts on the wall what the reports bring and what is said, and has the room agree that it is right.
func (s *teller) fillsWall(m *meeting, run casework.RunView) {
	places := s.places(m)
	remarks := m.wall
	for _, p := range m.papers {
		for _, r := range p.remarks {
			if r.wall {
				remarks = append(remarks, r)
			}
		}
	}
	for _, h := range run.Wall {
		for _, r := range remarks {
			if r.under == h.Key {
				s.onWall(m, r, places)
			}
		}
		s.goesRound(m, h.Key, places)
	}
}

func (s *teller) onWall(m *meeting, r remark, places map[string]string) {
	w := casework.Writing{Heading: r.under, Statement: r.id, Check: true}
	if r.id == "" {
		w = casework.Writing{
			Heading: r.under, Text: r.text, Kind: r.kind, SaidBy: places[r.by], Children: s.persons(r.about...), Whole: len(r.about) == 0, Audience: r.audience, Check: true,
		}
		if w.Audience.Kind() == "" {
			w.Audience = access.For(access.Everyone)
		}
	}
	must("writing on the wall", s.desk.WriteEntry(s.ctx, s.by("recorder"), s.conference, w))
	checking := s.run(m).Checking
	if checking == nil {
		return
	}
	to := conference.Agreed
	if r.differs != "" {
		to = conference.Differing
	}
	must("agreeing what is on the wall", s.desk.SettleEntry(s.ctx, s.by("recorder"), s.conference, checking.ID, to, r.differs))
}

// goesRound takes the round under a heading: everybody there speaks under the first and every other one after.
func (s *teller) goesRound(m *meeting, heading string, places map[string]string) {
	for i, g := range m.guests {
		if g.away != "" {
			continue
		}
		turn := conference.Spoke
		if (i+len(heading))%3 == 0 {
			turn = conference.Passed
		}
		must("going round", s.desk.TakeTurn(s.ctx, s.by("recorder"), s.conference, conference.TurnTaken{
			Heading: heading, Invitation: places[g.who], Turn: turn,
		}))
	}
}

// hears brings in what each child wants the conference to know.
func (s *teller) hears(m *meeting, run casework.RunView) {
	for _, child := range run.Children {
		h, told := m.heard[child.First]
		if !told {
			continue
		}
		must("hearing "+child.First, s.desk.RecordHeard(s.ctx, s.by("recorder"), s.conference, conference.Heard{
			Child: child.ID, Way: h.way, Words: conference.HeardWords{Text: h.text, ReadOut: h.way == conference.Letter},
		}))
	}
}

// plans draws the outline plan and goes through it.
func (s *teller) plans(m *meeting, run casework.RunView) {
	places := s.places(m)
	for _, l := range m.lines {
		must("drawing the outline plan", s.desk.AddOutlineLine(s.ctx, s.by("recorder"), s.conference, conference.OutlineLine{
			Children: s.persons(l.children...), ByOn: m.on.AddDays(l.within),
			Words: conference.LineWords{Change: l.change, Action: l.action, Know: l.know},
		}, places[l.owner], casework.Readers{Audience: access.For(access.Everyone)}))
	}
	for _, step := range run.Steps {
		if step.Key == conference.OutlinePlanItem {
			break
		}
		must("going through the agenda", s.desk.RunStep(s.ctx, s.by(m.chair), s.conference, step.Key, casework.GoOn, ""))
	}
	if len(m.lines) > 0 {
		must("going through the outline plan", s.desk.GoThroughOutline(s.ctx, s.by(m.chair), s.conference))
	}
}

// scores has everybody who is asked say how safe each child is, and shows the numbers together.
func (s *teller) scores(m *meeting, run casework.RunView) {
	if !run.Scale.On {
		return
	}
	places, scored := s.places(m), map[string]bool{}
	for _, one := range m.scores {
		must("scoring", s.desk.RecordScore(s.ctx, s.by("recorder"), s.conference, conference.Score{
			Child: s.person(one.child), Invitation: places[one.who], Words: conference.ScoreWords{Value: one.value, Reason: one.reason},
		}))
		scored[one.child] = true
	}
	for _, child := range run.Children {
		if scored[child.First] {
			must("showing the scores", s.desk.RevealScores(s.ctx, s.by(m.chair), s.conference, child.ID))
		}
	}
}

// decides takes each view and then the decision for each child.
func (s *teller) decides(m *meeting, _ casework.RunView) {
	places := s.places(m)
	for _, v := range m.views {
		for _, child := range v.children {
			must("giving a view", s.desk.RecordView(s.ctx, s.by("recorder"), s.conference, conference.View{
				Child: s.person(child), Invitation: places[v.who], Outcome: v.outcome, Categories: v.harm, Words: conference.ViewWords{Text: v.text},
			}))
		}
	}
	for _, d := range m.decided {
		must("deciding for "+d.child, s.desk.RecordDecision(s.ctx, s.by(m.chair), s.conference, conference.Decision{
			Child: s.person(d.child), Outcome: d.outcome, Categories: d.categories,
			Words: conference.DecisionWords{Harm: d.harm, Reasons: d.reasons, Support: d.support, Difference: d.difference},
		}))
	}
}

// dissents tells of professionals who do not agree: the chair talks with each, and then it is recorded.
func (s *teller) dissents(m *meeting) {
	for _, d := range m.dissents {
		places := s.places(m)
		must("talking about a dissent", s.desk.NoteDissentTalk(s.ctx, s.by(m.chair), s.conference, s.person(d.child), places[d.who]))
		must("recording a dissent", s.desk.RecordDissent(s.ctx, s.by(d.who), s.conference, conference.Dissent{
			Child: s.person(d.child), Words: conference.DissentWords{Text: d.text},
		}))
	}
}

// closes sets what comes next and closes the conference.
func (s *teller) closes(m *meeting, _ casework.RunView) {
	places := s.places(m)
	n := conference.NextSteps{LeadWorker: s.staff(s.worker).Account, Words: conference.NextWords{Place: m.venue}}
	for _, who := range m.group {
		n.CoreGroup = append(n.CoreGroup, conference.CoreMember{Invitation: places[who]})
	}
	if len(m.group) > 0 {
		n.FirstCoreGroupOn, n.FirstBegins = m.group1, "10:00"
	}
	if !m.reviewOn.IsZero() {
		n.ReviewOn, n.ReviewBegins = m.reviewOn, m.begins
	}
	must("setting what comes next", s.desk.SetNextSteps(s.ctx, s.by(m.chair), s.conference, n))
	must("closing the conference", s.desk.CloseConference(s.ctx, s.by(m.chair), s.conference))
}
