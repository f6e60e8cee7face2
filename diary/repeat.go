package diary

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	ical "github.com/emersion/go-ical"
	rrule "github.com/teambition/rrule-go"

	"kith/timescale"
)

// Bounds of how entries are repeated. The library goes on to the year 9999 for a rule that never comes true.
const (
	mostRepeats  = 400_000 // of all entries of a file together
	mostRare     = 20      // entries with a rule that may never come true
	mostInterval = 1_000
	mostADay     = 24
)

var (
	errRepeats = errors.New("not a way of repeating that can be read")
	untilDay   = regexp.MustCompile(`UNTIL=\d{8}(;|$)`)
)

// repeats are the times at which an entry begins: once, or as often as it is repeated within reach.
func (s *reading) repeats(e entry) (all []time.Time, err error) {
	on := timescale.DateOf(e.starts)
	defer func() {
		if recover() != nil { // the library panics at some rules
			all, err = nil, entryWrong(s.place, on, cannotRepeat)
		}
	}()
	without, err := s.listed(e, ical.PropExceptionDates)
	if err != nil {
		return nil, err
	}
	also, err := s.listed(e, ical.PropRecurrenceDates)
	if err != nil {
		return nil, err
	}
	add := func(at time.Time) {
		if !e.instead[at.Unix()] && !without.at[at.Unix()] && !without.on[at.Format(day)] {
			all = append(all, at)
		}
	}
	for at := range also.at {
		add(time.Unix(at, 0).In(e.starts.Location()))
	}
	rule := e.Props.Get(ical.PropRecurrenceRule)
	if rule == nil {
		add(e.starts)
		return all, nil
	}
	first, last := s.today.At(0, 0).Time().Add(-longest), s.today.AddDays(Reach).At(0, 0).Time()
	if e.starts.After(last) {
		return all, nil
	}
	o, err := ruleOf(rule.Value, e.starts, last)
	if err != nil {
		return nil, entryWrong(s.place, on, cannotRepeat)
	}
	if !certain(o) {
		if s.rare--; s.rare < 0 {
			return nil, ErrTooMany
		}
	}
	r, err := rrule.NewRRule(o)
	if err != nil {
		return nil, entryWrong(s.place, on, cannotRepeat)
	}
	next := r.Iterator()
	for at, more := next(); more; at, more = next() {
		if s.left--; s.left < 0 {
			return nil, ErrTooMany
		}
		if at.After(first) {
			add(at)
		}
	}
	return all, nil
}

const cannotRepeat = "is repeated in a way that Kith cannot read"

// ruleOf reads how an entry is repeated, as far as the last moment that counts.
func ruleOf(text string, starts, last time.Time) (rrule.ROption, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	read, err := rrule.StrToROptionInLocation(text, starts.Location())
	if err != nil {
		return rrule.ROption{}, errRepeats
	}
	o := *read
	if untilDay.MatchString(text) { // the last day is one of them, whatever the time of day
		o.Until = o.Until.AddDate(0, 0, 1).Add(-time.Second)
	}
	if o.Until.IsZero() || o.Until.After(last) {
		o.Until = last
	}
	o.Dtstart = starts
	odd := len(o.Byeaster)+len(o.Byweekno)+len(o.Byyearday) > 0 || o.Freq >= rrule.WEEKLY && len(o.Bymonth)+len(o.Bymonthday)+len(o.Bysetpos) > 0
	aDay := max(1, len(o.Byhour)) * max(1, len(o.Byminute)) * max(1, len(o.Bysecond))
	if o.Freq > rrule.DAILY || o.Interval > mostInterval || aDay > mostADay || odd {
		return o, errRepeats
	}
	return o, nil
}

// certain reports whether a rule comes true again and again: whatever most people choose, such as the last Friday of the month.
func certain(o rrule.ROption) bool {
	within := func(most int, list []int) bool {
		return !slices.ContainsFunc(list, func(n int) bool { return n < -most || n > most })
	}
	var which []int // the second Tuesday, the last Friday
	for _, day := range o.Byweekday {
		if day.N() != 0 {
			which = append(which, day.N())
		}
	}
	switch o.Freq {
	case rrule.WEEKLY:
		return true
	case rrule.DAILY:
		return len(o.Byweekday) == 0 || o.Interval%7 != 0
	case rrule.MONTHLY, rrule.YEARLY:
		return within(28, o.Bymonthday) && within(4, which) && within(4, o.Bysetpos) && (len(o.Bymonth) == 0 || o.Freq == rrule.YEARLY) &&
			(len(o.Byweekday) == 0 || len(o.Bymonthday) == 0) && (len(o.Bysetpos) == 0 || len(o.Byweekday) > 0 && len(which) == 0)
	case rrule.HOURLY, rrule.MINUTELY, rrule.SECONDLY:
	}
	return false
}

// dates are times, and the days of those of which only the day is said.
type dates struct {
	at map[int64]bool
	on map[string]bool
}

// listed are the times that an entry lists under a name.
func (s *reading) listed(e entry, name string) (dates, error) {
	d := dates{map[int64]bool{}, map[string]bool{}}
	for _, prop := range e.Props.Values(name) {
		for value := range strings.SplitSeq(prop.Value, ",") {
			begins, _, _ := strings.Cut(value, "/") // of a period, where it begins
			at, whole, err := s.timeOf(ical.Prop{Name: prop.Name, Params: prop.Params, Value: begins})
			if err != nil {
				return d, entryWrong(s.place, timescale.DateOf(e.starts), "is added or left out at a time that Kith cannot read")
			}
			d.at[at.Unix()] = true
			if whole {
				d.on[at.Format(day)] = true
			}
		}
	}
	return d, nil
}
