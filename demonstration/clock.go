package demonstration

import (
	"sync"
	"time"

	"kith/reference"
	"kith/timescale"
)

// clock is moved into the past by the stories and forward to now. It never passes now.
type clock struct {
	mu       sync.Mutex
	at, end  time.Time
	calendar timescale.Calendar
}

func newClock(now time.Time) *clock { return &clock{at: now, end: now, calendar: reference.Calendar()} }

// Now is where the clock stands.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// set moves the clock to a time of a day, in London.
func (c *clock) set(d timescale.Date, hour, minute int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = d.At(hour, minute).Time()
	if c.at.After(c.end) {
		c.at = c.end
	}
}

// tick lets a little time pass, so that what is done in turn stands in order.
func (c *clock) tick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if next := c.at.Add(time.Minute); !next.After(c.end) {
		c.at = next
	}
}

// today is the day that the stories lead up to.
func (c *clock) today() timescale.Date { return timescale.InstantOf(c.end).Date() }

// day is a working day so many days from today: the last one by then in the past, the first one from then on in the
// future. Today is today, whatever day it is.
func (c *clock) day(n int) timescale.Date {
	d, step := c.today().AddDays(n), 1
	if n <= 0 {
		step = -1
	}
	for n != 0 && !c.calendar.WorkingDay(d) {
		d = d.AddDays(step)
	}
	return d
}
