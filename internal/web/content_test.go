package web_test

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/diary"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/procedure"
	"kith/statement"
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
	change                         string
	visit, date                    string

	sitting       *world.Sitting // a conference that is open, of another family
	entry         string
	report, point string
	sent          string // a point of a report that was sent

	held world.Two // a conference that is over, with its record issued
	copy string    // the mother's own
	line string    // of the record

	guest              string // the invitation of a guest, of the conference that is to come
	asking             string // for what is held about her
	sharing            string // what was shared about the first mother
	correction, number string // what the mother said is not right, and the paragraph of her copy

	mother, stranger, sitter access.Actor
	waiting                  access.Actor // a parent who is out of a part of the open conference, and not told yet
	young, father            access.Actor // the child, who is invited, and the father, who is not
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
	"date":       func(c *content) string { return c.date },
	"token":      func(*content) string { return "never-was" },
	"provider":   func(*content) string { return "never-was" },
	"file":       func(*content) string { return "never-was" },
	"asking":     func(c *content) string { return c.asking },
	"sharing":    func(c *content) string { return c.sharing },
	"correction": func(c *content) string { return c.correction },
	"copy":       func(c *content) string { return c.copy },
	"child":      func(c *content) string { return string(c.child) },
	"report":     func(c *content) string { return c.report },
	"statement":  func(c *content) string { return c.point },
	"room":       func(c *content) string { return string(c.Room("The Garden Room", true)) },
	"seat":       func(c *content) string { return c.sitting.Seat(c.sitter) },
	"gate":       func(*content) string { return "heard" },
	"item":       func(*content) string { return "reading" },
	"entry":      func(c *content) string { return c.entry },
	"figure":     func(*content) string { return "initial-conferences" },
	"count":      func(*content) string { return "not-heard" },
	"page":       func(*content) string { return "room" },
	"section":    func(*content) string { return "clocks" },
	"value":      func(*content) string { return "meeting.agenda" },
	"change":     func(c *content) string { return c.change },
	"from":       func(c *content) string { return c.Today().String() },
	"until":      func(c *content) string { return c.Today().String() },
	"diary":      func(c *content) string { return string(c.Listed(diary.Interpreter, "Ewa Nowak")) },
	"feed":       func(*content) string { return "never-was.ics" },
}

// fillFor goes before fill where a parameter means something else in one address: by its pattern, then by its name.
var fillFor = atTheSitting()

// atTheSitting fills the pages of the running conference with the one that is open.
func atTheSitting() map[string]map[string]func(c *content) string {
	sitting := map[string]func(c *content) string{
		"conference": func(c *content) string { return string(c.sitting.ID) },
		"child":      func(c *content) string { return string(c.sitting.Children[0].ID) },
	}
	pages := map[string]map[string]func(c *content) string{}
	for _, end := range []string{
		"/run", "/beforehand/{seat}", "/gates/{gate}", "/leave-out/{item}", "/people", "/people/{seat}", "/wall", "/wall/{entry}/differ",
		"/apart", "/apart/ask", "/apart/{seat}", "/apart/{seat}/told", "/closed",
		"/scores", "/children", "/children/{child}/heard", "/children/{child}/view", "/children/{child}/danger",
		"/children/{child}/decide", "/children/{child}/talk", "/outline", "/next", "/close", "/room", "/room/say",
		"/room/children/{child}/score", "/room/children/{child}/view", "/room/children/{child}/danger",
		"/room/children/{child}/dissent",
	} {
		pages["/meetings/{conference}"+end] = sitting
	}
	held := map[string]func(c *content) string{"conference": func(c *content) string { return string(c.held.Conference) }}
	for _, pattern := range []string{
		"/meetings/{conference}/decided", "/record/{conference}", "/record/{conference}/correct", "/record/{conference}/recipients",
	} {
		pages[pattern] = held
	}
	pages["/meetings/{conference}/invited/card/{seat}"] = map[string]func(c *content) string{
		"seat": func(c *content) string { return c.guest },
	}
	for _, end := range []string{"/apart/{seat}", "/apart/{seat}/told"} {
		pages["/meetings/{conference}"+end] = map[string]func(c *content) string{
			"conference": sitting["conference"], "seat": func(c *content) string { return c.sitting.Seat(c.waiting) },
		}
	}
	pages["/my/meetings/{conference}/why"] = sitting
	pages["/my/meetings/{conference}/reading/{statement}"] = map[string]func(c *content) string{
		"statement": func(c *content) string { return c.sent },
	}
	return pages
}

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
	c.young = w.Member(c.family, access.PartChild, "", c.child)
	c.father = w.Member(c.family, access.PartParent, "Ben Example", c.child)
	c.fillFamily(t)
	c.notInvited(t)
	c.fillEnquiry(t, other.ID)
	c.withPlan(t)
	c.withReport(booked.ID)
	c.withChange(t)
	c.withSharing(t)
	c.withRecord(t)
	c.withSitting(t)
	dates, err := w.Desk.ViewDates(t.Context(), w.Unit, c.family)
	if err != nil {
		t.Fatal(err)
	}
	c.date = dates.Show().Dates[0].ID
	return c
}

