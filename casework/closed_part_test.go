package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/statement"
)

// partly is a running conference whose father is out for a part.
func partly(t *testing.T, w *world.World) *keptOut {
	t.Helper()
	k := keptAt(t, w)
	k.Marks(k.father, conference.InRoom)
	k.decides(k.decision(conference.OutOfPart))
	k.tells()
	k.Opened(k.mother, k.father)
	return k
}

func (k *keptOut) closes(back string) {
	k.Do(k.w.Desk.OpenClosedPart(k.t.Context(), k.w.Doing(k.w.Chair), k.ID, []string{k.Seat(k.father)}, back))
}

func (k *keptOut) ends() {
	k.Do(k.w.Desk.EndClosedPart(k.t.Context(), k.w.Doing(k.w.Chair), k.ID))
}

func TestAClosedPartTakesADecisionThatWasTold(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		begin := func(who ...string) error {
			return w.Desk.OpenClosedPart(t.Context(), w.Doing(w.Chair), k.ID, who, "11:30")
		}
		if err := begin(k.Seat(k.father)); err == nil {
			t.Error("begun before the conference")
		}
		k.Opened(k.mother, k.father)
		if err := begin(); !errors.Is(err, conference.ErrNobodyOut) {
			t.Errorf("for nobody: %v", err)
		}
		if err := begin(k.Seat(k.father)); !errors.Is(err, conference.ErrOutNotDecided) {
			t.Errorf("not decided: %v", err)
		}
		k.decides(k.decision(conference.OutOfPart))
		if err := begin(k.Seat(k.father)); !errors.Is(err, conference.ErrOutNotTold) {
			t.Errorf("not told: %v", err)
		}
		k.Do(w.Desk.TellExclusion(t.Context(), w.Doing(w.SocialWorker), k.ID, k.Seat(k.father), conference.Telling{
			By: w.SocialWorker.Account, At: k.later(), Why: "It came up in the room",
		}))
		if err := w.Desk.OpenClosedPart(t.Context(), w.Doing(w.Recorder), k.ID, []string{k.Seat(k.father)}, ""); err == nil {
			t.Error("begun by the recorder")
		}
		k.Do(begin(k.Seat(k.father)))
		if err := begin(k.Seat(k.father)); !errors.Is(err, conference.ErrPartOpen) {
			t.Errorf("begun twice: %v", err)
		}
		if err := w.Desk.CloseConference(t.Context(), w.Doing(w.Chair), k.ID); !errors.Is(err, conference.ErrPartOpen) {
			t.Errorf("closed meanwhile: %v", err)
		}
		k.ends()
		if err := w.Desk.EndClosedPart(t.Context(), w.Doing(w.Chair), k.ID); !errors.Is(err, conference.ErrNoPartOpen) {
			t.Errorf("ended twice: %v", err)
		}
	})
}

// TestWhoeverIsOutOfAClosedPartSeesOnlyThatItIsClosed follows the father's page while things are said without him.
func TestWhoeverIsOutOfAClosedPartSeesOnlyThatItIsClosed(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := partly(t, w)
		room := "/meetings/" + string(k.ID) + "/room"
		client := w.Client(t, k.father)
		k.closes("11:30")
		before := client.Get(room)
		if !strings.Contains(before.Body, "This part of the meeting is private") || !strings.Contains(before.Body, "11:30am") || strings.Contains(before.Body, k.Run().Wall[0].Title) {
			t.Errorf("his page: %s", before.Body)
		}
		if page := w.Client(t, k.mother).Get(room).Body; !strings.Contains(page, "This part of the meeting is private, until about 11:30am") || strings.Contains(page, "Stay nearby") {
			t.Errorf("the mother's page: %s", page)
		}
		k.saysInPart()
		if now := client.Get(room); now.Body != before.Body {
			t.Errorf("his page reads otherwise while things are said:\n%s\n%s", before.Body, now.Body)
		}
		for _, form := range []string{"/say", "/children/" + string(k.kai) + "/view", "/children/" + string(k.kai) + "/score"} {
			if page := client.Get(room + form).Body; !strings.Contains(page, "This part of the meeting is private") || strings.Contains(page, "evenings") {
				t.Errorf("%s: %s", form, page)
			}
		}
		err := w.Desk.SendNote(t.Context(), w.Doing(k.father), k.ID, conference.Note{Kind: conference.Comment, Words: conference.NoteWords{Text: "What is said?"}})
		if !errors.Is(err, conference.ErrOutOfPart) {
			t.Errorf("he speaks in it: %v", err)
		}
		k.ends()
		if page := client.Get(room).Body; strings.Contains(page, "evenings") || strings.Contains(page, "I am afraid") || !strings.Contains(page, k.Run().Wall[0].Title) {
			t.Errorf("his page afterwards: %s", page)
		}
		if page := w.Client(t, k.mother).Get(room).Body; !strings.Contains(page, "The evenings are loud") {
			t.Errorf("the mother's page afterwards: %s", page)
		}
	})
}

