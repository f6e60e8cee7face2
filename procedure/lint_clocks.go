package procedure

import (
	"fmt"
	"strings"

	"kith/timescale"
)

func parent(path string) string { return path[:max(0, strings.LastIndex(path, "."))] }

// lintClocks looks at who owns each clock, and compares it with the lowest pack's.
func lintClocks(p, base Pack, cal timescale.Calendar) []Finding {
	var found []Finding
	below := base.Clocks.rows()
	for i, r := range p.Clocks.rows() {
		c, at := r.clock, "clocks."+r.name
		if !c.Runs() {
			continue
		}
		switch {
		case !c.Owner.IsSet():
			found = append(found, Finding{Severity: Error, Path: at + ".owner", What: "nobody owns this clock", Do: "name the role that keeps it"})
		case c.Owner.Value == Advocate || c.Owner.Value == TrustedAdult:
			found = append(found, Finding{
				Severity: Error, Path: at + ".owner", What: fmt.Sprintf("nobody owns this clock: the %s is the family's", c.Owner.Value),
				Do: "name a role of the authority that keeps it",
			})
		}
		sign := 1
		if r.before {
			sign = -1
		}
		found = append(found, lax(r.name, c, *below[i].clock, cal, sign)...)
		if !c.Target.IsSet() || !c.Limit.IsSet() {
			continue
		}
		if day, is := c.Target.Value.laxerOn(c.Limit.Value, cal, sign); is {
			found = append(found, Finding{
				Severity: Warning, Path: at + ".target",
				What: fmt.Sprintf("the target, %s, is laxer than the limit, %s (%s)", c.Target.Value, c.Limit.Value, compared(day, c.Target.Value, c.Limit.Value, cal, sign)),
				Do:   "the limit is what will be worked to then; correct one of the two",
			})
		}
	}
	return found
}

// lax compares what a pack works to with the limit of the lowest pack: law and guidance, or Kith's default.
func lax(name string, c *Clock, base Clock, cal timescale.Calendar, sign int) []Finding {
	part, use := "limit", c.Limit
	if !use.IsSet() {
		part, use = "target", c.Target
	}
	if !base.Limit.IsSet() {
		return nil
	}
	day, is := use.Value.laxerOn(base.Limit.Value, cal, sign)
	if !is {
		return nil
	}
	severity, than, do := Warning, "Kith's default", "check that the source says so, and say why in a note"
	if base.Limit.Kind == Limit {
		severity, than, do = Error, "the national limit", "a partnership can ask for more than the law and Working Together, not for less"
	}
	return []Finding{{
		Severity: severity, Path: "clocks." + name + "." + part,
		What: fmt.Sprintf("%s is laxer than %s, %s of %s (%s)", use.Value, than, base.Limit.Value, base.Limit.Source,
			compared(day, use.Value, base.Limit.Value, cal, sign)),
		Do: do,
	}}
}

// compared shows two rules from a day on which they part.
func compared(day timescale.Date, a, b Span, cal timescale.Calendar, sign int) string {
	return fmt.Sprintf("%s %s it is %s, not %s", beforeOrFrom(sign), day, a.reach(day, cal, sign), b.reach(day, cal, sign))
}

func beforeOrFrom(sign int) string {
	if sign < 0 {
		return "before"
	}
	return "from"
}

// lintAnchors finds clocks that start from what can never happen under the procedure, and those that run back so far that
// their day is past before anybody could keep it.
func lintAnchors(p Pack, cal timescale.Calendar) []Finding {
	var found []Finding
	say := func(path, what, do string) {
		found = append(found, Finding{Severity: Error, Path: path, What: what, Do: do})
	}
	for _, r := range p.Clocks.rows() {
		if !r.clock.Runs() {
			continue
		}
		at := "clocks." + r.name
		if why := p.cannotHappen(r.clock.Anchor.Value); why != "" {
			say(at+".anchor", "what starts this clock can never happen: "+why, "choose another anchor, or take the clock out")
		}
		if !r.before {
			continue
		}
		use := r.clock.Limit
		part := at + ".limit"
		if !use.IsSet() {
			use, part = r.clock.Target, at+".target"
		}
		first, what := p.lastDayOf(r.clock.Anchor.Value, cal)
		if due := use.Value.reach(first.end, cal, -1); !first.end.IsZero() && due.Before(first.start) {
			say(part, fmt.Sprintf("%s before is a day that is past already when %s", use.Value, what), "give a time that can be kept")
		}
	}
	d := p.Clocks.Dissent
	switch {
	case d.Runs() && (!p.Dissent.On.Value || p.Dissent.Window.Value != AfterConference):
		say("clocks.dissent.limit", "this clock can never start: no dissent is taken after a conference", "set dissent.on and dissent.window, or take the clock out")
	case p.Dissent.On.Value && p.Dissent.Window.Value == AfterConference && !d.Runs():
		say("dissent.window", "dissent after a conference has no last day", "give clocks.dissent a limit")
	}
	return found
}

type stretch struct{ start, end timescale.Date }

// lastDayOf is how long there is at most between an event that is known and one that a clock runs back from, from an
// ordinary day, and what the first of them is.
func (p Pack) lastDayOf(e Event, cal timescale.Calendar) (stretch, string) {
	day := timescale.NewDate(2026, 6, 1)
	reach := func(c Clock) timescale.Date {
		if c.Limit.IsSet() {
			return c.Limit.Value.reach(day, cal, 1)
		}
		return c.Target.Value.reach(day, cal, 1)
	}
	switch e {
	case Conference:
		return stretch{day, reach(p.Clocks.InitialConference)}, "the strategy discussion is held"
	case Review:
		return stretch{day, reach(p.Clocks.ReviewFirst)}, "the initial conference is held"
	case DueDate:
		return stretch{day, day.AddDays(40 * 7)}, "the pregnancy begins"
	case StrategyDiscussion, InitialConference, CoreGroup, Birth, TransferNotified, TransferReferred, TransferAccepted, TransferInformed,
		Inquorate, DecisionLetter, PlanBegan, Visit: // no clock runs back from these
	}
	return stretch{}, ""
}