// withReport has the teacher write, and send, what the mother may read.
func (c *content) withReport(id conference.ID) {
	c.Invite(id, c.Teacher, conference.RoleSchool)
	c.InviteMember(id, c.mother, conference.RoleParent)
	c.InviteMember(id, c.young, conference.RoleChild)
	_, c.guest = c.Guest(id, "Dr Amy Poole", conference.RoleDoctor)
	report := c.ReportOf(id, c.Teacher)
	c.report, c.point = string(report), string(c.Say(report, c.Teacher, "Kai is often tired", c.child))
	c.Invite(id, c.HealthVisitor, conference.RoleHealthVisitor)
	health := c.ReportOf(id, c.HealthVisitor)
	c.sent = string(c.Say(health, c.HealthVisitor, "Kai is growing as he should", c.child))
	c.Send(health, c.HealthVisitor)
}

// withChange has the administrator propose a change of the procedure, which waits for another person.
func (c *content) withChange(t *testing.T) {
	t.Helper()

	var err error
	if c.change, err = c.Desk.ProposeChange(t.Context(), c.Doing(c.Administrator), procedure.Change{
		Path: "clocks.reports-to-parents.limit", Value: "5 working days", Source: "The partnership’s decision of today", Kind: procedure.Limit,
		From: c.Today().AddDays(1),
	}); err != nil {
		t.Fatalf("proposing a change of the procedure: %v", err)
	}
}

// withSitting comes last: it moves the clock to the day of the conference.
func (c *content) withSitting(t *testing.T) {
	t.Helper()

	c.sitting = c.Sitting("Noa Example")
	c.sitter = c.sitting.Joins("Mia Example", c.sitting.Children[0].ID)
	c.sitting.Opened(c.sitter)
	c.sitting.Writes(casework.Writing{
		Heading: c.sitting.Run().Wall[0].Key, Kind: statement.Fact, Text: "Noa is at school every day",
		Children: []access.PersonID{c.sitting.Children[0].ID},
	})
	c.entry = c.sitting.Run().Wall[0].Entries[0].ID
	c.waiting = c.sitting.Asks("Zed Other", family.Father, c.sitting.Children[0].ID)
	c.sitting.Do(c.Desk.DecideExclusion(t.Context(), c.Doing(c.Chair), c.sitting.ID, conference.Deciding{
		Exclusion: conference.Exclusion{
			Invitation: c.sitting.Seat(c.waiting), Extent: conference.OutOfPart, Heard: conference.ByTheChair,
			Teller: c.SocialWorker.Account, OutcomeTeller: c.SocialWorker.Account, TellOn: c.Today(),
		},
		To: conference.ExclusionWords{Told: "A part of the meeting is about another person"}, Approved: true,
		Own: conference.ExclusionGround{Ground: "another-person", Why: "The police bring what they hold", Part: "What the police say"},
	}))
}

