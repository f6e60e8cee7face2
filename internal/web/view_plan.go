package web

import (
	"slices"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/plan"
)

var planRoutes = []route{
	{path: "/plans/{plan}", handle: (*Site).viewPlan},
	{path: "/plans/{plan}/words", handle: (*Site).rewordPlan, posts: true},
	{path: "/plans/{plan}/lines/new", handle: (*Site).addLine, posts: true},
	{path: "/plans/{plan}/lines/{line}", handle: (*Site).viewLine, posts: true},
	{path: "/plans/{plan}/lines/{line}/change", handle: (*Site).changeLine, posts: true},
	{path: "/plans/{plan}/proposals/{proposal}", handle: (*Site).answerProposal, posts: true},
	{path: "/plans/{plan}/members", handle: (*Site).members, posts: true},
	{path: "/plans/{plan}/joined", handle: (*Site).askForPlan, posts: true},
	{path: "/plans/{plan}/end", handle: (*Site).endPlan, posts: true},
	{path: "/plans/{plan}/told", handle: (*Site).tellEnding, posts: true},
	{path: "/plans/{plan}/advice", handle: (*Site).legalAdvice, posts: true},
}

var planTasks = map[casework.TaskKind]taskPage{
	casework.TaskVisit:          {"Visit the child", "/plans/"},
	casework.TaskMyLine:         {"Do what is yours in the plan", "/plans/"},
	casework.TaskLateLine:       {"A line of the plan is late", "/plans/"},
	casework.TaskLateHelp:       {"Help that was offered is late", "/plans/"},
	casework.TaskProposal:       {"Answer what the family proposed", "/plans/"},
	casework.TaskTellEnding:     {"Tell people that the plan has ended", "/plans/*/told"},
	casework.TaskBreach:         {"See a visit made without notice", "/visits/"},
	casework.TaskPlanFirstGroup: {"Plan the first core group", "/groups/"},
	casework.TaskPlanNextGroup:  {"Plan the next core group", "/groups/"},
	casework.TaskPlanNeedGroup:  {"Plan the next Child in Need meeting", "/groups/"},
	casework.TaskHoldGroup:      {"Hold and record the meeting", "/groups/"},
}

func staffPlanPage(back string) page.Page {
	return page.Page{Title: "Plan", Area: page.Staff, BackHref: back}
}

func planAddress(p casework.PlanView) string { return "/plans/" + string(p.ID) }

// plan reads the plan that an address names.
func (s *Site) plan(v *Visit) (casework.PlanView, error) {
	seen, err := s.desk.ViewPlan(v.ctx(), v.actor(), plan.ID(v.path("plan")))
	if err == nil {
		if part := formPart(v, seen.Show()); part != nil {
			v.saw(access.VersionIn(seen, part))
		}
	}
	return seen.Show(), err
}

// formPart is the part of a plan that a form depends on: what it would write over. A form that only adds depends on none.
func formPart(v *Visit, p casework.PlanView) any {
	switch v.r.Pattern[strings.LastIndex(v.r.Pattern, "/")+1:] {
	case "words":
		return p.Said()
	case "members":
		return p.Group()
	case "{line}", "change":
		if l, there := lineOf(v, p); there {
			return l.Now()
		}
	}
	return nil
}

// viewPlan shows a child's plan to the professionals of the case.
func (s *Site) viewPlan(v *Visit) error {
	p, err := s.plan(v)
	if err != nil {
		return err
	}
	return v.show(staffPlanPage("/"), viewPlanPage(p))
}

// onPlan is a page with one form about a plan: the plan is read for it, and sending it goes back to the plan.
func (s *Site) onPlan(v *Visit, fill func(casework.PlanView, *form.Form), do func(casework.PlanView, *form.Form) error,
	show func(casework.PlanView, *form.Form) error,
) error {
	p, err := s.plan(v)
	if err != nil {
		return err
	}
	if err := mayFill(v, p); err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		err := do(p, f)
		if err == nil && f.OK() {
			return v.see("%s", planAddress(p))
		}
		if err != nil && !f.Take(err) {
			return err
		}
	} else if fill != nil && f.Kept == "" {
		fill(p, f)
	}
	return show(p, f)
}

// mayFill says who is shown which form: some are for everyone who works the plan; the others are the social worker's and the
// manager's. A line is a page that everybody reads, and who was told of an ending the unit records too.
func mayFill(v *Visit, p casework.PlanView) error {
	switch v.r.Pattern[strings.LastIndex(v.r.Pattern, "/")+1:] {
	case "{line}":
		return nil
	case "told":
		if !p.MayTell {
			return &access.Refused{Deed: access.TellEnding}
		}
	case "new", "record", "change":
		if !p.MayWork {
			return &access.Refused{Deed: access.AddPlanLine}
		}
	default:
		if !p.MayChange {
			return &access.Refused{Deed: access.ChangePlan}
		}
	}
	return nil
}

// rewordPlan asks for what the plan says as a whole.
func (s *Site) rewordPlan(v *Visit) error {
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) {
		f.Values.Set("worries", p.Words.Worries)
		f.Values.Set("goal", p.Words.Goal)
		f.Values.Set("contingency", p.Words.Contingency)
		f.Values.Set("child", p.Words.ForChild)
	}, func(p casework.PlanView, f *form.Form) error {
		_, err := s.desk.RewordPlan(v.ctx(), v.doing(), p.ID, plan.Words{
			Worries: f.Text("worries"), Goal: f.Text("goal"), Contingency: f.Text("contingency"), ForChild: f.Text("child"),
		})
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), rewordPlanPage(f, p))
	})
}

