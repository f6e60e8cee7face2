// Package web is what people see: one file and one page each, named after what they do there. Pages take case content
// as access.Copy alone, every page works without a script, and no address or title says what a case is about.
package web

import (
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"kith/casework"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web/assets"
	"kith/internal/web/page"
)

// Config is what a site is made of. Demo opens the demonstration's door; Off turns routes off by their pattern, which
// the deep proofs use to see each promise's scenario fail without the page behind it. NotSooner is how long it takes at least
// until somebody is told that a thing is not there: what is hidden and what is not there differ by a few rows looked at, and
// nobody shall measure them.
type Config struct {
	Desk *casework.Desk
	DB   *store.DB
	Door *signin.Door
	Log  *slog.Logger
	IDs  store.IDs
	Demo *Demo
	Off  []string

	NotSooner time.Duration
}

// Site serves the pages.
type Site struct {
	Config
	desk *casework.Desk
}

// route is one address and what stands there. Open routes need nobody signed in.
type route struct {
	path   string
	handle func(*Site, *Visit) error
	open   bool
	posts  bool // takes a form as well
	asks   bool // a page asks it by itself, every few seconds: that is no use of a session
}

// routes is every address of the site.
func routes() []route {
	return slices.Concat(
		doorRoutes,
		accountRoutes,
		homeRoutes,
		enquiryRoutes,
		workEnquiryRoutes,
		familyRoutes,
		dateRoutes,
		dutyRoutes,
		looksRoutes,
		inTimeRoutes,
		personRoutes,
		workerRoutes,
		procedureRoutes,
		bookingRoutes,
		diaryRoutes,
		invitationRoutes,
		exclusionRoutes,
		myRoutes,
		partRoutes,
		reportRoutes,
		readingRoutes,
		recordRoutes,
		correctionRoutes,
		heldRoutes,
		retentionRoutes,
		sharingRoutes,
		infoRoutes,
		infoDateRoutes,
		conferenceRoutes,
		planRoutes,
		groupRoutes,
		myPlanRoutes,
	)
}

// New builds the site.
func New(c Config) http.Handler {
	s, mux := &Site{Config: c, desk: c.Desk}, http.NewServeMux()
	s.mount(mux.Handle)
	return guarded(c.Door.Secure, http.NewCrossOriginProtection().Handler(mux))
}

// mount puts everything that the site answers in its place.
func (s *Site) mount(handle func(pattern string, h http.Handler)) {
	for _, r := range routes() {
		if slices.Contains(s.Off, r.path) {
			continue
		}
		handle("GET "+r.path, s.serve(r))
		if r.posts {
			handle("POST "+r.path, s.serve(r))
		}
	}
	handle("GET "+assets.Prefix, assets.Handler())
	handle("GET /healthz", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) }))
	handle("GET /readyz", http.HandlerFunc(s.ready))
	handle("/", s.serve(route{handle: func(*Site, *Visit) error { return errNoPage }, path: "none", open: true, posts: true}))
}

// Patterns lists everything that the site's mux is given, each with its method, as New gives it.
func Patterns() []string {
	var all []string
	(&Site{}).mount(func(pattern string, _ http.Handler) { all = append(all, pattern) })
	return all
}

// Paths lists the addresses of the site's pages, each once.
func Paths() []string {
	var all []string
	for _, r := range routes() {
		all = append(all, r.path)
	}
	return all
}

func (s *Site) ready(w http.ResponseWriter, r *http.Request) {
	if err := s.DB.Ready(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", slog.String("error", err.Error()))
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}

// serve lets somebody in, runs the page, and turns what went wrong into a page of its own.
func (s *Site) serve(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		req.Body = http.MaxBytesReader(w, req.Body, mostBytes)
		v := &Visit{w: w, r: req, site: s}
		if s.NotSooner > 0 {
			v.notSooner = time.NewTimer(s.NotSooner)
			defer v.notSooner.Stop()
		}
		s.noted(r, v, func() error {
			if r.path == page.Leave {
				return r.handle(s, v) // it leads away whoever asks, and asks the database for nothing first
			}
			if !mendAddress(req) {
				return errNoPage
			}
			if err := v.enter(r.open, r.asks); err != nil {
				return err
			}
			return v.again(r.handle(s, v))
		})
	})
}

const mostBytes = 20 << 20

// guarded sets what every answer carries: no script or style but our own, no trace left in the browser or elsewhere.
func guarded(secure bool, next http.Handler) http.Handler {
	policy := strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
		"connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
	}, "; ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		h.Set("Cache-Control", "no-store")
		if secure {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

var errNoPage = errors.New("no such page")
