package demonstration_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/demonstration"
	"kith/internal/testcase"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// TestNothingEscapesToSomebodyWhoMayNotKnowIt asks for everything that the site answers, as everybody in the demonstration, and
// looks in each answer for everything that is sealed in it: on the ways that links lead, and by addresses that are forced, of
// things that are theirs and of things that are not. What may be known by whom is said a second time in package canary. The
// log of all this names nothing at all.
func TestNothingEscapesToSomebodyWhoMayNotKnowIt(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			l := load(t, engine, today)
			l.desk = casework.NewDesk(l.db, l.packs)
			everybody := l.everybody()
			c := &crawl{t: t, addresses: l.goesOn(t, everybody), seed: testcase.Seed(t)}
			c.sealed = canary.Open(t, l.at, l.families(), world.Key(t))
			l.catchesWhatEscapes(t, c.sealed)
			site := l.site(slog.NewTextHandler(&c.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			began := time.Now()
			side := func(each func(v *visitor)) {
				var ahead sync.WaitGroup
				next := make(chan demonstration.Person)
				for range 4 {
					ahead.Go(func() {
						for p := range next {
							if v, err := knocks(t, site, p); err != nil {
								t.Error(err)
							} else {
								each(v)
							}
						}
					})
				}
				for _, p := range everybody {
					next <- p
				}
				close(next)
				ahead.Wait()
			}
			side(func(v *visitor) {
				for _, page := range v.everyPage(testcase.Times(2, 4)) {
					c.looks(v, http.MethodGet, page)
				}
			})
			linked := c.visits.Load()
			t.Logf("by links: %d visits, %s", linked, time.Since(began))
			began = time.Now()
			side(c.forces)
			c.completes(site, everybody)
			t.Logf("by forced addresses: %d visits, %s", c.visits.Load()-linked, time.Since(began))
			c.everyRouteWasAnswered()
			c.theLogNamesNothing()
			if t.Logf("%d visits, %d texts", c.visits.Load(), c.sealed.Texts()); c.visits.Load() < 3000 || c.sealed.Texts() < 500 {
				t.Error("that is not everything")
			}
		})
	}
}

// crawl is one look at everything by everybody.
type crawl struct {
	t         *testing.T
	sealed    *canary.World
	seed      uint64
	addresses map[string]map[access.AccountID]string // of a pattern, those that are one person's own
	log       kept
	visits    atomic.Int64
	mu        sync.Mutex
	answered  map[string]bool // the patterns that somebody was answered at
}

// kept is a log that is looked at afterwards.
type kept struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (k *kept) Write(line []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.text.Write(line)
}

// looks looks through an answer for what its reader may not know, and notes that its route was answered.
func (c *crawl) looks(v *visitor, method string, got opened) {
	c.t.Helper()
	c.visits.Add(1)
	if got.Status >= http.StatusInternalServerError {
		c.t.Errorf("%s (%s): %s %s answers %d", v.who.Name, v.who.Job, method, got.At, got.Status)
	}
	for _, text := range c.sealed.Escaped(got.whole(), string(v.who.Account)) {
		c.t.Errorf("%s (%s) reads at %s %s: %s", v.who.Name, v.who.Job, method, got.At, text)
	}
	if got.Status == http.StatusOK || got.Status == http.StatusSeeOther || method == http.MethodPost && got.Status != http.StatusNotFound {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.answered == nil {
			c.answered = map[string]bool{}
		}
		c.answered[routeOf(method, got.At)] = true
	}
}

// routes is a mux with everything that the site's own is given, which answers with the pattern.
var routes = sync.OnceValue(func() *http.ServeMux {
	mux := http.NewServeMux()
	for _, pattern := range web.Patterns() {
		mux.Handle(pattern, http.NotFoundHandler())
	}
	return mux
})

// routeOf is the pattern that an address is answered by.
func routeOf(method, at string) string {
	req, err := http.NewRequest(method, at, nil) //nolint:noctx // never sent
	if err != nil {
		return ""
	}
	_, pattern := routes().Handler(req)
	return pattern
}

// unanswered are the patterns that nobody in the demonstration is answered at, each with what it would take.
var unanswered = map[string]string{
	"GET /drafts":   "a script sends it, and nobody asks for it",
	"POST /sign-in": "the crawl comes in by it, before it looks", "GET /assets/": "the same for everybody, and the assets have their own test",
	"/": "there is nothing: it is how what is not there is answered",

	"GET /sign-in/with/{provider}":      "the demonstration has no organisation's sign-in; internal/web runs one",
	"GET /sign-in/with/{provider}/back": "the same", "GET /sign-in/with/{provider}/out": "the same",

	"GET /enquiries/{enquiry}/agreement":        "an outcome that waits for the manager; a world that has one is looked at in internal/web",
	"GET /my/meetings/{conference}/without-you": "a parent whom the chair decided not to invite; looked at in internal/web",
	"POST /account":                                "it ends the session that asks; looked at in internal/web",
	"GET /duty/children/{child}":                   "it answers a press alone, so that an address never says whether a child is here",
	"GET /meetings/{conference}/apart/{seat}/told": "whoever is kept out there has been told; a promise acts it out",

	"GET /families/{family}/looks/given/{list}": "a list that was given; looked at in internal/web",

	"GET /retention/destroyed/{destruction}": "a record that was destroyed; looked at in internal/web",

	"GET /plans/{plan}/told": "a plan that has ended; owed in internal/web too",
}

