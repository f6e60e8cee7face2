package web_test

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// loseKey takes a family's key away, for longer than any server has it at hand.
func loseKey(t *testing.T, w *world.World, f access.FamilyID) {
	t.Helper()

	if err := os.Remove(canary.KeyFile(w.Families, string(w.Tenant.ID), string(f))); err != nil {
		t.Fatal(err)
	}
	w.Advance(11 * time.Minute)
}

// TestAFamilyWhoseKeyIsGoneIsAnsweredCalmlyOnEveryPage asks for every page: whoever may know of the family reads what is the case and whom to
// ring, and everybody else what they read of a family that is not there.
func TestAFamilyWhoseKeyIsGoneIsAnsweredCalmlyOnEveryPage(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		loseKey(t, w, c.family)
		for _, who := range []person{
			{"the social worker", c.SocialWorker, false},
			{"the safeguarding unit", c.Unit, false},
			{"the mother", c.mother, false},
			{"another family's parent", c.stranger, true},
			{"the doctor", c.GP, true},
			{"another partnership's unit", c.Elsewhere.Unit, true},
		} {
			client, calm := w.Client(t, who.actor), 0
			for _, pattern := range patterns() {
				p := client.Get(c.address(t, pattern, false))
				switch {
				case p.Status >= http.StatusInternalServerError:
					t.Errorf("%s for %s: %d", pattern, who.name, p.Status)
				case p.Status == http.StatusGone && who.apart:
					t.Errorf("%s tells %s that there is such a family", pattern, who.name)
				case p.Status == http.StatusGone:
					calm++
					if said := p.Said(t); !strings.Contains(said, "Jo Reed, ") || !strings.Contains(said, "01632 960 102") || strings.Contains(p.Body, "Kai") {
						t.Errorf("%s for %s: %s", pattern, who.name, said)
					}
				}
			}
			if calm < 5 && !who.apart {
				t.Errorf("%s reads it on %d pages: this test proves less than it should", who.name, calm)
			}
		}
		hidden, absent := w.Client(t, w.GP).Get("/families/"+string(c.family)), w.Client(t, w.GP).Get("/families/"+strings.Repeat("z", len(c.family)))
		if hidden.Status != absent.Status || hidden.Said(t) != absent.Said(t) {
			t.Errorf("the doctor reads %d of it, and %d of what is not there", hidden.Status, absent.Status)
		}
	})
}

// What is typed on a form that was open when the key went is kept, whoever typed it, and tells nobody that the family is there.
func TestWhatIsTypedAboutAFamilyWhoseKeyIsGoneIsKept(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		loseKey(t, w, e.Family)
		form := "/families/" + string(e.Family) + "/hold"
		for _, who := range []access.Actor{w.SocialWorker, w.OtherSocialWorker} {
			client := w.Client(t, who)
			p := client.Send("/drafts", url.Values{"_form": {form}, "note": {"What I typed"}})
			if p.Status != http.StatusNoContent {
				t.Errorf("%s is told %d", who.Account, p.Status)
			}
			if p := client.Get("/unsent"); p.Status != http.StatusOK || !strings.Contains(p.Body, form) {
				t.Errorf("%s does not find it: %d %s", who.Account, p.Status, p.Said(t))
			}
		}
	})
}
