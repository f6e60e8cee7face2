package web_test

import (
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/internal/web/assets"
)

// carried is what every answer carries, whatever was asked and however it was answered. What may lie in a browser's cache is
// said by each case.
var carried = map[string]string{
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Strict-Transport-Security":    "max-age=63072000; includeSubDomains",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
	"X-Robots-Tag":                 "noindex, nofollow",
}

// policy is what a browser may load and do on a page of ours: what is our own, and nothing written into the page.
var policy = []string{
	"base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
	"img-src 'self'", "script-src 'self'", "style-src 'self'",
}

// shell is the site as it is served behind TLS, without a network between.
type shell struct {
	site http.Handler
	door *signin.Door
}

func newShell(t *testing.T, w *world.World) *shell {
	t.Helper()

	if err := assets.Load(); err != nil {
		t.Fatal(err)
	}
	door := &signin.Door{DB: w.DB, Secure: true}
	return &shell{door: door, site: web.New(web.Config{
		Desk: w.Desk, DB: w.DB, Door: door, Log: slog.New(slog.DiscardHandler), IDs: store.RandomIDs{},
	})}
}

// enter signs somebody in and gives the cookie that says so; nil is nobody.
func (s *shell) enter(t *testing.T, who access.Actor) *http.Cookie {
	t.Helper()

	answer := httptest.NewRecorder()
	if err := s.door.Enter(t.Context(), answer, who.Tenant, who.Account); err != nil {
		t.Fatal(err)
	}
	return answer.Result().Cookies()[0]
}

func (s *shell) ask(t *testing.T, method, at string, cookie *http.Cookie, head http.Header) told {
	t.Helper()

	r := httptest.NewRequestWithContext(t.Context(), method, "https://kith.example"+at, http.NoBody)
	maps.Copy(r.Header, head)
	if cookie != nil {
		r.AddCookie(cookie)
	}
	answer := httptest.NewRecorder()
	s.site.ServeHTTP(answer, r)
	got := answer.Result()
	defer func() { _ = got.Body.Close() }()
	return told{got.StatusCode, got.Header, got.Cookies(), got.ContentLength, answer.Body.String()}
}

// told is an answer, read to its end.
type told struct {
	StatusCode    int
	Header        http.Header
	Cookies       []*http.Cookie
	ContentLength int64
	Said          string
}

// lacks says what an answer should carry and does not.
func lacks(h http.Header, cache string) []string {
	var found []string
	for name, want := range carried {
		if got := h.Values(name); len(got) != 1 || got[0] != want {
			found = append(found, name+" is "+strings.Join(got, " and "))
		}
	}
	said := strings.Split(h.Get("Content-Security-Policy"), "; ")
	slices.Sort(said)
	if !slices.Equal(said, policy) {
		found = append(found, "its policy is "+strings.Join(said, "; "))
	}
	if got := h.Get("Cache-Control"); got != cache {
		found = append(found, "it may be kept: "+got)
	}
	for name := range h {
		if name == "Server" || name == "X-Powered-By" || name == "Etag" || strings.HasPrefix(name, "Access-Control-") {
			found = append(found, "it has "+name)
		}
	}
	return found
}

