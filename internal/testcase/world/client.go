package world

import (
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kith/access"
)

// Client is somebody at the pages without a browser. It follows no redirects.
type Client struct {
	t    testing.TB
	at   string
	http *http.Client
}

// Page is what the site answered.
type Page struct {
	Status   int
	Header   http.Header
	Body     string
	Location string // where a redirect leads
}

// Said is what the page's main part says, without its furniture.
func (p Page) Said(t testing.TB) string {
	t.Helper()

	root, err := html.Parse(strings.NewReader(p.Body))
	if err != nil {
		t.Fatalf("reading a page: %v", err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "main" {
			return strings.Join(strings.Fields(Text(n)), " ")
		}
	}
	return p.Body
}

// Client gives somebody a client, signed in. The site is started if it was not.
func (w *World) Client(t testing.TB, who access.Actor) *Client {
	t.Helper()

	c := w.Nobody(t)
	if p := c.Get(DoorFor(who)); p.Status != http.StatusSeeOther {
		t.Fatalf("signing in %s: %d %s", who.Account, p.Status, p.Body)
	}
	return c
}

// Nobody is a client of somebody who has not signed in.
func (w *World) Nobody(t testing.TB) *Client {
	t.Helper()

	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &Client{t: t, at: w.Serve(t), http: &http.Client{
		Jar: jar, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Cookie is the token of the client's session, empty when it has none.
func (c *Client) Cookie() string {
	c.t.Helper()

	at, err := url.Parse(c.at)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, one := range c.http.Jar.Cookies(at) {
		if one.Name == "kith" {
			return one.Value
		}
	}
	return ""
}

// Get asks for a page.
func (c *Client) Get(path string) Page {
	c.t.Helper()
	return c.ask(http.MethodGet, path, nil)
}

// GetUnasked asks for a page as a script does that brings what is new: nobody pressed anything.
func (c *Client) GetUnasked(path string) Page {
	c.t.Helper()
	return c.ask(http.MethodGet, path, nil, "Kith-Unasked")
}

// Send posts exactly these values.
func (c *Client) Send(path string, values url.Values) Page {
	c.t.Helper()
	return c.ask(http.MethodPost, path, values)
}

// SendUnasked posts nothing, as a script does that asks by itself.
func (c *Client) SendUnasked(path string) Page {
	c.t.Helper()
	return c.ask(http.MethodPost, path, url.Values{}, "Kith-Unasked")
}

// Post fills in the form on a page and sends it: what the form already holds, its keys among it, with these values
// instead of its own. Where a page has several forms, the first with a field for each value is meant. A redirect is
// the answer, and is not followed.
func (c *Client) Post(path string, values url.Values) Page {
	c.t.Helper()

	shown := c.Get(path)
	if shown.Status != http.StatusOK {
		c.t.Fatalf("no form at %s: %d %s", path, shown.Status, shown.Location)
	}
	f, ok := pick(Forms(c.t, shown.Body), values)
	if !ok {
		c.t.Fatalf("no form at %s has fields for %v", path, values)
	}
	sent := f.Holds
	maps.Copy(sent, values)
	if f.Action == "" {
		f.Action = path
	}
	return c.Send(f.Action, sent)
}

func pick(forms []Form, values url.Values) (Form, bool) {
	for _, f := range forms {
		missing := false
		for name := range values {
			missing = missing || !f.Names[name]
		}
		if f.Posts && !missing {
			return f, true
		}
	}
	return Form{}, false
}

func (c *Client) ask(method, path string, values url.Values, marks ...string) Page {
	c.t.Helper()

	var body io.Reader
	if values != nil {
		body = strings.NewReader(values.Encode())
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.at+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	if values != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, mark := range marks {
		r.Header.Set(mark, "yes")
	}
	answer, err := c.http.Do(r)
	if err != nil {
		c.t.Fatalf("asking for %s: %v", path, err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatalf("reading %s: %v", path, err)
	}
	return Page{Status: answer.StatusCode, Header: answer.Header, Body: string(text), Location: answer.Header.Get("Location")}
}

// Form is a form as a page shows it.
type Form struct {
	Action string
	Posts  bool
	Holds  url.Values      // what a browser would send if nothing were changed
	Names  map[string]bool // every field and named button there is
}

// Forms reads the forms of a page.
func Forms(t testing.TB, page string) []Form {
	t.Helper()

	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("reading a page: %v", err)
	}
	var all []Form
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "form" {
			all = append(all, formOf(n))
		}
	}
	return all
}

func formOf(form *html.Node) Form {
	f := Form{
		Action: Attr(form, "action"), Posts: strings.EqualFold(Attr(form, "method"), "post"),
		Holds: url.Values{}, Names: map[string]bool{},
	}
	for n := range form.Descendants() {
		name := Attr(n, "name")
		if n.Type != html.ElementNode || name == "" || has(n, "disabled") {
			continue
		}
		f.Names[name] = true
		switch n.Data {
		case "textarea":
			f.Holds.Add(name, Text(n))
		case "select":
			for o := range n.Descendants() {
				if o.Data == "option" && has(o, "selected") {
					f.Holds.Add(name, Attr(o, "value"))
				}
			}
		case "input":
			switch Attr(n, "type") {
			case "submit", "button", "image", "file":
			case "radio", "checkbox":
				if has(n, "checked") {
					f.Holds.Add(name, Attr(n, "value"))
				}
			default:
				f.Holds.Add(name, Attr(n, "value"))
			}
		}
	}
	return f
}

// Attr is an attribute of an element, empty when it has none.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// Text is the text inside an element, its runs of white space as they stand.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