// saysInPart says something of every kind that a closed part can hold.
func (k *keptOut) saysInPart() {
	ctx, w := k.t.Context(), k.w
	k.Writes(casework.Writing{Heading: k.Run().Wall[0].Key, Text: "The evenings are loud", Kind: statement.Fact, Children: []access.PersonID{k.kai}})
	k.Do(w.Desk.StateDanger(ctx, w.Doing(w.Chair), k.ID, k.kai, "We worry about the evenings"))
	k.Do(w.Desk.AnswerDanger(ctx, w.Doing(k.mother), k.ID, k.kai, "I am afraid in the evenings", access.Everyone))
	k.Do(w.Desk.GiveScore(ctx, w.Doing(w.Teacher), k.ID, conference.Score{Child: k.kai, Words: conference.ScoreWords{Value: 3, Reason: "Because of the evenings"}}))
	k.Do(w.Desk.GiveView(ctx, w.Doing(k.mother), k.ID, conference.View{Child: k.kai, Outcome: conference.ChildInNeedPlan, Words: conference.ViewWords{Text: "Help us in the evenings"}}))
	k.Do(w.Desk.RecordHeard(ctx, w.Doing(w.Chair), k.ID, conference.Heard{Child: k.kai, Way: conference.BySocial, Words: conference.HeardWords{Text: "Kai wants quiet evenings"}}))
}

// TestWhatWasSaidInAClosedPartIsSharedOnlyByTheChair takes each thing of it from what nobody who was out may know to what they may.
func TestWhatWasSaidInAClosedPartIsSharedOnlyByTheChair(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := partly(t, w)
		k.closes("")
		k.saysInPart()
		seat := k.Seat(k.father)
		share := func(who access.Actor, item string) error {
			return w.Desk.ShareItem(t.Context(), w.Doing(who), k.ID, item, seat)
		}
		k.ends()
		k.Do(w.Desk.RevealScores(t.Context(), w.Doing(w.Chair), k.ID, k.kai))
		seen, err := w.Desk.ViewClosedParts(t.Context(), w.Chair, k.ID)
		k.Do(err)
		items := seen.Show().Over[0].Items
		if len(items) != 6 {
			t.Fatalf("what was said: %+v", items)
		}
		words := func() string { return w.Client(t, k.father).Get("/meetings/" + string(k.ID) + "/room").Body }
		if page := words(); strings.Contains(strings.ToLower(page), "evenings") {
			t.Errorf("he reads of it: %s", page)
		}
		if err := share(w.Recorder, items[0].ID); err == nil {
			t.Error("shared by the recorder")
		}
		for _, item := range items {
			k.Do(share(w.Chair, item.ID))
		}
		page := words()
		for _, said := range []string{"The evenings are loud", "We worry about the evenings", "I am afraid in the evenings", "Because of the evenings"} {
			if !strings.Contains(page, said) {
				t.Errorf("shared, and not there: %s", said)
			}
		}
		if err := w.Desk.ShareItem(t.Context(), w.Doing(w.Chair), k.ID, items[0].ID, k.Seat(k.mother)); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("shared with somebody who was there: %v", err)
		}
	})
}

func TestWhatNeedsEverybodyWaitsForTheEndOfAClosedPart(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := partly(t, w)
		k.closes("")
		line := conference.OutlineLine{Children: []access.PersonID{k.kai}, ByOn: w.Today().AddDays(7), Words: conference.LineWords{Change: "a", Action: "b", Know: "c"}}
		for name, err := range map[string]error{
			"a line":     w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Chair), k.ID, line, k.Seat(w.Teacher), casework.Readers{Audience: access.For(access.Everyone)}),
			"a decision": w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), k.ID, conference.Decision{Child: k.kai, Outcome: conference.NoPlan}),
			"the scores": w.Desk.RevealScores(t.Context(), w.Doing(w.Chair), k.ID, k.kai),
		} {
			if !errors.Is(err, conference.ErrNotInAPart) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
