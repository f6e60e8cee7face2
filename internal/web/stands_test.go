package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/internal/testcase/world"
)

func TestAFormThatWouldWriteOverSomebodyElsesSaysWhatStandsAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		s.Opened()
		at := "/meetings/" + string(s.ID) + "/children/" + string(s.Children[0].ID) + "/heard"
		chair, recorder := w.Client(t, w.Chair), w.Client(t, w.Recorder)
		form := func(page string) url.Values {
			for _, f := range world.Forms(t, page) {
				if f.Names["way"] {
					return f.Holds
				}
			}
			t.Fatalf("no form to fill in: %s", page)
			return nil
		}
		hers, his := form(chair.Get(at).Body), form(recorder.Get(at).Body)
		said := func(v url.Values, words string) url.Values {
			v.Set("way", "met the chair")
			v.Set("text", words)
			return v
		}
		if p := recorder.Send(at, said(his, "I want to stay with Mum")); p.Status != http.StatusSeeOther {
			t.Fatalf("the first to save: %d %s", p.Status, p.Said(t))
		}
		p := chair.Send(at, said(hers, "I like my bike"))
		if p.Status != http.StatusUnprocessableEntity {
			t.Fatalf("the second: %d %s", p.Status, p.Said(t))
		}
		for _, want := range []string{"What stands now", "I want to stay with Mum", "I like my bike"} {
			if !strings.Contains(p.Said(t)+p.Body, want) {
				t.Errorf("the page does not say %q", want)
			}
		}
		again := said(form(p.Body), "I like my bike")
		if p := chair.Send(at, again); p.Status != http.StatusSeeOther {
			t.Errorf("sent again having read it: %d %s", p.Status, p.Said(t))
		}
	})
}
