package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func opening(s *world.Sitting, key conference.GateKey) casework.GateShown {
	for _, g := range s.Run().Opening {
		if g.Key == key {
			return g
		}
	}
	return casework.GateShown{}
}

// informed has the recorder note that the police sent what they know, and are not there.
func informed(t *testing.T, w *world.World, s *world.Sitting) {
	t.Helper()
	_, err := w.Desk.MarkAttendance(t.Context(), w.Doing(w.Recorder), s.ID, []casework.Attendance{{
		Invitation: s.Seat(w.Police), Presence: conference.Absent, Details: &conference.AttendanceDetails{InformationSent: true},
	}})
	s.Do(err)
}

func TestWhatThePoliceSentOpensTheirGateWhereTheProcedureCountsIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		s.Marks(w.Police, conference.Absent)
		if g := opening(s, conference.GatePolice); g.Kept {
			t.Error("neither there nor heard in writing, and the gate is open")
		}
		informed(t, w, s)
		if g := opening(s, conference.GatePolice); !g.Kept {
			t.Errorf("heard in writing: %+v", g)
		}
		if g := opening(s, conference.GateQuorum); !g.Kept {
			t.Errorf("school and health visitor are there: %+v", g)
		}
	}, world.Procedure("gateshead"))
}

func TestTheChairGoesOnWithoutThePoliceOnAGroundAndWithAReasonThatTheFamilyReads(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		informed(t, w, s) // in Cornwall a letter does not take their place at an initial conference
		s.Do(w.Desk.RecordTalk(t.Context(), w.Doing(w.Chair), s.ID, conference.Talk{
			Invitation: s.Seat(mother), Held: true, Words: conference.TalkWords{When: "9:30am", Agreed: "Speaks first"},
		}))
		if err := w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID); !errors.Is(err, conference.ErrGatesOpen) {
			t.Fatalf("opened without the police: %v", err)
		}
		goOn := func(who access.Actor, ground, reason string) error {
			_, err := w.Desk.GoOnWithoutQuorum(t.Context(), w.Doing(who), s.ID, ground, reason)
			return err
		}
		if err := goOn(w.Recorder, "enough-known", "They wrote"); err == nil {
			t.Error("the recorder went on")
		}
		if err := goOn(w.Chair, "enough-known", " "); !errors.Is(err, conference.ErrGateWhy) {
			t.Errorf("no reason: %v", err)
		}
		s.Do(goOn(w.Chair, "enough-known", "The officer was called away and wrote to us"))
		s.Do(w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID))
		if !holds(t, s.Room(mother), "The officer was called away and wrote to us") {
			t.Error("the mother cannot read why the conference went on")
		}
	})
}

func TestNobodyGoesOnWithoutAQuorumThatIsThereNorOnAGroundThatIsNone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		if _, err := w.Desk.GoOnWithoutQuorum(t.Context(), w.Doing(w.Chair), s.ID, "enough-known", "No need"); !errors.Is(err, conference.ErrQuorate) {
			t.Errorf("enough are there: %v", err)
		}
		for _, gone := range []access.Actor{w.Teacher, w.HealthVisitor, w.Police} {
			s.Marks(gone, conference.Absent)
		}
		err := w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, conference.GatePassed{
			Gate: conference.GateQuorum, Ground: "it is raining", Words: conference.GateWords{Why: "It rains"},
		})
		if !errors.Is(err, conference.ErrNoGround) {
			t.Errorf("no ground of the procedure: %v", err)
		}
	})
}

func TestWhatAParentSendsFromTheRoomReachesTheChairWithTheirName(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		s.Opened(mother)
		s.Do(w.Desk.SendNote(t.Context(), w.Doing(mother), s.ID, conference.Note{
			Kind: conference.Question, Words: conference.NoteWords{Text: "May I have a break?"},
		}))
		if tray := s.Run().Tray; len(tray) != 1 || tray[0].From.Name != "Mia Example" {
			t.Errorf("the tray: %+v", tray)
		}
	})
}

func TestAFathersListOfPeopleLeavesOutWhoeverWorksOnlyWithAnotherChild(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		father := s.Joins("Ben Example", s.Child("Kai"))
		w.Invite(s.ID, w.GP, conference.RoleDoctor, s.Child("Ava"))
		s.Marks(w.GP, conference.InRoom)
		if holds(t, s.Room(father), "Pryce") {
			t.Error("the father of Kai is told of Ava’s doctor")
		}
		if !holds(t, s.Room(w.Teacher), "Pryce") {
			t.Error("the teacher is not told of Ava’s doctor")
		}
	})
}

func TestWhoeverAParentBringsIsNamedForTheChairAndForThem(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		father := s.Joins("Ben Example", s.Children[0].ID)
		if _, err := w.Desk.NameSupporter(t.Context(), w.Doing(mother), s.ID, casework.Supporter{Role: conference.RoleSupporter, Name: "Asha Vale"}); err != nil {
			t.Fatal(err)
		}
		for _, seat := range s.Run().Seats {
			if seat.Name == "Asha Vale" {
				s.Do(second(w.Desk.MarkAttendance(t.Context(), w.Doing(w.Recorder), s.ID, []casework.Attendance{
					{Invitation: seat.Invitation, Presence: conference.InRoom},
				})))
			}
		}
		for _, knows := range []access.Actor{w.Teacher, mother} {
			if !holds(t, s.Room(knows), "Asha Vale") {
				t.Errorf("%s is not told who came with the mother", knows.Account)
			}
		}
		if holds(t, s.Room(father), "Asha Vale") {
			t.Error("the father is told whom the mother brought")
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestWhoIsThereIsMarkedByTheChairTheRecorderAndTheUnitAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mark := []casework.Attendance{{Invitation: s.Seat(w.Teacher), Presence: conference.ByVideo}}
		for _, may := range []access.Actor{w.Chair, w.Recorder, w.Unit} {
			s.Do(second(w.Desk.MarkAttendance(t.Context(), w.Doing(may), s.ID, mark)))
		}
		for _, not := range []access.Actor{w.Teacher, w.SocialWorker, w.GP, w.Elsewhere.Unit} {
			if _, err := w.Desk.MarkAttendance(t.Context(), w.Doing(not), s.ID, mark); err == nil {
				t.Errorf("%s marked who is there", not.Account)
			}
		}
	})
}
