package web

import "kith/plan"

// myCalendar is a file with the dates of a plan for somebody's own calendar.
func (s *Site) myCalendar(v *Visit) error {
	seen, err := s.desk.ViewMyDates(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err != nil {
		return err
	}
	return s.sendDates(v, seen.Show())
}
