package casework_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestWhatWasRecordedBeforeIsKeptAndShownToTheStaffAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		outlined(t, w, s, kai)
		s.Views(kai, conference.ProtectionPlan, mother)
		hears := func(words string, audience access.Audience) {
			t.Helper()
			s.Do(w.Desk.RecordHeard(t.Context(), w.Doing(w.Recorder), s.ID, conference.Heard{
				Child: kai, Way: conference.MetTheChair, Audience: audience, Words: conference.HeardWords{Text: words},
			}))
		}
		hears("I want to stay at home", access.For(access.Everyone))
		hears("I want to stay with Nan", access.For(access.Professionals))
		hears("I want to stay with Nan and see Mum", access.For(access.Everyone))

		first := decided(kai)
		first.Words.Reasons = "The first reasons"
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, first))
		dissents := func(words string) {
			t.Helper()
			s.Do(w.Desk.RecordDissent(t.Context(), w.Doing(w.Teacher), s.ID, conference.Dissent{Child: kai, Words: conference.DissentWords{Text: words}}))
		}
		s.Do(w.Desk.NoteDissentTalk(t.Context(), w.Doing(w.Chair), s.ID, kai, s.Seat(w.Teacher)))
		dissents("It is too much")
		dissents("It is too much, and too soon")
		second := conference.Decision{Child: kai, Outcome: conference.NoPlan, Words: conference.DecisionWords{Harm: "None", Reasons: "The second reasons"}}
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, second))

		run := s.Run().PerChild[0]
		if got := run.Earlier.Heard; len(got) != 2 || got[0].Words.Text != "I want to stay at home" || got[1].Words.Text != "I want to stay with Nan" || got[0].By != "Bea Quinn" {
			t.Errorf("how he was heard before: %+v", got)
		}
		if got := run.Earlier.Decisions; len(got) != 1 || got[0].Words.Reasons != "The first reasons" || got[0].Outcome != conference.ProtectionPlan {
			t.Errorf("decided before: %+v", got)
		}
		if got := run.Earlier.Dissents; len(got) != 2 || got[0].Words.Text != "It is too much" || got[1].Words.Text != "It is too much, and too soon" {
			t.Errorf("dissented before: %+v", got)
		}
		if holds(t, run.Earlier.Dissents, string(w.Teacher.Account)) {
			t.Error("the dissenter is named")
		}
		if len(run.Dissents) != 0 || run.Decision.Words.Reasons != "The second reasons" {
			t.Errorf("what stands: %+v", run)
		}
		said := w.Client(t, w.Chair).Get("/meetings/" + string(s.ID) + "/children").Said(t)
		for _, want := range []string{"Earlier versions about Kai Example", "I want to stay with Nan", "The first reasons", "too soon", "by Bea Quinn"} {
			if !strings.Contains(said, want) {
				t.Errorf("the chair does not read %q: %s", want, said)
			}
		}
		closed(t, w, s)
		for who, reads := range map[access.Actor]bool{w.Teacher: true, mother: false} {
			seen, err := w.Desk.ViewDecided(t.Context(), who, s.ID)
			s.Do(err)
			if got := holds(t, seen.Show(), "The first reasons"); got != reads {
				t.Errorf("%s reads the earlier decision: %v", who.Account, got)
			}
			said := w.Client(t, who).Get("/meetings/" + string(s.ID) + "/decided").Said(t)
			if got := strings.Contains(said, "Earlier versions"); got != reads {
				t.Errorf("%s is shown earlier versions: %v", who.Account, got)
			}
		}
	}, world.Procedure("gateshead"))
}
