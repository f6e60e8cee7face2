package world

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
)

// Review books the review that this conference, now closed, asked for, on the day that was set, asks everybody to it and
// moves to that day. These parents are in the room as well; it is not open yet.
func (s *Sitting) Review(parents ...access.Actor) *Sitting {
	s.w.t.Helper()

	list, err := s.w.Desk.ViewConferences(s.w.t.Context(), s.w.Unit)
	s.Do(err)
	var waits casework.ConferenceRow
	for _, row := range list.Show().ToBook {
		if row.Kind == conference.Review {
			waits = row
		}
	}
	booking := s.w.Booking()
	if booking.On = waits.HeldOn; booking.On.IsZero() {
		booking.On = waits.DueOn
	}
	if _, err := s.w.Desk.BookConference(s.w.t.Context(), s.w.Doing(s.w.Unit), waits.ID, booking); err != nil {
		s.w.t.Fatalf("booking a review: %v", err)
	}
	_, err = s.w.Desk.DeclareLinks(s.w.t.Context(), s.w.Doing(s.w.Chair), waits.ID, "no", "")
	s.Do(err)
	next := &Sitting{ID: waits.ID, Family: s.Family, Children: s.Children, w: s.w}
	staff := []struct {
		who  access.Actor
		role conference.Role
	}{
		{s.w.Chair, conference.RoleChair},
		{s.w.Recorder, conference.RoleRecorder},
		{s.w.SocialWorker, conference.RoleSocialWorker},
		{s.w.Teacher, conference.RoleSchool},
		{s.w.HealthVisitor, conference.RoleHealthVisitor},
		{s.w.Police, conference.RolePolice},
	}
	for _, one := range staff {
		s.w.Invite(next.ID, one.who, one.role)
	}
	for _, p := range parents {
		s.w.InviteMember(next.ID, p, conference.RoleParent)
	}
	s.w.SetDay(booking.On)
	for _, one := range staff {
		next.Marks(one.who, conference.InRoom)
	}
	for _, p := range parents {
		next.Marks(p, conference.InRoom)
	}
	return next
}
