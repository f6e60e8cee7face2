package procedure

import (
	"fmt"
	"slices"
	"strings"

	"kith/timescale"
)

// Rule is what sets a day, without the day: what the procedure says, where it says it, and where that comes from. It tells
// nothing of any case, and the zero Rule is none.
type Rule struct {
	Path   string         // where it stands in the procedure, "clocks.core-group-first"
	Words  string         // for staff: "10 working days from the initial conference"
	Source string         // the title of the source, and the place in it
	Told   string         // as families read it after "Our rules say": "within 10 working days of the first meeting"
	On     timescale.Date // a day on which the procedure said so; none where it has never said anything else
}

// IsSet reports whether there is a rule.
func (r Rule) IsSet() bool { return r.Words != "" }

// DueRule is the rule that gave the day to work to.
func (d Deadline) DueRule() Rule {
	return Rule{Path: d.path, Words: d.Rule, Source: d.Source, Told: d.told, On: d.since}
}

// LastRule is the rule that gave the last day allowed: the limit's, or that of the day to work to where no limit is set.
func (d Deadline) LastRule() Rule {
	if d.Limit.IsZero() {
		return d.DueRule()
	}
	return Rule{Path: d.path, Words: d.LimitRule, Source: d.LimitSource, Told: d.limitTold, On: d.since}
}

// MeetingsRule is what sets the day of the next meeting under a Child in Need plan.
func (p Pack) MeetingsRule() Rule {
	every := p.ChildInNeed.Meetings
	if every.Value.N == 0 {
		return Rule{}
	}
	return Rule{
		Path: "child-in-need.meetings", Words: every.Value.String() + " from the meeting before", Source: every.Source,
		Told: "within " + every.Value.String() + " of the meeting before", On: p.since,
	}
}

// VisitRule is what sets the day of the next visit under a protection plan.
func (p Pack) VisitRule(event Event) Rule {
	every := p.Visits.Interval
	if every.Value.N == 0 {
		return Rule{}
	}
	return Rule{
		Path: "visits.interval", Words: fmt.Sprintf("%s from %s", every.Value, event.Words()), Source: every.Source,
		Told: "within " + every.Value.String() + " of " + event.told(false), On: p.since,
	}
}

// CorrectionBy is the day by which somebody who said on a day that something is not right has an answer, and the rule.
func (p Pack) CorrectionBy(asked timescale.Date) (timescale.Date, Rule) {
	within := p.Record.Corrected
	return within.Value.reach(asked, timescale.Calendar{}, 1), Rule{
		Path: "record.corrected", Words: within.Value.String() + " from the day it was asked", Source: within.Source,
		Told: "within " + within.Value.String() + " of the day you told us", On: p.since,
	}
}

// AccessBy is the day by which somebody who asked for what is held about them is given it, with the rule; longer is the last day
// where it takes longer.
func (p Pack) AccessBy(asked timescale.Date) (due, longer timescale.Date, rule Rule) {
	within := p.Record.Access
	due = within.Value.reach(asked, timescale.Calendar{}, 1)
	return due, p.Record.Longer.Value.reach(due, timescale.Calendar{}, 1), Rule{
		Path: "record.access", Words: within.Value.String() + " from the day it was asked", Source: within.Source,
		Told: "within " + within.Value.String() + " of the day you asked", On: p.since,
	}
}

// KeptUntil is the first day on which a record's time is over, counted from the last on which anything was done for the family. Kith's
// own default is nobody's rule, and gives none: a partnership says itself how long it keeps records, and where that stands.
func (p Pack) KeptUntil(last timescale.Date) (timescale.Date, Rule) {
	kept := p.Record.Retention
	if !kept.IsSet() || kept.Kind == Default || kept.Value.N == 0 || kept.Missing != "" {
		return timescale.Date{}, Rule{}
	}
	return kept.Value.reach(last, timescale.Calendar{}, 1), Rule{
		Path: "record.retention", Words: kept.Value.String() + " from the last contact", Source: kept.Source, On: p.since,
	}
}

// LastBefore is the day by which anything must have been done last for a family whose record's time is over today, or a few days
// earlier; none where the partnership has not said how long records are kept.
func (p Pack) LastBefore(today timescale.Date) timescale.Date {
	if _, rule := p.KeptUntil(today); !rule.IsSet() {
		return timescale.Date{}
	}
	return p.Record.Retention.Value.reach(today, timescale.Calendar{}, -1).AddDays(monthsDiffer)
}

// monthsDiffer is by how many days a span of months may come out longer backwards than forwards.
const monthsDiffer = 4

