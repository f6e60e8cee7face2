package web

import (
	"errors"
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/statement"
)

// conferenceRoutes are the pages of the running conference: the chair's and the recorder's, then each person's own.
var conferenceRoutes = []route{
	{path: "/meetings/{conference}/run", handle: (*Site).runConference, posts: true},
	{path: "/meetings/{conference}/beforehand/{seat}", handle: (*Site).recordTalk, posts: true},
	{path: "/meetings/{conference}/gates/{gate}", handle: (*Site).passGate, posts: true},
	{path: "/meetings/{conference}/leave-out/{item}", handle: (*Site).leaveOut, posts: true},
	{path: "/meetings/{conference}/people", handle: (*Site).markAttendance, posts: true},
	{path: "/meetings/{conference}/people/{seat}", handle: (*Site).noteAttendance, posts: true},
	{path: "/meetings/{conference}/wall", handle: (*Site).keepWall, posts: true},
	{path: "/meetings/{conference}/wall/{entry}/differ", handle: (*Site).keepBoth, posts: true},
	{path: "/meetings/{conference}/scores", handle: (*Site).runScores, posts: true},
	{path: "/meetings/{conference}/children", handle: (*Site).runChildren},
	{path: "/meetings/{conference}/children/{child}/heard", handle: (*Site).recordHeard, posts: true},
	{path: "/meetings/{conference}/children/{child}/view", handle: (*Site).recordView, posts: true},
	{path: "/meetings/{conference}/children/{child}/danger", handle: (*Site).stateDanger, posts: true},
	{path: "/meetings/{conference}/children/{child}/decide", handle: (*Site).recordDecision, posts: true},
	{path: "/meetings/{conference}/children/{child}/talk", handle: (*Site).noteDissentTalk, posts: true},
	{path: "/meetings/{conference}/outline", handle: (*Site).drawOutline, posts: true},
	{path: "/meetings/{conference}/next", handle: (*Site).setNextSteps, posts: true},
	{path: "/meetings/{conference}/close", handle: (*Site).closeConference, posts: true},
	{path: "/meetings/{conference}/room", handle: (*Site).viewRoom, posts: true},
	{path: "/meetings/{conference}/room/say", handle: (*Site).saySomething, posts: true},
	{path: "/meetings/{conference}/room/children/{child}/score", handle: (*Site).giveScore, posts: true},
	{path: "/meetings/{conference}/room/children/{child}/view", handle: (*Site).giveView, posts: true},
	{path: "/meetings/{conference}/room/children/{child}/danger", handle: (*Site).answerDanger, posts: true},
	{path: "/meetings/{conference}/room/children/{child}/dissent", handle: (*Site).recordDissent, posts: true},
	{path: "/meetings/{conference}/decided", handle: (*Site).viewDecided},
	{path: "/meetings/{conference}/changed/{page}", handle: (*Site).changedSince, asks: true},
}

// conferenceTasks are those of the day itself.
var conferenceTasks = map[casework.TaskKind]taskPage{
	casework.TaskTalkBeforehand:  {"Talk with each parent before the conference", "/meetings/"},
	casework.TaskOpenConference:  {"Open the conference", "/meetings/"},
	casework.TaskAnswerRoom:      {"Answer what the room has sent you", "/meetings/"},
	casework.TaskCloseConference: {"Close the conference", "/meetings/"},
	casework.TaskMarkAttendance:  {"Mark who is at the conference", "/meetings/"},
	casework.TaskKeepWall:        {"Keep the wall of the conference", "/meetings/"},
	casework.TaskJoinConference:  {"Join the conference", "/meetings/"},
	casework.TaskGiveView:        {"Give your view on the plan", "/meetings/"},
	casework.TaskJoinRoom:        {"Join your meeting today", "/meetings/"},
	casework.TaskSayView:         {"Tell us what you think the plan should be", "/meetings/"},
}

func meeting(v *Visit) conference.ID          { return conference.ID(v.path("conference")) }
func childAt(v *Visit) access.PersonID        { return access.PersonID(v.path("child")) }
func at(id conference.ID, more string) string { return "/meetings/" + string(id) + more }

// running is one page of those who run a conference: it does what was pressed, and shows the page again or the next.
func (s *Site) running(v *Visit, next string, press func(f *form.Form) error, content func(f *form.Form, r casework.RunView) templ.Component) error {
	return s.runPage(v, next, access.ViewRunner, nil, press, content)
}

