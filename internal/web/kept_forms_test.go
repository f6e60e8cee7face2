package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/internal/store"
	"kith/internal/testcase/world"
)

// wordFields are the fields of each form of a page into which somebody writes words.
func wordFields(t *testing.T, page string) [][]string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for form := range root.Descendants() {
		if form.Type != html.ElementNode || form.Data != "form" {
			continue
		}
		var names []string
		for n := range form.Descendants() {
			words := n.Data == "textarea" || n.Data == "input" && slices.Contains([]string{"", "text", "search"}, world.Attr(n, "type")) &&
				world.Attr(n, "inputmode") != "numeric"
			if n.Type == html.ElementNode && words && world.Attr(n, "name") != "" {
				names = append(names, world.Attr(n, "name"))
			}
		}
		all = append(all, names)
	}
	return all
}

var (
	pressed = regexp.MustCompile(`(?m)^(\t*)@ask\.Plain\(`)
	written = regexp.MustCompile(`@ask\.(Area|Line|Short)\(|<textarea|type="text"`)
)

// TestNoFormOfASinglePressAsksForWords reads the sources, since not every such form is on a page of the content: a single
// press keeps no draft.
func TestNoFormOfASinglePressAsksForWords(t *testing.T) {
	t.Parallel()

	pages, err := filepath.Glob("*.templ")
	if err != nil || len(pages) == 0 {
		t.Fatal(err, len(pages))
	}
	seen := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range pressed.FindAllSubmatchIndex(text, -1) {
			rest := string(text[at[0]:])
			body, _, closes := strings.Cut(rest, "\n"+string(text[at[2]:at[3]])+"}")
			if !closes {
				t.Fatalf("%s: a form does not end: %.80s", page, rest)
			}
			seen++
			if written.MatchString(body) {
				t.Errorf("%s: words stand in a form that keeps no draft: %.120s", page, body)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d forms of a single press were read", seen)
	}
}

// TestEveryFormWithWordsKeepsThemOnARefusal goes over every form of every page: one that has words is no single press,
// shares no field with another form that is sent to the same address, and keeps what was typed whatever refuses it: what
// is missing, or a version that is not current.
func TestEveryFormWithWordsKeepsThemOnARefusal(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	c := newContent(t, w)
	tried, refused := map[string]bool{}, 0
	for _, who := range c.people() {
		client := w.Client(t, who.actor)
		for _, pattern := range patterns() {
			at := c.address(t, pattern, false)
			shown := client.Get(at)
			if shown.Status != http.StatusOK || tried[string(who.actor.Office)+pattern] {
				continue
			}
			tried[string(who.actor.Office)+pattern] = true
			fields, taken := wordFields(t, shown.Body), map[string]bool{}
			for i, f := range world.Forms(t, shown.Body) {
				if !f.Posts || len(fields[i]) == 0 {
					continue
				}
				if f.Action == "" {
					f.Action = at
				}
				if f.Names["_press"] {
					t.Errorf("%s at %s: %v stands in a form that keeps no draft", who.name, pattern, fields[i])
				}
				for _, name := range fields[i] {
					if taken[f.Action+" "+name] {
						t.Errorf("%s at %s: two forms to %s ask for %s: the words of one would stand in the other", who.name, pattern, f.Action, name)
					}
					taken[f.Action+" "+name] = true
				}
				for _, why := range []string{"what is missing", "an old version"} {
					sent := url.Values{}
					maps.Copy(sent, f.Holds)
					for _, name := range fields[i] {
						sent.Set(name, marker+" "+name)
					}
					sent.Set("once", "kept "+pattern+" "+who.name+" "+why+fields[i][0])
					if why == "an old version" {
						if !f.Names["_seen"] {
							continue
						}
						sent.Set("_seen", "of an older page")
					}
					got := client.Send(f.Action, sent)
					if got.Status < http.StatusBadRequest {
						continue // it was taken
					}
					refused++
					kept := draft(t, w, who.actor, f.Action)
					for _, name := range fields[i] {
						if !strings.Contains(got.Body, marker+" "+name) && !strings.HasPrefix(kept.Get(name), marker) {
							t.Errorf("%s at %s, refused for %s with %d: what was typed into %s is gone", who.name, pattern, why, got.Status, name)
						}
					}
				}
			}
		}
	}
	if refused < 60 {
		t.Errorf("only %d refusals were seen", refused)
	}
}
