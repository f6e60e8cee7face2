package web_test

import (
	"crypto/sha256"
	"database/sql"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// hostile is what nobody types by accident.
var hostile = []string{
	"", " ", "\x00", "Kai\x00Example", "\xff\xfe\xfa", "\xed\xa0\x80", "a\r\nSet-Cookie: kith=x", "\u202eelpmaxE", "\u200b", "🧸",
	"-1", "0", "11", "99999999999999999999", "1e309", "NaN", "0x10", "٣", "2027-02-30", "0001-01-01", "9999-12-31", "25:61",
	"../../../etc/passwd", "%00", "%2e%2e%2f", "//elsewhere.example/", "javascript:alert(1)", "<script>alert(1)</script>",
	"'; DROP TABLE account; --", "{{.}}", "{}", "[]", "null", "true", "=1+1", strings.Repeat("z", 9), strings.Repeat("ß", 40_000),
}

// silent are tables that may change though nothing was done: who is here and who looked, what is kept unsent, and which forms
// have been used.
var silent = []string{"audit_entry", "audit_hash", "audit_head", "session", "draft", "done_once", "signin_spent"}

// TestNothingThatIsSentBreaksAPageOrChangesAnythingUnasked sends every form with answers that nobody types, and every address,
// cookie and header with what does not belong there. The site may refuse; it may not fail, and what it refuses changes nothing.
// What it does is in the log under the name of whoever sent it.
func TestNothingThatIsSentBreaksAPageOrChangesAnythingUnasked(t *testing.T) {
	t.Parallel()

	seed := testcase.Seed(t)
	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		h := &sender{content: c, t: t, draw: rand.New(rand.NewPCG(seed, uint64(len(w.Engine)))), answers: map[int]int{}}
		if w.Engine == store.SQLite { // both refuse in the same place; whether each can bear what is sent, each must show
			h.rows = canary.Raw(t, w.Database, w.Key)
		}
		for range testcase.Times(1, 60) {
			for _, who := range c.people() {
				h.who, h.client = who, w.Client(t, who.actor)
				for _, pattern := range reached() {
					if h.draw.IntN(10) == 0 {
						h.forms(pattern)
					}
					if h.draw.IntN(20) == 0 {
						h.address(pattern)
					}
				}
				h.strangeRequests()
			}
		}
		t.Logf("answers by status: %v", h.answers)
		for _, status := range []int{http.StatusSeeOther, http.StatusUnprocessableEntity, http.StatusNotFound, http.StatusBadRequest} {
			if h.answers[status] == 0 {
				t.Errorf("nothing was answered with %d: this test does not look where it should", status)
			}
		}
	})
}

// reached are the addresses that the content can fill in.
func reached() []string {
	return slices.DeleteFunc(web.Paths(), func(pattern string) bool { return owed[pattern] != "" })
}

// sender sends what nobody types, as one person after the other.
type sender struct {
	*content

	t       *testing.T
	who     person
	client  *world.Client
	draw    *rand.Rand
	answers map[int]int
	rows    *sql.DB // nil where changes are not compared
}

// any draws one of several.
func (h *sender) any(of []string) string { return of[h.draw.IntN(len(of))] }

// forms sends the forms of one page, each a few times.
func (h *sender) forms(pattern string) {
	at := h.content.address(h.t, pattern, false)
	shown := h.client.Get(at)
	if shown.Status != http.StatusOK || !strings.HasPrefix(shown.Header.Get("Content-Type"), "text/html") {
		return
	}
	for _, f := range world.Forms(h.t, shown.Body) {
		if !f.Posts || strings.HasPrefix(f.Action, "/sign-out") || strings.HasPrefix(f.Action, "/account") {
			continue // what ends the visit
		}
		to := f.Action
		if to == "" {
			to = at
		}
		values := h.spoilt(f)
		h.sends(pattern, values, func() world.Page { return h.client.Send(to, values) })
	}
}

// spoilt is what a form holds, with some answers left out, given twice or replaced.
func (h *sender) spoilt(f world.Form) url.Values {
	values := maps.Clone(f.Holds)
	names := slices.Sorted(maps.Keys(f.Names))
	for _, name := range names {
		kept := name == "once" || strings.HasPrefix(name, "_")
		switch draw := h.draw.IntN(10); {
		case kept && draw != 0, draw < 2:
		case draw == 2:
			values.Del(name)
		case draw == 3:
			values.Add(name, h.any(hostile))
		default:
			values.Set(name, h.any(hostile))
		}
	}
	if h.draw.IntN(3) == 0 {
		values.Set(h.any(hostile[1:]), h.any(hostile))
	}
	return values
}

