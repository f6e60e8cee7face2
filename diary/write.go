package diary

import (
	"fmt"
	"io"
	"time"

	ical "github.com/emersion/go-ical"

	"kith/timescale"
)

// Meeting is a meeting as somebody's calendar shows it to everybody who looks at it: that there is one, and when.
type Meeting struct {
	Name   string // tells it from others, and nothing else: see Write
	On     timescale.Date
	Begins string // "10:00", none where only the day is set
	Ends   string // none where nobody has said
}

// Write writes meetings as a calendar (RFC 5545): each is called "Meeting", and no more is said of it than when it is.
func Write(to io.Writer, all []Meeting, now timescale.Instant) error {
	if len(all) == 0 { // the library writes no calendar without an entry
		_, err := io.WriteString(to, "BEGIN:VCALENDAR\r\nPRODID:"+program+"\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
		return err
	}
	c := ical.NewCalendar()
	c.Props.SetText(ical.PropVersion, "2.0")
	c.Props.SetText(ical.PropProductID, program)
	for _, m := range all {
		e := ical.NewEvent()
		e.Props.SetText(ical.PropUID, m.Name+Own)
		e.Props.SetDateTime(ical.PropDateTimeStamp, now.Time())
		e.Props.SetText(ical.PropSummary, "Meeting")
		if m.Begins == "" {
			e.Props.SetDate(ical.PropDateTimeStart, m.On.At(0, 0).London())
		} else {
			e.Props.SetDateTime(ical.PropDateTimeStart, m.at(m.Begins))
		}
		if m.Begins != "" && m.Ends != "" {
			e.Props.SetDateTime(ical.PropDateTimeEnd, m.at(m.Ends))
		}
		c.Children = append(c.Children, e.Component)
	}
	if err := ical.NewEncoder(to).Encode(c); err != nil {
		return fmt.Errorf("writing a calendar: %w", err)
	}
	return nil
}

const program = "-//Kith//EN"

func (m Meeting) at(clock string) time.Time {
	return m.On.At(Minutes(clock)/60, Minutes(clock)%60).Time()
}
