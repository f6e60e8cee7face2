package world

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/timescale"
)

// Sitting is a conference that has come to its day, with everybody in their place: the chair, the recorder, the social
// worker, the teacher, the health visitor and the police, and the parents whom Joins brings.
type Sitting struct {
	ID       conference.ID
	Family   access.FamilyID
	Children []casework.Named

	w *World
}

// Asked books a conference for these children, two weeks from now, and asks the staff to it.
func (w *World) Asked(children ...string) *Sitting {
	w.t.Helper()

	return w.asked(w.Booked(children...), nil)
}

// AskedApart is Asked, where some of the staff work with one of the children alone, by first name.
func (w *World) AskedApart(apart map[access.AccountID]string, children ...string) *Sitting {
	w.t.Helper()

	return w.asked(w.Booked(children...), apart)
}

// AskedBeforeBirth is Asked for the pre-birth conference of a child who is expected on a day.
func (w *World) AskedBeforeBirth(expected timescale.Date) *Sitting {
	w.t.Helper()

	return w.asked(w.booked(w.requestedBeforeBirth(expected)), nil)
}

func (w *World) asked(booked casework.ConferenceView, apart map[access.AccountID]string) *Sitting {
	w.t.Helper()

	s := &Sitting{ID: booked.ID, Family: booked.Family, Children: booked.Children, w: w}
	for _, one := range []struct {
		who  access.Actor
		role conference.Role
	}{
		{w.Chair, conference.RoleChair},
		{w.Recorder, conference.RoleRecorder},
		{w.SocialWorker, conference.RoleSocialWorker},
		{w.Teacher, conference.RoleSchool},
		{w.HealthVisitor, conference.RoleHealthVisitor},
		{w.Police, conference.RolePolice},
	} {
		var works []access.PersonID
		if child := apart[one.who.Account]; child != "" {
			works = append(works, s.Child(child))
		}
		w.Invite(s.ID, one.who, one.role, works...)
	}
	return s
}

// Sitting is Asked, on the day of the conference. Everybody is in the room; it is not open yet.
func (w *World) Sitting(children ...string) *Sitting {
	w.t.Helper()

	s := w.Asked(children...)
	w.SetDay(s.w.Conference(s.ID).HeldOn)
	s.AllThere()
	return s
}

// AllThere marks all the staff who are asked as in the room.
func (s *Sitting) AllThere() {
	w := s.w
	w.t.Helper()

	for _, who := range []access.Actor{w.Chair, w.Recorder, w.SocialWorker, w.Teacher, w.HealthVisitor, w.Police} {
		s.Marks(who, conference.InRoom)
	}
}

// Joins asks a parent of these children, lets them in and brings them into the room.
func (s *Sitting) Joins(called string, children ...access.PersonID) access.Actor {
	s.w.t.Helper()

	who := s.Asks(called, family.Mother, children...)
	s.Marks(who, conference.InRoom)
	return who
}

// Asks asks a parent of these children and lets them in.
func (s *Sitting) Asks(called string, tie family.Tie, children ...access.PersonID) access.Actor {
	s.w.t.Helper()

	who := s.w.relative(s.Family, called, tie, children...)
	s.w.InviteMember(s.ID, who, conference.RoleParent)
	return who
}

// Seat is the place of somebody at the conference: their invitation.
func (s *Sitting) Seat(who access.Actor) string {
	s.w.t.Helper()

	seen, err := s.w.Desk.ViewInvitations(s.w.t.Context(), s.w.Unit, s.ID)
	s.Do(err)
	for _, i := range seen.Show().Invited {
		if i.Invitation.Is(access.Party(who.Account)) || who.Person != "" && i.Invitation.Is(access.Party(who.Person)) {
			return i.Invitation.ID
		}
	}
	s.w.t.Fatalf("%s is not invited", who.Account)
	return ""
}

// Marks has the recorder mark how somebody is there.
func (s *Sitting) Marks(who access.Actor, how conference.Presence) {
	s.w.t.Helper()

	_, err := s.w.Desk.MarkAttendance(s.w.t.Context(), s.w.Doing(s.w.Recorder), s.ID, []casework.Attendance{
		{Invitation: s.Seat(who), Presence: how},
	})
	s.Do(err)
}

// Do fails the test if a step of the conference did not go.
func (s *Sitting) Do(err error) {
	s.w.t.Helper()
	if err != nil {
		s.w.t.Fatal(err)
	}
}

// Opened talks with each parent and opens the conference.
func (s *Sitting) Opened(parents ...access.Actor) *Sitting {
	s.w.t.Helper()

	for _, p := range parents {
		s.Do(s.w.Desk.RecordTalk(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID, conference.Talk{
			Invitation: s.Seat(p), Held: true, Words: conference.TalkWords{When: "9:30am", Agreed: "Speaks after the school"},
		}))
	}
	s.Do(s.w.Desk.OpenConference(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID))
	return s
}

// Writes puts something on the wall that the room agrees with.
func (s *Sitting) Writes(w casework.Writing) {
	s.w.t.Helper()

	w.Check = true
	if w.Audience.Kind() == "" && w.Without == "" {
		w.Audience = access.For(access.Everyone)
	}
	w.Whole = len(w.Children) == 0
	s.Do(s.w.Desk.WriteEntry(s.w.t.Context(), s.w.Doing(s.w.Recorder), s.ID, w))
	if checking := s.Run().Checking; checking != nil {
		s.Do(s.w.Desk.SettleEntry(s.w.t.Context(), s.w.Doing(s.w.Recorder), s.ID, checking.ID, conference.Agreed, ""))
	}
}

// Run is the running as its chair sees it.
func (s *Sitting) Run() casework.RunView {
	s.w.t.Helper()

	seen, err := s.w.Desk.ViewRun(s.w.t.Context(), s.w.Chair, s.ID)
	s.Do(err)
	return seen.Show()
}

// Room is the conference from somebody's own place.
func (s *Sitting) Room(who access.Actor) casework.RoomView {
	s.w.t.Helper()

	seen, err := s.w.Desk.ViewRoom(s.w.t.Context(), who, s.ID)
	s.Do(err)
	return seen.Show()
}

// Views gives the view of every professional and of these parents, for one child.
func (s *Sitting) Views(child access.PersonID, outcome conference.Outcome, parents ...access.Actor) {
	s.w.t.Helper()

	for _, who := range append([]access.Actor{s.w.SocialWorker, s.w.Teacher, s.w.HealthVisitor, s.w.Police}, parents...) {
		v := conference.View{Child: child, Outcome: outcome, Words: conference.ViewWords{Text: "Because of what we heard"}}
		if outcome == conference.ProtectionPlan {
			v.Categories = []conference.Category{conference.Neglect}
		}
		s.Do(s.w.Desk.GiveView(s.w.t.Context(), s.w.Doing(who), s.ID, v))
	}
}

// Child is one of the children, by first name.
func (s *Sitting) Child(first string) access.PersonID {
	s.w.t.Helper()

	for _, c := range s.Children {
		if c.First == first {
			return c.ID
		}
	}
	s.w.t.Fatalf("there is no child called %s", first)
	return ""
}
