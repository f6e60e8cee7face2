package web

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
)

// runScores is where scores are written down for somebody, and revealed.
func (s *Site) runScores(v *Visit) error {
	press := func(f *form.Form) error {
		do, child, _ := strings.Cut(f.Line("press"), ":")
		if do == "reveal" {
			return s.desk.RevealScores(v.ctx(), v.doing(), meeting(v), access.PersonID(child))
		}
		score := scoreFrom(f)
		score.Child, score.Invitation = access.PersonID(f.Line("child")), f.Line("who")
		return s.desk.RecordScore(v.ctx(), v.doing(), meeting(v), score)
	}
	return s.running(v, "/scores", press, runScoresPage)
}

func scoreFrom(f *form.Form) conference.Score {
	n, err := strconv.Atoi(f.Line("score"))
	one := conference.Score{Words: conference.ScoreWords{Value: n, Reason: f.Text("reason")}}
	if f.Has("audience", string(access.Professionals)) {
		one.Words.To = access.Professionals
	}
	switch {
	case f.Line("score") == "pass":
		one.Words.Passed, one.Words.Value = true, 0
	case err != nil:
		one.Words.Value = -1
	}
	return one
}

// runChildren shows each child's part: how they were heard, the views, the danger statement, the decision.
func (s *Site) runChildren(v *Visit) error {
	return s.running(v, "/children", nil, func(_ *form.Form, r casework.RunView) templ.Component { return runChildrenPage(r) })
}

// onChild finds the child that a page is about.
func onChild(v *Visit, r casework.RunView, show func(c casework.ChildRun) templ.Component) templ.Component {
	for _, c := range r.PerChild {
		if c.Child.ID == childAt(v) {
			return show(c)
		}
	}
	return notFound()
}

// recordHeard asks how a child was heard.
func (s *Site) recordHeard(v *Visit) error {
	press := func(f *form.Form) error {
		h := conference.Heard{Child: childAt(v), Way: conference.HeardWay(f.Line("way")), Words: conference.HeardWords{
			Text: f.Text("text"), ReadOut: f.Has("read-out", "yes"),
		}}
		if f.Has("audience", "professionals") {
			h.Audience = access.For(access.Professionals)
		}
		return s.desk.RecordHeard(v.ctx(), v.doing(), meeting(v), h)
	}
	return s.runPage(v, "/children", access.ViewRunner, heardStands(v), press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return onChild(v, r, func(c casework.ChildRun) templ.Component {
			if c.Heard != nil && !v.posted() && f.Kept == "" {
				f.Values.Set("way", string(c.Heard.Way))
				f.Values.Set("text", c.Heard.Words.Text)
				if c.Heard.Words.ReadOut {
					f.Values.Set("read-out", "yes")
				}
				if c.Heard.Audience.Kind() == access.Professionals {
					f.Values.Set("audience", "professionals")
				}
			}
			return recordHeardPage(f, r, c)
		})
	}))
}

func heardWords(w conference.HeardWay) string {
	switch w {
	case conference.WholeMeeting:
		return "They came for the whole meeting"
	case conference.PartOfMeeting:
		return "They came for part of the meeting"
	case conference.MetTheChair:
		return "They met the chair"
	case conference.Letter:
		return "In a letter"
	case conference.Drawing:
		return "In a drawing"
	case conference.Recording:
		return "In a recording"
	case conference.ByAdvocate:
		return "Through their advocate"
	case conference.BySocial:
		return "Through their social worker"
	case conference.DailyLife:
		return "A baby or unborn child: what is known of their daily life"
	case conference.NotHeardAtAll:
		return "They were not heard"
	}
	return string(w)
}

func heardChoices() []ask.Choice {
	var all []ask.Choice
	for _, w := range conference.HeardWays() {
		all = append(all, ask.Choice{Value: string(w), Text: heardWords(w)})
	}
	return all
}

// recordView writes down somebody's view of a child, said aloud.
func (s *Site) recordView(v *Visit) error {
	press := func(f *form.Form) error {
		view := viewFrom(f)
		view.Child, view.Invitation = childAt(v), f.Line("who")
		return s.desk.RecordView(v.ctx(), v.doing(), meeting(v), view)
	}
	return s.running(v, "/children", press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return onChild(v, r, func(c casework.ChildRun) templ.Component { return recordViewPage(f, r, c) })
	}))
}

func viewFrom(f *form.Form) conference.View {
	return conference.View{
		Outcome: conference.Outcome(f.Line("outcome")), Categories: categoriesFrom(f), Words: conference.ViewWords{Text: f.Text("text")},
	}
}

// stateDanger puts a child's danger statement into words.
func (s *Site) stateDanger(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.StateDanger(v.ctx(), v.doing(), meeting(v), childAt(v), f.Text("text"))
	}
	return s.runPage(v, "/children", access.RunConference, dangerStands(v), press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return onChild(v, r, func(c casework.ChildRun) templ.Component { return stateDangerPage(f, r, c) })
	}))
}

// recordDecision records what was decided for a child.
func (s *Site) recordDecision(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.RecordDecision(v.ctx(), v.doing(), meeting(v), conference.Decision{
			Child: childAt(v), Outcome: conference.Outcome(f.Line("outcome")), Categories: categoriesFrom(f),
			Words: conference.DecisionWords{
				Harm: f.Text("harm"), Reasons: f.Text("reasons"), Support: f.Text("support"), Difference: f.Text("difference"),
				Exception: f.Text("exception"),
			},
		})
	}
	return s.runPage(v, "/children", access.RunConference, decisionStands(v), press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return onChild(v, r, func(c casework.ChildRun) templ.Component {
			fillDecision(v, f, c)
			return recordDecisionPage(f, r, c)
		})
	}))
}

func fillDecision(v *Visit, f *form.Form, c casework.ChildRun) {
	if c.Decision == nil || v.posted() || f.Kept != "" {
		return
	}
	d := c.Decision
	f.Values.Set("outcome", string(d.Outcome))
	for _, one := range d.Categories {
		f.Values.Add("category", string(one))
	}
	f.Values.Set("harm", d.Words.Harm)
	f.Values.Set("reasons", d.Words.Reasons)
	f.Values.Set("support", d.Words.Support)
	f.Values.Set("difference", d.Words.Difference)
	f.Values.Set("exception", d.Words.Exception)
}

// noteDissentTalk is the chair noting the talk that comes before a dissent.
func (s *Site) noteDissentTalk(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.NoteDissentTalk(v.ctx(), v.doing(), meeting(v), childAt(v), f.Line("who"))
	}
	return s.chairing(v, "/children", press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return onChild(v, r, func(c casework.ChildRun) templ.Component { return dissentTalkPage(f, r, c) })
	}))
}

func askedSeats(r casework.RunView, professionals bool) []casework.Seat {
	var all []casework.Seat
	for _, s := range r.Seats {
		runs := s.Role == "chair" || s.Role == "recorder" || s.Role == "interpreter"
		if s.Present && !runs && (!professionals || !s.Family) {
			all = append(all, s)
		}
	}
	return all
}

func outcomeChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(conference.ProtectionPlan), Text: "Child protection plan"},
		{Value: string(conference.ChildInNeedPlan), Text: "Child in Need plan"},
		{Value: string(conference.NoPlan), Text: "Neither plan"},
	}
}

func scaleOf(low, high int) []ask.Choice {
	var all []ask.Choice
	for n := low; n <= high; n++ {
		all = append(all, ask.Choice{Value: strconv.Itoa(n), Text: strconv.Itoa(n)})
	}
	return append(all, ask.Choice{Value: "pass", Text: "Prefer not to give a number"})
}
