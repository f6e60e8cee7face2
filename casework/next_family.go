package casework

import (
	"kith/access"
	"kith/internal/store"
)

// TaskSettleMerge is a proposal about two entries that a second person settles.
const TaskSettleMerge TaskKind = "settle whether two entries are one person"

// waitingMerges are proposals about entries that somebody else made: a second person settles each.
func waitingMerges(r *store.Reading) ([]Task, error) {
	waiting, err := r.WaitingMerges()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, len(waiting))
	for i, m := range waiting {
		tasks[i] = Task{Kind: TaskSettleMerge, Family: m.Family, Subject: string(m.Family)}
	}
	return tasks, nil
}

// Tasks of a family whose worker or manager has left.
const (
	TaskGiveWorker  TaskKind = "choose another social worker"
	TaskGiveManager TaskKind = "choose another team manager"
)

// waitingReallocations are the families whose social worker or manager has left with the case open.
func waitingReallocations(r *store.Reading) ([]Task, error) {
	if office := r.Actor().Office; office != access.Manager && office != access.Unit {
		return nil, nil
	}
	left, err := r.CasesLeftBehind()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, len(left))
	for i, c := range left {
		tasks[i] = Task{Kind: TaskGiveWorker, Family: c.Family, Subject: string(c.Family)}
		if c.Kind == access.PartManager {
			tasks[i].Kind = TaskGiveManager
		}
	}
	return tasks, nil
}
