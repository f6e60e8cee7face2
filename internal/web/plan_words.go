package web

import (
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/plan"
	"kith/reference"
	"kith/review"
)

// doer is who does a line, by name, and by job where they are staff.
func doer(l casework.LineView) string {
	if l.Owner.Job == "" {
		return l.Owner.Name
	}
	return l.Owner.Name + ", " + lowerFirst(l.Owner.Job)
}

// byAndFor is by when a line is done and for whom.
func byAndFor(l casework.LineView) string {
	return "by " + l.ByOn.Long() + ". For " + people(l.For) + "."
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

func sayer(g casework.ProgressView) string {
	if g.By.Me {
		return "You said"
	}
	return g.By.Name + " said"
}

func goingWord(g plan.Going) string {
	switch g {
	case plan.NotStarted:
		return "not started"
	case plan.Started:
		return "started"
	case plan.Done:
		return "done"
	case plan.Stuck:
		return "stuck"
	}
	return ""
}

// latest is how a line is going, as was last said.
func latest(l casework.LineView) string {
	if n := len(l.Progress); n > 0 {
		return upperFirst(goingWord(l.Progress[n-1].Going))
	}
	return "Nothing said yet"
}

func checkRows(p casework.PlanView, m casework.MeetingView) []govuk.SummaryRow {
	var rows []govuk.SummaryRow
	for _, c := range m.Checks {
		if c.Child.ID == p.Child.ID {
			rows = append(rows, govuk.Row(upperFirst(string(c.Kind)), c.Said))
		}
	}
	return rows
}

// categoryNames writes categories out as the national return names them.
func categoryNames(of []conference.Category) string {
	names := make([]string, len(of))
	for i, c := range of {
		names[i] = string(c)
		if code, known := reference.Find(reference.CategoriesOfAbuse(), string(c)); known {
			names[i] = code.Words
		}
	}
	return joined(names)
}

func planTag(p casework.PlanView) govuk.Tag {
	switch p.State {
	case plan.Outline:
		return govuk.Tag{Text: "Outline", Classes: "govuk-tag--yellow"}
	case plan.Detailed:
		return govuk.Tag{Text: "Detailed plan", Classes: "govuk-tag--green"}
	case plan.Ended:
		return govuk.Tag{Text: "Ended", Classes: "govuk-tag--grey"}
	}
	return govuk.Tag{}
}

func sourceWords(s plan.Source) string {
	switch s {
	case plan.FromConference:
		return "From the conference"
	case plan.FromCoreGroup:
		return "Added by the core group"
	case plan.FromProposal:
		return "Proposed by the family"
	case plan.FromSocialWorker:
		return "Added by the social worker"
	}
	return ""
}

func presenceWords(p coregroup.Presence) string { return upperFirst(string(p)) }

func groupName(k plan.Kind) string {
	if k == plan.ChildInNeed {
		return "Child in Need meeting"
	}
	return "Core group"
}

func missingWords(m review.Missing) string { return upperFirst(string(m)) }

// groupRoleChoices are what somebody may be in a core group.
func groupRoleChoices() []ask.Choice {
	all := make([]ask.Choice, 0, len(coregroup.Roles())+1)
	for _, r := range coregroup.Roles() {
		all = append(all, ask.Choice{Value: r, Text: upperFirst(r)})
	}
	return append(all, ask.Choice{Value: coregroup.OtherRole, Text: "Something else"})
}

// planName is what a plan is called on the pages of the staff. Pages of the family say child in need plan, as plain words.
func planName(k plan.Kind) string {
	switch k {
	case plan.Protection:
		return "Child protection plan"
	case plan.ChildInNeed:
		return "Child in Need plan"
	}
	return string(k)
}