// address asks for a page by an address with something else in it, and sends it a form with nothing that it knows.
func (h *sender) address(pattern string) {
	at := parameter.ReplaceAllStringFunc(pattern, func(string) string { return url.PathEscape("z" + h.any(hostile[:len(hostile)-1])) })
	at = strings.TrimSuffix(at, "{$}")
	ask := "?" + url.Values{h.any([]string{"line", "to", "page", "from", "find", "back"}): {h.any(hostile[:len(hostile)-1])}}.Encode()
	h.looksAt(pattern, nil, h.client.Get(at+ask))
	values := url.Values{h.any(hostile): {h.any(hostile)}}
	h.sends(pattern, values, func() world.Page { return h.client.Send(at, values) })
	real := h.content.address(h.t, pattern, false)
	if !strings.Contains(real, "?") && pattern != "/leave" && pattern != "/sign-out" {
		h.looksAt(pattern, nil, h.client.Get(real+ask))
	}
}

// looksAt holds an answer to what every answer must be, whatever was sent.
func (h *sender) looksAt(pattern string, sent url.Values, got world.Page) {
	h.t.Helper()
	h.answers[got.Status]++
	if got.Status >= http.StatusInternalServerError {
		h.t.Errorf("%s at %s: %d after sending %.300q", h.who.name, pattern, got.Status, sent)
	}
	if strings.Contains(got.Body, "<script>alert") || got.Header.Get("Set-Cookie") == "kith=x" {
		h.t.Errorf("%s at %s: what was sent came back as it was: %.300q", h.who.name, pattern, sent)
	}
	if to := got.Location; to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) && pattern != "/leave" {
		h.t.Errorf("%s at %s is led away to %s", h.who.name, pattern, to)
	}
}

// sends sends something, and compares what the tables held before with what they hold then.
func (h *sender) sends(pattern string, sent url.Values, send func() world.Page) {
	h.t.Helper()
	if h.rows == nil || h.draw.IntN(testcase.Times(5, 2)) != 0 {
		h.looksAt(pattern, sent, send())
		return
	}
	lay, did := h.digests()
	got := send()
	h.looksAt(pattern, sent, got)
	lie, does := h.digests()
	for table, now := range lie {
		switch {
		case now == lay[table]:
		case got.Status != http.StatusSeeOther && got.Status != http.StatusOK:
			h.t.Errorf("%s at %s was answered %d and changed %s: %.300q", h.who.name, pattern, got.Status, table, sent)
		case does == did:
			h.t.Errorf("%s at %s changed %s, and the log does not say so: %.300q", h.who.name, pattern, table, sent)
		}
	}
}

// digests are what the tables hold, but for the silent ones, and how many things were done by then.
func (h *sender) digests() (lie map[string][sha256.Size]byte, did int) {
	h.t.Helper()
	lie = canary.Digests(h.t, h.rows)
	maps.DeleteFunc(lie, func(table string, _ [sha256.Size]byte) bool { return slices.Contains(silent, table) })
	if err := h.rows.QueryRowContext(h.t.Context(), "SELECT count(*) FROM audit_entry WHERE kind = 'did'").Scan(&did); err != nil {
		h.t.Fatal(err)
	}
	return lie, did
}

// strangeRequests are what no browser sends: headers and cookies full of what does not belong there, and bodies that are not
// what they say.
func (h *sender) strangeRequests() {
	h.t.Helper()
	at := h.Serve(h.t)
	for range 10 {
		body := h.any(hostile)
		method := h.any([]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodHead, "PROPFIND"})
		pattern := reached()[h.draw.IntN(len(reached()))]
		r, err := http.NewRequestWithContext(h.t.Context(), method, at+h.content.address(h.t, pattern, false), strings.NewReader(body))
		if err != nil {
			h.t.Fatal(err)
		}
		for _, name := range []string{
			"Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Origin", "Sec-Fetch-Site", "X-Forwarded-For",
			"X-Forwarded-Proto", "Last-Event-ID", "Kith-Unasked", "User-Agent", "Authorization",
		} {
			if h.draw.IntN(3) == 0 {
				r.Header.Set(name, bare(h.any(hostile)))
			}
		}
		r.Header.Set("Content-Type", h.any([]string{
			"application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=z", "application/json", "text/plain", "",
		}))
		r.AddCookie(&http.Cookie{Name: "kith", Value: url.QueryEscape(h.any([]string{h.client.Cookie(), h.any(hostile[:20])}))})
		h.sends(pattern, url.Values{"body": {body}}, func() world.Page { return h.roundTrip(r) })
	}
}

func (h *sender) roundTrip(r *http.Request) world.Page {
	h.t.Helper()
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		h.t.Fatalf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return world.Page{Status: answer.StatusCode, Header: answer.Header, Body: string(text), Location: answer.Header.Get("Location")}
}

// bare is what may stand in a header at all.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, text[:min(len(text), 2000)])
}
