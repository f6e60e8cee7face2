package web_test

import (
	"net/url"
	"strings"
	"testing"

	"kith/internal/testcase/world"
)

func TestSomebodyElseTypedBesideAChosenAgencyIsNotLeftOutWithoutAWord(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		at, worker := "/families/"+string(s.Family)+"/shared", w.Client(t, w.SocialWorker)
		day := strings.Split(w.Today().String(), "-")
		values := url.Values{
			"what": {"How he is at school"}, "agency": {"Hillside Primary School"}, "with": {"His football club"}, "about": {string(s.Child("Kai"))},
			"on-day": {day[2]}, "on-month": {day[1]}, "on-year": {day[0]}, "ground": {"public task"},
		}
		p := worker.Post(at, values)
		if said := p.Said(t); p.Status == 303 || !strings.Contains(said, "An agency is chosen above too") || !strings.Contains(p.Body, "His football club") {
			t.Fatalf("it answers %d: %s", p.Status, said)
		}
		values.Set("agency", "in words")
		p = worker.Post(at, values)
		if p.Status != 303 {
			t.Fatalf("mended, it answers %d: %s", p.Status, p.Said(t))
		}
		if said := worker.Get(p.Location).Said(t); !strings.Contains(said, "His football club") {
			t.Errorf("it is not written down: %s", said)
		}
	})
}
