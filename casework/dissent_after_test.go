package casework_test

import (
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/record"
)

// protected is a conference of this procedure that gave Kai a protection plan, an hour after it closed.
func protected(t *testing.T, w *world.World) world.Two {
	t.Helper()
	s := w.Sitting("Kai Example")
	kai := s.Child("Kai")
	mother := s.Joins("Mia Example", kai)
	s.Opened(mother)
	s.Marks(w.Police, conference.Absent)
	s.Decides(kai, conference.ProtectionPlan, mother)
	s.Ends(mother, w.Teacher)
	w.Advance(time.Hour)
	return world.Two{Conference: s.ID, Family: s.Family, Kai: kai, Mother: mother}
}

func dissents(t *testing.T, w *world.World, who access.Actor, two world.Two, text string) error {
	t.Helper()
	return w.Desk.RecordDissent(t.Context(), w.Doing(who), two.Conference, conference.Dissent{
		Child: two.Kai, Words: conference.DissentWords{Text: text},
	})
}

func TestADissentIsRecordedAfterTheConferenceUntilTheLastDay(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := protected(t, w)
		last := w.Today().AddDays(3)
		room, err := w.Desk.ViewRoom(t.Context(), w.Teacher, two.Conference)
		if err != nil || room.Show().Children[0].LastDay != last || room.Show().Children[0].MayNot != "" {
			t.Fatalf("the teacher is not told until when: %+v, %v", room.Show().Children, err)
		}
		lists(t, w, "before", w.Chair, nil, casework.TaskSeeDissent)
		if err := dissents(t, w, w.Police, two, "Too soon"); err == nil || !strings.Contains(err.Error(), "at the conference can dissent") {
			t.Errorf("the police were not there: %v", err)
		}
		w.SetDay(last)
		if err := dissents(t, w, w.Teacher, two, "Help would have done."); err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{w.Chair, w.Unit} {
			lists(t, w, "once it is recorded", who, []casework.TaskKind{casework.TaskSeeDissent})
		}
		lists(t, w, "once it is recorded", w.SocialWorker, nil, casework.TaskSeeDissent)
		seen, err := w.Desk.ViewRecord(t.Context(), w.Unit, two.Conference)
		if err != nil || !strings.Contains(words(seen.Show().Content), "Help would have done.") ||
			!strings.Contains(words(seen.Show().Content), "written on "+last.Long()) {
			t.Errorf("the record does not say when: %v", err)
		}
		if said := words(seen.Show().Content); strings.Contains(said, "said so to the chair in the conference") {
			t.Error("the record says that the dissent was made in the conference")
		}
		w.SetDay(last.AddDays(1))
		if err := dissents(t, w, w.HealthVisitor, two, "I too"); err == nil || !strings.Contains(err.Error(), last.Long()) {
			t.Errorf("a day too late: %v", err)
		}
		issued(t, w, two)
		lists(t, w, "once it is signed", w.Unit, nil, casework.TaskSeeDissent)
		lists(t, w, "once it is signed", w.Chair, nil, casework.TaskSeeDissent)
	}, world.Procedure("pan-sussex"))
}

func TestADissentAfterTheRecordWasIssuedGoesTheWayOfACorrection(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := protected(t, w)
		first := issued(t, w, two)["Mia Example"].ID
		w.Advance(time.Hour)
		if err := dissents(t, w, w.Teacher, two, "Help would have done."); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewRecord(t.Context(), w.Unit, two.Conference)
		if err != nil || seen.Show().State != record.Draft || !seen.Show().Again {
			t.Fatalf("the record is not made anew: %+v, %v", seen.Show().State, err)
		}
		lists(t, w, "once it is recorded", w.Chair, []casework.TaskKind{casework.TaskSeeDissent})
		second := issued(t, w, two)["Mia Example"].ID
		if first == second || !strings.Contains(text(t, w, two.Mother, second), "Help would have done.") {
			t.Error("the mother has no copy with the dissent")
		}
		if strings.Contains(text(t, w, two.Mother, second), "Tom Ashby did not agree") {
			t.Error("it names who dissented")
		}
	}, world.Procedure("pan-sussex"))
}

func TestADissentSendsARecordThatWasSignedBack(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := protected(t, w)
		signed(t, w, two)
		w.Advance(time.Hour)
		if err := dissents(t, w, w.Teacher, two, "Help would have done."); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewRecord(t.Context(), w.Unit, two.Conference)
		if err != nil || seen.Show().State != record.Draft || !strings.Contains(seen.Show().SentBack, "dissent") {
			t.Errorf("the record is not sent back: %+v, %v", seen.Show().State, err)
		}
	}, world.Procedure("pan-sussex"))
}

func TestWhereDissentBelongsToTheConferenceNoneIsTakenAfterwards(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := protected(t, w)
		if err := dissents(t, w, w.Teacher, two, "Help would have done."); err == nil || !strings.Contains(err.Error(), "The conference is closed") {
			t.Error(err)
		}
		room, err := w.Desk.ViewRoom(t.Context(), w.Teacher, two.Conference)
		if err != nil || !room.Show().Children[0].LastDay.IsZero() {
			t.Errorf("it is offered: %v", err)
		}
	}, world.Procedure("gateshead"))
}

// words are all that a record says.
func words(d record.Document) string {
	var all []string
	for _, s := range d.Sections {
		all = append(all, s.Words...)
	}
	for _, i := range d.Items() {
		all = append(all, i.Mark, i.Text)
	}
	return strings.Join(all, "\n")
}
