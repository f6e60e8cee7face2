package procedure

import (
	"fmt"

	"kith/timescale"
)

// VisitDue is the next visit to a child with a protection plan. Its length is in Pack.Visits, not among the clocks: no
// pack may start it from anything but the visit before, or the day the plan began.
const VisitDue Key = "visit"

// What a visit is counted from. They start no other clock.
const (
	PlanBegan Event = "plan-began"
	Visit     Event = "visit"
)

// VisitBy counts from the last visit, or from the day the plan began; false where the procedure sets no interval.
func (p Pack) VisitBy(event Event, day timescale.Date, cal timescale.Calendar) (Deadline, bool) {
	every := p.Visits.Interval
	if !every.IsSet() || every.Value.N == 0 {
		return Deadline{}, false
	}
	due := every.Value.After(day, cal)
	d := Deadline{
		Key: VisitDue, Name: "Visit to the child", Anchor: event, AnchorDate: day, Due: due, Limit: due,
		Rule: fmt.Sprintf("%s from %s", every.Value, event.Words()), Source: every.Source, Kind: every.Kind, Pack: every.Pack,
		Counting: every.Value.counting(day, cal, 1), Owner: SocialWorker, Provisional: every.Value.provisional(day, due, cal),
	}
	rule := p.VisitRule(event)
	d.path, d.told, d.since = rule.Path, rule.Told, rule.On
	d.LimitRule, d.LimitSource, d.limitTold = d.Rule, d.Source, d.told
	if p.Visits.Warning.IsSet() {
		d.WarnOn = p.Visits.Warning.Value.reach(due, cal, -1)
	}
	if d.Provisional {
		d.Doubt = cal.Doubt(day, due)
	}
	return d, true
}
