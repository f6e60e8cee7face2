package web_test

import (
	"regexp"
	"strings"
	"testing"

	"kith/internal/testcase/world"
	"kith/internal/web"
)

func TestInformationNeedsNobodySignedIn(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	nobody, worker := w.Nobody(t), w.Client(t, w.SocialWorker)
	pages := 0
	for _, at := range web.Paths() {
		if !strings.HasPrefix(at, "/info/") {
			continue
		}
		pages++
		p := nobody.Get(at)
		if p.Status != 200 || !strings.Contains(p.Body, "<h1") {
			t.Errorf("%s: %d", at, p.Status)
		}
		if p := worker.Get(at); p.Status != 200 || !strings.Contains(p.Body, "Run by "+w.Tenant.Name) {
			t.Errorf("%s for somebody signed in: %d", at, p.Status)
		}
	}
	if pages < 17 {
		t.Errorf("only %d pages of information", pages)
	}
	said := nobody.Get("/info/help").Said(t)
	for _, number := range []string{"999", "0800 1111", "0808 800 5000", "0808 801 0366", "0808 2000 247", "Citizens Advice"} {
		if !strings.Contains(said, number) {
			t.Errorf("%s is not on the page of help", number)
		}
	}
	if body := nobody.Get("/info/safe").Body; !strings.Contains(body, "Exit this page") {
		t.Error("the page about staying safe has no way out")
	}
}

// A guard rail, not a proof of plain English: no sentence for families has more than 20 words.
func TestSentencesForFamiliesAreShort(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	nobody := w.Nobody(t)
	paragraph := regexp.MustCompile(`(?s)<(?:p|li)[ >][^>]*>?(.*?)</(?:p|li)>`)
	for _, at := range []string{
		"/info/help", "/info/safe", "/info/what-is-a-conference", "/info/cookies", "/info/privacy", "/info/rights", "/info/disagree", "/info/dates",
		"/info/guides/parent", "/info/guides/young-person", "/info/guides/supporter",
	} {
		_, body, _ := strings.Cut(nobody.Get(at).Body, "<main")
		body, _, _ = strings.Cut(body, "</main>")
		for _, m := range paragraph.FindAllStringSubmatch(body, -1) {
			for s := range strings.SplitSeq(m[1], ". ") {
				if n := len(strings.Fields(s)); n > 20 {
					t.Errorf("%s: %d words: %s", at, n, s)
				}
			}
		}
	}
}
