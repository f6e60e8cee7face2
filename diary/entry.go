package diary

import (
	"strings"
	"time"

	ical "github.com/emersion/go-ical"

	"kith/timescale"
)

// Own ends the name of every entry that Kith itself writes: read back from somebody's calendar, it would keep them from their own
// meetings.
const Own = "@kith"

const (
	minute  = "2006-01-02T15:04"       // a local time, as text that sorts in the order of time
	day     = "20060102"               // a whole day, as a calendar file says it
	longest = 2 * 366 * 24 * time.Hour // that one entry may last
)

// stretch is a time that is not free, both ends local.
type stretch struct{ from, until string }

func (s stretch) time() Time {
	from, _ := timescale.Parse(s.from[:10]) // both were written by minute
	until, _ := timescale.Parse(s.until[:10])
	t := Time{From: from, Begins: s.from[11:], Until: until, Ends: s.until[11:]}
	if t.Ends == dayBegins && t.From.Before(t.Until) {
		t.Until, t.Ends = t.Until.AddDays(-1), dayEnds
	}
	return t
}

// reading is what has been read of a calendar file.
type reading struct {
	today timescale.Date
	place int // of the entry being read
	left  int // how many more times entries may be repeated
	rare  int // how many more may be repeated by a rule that can take long to give nothing
	zones map[string]*time.Location
	busy  []stretch
}

// entry is one entry of a calendar, and when it is for the first time.
type entry struct {
	ical.Event

	starts  time.Time
	lasts   time.Duration
	days    int            // of one that takes whole days
	instead map[int64]bool // its repeats in whose place another entry stands
}

// take reads the entries of one calendar.
func (s *reading) take(events []ical.Event) error {
	instead := map[string]map[int64]bool{}
	for i, e := range events {
		prop := e.Props.Get(ical.PropRecurrenceID)
		if prop == nil {
			continue
		}
		at, _, err := s.timeOf(*prop)
		if err != nil {
			return entryWrong(s.place+i+1, timescale.Date{}, "stands for a repeat that Kith cannot find")
		}
		if instead[uidOf(e)] == nil {
			instead[uidOf(e)] = map[int64]bool{}
		}
		instead[uidOf(e)][at.Unix()] = true
	}
	for _, e := range events {
		s.place++
		if !takesTime(e) {
			continue
		}
		one, err := s.entry(e)
		if err != nil {
			return err
		}
		if e.Props.Get(ical.PropRecurrenceID) == nil {
			one.instead = instead[uidOf(e)]
		}
		if err := s.add(one); err != nil {
			return err
		}
	}
	return nil
}

func uidOf(e ical.Event) string {
	if prop := e.Props.Get(ical.PropUID); prop != nil {
		return prop.Value
	}
	return ""
}

// takesTime reports whether somebody is not free because of an entry.
func takesTime(e ical.Event) bool {
	is := func(name, value string) bool {
		prop := e.Props.Get(name)
		return prop != nil && strings.EqualFold(strings.TrimSpace(prop.Value), value)
	}
	return !is(ical.PropTransparency, "TRANSPARENT") && !is(ical.PropStatus, "CANCELLED") && !strings.HasSuffix(uidOf(e), Own)
}

// entry reads when an entry begins, and how long it lasts.
func (s *reading) entry(e ical.Event) (entry, error) {
	one, start := entry{Event: e}, e.Props.Get(ical.PropDateTimeStart)
	if start == nil {
		return one, entryWrong(s.place, timescale.Date{}, "has no beginning")
	}
	at, whole, err := s.timeOf(*start)
	if err != nil {
		return one, entryWrong(s.place, timescale.Date{}, "begins at a time, or in a time zone, that Kith cannot read")
	}
	one.starts = at
	on := timescale.DateOf(at)
	if end := e.Props.Get(ical.PropDateTimeEnd); end != nil {
		until, _, err := s.timeOf(*end)
		if err != nil {
			return one, entryWrong(s.place, on, "ends at a time, or in a time zone, that Kith cannot read")
		}
		one.lasts, one.days = until.Sub(at), on.DaysUntil(timescale.DateOf(until))
	} else if lasts := e.Props.Get(ical.PropDuration); lasts != nil {
		if one.lasts, err = lasts.Duration(); err != nil {
			return one, entryWrong(s.place, on, "lasts for a time that Kith cannot read")
		}
		one.days = int(one.lasts / (24 * time.Hour))
	}
	if one.lasts > longest {
		return one, entryWrong(s.place, on, "lasts for more than two years")
	}
	if one.days = max(1, one.days); !whole {
		one.days = 0
	}
	return one, nil
}

// add puts down each time at which an entry is, from today on and within reach.
func (s *reading) add(e entry) error {
	starts, err := s.repeats(e)
	if err != nil {
		return err
	}
	first, last := s.today.String()+"T"+dayBegins, s.today.AddDays(Reach).String()+"T"+dayEnds
	for _, at := range starts {
		until := at.Add(e.lasts)
		if e.days > 0 {
			until = at.AddDate(0, 0, e.days)
		}
		one := stretch{max(first, local(at)), local(until)}
		if one.from < one.until && one.from < last {
			s.busy = append(s.busy, one)
		}
	}
	return nil
}

func local(at time.Time) string { return timescale.InstantOf(at).London().Format(minute) }
