package world

import (
	"sync"
	"time"

	"kith/timescale"
)

// Clock stands still until a test moves it. It begins at nine in the morning of Tuesday 1 December 2026, in London.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock is a clock that stands at the beginning.
func NewClock() *Clock {
	return &Clock{at: timescale.NewDate(2026, time.December, 1).At(9, 0).London()}
}

// Now is where the clock stands.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Advance moves the clock on.
func (w *World) Advance(by time.Duration) {
	w.Clock.mu.Lock()
	defer w.Clock.mu.Unlock()
	w.Clock.at = w.Clock.at.Add(by)
}

// SetDay moves the clock to nine in the morning of a day.
func (w *World) SetDay(d timescale.Date) {
	w.Clock.mu.Lock()
	defer w.Clock.mu.Unlock()
	w.Clock.at = d.At(9, 0).London()
}

// Today is the day on the clock.
func (w *World) Today() timescale.Date { return timescale.InstantOf(w.Clock.Now()).Date() }
