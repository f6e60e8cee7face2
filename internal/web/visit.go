package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/procedure"
	"kith/timescale"
)

// Visit is one request by one person.
type Visit struct {
	w       http.ResponseWriter
	r       *http.Request
	site    *Site
	session store.Session
	known   bool
	lapsed  bool // they had a session, and it has ended
	sent    *form.Form
	keptFor string            // the version that a draft was typed for
	request string            // names this request in the log
	used    timescale.Instant // when the session was last used, by this request where somebody made it
	unasked bool              // a page asks by itself, and that is no use of the session

	notSooner *time.Timer // see Config
}

// errSignIn means that somebody must sign in first.
var errSignIn = errors.New("sign in first")

// enter finds out who is asking. Where the session ended while somebody was typing, what they sent is kept for them
// as a draft: they find it on the same form once they have signed in again.
func (v *Visit) enter(open, unasked bool) error {
	who := v.site.Door.Who
	v.unasked = unasked || v.r.Header.Get(unaskedHeader) != ""
	if v.unasked {
		who = v.site.Door.Whose
	}
	s, err := who(v.r)
	switch {
	case err == nil:
		v.session, v.known, v.used = s, true, v.site.DB.Now()
		if v.unasked {
			v.used = s.UsedAt
		}
		return nil
	case !errors.Is(err, signin.ErrNobody):
		return err
	}
	v.lapsed = s.Actor.Account != ""
	if open {
		return nil
	}
	if v.posted() && v.lapsed && v.site.DB.Now().Sub(s.EndsAt) < keptAfter {
		if err := v.keep(s.Actor); err != nil {
			return err
		}
	}
	return errSignIn
}

// keptAfter is how long after a session's very end its cookie still brings words in. It opens nothing.
const keptAfter = 12 * time.Hour

// keep keeps what was sent for whoever the session belonged to, under the address of its form.
func (v *Visit) keep(a access.Actor) error {
	f, at := v.form(), v.at()
	if v.here() == draftsPath {
		at = formAt(f.Values.Get("_form"))
	}
	words := typed(f.Values)
	if f.Press || !isOurs(at) || at == "/unsent" || len(words) == 0 {
		return nil
	}
	if f.Seen != "" {
		words.Set(seenField, f.Seen)
	}
	return v.site.DB.KeepDraft(v.ctx(), a, at, f.Once, words)
}

// isOurs reports whether an address leads to a page of this site and nowhere else.
func isOurs(at string) bool {
	return strings.HasPrefix(at, "/") && !strings.HasPrefix(at, "//") && !strings.ContainsAny(at, "\\\r\n") && len(at) < 500
}

// seenField carries the version of what a form is about.
const seenField = "_seen"

// naming are the parts of an address's query that say which one thing a form is about.
//
//nolint:gochecknoglobals // a list, never written to
var naming = []string{"line", "entry", "as", "family", "form"}

// formAt is the address of a form as its draft is kept under: the path, and what in its query names the thing it is
// about, so that words about one thing never stand in the form of another.
func formAt(address string) string {
	at, err := url.Parse(address)
	if err != nil {
		return ""
	}
	asked, kept := at.Query(), url.Values{}
	for _, name := range naming {
		if asked.Get(name) != "" {
			kept.Set(name, asked.Get(name))
		}
	}
	if len(kept) == 0 {
		return at.Path
	}
	return at.Path + "?" + kept.Encode()
}

// typed is what somebody typed, without what the page put there itself.
func typed(sent url.Values) url.Values {
	kept := url.Values{}
	for name, values := range sent {
		if name != "once" && name != "press" && !strings.HasPrefix(name, "_") {
			kept[name] = values
		}
	}
	return kept
}

func (v *Visit) ctx() context.Context      { return v.r.Context() }
func (v *Visit) actor() access.Actor       { return v.session.Actor }
func (v *Visit) posted() bool              { return v.r.Method == http.MethodPost }
func (v *Visit) path(name string) string   { return v.r.PathValue(name) }
func (v *Visit) query(name string) string  { return v.r.URL.Query().Get(name) }
func (v *Visit) family() bool              { return v.actor().Office == access.FamilyMember }
func (v *Visit) here() string              { return v.r.URL.Path }
func (v *Visit) at() string                { return formAt(v.r.URL.RequestURI()) }
func (v *Visit) pressed(value string) bool { return v.form().Values.Get("press") == value }

