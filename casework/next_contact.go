package casework

import (
	"maps"
	"slices"

	"kith/internal/store"
)

// TaskAskContact is to ask somebody again, alone, how they may be reached: until then they are reached through their social worker.
const TaskAskContact TaskKind = "ask again how somebody may be reached"

// waitingContacts are those whose answer is old.
func waitingContacts(r *store.Reading) ([]Task, error) {
	again, err := r.AskAgain()
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, who := range slices.Sorted(maps.Keys(again)) {
		tasks = append(tasks, Task{Kind: TaskAskContact, Family: again[who], Subject: string(who)})
	}
	return tasks, nil
}
