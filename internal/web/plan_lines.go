package web

import (
	"slices"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/plan"
)

// lineFrom reads a line from its form.
func lineFrom(f *form.Form) casework.NewLine {
	n := casework.NewLine{
		Kind: plan.LineKind(f.Line("kind")), Owner: access.Party(f.Line("owner")), ByOn: f.Date("by"), Meeting: f.Line("meeting"),
		Words: plan.LineWords{Change: f.Text("change"), Action: f.Text("action"), Know: f.Text("know"), Why: f.Text("why")},
		To:    readersFrom(f),
	}
	if n.Kind == "" {
		n.Kind = plan.Action
	}
	for _, id := range f.All("for") {
		n.Plans = append(n.Plans, plan.ID(id))
	}
	return n
}

// addLine asks for a new line.
func (s *Site) addLine(v *Visit) error {
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) {
		f.Values.Set("kind", string(plan.Action))
		f.Values.Set("for", string(p.ID))
		f.Values.Set("meeting", v.query("meeting"))
		fillNewReaders(f, p)
	}, func(p casework.PlanView, f *form.Form) error {
		n := lineFrom(f)
		if !f.OK() {
			return nil
		}
		// The plan that the address names comes first: it is the one that is asked for.
		if i := slices.Index(n.Plans, p.ID); i > 0 {
			n.Plans[0], n.Plans[i] = n.Plans[i], n.Plans[0]
		}
		_, err := s.desk.AddLine(v.ctx(), v.doing(), n)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		return v.show(staffPlanPage(planAddress(p)), addLinePage(f, p))
	})
}

// lineOf finds the line that an address names.
func lineOf(v *Visit, p casework.PlanView) (casework.LineView, bool) {
	at := slices.IndexFunc(p.Lines, func(l casework.LineView) bool { return string(l.ID) == v.path("line") })
	if at < 0 {
		return casework.LineView{}, false
	}
	return p.Lines[at], true
}

// viewLine shows a line with its whole history, and asks how it is going.
func (s *Site) viewLine(v *Visit) error {
	return s.onPlan(v, nil, func(_ casework.PlanView, f *form.Form) error {
		id := plan.LineID(v.path("line"))
		if up := f.Line("taken"); up != "" || v.query("form") == "taken" {
			_, err := s.desk.TakeUpHelp(v.ctx(), v.doing(), id, plan.TakenUp(up), f.Text("outcome"))
			return err
		}
		_, err := s.desk.SayProgress(v.ctx(), v.doing(), casework.Going{
			Line: id, Going: plan.Going(f.Line("going")), Words: plan.ProgressWords{Said: f.Text("said"), Way: f.Text("way")},
		})
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		l, there := lineOf(v, p)
		if !there {
			return errNoPage
		}
		return v.show(staffPlanPage(planAddress(p)), viewLinePage(f, p, l))
	})
}

// changeLine changes a line or takes it out, with the reason.
func (s *Site) changeLine(v *Visit) error {
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) {
		if l, there := lineOf(v, p); there {
			f.Values.Set("change", l.Words.Change)
			f.Values.Set("action", l.Words.Action)
			f.Values.Set("know", l.Words.Know)
			f.Values.Set("owner", string(l.Owner.Party))
			f.SetDate("by", l.ByOn)
			fillReaders(f, p, l.Audience)
		}
	}, func(_ casework.PlanView, f *form.Form) error {
		id := plan.LineID(v.path("line"))
		if v.pressed("stop") {
			_, err := s.desk.StopLine(v.ctx(), v.doing(), id, f.Text("why"))
			return err
		}
		n := lineFrom(f)
		if !f.OK() {
			return nil
		}
		_, err := s.desk.ChangeLine(v.ctx(), v.doing(), id, n)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		l, there := lineOf(v, p)
		if !there {
			return errNoPage
		}
		return v.show(staffPlanPage(planAddress(p)), changeLinePage(f, p, l))
	})
}

// answerProposal makes what one of the family proposed a line, or answers it.
func (s *Site) answerProposal(v *Visit) error {
	of := func(p casework.PlanView) (casework.ProposalView, bool) {
		at := slices.IndexFunc(p.Proposals, func(one casework.ProposalView) bool { return one.ID == v.path("proposal") })
		if at < 0 {
			return casework.ProposalView{}, false
		}
		return p.Proposals[at], true
	}
	// The line is not begun in the words of the proposal: it says what will be done, and who does it.
	return s.onPlan(v, func(p casework.PlanView, f *form.Form) { fillNewReaders(f, p) }, func(p casework.PlanView, f *form.Form) error {
		a := casework.ProposalAnswer{Plan: p.ID, Proposal: v.path("proposal"), Said: f.Text("answer")}
		switch f.Line("becomes") {
		case "line":
			n := lineFrom(f)
			a.Line = &n
		case "answer":
		default:
			f.Wrong("becomes", "Choose whether it becomes a line of the plan")
		}
		if !f.OK() {
			return nil
		}
		_, err := s.desk.AnswerProposal(v.ctx(), v.doing(), a)
		return err
	}, func(p casework.PlanView, f *form.Form) error {
		one, there := of(p)
		if !there {
			return errNoPage
		}
		return v.show(staffPlanPage(planAddress(p)), answerProposalPage(f, p, one))
	})
}

// answerReaders says who reads the answer to a proposal.
func answerReaders(one casework.ProposalView) string {
	if one.ForAll {
		return "Everybody who takes part will read it. You can leave it empty if it becomes a line."
	}
	return one.By.First + " will read it. You can leave it empty if it becomes a line."
}

func lineKindChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(plan.Action), Text: "Something to do"},
		{Value: string(plan.Help), Text: "Help that is offered", Hint: "The person named arranges it. We keep whether it was taken up."},
	}
}

// forChoices are the children whose plans a line may stand in: those of the same family.
func forChoices(p casework.PlanView) []ask.Choice {
	all := []ask.Choice{{Value: string(p.ID), Text: p.Child.Full}}
	for _, o := range p.Others {
		if o.State != plan.Ended && o.Child.ID != p.Child.ID {
			all = append(all, ask.Choice{Value: string(o.ID), Text: o.Child.Full})
		}
	}
	return all
}
