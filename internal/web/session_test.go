package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// typed is what somebody had written when their session ended: repeated fields, and the button they pressed.
func typed() url.Values {
	return url.Values{
		"concern": {"What " + world.Secret + " means"}, "from": {"A neighbour"}, "children": {"2"},
		"child-1-name": {"Kai Example"}, "child-2-name": {"Ava Example"}, "again": {"one", "two"}, "press": {"another child"}, "once": {"k"},
	}
}

func TestWhatIsSentWithAnEndedSessionIsOnTheFormAfterSigningIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Client(t, w.SocialWorker)
		w.Advance(62 * time.Minute)
		p := c.Send("/concerns/new", typed())
		if p.Status != http.StatusSeeOther || p.Location != "/sign-in?back=%2Fconcerns%2Fnew&ended=1" {
			t.Fatalf("%d, %s", p.Status, p.Location)
		}
		if said := c.Get(p.Location).Said(t); !strings.Contains(said, "We kept what you wrote") {
			t.Errorf("nobody says what became of it: %s", said)
		}
		p = c.Send("/sign-in", url.Values{"person": {string(w.SocialWorker.Account)}, "back": {"/concerns/new"}})
		if p.Location != "/concerns/new" {
			t.Fatalf("signing in leads to %q", p.Location)
		}
		form := world.Forms(t, c.Get("/concerns/new").Body)[0]
		for name, want := range map[string]string{
			"concern": "What " + world.Secret + " means", "child-2-name": "Ava Example", "press": "",
		} {
			if got := form.Holds.Get(name); got != want {
				t.Errorf("%s is %q, not %q", name, got, want)
			}
		}
		if form.Holds.Get("once") == "k" || form.Holds.Get("once") == "" {
			t.Errorf("the form has the key %q", form.Holds.Get("once"))
		}
		d, there, err := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new")
		if err != nil || !there || len(d.Fields["again"]) != 2 {
			t.Errorf("%v, %v, %v", d, there, err)
		}
		sent := form.Holds
		for name, v := range map[string]string{
			"source": "1A", "agency": "School", "child-1-born-day": "1", "child-1-born-month": "2", "child-1-born-year": "2020",
			"child-2-born-day": "1", "child-2-born-month": "2", "child-2-born-year": "2021", "referred-day": "", "referred-month": "", "referred-year": "",
		} {
			sent.Set(name, v)
		}
		today := w.Today()
		sent.Set("referred-day", strconv.Itoa(today.Day()))
		sent.Set("referred-month", strconv.Itoa(int(today.Month())))
		sent.Set("referred-year", strconv.Itoa(today.Year()))
		if p := c.Send("/concerns/new", sent); p.Status != http.StatusSeeOther {
			t.Fatalf("sending it: %d %s", p.Status, p.Said(t))
		}
		if _, there, _ := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new"); there {
			t.Error("the draft is still there after it was sent")
		}
		// A draft that was on its way when the form was sent does not come back.
		late := url.Values{"_form": {"/concerns/new"}, "once": {sent.Get("once")}, "concern": {"late"}}
		if p := c.Send("/drafts", late); p.Status != http.StatusNoContent {
			t.Errorf("%d", p.Status)
		}
		if _, there, _ := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new"); there {
			t.Error("what was sent came back as a draft")
		}
	})
}

func TestADraftThatArrivesAfterLeavingIsKeptUnderItsForm(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Client(t, w.SocialWorker)
		w.Advance(62 * time.Minute)
		p := c.Send("/drafts", url.Values{"_form": {"/concerns/new"}, "concern": {"half a sent"}})
		if p.Location != "/sign-in?ended=1" {
			t.Errorf("it leads to %q", p.Location)
		}
		if d, there, err := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new"); err != nil || !there || d.Fields.Get("concern") != "half a sent" {
			t.Errorf("%v, %v, %v", d, there, err)
		}
		w.Advance(48 * time.Hour)
		c.Send("/drafts", url.Values{"_form": {"/concerns/new"}, "concern": {"from an old cookie"}})
		if d, _, _ := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new"); d.Fields.Get("concern") != "half a sent" {
			t.Error("a cookie from days ago wrote a draft")
		}
	})
}

