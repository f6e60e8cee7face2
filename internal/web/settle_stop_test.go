package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kith/internal/testcase/world"
)

// stops are what there is to look into of somebody who was stopped, as the form has it.
func stops(c *world.Client) []string {
	var all []string
	for _, m := range regexp.MustCompile(`value="([^"]* stopped[^"]*)"`).FindAllStringSubmatch(c.Get("/looks/unusual").Body, -1) {
		all = append(all, m[1])
	}
	return all
}

func TestSettlingAStopCoversWhatWasStoppedUntilThenAndNotTheRestOfTheDay(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		at := "/families/" + string(c.Family)
		opened(t, w, w.Chair, most(t, w.Chair))
		isStopped := func() {
			t.Helper()
			if p := w.Client(t, w.Chair).Get(at); p.Status != http.StatusTooManyRequests {
				t.Fatalf("one more than anybody's work: %d", p.Status)
			}
		}
		isStopped()
		w.Advance(time.Minute)
		isStopped()
		dpo := w.Client(t, protection(t, w))
		first := stops(dpo)
		if len(first) != 1 {
			t.Fatalf("two stops on end are one thing to look into: %v", first)
		}
		settle := func(c *world.Client, look, found string) world.Page {
			return c.Send("/looks/unusual", url.Values{"look": {look}, "found": {found}, "once": {look + found}})
		}
		w.Advance(time.Minute)
		isStopped() // meanwhile, before anybody settles it
		w.Advance(time.Minute)
		if p := settle(dpo, first[0], "their work"); p.Status != http.StatusSeeOther {
			t.Fatalf("it cannot be settled: %d %s", p.Status, p.Said(t))
		}
		if left := stops(dpo); len(left) != 0 {
			t.Errorf("left to look into: %v", left)
		}

		w.Advance(time.Minute)
		isStopped()
		again := stops(dpo)
		if len(again) != 1 || again[0] == first[0] {
			t.Fatalf("stopped again after that, and there is to look into: %v", again)
		}
		if p := settle(dpo, first[0], "possible breach"); !strings.Contains(p.Said(t), "Somebody has looked into this meanwhile") {
			t.Errorf("a page from before settles what came after: %d %s", p.Status, p.Said(t))
		}
		if p := settle(dpo, again[0], "spoken with"); p.Status != http.StatusSeeOther {
			t.Errorf("the second cannot be settled: %d %s", p.Status, p.Said(t))
		}
		said := dpo.Get("/looks/unusual").Said(t)
		if !strings.Contains(said, "It was part of their work") || !strings.Contains(said, "I spoke with them") || len(stops(dpo)) != 0 {
			t.Errorf("afterwards: %s", said)
		}
	})
}
