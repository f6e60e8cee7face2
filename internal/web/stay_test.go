package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/access"
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
		if p := c.Send("/stay", url.Values{"x": {"1"}}); p.Status != http.StatusNoContent || p.Header.Get("Kith-Until") != "11:45am" || p.Header.Get("Kith-Left") != "3600" {
			t.Errorf("a script is told %d %q %q", p.Status, p.Header.Get("Kith-Until"), p.Header.Get("Kith-Left"))
		}
		for range 11 { // in use until the end of it
			w.Advance(55 * time.Minute)
			c.Get("/")
		}
		if body := c.Get("/").Body; !strings.Contains(body, `data-stay-until>9pm`) || !strings.Contains(body, `data-stay="600" data-stay-last`) {
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
	p.Click("Stay signed in")
	p.Sees("signed out at 10:40am", "You stay signed in until 10:40am")
	if typed := p.Value("What is the concern?"); typed != "She came without a coat" {
		t.Errorf("the press took what was typed: %q", typed)
	}
	p.DoesNotSee("We sign you out at")
	ends(t, w, 2*time.Minute)
	p.Reload()
	p.Sees("It is long since you signed in. We sign you out at 9:42am. What you typed is kept.", "signed out at 9:42am")
	p.MeetsWCAG()
	p.Screenshot("session-warning")

	q := w.Browser(t, w.SocialWorker, browser.NoScript)
	q.Go("/concerns/new")
	q.DoesNotSee("We sign you out at")
	if href := q.Href("Stay signed in (opens a new tab)"); !strings.HasSuffix(href, "/stay") {
		t.Errorf("without a script it leads to %q", href)
	}
}

// ends lets every session of the world end so much later than now, whatever is done.
func ends(t *testing.T, w *world.World, later time.Duration) {
	t.Helper()

	if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE session SET ends_at = $1", w.DB.Now().Add(later)); err != nil {
		t.Fatal(err)
	}
}

// TestAPageAsksHowLongIsLeftAndKeepsNoSessionAwakeByIt asks as the script does, long after the last press.
func TestAPageAsksHowLongIsLeftAndKeepsNoSessionAwakeByIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Client(t, w.SocialWorker)
		c.Get("/")
		for _, at := range []struct {
			later time.Duration
			left  string
		}{{58 * time.Minute, "180"}, {2 * time.Minute, "60"}, {time.Minute, "1"}} {
			w.Advance(at.later)
			if p := c.SendUnasked("/stay"); p.Status != http.StatusNoContent || p.Header.Get("Kith-Until") != "10am" || p.Header.Get("Kith-Left") != at.left {
				t.Errorf("%s on, %d says until %q, %q seconds, and %s are left", at.later, p.Status, p.Header.Get("Kith-Until"), p.Header.Get("Kith-Left"), at.left)
			}
		}
		w.Advance(time.Second)
		if p := c.SendUnasked("/stay"); p.Status != http.StatusSeeOther {
			t.Errorf("the session has ended, and the answer is %d", p.Status)
		}
	})
}

// TestAPageGoesWhenItsSessionHasEnded waits for the end that the page was told of.
func TestAPageGoesWhenItsSessionHasEnded(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	f := w.Enquiry(w.Concern("Kai Example")).Family
	mother := w.Member(f, access.PartParent, "Mel Example")
	p, q := w.Browser(t, mother, browser.Width(360)), w.Browser(t, w.SocialWorker)
	ends(t, w, 2*time.Second)
	p.Go("/")
	q.Go("/families/" + string(f))
	q.Sees("Kai Example")
	w.Advance(3 * time.Second)
	for _, one := range []*browser.Person{p, q} {
		one.Sees("We signed you out to keep your details safe. We kept what you wrote.")
		one.DoesNotSee("Kai Example", "Mel Example")
	}
	if at := q.Address(); !strings.Contains(at, "back=") {
		t.Errorf("the way back is lost: %s", at)
	}
}

// TestWithoutSignalAPageIsCoveredAtItsEndAndWhatWasTypedComesBackWithIt takes the network away.
func TestWithoutSignalAPageIsCoveredAtItsEndAndWhatWasTypedComesBackWithIt(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	p := w.Browser(t, w.SocialWorker, browser.Width(360))
	ends(t, w, 3*time.Second)
	p.Go("/concerns/new")
	p.Offline(true)
	p.Fill("What is the concern?", "She came without a coat")
	p.Sees("Your time here is over, and there is no signal.")
	p.DoesNotSee("What is the concern?", "Stay signed in")
	p.Screenshot("session-no-signal")
	ends(t, w, time.Hour) // it was used in another tab
	p.Offline(false)
	p.NoLongerSees("Your time here is over")
	if typed := p.Value("What is the concern?"); typed != "She came without a coat" {
		t.Errorf("what was typed is lost: %q", typed)
	}
	p.DoesNotSee("We sign you out at")
}
