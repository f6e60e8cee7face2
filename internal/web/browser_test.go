package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kith/access"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// TestEveryPageMeetsWCAG opens every page in a real browser, as whoever is first shown it and as somebody of the
// family where they are, at the width of a phone and of a desk: filled, after an empty form was sent, and in a world
// where nothing has happened yet.
//
//nolint:paralleltest,tparallel // each person has one screen, so their pages come one after the other
func TestEveryPageMeetsWCAG(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	c := newContent(t, w)
	seen := map[string]bool{}
	for _, who := range c.people() {
		client := w.Client(t, who.actor)
		var screen *browser.Person
		for _, pattern := range patterns() {
			at := c.address(t, pattern, false)
			shown := client.Get(at)
			side := "staff "
			if who.actor.Person != "" {
				side = "family "
			}
			if shown.Status != http.StatusOK || seen[side+pattern] {
				continue
			}
			seen[side+pattern] = true
			if screen == nil {
				screen = w.Browser(t, who.actor)
			}
			t.Run(side+strings.ReplaceAll(pattern, "/", " "), func(t *testing.T) {
				p := screen.For(t)
				p.Go(at)
				wellMade(t, p)
				if button := sends(t, shown.Body); button != "" && takesEmpty[pattern] == "" && owedForms[pattern] == "" {
					p.Click(button)
					if got := p.Status(); got != http.StatusUnprocessableEntity && got != http.StatusOK { // it may be filled in already
						t.Errorf("the form is answered with %d", got)
					}
					wellMade(t, p)
				}
			})
		}
	}
}

// TestPagesOfAnEmptyWorldMeetWCAG opens what stands there before anything has happened.
func TestPagesOfAnEmptyWorldMeetWCAG(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	for _, actor := range []access.Actor{w.Unit, w.SocialWorker} {
		client, screen := w.Client(t, actor), w.Browser(t, actor)
		for _, pattern := range patterns() {
			if parameter.MatchString(pattern) {
				continue
			}
			at := strings.TrimSuffix(pattern, "{$}")
			if client.Get(at).Status != http.StatusOK {
				continue
			}
			screen.Go(at)
			wellMade(t, screen)
		}
	}
	stranger := w.Stranger(t)
	stranger.Go("/sign-in")
	wellMade(t, stranger)
}

func wellMade(t *testing.T, p *browser.Person) {
	t.Helper()

	for _, width := range []int{1280, 320} {
		p.Resize(width)
		for _, violation := range p.Axe() {
			t.Errorf("at %d pixels, %s: %s", width, p.Address(), violation)
		}
		p.NoSidewaysScroll()
	}
}

// sends is the words on the button that sends the page's first form with a field to fill in, empty where it has none.
func sends(t *testing.T, page string) string {
	t.Helper()

	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for form := range root.Descendants() {
		if form.Data != "form" || !strings.EqualFold(world.Attr(form, "method"), "post") {
			continue
		}
		last, fields := "", 0
		for n := range form.Descendants() {
			if n.Type == html.ElementNode && asks(n) {
				fields++
			}
			if n.Data == "button" && world.Attr(n, "name") == "" {
				last = strings.TrimSpace(world.Text(n))
			}
		}
		if fields > 0 {
			return last
		}
	}
	return ""
}
