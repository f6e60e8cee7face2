package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/timescale"
)

// transfers asks for a conference about children who moved here with a plan.
func (s *teller) transfers(told timescale.Date, children []string, why string) {
	s.conference = got(s.desk.RequestConference(s.ctx, s.by("unit"), casework.Request{
		Family: s.family, Kind: conference.TransferIn, Children: s.persons(children...), Notified: told, Why: why,
	}))("asking for a conference")
}

// books sets the family's conference that waits for a day, and has its chair declare their links.
func (s *teller) books(m *meeting) {
	if m.chair == "" {
		m.chair = "chair"
	}
	s.conference = s.waiting()
	must("booking the conference", second(s.desk.BookConference(s.ctx, s.by("unit"), s.conference, conference.Booking{
		On: m.on, Begins: m.begins, Ends: later(m.begins), Venue: m.venue,
		Joining: "Ask the unit for a link or a number to ring: " + s.cast.telephone("unit"),
		Chair:   s.staff(m.chair).Account, Recorder: s.staff("recorder").Account,
	})))
	must("declaring links", second(s.desk.DeclareLinks(s.ctx, s.by(m.chair), s.conference, "no", "")))
}

// waiting is the family's conference that has no day yet.
func (s *teller) waiting() conference.ID {
	list := got(s.desk.ViewConferences(s.ctx, s.staff(s.worker)))("listing conferences").Show()
	for _, row := range list.ToBook {
		for _, child := range row.Children {
			if s.people[child.First] == child.ID {
				return row.ID
			}
		}
	}
	must("finding the conference to book", errNoConference)
	return ""
}

// later is two hours after a time of day.
func later(begins string) string {
	hour := (begins[0]-'0')*10 + begins[1] - '0' + 2
	return string([]byte{'0' + hour/10, '0' + hour%10}) + begins[2:]
}
