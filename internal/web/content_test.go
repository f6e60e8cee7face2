package web_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// content is a world with something on every page. Each slice adds what its pages need: to newContent what must be
// there, to fill how the parameters of its addresses are filled in.
type content struct {
	*world.World

	family     access.FamilyID
	child      access.PersonID
	enquiry    string
	conference string

	household, merge, tie, absence string
	planned                        world.Planned
	proposal                       string
	visit                          string

	mother, stranger access.Actor
}

// fill says what stands for a parameter of an address: the id of something that is there.
var fill = map[string]func(c *content) string{
	"enquiry":    func(c *content) string { return c.enquiry },
	"conference": func(c *content) string { return c.conference },
	"family":     func(c *content) string { return string(c.family) },
	"account":    func(c *content) string { return string(c.Chair.Account) },
	"person":     func(c *content) string { return string(c.mother.Person) },
	"household":  func(c *content) string { return c.household },
	"merge":      func(c *content) string { return c.merge },
	"tie":        func(c *content) string { return c.tie },
	"absence":    func(c *content) string { return c.absence },
	"worker":     func(c *content) string { return string(c.SocialWorker.Account) },
	"plan":       func(c *content) string { return string(c.planned.Plan) },
	"line":       func(c *content) string { return string(c.planned.Help) },
	"gathering":  func(c *content) string { return c.planned.Meeting },
	"proposal":   func(c *content) string { return c.proposal },
	"visit":      func(c *content) string { return c.visit },
	"token":      func(*content) string { return "never-was" },
}

// fillFor goes before fill where a parameter means something else in one address: by its pattern, then by its name.
var fillFor = map[string]map[string]func(c *content) string{}

func newContent(t *testing.T, w *world.World) *content {
	t.Helper()

	booked := w.Booked("Kai Example")
	c := &content{World: w, family: booked.Family, conference: string(booked.ID)}
	other := w.Enquiry(w.Concern("Ava Example")) // a concern that waits, so that lists are not empty
	c.enquiry = string(other.ID)
	c.child = booked.Children[0].ID
	c.mother = w.Member(c.family, access.PartParent, "Mel Example", c.child)
	c.stranger = w.Member(other.Family, access.PartParent, "Ben Example", other.Children[0].ID)
	w.Part(c.family, access.PartProfessional, w.Teacher)
	c.fillFamily(t)
	c.fillEnquiry(t, other.ID)
	c.withPlan(t)
	return c
}

// withPlan gives the child of the content a plan, with what its pages show.
func (c *content) withPlan(t *testing.T) {
	t.Helper()

	c.planned = c.PlanOf(conference.ID(c.conference), c.family, c.child, c.mother)
	var err error
	if c.proposal, err = c.Desk.Propose(t.Context(), c.Doing(c.mother), c.planned.Plan, "My sister has them on Fridays"); err != nil {
		t.Fatalf("proposing: %v", err)
	}
	if c.visit, err = c.Desk.ArrangeVisit(t.Context(), c.Doing(c.SocialWorker), casework.NewVisit{
		Plan: c.planned.Plan, Announced: true, On: c.Today().AddDays(2), Begins: "15:30", Told: []access.PersonID{c.mother.Person},
		Children: []coregroup.Seen{{Child: c.child}},
	}); err != nil {
		t.Fatalf("arranging a visit: %v", err)
	}
}

// person is one kind of person that every page is asked for by.
type person struct {
	name  string
	actor access.Actor
	apart bool // has no part in anything of the content
}

func (c *content) people() []person {
	return []person{
		{"the social worker", c.SocialWorker, false},
		{"the team manager", c.Manager, false},
		{"the safeguarding unit", c.Unit, false},
		{"the chair", c.Chair, false},
		{"the recorder", c.Recorder, false},
		{"the teacher", c.Teacher, false},
		{"the mother", c.mother, false},
		{"another family's parent", c.stranger, false},
		{"another team's manager", c.OtherManager, true},
		{"the police", c.Police, true},
		{"another partnership's unit", c.Elsewhere.Unit, true},
		{"another partnership's social worker", c.Elsewhere.SocialWorker, true},
	}
}

var parameter = regexp.MustCompile(`\{([a-z_]+)\}`)

// address fills in a pattern; absent uses ids that nothing has.
func (c *content) address(t *testing.T, pattern string, absent bool) string {
	t.Helper()

	at := strings.TrimSuffix(pattern, "{$}")
	for _, m := range parameter.FindAllStringSubmatch(at, -1) {
		give, ok := fillFor[pattern][m[1]]
		if !ok {
			give, ok = fill[m[1]]
		}
		if !ok {
			t.Fatalf("%s: nothing is known of {%s}: add it to fill in content_test.go, and to newContent what it names", pattern, m[1])
		}
		value := give(c)
		if value == "" {
			t.Fatalf("%s: fill gives nothing for {%s}", pattern, m[1])
		}
		if absent {
			value = strings.Repeat("z", len(value))
		}
		at = strings.Replace(at, m[0], value, 1)
	}
	return at
}

// noPages are routes that answer with something other than a page of their own, each with its reason.
var noPages = map[string]string{
	"/leave":  "leads away",
	"/drafts": "asked by a script",
	"/stay":   "asked by a script",
}

// owed are pages that newContent does not reach yet, each with what it lacks. It is a debt: whoever can make the content
// takes the line out, and the page is looked at like every other.
var owed = map[string]string{
	"/record/{conference}":            "a conference that was held",
	"/record/{conference}/correct":    "a conference that was held",
	"/record/{conference}/recipients": "a conference that was held",
	"/records/{copy}":                 "a record that was issued",
	"/records/{copy}/print":           "a record that was issued",
	"/records/{copy}/sending":         "a record that was issued",
}

func TestWhatIsOwedIsARoute(t *testing.T) {
	t.Parallel()

	for pattern, lacks := range owed {
		if !slices.Contains(web.Paths(), pattern) {
			t.Errorf("%s is owed (%s) and is no route", pattern, lacks)
		}
		t.Logf("not looked at yet: %s, for want of %s", pattern, lacks)
	}
}

// patterns are the routes that are pages.
func patterns() []string {
	var all []string
	for _, p := range web.Paths() {
		if noPages[p] == "" && owed[p] == "" {
			all = append(all, p)
		}
	}
	return all
}
