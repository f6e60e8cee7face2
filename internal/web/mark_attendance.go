package web

import (
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

// markAttendance is the one page that marks who is there: a press for each person.
func (s *Site) markAttendance(v *Visit) error {
	return s.attendance(v, "/people", func(f *form.Form) error {
		seat, how, _ := strings.Cut(f.Line("press"), ":")
		if seat == "" {
			return conference.ErrNoPresence
		}
		mark, err := s.pressed(v, seat, how)
		if err != nil {
			return err
		}
		_, err = s.desk.MarkAttendance(v.ctx(), v.doing(), meeting(v), []casework.Attendance{mark})
		return err
	}, attendancePage)
}

// pressed is the mark that a press stands for. Somebody who leaves was there as they were.
func (s *Site) pressed(v *Visit, seat, how string) (casework.Attendance, error) {
	mark := casework.Attendance{Invitation: seat, Presence: conference.Presence(how)}
	if how != "left" {
		return mark, nil
	}
	seen, err := s.desk.ViewAttendance(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return mark, err
	}
	is, there := seatIn(seen.Show(), seat)
	if !there {
		return mark, access.ErrNotFound
	}
	mark.Presence, mark.Left = is.Presence, true
	return mark, nil
}

// noteAttendance notes what a press cannot say: when somebody came or left, who is there in their place, for which parts.
func (s *Site) noteAttendance(v *Visit) error {
	press := func(f *form.Form) error {
		how := conference.Presence(f.Line("presence"))
		if how == conference.Unmarked {
			return conference.ErrNoPresence
		}
		seen, err := s.desk.ViewAttendance(v.ctx(), v.actor(), meeting(v))
		if err != nil {
			return err
		}
		details := conference.AttendanceDetails{
			ArrivedAt: moment(f, "arrived", seen.Show().On), LeftAt: moment(f, "left", seen.Show().On), Deputy: f.Line("deputy"),
			Parts: f.Line("parts"), InformationSent: f.Has("information", "sent"),
		}
		if !f.OK() {
			return nil
		}
		_, err = s.desk.MarkAttendance(v.ctx(), v.doing(), meeting(v), []casework.Attendance{{
			Invitation: v.path("seat"), Presence: how, Left: !details.LeftAt.IsZero(), Details: &details,
		}})
		return err
	}
	return s.attendance(v, "/people", press, func(f *form.Form, a casework.AttendanceView) templ.Component {
		seat, there := seatIn(a, v.path("seat"))
		if !there {
			return notFound()
		}
		if !v.posted() && f.Kept == "" {
			fillAttendance(f, seat)
		}
		return noteAttendancePage(f, a, seat)
	})
}

// attendance is one page of those who mark who is there.
func (s *Site) attendance(v *Visit, next string, press func(f *form.Form) error, content func(f *form.Form, a casework.AttendanceView) templ.Component) error {
	f := v.form()
	if v.posted() {
		err := press(f)
		if err == nil && f.OK() {
			return v.see("%s", at(meeting(v), next))
		}
		if err != nil && !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewAttendance(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	a := seen.Show()
	if _, there := seatIn(a, v.path("seat")); v.path("seat") != "" && !there {
		return access.ErrNotFound
	}
	p := page.Page{Title: "Meeting", Area: page.Staff, BackHref: at(a.ID, "/invited")}
	if a.Runs {
		run := casework.RunView{MeetingHead: a.MeetingHead}
		run.Scale.On = a.Scores
		p.Top, p.BackHref = runTop(v, run), ""
	}
	return follow(v, p, seen, attendanceWritten, content(f, a))
}

func seatIn(a casework.AttendanceView, invitation string) (casework.Seat, bool) {
	for _, seat := range a.Seats {
		if seat.Invitation == invitation {
			return seat, true
		}
	}
	return casework.Seat{}, false
}

// moment reads a time of the day of the conference.
func moment(f *form.Form, name string, on timescale.Date) timescale.Instant {
	hour, minute, given := f.Clock(name)
	if !given {
		return timescale.Instant{}
	}
	return on.At(hour, minute)
}

func fillAttendance(f *form.Form, seat casework.Seat) {
	f.Values.Set("presence", string(seat.Presence))
	f.Values.Set("arrived", clockTime(seat.ArrivedAt))
	f.Values.Set("left", clockTime(seat.LeftAt))
	f.Values.Set("deputy", seat.Deputy)
	f.Values.Set("parts", seat.Parts)
	if seat.Information {
		f.Values.Set("information", "sent")
	}
}

func clockTime(i timescale.Instant) string {
	if i.IsZero() {
		return ""
	}
	return i.London().Format("3:04pm")
}

func thereChoices() []ask.Choice {
	return append(meansChoices(), ask.Choice{Value: string(conference.Absent), Text: "Not there"})
}

// thereWords say how somebody is there, or was.
func thereWords(s casework.Seat) string {
	if s.Presence == conference.Unmarked {
		return ""
	}
	said := upperFirst(string(s.Presence))
	if s.Presence == conference.Absent {
		said = "Not there"
	}
	if s.Late {
		said += ", came late at " + clockTime(s.ArrivedAt)
	}
	if !s.LeftAt.IsZero() {
		said += ", left at " + clockTime(s.LeftAt)
	}
	if s.Parts != "" {
		said += " (" + s.Parts + ")"
	}
	if s.Deputy != "" && s.Presence != conference.Absent {
		said += ". In their place: " + s.Deputy
	}
	return said
}
