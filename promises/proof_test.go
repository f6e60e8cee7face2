package promises

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// Claim is one promise that a scenario says it proves, and the page that the promise stands on. What is true of it
// only in part says what it Lacks: it runs, and is not counted.
type Claim struct {
	ID     string
	Behind string
	Lacks  string
}

// Proof is a scenario under way: a world under the guide's procedure, and who has seen what in it.
type Proof struct {
	*world.World

	t      testing.TB
	claims []Claim

	mu     sync.Mutex
	opened map[string]bool
	saw    map[string]map[string]bool // by promise, those who saw something of it
}

// Viewer is one person of the scenario at a screen.
type Viewer struct {
	*browser.Person

	role  string
	proof *Proof
}

// As opens a screen for somebody, signed in, as one of those whom promises are made to: the word is the one that
// `who` in promises.yaml has.
func (p *Proof) As(role string, who access.Actor, with ...browser.Option) *Viewer {
	p.t.Helper()

	known := false
	for _, row := range promised(p.t) {
		known = known || slices.Contains(row.people(), role)
	}
	if !known {
		p.t.Fatalf("no promise is made to a %q; say it as promises.yaml does", role)
	}
	v := &Viewer{Person: p.Browser(p.t, who, with...), role: role, proof: p}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opened[role] = true
	return v
}

// Anyone opens a screen for somebody to whom nothing is promised but who is needed.
func (p *Proof) Anyone(who access.Actor, with ...browser.Option) *browser.Person {
	p.t.Helper()
	return p.Browser(p.t, who, with...)
}

// Saw demands that the person sees these words, and notes that they saw this of the promise.
func (v *Viewer) Saw(id string, texts ...string) {
	v.proof.t.Helper()

	if len(texts) == 0 {
		v.proof.t.Fatalf("%s: say what the %s sees", id, v.role)
	}
	v.Sees(texts...)
	v.proof.note(id, v.role)
}

// Received notes that the person was given something that is no page (a letter, a calendar file, a PDF), which the
// scenario has looked at itself and says whether it holds what was promised.
func (v *Viewer) Received(id string, holds bool, what string) {
	v.proof.t.Helper()

	if !holds {
		v.proof.t.Fatalf("%s: what the %s received does not hold what was promised: %s", id, v.role, what)
	}
	v.proof.note(id, v.role)
}

func (p *Proof) note(id, role string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.saw[id] == nil {
		p.saw[id] = map[string]bool{}
	}
	p.saw[id][role] = true
}

// missing names whoever a promise is made to and has not opened a screen or not seen anything of it.
func (p *Proof) missing(row promise) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []string
	for _, who := range row.people() {
		switch {
		case !p.opened[who]:
			found = append(found, "the "+who+" opened no screen")
		case !p.saw[row.ID][who]:
			found = append(found, "the "+who+" saw nothing of it")
		}
	}
	return found
}

// Proves runs a scenario for each guide whose promises it claims, under that guide's procedure; when deep, on both
// engines, and once more without each page that a claim stands on.
func Proves(t *testing.T, claims []Claim, scenario func(p *Proof)) {
	t.Helper()

	testcase.Wanted(t, testcase.Chromium)
	all := promised(t)
	for _, c := range claims {
		if _, there := all[c.ID]; !there {
			t.Fatalf("%s is not a promise", c.ID)
		}
		if !slices.Contains(web.Paths(), c.Behind) {
			t.Fatalf("%s stands on %q, which is no page; say one of web.Paths", c.ID, c.Behind)
		}
	}
	engines := []store.Engine{store.SQLite}
	if testcase.Depth() == testcase.Deep {
		engines = world.Engines()
	}
	for _, g := range packs {
		mine := slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return !strings.HasPrefix(c.ID, g.guide) })
		if len(mine) == 0 {
			continue
		}
		for _, engine := range engines {
			t.Run(g.guide+"/"+string(engine), func(t *testing.T) {
				t.Parallel()
				prove(t, engine, g.pack, mine, scenario)
			})
		}
	}
}