// told is a rule as families read it after "Our rules say".
func (c *Count) told(s Span, limit bool) string {
	text := s.String() + " of "
	if c.row.before {
		text = "at least " + s.String() + " before "
	} else {
		text = "within " + text
	}
	if !limit {
		text = "usually " + text
	}
	return text + c.clock.Anchor.Value.told(c.row.before)
}

// toldBeside is a rule as it stands beside a day on a family's page. Of a first conference families read the day and no number
// of days: their guides say "15 days", and it is counted in working days. The number is where all the rules are.
func (c *Count) toldBeside(s Span, limit bool) string {
	if c.row.key == InitialConferenceDue {
		return "in the time set for a first meeting"
	}
	return c.told(s, limit)
}

// told is an event as families read of it; ahead is for a rule that runs back from it.
func (e Event) told(ahead bool) string {
	switch e {
	case StrategyDiscussion:
		return "the day we began to look into the worries"
	case InitialConference:
		return "the first meeting"
	case Conference:
		return "the meeting"
	case Review:
		if ahead {
			return "the meeting"
		}
		return "the last meeting like it"
	case CoreGroup:
		return "the last time the core group met"
	case Birth:
		return "the birth"
	case TransferNotified, TransferReferred, TransferAccepted, TransferInformed:
		return "the day that " + transferTold(e)
	case DueDate:
		return "the day on which the baby is expected"
	case Inquorate:
		return "the meeting that could not decide"
	case DecisionLetter:
		return "the letter with the decision"
	case PlanBegan:
		return "the day the plan began"
	case Visit:
		return "the last visit"
	}
	return e.Words()
}

func transferTold(e Event) string {
	switch e {
	case TransferReferred:
		return "the council before us asked us to take over"
	case TransferAccepted:
		return "we agreed to take over"
	case TransferInformed:
		return "the papers came from the council before us"
	case TransferNotified, StrategyDiscussion, InitialConference, Conference, Review, CoreGroup, Birth, DueDate, Inquorate, DecisionLetter, PlanBegan, Visit:
	}
	return "we were told of the move"
}

// ToldRule is one rule about days as families read all of them.
type ToldRule struct {
	Path    string
	Also    string // the path of the same rule for a review, where that is no other
	Title   string // "Hold the first conference"
	Says    []string
	Sources []string // of the day to work to and of the last day, each once
}

// notForFamilies are the clocks that run between professionals.
func notForFamilies(k Key) bool {
	return k == ConferenceRequestDue || k == ExclusionRequestDue || k == ReportsToUnitDue || k == DissentDue
}

// ToldRules are the rules about days that concern families, in the order of a case, in sentences for them.
func (p Pack) ToldRules() []ToldRule {
	var all []ToldRule
	for _, r := range p.Clocks.rows() {
		if !r.clock.Runs() || notForFamilies(r.key) {
			continue
		}
		c := ready(r, r.clock.Anchor.Value, timescale.Calendar{})
		told := ToldRule{Path: "clocks." + r.name, Title: upperFirst(r.clock.Family.Value)}
		if forReview(r) != "" {
			told.Title += ", for a review"
		}
		if r.clock.Target.IsSet() {
			told.say("We plan to do this "+c.told(c.target, true)+".", r.clock.Target.Source)
		}
		if r.clock.Limit.IsSet() {
			told.say(last(r.clock.Target.IsSet())+c.told(c.limit, true)+".", r.clock.Limit.Source)
		}
		if i := slices.IndexFunc(all, told.sameAs); i >= 0 {
			all[i].Also = told.Path
			continue
		}
		all = append(all, told)
	}
	_, corrected := p.CorrectionBy(timescale.Date{})
	_, _, given := p.AccessBy(timescale.Date{})
	for _, more := range []struct {
		rule  Rule
		title string
	}{{p.VisitRule(Visit), "Visit the child"}, {p.MeetingsRule(), "Meet about a " + p.ChildInNeed.Name.Value}, {given, "Give you what we hold about you, when you ask"}, {corrected, "Answer you, when you say that something is not right"}} {
		if more.rule.IsSet() {
			told := ToldRule{Path: more.rule.Path, Title: more.title}
			told.say("We will do this "+more.rule.Told+".", more.rule.Source)
			all = append(all, told)
		}
	}
	return all
}

// sameAs reports whether a rule for a review says what the one for a first conference does.
func (t *ToldRule) sameAs(first ToldRule) bool {
	return t.Path == first.Path+"-review" && slices.Equal(t.Says, first.Says) && slices.Equal(t.Sources, first.Sources)
}

func last(afterTarget bool) string {
	if afterTarget {
		return "At the latest: "
	}
	return "We will do this "
}

func (t *ToldRule) say(words, source string) {
	t.Says = append(t.Says, words)
	if !slices.Contains(t.Sources, source) {
		t.Sources = append(t.Sources, source)
	}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
