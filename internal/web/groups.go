package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/coregroup"
	"kith/fault"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/plan"
)

var groupRoutes = []route{
	{path: "/groups/{gathering}", handle: (*Site).viewGathering},
	{path: "/groups/{gathering}/plan", handle: (*Site).planMeeting, posts: true},
	{path: "/groups/{gathering}/record", handle: (*Site).recordMeeting, posts: true},
	{path: "/plans/{plan}/visits/new", handle: (*Site).arrangeVisit, posts: true},
	{path: "/plans/{plan}/visits/record", handle: (*Site).recordNewVisit, posts: true},
	{path: "/visits/{visit}", handle: (*Site).viewVisit, posts: true},
	{path: "/visits/{visit}/change", handle: (*Site).changeVisit, posts: true},
}

func (s *Site) gathering(v *Visit) (casework.MeetingPage, error) {
	seen, err := s.desk.ViewMeeting(v.ctx(), v.actor(), v.path("gathering"))
	return seen.Show(), err
}

func gatheringPage(m casework.MeetingPage) page.Page {
	return page.Page{Title: "Group", Area: page.Staff, BackHref: planAddress(m.Plans[0])}
}

// viewGathering shows a meeting of the group to the professionals; the family have their own page.
func (s *Site) viewGathering(v *Visit) error {
	m, err := s.gathering(v)
	if err != nil {
		return err
	}
	if v.family() {
		return v.see("/my-meetings/%s", m.Meeting.ID)
	}
	return v.show(gatheringPage(m), gatheringViewPage(m))
}

// planMeeting asks when and where the group meets.
func (s *Site) planMeeting(v *Visit) error {
	m, err := s.gathering(v)
	if err != nil {
		return err
	}
	if !m.Plans[0].MayWork {
		return &access.Refused{Deed: access.RecordMeeting}
	}
	f := v.form()
	if v.posted() {
		to := casework.MeetingPlan{Meeting: m.Meeting.ID, On: f.Date("on"), Begins: timeOf(f, "begins"), Place: f.Text("place"), Late: f.Text("late")}
		if f.OK() {
			_, err := s.desk.PlanMeeting(v.ctx(), v.doing(), to)
			if err == nil {
				return v.see("/groups/%s", m.Meeting.ID)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.SetDate("on", m.Meeting.HeldOn)
		f.Values.Set("begins", m.Meeting.Begins)
		f.Values.Set("place", m.Meeting.Words.Place)
		f.Values.Set("late", m.Meeting.Words.Late)
	}
	return v.show(gatheringPage(m), planMeetingPage(f, m))
}

// recordMeeting asks how a meeting of the group went.
func (s *Site) recordMeeting(v *Visit) error {
	m, err := s.gathering(v)
	if err != nil {
		return err
	}
	if !m.Plans[0].MayWork {
		return &access.Refused{Deed: access.RecordMeeting}
	}
	f := v.form()
	if v.posted() {
		record := meetingFrom(f, m)
		if f.OK() {
			_, err := s.desk.RecordMeeting(v.ctx(), v.doing(), record)
			if err == nil {
				return v.see("/groups/%s", m.Meeting.ID)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.SetDate("on", m.Meeting.HeldOn)
	}
	return v.show(gatheringPage(m), recordMeetingPage(f, m))
}

func meetingFrom(f *form.Form, m casework.MeetingPage) casework.MeetingRecord {
	r := casework.MeetingRecord{
		Meeting: m.Meeting.ID, On: f.Date("on"), RunBy: f.Line("runby"), Notes: f.Text("notes"), Late: f.Text("late"),
		Came: map[string]coregroup.Presence{}, Agreed: f.Has("agreed", "yes"), NextOn: f.Date("next"), NextAt: timeOf(f, "next-at"),
		Place: f.Text("next-place"),
	}
	for _, one := range m.Members {
		if said := f.Line("came-" + one.ID); said != "" {
			r.Came[one.ID] = coregroup.Presence(said)
		}
	}
	for _, l := range m.Lines {
		id := string(l.ID)
		if going := f.Line("going-" + id); going != "" {
			r.Progress = append(r.Progress, casework.Going{
				Line: l.ID, Going: plan.Going(going), Words: plan.ProgressWords{Said: f.Text("said-" + id), Way: f.Text("way-" + id)},
			})
		}
	}
	for _, p := range m.Plans {
		for _, k := range coregroup.CheckKinds() {
			r.Checks = append(r.Checks, coregroup.Check{Child: p.Child.ID, Kind: k, Said: f.Text(coregroup.CheckField(p.Child.ID, k))})
		}
	}
	return r
}

func presenceChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(coregroup.Came), Text: "Came"},
		{Value: string(coregroup.SentSomeone), Text: "Sent someone"},
		{Value: string(coregroup.DidNotCome), Text: "Did not come"},
	}
}

func visitFrom(f *form.Form, p casework.PlanView) casework.NewVisit {
	n := casework.NewVisit{
		Plan: p.ID, Enquiry: f.Has("enquiry", "yes"), Announced: f.Line("announced") == "yes", On: f.Date("on"), Begins: timeOf(f, "begins"),
		Words: visitWords(f),
	}
	for _, child := range visitable(p) {
		if f.Has("children", string(child.ID)) {
			n.Children = append(n.Children, coregroup.Seen{
				Child: child.ID, Seen: f.Has("seen", string(child.ID)), Alone: f.Has("alone", string(child.ID)),
			})
		}
	}
	for _, id := range f.All("told") {
		n.Told = append(n.Told, access.PersonID(id))
	}
	return n
}

func visitWords(f *form.Form) coregroup.VisitWords {
	return coregroup.VisitWords{Where: f.Text("where"), Said: f.Text("said"), NotWhy: f.Text("notwhy"), Breach: f.Text("breach")}
}

// visitable are the children of the family who have plans, this one first.
// bornOf are the children who are born, of whom a visit asks whether they were seen.
func bornOf(of []casework.Named) []casework.Named {
	return slices.DeleteFunc(slices.Clone(of), func(n casework.Named) bool { return n.Unborn })
}

func unbornOf(of []casework.Named) []casework.Named {
	return slices.DeleteFunc(slices.Clone(of), func(n casework.Named) bool { return !n.Unborn })
}

// notBornSaid says why a visit to an expectant mother is not asked whether the child was seen.
func notBornSaid(of []casework.Named) string {
	if len(of) == 1 {
		return of[0].First + " is not born yet, so this does not ask whether they were seen. Visiting the mother counts as the visit."
	}
	return people(of) + " are not born yet, so this does not ask whether they were seen. Visiting the mother counts as the visit."
}

func visitable(p casework.PlanView) []casework.Named {
	all := []casework.Named{p.Child}
	for _, o := range p.Others {
		if o.State != plan.Ended && o.Child.ID != p.Child.ID {
			all = append(all, o.Child)
		}
	}
	return all
}

// arrangeVisit asks for a visit to come.
func (s *Site) arrangeVisit(v *Visit) error {
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) {
		f.Values.Set("children", string(p.Child.ID))
		f.Values.Set("announced", "yes")
	}, func(p casework.PlanView, f *form.Form) error {
		n := visitFrom(f, p)
		if !f.OK() {
			return nil
		}
		_, err := s.desk.ArrangeVisit(v.ctx(), v.doing(), n)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), arrangeVisitPage(f, p))
	})
}

