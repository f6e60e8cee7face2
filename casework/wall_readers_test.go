package casework_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/statement"
)

// TestNobodyIsGivenTheWidestReadersWithoutAChoice writes on the wall with one parent, with two, and with two children.
func TestNobodyIsGivenTheWidestReadersWithoutAChoice(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		one := w.Sitting("Kai Example")
		mother := one.Joins("Mia Example", one.Child("Kai"))
		one.Opened(mother)
		if one.Run().Several {
			t.Error("with one parent and one child there is nothing to choose")
		}
		said := casework.Writing{Heading: one.Run().Wall[0].Key, Text: "Kai sings", Kind: statement.Fact, Children: []access.PersonID{one.Child("Kai")}}
		one.Do(w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), one.ID, said))

		father := one.Joins("Ben Example", one.Child("Kai"))
		if !one.Run().Several || len(one.Run().OfFamily) != 2 {
			t.Errorf("with two parents: %+v", one.Run().OfFamily)
		}
		if err := w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), one.ID, said); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("written for nobody in particular: %v", err)
		}
		said.Without = "no such place"
		if err := w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), one.ID, said); !errors.Is(err, casework.ErrWallReaders) {
			t.Errorf("written without somebody who is not there: %v", err)
		}
		said.Without, said.Text = one.Seat(father), "Mia goes to a class on Tuesdays"
		one.Writes(said)
		if !holds(t, one.Room(mother), said.Text) || !holds(t, one.Room(w.Teacher), said.Text) {
			t.Error("those it is for do not have it")
		}
		if holds(t, one.Room(father), "class on Tuesdays") {
			t.Error("the father reads what is for everybody but him")
		}
	})
}

func TestOfSeveralChildrenItIsSaidWhomSomethingIsAbout(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example").Opened()
		said := casework.Writing{Heading: s.Run().Wall[0].Key, Text: "It is warm at home", Kind: statement.Fact, Audience: access.For(access.Everyone)}
		if err := w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), s.ID, said); !errors.Is(err, casework.ErrWallAbout) {
			t.Errorf("about nobody: %v", err)
		}
		said.Whole = true
		s.Do(w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), s.ID, said))
	})
}

// TestAFormSaysBeforehandWhoWillReadIt looks at what a parent is told before they give a score or answer the danger
// statement, with the other parent there and without.
func TestAFormSaysBeforehandWhoWillReadIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		kai, ava := s.Child("Kai"), s.Child("Ava")
		mother := s.Joins("Mia Example", kai, ava)
		s.Opened(mother)
		other := s.Joins("Zed Other", ava)
		s.Do(w.Desk.StateDanger(t.Context(), w.Doing(w.Chair), s.ID, kai, "We worry that Kai is alone at night"))
		s.Do(w.Desk.StateDanger(t.Context(), w.Doing(w.Chair), s.ID, ava, "We worry that Ava is alone at night"))
		at := func(child access.PersonID, form string) string {
			return said(t, w, mother, "/meetings/"+string(s.ID)+"/room/children/"+string(child)+"/"+form)
		}
		for _, form := range []string{"score", "danger"} {
			if page := at(kai, form); !strings.Contains(page, "the professionals at the meeting") || strings.Contains(page, "other parents") || strings.Contains(page, "Zed") {
				t.Errorf("%s, about the child whose father is not there: %s", form, page)
			}
			if page := at(ava, form); !strings.Contains(page, "Ava’s other parents and carers") || strings.Contains(page, "Zed") {
				t.Errorf("%s, about the other's child: %s", form, page)
			}
		}
		s.Do(w.Desk.AnswerDanger(t.Context(), w.Doing(mother), s.ID, ava, "She is never alone", ""))
		s.Do(w.Desk.GiveScore(t.Context(), w.Doing(mother), s.ID, conference.Score{Child: ava, Words: conference.ScoreWords{Value: 7, Reason: "She sleeps now"}}))
		s.Do(w.Desk.RevealScores(t.Context(), w.Doing(w.Chair), s.ID, ava))
		if room := s.Room(other); !holds(t, room, "She is never alone") || !holds(t, room, "She sleeps now") {
			t.Error("it does not reach those whom the form names: the form is wrong")
		}
	})
}

func TestAParentMayGiveTheirReasonsToTheProfessionalsAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother, father := s.Joins("Mia Example", kai), s.Joins("Zed Other", kai)
		s.Opened(mother, father)
		s.Do(w.Desk.StateDanger(t.Context(), w.Doing(w.Chair), s.ID, kai, "We worry that Kai is alone at night"))
		c, at := w.Client(t, mother), "/meetings/"+string(s.ID)+"/room/children/"+string(kai)
		for form, words := range map[string]url.Values{
			"/danger": {"text": {"I am afraid of him"}}, "/score": {"score": {"7"}, "reason": {"He came by at night"}},
		} {
			words.Set("audience", "professionals")
			if p := c.Post(at+form, words); p.Status != http.StatusSeeOther {
				t.Fatalf("%s: %d %s", form, p.Status, p.Said(t))
			}
		}
		s.Do(w.Desk.RevealScores(t.Context(), w.Doing(w.Chair), s.ID, kai))
		for _, said := range []string{"I am afraid of him", "He came by at night"} {
			if holds(t, s.Room(father), said) {
				t.Errorf("the father reads %q", said)
			}
			if !holds(t, s.Room(w.Teacher), said) || !holds(t, s.Room(mother), said) || !holds(t, s.Run(), said) {
				t.Errorf("the professionals, or she herself, do not read %q", said)
			}
		}
		if scores := s.Room(father).Boards[0].Scores; len(scores) != 1 || scores[0].Words != (conference.ScoreWords{Value: 7}) {
			t.Errorf("the father sees %+v", scores)
		}
	})
}