func TestWordsAreNotLostWithTheFormTheyStoodOn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		gone := "/enquiries/nowhere/words"
		c := w.Client(t, w.SocialWorker)
		if p := c.Send("/drafts", url.Values{"_form": {gone}, "words": {"Long thought out"}, "day": {"3"}}); p.Status != http.StatusNoContent {
			t.Fatal(p.Status)
		}
		if p := c.Get(gone); p.Status != http.StatusNotFound {
			t.Fatal(p.Status)
		}
		if said := c.Get("/unsent").Said(t); !strings.Contains(said, "Long thought out") {
			t.Errorf("not there: %s", said)
		}
		if said := w.Client(t, w.Manager).Get("/unsent").Said(t); strings.Contains(said, "Long") {
			t.Error("somebody else reads it")
		}
		if p := c.Post("/unsent", url.Values{"form": {gone}}); p.Status != http.StatusSeeOther {
			t.Fatal(p.Status)
		}
		if said := c.Get("/unsent").Said(t); strings.Contains(said, "Long") {
			t.Errorf("thrown away, and still there: %s", said)
		}
		for _, elsewhere := range []string{"//evil.example", `/\evil.example`, "https://evil.example", ""} {
			if p := c.Send("/drafts", url.Values{"_form": {elsewhere}, "words": {"x"}}); p.Status != http.StatusNotFound {
				t.Errorf("%q: %d", elsewhere, p.Status)
			}
			if p := c.Send("/sign-in", url.Values{"person": {string(w.SocialWorker.Account)}, "back": {elsewhere}}); p.Location != "/" {
				t.Errorf("signing in leads to %q", p.Location)
			}
		}
	})
}

func TestAFamilySessionEndsAfterAQuarterOfAnHourUnlessItIsUsed(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		mother := w.Member(e.Family, access.PartParent, "Ann Example", e.Children[0].ID)
		c, staff := w.Client(t, mother), w.Client(t, w.SocialWorker)
		if body := c.Get("/unsent").Body; !strings.Contains(body, `data-stay="900"`) || !strings.Contains(body, "we sign you out at") || !strings.Contains(body, "Run by "+w.Tenant.Name) {
			t.Error("the page does not say that the session ends, or who runs it")
		}
		for range 3 {
			w.Advance(14 * time.Minute)
			if p := c.Send("/stay", url.Values{"x": {"1"}}); p.Status != http.StatusNoContent {
				t.Fatalf("one press did not keep the session: %d %s", p.Status, p.Location)
			}
		}
		w.Advance(17 * time.Minute)
		if p := c.Get("/unsent"); p.Status != http.StatusSeeOther {
			t.Errorf("an idle session goes on: %d", p.Status)
		}
		if p := staff.Get("/unsent"); p.Status != http.StatusOK {
			t.Errorf("a worker's session ended after an hour in use by nobody else: %d", p.Status)
		}
		if body := staff.Get("/unsent").Body; !strings.Contains(body, `data-stay="3600"`) {
			t.Error("a worker is not warned")
		}
	})
}

func TestLeavingEndsTheSessionAndBackGivesTheSignInPage(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		for _, way := range []string{"leave", "sign out"} {
			c := w.Client(t, w.SocialWorker)
			if p := c.Get("/"); p.Status != http.StatusOK || p.Header.Get("Cache-Control") != "no-store" {
				t.Fatalf("%d, %q", p.Status, p.Header.Get("Cache-Control"))
			}
			if way == "leave" {
				if p := c.Get("/leave"); p.Location != "https://www.bbc.co.uk/weather" || !strings.Contains(p.Header.Get("Clear-Site-Data"), "cache") || p.Header.Get("Cache-Control") != "no-store" {
					t.Errorf("leaving: %s, %v", p.Location, p.Header)
				}
			} else if p := c.Post("/sign-out", nil); p.Location != "/sign-in" {
				t.Errorf("signing out leads to %q", p.Location)
			}
			if p := c.Get("/"); p.Status != http.StatusSeeOther || p.Location != "/sign-in" || p.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("after %s, back gives %d %s", way, p.Status, p.Location)
			}
		}
	})
}

func TestLeavingLeadsAwayThoughTheDatabaseFailsAndClearsNoOtherProgramsCookies(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newShell(t, w)
		in := s.enter(t, w.SocialWorker)
		away := func(what, at string) {
			t.Helper()
			got := s.ask(t, http.MethodGet, at, in, nil)
			if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != "https://www.bbc.co.uk/weather" {
				t.Errorf("%s: %d %s", what, got.StatusCode, got.Header.Get("Location"))
			}
			if clears := got.Header.Get("Clear-Site-Data"); clears != `"cache", "storage"` {
				t.Errorf("%s: it clears %s", what, clears)
			}
			if left := got.Cookies; len(left) != 1 || left[0].Name != in.Name || left[0].MaxAge >= 0 || left[0].Value != "" {
				t.Errorf("%s: the browser keeps its cookie: %v", what, left)
			}
		}
		away("an address that is none", "/leave?a=%ff")
		if got := s.ask(t, http.MethodGet, "/", in, nil); got.StatusCode != http.StatusSeeOther {
			t.Errorf("the session goes on: %d", got.StatusCode)
		}
		in = s.enter(t, w.SocialWorker)
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "ALTER TABLE session RENAME TO lost"); err != nil {
			t.Fatal(err)
		}
		if got := s.ask(t, http.MethodGet, "/", in, nil); got.StatusCode != http.StatusInternalServerError {
			t.Fatalf("the database answers: %d", got.StatusCode)
		}
		away("while the database fails", "/leave")
	})
}
