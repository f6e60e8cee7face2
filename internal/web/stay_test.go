package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// TestEveryPageSaysUntilWhenItsReaderStaysSignedIn begins at nine in the morning.
func TestEveryPageSaysUntilWhenItsReaderStaysSignedIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Client(t, w.SocialWorker)
		says := func(at, want string) {
			t.Helper()
			if body := c.Get(at).Body; !strings.Contains(body, want) {
				t.Errorf("%s does not say %q: %s", at, want, body)
			}
		}
		says("/", `If you do nothing here, you are signed out at <span data-stay-until>10am</span>. Your drafts stay.`)
		w.Advance(50 * time.Minute)
		says("/stay", "You stay signed in until 10:50am")
		w.Advance(55 * time.Minute)
		says("/", `you are signed out at <span data-stay-until>11:45am`)
		if p := c.Send("/stay", url.Values{"x": {"1"}}); p.Status != http.StatusNoContent || p.Header.Get("Kith-Until") != "11:45am" {
			t.Errorf("a script is told %d %q", p.Status, p.Header.Get("Kith-Until"))
		}
		for range 11 { // in use until the end of it
			w.Advance(55 * time.Minute)
			c.Get("/")
		}
		if body := c.Get("/").Body; !strings.Contains(body, `data-stay-until>9pm`) || !strings.Contains(body, `data-stay-left="10"`) {
			t.Error("the very end of the session is not said")
		}
	})
}

// TestOnePressKeepsSomebodySignedInAndWhatTheyTypedStays is with a script and without.
func TestOnePressKeepsSomebodySignedInAndWhatTheyTypedStays(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	p := w.Browser(t, w.SocialWorker)
	p.Go("/concerns/new")
	p.Sees("signed out at 10am")
	w.Advance(20 * time.Minute)
	p.Fill("What is the concern?", "She came without a coat")
	p.Sees("signed out at 10:20am") // its draft was kept
	w.Advance(20 * time.Minute)
	p.Click("Stay signed in (opens a new tab)")
	p.Sees("signed out at 10:40am")
	if typed := p.Value("What is the concern?"); typed != "She came without a coat" {
		t.Errorf("the press took what was typed: %q", typed)
	}
	p.DoesNotSee("We will sign you out in 2 minutes")
	if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE session SET ends_at = $1", w.DB.Now().Add(2*time.Minute)); err != nil {
		t.Fatal(err)
	}
	p.Reload()
	p.Sees("We will sign you out in 2 minutes, because it is long since you signed in", "signed out at 9:42am")
	p.MeetsWCAG()

	q := w.Browser(t, w.SocialWorker, browser.NoScript)
	q.Go("/concerns/new")
	q.DoesNotSee("We will sign you out in 2 minutes")
	if href := q.Href("Stay signed in (opens a new tab)"); !strings.HasSuffix(href, "/stay") {
		t.Errorf("without a script it leads to %q", href)
	}
}
