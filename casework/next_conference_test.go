package casework_test

import (
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

// next are the kinds of task on somebody's list.
func next(t *testing.T, w *world.World, who access.Actor) []casework.TaskKind {
	t.Helper()
	seen, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []casework.TaskKind
	for _, task := range seen.Show().Tasks {
		kinds = append(kinds, task.Kind)
	}
	return kinds
}

// lists checks what of the running conference is on somebody's list, and what is not.
func lists(t *testing.T, w *world.World, when string, who access.Actor, has []casework.TaskKind, not ...casework.TaskKind) {
	t.Helper()
	got := next(t, w, who)
	for _, one := range has {
		if !slices.Contains(got, one) {
			t.Errorf("%s: %s has not %q: %q", when, who.Account, one, got)
		}
	}
	for _, one := range not {
		if slices.Contains(got, one) {
			t.Errorf("%s: %s has %q: %q", when, who.Account, one, got)
		}
	}
}

func TestEverybodyHasTheirPartOfTheConferenceOnTheirList(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		mother := s.Joins("Mia Example", kai)
		type kinds = []casework.TaskKind

		lists(t, w, "before", w.Chair, kinds{casework.TaskTalkBeforehand, casework.TaskOpenConference}, casework.TaskCloseConference)
		lists(t, w, "before", w.Recorder, kinds{casework.TaskMarkAttendance}, casework.TaskKeepWall, casework.TaskOpenConference)
		lists(t, w, "before", w.Teacher, kinds{casework.TaskJoinConference}, casework.TaskGiveView)
		lists(t, w, "before", mother, kinds{casework.TaskJoinRoom}, casework.TaskSayView, casework.TaskJoinConference)
		lists(t, w, "before", w.OtherChair, nil, casework.TaskTalkBeforehand, casework.TaskOpenConference)
		lists(t, w, "before", w.GP, nil, casework.TaskJoinConference)

		s.Opened(mother)
		s.Do(w.Desk.SendNote(t.Context(), w.Doing(mother), s.ID, conference.Note{
			Kind: conference.Question, Words: conference.NoteWords{Text: "May I have a break?"},
		}))
		lists(t, w, "open", w.Chair, kinds{casework.TaskAnswerRoom, casework.TaskCloseConference}, casework.TaskTalkBeforehand, casework.TaskOpenConference)
		lists(t, w, "open", w.Recorder, kinds{casework.TaskKeepWall}, casework.TaskMarkAttendance)
		lists(t, w, "open", w.Teacher, kinds{casework.TaskGiveView})
		lists(t, w, "open", mother, kinds{casework.TaskJoinRoom, casework.TaskSayView})

		s.Views(kai, conference.ProtectionPlan, mother)
		s.Do(w.Desk.AnswerNote(t.Context(), w.Doing(w.Chair), s.ID, s.Run().Tray[0].ID, "Yes, now"))
		lists(t, w, "said", w.Chair, kinds{casework.TaskCloseConference}, casework.TaskAnswerRoom)
		lists(t, w, "said", w.Teacher, kinds{casework.TaskJoinConference}, casework.TaskGiveView)
		lists(t, w, "said", mother, kinds{casework.TaskJoinRoom}, casework.TaskSayView)
	})
}

func TestAFatherIsAskedForHisViewOfHisOwnChildAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		father := s.Joins("Ben Example", s.Child("Kai"))
		s.Opened(father)
		s.Do(w.Desk.GiveView(t.Context(), w.Doing(father), s.ID, conference.View{Child: s.Child("Kai"), Outcome: conference.NoView}))
		lists(t, w, "his own child said", father, nil, casework.TaskSayView)
	})
}

func TestTheTalksBeforehandComeOntoTheChairsListAWeekBefore(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		mother := w.Member(booked.Family, access.PartParent, "Mel Example", booked.Children[0].ID)
		w.InviteMember(booked.ID, mother, conference.RoleParent)
		lists(t, w, "two weeks before", w.Chair, nil, casework.TaskTalkBeforehand, casework.TaskOpenConference)
		w.SetDay(booked.HeldOn.AddDays(-7))
		lists(t, w, "a week before", w.Chair, []casework.TaskKind{casework.TaskTalkBeforehand}, casework.TaskOpenConference)
	})
}
