package casework

import "kith/internal/store"

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
