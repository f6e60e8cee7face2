package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/plan"
	"kith/review"
	"kith/timescale"
)

// lead is whom a plan names as its social worker: of a plan under way, whoever works with the family today, so that a
// change of worker stands on it at once; of one that is over, whoever did.
func (f *planFile) lead(v *PlanView, p plan.Plan) (err error) {
	lead := p.LeadWorker
	if p.Current() || lead == "" {
		now, err := f.r.WorkerOf(p.Family)
		if err != nil {
			return err
		}
		if now.ID != "" {
			lead = now.ID
		}
	}
	v.LeadWorker, err = f.names.who(access.Party(lead))
	return err
}

func (f *planFile) fillLines(v *PlanView, p plan.Plan) error {
	for _, l := range f.lines {
		if !slices.Contains(l.Plans, p.ID) {
			continue
		}
		line, err := f.line(l)
		if err != nil {
			return err
		}
		v.Lines = append(v.Lines, line)
	}
	return nil
}

func (f *planFile) line(l plan.Line) (LineView, error) {
	v := LineView{
		ID: l.ID, Kind: l.Kind, State: l.State, For: f.names.children(l.Children), ByOn: l.ByOn, Overdue: l.Overdue(f.today), Source: l.Source,
		TakenUp: l.TakenUp, Words: l.Words, Plans: l.Plans,
	}
	var err error
	if v.Owner, err = f.names.who(l.Owner); err != nil {
		return v, err
	}
	if f.k.Professional() {
		v.Audience, v.Readers = l.Audience, readersOf(l.Audience, f.names.called)
	}
	for _, g := range f.progress[l.ID] {
		by, err := f.names.who(access.Party(g.By))
		if err != nil {
			return v, err
		}
		v.Progress = append(v.Progress, ProgressView{Going: g.Going, Words: g.Words, By: by, On: g.At.Date(), Held: g.Meeting != ""})
	}
	for _, one := range f.proposals {
		if one.Line == l.ID && one.Line != "" {
			v.Asked = one.By
		}
	}
	for _, was := range f.versions[l.ID] {
		read, may := access.Open(f.k, was.Was)
		if !may {
			continue
		}
		by, err := f.names.who(access.Party(was.By))
		if err != nil {
			return v, err
		}
		v.Versions = append(v.Versions, VersionView{Was: read, By: by, On: was.At.Date()})
	}
	return v, nil
}

func (f *planFile) fillGroup(v *PlanView, p plan.Plan) error {
	g, there := f.group(p)
	if !there {
		return nil
	}
	mine := ""
	for _, m := range f.members {
		if m.Group != g.ID || !m.Now() {
			continue
		}
		if f.k.Is(m.Party) {
			mine = m.ID
		}
		who, err := f.names.who(m.Party)
		if err != nil {
			return err
		}
		if who.Name == somebody {
			continue // one whom this reader may not know of is not hinted at
		}
		v.Members = append(v.Members, MemberView{ID: m.ID, Who: who, Role: m.Role})
	}
	if !f.k.Professional() && mine == "" {
		v.Members = nil // those who are not in the group do not learn who is
	}
	for _, m := range f.meetings {
		if m.Group != g.ID {
			continue
		}
		one, err := f.meeting(m, v.Members, mine)
		if err != nil {
			return err
		}
		v.Meetings = append(v.Meetings, one)
	}
	return nil
}

func (f *planFile) meeting(m coregroup.Meeting, members []MemberView, mine string) (MeetingView, error) {
	v := MeetingView{
		ID: m.ID, State: m.State, First: m.First, DueOn: m.DueOn, LimitOn: m.LimitOn, HeldOn: m.HeldOn, Begins: m.Begins,
		Late: m.Late(f.today), Words: m.Words, Mine: f.attendance[m.ID][mine], MineWas: f.earlier[m.ID][mine],
	}
	var err error
	if v.Recorded, err = f.names.who(access.Party(m.RecordedBy)); err != nil {
		return v, err
	}
	for _, one := range members {
		if state, said := f.attendance[m.ID][one.ID]; said {
			v.Came = append(v.Came, CameView{Member: one, State: state, Earlier: f.earlier[m.ID][one.ID]})
		}
	}
	for _, c := range f.checks {
		if named := f.names.children([]access.PersonID{c.Child}); c.Meeting == m.ID && len(named) > 0 {
			v.Checks = append(v.Checks, CheckView{Child: named[0], Kind: c.Kind, Said: c.Said})
		}
	}
	return v, nil
}

func (f *planFile) fillVisits(v *PlanView, p plan.Plan) error {
	for _, visit := range f.visits {
		if !slices.Contains(visit.Of(), p.Child) {
			continue
		}
		who, err := f.names.who(access.Party(visit.Visitor))
		if err != nil {
			return err
		}
		v.Visits = append(v.Visits, VisitView{Visit: visit, Who: who, Named: f.visited(visit)})
	}
	if f.k.Professional() {
		return nil
	}
	held, err := f.r.Announcements(f.pass)
	if err != nil {
		return err
	}
	for _, a := range access.Known(f.k, held) {
		gone := a.On.Before(f.today) && (a.Off == "" || a.On.AddDays(offShown).Before(f.today))
		if !slices.Contains(a.Children, p.Child) || gone {
			continue
		}
		who, err := f.names.who(access.Party(a.Visitor))
		if err != nil {
			return err
		}
		told := coregroup.Visit{ID: a.Visit, State: coregroup.VisitPlanned, Announced: true, On: a.On, Begins: a.Begins}
		if a.Off != "" {
			told.State, told.Words.NotWhy = coregroup.VisitNotMade, a.Off
		}
		if a.Moved != nil {
			told.Words.Moves = []coregroup.Move{*a.Moved}
		}
		v.Visits = append(v.Visits, VisitView{Visit: told, Who: who, Named: f.names.children(a.Children)})
	}
	return nil
}

