package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/family"
	"kith/internal/store"
	"kith/plan"
	"kith/review"
	"kith/statement"
	"kith/timescale"
)

// planFile is everything about a family's plans that one reader may know, opened once. Views are put together from it.
type planFile struct {
	r          *store.Reading
	pass       access.Pass
	k          access.Knowing
	names      *namer
	today      timescale.Date
	plans      []plan.Plan
	categories map[plan.ID][]plan.Spell
	lines      []plan.Line
	versions   map[plan.LineID][]store.LineVersion
	progress   map[plan.LineID][]plan.Progress
	proposals  []ProposalView
	meetings   []coregroup.Meeting
	visits     []coregroup.Visit
	members    []coregroup.Member
	groups     []coregroup.Group
	attendance map[string]map[string]coregroup.Presence
	earlier    map[string]map[string][]coregroup.EarlierReply // about days that meetings were moved from
	checks     []coregroup.Check
	next       conference.Conference
	hasNext    bool
	notAsked   bool // its day is kept from the reader, or from somebody whom they come beside
}

func openPlans(r *store.Reading, pass access.Pass) (*planFile, error) {
	f := &planFile{r: r, pass: pass, k: access.Know(pass), today: r.Today(), progress: map[plan.LineID][]plan.Progress{}}
	for _, read := range []func() error{f.readPlans, f.readLines, f.readProposals, f.readGroups, f.readVisits, f.readReview} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *planFile) readPlans() (err error) {
	if f.names, err = newNamer(f.r, f.k, f.pass.Family()); err != nil {
		return err
	}
	held, err := f.r.Plans(f.pass.Family())
	if err != nil {
		return err
	}
	f.plans = access.Known(f.k, held)
	f.categories, err = f.r.Categories(f.pass.Family())
	return err
}

func (f *planFile) readLines() error {
	held, err := f.r.Lines(f.pass.Family())
	if err != nil {
		return err
	}
	f.lines = access.Known(f.k, held)
	if f.versions, err = f.r.LineVersions(f.pass.Family(), f.lines); err != nil {
		return err
	}
	said, err := f.r.Progress(f.pass.Family(), f.lines)
	if err != nil {
		return err
	}
	for id, all := range said {
		f.progress[id] = access.Known(f.k, all)
	}
	return nil
}

// ProposalView is something one of the family would like in the plan, and what became of it.
type ProposalView struct {
	ID       string
	Plan     plan.ID
	Line     plan.LineID
	Text     string
	By       Who
	State    plan.ProposalState
	Answer   string
	Answered Who
	On       timescale.Date
	ForAll   bool // its writer let everyone who takes part read it
}

func (f *planFile) readProposals() error {
	all, err := f.r.Proposals(f.pass)
	if err != nil || len(all) == 0 {
		return err
	}
	said, err := f.r.Statements(f.pass.Family())
	if err != nil {
		return err
	}
	for _, p := range all {
		s, may := access.Open(f.k, said[statement.ID(p.Statement)])
		if !may {
			continue
		}
		v := ProposalView{ID: p.ID, Plan: p.Plan, Line: p.Line, Text: s.Words.Text, State: p.State, Answer: p.Words.Answer, On: p.MadeAt.Date(), ForAll: s.Audience.Kind() == access.Everyone}
		if v.By, err = f.names.who(access.Party(s.Writer)); err != nil {
			return err
		}
		if v.Answered, err = f.names.who(access.Party(p.AnsweredBy)); err != nil {
			return err
		}
		f.proposals = append(f.proposals, v)
	}
	return nil
}

func (f *planFile) readGroups() (err error) {
	if f.groups, err = f.r.CoreGroups(f.pass); err != nil {
		return err
	}
	if f.members, err = f.r.Members(f.pass); err != nil {
		return err
	}
	if f.attendance, err = f.r.Attendance(f.pass); err != nil {
		return err
	}
	if f.earlier, err = f.r.EarlierReplies(f.pass); err != nil {
		return err
	}
	staff, own, err := f.r.Meetings(f.pass)
	if err != nil {
		return err
	}
	f.meetings = access.Known(f.k, own)
	if f.k.Professional() {
		f.meetings = access.Known(f.k, staff)
	}
	if f.k.Has(access.PartChild) {
		if err := f.readDays(); err != nil {
			return err
		}
	}
	held, err := f.r.Checks(f.pass.Family())
	f.checks = access.Known(f.k, held)
	return err
}

// readDays adds the meetings that a child knows only the days of.
func (f *planFile) readDays() error {
	held, err := f.r.MeetingDays(f.pass)
	if err != nil {
		return err
	}
	for _, m := range access.Known(f.k, held) {
		if !slices.ContainsFunc(f.meetings, func(one coregroup.Meeting) bool { return one.ID == m.ID }) {
			f.meetings = append(f.meetings, m)
		}
	}
	slices.SortStableFunc(f.meetings, func(a, b coregroup.Meeting) int { return a.AnchorOn.Compare(b.AnchorOn) })
	return nil
}

func (f *planFile) readVisits() error {
	held, err := f.r.Visits(f.pass)
	f.visits = access.Known(f.k, held)
	return err
}

// visited are the children whom a visit is to, or was: who was not born yet when it was made was visited with the mother.
func (f *planFile) visited(v coregroup.Visit) []Named {
	on := f.today
	if v.State == coregroup.VisitMade {
		on = v.On
	}
	all := f.names.children(v.Of())
	for i, n := range all {
		all[i].Unborn = f.unborn(n.ID, on)
	}
	return all
}

// unborn reports whether a child was not born yet on a day, as far as the reader may know of the birth.
func (f *planFile) unborn(child access.PersonID, on timescale.Date) bool {
	who, known := f.names.people[child]
	return known && (who.Kind == family.Unborn || who.Details.Born.After(on))
}

// readReview finds the review to come for children whom the reader may know of.
func (f *planFile) readReview() error {
	all, err := f.r.Conferences(f.pass)
	if err != nil {
		return err
	}
	var reach []conference.Conference
	for _, c := range all {
		if c.Kind != conference.Review {
			continue
		}
		whole, err := f.r.Conference(f.pass, c.ID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(whole.Children, f.k.Reaches) {
			reach = append(reach, whole)
		}
	}
	f.next, f.hasNext = review.Next(reach)
	without, err := f.r.NotAskedTo()
	f.notAsked = f.hasNext && slices.Contains(without, f.next.ID)
	if err != nil || f.notAsked || !f.hasNext || !besideFamily(f.pass) {
		return err
	}
	f.notAsked, err = f.r.SomebodyNotAsked(f.pass, f.next.ID)
	return err
}

// besideFamily reports whether somebody takes part beside one of the family and in no part of their own. Nothing says
// whose side they are on: a day that is kept from one of the family is kept from everyone beside them who is not asked.
func besideFamily(p access.Pass) bool {
	return p.Has(access.PartSupporter, access.PartAdvocate) &&
		!p.Has(access.PartParent, access.PartCarer, access.PartRelative, access.PartChild)
}

// group is the group that works a plan, none for a plan that has ended.
func (f *planFile) group(p plan.Plan) (coregroup.Group, bool) {
	for _, g := range f.groups {
		if g.Kind == p.Kind && g.Working && p.Current() {
			return g, true
		}
	}
	return coregroup.Group{}, false
}
