package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/internal/web/govuk"
)

func rendered(t *testing.T, p Page) string {
	t.Helper()
	content := Statement{Question: Worry, Text: "<b>quiet</b>", Writer: "Mrs Hall", Source: "School report"}
	var b strings.Builder
	if err := Shell(p, content).Render(t.Context(), &b); err != nil {
		t.Fatalf("rendering: %v", err)
	}
	return b.String()
}

var everyArea = []Page{
	{
		Area: Staff, Title: "Today", Demo: true, Account: Account{Name: "Pat Olsen", SignOutHref: "/staff/out"},
		Navigation: []NavItem{{Text: "Today", Href: "/staff", Current: true}, {Text: "Cases", Href: "/staff/cases"}},
		Top:        Band(CaseBand{Who: "K.M., 9", Safety: []string{"Text only, no voicemail"}, Tags: []govuk.Tag{{Text: "Review"}}}),
	},
	{Area: Family, Title: "Things to read", BackHref: "/my", Demo: true, Footer: Footer{WorkerName: "Jo", WorkerPhone: "01632 960 001"}},
	{Area: Public, Title: "Guides"},
}

func TestNoPageCarriesAScriptOrAStyleOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, p := range everyArea {
		page, err := html.Parse(strings.NewReader(rendered(t, p)))
		if err != nil {
			t.Fatal(err)
		}
		for node := range page.Descendants() {
			if node.Type != html.ElementNode {
				continue
			}
			if node.Data == "style" || node.Data == "script" && node.FirstChild != nil {
				t.Errorf("%s page: <%s> with content of its own", p.Area, node.Data)
			}
			for _, a := range node.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "data:") {
					t.Errorf("%s page: <%s %s=%q>", p.Area, node.Data, a.Key, a.Val)
				}
			}
		}
	}
}

func TestEveryPageHasOneMainLandmarkAndNoIDTwice(t *testing.T) {
	t.Parallel()
	for _, p := range everyArea {
		page, err := html.Parse(strings.NewReader(rendered(t, p)))
		if err != nil {
			t.Fatal(err)
		}
		mains, ids := 0, map[string]bool{}
		for node := range page.Descendants() {
			if node.Data == "main" {
				mains++
			}
			for _, a := range node.Attr {
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("%s page: id %q twice", p.Area, a.Val)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
		}
		if mains != 1 {
			t.Errorf("%s page: %d main landmarks", p.Area, mains)
		}
	}
}

func TestAPageThatCameBackSaysErrorInItsTitle(t *testing.T) {
	t.Parallel()
	page := rendered(t, Page{Area: Staff, Title: "Record a decision", Problems: []govuk.ErrorLink{{Text: "Say why", Href: "#reason"}}})
	for _, want := range []string{"<title>Error: Record a decision – Kith</title>", "There is a problem", `href="#reason"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestOnlyFamilyPagesHaveTheWayOutAndWhoCanHelp(t *testing.T) {
	t.Parallel()
	for _, p := range everyArea {
		page := rendered(t, p)
		for _, part := range []string{`data-module="govuk-exit-this-page"`, `href="/leave"`, "In an emergency call 999", "People outside the council who can help"} {
			if has := strings.Contains(page, part); has != (p.Area == Family) {
				t.Errorf("%s page: has %q: %t", p.Area, part, has)
			}
		}
	}
}

func TestWordsArePutOnAPageEscaped(t *testing.T) {
	t.Parallel()
	if page := rendered(t, Page{Area: Public, Title: "<i>"}); strings.Contains(page, "<b>quiet") || strings.Contains(page, "<i>") {
		t.Error("words became markup")
	}
}

func TestAPhoneNumberRingsAsItIsWritten(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{"01632 960 001": "tel:01632960001", "+44 1632 960001": "tel:+441632960001", "": ""} {
		if got := (Footer{WorkerPhone: written}).phone(); got != want {
			t.Errorf("%q rings %q, want %q", written, got, want)
		}
	}
}
