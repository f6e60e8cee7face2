package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/casework"
	"kith/family"
	"kith/internal/testcase/world"
)

func TestTheUnitPutsAChildOnAConferenceOnItsPage(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		lily, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
			Family: c.Family, Kind: family.Child, Details: family.Details{Name: "Lily Example", Born: w.Today().AddDays(-3000)},
		})
		if err != nil {
			t.Fatal(err)
		}
		at := "/meetings/" + string(c.ID) + "/about"
		unit := w.Client(t, w.Unit)
		if p := unit.Get("/meetings/" + string(c.ID)); !strings.Contains(p.Body, at) {
			t.Error("the conference's page has no way to it")
		}
		filled := url.Values{"children": {string(c.Children[0].ID), string(lily)}, "reason": {"The request left her out"}}
		refused := unit.Post(at, filled)
		if refused.Status != http.StatusUnprocessableEntity || !strings.Contains(refused.Body, "Choose who agreed") || !strings.Contains(refused.Body, "The request left her out") {
			t.Errorf("agreed by nobody: %d %s", refused.Status, refused.Said(t))
		}
		filled.Set("agreed-by", string(w.Manager.Account))
		done := unit.Post(at, filled)
		if done.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		if got := unit.Get(done.Location).Said(t); !strings.Contains(got, "It is also about Lily") || !strings.Contains(got, "The request left her out") {
			t.Errorf("the conference's page says:\n%s", got)
		}
		if p := w.Client(t, w.Chair).Get(at); p.Status == http.StatusOK {
			t.Error("the chair, who does not book it, is shown the form")
		}
	})
}
