package demonstration

import (
	"slices"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/coregroup"
	"kith/plan"
	"kith/timescale"
)

// gathering is one meeting of the core group as it was.
type gathering struct {
	runBy  string
	away   []string
	notes  string
	late   string
	going  []going
	checks map[string][3]string // by child: health, development, welfare
	agreed bool                 // the outline became a detailed plan
	next   timescale.Date
}

// going is how a line is going, by the beginning of what is to be done.
type going struct {
	line string
	how  plan.Going
	said string // or, where it is stuck, what got in the way
}

// plansOf lists the family's plans as somebody of it sees them.
func (s *teller) plansOf(member string) []casework.PlanView {
	return got(s.desk.ViewMyPlans(s.ctx, s.in[member]))("looking at the plans").Show().Plans
}

// words gives each plan its goal, what happens if it does not work, and the child's own version.
func (s *teller) words(member, goal, contingency string, forChild map[string]string) {
	for _, p := range s.plansOf(member) {
		words := p.Words
		words.Goal, words.Contingency, words.ForChild = goal, contingency, forChild[p.Child.First]
		must("writing the plan", second(s.desk.RewordPlan(s.ctx, s.by(s.worker), p.ID, words)))
	}
}

// gathers records the meeting of the core group that is next, held today.
func (s *teller) gathers(member string, g gathering) {
	page := s.nextGathering(member)
	rec := casework.MeetingRecord{
		Meeting: page.Meeting.ID, On: timescale.InstantOf(s.clock.Now()).Date(), RunBy: s.cast.called(g.runBy), Notes: g.notes, Late: g.late,
		Came: map[string]coregroup.Presence{}, Agreed: g.agreed, NextOn: g.next,
	}
	if !g.next.IsZero() {
		rec.NextAt, rec.Place = "10:00", page.Meeting.Words.Place
	}
	for _, m := range page.Members {
		rec.Came[m.ID] = coregroup.Came
		if slices.ContainsFunc(g.away, func(key string) bool { return m.Who.Name == s.cast.called(key) || m.Who.First == key }) {
			rec.Came[m.ID] = coregroup.DidNotCome
		}
	}
	for _, l := range page.Lines {
		if l.State == plan.LineOpen {
			rec.Progress = append(rec.Progress, progress(l, g.going))
		}
	}
	for _, p := range page.Plans {
		for i, k := range coregroup.CheckKinds() {
			rec.Checks = append(rec.Checks, coregroup.Check{Child: p.Child.ID, Kind: k, Said: g.checks[p.Child.First][i]})
		}
	}
	must("recording a core group", second(s.desk.RecordMeeting(s.ctx, s.by(g.runBy), rec)))
}

// nextGathering is the core group's next meeting, as the social worker sees it.
func (s *teller) nextGathering(member string) casework.MeetingPage {
	for _, p := range s.plansOf(member) {
		seen := got(s.desk.ViewPlan(s.ctx, s.staff(s.worker), p.ID))("looking at a plan").Show()
		for _, m := range seen.Meetings {
			if m.State != coregroup.Held && m.State != coregroup.NotNeeded {
				return got(s.desk.ViewMeeting(s.ctx, s.staff(s.worker), m.ID))("looking at a core group").Show()
			}
		}
	}
	must("finding the next core group", errNoGathering)
	return casework.MeetingPage{}
}

func progress(l casework.LineView, said []going) casework.Going {
	at := casework.Going{Line: l.ID, Going: plan.Started}
	for _, one := range said {
		if !strings.HasPrefix(l.Words.Action, one.line) {
			continue
		}
		at.Going, at.Words.Said = one.how, one.said
		if one.how == plan.Stuck {
			at.Words = plan.ProgressWords{Way: one.said}
		}
	}
	return at
}

// visits records a visit made today. Those seen alone are named; the others were seen with somebody there.
func (s *teller) visits(member string, announced bool, where, said string, alone ...string) {
	plans := s.plansOf(member)
	visit := casework.NewVisit{
		Plan: plans[0].ID, Announced: announced, On: timescale.InstantOf(s.clock.Now()).Date(),
		Words: coregroup.VisitWords{Where: where, Said: said},
	}
	if announced {
		visit.Told = []access.PersonID{s.person(member)}
	}
	for _, p := range plans {
		visit.Children = append(visit.Children, coregroup.Seen{Child: p.Child.ID, Seen: true, Alone: slices.Contains(alone, p.Child.First)})
	}
	must("recording a visit", second(s.desk.RecordNewVisit(s.ctx, s.by(s.worker), visit)))
}

// addsLine has the worker add an action of their own to the plan of a member's child, kept from one person of the family.
func (s *teller) addsLine(member, without, action, know string, days int) {
	must("adding to the plan", second(s.desk.AddLine(s.ctx, s.by(s.worker), casework.NewLine{
		Plans: []plan.ID{s.plansOf(member)[0].ID}, Kind: plan.Action, Owner: access.Party(s.staff(s.worker).Account),
		ByOn: s.day(days), Words: plan.LineWords{Action: action, Know: know}, To: casework.Readers{Without: string(s.person(without))},
	})))
}
