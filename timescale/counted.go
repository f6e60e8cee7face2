package timescale

import "fmt"

// Counted is a count of working days that can be shown day by day.
type Counted struct {
	From        Date // the day of the event: day 0
	Until       Date // the day the count reaches
	Days        []CountedDay
	Provisional bool // a year was counted whose bank holidays are not yet published
}

// CountedDay is one day of a count, in the order counted.
type CountedDay struct {
	Date   Date
	Number int    // the working day's number, from 1; 0 for a day that does not count
	Reason string // why it does not count: Saturday, Sunday or the bank holiday's name
}

// CountWorkingDays counts as AddWorkingDays does, and keeps every day that it passed over.
func (c Calendar) CountWorkingDays(from Date, n int) Counted {
	counted := Counted{From: from, Until: from}
	step, left := 1, n
	if n < 0 {
		step, left = -1, -n
	}
	number := 0
	for d := from; number < left && !d.IsZero(); {
		d = d.AddDays(step)
		counted.Until = d
		if d.IsZero() {
			break
		}
		day := CountedDay{Date: d, Reason: c.notWorkingBecause(d)}
		if day.Reason == "" {
			number++
			day.Number = number
		}
		counted.Days = append(counted.Days, day)
	}
	counted.Provisional = c.Provisional(counted.From, counted.Until)
	return counted
}

// Lines returns the count as text, a day a line, the day of the event first.
func (c Counted) Lines() []string {
	if c.From.IsZero() {
		return nil
	}
	lines := make([]string, 0, len(c.Days)+1)
	lines = append(lines, c.From.Long()+": day 0")
	for _, day := range c.Days {
		if day.Number == 0 {
			lines = append(lines, fmt.Sprintf("%s: not counted (%s)", day.Date.Long(), day.Reason))
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: working day %d", day.Date.Long(), day.Number))
	}
	return lines
}
