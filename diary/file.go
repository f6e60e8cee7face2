package diary

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	ical "github.com/emersion/go-ical"

	"kith/fault"
	"kith/timescale"
)

// What is taken of a calendar file.
const (
	Largest = 5 << 20 // bytes
	Reach   = 400     // days from today: what is later is left out

	mostEntries   = 20_000
	mostCalendars = 50
	mostTimes     = 3_000  // once those that meet are one
	longestLine   = 1_000  // of those that say when
	longestList   = 20_000 // of those that list times
	deepest       = 8      // that parts of a calendar stand within others
)

// The rules for a calendar file.
var (
	ErrNoFile       = fault.New("file", "Choose your calendar file")
	ErrTooLarge     = fault.New("file", "The file must be 5 MB or smaller. Save the calendar again with the entries from this month on")
	ErrNotACalendar = fault.New("file", "Kith cannot read this as a calendar. Save it as an iCalendar file, whose name ends in .ics, and choose that")
	ErrOnlyFreeBusy = fault.New("file", "This file says free and busy in a way that Kith cannot read. Save the calendar with its entries: Kith keeps nothing of them but when they are")
	ErrTooMany      = fault.New("file", "There is more in this file than Kith can take. Save the calendar again with the entries from this month on")
)

// entryWrong says which entry of a file cannot be read, by its day where that is known and by its place: never by what it is.
func entryWrong(place int, on timescale.Date, why string) error {
	which := "Entry " + strconv.Itoa(place) + " of the file"
	if !on.IsZero() {
		which += ", on " + on.Long() + ","
	}
	return fault.New("file", which+" "+why+". Mend it in your calendar or take it out, save the file again, and choose that")
}

// Read gives the times, from today on, at which the owner of a calendar file is not free. Entries that are marked as free or
// cancelled do not count, nor do those that came out of Kith. A file that cannot be read whole is refused whole.
func Read(file []byte, today timescale.Date) ([]Time, error) {
	switch {
	case len(file) == 0:
		return nil, ErrNoFile
	case len(file) > Largest:
		return nil, ErrTooLarge
	}
	said, err := when(file)
	if err != nil {
		return nil, err
	}
	calendars, err := decoded(said)
	if err != nil {
		return nil, err
	}
	s := reading{today: today, left: mostRepeats, rare: mostRare, zones: map[string]*time.Location{}}
	for _, c := range calendars {
		if err := s.take(c.Events()); err != nil {
			return nil, err
		}
	}
	return s.times()
}

// says are the lines of an entry that are read. What it is called, who comes and where it is never gets as far as the reader.
//
//nolint:gochecknoglobals // a list, never written to
var says = []string{"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP"}

// when leaves of a calendar file the lines that say when its entries are, and nothing else.
func when(file []byte) ([]byte, error) {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(file, []byte("\ufeff"))), "\r\n", "\n")
	text = strings.NewReplacer("\n ", "", "\n\t", "").Replace(text) // a long line goes on behind a space
	var kept bytes.Buffer
	var within []string
	entries, calendars, freeBusy := 0, 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		end := strings.IndexAny(line, ";:")
		if end < 0 {
			continue
		}
		name, value := strings.ToUpper(line[:end]), strings.ToUpper(strings.TrimSpace(line[end+1:]))
		keep := len(within) == 2 && within[1] == ical.CompEvent && slices.Contains(says, name)
		switch name {
		case "BEGIN":
			within = append(within, value)
			keep = len(within) == 1 && value == ical.CompCalendar || len(within) == 2 && value == ical.CompEvent
			switch {
			case len(within) == 1 && value != ical.CompCalendar, len(within) > deepest:
				return nil, ErrNotACalendar
			case value == ical.CompEvent:
				entries++
			case value == ical.CompFreeBusy:
				freeBusy++
			case value == ical.CompCalendar:
				calendars++
			}
		case "END":
			if len(within) == 0 || within[len(within)-1] != value {
				return nil, ErrNotACalendar
			}
			keep = len(within) == 1 || len(within) == 2 && value == ical.CompEvent
			within = within[:len(within)-1]
		}
		if !keep {
			continue
		}
		if tooLong(name, line) || entries > mostEntries || calendars > mostCalendars {
			return nil, ErrTooMany
		}
		if name == "BEGIN" || name == "END" {
			line = name + ":" + value
		}
		kept.WriteString(line + "\r\n")
	}
	switch {
	case calendars == 0 || len(within) > 0:
		return nil, ErrNotACalendar
	case entries == 0 && freeBusy > 0:
		return nil, ErrOnlyFreeBusy
	}
	return kept.Bytes(), nil
}

// tooLong reports whether a line is longer than any that a calendar program writes. Parameters are short: the library takes them
// apart byte by byte, each time anew.
func tooLong(name, line string) bool {
	if name == "EXDATE" || name == "RDATE" {
		return len(line) > longestList || strings.LastIndexAny(line, `"=`) > longestLine
	}
	return len(line) > longestLine
}

// decoded are the calendars of a file: some programs write several, one after the other.
func decoded(said []byte) (all []*ical.Calendar, err error) {
	defer func() {
		if recover() != nil { // the library panics at some lines that are cut short
			all, err = nil, ErrNotACalendar
		}
	}()
	for d := ical.NewDecoder(bytes.NewReader(said)); ; {
		c, err := d.Decode()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, ErrNotACalendar
		}
		all = append(all, c)
	}
}

// times are what was read, in order, those that meet or overlap made one: a diary says when, and not how many things.
func (s *reading) times() ([]Time, error) {
	slices.SortFunc(s.busy, func(a, b stretch) int { return strings.Compare(a.from, b.from) })
	var all []stretch
	for _, one := range s.busy {
		if last := len(all) - 1; last >= 0 && one.from <= all[last].until {
			all[last].until = max(all[last].until, one.until)
			continue
		}
		all = append(all, one)
	}
	if len(all) > mostTimes {
		return nil, ErrTooMany
	}
	times := make([]Time, len(all))
	for i, one := range all {
		times[i] = one.time()
	}
	return times, nil
}
