package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/fault"
	"kith/timescale"
)

// movesHere begins a family that has moved here with a plan, today, and asks for the conference that receives it. Nobody here
// has raised a concern about them, so there is none to decide about.
func (s *teller) movesHere(worker string, children []casework.ConcernChild, why string) {
	s.worker = worker
	s.conference = got(s.desk.ReceiveFamily(s.ctx, s.by("unit"), casework.Arrival{
		Children: children, Worker: s.staff(worker).Account,
		Request: casework.Request{Kind: conference.TransferIn, Notified: timescale.InstantOf(s.clock.Now()).Date(), Why: why},
	}))("receiving the family")
	seen := got(s.desk.ViewConference(s.ctx, s.staff("unit"), s.conference))("reading the conference").Show()
	s.family = seen.Family
	for _, child := range seen.Children {
		s.people[child.First] = child.ID
	}
}

// books sets the family's conference that waits for a day, and has its chair declare their links.
func (s *teller) books(m *meeting) {
	if m.chair == "" {
		m.chair = "chair"
	}
	s.conference = s.waiting()
	taken := s.book(m)
	for _, begins := range []string{"09:00", "11:00", "13:00", "15:00", "17:00"} {
		if len(fault.Of(taken)) == 0 {
			break
		}
		m.begins = begins // another family's conference is on that day, whatever day the demonstration is for
		taken = s.book(m)
	}
	must("booking the conference", taken)
	must("declaring links", second(s.desk.DeclareLinks(s.ctx, s.by(m.chair), s.conference, "no", "")))
}

func (s *teller) book(m *meeting) error {
	return second(s.desk.BookConference(s.ctx, s.by("unit"), s.conference, conference.Booking{
		On: m.on, Begins: m.begins, Ends: later(m.begins), Venue: m.venue,
		Joining: "Ask the unit for a link or a number to ring: " + s.cast.telephone("unit"),
		Chair:   s.staff(m.chair).Account, Recorder: s.staff("recorder").Account,
	}))
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