func prove(t *testing.T, engine store.Engine, pack string, claims []Claim, scenario func(p *Proof)) {
	t.Helper()

	t.Cleanup(func() { // runs last: what a browser complained of when it closed counts as well
		for _, c := range claims {
			told.enter(c.ID, standing{proven: !t.Failed() && !t.Skipped(), failed: t.Failed(), lacks: c.Lacks})
		}
	})
	p := run(t, engine, pack, claims, scenario)
	for _, c := range claims {
		for _, fault := range p.missing(promised(t)[c.ID]) {
			t.Errorf("%s is not proven: %s", c.ID, fault)
		}
	}
	if testcase.Depth() != testcase.Deep || engine != store.SQLite || t.Failed() {
		return // a page is away on either engine alike
	}
	for page, standing := range behind(claims) {
		if reason, failed := withoutPage(t, engine, pack, page, standing, scenario); !failed {
			t.Errorf("%s holds without the page it stands on (%s): %s", ids(standing), page, reason)
		}
	}
}

func run(t testing.TB, engine store.Engine, pack string, claims []Claim, scenario func(p *Proof), off ...string) *Proof {
	t.Helper()

	p := &Proof{
		World: world.New(t, engine, world.Procedure(pack)), t: t, claims: claims,
		opened: map[string]bool{}, saw: map[string]map[string]bool{},
	}
	p.Serve(t, off...)
	scenario(p)
	return p
}

// behind are the claims by the page that they stand on: a page is taken away once for all of them.
func behind(claims []Claim) map[string][]Claim {
	pages := map[string][]Claim{}
	for _, c := range claims {
		pages[c.Behind] = append(pages[c.Behind], c)
	}
	return pages
}

func ids(claims []Claim) string {
	var all []string
	for _, c := range claims {
		all = append(all, c.ID)
	}
	return strings.Join(all, ", ")
}

// withoutPage runs a scenario with a page taken away, and reports whether it failed, as it should.
func withoutPage(t *testing.T, engine store.Engine, pack, page string, claims []Claim, scenario func(p *Proof)) (string, bool) {
	t.Helper()

	q := &quiet{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if p := recover(); p != nil {
				q.Errorf("panic: %v", p)
			}
		}()
		p := run(q, engine, pack, claims, scenario, page)
		for _, c := range claims { // it came to its end: then each of them must lack something
			if len(p.missing(promised(t)[c.ID])) == 0 {
				return
			}
		}
		q.Errorf("nobody saw anything of it")
	}()
	<-done
	return q.heard(), q.Failed()
}

// quiet is a test that may fail without failing the one it stands for.
type quiet struct {
	testing.TB

	mu     sync.Mutex
	said   []string
	failed bool
}

func (q *quiet) Helper() {}

func (q *quiet) say(failed bool, words string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.said, q.failed = append(q.said, words), q.failed || failed
}

func (q *quiet) heard() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return strings.Join(q.said, "\n")
}

// Failed reports whether it failed.
func (q *quiet) Failed() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.failed
}

func (q *quiet) Log(args ...any)               { q.say(false, fmt.Sprintln(args...)) }
func (q *quiet) Logf(form string, args ...any) { q.say(false, fmt.Sprintf(form, args...)) }
func (q *quiet) Fail()                         { q.say(true, "") }
func (q *quiet) Error(args ...any)             { q.say(true, fmt.Sprintln(args...)) }
func (q *quiet) Errorf(f string, args ...any)  { q.say(true, fmt.Sprintf(f, args...)) }
func (q *quiet) FailNow()                      { q.Fail(); runtime.Goexit() }
func (q *quiet) Fatal(args ...any)             { q.Error(args...); runtime.Goexit() }
func (q *quiet) Fatalf(f string, args ...any)  { q.Errorf(f, args...); runtime.Goexit() }
func (q *quiet) SkipNow()                      { runtime.Goexit() }
func (q *quiet) Skip(args ...any)              { q.Log(args...); runtime.Goexit() }
func (q *quiet) Skipf(f string, args ...any)   { q.Logf(f, args...); runtime.Goexit() }

func TestAPromiseCountsOnlyWhenEverybodyItIsMadeToSawIt(t *testing.T) {
	t.Parallel()

	row := promise{ID: "DD-07", Who: "chair, parent"}
	p := &Proof{t: t, opened: map[string]bool{"chair": true}, saw: map[string]map[string]bool{}}
	p.note("DD-07", "chair")
	if got := strings.Join(p.missing(row), "; "); got != "the parent opened no screen" {
		t.Errorf("missing: %s", got)
	}
	p.opened["parent"] = true
	p.note("DD-08", "parent")
	if got := strings.Join(p.missing(row), "; "); got != "the parent saw nothing of it" {
		t.Errorf("missing: %s", got)
	}
	p.note("DD-07", "parent")
	if got := p.missing(row); len(got) != 0 {
		t.Errorf("missing: %s", got)
	}
}
