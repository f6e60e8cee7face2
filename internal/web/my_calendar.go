package web

import (
	"fmt"
	"io"
	"strings"
	"time"

	"kith/casework"
	"kith/coregroup"
	"kith/plan"
	"kith/timescale"
)

// coming is one date to come, as a calendar holds it.
type coming struct {
	UID    string
	On     timescale.Date
	Begins string // "10:00", none where only the day is set
}

// comingUp are the dates of a plan that its reader may be at: the group's next meeting and the review.
func comingUp(p casework.PlanView) []coming {
	var all []coming
	for _, m := range p.Meetings {
		if m.State == coregroup.Planned {
			all = append(all, coming{"meeting-" + m.ID, m.HeldOn, m.Begins})
		}
	}
	if p.Review.There && !p.Review.On.IsZero() {
		all = append(all, coming{"review-" + string(p.ID), p.Review.On, p.Review.Begins})
	}
	return all
}

// myCalendar is a file with the dates of a plan for somebody's own calendar. A calendar is seen by others, so it says
// no more than that there is a meeting.
func (s *Site) myCalendar(v *Visit) error {
	seen, err := s.desk.ViewMyPlan(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	v.w.Header().Set("Content-Disposition", `attachment; filename="dates.ics"`)
	_, _ = io.WriteString(v.w, calendar(comingUp(seen.Show()), s.DB.Now().London())) // somebody who went away does not need it
	return nil
}

// calendar writes dates as iCalendar (RFC 5545).
func calendar(dates []coming, now time.Time) string {
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kith//EN"}
	for _, d := range dates {
		lines = append(lines, "BEGIN:VEVENT", "UID:"+d.UID, "DTSTAMP:"+stamp(now), starts(d), "SUMMARY:Meeting", "END:VEVENT")
	}
	return strings.Join(append(lines, "END:VCALENDAR", ""), "\r\n")
}

func stamp(at time.Time) string { return at.UTC().Format("20060102T150405Z") }

func starts(d coming) string {
	var hour, minute int
	if _, err := fmt.Sscanf(d.Begins, "%d:%d", &hour, &minute); err != nil {
		return "DTSTART;VALUE=DATE:" + strings.ReplaceAll(d.On.String(), "-", "")
	}
	return "DTSTART:" + stamp(d.On.At(hour, minute).London())
}
