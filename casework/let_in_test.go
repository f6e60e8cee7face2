package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestAParentWhoIsNotInvitedDoesNotSeeTheConference(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		father := w.Member(s.Family, access.PartParent, "Col Example", s.Child("Kai"))
		s.Opened(mother)
		if _, err := w.Desk.ViewRoom(t.Context(), father, s.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the room of somebody not invited: %v", err)
		}
		if err := w.Desk.AnswerDanger(t.Context(), w.Doing(father), s.ID, s.Child("Kai"), "Words", ""); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("words of somebody not invited: %v", err)
		}
	})
}

func TestTheScreenOfAParentWhoLeftShowsNothingUntilTheyAreBack(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		_, err := w.Desk.MarkAttendance(t.Context(), w.Doing(w.Chair), s.ID, []casework.Attendance{
			{Invitation: s.Seat(mother), Presence: conference.InRoom, Left: true},
		})
		s.Do(err)
		if gone := s.Room(mother); !gone.Left || len(gone.Seats)+len(gone.Wall)+len(gone.Steps)+len(gone.Children) != 0 {
			t.Errorf("somebody who left still sees %+v", gone)
		}
		if err := w.Desk.AnswerDanger(t.Context(), w.Doing(mother), s.ID, s.Child("Kai"), "Words", ""); !errors.Is(err, conference.ErrHasLeft) {
			t.Errorf("somebody who left says more: %v", err)
		}
		s.Marks(mother, conference.InRoom)
		if back := s.Room(mother); back.Left || len(back.Seats) == 0 {
			t.Errorf("back, and sees %+v", back)
		}
	})
}

func TestTheChairOfOneConferenceDoesNotRunAnother(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		first := w.Sitting("Kai Example")
		w.PartAt(first.Family, access.PartChair, w.OtherChair, "another conference")
		if _, err := w.Desk.ViewRun(t.Context(), w.OtherChair, first.ID); err == nil {
			t.Error("the chair of another conference of the family sees how this one runs")
		}
		if _, err := w.Desk.ViewRun(t.Context(), w.Chair, first.ID); err != nil {
			t.Errorf("its own chair: %v", err)
		}
	})
}
