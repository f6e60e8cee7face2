package web

import (
	"slices"

	"kith/access"
	"kith/casework"
	"kith/coregroup"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/plan"
)

var myPlanRoutes = []route{
	{path: "/my-plan", handle: (*Site).myPlans},
	{path: "/my-plan/{plan}", handle: (*Site).myPlan},
	{path: "/my-plan/{plan}/lines/{line}", handle: (*Site).myLine, posts: true},
	{path: "/my-plan/{plan}/calendar", handle: (*Site).myCalendar},
	{path: "/my-plan/{plan}/propose", handle: (*Site).propose, posts: true},
	{path: "/my-meetings/{gathering}", handle: (*Site).replyMeeting, posts: true},
}

// familyPlanPage is the furniture of a family page about a plan: its title says nothing of what it is about.
func familyPlanPage(back string) page.Page {
	return page.Page{Title: "My plan", Area: page.Family, BackHref: back}
}

// myPlans goes straight to the plan where there is one, and lists them where there are several.
func (s *Site) myPlans(v *Visit) error {
	mine, err := s.desk.ViewMyPlans(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	plans := mine.Show().Plans
	if len(plans) == 1 {
		return v.see("/my-plan/%s", plans[0].ID)
	}
	p := page.Page{Title: "My plan", Area: page.Family, BackHref: "/"}
	return v.show(p, myPlansPage(plans))
}

// myPlan shows one child's plan to somebody of the family.
func (s *Site) myPlan(v *Visit) error {
	seen, err := s.desk.ViewMyPlan(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err != nil {
		return err
	}
	p := seen.Show()
	if p.IsChild {
		return v.show(familyPlanPage("/my-plan"), childPlanPage(p))
	}
	return v.show(familyPlanPage("/my-plan"), myPlanPage(p))
}

// myLine asks how one thing in the plan is going.
func (s *Site) myLine(v *Visit) error {
	f := v.form()
	id := plan.LineID(v.path("line"))
	seen, err := s.desk.ViewMyPlan(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err != nil {
		return err
	}
	p := seen.Show()
	at := slices.IndexFunc(p.Lines, func(l casework.LineView) bool { return l.ID == id })
	if at < 0 {
		return errNoPage
	}
	if v.posted() {
		_, err := s.desk.SayProgress(v.ctx(), v.doing(), casework.Going{
			Line: id, Going: plan.Going(f.Line("going")), Words: plan.ProgressWords{Said: f.Text("said"), Way: f.Text("way")},
		})
		if err == nil {
			return v.see("/my-plan/%s", p.ID)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(familyPlanPage("/my-plan/"+string(p.ID)), myLinePage(f, p, p.Lines[at]))
}

// propose asks what somebody of the family would like in the plan.
func (s *Site) propose(v *Visit) error {
	f := v.form()
	seen, err := s.desk.ViewMyPlan(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err != nil {
		return err
	}
	p := seen.Show()
	if v.posted() {
		_, err := s.desk.Propose(v.ctx(), v.doing(), p.ID, f.Text("proposal"), access.AudienceKind(f.Line("audience")))
		if err == nil {
			return v.see("/my-plan/%s", p.ID)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(familyPlanPage("/my-plan/"+string(p.ID)), proposePage(f, p))
}

// replyMeeting asks a member of the family whether they can come.
func (s *Site) replyMeeting(v *Visit) error {
	f := v.form()
	id := v.path("gathering")
	seen, err := s.desk.ViewMeeting(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if !v.family() {
		return v.see("/groups/%s", id)
	}
	m := seen.Show()
	if v.posted() {
		_, err := s.desk.ReplyMeeting(v.ctx(), v.doing(), id, coregroup.Presence(f.Line("coming")))
		if err == nil {
			return v.see("/my-plan")
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(familyPlanPage("/my-plan"), replyMeetingPage(f, m))
}

func goingChoices(ownWords bool) []ask.Choice {
	words := map[plan.Going]string{plan.NotStarted: "Not started", plan.Started: "Started", plan.Done: "Done", plan.Stuck: "Stuck"}
	all := make([]ask.Choice, 0, len(words))
	for _, g := range plan.Goings() {
		c := ask.Choice{Value: string(g), Text: words[g]}
		if ownWords && g == plan.Stuck {
			c.Hint = "Something gets in the way"
		}
		all = append(all, c)
	}
	return all
}

// mineAndOthers parts the lines of a plan: what its reader does, what others do, and what is finished.
func mineAndOthers(lines []casework.LineView) (mine, others, finished []casework.LineView) {
	for _, l := range lines {
		switch {
		case l.State == plan.LineDone:
			finished = append(finished, l)
		case l.State == plan.LineStopped:
		case l.Owner.Me:
			mine = append(mine, l)
		default:
			others = append(others, l)
		}
	}
	return mine, others, finished
}

// nextGathering is the meeting to come, and nextVisit the next visit that its reader was told of.
func nextGathering(p casework.PlanView) (casework.MeetingView, bool) {
	for _, m := range p.Meetings {
		if m.State == coregroup.Planned {
			return m, true
		}
	}
	return casework.MeetingView{}, false
}

// atTime is the time of day after a date: ", 10am".
func atTime(begins string) string {
	if begins == "" {
		return ""
	}
	return ", " + clock(begins)
}
