package diary

import (
	"path"
	"strings"
	"time"

	ical "github.com/emersion/go-ical"
)

// windows are the names that Outlook gives to the time zones nearest to England.
//
//nolint:gochecknoglobals // a table, never written to
var windows = map[string]string{
	"": "Europe/London", "GMT Standard Time": "Europe/London", "(UTC+00:00) Dublin, Edinburgh, Lisbon, London": "Europe/London",
	"Greenwich Standard Time": "Atlantic/Reykjavik", "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
	"Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
	"GMT": "UTC", "tzone://Microsoft/Utc": "UTC",
}

// timeOf reads a time in its own zone, and whether it is a whole day. One without a zone is as clocks in England show it, and so is
// a whole day.
func (s *reading) timeOf(prop ical.Prop) (time.Time, bool, error) {
	plain := ical.Prop{Name: prop.Name, Params: ical.Params{}, Value: strings.TrimSpace(prop.Value)}
	name, whole := prop.Params.Get("TZID"), len(plain.Value) == len(day)
	plain.Params.Set(ical.ParamValue, string(ical.ValueDateTime))
	if whole {
		name = ""
		plain.Params.Set(ical.ParamValue, string(ical.ValueDate))
	}
	zone, err := s.zone(name)
	if err != nil {
		return time.Time{}, false, err
	}
	at, err := plain.DateTime(zone)
	return at, whole, err
}

// zone finds a time zone by the name that a calendar program gives it: "Europe/London", Outlook's own, or one with where it came
// from before it ("/citadel.org/20260101_1/Europe/London").
func (s *reading) zone(name string) (*time.Location, error) {
	if known, read := s.zones[name]; read {
		return known, nil
	}
	called := name
	if known, ours := windows[name]; ours {
		called = known
	}
	if strings.HasPrefix(called, "/") {
		called = path.Join(path.Base(path.Dir(called)), path.Base(called))
	}
	if called == "Local" { // the machine's own
		called = "Europe/London"
	}
	zone, err := time.LoadLocation(called)
	if err == nil {
		s.zones[name] = zone
	}
	return zone, err
}
