package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/internal/testcase/world"
)

func TestAHoldIsSaidToBeNeededStillOnThePageOfTheRecord(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		at := "/retention/" + string(w.Booked("Kai Example").Family)
		unit := w.Client(t, w.Unit)
		if p := unit.Post(at, url.Values{"why": {"inquiry"}, "note": {"The inquiry of 2027"}}); p.Status != http.StatusSeeOther {
			t.Fatalf("holding it: %d %s", p.Status, p.Said(t))
		}
		w.Advance(366 * 24 * time.Hour)
		unit = w.Client(t, w.Unit)
		reminded := func() bool {
			return strings.Contains(unit.Get("/").Said(t), "Look whether a record must be on hold still")
		}
		if !reminded() {
			t.Error("nobody is reminded of it")
		}
		if p := unit.Post(at, url.Values{"press": {"needed"}, "hold": {holdOf(t, unit, at)}}); p.Status != http.StatusSeeOther {
			t.Fatalf("saying that it is needed: %d %s", p.Status, p.Said(t))
		}
		if said := unit.Get(at).Said(t); !strings.Contains(said, "Needed still on "+w.Today().Long()) || reminded() {
			t.Errorf("it is not: %s", said)
		}
	})
}

// holdOf is the hold on a page.
func holdOf(t *testing.T, c *world.Client, at string) string {
	t.Helper()

	for _, f := range world.Forms(t, c.Get(at).Body) {
		if id := f.Holds.Get("hold"); id != "" {
			return id
		}
	}
	t.Fatal("no hold is on the page")
	return ""
}
