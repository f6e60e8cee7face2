package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/internal/testcase/world"
)

func TestTheUnitBooksAConferenceOnItsPage(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := string(w.Requested("Kai Example"))
		w.CheckChairs()
		unit := w.Client(t, w.Unit)
		if p := unit.Get("/"); !strings.Contains(p.Body, "Book the conference") {
			t.Errorf("the unit's list: %s", p.Said(t))
		}
		filled := url.Values{
			"on-day": {"4"}, "on-month": {"1"}, "on-year": {"2027"}, "begins": {"10am"}, "venue": {"Town Hall"},
			"chair": {string(w.Chair.Account)}, "recorder": {string(w.Recorder.Account)},
		}
		late := unit.Post("/meetings/"+id+"/book", filled)
		if late.Status != http.StatusUnprocessableEntity || !strings.Contains(late.Body, "Enter why the conference is after its last day") {
			t.Errorf("a late date: %d %s", late.Status, late.Said(t))
		}
		if !strings.Contains(late.Body, "Town Hall") {
			t.Error("what was typed is gone")
		}
		filled.Set("on-day", "15")
		filled.Set("on-month", "12")
		filled.Set("on-year", "2026")
		done := unit.Post("/meetings/"+id+"/book", filled)
		if done.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		said := unit.Get(done.Location).Said(t)
		for _, want := range []string{"Tuesday 15 December 2026, 10am", "Pat Lindqvist", "Tuesday 22 December 2026", "15 working days from the strategy discussion"} {
			if !strings.Contains(said, want) {
				t.Errorf("the conference's page does not say %q:\n%s", want, said)
			}
		}
		if p := w.Client(t, w.Teacher).Get(done.Location); p.Status != http.StatusNotFound {
			t.Errorf("the teacher, who is not invited: %d", p.Status)
		}
		if p := w.Client(t, w.Chair).Get(done.Location); !strings.Contains(p.Body, "Say whether you have a link") {
			t.Errorf("the chair: %s", p.Said(t))
		}
	})
}
