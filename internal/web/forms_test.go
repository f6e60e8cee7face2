package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/internal/testcase/world"
)

// takesEmpty are forms that may be sent with nothing filled in, each with its reason. A form not named here answers an
// empty sending with what to mend.
var takesEmpty = map[string]string{
	"/procedure/changes/{change}":                "the reason, which the test types, is all it asks",
	"/held/{asking}":                             "why it takes longer, which the test types, is all it asks",
	"/people/{person}/sign-in/end":               "the reason, which the test types, is all it asks",
	"/families/{family}/dates/{date}":            "the reason, which the test types, is all it asks",
	"/my/meetings/{conference}/words":            "every part may be left empty",
	"/people/{person}/sign-in/card":              "whether something was lost is all it asks",
	"/meetings/{conference}/invited/card/{seat}": "the same: pressing is all it asks",

	"/meetings/{conference}/gates/{gate}":                 "the reason, which the test types, is all it asks",
	"/meetings/{conference}/leave-out/{item}":             "the reason, which the test types, is all it asks",
	"/meetings/{conference}/invited/not/{person}":         "the reason, which the test types, is all it asks",
	"/meetings/{conference}/children/{child}/danger":      "the words, which the test types, are all it asks",
	"/meetings/{conference}/room/children/{child}/danger": "the words, which the test types, are all it asks",
	"/my/meetings/{conference}/why":                       "the words, which the test types, are all it asks",
	"/plans/{plan}/words":                                 "the words, which the test types, are all it asks",
	"/my-plan/{plan}/propose":                             "the words, which the test types, are all it asks",
}

// TestAFormSentEmptySaysWhatToMend sends each form that a person can fill in with one thing typed and nothing else.
func TestAFormSentEmptySaysWhatToMend(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		tried := map[string]bool{}
		for _, who := range c.people() {
			client := w.Client(t, who.actor)
			for _, pattern := range patterns() {
				at := c.address(t, pattern, false)
				shown := client.Get(at)
				if shown.Status != http.StatusOK || tried[string(who.actor.Office)+pattern] || takesEmpty[pattern] != "" || owedForms[pattern] != "" {
					continue
				}
				f, typed := emptied(t, shown.Body)
				if f == nil {
					continue
				}
				tried[string(who.actor.Office)+pattern] = true
				if f.Action == "" {
					f.Action = at
				}
				got := client.Send(f.Action, f.Holds)
				if got.Status == http.StatusForbidden || got.Status == http.StatusNotFound {
					t.Errorf("%s at %s is shown a form that they may not send", who.name, pattern)
					continue
				}
				if got.Status != http.StatusUnprocessableEntity {
					t.Errorf("%s at %s: an empty form is answered with %d %s; if it may be empty, say why in takesEmpty",
						who.name, pattern, got.Status, got.Location)
					continue
				}
				for _, fault := range faultsOf(t, got) {
					t.Errorf("%s at %s, after sending it empty: %s", who.name, pattern, fault)
				}
				if !strings.Contains(got.Body, `class="govuk-error-summary"`) || !strings.Contains(got.Body, "<title>Error: ") {
					t.Errorf("%s: it does not say what to mend: %s", pattern, got.Said(t))
				}
				if typed != "" && !strings.Contains(got.Body, marker) {
					t.Errorf("%s: what was typed into %s is gone", pattern, typed)
				}
			}
		}
	})
}

const marker = "words that were typed"

// emptied is the first form of a page that asks for something, with every answer taken out but the words typed into
// its first field for text; typed names that field.
func emptied(t *testing.T, page string) (form *world.Form, typed string) {
	t.Helper()

	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !asks(n) {
			continue
		}
		name := world.Attr(n, "name")
		kind := world.Attr(n, "type")
		open[name] = true
		free := n.Data == "textarea" || n.Data == "input" && (kind == "text" || kind == "") && world.Attr(n, "inputmode") == ""
		if typed == "" && free {
			typed = name
		}
	}
	for _, f := range world.Forms(t, page) {
		asked := false
		for name := range f.Names {
			if open[name] {
				asked = true
				f.Holds.Del(name)
			}
		}
		if !f.Posts || !asked {
			continue
		}
		if f.Names[typed] {
			f.Holds.Set(typed, marker)
		} else {
			typed = ""
		}
		return &f, typed
	}
	return nil, ""
}
