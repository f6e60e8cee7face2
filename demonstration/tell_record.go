package demonstration

import (
	"cmp"
	"slices"

	"kith/casework"
	"kith/record"
	"kith/timescale"
)

// correction is what a line of an issued record should say, and why.
type correction struct {
	said, should, why string
}

// issues tells how the record was made in the days after the conference: the recorder checks it, the chair signs it
// with the list of who gets what, the unit issues it, and each of the family has their copy in a way that is safe for
// them: by post where post is safe, else from their worker's hand.
func (s *teller) issues(m *meeting) {
	s.issue(m, m.on)
}

// corrects tells how a line of the issued record was put right: everyone whose copy it changes has another.
func (s *teller) corrects(m *meeting, c correction) {
	begun := s.onDay(s.workingDays(m.on, 6))
	seen := got(s.desk.ViewRecord(s.ctx, s.staff("unit"), s.conference))("reading the record").Show()
	at := slices.IndexFunc(seen.Content.Items(), func(i record.Item) bool { return i.Text == c.said })
	if at < 0 {
		must("correcting the record", errNoLine)
	}
	must("correcting the record", second(s.desk.CorrectRecord(s.ctx, s.by("unit"), s.conference, seen.Content.Items()[at].Ref,
		record.CorrectionWords{Should: c.should, Reason: c.why})))
	s.issue(m, begun)
}

func (s *teller) issue(m *meeting, after timescale.Date) {
	s.onDay(s.workingDays(after, 1))
	must("checking the record", second(s.desk.CheckRecord(s.ctx, s.by("recorder"), s.conference)))
	s.onDay(s.workingDays(after, 2))
	list := got(s.desk.ViewRecipients(s.ctx, s.staff(m.chair), s.conference))("looking at who gets the record").Show()
	must("signing the record", second(s.desk.SignRecord(s.ctx, s.by(m.chair), s.conference, list.Approval)))
	issued := s.onDay(s.workingDays(after, 3))
	must("issuing the record", second(s.desk.IssueRecord(s.ctx, s.by("unit"), s.conference, "")))
	var posted []record.CopyID
	for _, c := range s.copies() {
		if !c.FamilySide || c.State != record.ToSend {
			continue
		}
		way := s.sentBy(m, c)
		must("sending "+c.Name+"’s copy", second(s.desk.SendCopy(s.ctx, s.by("unit"), c.ID, way, issued, "")))
		if way == record.OnOwnPage {
			must("opening "+c.Name+"’s copy", second(s.desk.OpenCopy(s.ctx, s.by(firstOf(c.Name)), c.ID)))
		} else if way != record.GivenInHand {
			posted = append(posted, c.ID)
		}
	}
	there := s.onDay(s.workingDays(after, 5))
	for _, c := range posted {
		must("noting that a copy came", second(s.desk.CopyArrived(s.ctx, s.by("unit"), c, there)))
	}
}

// sentBy is how somebody's copy goes to them: as the story says, or else the first of the ways that are safe.
func (s *teller) sentBy(m *meeting, c casework.CopyLine) record.Way {
	for _, g := range m.guests {
		if g.who == firstOf(c.Name) {
			return cmp.Or(g.copy, c.Ways[0])
		}
	}
	return c.Ways[0]
}

// copies are those of the conference's record, as the unit sees them.
func (s *teller) copies() []casework.CopyLine {
	return got(s.desk.ViewRecipients(s.ctx, s.staff("unit"), s.conference))("looking at the copies").Show().Copies
}

// workingDays is so many working days after a day, and never after today.
func (s *teller) workingDays(after timescale.Date, n int) timescale.Date {
	d := s.clock.calendar.AddWorkingDays(after, n)
	if d.After(s.clock.today()) {
		return s.clock.today()
	}
	return d
}
