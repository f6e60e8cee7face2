package web_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/provider"
	"kith/internal/testcase/world"
)

// organised is a world whose first partnership has an organisation's own sign-in, run by npm's oidc-provider.
type organised struct {
	*world.World
	at   *provider.Provider
	ours *signin.Provider
}

func organise(t *testing.T, w *world.World) *organised {
	t.Helper()

	o := &organised{World: w, ours: &signin.Provider{ID: "council", Tenant: w.Tenant.ID, Name: "Northcliffe Council", Client: "kith", Secret: provider.Secret}}
	o.at = provider.Open(t, w.DB.Now().Time(), w.ServeProvider(t, o.ours), o.ours.ID)
	o.ours.Issuer = o.at.Issuer
	return o
}

func (o *organised) give(t *testing.T, who access.Actor, subject string) {
	t.Helper()
	if _, err := o.Desk.GiveIdentity(t.Context(), o.Doing(access.Operator(who.Tenant)), who.Account, store.Identity{Issuer: o.at.Issuer, Subject: subject}); err != nil {
		t.Fatal(err)
	}
}

// goes signs in at the provider as somebody, from the address that Kith sent them to, and gives the way back without taking it.
func (o *organised) goes(t *testing.T, to, subject string) string {
	t.Helper()

	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar, Timeout: time.Minute, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == "/sign-in/with/council/back" {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	ask := func(method, at, body string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), method, at, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := c.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	answer := ask(http.MethodGet, to, "")
	page, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%d at the provider: %v %s", answer.StatusCode, err, page)
	}
	form := world.Forms(t, string(page))[0]
	form.Holds.Set("login", subject)
	answer = ask(http.MethodPost, form.Action, form.Holds.Encode())
	_ = answer.Body.Close()
	back, err := answer.Location()
	if err != nil || !strings.HasSuffix(back.Path, "/back") {
		t.Fatalf("the provider leads to %v (%d)", back, answer.StatusCode)
	}
	return back.RequestURI()
}

func (o *organised) begins(t *testing.T, c *world.Client) string {
	t.Helper()
	p := c.Get("/sign-in/with/council")
	if p.Status != http.StatusSeeOther || !strings.HasPrefix(p.Location, o.at.Issuer) {
		t.Fatalf("%d %s", p.Status, p.Location)
	}
	return p.Location
}

func (o *organised) refused(t *testing.T, what string, c *world.Client, back string) world.Page {
	t.Helper()
	p := c.Get(back)
	if p.Status != http.StatusForbidden || c.Cookie() != "" {
		t.Errorf("%s: %d, and the session %q", what, p.Status, c.Cookie())
	}
	return p
}

func with(address, name, value string) string {
	at, _ := url.Parse(address)
	asked := at.Query()
	asked.Set(name, value)
	at.RawQuery = asked.Encode()
	return at.String()
}

func TestStaffComeInByTheirOrganisationsSignIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		o := organise(t, w)
		o.give(t, w.SocialWorker, "jo-at-work")
		c := w.Nobody(t)
		if !strings.Contains(c.Get("/sign-in/passkey").Body, "Sign in with Northcliffe Council") {
			t.Error("the door does not offer it")
		}
		to := o.begins(t, c)
		if asked, _ := url.Parse(to); asked.Query().Get("code_challenge_method") != "S256" || asked.Query().Get("nonce") == "" || asked.Query().Get("state") == "" {
			t.Errorf("asked without what guards it: %v", asked.Query())
		}
		back := o.goes(t, to, "jo-at-work")
		if p := c.Get(back); p.Status != http.StatusSeeOther || c.Cookie() == "" {
			t.Fatalf("%d %s", p.Status, p.Said(t))
		}
		if said := c.Get("/account").Said(t); !strings.Contains(said, "With your organisation’s sign-in") {
			t.Error(said)
		}
		o.refused(t, "an answer used once, in the same browser", w.Nobody(t), back)

		// Whoever was signed in before, by whatever way, is not any more: nobody is given a session that somebody else knows.
		before, other := c.Cookie(), o.goes(t, o.begins(t, c), "jo-at-work")
		if p := c.Get(other); p.Status != http.StatusSeeOther || c.Cookie() == before {
			t.Errorf("signing in anew keeps the session: %d", p.Status)
		}
		p := c.Post("/sign-out", nil)
		if p.Location != "/sign-in/with/council/out" {
			t.Fatalf("signing out leads to %q", p.Location)
		}
		if out := c.Get(p.Location); !strings.Contains(out.Body, o.at.Issuer+"/session/end?client_id=kith") || c.Get("/account").Status != http.StatusSeeOther {
			t.Errorf("signed out: %s", out.Said(t))
		}
	})
}

