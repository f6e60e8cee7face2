package world_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/world"
	"kith/timescale"
)

func TestAWorldIsTheSameOnBothEngines(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		first, second := w.Concern("Kai Example"), w.Concern("Ava Example")
		if first == second {
			t.Fatal("two concerns are one")
		}
		if got := string(first); got != "7zgy3bxjrx33abd37f5ditqani" {
			t.Errorf("the first enquiry is %s on this engine", got)
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.Elsewhere.Unit, first); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership got %v", err)
		}
		f := w.Enquiry(first)
		mother := w.Member(f.Family, access.PartParent, "Mel Example", f.Children[0].ID)
		if _, err := w.Desk.ViewNext(t.Context(), mother); err != nil {
			t.Errorf("the mother's own list: %v", err)
		}
		w.SetDay(timescale.NewDate(2027, time.March, 1))
		if got := w.Today().String(); got != "2027-03-01" {
			t.Errorf("today is %s", got)
		}
	})
}

func TestAClientFillsInForms(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		worker := w.Client(t, w.SocialWorker)
		sent := worker.Post("/concerns/new", url.Values{
			"concern": {world.Secret}, "agency": {"School"}, "source": {"1A"}, "child-1-name": {"Kai Example"},
			"referred-day": {"30"}, "referred-month": {"11"}, "referred-year": {"2026"},
			"child-1-born-day": {"1"}, "child-1-born-month": {"2"}, "child-1-born-year": {"2020"},
		})
		if sent.Status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", sent.Status, sent.Said(t))
		}
		if shown := worker.Get(sent.Location); !strings.Contains(shown.Body, world.Secret) {
			t.Errorf("%d\n%s", shown.Status, shown.Said(t))
		}
		if shown := w.Client(t, w.Teacher).Get(sent.Location); shown.Status != http.StatusNotFound {
			t.Errorf("the teacher: %d", shown.Status)
		}
	})
}

func TestABrowserIsSignedIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		w.Concern("Kai Example")
		w.Browser(t, w.Manager).Sees("What to do next", "Kai")
	})
}
