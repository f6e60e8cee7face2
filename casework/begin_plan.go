package casework

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
	"kith/statement"
	"kith/timescale"
)

// carryIntoPlans is what a conference leaves behind when it closes: for each child a plan begins, goes on, ends or steps
// down as was decided; the outline becomes its lines; the core group has its members and its first clock; and the
// next review is booked or waits to be booked. It is part of the action that closes the conference.
func (d *Desk) carryIntoPlans(tx *store.Tx, pass access.Pass, c conference.Conference, closing conference.Closing) error {
	h := &handover{d: d, tx: tx, pass: pass, c: c, closing: closing, on: c.DecidedOn()}
	if h.on.IsZero() {
		h.on = tx.Today()
	}
	if err := h.leadWorker(); err != nil { // before the plans and lines are read, which it gives to another
		return err
	}
	var err error
	if h.plans, err = tx.Plans(pass); err != nil {
		return err
	}
	if h.lines, err = tx.Lines(pass); err != nil {
		return err
	}
	for _, decided := range closing.Decisions {
		if err := h.decided(decided); err != nil {
			return fmt.Errorf("carrying a decision into a plan: %w", err)
		}
	}
	if err := h.outline(); err != nil {
		return err
	}
	if err := h.groups(); err != nil {
		return err
	}
	return h.review()
}

// handover is one conference's results on their way into the plans.
type handover struct {
	d       *Desk
	tx      *store.Tx
	pass    access.Pass
	c       conference.Conference
	closing conference.Closing
	on      timescale.Date
	plans   []plan.Plan
	lines   []plan.Line
}

// current finds a child's plan of a kind that is under way.
func (h *handover) current(child access.PersonID, k plan.Kind) (*plan.Plan, bool) {
	for i := range h.plans {
		if h.plans[i].Child == child && h.plans[i].Kind == k && h.plans[i].Current() {
			return &h.plans[i], true
		}
	}
	return nil, false
}

// namedAtConference is why a family has another social worker, where a conference named them.
const namedAtConference = "Named as the lead social worker at the conference"

// leadWorker hands the case over to the social worker whom the conference names, as a manager's reallocation does. A
// family has one allocated social worker, and the one who leads the plan is that one: many councils pass a case from the
// team that made the enquiry to the team that works the plan at this very meeting. Two would leave the family not
// knowing whom to call, and the former worker reading on without a reason.
func (h *handover) leadWorker() error {
	if h.closing.LeadWorker == "" {
		return nil
	}
	to, err := h.tx.Account(h.closing.LeadWorker)
	if err != nil {
		return err
	}
	holders, err := h.tx.PartHolders(h.pass.Family())
	if err != nil {
		return err
	}
	if holds(holders, to.ID, access.PartSocialWorker) {
		return nil
	}
	if !to.Active || to.Office != access.SocialWorker {
		return ErrLeadHasLeft
	}
	for _, was := range holders {
		if was.Kind == access.PartSocialWorker {
			h.inTheirPlace(access.Party(was.Account), access.Party(to.ID))
		}
	}
	if err := reallocate(h.tx, h.pass, to); err != nil {
		return err
	}
	return h.tx.AddReallocation(h.pass, to.ID, namedAtConference)
}

// inTheirPlace gives what the conference laid on the former social worker to the one who takes over: the seat in the core
// group, once, and lines of the outline plan.
func (h *handover) inTheirPlace(from, to access.Party) {
	var group []conference.CoreMember
	for _, m := range h.closing.CoreGroup {
		if m.Party == from {
			m.Party = to
		}
		if !slices.ContainsFunc(group, func(o conference.CoreMember) bool { return o.Party == m.Party }) {
			group = append(group, m)
		}
	}
	h.closing.CoreGroup = group
	for i, l := range h.closing.OutlineLines {
		if l.Owner == from {
			h.closing.OutlineLines[i].Owner = to
		}
	}
}

func (h *handover) decided(decided conference.Decision) error {
	protection, isProtected := h.current(decided.Child, plan.Protection)
	need, isNeed := h.current(decided.Child, plan.ChildInNeed)
	under := map[plan.Kind]*plan.Plan{plan.Protection: protection, plan.ChildInNeed: need}
	step := plan.After(decided.Outcome, isProtected, isNeed)
	var ended plan.Plan
	for _, k := range step.End {
		e := plan.Ending{
			ID: h.tx.NewID(), Plan: under[k].ID, Kind: k, Ground: plan.EndGround(k, decided.Outcome), Conference: h.c.ID, EndedOn: h.on,
			RecordedBy: h.pass.Actor().Account, Words: plan.EndingWords{Family: decided.Words.Reasons},
		}
		now, err := endPlan(h.tx, h.pass, *under[k], e, timescale.Date{})
		if err != nil {
			return err
		}
		*under[k], ended = now, now
	}
	for _, k := range step.Goes {
		if err := h.goesOn(under[k], decided); err != nil {
			return err
		}
	}
	if step.Begin == "" {
		return nil
	}
	if !step.Carried {
		ended = plan.Plan{}
	}
	return h.begin(step.Begin, decided, ended)
}

