package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

// heldAgain is a conference with a danger statement and a line of the outline plan of a day that was not quorate, open again.
func heldAgain(t *testing.T, w *world.World) (s *world.Sitting, kai access.PersonID, mel access.Actor) {
	t.Helper()
	s = w.Sitting("Kai Example")
	kai = s.Child("Kai")
	mel = s.Joins("Mel Example", kai)
	s.Opened(mel)
	s.Do(w.Desk.StateDanger(t.Context(), w.Doing(w.Chair), s.ID, kai, "We worry that Kai is alone at night."))
	addsLine(t, w, s, kai, "A place at the breakfast club")
	inquorate(t, w, s.ID)
	bookedAgain(t, w, s.ID)
	for _, who := range []access.Actor{w.Chair, w.Recorder, w.SocialWorker, w.Teacher, w.HealthVisitor, w.Police, mel} {
		s.Marks(who, conference.InRoom)
	}
	s.Opened(mel)
	return s, kai, mel
}

func addsLine(t *testing.T, w *world.World, s *world.Sitting, kai access.PersonID, action string) {
	t.Helper()
	s.Do(w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
		Children: []access.PersonID{kai}, ByOn: w.Today().AddDays(30),
		Words: conference.LineWords{Change: "Kai has breakfast", Action: action, Know: "The school says so"},
	}, s.Seat(w.SocialWorker), casework.Readers{Audience: access.For(access.Everyone)}))
}

func TestWhatCarriesOverFromADayThatWasGivenUpShowsItsDayAndCanBeLeftBehind(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s, kai, mel := heldAgain(t, w)
		first := s.Run().Earlier[0].On
		addsLine(t, w, s, kai, "Somebody comes at night")
		run := s.Run()
		if run.Boards[0].DangerOn != first || run.Boards[0].Danger == "" {
			t.Errorf("the danger statement stands as of %s", run.Boards[0].DangerOn)
		}
		if len(run.Outline) != 2 || run.Outline[0].SaidOn != first || !run.Outline[1].SaidOn.IsZero() {
			t.Errorf("the lines stand as of %+v", run.Outline)
		}
		if err := w.Desk.LeaveOutlineBehind(t.Context(), w.Doing(w.Recorder), s.ID); !refused(err) {
			t.Errorf("the recorder leaves the outline behind: %v", err)
		}
		s.Do(w.Desk.LeaveOutlineBehind(t.Context(), w.Doing(w.Chair), s.ID))
		s.Do(w.Desk.LeaveDangerBehind(t.Context(), w.Doing(w.Chair), s.ID, kai))
		run = s.Run()
		if run.Boards[0].Danger != "" || len(run.Outline) != 1 || run.Outline[0].Words.Action != "Somebody comes at night" {
			t.Errorf("what counts today is %q and %+v", run.Boards[0].Danger, run.Outline)
		}
		for who, earlier := range map[string][]casework.EarlierDay{"the chair": run.Earlier, "the mother": s.Room(mel).Earlier} {
			var kept []string
			for _, one := range earlier[0].Left {
				kept = append(kept, one.Child+": "+one.Text)
			}
			if !slices.Equal(kept, []string{"Kai: We worry that Kai is alone at night.", "Kai: A place at the breakfast club"}) {
				t.Errorf("%s finds with the earlier day %q", who, kept)
			}
		}
		for what, err := range map[string]error{
			"lines":              w.Desk.LeaveOutlineBehind(t.Context(), w.Doing(w.Chair), s.ID),
			"a danger statement": w.Desk.LeaveDangerBehind(t.Context(), w.Doing(w.Chair), s.ID, kai),
		} {
			if !errors.Is(err, casework.ErrNothingEarlier) {
				t.Errorf("there are no earlier %s left: %v", what, err)
			}
		}
	})
}

func TestADangerStatementOfAnEarlierDayIsKeptWithItsDayWhenAnotherIsWritten(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s, kai, _ := heldAgain(t, w)
		state := func(text string) {
			t.Helper()
			s.Do(w.Desk.StateDanger(t.Context(), w.Doing(w.Chair), s.ID, kai, text))
		}
		state("We worry that Kai is hungry.")
		state("We worry that Kai goes hungry at weekends.")
		run := s.Run()
		if left := run.Earlier[0].Left; len(left) != 1 || left[0].Text != "We worry that Kai is alone at night." {
			t.Errorf("with the earlier day is %+v", left)
		}
		if b := run.Boards[0]; b.Danger != "We worry that Kai goes hungry at weekends." || !b.DangerOn.IsZero() {
			t.Errorf("today’s is %+v", b)
		}
		if err := w.Desk.LeaveDangerBehind(t.Context(), w.Doing(w.Chair), s.ID, kai); !errors.Is(err, casework.ErrNothingEarlier) {
			t.Errorf("today’s is left behind: %v", err)
		}
	})
}
