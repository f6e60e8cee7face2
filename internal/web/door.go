package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/web/page"
)

// Demo is the demonstration's door: its people are listed by name and job, one press each. It is nil in serve, and
// then its addresses answer as if they were not there.
type Demo struct {
	Groups []DemoGroup
}

// DemoGroup is one partnership's people, or one family's.
type DemoGroup struct {
	Name     string
	Line     string // what to find here, in a sentence
	Stage    string // of a family: where it is in the process, in a few words
	Look     string // of a family: what to look at, and as whom
	People   []DemoPerson
	Staff    []DemoPerson // of a family: those who work with it and are worth being
	Families []DemoGroup  // of a partnership
}

// with finds somebody by their account.
func (g DemoGroup) with(account string) (DemoPerson, bool) {
	for _, p := range g.People {
		if string(p.Account) == account {
			return p, true
		}
	}
	for _, f := range g.Families {
		if p, there := f.with(account); there {
			return p, true
		}
	}
	return DemoPerson{}, false
}

// Places on the door's page, for the list at its top.
func familyPlace(partnership, family int) string {
	return "family-" + strconv.Itoa(partnership+1) + "-" + strconv.Itoa(family+1)
}

func staffPlace(partnership int) string { return "staff-" + strconv.Itoa(partnership+1) }

// DemoPerson is somebody the demonstration lets you be.
type DemoPerson struct {
	Tenant  access.TenantID
	Account access.AccountID
	Name    string
	Job     string
}

var doorRoutes = []route{
	{path: "/sign-in", handle: (*Site).signIn, open: true, posts: true},
	{path: "/sign-in/link/{token}", handle: (*Site).signInByLink, open: true, posts: true},
	{path: "/sign-in/passkey", handle: (*Site).signInByPasskey, open: true, posts: true},
	{path: "/sign-in/with/{provider}", handle: (*Site).signInWith, open: true},
	{path: "/sign-in/with/{provider}/back", handle: (*Site).backFrom, open: true},
	{path: "/sign-in/with/{provider}/out", handle: (*Site).signOutWith, open: true},
	{path: "/sign-in/code", handle: (*Site).signInByCode, open: true, posts: true},
	{path: "/sign-out", handle: (*Site).signOut, open: true, posts: true},
	{path: "/leave", handle: (*Site).leave, open: true},
	{path: draftsPath, handle: (*Site).keepDraft, posts: true},
	{path: stayPath, handle: (*Site).stay, posts: true},
	{path: "/unsent", handle: (*Site).unsent, posts: true},
}

// What scripts ask for: they are answered without a page.
const (
	draftsPath = "/drafts"
	stayPath   = "/stay"
)

// signIn lists the demonstration's people; elsewhere it asks for a code.
func (s *Site) signIn(v *Visit) error {
	if s.Demo == nil {
		return s.doorPage(v, v.query("ended") != "")
	}
	if !v.posted() {
		return v.show(page.Page{Title: "Choose who to be", Area: page.Public}, demoDoorPage(s.Demo.Groups, v.query("back"), v.query("ended") != ""))
	}
	chosen := v.form().Line("person")
	for _, g := range s.Demo.Groups {
		if p, there := g.with(chosen); there {
			if err := s.Door.Enter(v.ctx(), v.w, p.Tenant, p.Account); err != nil {
				return err
			}
			return v.see("%s", v.form().Line("back"))
		}
	}
	return access.ErrNotFound
}

// signInByLink asks for one press, so that a mail scanner following the link does not use it up.
func (s *Site) signInByLink(v *Visit) error {
	if !v.posted() {
		return v.show(page.Page{Title: "Sign in", Area: page.Public}, signInLinkPage(v.here()))
	}
	err := s.admitted(v, func(in casework.Entrance) (store.Entrant, error) {
		return s.desk.SignInByLink(v.ctx(), v.path("token"), in)
	})
	if errors.Is(err, access.ErrNotFound) {
		return v.show(page.Page{Title: "Sign in", Area: page.Public}, linkUsedPage())
	}
	return err
}

func (s *Site) signOut(v *Visit) error {
	if !v.posted() {
		return v.show(page.Page{Title: "Sign out", Area: page.Public}, signOutPage())
	}
	if err := s.Door.Leave(v.w, v.r); err != nil {
		return err
	}
	v.w.Header().Set("Clear-Site-Data", forget)
	if p, there := s.Door.ProviderNamed(v.session.Provider); there && v.known {
		return v.see("/sign-in/with/%s/out", p.ID)
	}
	return v.see("/sign-in")
}

// leave ends the session and goes to a page about the weather. What was typed is kept as a draft. It leads away whatever fails and
// waits for nothing long: somebody may be looking over a shoulder. The browser forgets its cookie in any case.
func (s *Site) leave(v *Visit) error {
	ctx, done := context.WithTimeout(context.WithoutCancel(v.ctx()), leaveWithin) // the browser may be gone before the session is
	defer done()
	if err := s.Door.Leave(v.w, v.r.WithContext(ctx)); err != nil {
		s.Log.ErrorContext(v.ctx(), "a session was left and not ended", slog.String("request", v.request), slog.String("error", err.Error()))
	}
	v.w.Header().Set("Clear-Site-Data", forget)
	http.Redirect(v.w, v.r, "https://www.bbc.co.uk/weather", http.StatusSeeOther)
	return nil
}

const (
	// leaveWithin is how long somebody who leaves waits for the database, at most.
	leaveWithin = time.Second
	// forget names no cookies: those of a council's other programs would go as well.
	forget = `"cache", "storage"`
)

// keepDraft keeps what somebody is typing. It is asked by a script and answers without a page.
func (s *Site) keepDraft(v *Visit) error {
	if !v.posted() || !isOurs(v.form().Values.Get("_form")) {
		return errNoPage
	}
	if err := v.keep(v.actor()); err != nil {
		return err
	}
	v.stillIn()
	return nil
}