// offShown is how many days after its day the family is still told that a visit was called off.
const offShown = 7

func (f *planFile) fillReview(v *PlanView, p plan.Plan) error {
	if p.Kind != plan.Protection || !p.Current() {
		return nil
	}
	v.Review = ReviewView{There: f.hasNext}
	if f.hasNext {
		v.Review.Booked = f.next.State != conference.ToBeBooked
		v.Review.DueOn, v.Review.LimitOn = f.next.DueOn, f.next.LimitOn
		v.Review.On, v.Review.Begins = f.next.HeldOn, f.next.Begins
	}
	if f.notAsked { // as one of which there is no day yet: when it is held is kept from whoever is not to come near it
		v.Review.On, v.Review.Begins, v.Review.Booked = timescale.Date{}, "", false
	}
	if f.k.Professional() {
		told := map[plan.LineID]bool{}
		for id, said := range f.progress {
			told[id] = len(said) > 0
		}
		var lines []plan.Line
		for _, l := range f.lines {
			if slices.Contains(l.Plans, p.ID) {
				lines = append(lines, l)
			}
		}
		v.Review.Missing = review.Ready([]plan.Plan{p}, f.next, f.hasNext, f.meetings, f.visits, lines, told, f.unborn(p.Child, f.today), f.today)
	}
	return nil
}

// forFamily adds what the family is told of what concerns them.
func (f *planFile) forFamily(v *PlanView, p plan.Plan) error {
	told, err := f.r.AdviceTold(p.Family)
	if err != nil {
		return err
	}
	for _, t := range access.Known(f.k, told) {
		if t.Plan == p.ID {
			v.Told = append(v.Told, t)
		}
	}
	held, err := f.r.Unannounced(f.pass)
	if err != nil {
		return err
	}
	for _, u := range access.Known(f.k, held) {
		if !slices.Contains(u.Children, p.Child) {
			continue
		}
		who, err := f.names.who(access.Party(u.Visitor))
		if err != nil {
			return err
		}
		v.Breaches = append(v.Breaches, BreachView{On: u.On, Who: who, Why: u.Why})
	}
	return f.fillEnding(v, p)
}

// forStaff adds what only professionals are shown: the plan's history, advice, and who may be given something to do.
func (f *planFile) forStaff(v *PlanView, p plan.Plan) error {
	changes, err := f.r.PlanChanges(f.pass, p.ID)
	if err != nil {
		return err
	}
	for _, c := range changes {
		by, err := f.names.who(access.Party(c.By))
		if err != nil {
			return err
		}
		v.Changes = append(v.Changes, PlanChangeView{Change: c.Change, On: c.On, By: by, Why: c.Words.Why, Was: c.Words.Was})
	}
	if f.k.Has(access.PartSocialWorker, access.PartManager, access.PartUnit, access.PartChair) {
		held, err := f.r.LegalAdvices(p.Family)
		if err != nil {
			return err
		}
		for _, a := range access.Known(f.k, held) {
			if a.Plan == p.ID {
				v.Advice = append(v.Advice, a)
			}
		}
	}
	if err := f.candidates(v, p); err != nil {
		return err
	}
	takers, err := takersOf(f.r, f.pass)
	if err != nil {
		return err
	}
	v.Several = takers.several
	for _, id := range takers.family {
		if _, known := f.names.people[id]; known {
			v.OfFamily = append(v.OfFamily, f.names.person(id))
		}
	}
	return f.fillEnding(v, p)
}

func (f *planFile) fillEnding(v *PlanView, p plan.Plan) error {
	if p.Current() {
		return nil
	}
	endings, err := f.r.Endings(f.pass)
	if err != nil {
		return err
	}
	e := endings[p.ID]
	v.Ending = &EndingView{Ground: e.Ground, On: e.EndedOn, Family: e.Words.Family}
	if !f.k.Professional() {
		return nil
	}
	v.Ending.Evidence = e.Words.Evidence
	if v.Ending.By, err = f.names.who(access.Party(e.RecordedBy)); err != nil {
		return err
	}
	told, err := f.r.ToldOf(f.pass)
	if err != nil {
		return err
	}
	for _, one := range told[p.ID] {
		who, err := f.names.who(one.Who)
		if err != nil {
			return err
		}
		v.Ending.Told = append(v.Ending.Told, ToldView{Who: who, How: one.How, On: one.On})
	}
	return f.owed(v, p)
}

// owed are those who were in the group that worked a plan when it ended, and have not been told: the professionals but for
// its social worker, who tells them, and of the family those who are related to this child. After a death nobody is asked to go round with that.
func (f *planFile) owed(v *PlanView, p plan.Plan) error {
	if v.Ending.Ground == plan.Death {
		return nil
	}
	linked, err := f.r.LinkedTo(f.pass, p.Child)
	if err != nil {
		return err
	}
	for _, m := range f.members {
		of := slices.ContainsFunc(f.groups, func(g coregroup.Group) bool { return g.ID == m.Group && g.Kind == p.Kind })
		there := !m.FromOn.After(p.EndedOn) && (m.Now() || !m.Until.Before(p.EndedOn))
		told := func(t ToldView) bool { return t.Who.Party == m.Party }
		tells := m.Party == v.LeadWorker.Party || f.k.Is(m.Party)
		if !of || !there || tells || m.Family && !linked[m.Party] || slices.ContainsFunc(v.Ending.Told, told) {
			continue
		}
		who, err := f.names.who(m.Party)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(v.Ending.Owed, func(w Who) bool { return w.Party == who.Party }) {
			v.Ending.Owed = append(v.Ending.Owed, who)
		}
	}
	return nil
}
