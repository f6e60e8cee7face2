package browser

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"

	"kith/internal/testcase"
)

// Text is what the page, or the part of it, shows as text. What is hidden or folded away is not in it.
func (p *Person) Text() string {
	p.t.Helper()
	return p.do("text").Text
}

// HTML is the page as the browser has it now, for tests that look for what must not be there even unseen.
func (p *Person) HTML() string {
	p.t.Helper()
	return p.do("html").Text
}

// Title is the page's title.
func (p *Person) Title() string {
	p.t.Helper()
	return p.do("title").Text
}

// Value is what the field with this label holds; for a list the words of the option, for a radio button or checkbox
// "true" or "false".
func (p *Person) Value(label string) string {
	p.t.Helper()
	return p.do("value", label).Text
}

// Href is where the link with this name leads.
func (p *Person) Href(name string) string {
	p.t.Helper()
	return p.do("href", name).Text
}

// Address is the path and query of the page.
func (p *Person) Address() string {
	p.t.Helper()

	history := command(p, page.GetNavigationHistory, struct{}{})
	return strings.TrimPrefix(history.Entries[history.CurrentIndex].URL, p.at)
}

// Status is the HTTP status that the page came with.
func (p *Person) Status() int {
	p.state.Lock()
	defer p.state.Unlock()
	return p.state.status
}

// Sees waits until the page, or the part of it, shows the text, and fails the test if it never does. Runs of white
// space count as one space.
func (p *Person) Sees(texts ...string) {
	p.t.Helper()

	for _, text := range texts {
		if !p.do("sees", text).Is {
			p.fail("should see %q", text)
		}
	}
}

// NoLongerSees waits until the page does not show the text any more.
func (p *Person) NoLongerSees(text string) {
	p.t.Helper()

	if !p.do("loses", text).Is {
		p.fail("should no longer see %q", text)
	}
}

// DoesNotSee fails the test if the page shows the text now. See something that is there first: a page that has not
// come yet shows nothing.
func (p *Person) DoesNotSee(texts ...string) {
	p.t.Helper()

	for _, text := range texts {
		if p.do("holds", text).Is {
			p.fail("should not see %q", text)
		}
	}
}

// Screenshot keeps a picture of the whole page as out/screens/NAME.png and says where it is.
func (p *Person) Screenshot(name string) string {
	p.t.Helper()

	yes := true
	picture := command(p, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes,
		Clip: p.whole(),
	})
	path := filepath.Join(testcase.Root(p.t), "out", "screens", filepath.FromSlash(name)+".png")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatalf("keeping a picture: %v", err)
	}
	if err := os.WriteFile(path, picture.Data, 0o644); err != nil {
		p.t.Fatalf("keeping a picture: %v", err)
	}
	return path
}

func (p *Person) whole() *page.Viewport {
	p.t.Helper()

	size := command(p, page.GetLayoutMetrics, struct{}{}).CSSContentSize
	return &page.Viewport{Width: size.Width, Height: size.Height, Scale: 1}
}

// NoSidewaysScroll fails the test if the page is wider than the screen, and names what sticks out.
func (p *Person) NoSidewaysScroll() {
	p.t.Helper()

	if wide := p.do("sideways").Text; wide != "" {
		p.fail("has to scroll sideways: %s", wide)
	}
}

// Violation is a rule of WCAG that a page breaks, and where.
type Violation struct {
	Rule   string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Where  []string `json:"where"`
}

func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s: %s", v.Rule, v.Impact, v.Help, strings.Join(v.Where, "; "))
}

// Axe checks the page as it stands against WCAG 2.2 A and AA with axe-core, and returns what it breaks.
func (p *Person) Axe() []Violation {
	p.t.Helper()

	if p.option.noScript {
		// The page's own scripts did not run; axe needs promises, so they are on while it looks.
		p.scripts(true)
		defer p.scripts(false)
		with := *p
		with.option.noScript = false
		p = &with
	}
	if !p.do("axe").Is {
		script, err := os.ReadFile(filepath.Join(testcase.Root(p.t), "node_modules", "axe-core", "axe.min.js"))
		if err != nil {
			testcase.NotRun(p.t, "axe-core", err.Error())
		}
		p.evaluate(string(script)+"\n;0", true)
	}
	got := p.evaluate(`axe.run(document, {
		runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
		resultTypes: ['violations'],
	}).then((found) => found.violations.map(({id, impact, help, nodes}) =>
		({id, impact, help, where: nodes.map((node) => node.target.join(' ') + ' ' + node.html)})))`, true)
	var found []Violation
	if err := json.Unmarshal(got.Value, &found); err != nil {
		p.t.Fatalf("%s: reading what axe found: %v", p.name, err)
	}
	return found
}

// MeetsWCAG fails the test for each rule of WCAG 2.2 A and AA that axe-core finds broken.
func (p *Person) MeetsWCAG() {
	p.t.Helper()

	for _, violation := range p.Axe() {
		p.t.Errorf("%s, at %s: %s", p.name, p.Address(), violation)
	}
}

// Answer is what a server sends, headers and all.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Get asks the server for something with this person's cookies and without the browser: a letter, a calendar file, a
// status. The address is a path, or what [Person.Href] says. Redirects are not followed.
func (p *Person) Get(address string) Answer {
	p.t.Helper()

	full := address
	if strings.HasPrefix(address, "/") {
		full = p.at + address
	}
	at, err := url.Parse(full)
	if err != nil || !strings.HasPrefix(full, p.at+"/") {
		p.t.Fatalf("%s: %s is not on this server: %v", p.name, address, err)
	}
	request, err := http.NewRequestWithContext(p.tab, http.MethodGet, at.String(), nil)
	if err != nil {
		p.t.Fatalf("%s: asking for %s: %v", p.name, address, err)
	}
	cookies := command(p, network.GetCookies, network.GetCookiesParams{URLs: []string{full}}).Cookies
	sent := make([]string, 0, len(cookies))
	for _, cookie := range cookies {
		sent = append(sent, cookie.Name+"="+cookie.Value)
	}
	request.Header.Set("Cookie", strings.Join(sent, "; ")) // as the browser sends it, quotes and all
	client := http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, // servers of tests sign for themselves
			DisableKeepAlives: true,
		},
	}
	response, err := client.Do(request)
	if err != nil {
		p.t.Fatalf("%s: asking for %s: %v", p.name, address, err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatalf("%s: reading %s: %v", p.name, address, err)
	}
	return Answer{Status: response.StatusCode, Header: response.Header, Body: body}
}

// PDF prints the page as the browser would, and keeps it as out/screens/NAME.pdf.
func (p *Person) PDF(name string) string {
	p.t.Helper()

	yes := true
	printed := command(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes})
	path := filepath.Join(testcase.Root(p.t), "out", "screens", filepath.FromSlash(name)+".pdf")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatalf("keeping what was printed: %v", err)
	}
	if err := os.WriteFile(path, printed.Data, 0o644); err != nil {
		p.t.Fatalf("keeping what was printed: %v", err)
	}
	return path
}
