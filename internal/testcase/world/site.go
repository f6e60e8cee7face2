package world

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/web"
	"kith/internal/web/assets"
)

// site is the real site over the world, and beside it a door of the test's own.
type site struct {
	server *httptest.Server
	door   *signin.Door
}

// doorPath signs in whoever it names; it is no part of the site.
const doorPath = "/a-door-for-tests/"

// Serve starts the real site on loopback, without the routes named, and says where. A second call answers with the
// first's address. Anything that the site logs as an error fails the test.
func (w *World) Serve(t testing.TB, off ...string) string {
	t.Helper()

	w.mu.Lock()
	defer w.mu.Unlock()
	if w.site != nil {
		return w.site.server.URL
	}
	if _, err := os.Stat(filepath.Join(testcase.Root(t), "internal/web/assets/built/manifest.json")); err != nil {
		testcase.NotRun(t, "the built assets", "make assets")
	}
	if err := assets.Load(); err != nil {
		t.Fatalf("loading the assets: %v", err)
	}
	s := &site{door: &signin.Door{DB: w.DB}}
	pages := web.New(web.Config{
		Desk: w.Desk, DB: w.DB, Door: s.door, Log: slog.New(&complaints{t: t}), IDs: store.RandomIDs{}, Demo: w.demo(), Off: off,
	})
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.HandleFunc("GET "+doorPath+"{tenant}/{account}", func(rw http.ResponseWriter, r *http.Request) {
		tenant, account := access.TenantID(r.PathValue("tenant")), access.AccountID(r.PathValue("account"))
		if err := s.door.Enter(r.Context(), rw, tenant, account); err != nil {
			http.Error(rw, err.Error(), http.StatusInternalServerError)
			return
		}
		http.Redirect(rw, r, "/", http.StatusSeeOther)
	})
	s.server = httptest.NewServer(mux)
	t.Cleanup(s.server.Close)
	w.site = s
	return s.server.URL
}

// ServePasskeys starts the real site with passkeys, and says where: a browser gives none to an address of numbers.
func (w *World) ServePasskeys(t testing.TB) string {
	t.Helper()

	at := strings.Replace(w.Serve(t), "127.0.0.1", "localhost", 1)
	keys, err := signin.NewPasskeys(at)
	if err != nil {
		t.Fatal(err)
	}
	w.site.door.Passkeys = keys
	return at
}

// demo is the door of the demonstration, with everyone who works in the two partnerships.
func (w *World) demo() *web.Demo {
	door := &web.Demo{}
	for _, t := range []store.Tenant{w.Tenant, w.Other} {
		g := web.DemoGroup{Name: t.Name}
		for _, a := range jobs {
			g.People = append(g.People, web.DemoPerson{Tenant: t.ID, Account: accountOf(t.ID, a.ID), Name: a.Name, Job: a.Job})
		}
		door.Groups = append(door.Groups, g)
	}
	return door
}

// Browser opens a screen for somebody, signed in and on their own page. The site is started if it was not.
func (w *World) Browser(t testing.TB, who access.Actor, with ...browser.Option) *browser.Person {
	t.Helper()

	p := browser.Open(t).Person(t, name(who), w.Serve(t), with...)
	p.Go(DoorFor(who))
	return p
}

// Stranger opens a screen for somebody who has not signed in.
func (w *World) Stranger(t testing.TB, with ...browser.Option) *browser.Person {
	t.Helper()
	return browser.Open(t).Person(t, "somebody", w.Serve(t), with...)
}

// DoorFor is the address that signs somebody in, for a browser that already has a screen.
func DoorFor(who access.Actor) string {
	return doorPath + string(who.Tenant) + "/" + string(who.Account)
}

// complaints fails the test for whatever the site logs as an error.
type complaints struct {
	t     testing.TB
	attrs []slog.Attr
}

func (c *complaints) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelError }

func (c *complaints) Handle(_ context.Context, r slog.Record) error {
	said := r.Message
	add := func(a slog.Attr) bool { said += " " + a.String(); return true }
	for _, a := range c.attrs {
		add(a)
	}
	r.Attrs(add)
	c.t.Errorf("the site logged: %s", said)
	return nil
}

func (c *complaints) WithAttrs(a []slog.Attr) slog.Handler {
	return &complaints{t: c.t, attrs: append(append([]slog.Attr{}, c.attrs...), a...)}
}

func (c *complaints) WithGroup(string) slog.Handler { return c }

// ServeProvider starts the real site with an organisation's own sign-in, which is not running: see package provider.
func (w *World) ServeProvider(t testing.TB, p *signin.Provider) string {
	t.Helper()

	p.Site = w.Serve(t)
	w.site.door.Providers = append(w.site.door.Providers, p)
	return p.Site
}
