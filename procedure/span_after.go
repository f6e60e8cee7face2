package procedure

import "kith/timescale"

// After is the day that lies this span after another; the day itself for no span.
func (s Span) After(d timescale.Date, cal timescale.Calendar) timescale.Date {
	if s == (Span{}) {
		return d
	}
	return s.from(d, cal, 1).date
}
