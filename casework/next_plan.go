package casework

import (
	"kith/access"
	"kith/internal/store"
	"kith/plan"
)

// Tasks of the plan and the group that works it.
const (
	TaskPlanFirstGroup TaskKind = "plan the first core group"
	TaskPlanNextGroup  TaskKind = "plan the next core group"
	TaskPlanNeedGroup  TaskKind = "plan the next meeting of a child in need plan"
	TaskHoldGroup      TaskKind = "hold and record a core group"
	TaskVisit          TaskKind = "visit a child"
	TaskMyLine         TaskKind = "do what is mine in a plan"
	TaskLateLine       TaskKind = "a line of a plan is late"
	TaskLateHelp       TaskKind = "help in a plan is late"
	TaskTellEnding     TaskKind = "tell people that a plan ended"
	TaskBreach         TaskKind = "see a visit made without notice"
	TaskProposal       TaskKind = "answer what a family proposed"
)

// soon is how far ahead a line comes onto its owner's list.
const soon = 14

func waitingPlans(r *store.Reading) ([]Task, error) {
	var tasks []Task
	lines, err := r.WaitingLines(r.Today().AddDays(soon))
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		t := Task{Kind: TaskMyLine, Family: l.Family, Subject: string(l.Plan) + "/lines/" + string(l.ID), Due: l.ByOn, about: l.Children, line: &l.Held}
		switch {
		case l.Mine:
		case l.Kind == plan.Help:
			t.Kind = TaskLateHelp
		default:
			t.Kind = TaskLateLine
		}
		tasks = append(tasks, t)
	}
	plans, err := r.WaitingPlans()
	if err != nil {
		return nil, err
	}
	visited := map[access.PersonID]bool{} // a child is visited once, whatever plans they have
	for _, p := range plans {
		if p.VisitDueOn.IsZero() || visited[p.Child] {
			continue
		}
		visited[p.Child] = true
		tasks = append(tasks, Task{
			Kind: TaskVisit, Family: p.Family, Subject: string(p.ID), Due: p.VisitDueOn, about: []access.PersonID{p.Child},
		})
	}
	ended, err := r.EndingsToTell()
	if err != nil {
		return nil, err
	}
	for _, p := range ended {
		tasks = append(tasks, Task{Kind: TaskTellEnding, Family: p.Family, Subject: string(p.ID), about: []access.PersonID{p.Child}})
	}
	return tasks, nil
}

func waitingMeetings(r *store.Reading) ([]Task, error) {
	meetings, err := r.WaitingMeetings()
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, m := range meetings {
		t := Task{Kind: TaskPlanNextGroup, Family: m.Family, Subject: m.ID, Due: m.DueOn}
		switch {
		case m.Planned:
			t.Kind, t.Due, t.Begins = TaskHoldGroup, m.HeldOn, m.Begins
		case m.Kind == plan.ChildInNeed:
			t.Kind = TaskPlanNeedGroup
		case m.First:
			t.Kind = TaskPlanFirstGroup
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

func waitingForAnswers(r *store.Reading) ([]Task, error) {
	var tasks []Task
	breaches, err := r.WaitingBreaches()
	if err != nil {
		return nil, err
	}
	for _, b := range breaches {
		tasks = append(tasks, Task{Kind: TaskBreach, Family: b.Family, Subject: b.ID})
	}
	proposals, err := r.WaitingProposals()
	if err != nil {
		return nil, err
	}
	for _, p := range proposals {
		tasks = append(tasks, Task{Kind: TaskProposal, Family: p.Family, Subject: p.ID})
	}
	return tasks, nil
}