// TestEveryAnswerCarriesItsHeaders asks for everything that the mux has: as nobody and signed in, in every method, from another
// site's page, and for what is not there. No browser and no case is needed: what matters is that no way of answering goes
// round the headers.
func TestEveryAnswerCarriesItsHeaders(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	s := newShell(t, w)
	in := s.enter(t, w.Unit)
	seen := map[int]bool{}
	check := func(what string, got told, cache string) {
		t.Helper()
		seen[got.StatusCode] = true
		for _, fault := range lacks(got.Header, cache) {
			t.Errorf("%s, answered %d: %s", what, got.StatusCode, fault)
		}
		if got.ContentLength > 0 || got.Header.Get("Content-Length") != "" {
			kind := got.Header.Get("Content-Type")
			if kind == "" || strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "charset=utf-8") {
				t.Errorf("%s, answered %d: its type is %q", what, got.StatusCode, kind)
			}
		}
		if says := got.Header.Get("Content-Length"); says != "" && got.Said != "" && says != strconv.Itoa(len(got.Said)) {
			t.Errorf("%s, answered %d: it says %s bytes and has %d", what, got.StatusCode, says, len(got.Said))
		}
		for _, c := range got.Cookies {
			if c.Value != "" {
				t.Errorf("%s lets somebody in", what)
			}
		}
		if got.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s is answered %d", what, got.StatusCode)
		}
	}
	foreign := http.Header{"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://elsewhere.example"}}
	for _, pattern := range web.Patterns() {
		method, path, ok := strings.Cut(pattern, " ")
		if !ok {
			method, path = http.MethodGet, pattern+"nothing"
		}
		at := parameter.ReplaceAllString(strings.TrimSuffix(path, "{$}"), "never-was")
		if method == http.MethodPost {
			got := s.ask(t, method, at, in, foreign)
			check(pattern+" from elsewhere", got, "no-store")
			if got.StatusCode != http.StatusForbidden || len(got.Cookies) != 0 {
				t.Errorf("%s takes a form from another site: %d", pattern, got.StatusCode)
			}
			check(pattern+", by nobody", s.ask(t, method, at, nil, nil), "no-store")
			continue
		}
		check(pattern+", by nobody", s.ask(t, method, at, nil, nil), "no-store")
		if path == "/leave" {
			continue // it would end the session
		}
		check(pattern, s.ask(t, method, at, in, nil), "no-store")
		for _, other := range []string{http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodTrace, "INVENTED"} {
			got := s.ask(t, other, at, in, nil)
			check(other+" "+path, got, "no-store")
			if other != http.MethodHead && got.StatusCode < http.StatusBadRequest {
				t.Errorf("%s %s is answered %d", other, path, got.StatusCode)
			}
		}
	}
	for _, odd := range []string{"//families", "/families/../lateness", "/families/", "/assets/", "/assets/../", "/assets/none.js", "/sign-in/%00", "/.git/config", "/%2e%2e/"} {
		got := s.ask(t, http.MethodGet, odd, in, nil)
		check(odd, got, "no-store")
		if got.StatusCode < http.StatusMultipleChoices {
			t.Errorf("%s is answered %d", odd, got.StatusCode)
		}
	}
	for _, name := range []string{"theme.css", "first.js", "icon.svg"} {
		check(name, s.ask(t, http.MethodGet, assets.URL(name), nil, nil), "public, max-age=31536000, immutable")
	}
	// The headers were seen on every kind of answer: a page, a way elsewhere, a refusal, and nothing there.
	for _, status := range []int{http.StatusOK, http.StatusSeeOther, http.StatusForbidden, http.StatusNotFound} {
		if !seen[status] {
			t.Errorf("nothing was answered %d", status)
		}
	}
}

// TestALackingHeaderIsSeen plants each fault.
func TestALackingHeaderIsSeen(t *testing.T) {
	t.Parallel()

	s := newShell(t, world.New(t, store.SQLite))
	whole := s.ask(t, http.MethodGet, "/sign-in", nil, nil).Header
	if found := lacks(whole, "no-store"); len(found) != 0 {
		t.Fatalf("a whole answer lacks %v", found)
	}
	names := []string{"Content-Security-Policy", "Cache-Control"}
	for name := range carried {
		names = append(names, name)
	}
	for _, name := range names {
		without := whole.Clone()
		without.Del(name)
		if len(lacks(without, "no-store")) != 1 {
			t.Errorf("nobody sees that %s is lacking", name)
		}
	}
	for name, value := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'unsafe-inline'", "Access-Control-Allow-Origin": "*", "Server": "Kith",
	} {
		with := whole.Clone()
		with.Set(name, value)
		if len(lacks(with, "no-store")) != 1 {
			t.Errorf("nobody sees %s: %s", name, value)
		}
	}
}

// TestTheCookieOfASessionIsForThisSiteAlone looks at the cookie that says who somebody is.
func TestTheCookieOfASessionIsForThisSiteAlone(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	c := newShell(t, w).enter(t, w.Unit)
	if c.Name != "__Host-kith" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 0 {
		t.Errorf("the cookie is %v", c)
	}
	if len(c.Value) != 43 || len(c.Name)+len(c.Value) > 4096 {
		t.Errorf("the cookie holds %d characters", len(c.Value))
	}
}
