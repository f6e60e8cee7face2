package casework_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/statement"
)

// holds reports whether anything of a value, written out whole, contains a text.
func holds(t *testing.T, value any, text string) bool {
	t.Helper()

	all, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(all), text)
}

func TestAConferenceCannotBeOpenedUntilTheChairHasTalkedWithEachParentOrSaidWhyNot(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		if err := w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID); !errors.Is(err, conference.ErrGatesOpen) {
			t.Fatalf("opened without a talk: %v", err)
		}
		talk := conference.Talk{Invitation: s.Seat(mother)}
		if err := w.Desk.RecordTalk(t.Context(), w.Doing(w.Chair), s.ID, talk); !errors.Is(err, conference.ErrTalkReason) {
			t.Fatalf("no talk and no reason: %v", err)
		}
		talk.Words.Reason = "Your train was late"
		s.Do(w.Desk.RecordTalk(t.Context(), w.Doing(w.Chair), s.ID, talk))
		s.Do(w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID))
		if !holds(t, s.Room(mother), "Your train was late") {
			t.Error("the parent cannot read why the chair did not talk with her")
		}
		if holds(t, s.Room(w.Teacher), "Your train was late") {
			t.Error("the teacher reads the chair's note for the parent")
		}
	})
}

func TestWhatWasAgreedBeforehandIsShownToTheChairDuringTheConference(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		father := s.Joins("Ben Example", s.Children[0].ID)
		s.Opened(mother, father)
		if run := s.Run(); len(run.Talks) != 2 || run.Talks[0].Talk.Words.Agreed == "" {
			t.Errorf("talks: %+v", run.Talks)
		}
		if room := s.Room(mother); room.Talk == nil || room.Talk.Invitation != s.Seat(mother) {
			t.Errorf("her own talk: %+v", room.Talk)
		}
	})
}

func TestAWallTellsAFatherNothingOfAnothersChild(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		kai, ava := s.Child("Kai"), s.Child("Ava")
		mother := s.Joins("Mia Example", kai, ava)
		father, other := s.Joins("Ben Example", kai), s.Joins("Zed Other", ava)
		s.Opened(mother, father, other)
		heading := s.Run().Wall[0].Key
		s.Writes(casework.Writing{Heading: heading, Text: "Ava sleeps badly at Zed’s", Kind: statement.Opinion, SaidBy: s.Seat(other), Children: []access.PersonID{ava}})
		s.Writes(casework.Writing{Heading: heading, Text: "Kai likes school", Kind: statement.Fact, SaidBy: s.Seat(w.Teacher), Children: []access.PersonID{kai}})
		s.Writes(casework.Writing{Heading: heading, Text: "The home is warm", Kind: statement.Observation, SaidBy: s.Seat(other)})
		s.Do(w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
			Children: []access.PersonID{ava}, ByOn: w.Today().AddDays(7),
			Words: conference.LineWords{Change: "Ava sleeps", Action: "A new bed", Know: "She says so"},
		}, s.Seat(w.SocialWorker), casework.Readers{Audience: access.For(access.Everyone)}))
		s.Views(ava, conference.ProtectionPlan, mother, other)

		room := s.Room(father)
		for _, hidden := range []string{"Ava", "Zed", string(ava), "sleeps", "new bed", string(other.Account), string(other.Person)} {
			if holds(t, room, hidden) {
				t.Errorf("the father’s copy holds %q", hidden)
			}
		}
		for _, his := range []string{"Kai likes school", "The home is warm"} {
			if !holds(t, room, his) {
				t.Errorf("the father's copy lacks %q", his)
			}
		}
		if got := len(room.Wall[0].Entries); got != 2 {
			t.Errorf("he sees %d entries, want 2", got)
		}
	})
}

func TestSomethingNotForFamiliesIsOnNoFamilysWall(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		s.Opened(mother)
		s.Writes(casework.Writing{
			Heading: s.Run().Wall[0].Key, Text: "A quiet matter", Kind: statement.Fact, Audience: access.For(access.Professionals),
		})
		if holds(t, s.Room(mother), "A quiet matter") {
			t.Error("the mother's copy holds what is for professionals")
		}
		if !holds(t, s.Room(w.Teacher), "A quiet matter") {
			t.Error("the teacher's copy lacks it")
		}
	})
}

