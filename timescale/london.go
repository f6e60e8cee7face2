package timescale

import (
	"fmt"
	"sync"
	"time"
)

// london is read once. Without a tz database no statutory date can be told, and a wrong one is worse than none, so it
// panics; cmd/kith imports time/tzdata, which makes that impossible there.
//
//nolint:gochecknoglobals // A constant in all but grammar.
var london = sync.OnceValue(func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(fmt.Sprintf("no tz database: import time/tzdata in the program: %v", err))
	}
	return place
})

// DateOf returns the day on which a moment falls in England: half past eleven at night in UTC is the next day in
// summer. The zero time is none.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return NewDate(t.In(london()).Date())
}

// At returns the moment when clocks in England show the hour and minute on d. Of an hour that comes twice in autumn
// it is one of the two, and an hour that is left out in spring is moved as the time package moves it. None stays none.
func (d Date) At(hour, minute int) Instant {
	if d.IsZero() {
		return Instant{}
	}
	return InstantOf(time.Date(d.year, d.month, d.day, hour, minute, 0, 0, london()))
}
