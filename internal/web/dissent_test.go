package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/conference"
	"kith/internal/testcase/world"
)

func TestAProfessionalRecordsADissentOnTheirOwnPageAfterTheConference(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		s.Decides(kai, conference.ProtectionPlan, mother)
		s.Ends(mother, w.Teacher)
		w.Advance(time.Hour)
		last := w.Today().AddDays(3).Long()
		teacher, decided := w.Client(t, w.Teacher), "/meetings/"+string(s.ID)+"/decided"
		at := "/meetings/" + string(s.ID) + "/room/children/" + string(kai) + "/dissent"
		if body := teacher.Get(decided).Body; !strings.Contains(body, at) || !strings.Contains(body, "You can until "+last) {
			t.Fatal("the page of the conference does not lead to the form, or not say until when")
		}
		if done := teacher.Post(at, url.Values{"text": {"Help would have done."}}); done.Status != http.StatusSeeOther {
			t.Fatalf("the dissent is not taken: %d %s", done.Status, done.Body)
		}
		said := "on " + w.Today().Long() + ", after the "
		for who, has := range map[*world.Client]string{teacher: said + "conference", w.Client(t, mother): said + "meeting", w.Client(t, w.Chair): said + "conference"} {
			if body := who.Get(decided).Body; !strings.Contains(body, has) || !strings.Contains(body, "Help would have done.") {
				t.Errorf("a page of what was decided does not say %q", has)
			}
		}
		w.SetDay(w.Today().AddDays(4))
		teacher = w.Client(t, w.Teacher) // signed out by now
		if body := teacher.Get(at).Body; !strings.Contains(body, "The last day to record a dissent from this conference was "+last) || strings.Contains(body, "Record my dissent") {
			t.Error("a day too late the page does not name the last day, or still has the form")
		}
		if body := teacher.Get(decided).Body; strings.Contains(body, at) || !strings.Contains(body, "Help would have done.") {
			t.Error("a day too late the form is still offered")
		}
	}, world.Procedure("pan-sussex"))
}