// form is what was sent, or a new form with the draft that was kept for it.
func (v *Visit) form() *form.Form {
	if v.sent != nil {
		return v.sent
	}
	if v.posted() {
		_ = v.r.ParseMultipartForm(mostBytes) // an ordinary form answers ErrNotMultipart and is read all the same
		v.sent = form.Sent(readable(v.r.PostForm))
		return v.sent
	}
	v.sent = v.plain()
	if !v.known {
		return v.sent
	}
	if draft, there, err := v.site.DB.Draft(v.ctx(), v.actor(), v.at()); err == nil && there {
		v.keptFor = draft.Fields.Get(seenField)
		draft.Fields.Del(seenField)
		v.sent.Values = draft.Fields
		v.sent.Kept = "This is what you typed on " + draft.At.London().Format("2 January at 3:04pm") + ". It has not been sent."
	}
	return v.sent
}

// plain is the form of a page that has buttons and nothing to fill in: no draft can have been kept for it.
func (v *Visit) plain() *form.Form { return form.New(v.site.IDs.For("form " + v.here())()) }

// saw notes the version of what a form is about, as its reader sees it now. Where that has changed since somebody typed
// what was kept for them, the page says so: their words are never sent over a colleague's unseen.
func (v *Visit) saw(version string) {
	if v.posted() {
		return
	}
	f := v.form()
	f.Seen = version
	if f.Kept != "" && v.keptFor != "" && v.keptFor != version {
		f.Stale = true
		f.Kept += " What it is about was changed since then. Look at what it says now before you send this."
	}
}

// doing is who does this, with the key and the version that came with the form.
func (v *Visit) doing() casework.Doing {
	return casework.Doing{Actor: v.actor(), Once: v.form().Once, Seen: v.form().Seen}
}