func (h *handover) goesOn(p *plan.Plan, decided conference.Decision) error {
	if h.closing.LeadWorker != "" {
		p.LeadWorker = h.closing.LeadWorker
	}
	was := p.Words
	if decided.Words.Harm != "" {
		p.Words.Worries = decided.Words.Harm
	}
	if err := h.tx.SavePlan(h.pass, *p); err != nil {
		return err
	}
	p.Version++
	if err := h.tx.NoteChange(h.pass, p.ID, store.PlanChange{
		Change: "continued", Conference: h.c.ID, Words: store.PlanChangeWords{Was: was, Why: decided.Words.Reasons},
	}); err != nil {
		return err
	}
	return h.categories(*p, decided)
}

// categories are added at every conference that gives them, so that the first and the latest are always known.
func (h *handover) categories(p plan.Plan, decided conference.Decision) error {
	if p.Kind != plan.Protection {
		return nil
	}
	return h.tx.AddCategories(h.pass, p.ID, plan.Spell{FromOn: h.on, Conference: h.c.ID, Categories: decided.Categories})
}

func (h *handover) begin(k plan.Kind, decided conference.Decision, from plan.Plan) error {
	pack, err := h.d.pack(&h.tx.Reading, h.on)
	if err != nil {
		return err
	}
	p := plan.Begin(plan.Plan{
		ID: plan.ID(h.tx.NewID()), Family: h.pass.Family(), Child: decided.Child, Kind: k, Conference: h.c.ID, CarriedFrom: from.ID,
		BeganOn: h.on, LeadWorker: h.closing.LeadWorker, Words: from.Words,
	})
	p.Words.Worries = decided.Words.Harm
	for _, earlier := range h.plans {
		if earlier.Child == decided.Child && earlier.Kind == plan.Protection {
			p.Previous++
		}
	}
	if k == plan.Protection && pack.Visits.Interval.IsSet() {
		p.VisitDueOn = pack.Visits.Interval.Value.After(h.on, h.d.calendar)
	}
	if err := h.tx.AddPlan(h.pass, p); err != nil {
		return err
	}
	h.plans = append(h.plans, p)
	change := store.PlanChange{Change: "begun", Conference: h.c.ID, Words: store.PlanChangeWords{Why: decided.Words.Reasons}}
	if from.ID != "" {
		change.Change = "carried over"
	}
	if err := h.tx.NoteChange(h.pass, p.ID, change); err != nil {
		return err
	}
	if err := h.categories(p, decided); err != nil {
		return err
	}
	return h.carryLines(p, from)
}

// carryLines puts what is open in the plan that ended into the plan that follows it, history and all.
func (h *handover) carryLines(p, from plan.Plan) error {
	for i, l := range h.lines {
		if from.ID == "" || l.State != plan.LineOpen || !slices.Contains(l.Plans, from.ID) {
			continue
		}
		if err := h.tx.PutLineIn(h.pass, l.ID, p.ID, p.Child); err != nil {
			return err
		}
		h.lines[i].Plans = append(h.lines[i].Plans, p.ID)
	}
	return nil
}

// outline makes the lines of the outline plan lines of the plans that now are under way. A line for a child who has no
// plan is left in the record of the conference. Why a line is not for everybody goes with it.
func (h *handover) outline() error {
	markings, err := h.tx.Markings(h.pass)
	if err != nil {
		return err
	}
	for _, o := range h.closing.OutlineLines {
		l := plan.Line{
			ID: plan.LineID(h.tx.NewID()), Kind: plan.Action, State: plan.LineOpen, Owner: o.Owner, ByOn: o.ByOn,
			Source: plan.FromConference, SourceID: o.ID, Audience: o.Audience, Bound: boundBy(o.From, o.Audience),
			Words: plan.LineWords{Change: o.Words.Change, Action: o.Words.Action, Know: o.Words.Know},
		}
		var in []plan.Plan
		for _, p := range h.plans {
			if p.Current() && slices.Contains(o.Children, p.Child) {
				in = append(in, p)
			}
		}
		if len(in) == 0 {
			continue
		}
		if err := h.tx.AddLine(h.pass, l); err != nil {
			return err
		}
		if m, said := markings[statement.Thing{Kind: statement.OfOutline, ID: o.ID}]; said {
			m.Thing, m.Version = statement.Thing{Kind: statement.OfPlanLine, ID: string(l.ID)}, 0
			if err := h.tx.PutMarking(h.pass, m); err != nil {
				return err
			}
		}
		for _, p := range in {
			if err := h.tx.PutLineIn(h.pass, l.ID, p.ID, p.Child); err != nil {
				return err
			}
		}
	}
	return nil
}

// endPlan ends a plan as the domain allows and keeps how it ended.
func endPlan(tx *store.Tx, pass access.Pass, p plan.Plan, e plan.Ending, born timescale.Date) (plan.Plan, error) {
	now, err := p.End(e, born, tx.Today())
	if err != nil {
		return p, err
	}
	if err := tx.AddEnding(pass, e); err != nil {
		return p, err
	}
	if err := tx.SavePlan(pass, now); err != nil {
		return p, err
	}
	now.Version++
	return now, tx.NoteChange(pass, p.ID, store.PlanChange{
		Change: "ended", Conference: e.Conference, Words: store.PlanChangeWords{Was: p.Words, Why: e.Words.Family},
	})
}
