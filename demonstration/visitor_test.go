package demonstration_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/demonstration"
	"kith/internal/testcase/world"
)

// visitor is somebody signed in, asking the site with no network between.
type visitor struct {
	t      *testing.T
	site   http.Handler
	who    demonstration.Person
	cookie string
	home   opened
}

// opened is one answer as somebody got it.
type opened struct {
	At     string
	Status int
	Header http.Header // but for the day and the session
	Text   string
}

// whole is everything that somebody was sent.
func (o opened) whole() string {
	var b strings.Builder
	for name, values := range o.Header {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(values, "\n"))
	}
	return b.String() + "\n" + o.Text
}

// enters presses somebody's name at the door.
func enters(t *testing.T, site http.Handler, who demonstration.Person) *visitor {
	t.Helper()
	v, err := knocks(t, site, who)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// knocks is enters for a goroutine beside the test's own.
func knocks(t *testing.T, site http.Handler, who demonstration.Person) (*visitor, error) {
	t.Helper()
	v := &visitor{t: t, site: site, who: who}
	if in := v.ask(http.MethodPost, "/sign-in", url.Values{"person": {string(who.Account)}, "back": {"/"}}); in.Status != http.StatusSeeOther {
		return nil, fmt.Errorf("%s: the door answers %d", who.Name, in.Status)
	}
	if v.home = v.ask(http.MethodGet, "/", nil); v.home.Status != http.StatusOK {
		return nil, fmt.Errorf("%s: home %d", who.Name, v.home.Status)
	}
	return v, nil
}

// session is the cookie that names a session, whose value differs each time.
var session = regexp.MustCompile(`^kith=[^;]*`)

// ask asks for one address, and follows nothing.
func (v *visitor) ask(method, at string, form url.Values) opened {
	v.t.Helper()
	req := httptest.NewRequestWithContext(v.t.Context(), method, at, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("Cookie", v.cookie)
	to := httptest.NewRecorder()
	v.site.ServeHTTP(to, req)
	got := to.Result()
	_ = got.Body.Close()
	got.Header.Del("Date")
	for i, c := range got.Header["Set-Cookie"] {
		if given := session.FindString(c); given != "" {
			v.cookie, got.Header["Set-Cookie"][i] = given, strings.Replace(c, given, "kith=", 1)
		}
	}
	return opened{At: at, Status: got.StatusCode, Header: got.Header, Text: to.Body.String()}
}

var leads = regexp.MustCompile(`(?:href|data-follow)="(/[^"#]*)`)

// everyPage opens every page that somebody's own page leads to, and so many times again what those lead to: links, what a
// redirect leads to, what a search asks, and what a page that follows a conference asks by itself.
func (v *visitor) everyPage(deep int) []opened {
	v.t.Helper()
	pages, fresh, seen := []opened{v.home}, []opened{v.home}, map[string]bool{"/": true}
	for ; deep > 0; deep-- {
		var next []opened
		for _, page := range fresh {
			for _, to := range page.leads(v.t) {
				if seen[to] || !v.goes(to) {
					continue
				}
				seen[to] = true
				next = append(next, v.ask(http.MethodGet, to, nil))
			}
		}
		pages, fresh = append(pages, next...), next
	}
	return pages
}

// goes reports whether an address is worth going to: not what ends the visit, and not what is the same for everybody.
func (v *visitor) goes(to string) bool {
	return to != "/leave" && !slices.ContainsFunc([]string{"/assets/", "/info/", "/sign-"}, func(begin string) bool { return strings.HasPrefix(to, begin) })
}

// leads are the addresses that an answer leads to.
func (o opened) leads(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, m := range leads.FindAllStringSubmatch(o.Text, -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	if to := o.Header.Get("Location"); strings.HasPrefix(to, "/") {
		all = append(all, to)
	}
	if strings.Contains(o.Text, `method="get"`) {
		for _, f := range world.Forms(t, o.Text) {
			if !f.Posts {
				all = append(all, f.Action+"?"+f.Holds.Encode())
			}
		}
	}
	return all
}
