package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// TestWhatIsTypedIsReadOnceAndShownAsItWas types what other programs have run, decoded twice or taken for a page's own.
func TestWhatIsTypedIsReadOnceAndShownAsItWas(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Client(t, w.SocialWorker)
		words := strings.Join([]string{
			`</textarea><script src="//elsewhere.example/x.js"></script>`, `%3Cb%3E &lt;b&gt; %2541 \u003cb\u003e`, `"' onfocus="x' --`,
			`'); DROP TABLE statement; --`, `{{7*7}} ${7*7} <%= 7 %>`, "=1+1", "%s%n%d", "\u2028\u202e end",
		}, "\n")
		// What the address says beside the form is not taken for what was typed.
		p := c.Send("/drafts?concern=elsewhere&again=elsewhere", url.Values{"_form": {"/concerns/new"}, "concern": {words, "a second"}})
		if p.Status != http.StatusNoContent {
			t.Fatalf("keeping a draft: %d", p.Status)
		}
		kept, there, err := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new")
		if err != nil || !there || kept.Fields.Get("concern") != words || kept.Fields.Has("again") {
			t.Errorf("kept: %v, %v, %v", kept, there, err)
		}
		p = c.Get("/concerns/new")
		root, err := html.Parse(strings.NewReader(p.Body))
		if err != nil {
			t.Fatal(err)
		}
		shown := ""
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "textarea" && world.Attr(n, "name") == "concern" {
				shown = n.FirstChild.Data
			}
		}
		if shown != words {
			t.Errorf("shown: %q", shown)
		}
		for _, fault := range faultsOf(t, p) {
			t.Error(fault)
		}
	})
}

func TestOnlyAnAddressOfOursIsGoneTo(t *testing.T) {
	t.Parallel()

	for at, ours := range map[string]bool{
		"/": true, "/families/a?line=b": true, "//elsewhere.example": false, `/\elsewhere.example`: false, "https://elsewhere.example": false,
		"javascript:alert(1)": false, "": false, "families": false, "/a\r\nSet-Cookie: x": false, "/" + strings.Repeat("a", 500): false,
	} {
		if web.IsOurs(at) != ours {
			t.Errorf("%q is ours: %v", at, !ours)
		}
	}
}

// TestWhatFailsIsAnsweredPlainlyAndLoggedOnce lets a page panic: the answer says nothing of why, the log
// says where, and the site goes on.
func TestWhatFailsIsAnsweredPlainlyAndLoggedOnce(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	var log bytes.Buffer
	door := &signin.Door{DB: w.DB, Secure: true}
	s := &shell{door: door, site: web.New(web.Config{Door: door, DB: w.DB, Log: slog.New(slog.NewJSONHandler(&log, nil)), IDs: store.RandomIDs{}})}
	in := s.enter(t, w.Unit)
	look := func(what string, got told) {
		t.Helper()
		if got.StatusCode != http.StatusInternalServerError || !strings.Contains(got.Said, "Something went wrong") {
			t.Errorf("%s: %d %s", what, got.StatusCode, got.Said)
		}
		for _, inside := range []string{"goroutine", "runtime", "nil pointer", ".go:"} {
			if strings.Contains(strings.ToLower(got.Said), inside) {
				t.Errorf("%s: the answer says %q", what, inside)
			}
		}
		for _, fault := range lacks(got.Header, "no-store") {
			t.Errorf("%s: %s", what, fault)
		}
		if n := strings.Count(log.String(), `"msg":"request failed"`); n != 1 || !strings.Contains(log.String(), `"level":"ERROR"`) {
			t.Errorf("%s: it stands %d times in the log: %s", what, n, &log)
		}
		log.Reset()
	}
	look("a panic", s.ask(t, http.MethodGet, "/lateness", in, nil)) // there is no desk
	if got := s.ask(t, http.MethodGet, "/sign-in", nil, nil); got.StatusCode != http.StatusOK {
		t.Errorf("after a panic: %d", got.StatusCode)
	}
}

// TestSigningOutClearsTheBrowser signs out and looks at what the browser is told to forget.
func TestSigningOutClearsTheBrowser(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	s := newShell(t, w)
	in := s.enter(t, w.Unit)
	if got := s.ask(t, http.MethodPost, "/sign-out", in, nil); got.StatusCode != http.StatusSeeOther || !strings.Contains(got.Header.Get("Clear-Site-Data"), `"cache"`) {
		t.Errorf("%d, %s", got.StatusCode, got.Header.Get("Clear-Site-Data"))
	}
	if got := s.ask(t, http.MethodGet, "/lateness", in, nil); got.StatusCode != http.StatusSeeOther {
		t.Errorf("after signing out: %d", got.StatusCode)
	}
}
