package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/internal/testcase/world"
)

// TestEveryPageIsInOrder asks for every page as each kind of person. A new route is asked for by itself.
func TestEveryPageIsInOrder(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		shown := map[string]bool{}
		for _, who := range c.people() {
			client := w.Client(t, who.actor)
			for _, pattern := range patterns() {
				at := c.address(t, pattern, false)
				got := client.Get(at)
				switch got.Status {
				case http.StatusOK:
					shown[pattern] = true
				case http.StatusForbidden, http.StatusNotFound:
				case http.StatusSeeOther:
					shown[pattern] = true
					continue
				default:
					t.Errorf("%s at %s: status %d", who.name, pattern, got.Status)
				}
				for _, fault := range faultsOf(t, got) {
					t.Errorf("%s at %s: %s", who.name, pattern, fault)
				}
				if who.apart && strings.Contains(got.Body, "Example") || containsCase(got.Header) {
					t.Errorf("%s at %s reads of a family that is not theirs", who.name, pattern)
				}
			}
		}
		for _, pattern := range patterns() {
			if !shown[pattern] && notHere[pattern] == "" {
				t.Errorf("nobody is shown %s: add to newContent or people in content_test.go whoever is", pattern)
			}
		}
	})
}

func containsCase(h http.Header) bool {
	for _, values := range h {
		if strings.Contains(strings.Join(values, " "), "Example") {
			return true
		}
	}
	return false
}

// nobodysCase are the pages whose addresses name no case: a part of the procedure, or a figure that is counted for whoever may
// read figures, from their own families.
var nobodysCase = map[string]bool{
	"/procedure/sections/{section}": true, "/procedure/values/{value}": true, "/procedure/values/{value}/without": true,
	"/in-time/{figure}": true, "/in-time/{figure}/cases": true, "/counted/{count}": true,
}

// TestWhatIsHiddenAndWhatIsAbsentAreTheSame asks for what is there and for what is not, as those who have no part in
// it: the answers must not differ by a byte.
func TestWhatIsHiddenAndWhatIsAbsentAreTheSame(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		for _, who := range c.people() {
			if !who.apart {
				continue
			}
			client := w.Client(t, who.actor)
			for _, pattern := range patterns() {
				if !parameter.MatchString(pattern) || nobodysCase[pattern] {
					continue
				}
				there, absent := c.address(t, pattern, false), c.address(t, pattern, true)
				a, b := client.Get(there), client.Get(absent)
				if a.Status != b.Status || strings.ReplaceAll(a.Body, there, "") != strings.ReplaceAll(b.Body, absent, "") {
					t.Errorf("%s at %s: %d and %d bytes for what is there, %d and %d for what is not",
						who.name, pattern, a.Status, len(a.Body), b.Status, len(b.Body))
				}
			}
		}
		unknown := w.Client(t, c.SocialWorker)
		for _, at := range []string{"/nothing", "/enquiries/", "/families/x/y/z", "/enquiries/" + c.enquiry + "/nothing"} {
			if got := unknown.Get(at); got.Status != http.StatusNotFound {
				t.Errorf("%s: status %d", at, got.Status)
			}
		}
	})
}

// TestNobodyIsShownAnythingBeforeTheySignIn asks for every page as somebody unknown.
func TestNobodyIsShownAnythingBeforeTheySignIn(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	c := newContent(t, w)
	nobody := w.Nobody(t)
	for _, pattern := range slices.Concat(patterns(), slices.Collect(maps.Keys(noPages))) {
		got := nobody.Get(c.address(t, pattern, false))
		if strings.Contains(got.Body, "Example") {
			t.Errorf("%s tells of a family", pattern)
		}
		if got.Status == http.StatusOK {
			for _, fault := range faultsOf(t, got) {
				t.Errorf("%s: %s", pattern, fault)
			}
		}
		if got.Status == http.StatusSeeOther && pattern != "/leave" && !strings.HasPrefix(got.Location, "/sign-in") {
			t.Errorf("%s leads to %s", pattern, got.Location)
		}
	}
}

// faultsOf looks at one page as a careful reader of HTML would.
func faultsOf(t *testing.T, p world.Page) []string {
	t.Helper()

	root, err := html.Parse(strings.NewReader(p.Body))
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	wrong := func(what string) { found = append(found, what) }
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Content-Type": "text/html; charset=utf-8",
	} {
		if got := p.Header.Get(name); got != want {
			wrong(name + " is " + got)
		}
	}
	policy := p.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		wrong("its content security policy is " + policy)
	}
	ids, labels, count := map[string]bool{}, map[string]bool{}, map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		if id := world.Attr(n, "id"); id != "" {
			if ids[id] {
				wrong("the id " + id + " comes twice")
			}
			ids[id] = true
		}
		if n.Data == "label" {
			labels[world.Attr(n, "for")] = true
		}
		found = append(found, ofElement(n)...)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if to := world.Attr(n, "href"); strings.HasPrefix(to, "#") && !ids[to[1:]] {
			wrong("a link leads to " + to + ", which is not there")
		}
		if n.Data == "label" && !ids[world.Attr(n, "for")] {
			wrong("a label is for " + world.Attr(n, "for") + ", which is not there")
		}
		if asks(n) && !labels[world.Attr(n, "id")] && world.Attr(n, "aria-label") == "" && world.Attr(n, "aria-labelledby") == "" {
			wrong("the field " + world.Attr(n, "name") + " has no label")
		}
		for id := range strings.FieldsSeq(world.Attr(n, "aria-describedby") + " " + world.Attr(n, "aria-labelledby")) {
			if !ids[id] {
				wrong("something is described by " + id + ", which is not there")
			}
		}
		switch n.Data {
		case "html":
			if world.Attr(n, "lang") == "" {
				wrong("it has no language")
			}
		case "title":
			if text := world.Text(n); strings.TrimSpace(text) == "" || strings.Contains(text, "Example") {
				wrong("its title is " + text)
			}
		}
	}
	for _, once := range []string{"h1", "title", "main"} {
		if count[once] != 1 {
			wrong("it has another number of " + once + " than one")
		}
	}
	return found
}

// ofElement finds what the content security policy would refuse, or what would tell others of the visit.
func ofElement(n *html.Node) []string {
	var found []string
	switch n.Data {
	case "style":
		found = append(found, "it holds a style")
	case "script":
		if world.Attr(n, "src") == "" {
			found = append(found, "it holds a script")
		}
	case "iframe", "object", "embed":
		found = append(found, "it holds a "+n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			found = append(found, n.Data+" has the attribute "+a.Key)
		case a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction":
			to, err := url.Parse(a.Val)
			if err != nil || to.Host != "" || to.Scheme != "" && to.Scheme != "mailto" && to.Scheme != "tel" {
				found = append(found, n.Data+" leads to "+a.Val)
			}
		}
	}
	return found
}

func asks(n *html.Node) bool {
	switch n.Data {
	case "select", "textarea":
		return true
	case "input":
		switch world.Attr(n, "type") {
		case "hidden", "submit", "button", "image":
			return false
		}
		return true
	}
	return false
}
