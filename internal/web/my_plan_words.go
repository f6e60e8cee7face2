package web

import (
	"kith/casework"
	"kith/coregroup"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// stillParent says what a plan does not change, in the words of the procedure where it has its own.
func stillParent(p casework.PlanView) string {
	still := "You are still " + p.Child.First + "’s parent. "
	if p.Legal != "" {
		return still + p.Legal
	}
	return still + "This plan does not change your rights as a parent, or what you are responsible for."
}

// planAfter is the plan that a child has now that another is over.
func planAfter(p casework.PlanView) (casework.PlanRef, bool) {
	for _, o := range p.Others {
		if o.Child.ID == p.Child.ID && o.State != plan.Ended {
			return o, true
		}
	}
	return casework.PlanRef{}, false
}

// askNow says whom to ask for help when a plan is over.
func askNow(p casework.PlanView) string {
	switch {
	case p.IsChild:
		return "If something worries you, tell a grown-up you trust."
	case p.LeadWorker.Name == "":
		return "You can still ask for help. The numbers are below."
	case p.LeadWorker.Phone == "":
		return "You can still ask for help. Ask " + p.LeadWorker.Name + ", your social worker."
	}
	return "You can still ask for help. Call " + p.LeadWorker.Name + ", your social worker, on " + p.LeadWorker.Phone + "."
}

// change is one thing that must change, and by when.
type change struct {
	Change string
	By     timescale.Date
}

// mustChange are the things that must change by what is still to be done, each once, with the last day set for it.
func mustChange(lines []casework.LineView) []change {
	var all []change
	for _, l := range lines {
		if l.State != plan.LineOpen || l.Words.Change == "" {
			continue
		}
		known := false
		for i := range all {
			if all[i].Change == l.Words.Change {
				known = true
				if l.ByOn.After(all[i].By) {
					all[i].By = l.ByOn
				}
			}
		}
		if !known {
			all = append(all, change{l.Words.Change, l.ByOn})
		}
	}
	return all
}

// takenUp says what became of help that is finished.
func takenUp(l casework.LineView) string {
	if l.Kind == plan.Help && l.TakenUp == plan.WasTakenUp {
		return ". This help was taken up."
	}
	return ""
}

// cameFrom says where a line came from, where that is not the conference itself.
func cameFrom(l casework.LineView) string {
	switch {
	case l.Asked.Me:
		return "This came from you. You asked for it."
	case l.Source == plan.FromProposal && l.Asked.Family && l.Asked.First != "":
		return l.Asked.First + " asked for this."
	case l.Source == plan.FromCoreGroup:
		return "The core group added this."
	}
	return ""
}

// meetsBy is the day by which the group has to meet, where no meeting is planned yet.
func meetsBy(p casework.PlanView) (meetBy, bool) {
	for _, m := range p.Meetings {
		if m.State == coregroup.ToBePlanned {
			return meetBy{m.DueOn, m.Rule}, true
		}
	}
	return meetBy{}, false
}

// meetBy is a day and the rule that set it.
type meetBy struct {
	On   timescale.Date
	Rule procedure.Rule
}

// lastMet is the last meeting that was held.
func lastMet(p casework.PlanView) (casework.MeetingView, bool) {
	var last casework.MeetingView
	for _, m := range p.Meetings {
		if m.State == coregroup.Held && !m.HeldOn.Before(last.HeldOn) {
			last = m
		}
	}
	return last, !last.HeldOn.IsZero()
}

// cameWords say whether the reader was at a meeting.
func cameWords(p coregroup.Presence) string {
	switch p {
	case coregroup.Came:
		return "You were there."
	case coregroup.SentSomeone:
		return "Somebody came for you."
	case coregroup.DidNotCome:
		return "You were not there. You can ask your social worker what was said."
	case coregroup.Invited, coregroup.Coming, coregroup.NotComing:
	}
	return ""
}

// promised are the lines that are other people's, parted as a child reads them: done, late and still to do.
func promised(lines []casework.LineView) (done, late, todo []casework.LineView) {
	for _, l := range lines {
		switch {
		case l.Owner.Me || l.State == plan.LineStopped:
		case l.State == plan.LineDone:
			done = append(done, l)
		case l.Overdue:
			late = append(late, l)
		default:
			todo = append(todo, l)
		}
	}
	return done, late, todo
}
