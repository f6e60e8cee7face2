package procedure

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"kith/timescale"
)

// shelf is a procedure laid together for each period between two changes of it.
type shelf struct {
	begins []timescale.Date
	packs  []Pack // one more than begins: the first is before the first of them
}

func (s *shelf) on(day timescale.Date) *Pack {
	return &s.packs[sort.Search(len(s.begins), func(i int) bool { return day.Before(s.begins[i]) })]
}

// At returns the procedure of that name as it stood on the day. A case asks for each event with the event's own day.
// The pack is shared: nobody writes in it.
func (l Library) At(name string, on timescale.Date) (Pack, error) {
	s, there := l.laid[name]
	if !there {
		return Pack{}, fmt.Errorf("%q: %w: use one of %s", name, ErrUnknownProcedure, strings.Join(l.Names(), ", "))
	}
	p := *s.on(on)
	p.On = on
	switch {
	case len(s.begins) > 0 && on.Before(s.begins[0]):
		p.since = s.begins[0].AddDays(-1)
	case len(s.begins) > 0:
		p.since = s.begins[sort.Search(len(s.begins), func(i int) bool { return on.Before(s.begins[i]) })-1]
	}
	return p, nil
}

// lay puts a procedure together for every period, and finds what is not whole.
func (l Library) lay(name string) error {
	layers, err := l.layers(name)
	if err != nil {
		return err
	}
	s := &shelf{}
	for _, layer := range layers {
		for _, e := range layer.entries {
			if !e.holds.from.IsZero() {
				s.begins = append(s.begins, e.holds.from)
			}
			if after := e.holds.until.AddDays(1); !after.IsZero() {
				s.begins = append(s.begins, after)
			}
		}
	}
	slices.SortFunc(s.begins, timescale.Date.Compare)
	s.begins = slices.Compact(s.begins)
	for i := range len(s.begins) + 1 {
		day := timescale.NewDate(1, 1, 1)
		if i > 0 {
			day = s.begins[i-1]
		}
		p, err := layOn(name, layers, day)
		if err != nil {
			return err
		}
		s.packs = append(s.packs, p)
	}
	l.laid[name] = s
	return nil
}

// layOn puts a pack together from its layers, the lowest first, as they stood on a day.
func layOn(name string, layers []file, on timescale.Date) (Pack, error) {
	top := layers[len(layers)-1]
	p := Pack{Name: name, Title: top.title, On: on}
	all := fieldsOf(&p)
	fields := make(map[string]field, len(all))
	for _, f := range all {
		fields[f.path] = f
	}
	gone := takenOn(layers, on)
	for _, layer := range layers {
		if !slices.Contains(p.Layers, layer.name) { // its own changes lie over it under its name
			p.Layers = append(p.Layers, layer.name)
		}
		layOver(&p, layer, fields, on, gone)
	}
	follow(&p)
	for _, f := range all {
		if !f.optional && !f.isSet() {
			return p, missingOn(top, f.path, on, "no value")
		}
	}
	for _, r := range p.Clocks.rows() {
		if r.always && !r.clock.Runs() {
			return p, missingOn(top, "clocks."+r.name, on, "neither limit nor target")
		}
	}
	return p, nil
}

// missingOn says of which day a pack has nothing for what every conference needs.
func missingOn(f file, path string, on timescale.Date, what string) error {
	when := ""
	if on.Year() > 1 {
		when = " on " + on.String()
	}
	return &FaultError{f.path, max(1, f.lineOf(path)), path + " has " + what + when, "give it, or lie over a pack that does"}
}

// lineOf is the line in which a file first gives a value of a path, or of one under it; 0 where it gives none.
func (f file) lineOf(path string) int {
	for _, e := range f.entries {
		if e.path == path || strings.HasPrefix(e.path, path+".") {
			return e.line
		}
	}
	return 0
}

// layOver puts over p what a layer says on the day.
func layOver(p *Pack, layer file, fields map[string]field, on timescale.Date, gone map[string]bool) {
	given := map[string]bool{}
	for _, e := range layer.entries {
		if layer.speaks(e, on, gone) {
			given[e.path] = true
			fields[e.path].set(e)
		}
	}
	for _, r := range p.Clocks.rows() {
		yield(r.clock, given["clocks."+r.name+".limit"], given["clocks."+r.name+".target"])
	}
}

// takenOn are the paths of which the partnership has taken its own value away by a day.
func takenOn(layers []file, on timescale.Date) map[string]bool {
	gone := map[string]bool{}
	for _, layer := range layers {
		for _, e := range layer.entries {
			if e.taken && e.holds.holdsOn(on) {
				gone[e.path] = true
			}
		}
	}
	return gone
}

// ofPartnership reports whether a layer is the partnership's own: its pack, or its changes of whatever pack it works by.
func (f file) ofPartnership() bool { return f.level == PartnershipLevel || f.over == f.name }

// speaks reports whether an entry of a layer counts on a day: what the partnership has taken away does not.
func (f file) speaks(e entry, on timescale.Date, gone map[string]bool) bool {
	return e.holds.holdsOn(on) && !e.taken && (!gone[e.path] || !f.ofPartnership())
}

// yield takes Kith's own default away where a pack speaks of the clock itself: a partnership that gives only a target
// has not made Kith's default its limit. What is not a default stays.
func yield(c *Clock, limit, target bool) {
	if target && !limit && c.Limit.Kind == Default {
		c.Limit = Value[Span]{}
	}
	if limit && !target && c.Target.Kind == Default {
		c.Target = Value[Span]{}
	}
}

// follow fills what goes as another thing does where no pack gives it a value of its own.
func follow(p *Pack) {
	if !p.Meeting.AgendaReview.IsSet() {
		p.Meeting.AgendaReview = p.Meeting.Agenda
	}
	c := &p.Clocks
	childReview := &c.ReportsToParentsReview
	if c.ReportsToChild.Runs() {
		childReview = &c.ReportsToChild
	}
	for _, pair := range []struct{ clock, as *Clock }{
		{&c.ReportsToParentsReview, &c.ReportsToParents},
		{&c.ReportsToChild, &c.ReportsToParents},
		{&c.ReportsToChildReview, childReview},
		{&c.ReportsToUnitReview, &c.ReportsToUnit},
	} {
		if !pair.clock.Runs() {
			pair.clock.Limit, pair.clock.Target = pair.as.Limit, pair.as.Target
		}
		if !pair.clock.Owner.IsSet() {
			pair.clock.Owner = pair.as.Owner
		}
	}
}