// members shows who is in the group, and adds or ends a membership.
func (s *Site) members(v *Visit) error {
	return s.onPlan(v, nil, func(p casework.PlanView, f *form.Form) error {
		if leaves := f.Line("leaves"); leaves != "" {
			_, err := s.desk.LeaveGroup(v.ctx(), v.doing(), p.ID, leaves)
			return err
		}
		_, err := s.desk.AddToGroup(v.ctx(), v.doing(), p.ID, access.Party(f.Line("member")), f.Line("role"), f.Line("other-role"))
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), membersPage(f, p))
	})
}

// askForPlan asks for a conference about a child who joined the family later.
func (s *Site) askForPlan(v *Visit) error {
	return s.onPlan(v, nil, func(p casework.PlanView, f *form.Form) error {
		_, err := s.desk.AskForPlan(v.ctx(), v.doing(), p.ID, access.PersonID(f.Line("child")), f.Text("why"))
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), askForPlanPage(f, p))
	})
}

// endPlan asks how a plan ended, other than by a conference.
func (s *Site) endPlan(v *Visit) error {
	return s.onPlan(v, nil, func(p casework.PlanView, f *form.Form) error {
		e := casework.PlanEnding{
			Plan: p.ID, Ground: plan.Ground(f.Line("ground")), EndedOn: f.Date("ended"), Evidence: f.Text("evidence"), Family: f.Text("family"),
		}
		if !f.OK() {
			return nil
		}
		_, err := s.desk.EndPlan(v.ctx(), v.doing(), e)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), endPlanPage(f, p))
	})
}

// tellEnding asks who was told that a plan ended, and how.
func (s *Site) tellEnding(v *Visit) error {
	return s.onPlan(v, nil, func(p casework.PlanView, f *form.Form) error {
		t := casework.EndingTold{Plan: p.ID, How: f.Line("how"), On: f.Date("on")}
		for _, who := range f.All("who") {
			t.Who = append(t.Who, access.Party(who))
		}
		if !f.OK() {
			return nil
		}
		_, err := s.desk.TellEnding(v.ctx(), v.doing(), t)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		if p.Ending == nil { // nobody has been told of an end that has not come
			return access.ErrNotFound
		}
		return v.show(staffPlanPage(planAddress(p)), tellEndingPage(f, p))
	})
}

// legalAdvice asks for legal advice about co-operation with a plan, or records what came of it.
func (s *Site) legalAdvice(v *Visit) error {
	return s.onPlan(v, nil, func(p casework.PlanView, f *form.Form) error {
		if given := f.Line("advice"); given != "" {
			on := f.Date("given")
			if !f.OK() {
				return nil
			}
			_, err := s.desk.GiveLegalAdvice(v.ctx(), v.doing(), p.ID, given, f.Text("outcome"), on)
			return err
		}
		a := store.LegalAdvice{Plan: p.ID, About: access.Party(f.Line("about")), ToldOn: f.Date("told-on"), Words: store.AdviceWords{
			Concern: f.Text("concern"), Evidence: f.Text("evidence"), Told: f.Text("told"),
		}}
		if !f.OK() {
			return nil
		}
		_, err := s.desk.AskLegalAdvice(v.ctx(), v.doing(), a)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), legalAdvicePage(f, p))
	})
}

// toTell are those who may be told that a plan ended and have not been: first those who must be.
func toTell(p casework.PlanView) []ask.Choice {
	var first, then []casework.Who
	for _, w := range p.People {
		same := func(o casework.Who) bool { return o.Party == w.Party }
		switch {
		case slices.ContainsFunc(p.Ending.Told, func(t casework.ToldView) bool { return same(t.Who) }), w.Me:
		case slices.ContainsFunc(p.Ending.Owed, same):
			first = append(first, w)
		default:
			then = append(then, w)
		}
	}
	return append(whoChoices(first), whoChoices(then)...)
}

func whoNames(of []casework.Who) string {
	names := make([]string, len(of))
	for i, w := range of {
		names[i] = w.Name
	}
	return joined(names)
}

func whoChoices(of []casework.Who) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, w := range of {
		all[i] = ask.Choice{Value: string(w.Party), Text: w.Name}
		if w.Job != "" {
			all[i].Text += ", " + w.Job
		}
	}
	return all
}

func familyOnly(of []casework.Who) []casework.Who {
	return slices.DeleteFunc(slices.Clone(of), func(w casework.Who) bool { return !w.Family })
}

func namedChoices(of []casework.Named) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, n := range of {
		all[i] = ask.Choice{Value: string(n.ID), Text: n.Full}
	}
	return all
}

func endingChoices(k plan.Kind) []ask.Choice {
	var all []ask.Choice
	for _, g := range plan.ProtectionGrounds() {
		if g != plan.ByConference {
			all = append(all, ask.Choice{Value: string(g), Text: upperFirst(string(g))})
		}
	}
	if k == plan.ChildInNeed {
		all = append(all, ask.Choice{Value: string(plan.Agreed), Text: upperFirst(string(plan.Agreed))})
	}
	return all
}