func TestAnEntryIsForTheRoomOnlyWhileItIsCheckedAndOnceItIsAgreed(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example").Opened()
		heading := s.Run().Wall[0].Key
		s.Do(w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), s.ID, casework.Writing{
			Heading: heading, Text: "Kai sings", Kind: statement.Fact, Whole: true, Audience: access.For(access.Everyone),
		}))
		if holds(t, s.Room(w.Teacher), "Kai sings") {
			t.Error("an entry nobody has checked is on the teacher's screen")
		}
		entry := s.Run().Wall[0].Entries[0].ID
		s.Do(w.Desk.SettleEntry(t.Context(), w.Doing(w.Chair), s.ID, entry, conference.Checking, ""))
		if room := s.Room(w.Teacher); room.Checking == nil || len(room.Wall[0].Entries) != 0 {
			t.Error("what is being checked stands in its own strip, and not yet on the wall")
		}
		s.Do(w.Desk.SettleEntry(t.Context(), w.Doing(w.Chair), s.ID, entry, conference.Agreed, ""))
		if room := s.Room(w.Teacher); room.Checking != nil || len(room.Wall[0].Entries) != 1 {
			t.Error("an agreed entry is on the wall")
		}
		s.Do(w.Desk.SendNote(t.Context(), w.Doing(w.Teacher), s.ID, conference.Note{Kind: conference.NotRight, Entry: entry, Words: conference.NoteWords{Text: "He hums"}}))
		if room := s.Room(w.HealthVisitor); !room.Wall[0].Entries[0].Challenged || holds(t, room, "He hums") {
			t.Error("a challenged entry is marked for everybody, and the note is for the chair")
		}
		if len(s.Run().Tray) != 1 {
			t.Error("the chair has the note in the tray")
		}
		s.Do(w.Desk.SettleEntry(t.Context(), w.Doing(w.Chair), s.ID, entry, conference.Checking, ""))
		s.Do(w.Desk.SettleEntry(t.Context(), w.Doing(w.Chair), s.ID, entry, conference.Differing, "He hums"))
		shown := s.Room(w.HealthVisitor).Wall[0].Entries[0]
		if shown.Challenged || shown.Other == nil || shown.Other.Text != "He hums" {
			t.Errorf("both versions stand side by side: %+v", shown)
		}
	})
}

func TestNobodysCopyHoldsAnothersScoreBeforeTheReveal(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		score := func(n int, why string) conference.Score {
			return conference.Score{Child: kai, Words: conference.ScoreWords{Value: n, Reason: why}}
		}
		s.Do(w.Desk.GiveScore(t.Context(), w.Doing(mother), s.ID, score(8, "He is happy with me")))
		s.Do(w.Desk.GiveScore(t.Context(), w.Doing(w.Teacher), s.ID, score(3, "He comes hungry")))
		said := score(5, "Weight is right")
		said.Invitation = s.Seat(w.HealthVisitor)
		s.Do(w.Desk.RecordScore(t.Context(), w.Doing(w.Recorder), s.ID, said))
		if err := w.Desk.GiveScore(t.Context(), w.Doing(w.Police), s.ID, score(11, "")); err == nil {
			t.Error("eleven is not on the scale")
		}
		all := []string{"He is happy with me", "He comes hungry", "Weight is right"}
		recorder, err := w.Desk.ViewRun(t.Context(), w.Recorder, s.ID)
		s.Do(err)
		for who, copied := range map[string]any{
			"chair": s.Run(), "recorder": recorder.Show(), "worker": s.Room(w.SocialWorker), "police": s.Room(w.Police),
		} {
			for _, why := range all {
				if holds(t, copied, why) {
					t.Errorf("the %s's copy holds %q before the reveal", who, why)
				}
			}
		}
		if room := s.Room(mother); !holds(t, room, all[0]) || holds(t, room, all[1]) || holds(t, room, all[2]) {
			t.Error("the mother sees her own score, and only hers")
		}
		s.Do(w.Desk.RevealScores(t.Context(), w.Doing(w.Chair), s.ID, kai))
		for _, why := range all {
			if !holds(t, s.Room(mother), why) || !holds(t, s.Room(w.Police), why) {
				t.Errorf("%q is shown to everybody after the reveal", why)
			}
		}
		if err := w.Desk.GiveScore(t.Context(), w.Doing(mother), s.ID, score(1, "")); !errors.Is(err, conference.ErrRevealed) {
			t.Errorf("a score after the reveal: %v", err)
		}
	})
}

func TestTheRoundShowsTheChairWhoHasNotSpokenAndRespectsSilence(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Children[0].ID)
		s.Opened(mother)
		wall := s.Run().Wall
		if got := len(wall[0].Waiting); got != 5 {
			t.Fatalf("%d wait for their turn, want 5", got)
		}
		s.Do(w.Desk.PassTurn(t.Context(), w.Doing(mother), s.ID, wall[0].Key, conference.PrefersNotTo))
		s.Do(w.Desk.TakeTurn(t.Context(), w.Doing(w.Recorder), s.ID, conference.TurnTaken{Heading: wall[0].Key, Invitation: s.Seat(w.Teacher), Turn: conference.Spoke}))
		wall = s.Run().Wall
		if len(wall[0].Waiting) != 3 || len(wall[1].Waiting) != 4 {
			t.Errorf("waiting: %d under the first heading, %d under the second", len(wall[0].Waiting), len(wall[1].Waiting))
		}
	})
}