// chairing is running for what is the chair's alone: nobody else is shown the form.
func (s *Site) chairing(v *Visit, next string, press func(f *form.Form) error, content func(f *form.Form, r casework.RunView) templ.Component) error {
	return s.runPage(v, next, access.RunConference, nil, press, content)
}

// whileOpen shows a form only while the conference is open, and says so before and after.
func whileOpen(content func(f *form.Form, r casework.RunView) templ.Component) func(f *form.Form, r casework.RunView) templ.Component {
	return func(f *form.Form, r casework.RunView) templ.Component {
		if r.State != conference.Open {
			return notOpenPage()
		}
		return content(f, r)
	}
}

// standing is what a form would write over: what its version is made of, and what stands in words.
type standing struct {
	part any
	says []string
}

// overwriting is what a form says where somebody saved something else while it was filled in.
const overwriting = "Somebody else saved this while you were writing. Read what stands now, mend yours, and send it again"

func (s *Site) runPage(v *Visit, next string, deed access.Deed, stands func(r casework.RunView) standing, press func(f *form.Form) error,
	content func(f *form.Form, r casework.RunView) templ.Component,
) error {
	f := v.form()
	if v.posted() {
		err := press(f)
		if err == nil && f.OK() {
			return v.see("%s", at(meeting(v), next))
		}
		switch {
		case err == nil:
		case stands != nil && errors.Is(err, store.ErrStale):
			f.Stale = true
			f.Wrong("", overwriting)
		case !f.Take(err):
			return err
		}
	}
	seen, err := s.desk.ViewRun(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	r := seen.Show()
	if deed == access.RunConference && !r.Chair {
		return &access.Refused{Deed: deed}
	}
	p := page.Page{Title: "Meeting", Area: page.Staff, Top: runTop(v, r)}
	if stands == nil {
		return follow(v, p, seen, runWritten, content(f, r))
	}
	now := stands(r)
	if !v.posted() || f.Stale {
		f.Seen = access.VersionIn(seen, now.part)
	}
	return follow(v, p, seen, runWritten, overWhatStands(f, now.says, content(f, r)))
}

// own is what somebody does from their own place: the deed, and whether it is theirs at this conference.
type own struct {
	deed   access.Deed
	theirs func(r casework.RoomView) bool
}

// What is done from one's own place at a conference.
//
//nolint:gochecknoglobals // a table, never written to
var (
	toLook    = own{access.ViewRoom, func(casework.RoomView) bool { return true }}
	toSpeak   = own{access.SpeakInRoom, func(r casework.RoomView) bool { return r.Speaks }}
	toScore   = own{access.SpeakInRoom, func(r casework.RoomView) bool { return r.Scores }}
	toView    = own{access.GiveView, func(r casework.RoomView) bool { return r.Views }}
	toDissent = own{access.FormallyDissent, func(r casework.RoomView) bool { return r.Dissent }}
)

// roomPage is one page of somebody's own place at a conference. Its form is shown to those alone whose it is to send.
func (s *Site) roomPage(v *Visit, do own, press func(f *form.Form) error, content func(f *form.Form, r casework.RoomView) templ.Component) error {
	f := v.form()
	if v.posted() {
		err := press(f)
		if err == nil && f.OK() {
			return v.see("%s", at(meeting(v), "/room"))
		}
		if err != nil && !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewRoom(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	r := seen.Show()
	if r.Out != nil || r.Closed != nil && r.Closed.Out {
		return follow(v, page.Page{Title: "Meeting", BackHref: "/"}, seen, roomWritten, v.ownRoom(f, r))
	}
	if !do.theirs(r) {
		return &access.Refused{Deed: do.deed}
	}
	p := page.Page{Title: "Meeting", BackHref: at(meeting(v), "/room")}
	if v.here() == at(meeting(v), "/room") {
		p.BackHref = "/"
	} else if r.State != conference.Open && do.deed != access.FormallyDissent { // that page says whom to turn to instead
		return v.show(p, notOpenPage())
	}
	return follow(v, p, seen, roomWritten, content(f, r))
}

// runParts are the parts of the running, in the order in which a conference needs them.
func runParts(v *Visit, r casework.RunView) []page.NavItem {
	parts := []page.NavItem{
		{Text: "Running order", Href: at(r.ID, "/run")},
		{Text: "People", Href: at(r.ID, "/people")},
		{Text: "Wall", Href: at(r.ID, "/wall")},
	}
	if r.Scale.On {
		parts = append(parts, page.NavItem{Text: "Scores", Href: at(r.ID, "/scores")})
	}
	parts = append(parts,
		page.NavItem{Text: "Outline plan", Href: at(r.ID, "/outline")},
		page.NavItem{Text: "Children", Href: at(r.ID, "/children")},
		page.NavItem{Text: "Next steps", Href: at(r.ID, "/next")},
		page.NavItem{Text: "Close", Href: at(r.ID, "/close")})
	for i, one := range parts {
		parts[i].Current = one.Href == v.here()
		parts[i].Active = !parts[i].Current && strings.HasPrefix(v.here(), one.Href+"/")
	}
	return parts
}

// outcomeWords are what an outcome is called on staff pages.
func outcomeWords(o conference.Outcome) string {
	switch o {
	case conference.ProtectionPlan:
		return "Child protection plan"
	case conference.ChildInNeedPlan:
		return "Child in Need plan"
	case conference.NoPlan:
		return "Neither plan"
	case conference.NoView:
		return "No view"
	}
	return string(o)
}

// categoryWords are the kinds of harm.
func categoryWords(c conference.Category) string {
	switch c {
	case conference.Neglect:
		return "Neglect"
	case conference.Physical:
		return "Physical abuse"
	case conference.Emotional:
		return "Emotional abuse"
	case conference.Sexual:
		return "Sexual abuse"
	}
	return string(c)
}

func categoryList(of []conference.Category) string {
	words := make([]string, len(of))
	for i, c := range of {
		words[i] = strings.ToLower(categoryWords(c))
	}
	return upperFirst(joined(words))
}

func categoryChoices() []ask.Choice {
	var all []ask.Choice
	for _, c := range conference.Categories() {
		all = append(all, ask.Choice{Value: string(c), Text: categoryWords(c)})
	}
	return all
}

func kindChoices() []ask.Choice {
	var all []ask.Choice
	for _, k := range statement.Kinds() {
		all = append(all, ask.Choice{Value: string(k), Text: upperFirst(string(k))})
	}
	return all
}

func seatChoices(of []casework.Seat) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, s := range of {
		all[i] = ask.Choice{Value: s.Invitation, Text: seatWords(s)}
	}
	return all
}

func seatWords(s casework.Seat) string {
	words := s.Name
	if words == "" {
		words = upperFirst(s.Role)
	} else {
		words += ", " + s.Role
	}
	if s.Agency != "" {
		words += ", " + s.Agency
	}
	return words
}

func childrenFrom(f *form.Form) []access.PersonID {
	var all []access.PersonID
	for _, id := range f.All("child") {
		all = append(all, access.PersonID(id))
	}
	return all
}

func categoriesFrom(f *form.Form) []conference.Category {
	var all []conference.Category
	for _, c := range f.All("category") {
		all = append(all, conference.Category(c))
	}
	return all
}

// questionOf gives a heading of the wall its colour and shape: the four questions keep theirs in every procedure.
func questionOf(heading string) page.Question {
	switch heading {
	case "working-well", "good", "might-help":
		return page.Good
	case "worried-about", "worries", "worries-and-risks", "nothing-improves", "brought-us":
		return page.Worry
	case "lived-experience", "like-for-child", "child":
		return page.Child
	case "needs-to-happen", "change":
		return page.Next
	}
	return ""
}

// pageOf is where an item of the agenda is worked on.
func pageOf(item string) string {
	switch item {
	case "introductions":
		return "/people"
	case "scores":
		return "/scores"
	case "outline-plan":
		return "/outline"
	case "decision", "child", "danger":
		return "/children"
	case "next-steps", "appointments":
		return "/next"
	}
	return "/wall"
}

// plainly are the outcome in the words of a family page.
func plainly(o conference.Outcome, child string) string {
	child = upperFirst(child)
	switch o {
	case conference.ProtectionPlan:
		return child + " will have a child protection plan."
	case conference.ChildInNeedPlan:
		return child + " will have a child in need plan. It is a plan for help, agreed with you."
	case conference.NoPlan, conference.NoView:
	}
	return child + " does not need a plan."
}