func TestWhatAnOrganisationsSignInDidNotSayToThisBrowserLetsNobodyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		o := organise(t, w)
		o.give(t, w.SocialWorker, "jo-at-work")
		c, other := w.Nobody(t), w.Nobody(t)
		back := o.goes(t, o.begins(t, c), "jo-at-work")
		o.begins(t, other)
		o.refused(t, "the answer to another browser", other, back)
		o.refused(t, "a browser that asked for nothing", w.Nobody(t), back)
		o.refused(t, "another state", c, with(back, "state", "guessed"))
		o.refused(t, "a try that failed, once more", c, back)
		o.refused(t, "another nonce", c, o.goes(t, with(o.begins(t, c), "nonce", "another"), "jo-at-work"))
		o.refused(t, "another verifier", c, o.goes(t, with(o.begins(t, c), "code_challenge", strings.Repeat("A", 43)), "jo-at-work"))
		o.refused(t, "another issuer's answer", c, with(o.goes(t, o.begins(t, c), "jo-at-work"), "iss", "https://evil.example"))

		unknown := o.refused(t, "somebody unknown", c, o.goes(t, o.begins(t, c), "nobody-here")).Said(t)
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.SocialWorker.Account, false); err != nil {
			t.Fatal(err)
		}
		closed := o.refused(t, "a closed account", c, o.goes(t, o.begins(t, c), "jo-at-work")).Said(t)
		if strings.ReplaceAll(unknown, "nobody-here", "X") != strings.ReplaceAll(closed, "jo-at-work", "X") {
			t.Errorf("unknown and closed are told apart:\n%s\n%s", unknown, closed)
		}
		o.give(t, w.Elsewhere.SocialWorker, "somebody-elsewhere")
		o.refused(t, "another partnership's", c, o.goes(t, o.begins(t, c), "somebody-elsewhere"))
		m := w.Member(w.Enquiry(w.Concern("Kai Example")).Family, access.PartParent, "Ann Example")
		if _, err := w.Desk.GiveIdentity(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), m.Account, store.Identity{Issuer: o.at.Issuer, Subject: "ann"}); err == nil {
			t.Error("a parent was given an identity at an organisation")
		}
	})
}

func TestAnOrganisationsClockMayBeALittleWrongAndItsKeysMayChange(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	o := organise(t, w)
	o.give(t, w.SocialWorker, "jo-at-work")
	comes := func(ahead time.Duration) (int, string) {
		o.at.Stands(t, w.DB.Now().Time().Add(ahead))
		c := w.Nobody(t)
		return c.Get(o.goes(t, o.begins(t, c), "jo-at-work")).Status, c.Cookie()
	}
	for _, one := range []struct {
		ahead time.Duration
		in    bool
	}{{90 * time.Second, true}, {-90 * time.Second, true}, {10 * time.Minute, false}, {-3 * time.Hour, false}} {
		if status, session := comes(one.ahead); (session != "") != one.in {
			t.Errorf("%v ahead: %d", one.ahead, status)
		}
	}
	o.at.NewKeys(t)
	if status, session := comes(0); session == "" {
		t.Errorf("with new keys: %d", status)
	}
	o.at.Close()
	c := w.Nobody(t)
	p := c.Get("/sign-in/with/council")
	if p.Status == http.StatusSeeOther { // what it announced is still known: the way back is where it is missed
		p = c.Get("/sign-in/with/council/back?code=x&state=" + stateOf(p.Location))
	}
	if p.Status != http.StatusServiceUnavailable || !strings.Contains(p.Said(t), "Northcliffe Council does not answer just now") {
		t.Errorf("%d %s", p.Status, p.Said(t))
	}
	w.Advance(13 * time.Hour)
	if p := w.Nobody(t).Get("/sign-in/with/council"); p.Status != http.StatusServiceUnavailable || !strings.Contains(p.Said(t), "Sign in another way") {
		t.Errorf("%d %s", p.Status, p.Said(t))
	}
}

func stateOf(address string) string {
	at, _ := url.Parse(address)
	return at.Query().Get("state")
}

func TestAWorkerSignsInAtTheCouncilInABrowserAndOutAgain(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	o := organise(t, w)
	o.give(t, w.SocialWorker, "jo-at-work")
	jo := w.Stranger(t, browser.Width(360))
	jo.Go("/sign-in/passkey")
	jo.NoSidewaysScroll()
	jo.MeetsWCAG()
	jo.Screenshot("sign-in-with-360")
	jo.Click("Sign in with Northcliffe Council")
	jo.Fill("Your name at work", "jo-at-work")
	jo.Click("Go on")
	jo.Sees("What to do next")
	jo.Go("/sign-out")
	jo.Click("Sign out")
	jo.Sees("You are signed out of Kith", "You are still signed in at Northcliffe Council")
	jo.MeetsWCAG()
	jo.Screenshot("signed-out-with-360")
	jo.Click("Sign out of Northcliffe Council")
	jo.Click("Yes, sign me out")
	jo.Sees("Choose who to be")
}
