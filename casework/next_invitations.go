package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Tasks of the invitations.
const (
	TaskInvite      TaskKind = "invite people"
	TaskAnswer      TaskKind = "answer an invitation"
	TaskAnswerFor   TaskKind = "answer the invitation of somebody who is away"
	TaskMeeting     TaskKind = "a meeting to come"
	TaskFamilyReply TaskKind = "say whether you can come"
	TaskSolicitor   TaskKind = "take note of a solicitor"
	TaskArrange     TaskKind = "arrange what helps"
	TaskChooseWay   TaskKind = "choose how each child takes part"
)

// waitingInvitations are the invitations that somebody has still to answer, and for one of the family the meeting itself.
func waitingInvitations(r *store.Reading) ([]Task, error) {
	own, states, err := r.InvitationsToMe()
	if err != nil {
		return nil, err
	}
	home := r.Actor().Office == access.FamilyMember
	var tasks []Task
	for i, w := range own {
		t := Task{Kind: TaskAnswer, Family: w.Family, Subject: string(w.Conference), Due: w.On}
		if home {
			t.Kind = TaskMeeting
			tasks = append(tasks, t)
			t.Kind = TaskFamilyReply
		}
		if states[i] == conference.Invited && !w.On.IsZero() && !w.KeptOut { // nobody is asked to a day that is not set yet
			tasks = append(tasks, t)
		}
	}
	if home {
		return tasks, nil
	}
	covered, err := r.InvitationsCovered()
	for _, w := range covered {
		tasks = append(tasks, Task{Kind: TaskAnswerFor, Family: w.Family, Subject: string(w.Conference), Due: w.On})
	}
	return tasks, err
}

// waitingUnit is what the unit, and the social worker, have to do about who comes.
func waitingUnit(r *store.Reading) ([]Task, error) {
	office := r.Actor().Office
	if office != access.Unit && office != access.SocialWorker {
		return nil, nil
	}
	var tasks []Task
	add := func(kind TaskKind, all []store.Waiting, err error) error {
		seen := map[conference.ID]bool{}
		for _, w := range all {
			if !seen[w.Conference] {
				seen[w.Conference] = true
				tasks = append(tasks, Task{Kind: kind, Family: w.Family, Subject: string(w.Conference), Due: w.On})
			}
		}
		return err
	}
	named, err := r.SolicitorsNamed()
	if err := add(TaskSolicitor, named, err); err != nil || office != access.Unit {
		return tasks, err
	}
	alone, err := r.NotYetInvited()
	if err := add(TaskInvite, alone, err); err != nil {
		return nil, err
	}
	needs, err := r.NeedsAskedFor()
	return tasks, add(TaskArrange, needs, err)
}

// waitingChildren are the conferences with a child of whom nobody has said how they take part: the social worker's until
// the reports are due, and the unit's as well once that day is past.
func waitingChildren(r *store.Reading) ([]Task, error) {
	unit := r.Actor().Office == access.Unit
	if !unit && r.Actor().Office != access.SocialWorker {
		return nil, nil
	}
	all, err := r.WaysToChoose(unit)
	var tasks []Task
	for _, w := range all {
		if !unit || w.On.Before(r.Today()) {
			tasks = append(tasks, Task{Kind: TaskChooseWay, Family: w.Family, Subject: string(w.Conference), Due: w.On})
		}
	}
	return tasks, err
}

// waitingReports are the reports that somebody has still to send, and for the unit and the chair those that are late.
func waitingReports(r *store.Reading) ([]Task, error) {
	own, err := r.ReportsToWrite()
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, w := range own {
		t := Task{Kind: TaskWriteReport, Family: w.Family, Subject: w.ID, Due: w.On}
		if w.Chased {
			t.Kind = TaskChasedReport
		}
		tasks = append(tasks, t)
	}
	if office := r.Actor().Office; office != access.Unit && office != access.Chair {
		return tasks, nil
	}
	late, err := r.ReportsLate()
	for _, w := range late {
		tasks = append(tasks, Task{Kind: TaskChaseReports, Family: w.Family, Subject: string(w.Conference)})
	}
	return tasks, err
}

// Tasks of the reports.
const (
	TaskWriteReport  TaskKind = "write a report"
	TaskChasedReport TaskKind = "a report asked for again"
	TaskChaseReports TaskKind = "ask for late reports"
)