// recordNewVisit asks how a visit went that was not arranged here.
func (s *Site) recordNewVisit(v *Visit) error {
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) {
		f.Values.Set("children", string(p.Child.ID))
	}, func(p casework.PlanView, f *form.Form) error {
		n := visitFrom(f, p)
		if !f.OK() {
			return nil
		}
		_, err := s.desk.RecordNewVisit(v.ctx(), v.doing(), n)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), recordVisitPage(f, p))
	})
}

// viewVisit shows a visit, asks how an arranged one went, and lets the manager say that they have seen a breach.
func (s *Site) viewVisit(v *Visit) error {
	seen, err := s.desk.ViewVisit(v.ctx(), v.actor(), v.path("visit"))
	if err != nil {
		return err
	}
	one, f := seen.Show(), v.form()
	v.saw(access.VersionIn(seen, one.Visit))
	if v.posted() {
		err := s.sendVisit(v, f, one)
		if err == nil && f.OK() {
			return v.see("/plans/%s", one.Plan)
		}
		if err != nil && !f.Take(err) {
			return err
		}
	} else if f.Kept == "" {
		f.SetDate("on", one.On)
		f.Values.Set("announced", "yes")
	}
	return v.show(page.Page{Title: "Visit", Area: page.Staff, BackHref: "/plans/" + string(one.Plan)}, viewVisitPage(f, one))
}

// changeVisit moves an arranged visit to another day, or calls it off.
func (s *Site) changeVisit(v *Visit) error {
	seen, err := s.desk.ViewVisit(v.ctx(), v.actor(), v.path("visit"))
	if err != nil {
		return err
	}
	one, f := seen.Show(), v.form()
	if !one.MayRecord {
		return &access.Refused{Deed: access.PlanVisit}
	}
	v.saw(access.VersionIn(seen, one.Visit))
	at := "/visits/" + one.ID
	if !v.posted() && f.Kept == "" {
		f.SetDate("on", one.On)
		f.Values.Set("begins", clock(one.Begins))
	}
	return s.answerForm(v, func(f *form.Form) error {
		switch f.Line("change") {
		case "move":
			on, begins := f.Date("on"), timeOf(f, "begins")
			if !f.OK() {
				return f.Faults
			}
			_, err := s.desk.MoveVisit(v.ctx(), v.doing(), one.ID, on, begins, f.Text("why"))
			return err
		case "off":
			_, err := s.desk.CallOffVisit(v.ctx(), v.doing(), one.ID, f.Text("why"))
			return err
		}
		return errNoVisitChange
	}, at, page.Page{Title: "Visit", Area: page.Staff, BackHref: at}, func(f *form.Form) templ.Component { return changeVisitPage(f, one) })
}

var errNoVisitChange = fault.New("change", "Choose whether the visit is moved or called off")

func (s *Site) sendVisit(v *Visit, f *form.Form, one casework.VisitPage) error {
	if v.pressed("seen") {
		_, err := s.desk.SeeBreach(v.ctx(), v.doing(), one.ID)
		return err
	}
	m := casework.VisitMade{Visit: one.ID, On: f.Date("on"), Announced: f.Line("announced") == "yes", Words: visitWords(f)}
	for _, c := range one.Children {
		m.Children = append(m.Children, coregroup.Seen{
			Child: c.Child, Seen: f.Has("seen", string(c.Child)), Alone: f.Has("alone", string(c.Child)),
		})
	}
	if !f.OK() {
		return nil
	}
	_, err := s.desk.RecordVisit(v.ctx(), v.doing(), m)
	return err
}

// earlierWords are what a member answered about days that the meeting was moved from.
func earlierWords(all []coregroup.EarlierReply) string {
	var said strings.Builder
	for _, one := range all {
		can := "could come"
		if one.Said == coregroup.NotComing {
			can = "could not come"
		}
		said.WriteString(". Said about " + one.On.Long() + ": " + can)
	}
	return said.String()
}
