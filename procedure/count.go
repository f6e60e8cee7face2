package procedure

import (
	"fmt"

	"kith/timescale"
)

// Count is one clock of a pack made ready to be counted from any number of days.
type Count struct {
	row           clockRow
	clock         Clock
	event         Event
	limit, target Span
	sign          int
	cal           timescale.Calendar
	since         timescale.Date
}

// Reached is what a clock gives from a day: the day to work to, and the limit, none where only a target is set.
type Reached struct {
	Due, Limit  timescale.Date
	Provisional bool // the count rests on bank holidays that are not published
	byLimit     bool // Due was counted by the limit
}

// Count finds the clock that an event starts, and whether there is one: the procedure may not have it, or may start it
// from another event.
func (p Pack) Count(key Key, event Event, cal timescale.Calendar) (Count, bool) {
	for _, r := range p.Clocks.rows() {
		if r.key == key && r.clock.Runs() && r.starts(r.clock.Anchor.Value, event) {
			c := ready(r, event, cal)
			c.since = p.since
			return c, true
		}
	}
	return Count{}, false
}

func ready(r clockRow, event Event, cal timescale.Calendar) Count {
	c := Count{row: r, clock: *r.clock, event: event, limit: r.clock.Limit.Value, target: r.clock.Target.Value, sign: 1, cal: cal}
	if r.before {
		c.sign = -1
	}
	return c
}

// From counts from the day of the event. Where a target would fall past the limit, the limit is the day to work to.
func (c *Count) From(day timescale.Date) Reached {
	var d Reached
	if c.limit.N > 0 {
		d.Limit = c.limit.reach(day, c.cal, c.sign)
		d.Provisional = c.limit.provisional(day, d.Limit, c.cal)
		d.Due, d.byLimit = d.Limit, true
	}
	if c.target.N > 0 {
		due := c.target.reach(day, c.cal, c.sign)
		if d.Limit.IsZero() || !due.After(d.Limit) {
			d.Due, d.byLimit = due, false
			d.Provisional = d.Provisional || c.target.provisional(day, due, c.cal)
		}
	}
	return d
}

// Deadline counts from the day of the event, and says why it is that day.
func (c *Count) Deadline(day timescale.Date) Deadline {
	days := c.From(day)
	use := c.clock.Target
	if days.byLimit {
		use = c.clock.Limit
	}
	d := Deadline{
		Key: c.row.key, Name: c.row.words, Anchor: c.event, AnchorDate: day, Due: days.Due, Limit: days.Limit,
		Rule: c.words(use.Value), Source: use.Source, Kind: use.Kind, Pack: use.Pack, Counting: use.Value.counting(day, c.cal, c.sign),
		Owner: c.clock.Owner.Value, Family: c.clock.Family.Value, Provisional: days.Provisional,
		path: "clocks." + c.row.name, told: c.toldBeside(use.Value, days.byLimit), since: c.since,
	}
	if c.clock.Limit.IsSet() {
		d.LimitRule, d.LimitSource, d.limitTold = c.words(c.limit), c.clock.Limit.Source, c.toldBeside(c.limit, true)
		if d.Limit != d.Due {
			d.LimitCounting = c.limit.counting(day, c.cal, c.sign)
		}
	}
	if d.Provisional {
		d.Doubt = c.cal.Doubt(day, d.Due)
		if d.Doubt == "" {
			d.Doubt = c.cal.Doubt(day, d.Limit)
		}
	}
	if c.clock.Warning.IsSet() {
		d.WarnOn = c.clock.Warning.Value.reach(d.Due, c.cal, -1)
	}
	return d
}

func (c *Count) words(s Span) string {
	if c.row.before {
		return fmt.Sprintf("at least %s before %s", s, c.event.Words())
	}
	return fmt.Sprintf("%s from %s", s, c.event.Words())
}