// everyRouteWasAnswered fails where nobody was answered by one of the patterns that the site's mux is given.
func (c *crawl) everyRouteWasAnswered() {
	c.t.Helper()
	for _, pattern := range web.Patterns() {
		switch why, listed := unanswered[pattern]; {
		case !c.answered[pattern] && !listed:
			c.t.Errorf("nobody was answered at %s: have the demonstration do what it is for, or say in unanswered why it cannot", pattern)
		case c.answered[pattern] && listed:
			c.t.Errorf("%s is answered: take it out of unanswered (%s)", pattern, why)
		}
	}
	for pattern := range unanswered {
		if !slices.Contains(web.Patterns(), pattern) {
			c.t.Errorf("%s is listed and no route", pattern)
		}
	}
}

// theLogNamesNothing looks through the log as somebody who may know nothing.
func (c *crawl) theLogNamesNothing() {
	c.t.Helper()
	text := c.log.text.String()
	if lines := strings.Count(text, "\n"); int64(lines) < c.visits.Load() {
		c.t.Errorf("%d lines in the log of %d visits", lines, c.visits.Load())
	}
	for _, escaped := range c.sealed.Escaped(text, "nobody") {
		c.t.Errorf("the log says %s", escaped)
	}
}

// everybody is all who stand at the door.
func (l *loaded) everybody() []demonstration.Person {
	var all []demonstration.Person
	for _, g := range l.groups {
		all = append(all, g.People...)
		for _, f := range g.Families {
			all = append(all, f.People...)
		}
	}
	return slices.Clip(all)
}

// catchesWhatEscapes gives people a page that shows everything: to whoever has no part in any family all of it has escaped, to
// a father what is about the other father's child.
func (l *loaded) catchesWhatEscapes(t *testing.T, sealed *canary.World) {
	t.Helper()
	everything := sealed.Everything()
	outside := len(sealed.Escaped(everything, "nobody"))
	for name, of := range map[string]string{"Daniel": "Tyrell and Amelia", "Marlon": "Tyrell and Amelia", "Jia": "Jia"} {
		who := l.doorPerson(t, partnershipOf[of], of, name)
		if n := len(sealed.Escaped(everything, string(who.Account))); n == 0 || n >= outside {
			t.Errorf("of everything, %d texts have escaped to %s, and %d to somebody outside", n, name, outside)
		}
	}
	if outside != sealed.Texts() {
		t.Errorf("of %d texts %d have escaped to somebody outside", sealed.Texts(), outside)
	}
}

var partnershipOf = map[string]int{"Tyrell and Amelia": northcliffe, "Jia": tynewater}

// TestWhatIsHiddenFromOneFatherAloneIsHiddenByItsAudience: Daniel reaches his daughter, her plan and everything around one
// line of it, and it is the line’s audience alone that keeps it from him. Where that is taken out of a copy of the world, the crawl says so.
func TestWhatIsHiddenFromOneFatherAloneIsHiddenByItsAudience(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			const nursery = "the nursery beside the library"
			l := load(t, engine, today)
			l.desk = casework.NewDesk(l.db, l.packs)
			sealed, site := canary.Open(t, l.at, l.families(), world.Key(t)), l.site(slog.DiscardHandler)
			read := func(of, name string) (string, []string) {
				var text strings.Builder
				var escaped []string
				who := l.doorPerson(t, northcliffe, of, name)
				v := enters(t, site, who)
				for _, page := range v.everyPage(3) {
					text.WriteString(page.whole())
					escaped = append(escaped, sealed.Escaped(page.whole(), string(who.Account))...)
				}
				return text.String(), escaped
			}
			if text, escaped := read(campbells, "Shanice"); !strings.Contains(text, nursery) || len(escaped) > 0 {
				t.Errorf("her mother does not read of the nursery, or reads too much: %v", escaped)
			}
			if text, escaped := read(campbells, "Daniel"); strings.Contains(text, nursery) || len(escaped) > 0 {
				t.Errorf("her father reads of the nursery, or of something else: %v", escaped)
			}
			if _, err := canary.Raw(t, l.at, world.Key(t)).ExecContext(t.Context(),
				"UPDATE plan_line SET audience = 'everyone' WHERE audience LIKE 'not-named:%'"); err != nil {
				t.Fatal(err)
			}
			_, escaped := read(campbells, "Daniel")
			if !slices.ContainsFunc(escaped, func(s string) bool { return strings.Contains(s, nursery) }) {
				t.Errorf("with its audience taken out, the crawl finds %v", escaped)
			}
		})
	}
}