// withPlan gives the child of the content a plan, with what its pages show.
func (c *content) withPlan(t *testing.T) {
	t.Helper()

	c.planned = c.PlanOf(conference.ID(c.conference), c.family, c.child, c.mother)
	var err error
	if c.proposal, err = c.Desk.Propose(t.Context(), c.Doing(c.mother), c.planned.Plan, "My sister has them on Fridays", ""); err != nil {
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
		{"a parent at the conference", c.sitter, false},
		{"a parent who is out of a part of it", c.waiting, false},
		{"the child", c.young, false},
		{"the father, who is not invited", c.father, false},
		{"a parent who was given the record", c.held.Mother, false},
		{"another team's manager", c.OtherManager, true},
		{"the doctor", c.GP, true},
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
	if ask, asks := asked[pattern]; asks {
		at += ask(c)
	}
	return at
}

// asked is what a page is asked beside its address.
var asked = map[string]func(c *content) string{
	"/record/{conference}/correct": func(c *content) string { return "?line=" + url.QueryEscape(c.line) },
	"/records/{copy}/not-right":    func(c *content) string { return "?line=" + c.number },
}

// noPages are routes that answer with something other than a page of their own, each with its reason.
var noPages = map[string]string{
	"/leave":                                "leads away",
	"/sign-in/with/{provider}":              "leads to an organisation's sign-in: TestStaffComeInByTheirOrganisationsSignIn goes there",
	"/sign-in/with/{provider}/back":         "an organisation's sign-in leads there, with its answer",
	"/sign-in/with/{provider}/out":          "stands after signing out of such a session alone",
	"/drafts":                               "asked by a script",
	"/stay":                                 "asked by a script; without one a sentence: TestEveryPageSaysUntilWhenItsReaderStaysSignedIn reads it",
	"/meetings/{conference}/changed/{page}": "asked by a script",
	"/files/{file}":                         "a file, not a page",

	"/my-plan/{plan}/calendar": "a calendar file, not a page",
	"/calendar/{feed}":         "a calendar file, not a page: TestACalendarProgramIsToldWhenMeetingsAre takes it",
	"/duty/children/{child}":   "stands after a search alone: TestADutyWorkerFindsOutWhoLeadsAndOpensTheFamily asks for it",
	"/lateness/list.csv":       "a list for spreadsheets, not a page: TestTheDatesOfACase takes it",

	"/in-time/sheet.csv":          "a list for spreadsheets, not a page: TestFiguresOfWhatWasInTime takes it",
	"/in-time/{figure}/cases.csv": "a list for spreadsheets, not a page: TestFiguresOfWhatWasInTime takes it",
}

// notHere are pages that the procedure of the content has no use for, each with what looks at it under one that has.
var notHere = map[string]string{
	"/meetings/{conference}/room/children/{child}/dissent": "Cornwall has no formal dissent; the promise GH-21 is acted out with it",
}

// owed are pages that newContent does not reach yet, each with what it lacks. It is a debt: whoever can make the content
// takes the line out, and the page is looked at like every other.
var owed = map[string]string{
	"/plans/{plan}/told": "a plan that has ended",

	"/retention/destroyed/{destruction}": "a record that was destroyed: TestTheEndOfARecordOnItsPages has one",

	"/looks":                                "somebody who answers for data protection: TestWhoHasLookedIsToldToThoseWhoAnswerForItAndToNobodyElse has one",
	"/looks/families/{family}":              "as /looks",
	"/looks/staff/{account}":                "as /looks",
	"/looks/unusual":                        "as /looks: TestBreach13EveryLookOutsideAllocationIsRaisedAtOnce asks for it",
	"/families/{family}/looks/given/{list}": "a list that was given: TestSomebodyOfTheFamilyIsGivenWhoLookedWithoutWhoWouldTellOfOthers gives one",
}

// owedForms are pages on which a form is shown, or taken empty, where it should not be: a debt of the pages named, not
// of who may do what, for the action itself refuses. Whoever mends one takes its line out.
var owedForms = map[string]string{}

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