// see other: the thing is done, its draft is dropped, and the next page is shown.
func (v *Visit) see(format string, parts ...any) error {
	to := fmt.Sprintf(format, parts...)
	if !isOurs(to) {
		to = "/"
	}
	if v.known && v.posted() {
		draft := v.at()
		if v.form().Press {
			draft = ""
		}
		// The thing is done: a draft that cannot be dropped must not be answered as if it were not.
		if err := v.site.DB.FormSent(v.ctx(), v.actor(), v.form().Once, draft, to); err != nil {
			v.site.failed(v, err)
		}
	}
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// again answers a form that was sent twice as its first sending was: what the first did is no reason to refuse the second.
func (v *Visit) again(err error) error {
	if err == nil || !v.posted() || !v.known || v.form().Once == "" {
		return err
	}
	to, done, asked := v.site.DB.LedTo(v.ctx(), v.actor(), v.form().Once)
	if asked != nil || !done {
		return err
	}
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// show renders a page whole before any of it is sent. A form with faults is answered with 422.
func (v *Visit) show(p page.Page, content templ.Component) error {
	status := http.StatusOK
	if v.sent != nil && !v.sent.OK() {
		status, p.Problems = http.StatusUnprocessableEntity, ask.Links(v.sent)
	}
	return v.render(status, p, content)
}

func (v *Visit) render(status int, p page.Page, content templ.Component) error {
	v.furnish(&p)
	return v.whole(status, page.Shell(p, content))
}

// whole renders everything before any of it is sent, so that what fails is answered as a failure.
func (v *Visit) whole(status int, all templ.Component) error {
	b := templ.GetBuffer()
	defer templ.ReleaseBuffer(b)
	if err := all.Render(v.ctx(), b); err != nil {
		return fmt.Errorf("rendering a page: %w", err)
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	v.w.WriteHeader(status)
	_, _ = b.WriteTo(v.w) // somebody who went away does not need the rest
	return nil
}

// furnish puts on a page what every page of its area has.
func (v *Visit) furnish(p *page.Page) {
	p.Demo = v.site.Demo != nil
	if p.Footer.RunBy == "" {
		p.Footer.RunBy = v.session.Tenant
	}
	if p.Area == "" {
		p.Area = page.Public
		if v.known {
			p.Area = page.Staff
		}
		if v.family() {
			p.Area = page.Family
		}
	}
	if v.known {
		p.Stays = v.stays()
	}
	if v.known && v.family() {
		p.Footer.SignedIn = true
		// The page stands without it: a name that cannot be read keeps nobody from what they came for.
		if w, err := v.site.desk.WorkerOf(v.ctx(), v.session.Family, v.actor()); err == nil {
			p.Footer.WorkerName, p.Footer.WorkerTeam, p.Footer.WorkerPhone = w.Name, w.Team, w.Telephone
		}
		if all, err := v.site.desk.HelpForChild(v.ctx(), v.session.Procedure, v.actor()); err == nil {
			p.Footer.ForChild = helpers(all)
		}
	}
	if p.Area != page.Staff || !v.known {
		return
	}
	p.Account = page.Account{Name: v.session.Name, Href: "/account", SignOutHref: "/sign-out"}
	p.Navigation = []page.NavItem{{Text: "What to do next", Href: "/", Current: v.here() == "/"}}
	if findsLooks(v.actor()) { // who answers for data protection takes part in no case
		p.Navigation = append(p.Navigation, page.NavItem{Text: "Who has looked", Href: "/looks", Active: strings.HasPrefix(v.here(), "/looks")},
			page.NavItem{Text: "Unusual looking", Href: "/looks/unusual", Current: v.here() == "/looks/unusual"},
			page.NavItem{Text: "Keeping records", Href: "/retention", Active: strings.HasPrefix(v.here(), "/retention")})
		return
	}
	p.Navigation = append(p.Navigation, page.NavItem{
		Text: "Meetings", Href: "/meetings", Current: v.here() == "/meetings", Active: v.here() == "/week" || strings.HasPrefix(v.here(), "/meetings/"),
	})
	p.Navigation = append(p.Navigation, page.NavItem{
		Text: "Families", Href: "/families", Current: v.here() == "/families",
		Active: strings.HasPrefix(v.here(), "/families/") || strings.HasPrefix(v.here(), "/people/"),
	})
	if v.actor().Office == access.Unit || v.actor().Office == access.Manager {
		p.Navigation = append(p.Navigation, page.NavItem{Text: "Workers", Href: "/workers", Current: v.here() == "/workers"})
	}
	if v.actor().Office == access.Unit || v.actor().Office == access.Administrator {
		p.Navigation = append(p.Navigation, page.NavItem{
			Text: "Procedure", Href: "/procedure", Current: v.here() == "/procedure", Active: strings.HasPrefix(v.here(), "/procedure/"),
		})
	}
	if v.actor().Office == access.Manager { // in one word, so that the line holds the manager's own name as well
		p.Navigation = append(p.Navigation, page.NavItem{Text: "Looking", Href: "/looks/unusual", Current: v.here() == "/looks/unusual"})
	}
	if v.actor().Office == access.SocialWorker || v.actor().Office == access.Manager {
		p.Navigation = append(p.Navigation, page.NavItem{
			Text: "Record a concern", Href: "/concerns/new", Current: v.here() == "/concerns/new",
		})
	}
}

// stays says until when whoever asks stays signed in. A page that asks by itself is told to the second when that ends, with the
// minute more that a session has because not each use of it is noted: asked again then, it finds nobody signed in.
func (v *Visit) stays() page.Stays {
	unused, over := signin.Ends(v.session)
	until := v.used.Add(unused)
	ends := until
	if v.unasked {
		ends = until.Add(signin.Unnoted)
	}
	s := page.Stays{Family: v.family(), Last: over.Before(until)}
	if s.Last {
		until = over
	}
	if over.Before(ends) {
		ends = over
	}
	s.Until = clock(until.London().Format("15:04"))
	s.Left = max(1, int((ends.Sub(v.site.DB.Now())+time.Second-1)/time.Second))
	return s
}

// helpers are those who can be rung.
func helpers(all []procedure.Contact) []page.Helper {
	var kept []page.Helper
	for _, c := range all {
		for _, r := range c.Routes {
			if dial(r) != "" {
				kept = append(kept, page.Helper{Name: c.Name, For: c.For, Phone: r.To})
			}
		}
	}
	return kept
}

// paper renders a document to print: no furniture, nothing but its words.
func (v *Visit) paper(s page.Sheet, content templ.Component) error {
	return v.whole(http.StatusOK, page.Paper(s, content))
}
