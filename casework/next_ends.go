package casework

import (
	"maps"
	"slices"

	"kith/access"
	"kith/internal/store"
)

// Tasks of the ends of records.
const (
	TaskAgreeEnd TaskKind = "look whether a record may be destroyed"
	TaskEndComes TaskKind = "say if a record must be kept"
	TaskLookHold TaskKind = "look whether a record must be on hold still"
)

// waitingEnds are the ends of records that wait for a second person, for those who may agree and did not propose them; and those that are to
// come, for the family's social worker and manager, so that whoever knows why the record must be kept hears of it. For those who may lift a
// hold, a record that nobody has said for a year is to be held.
func waitingEnds(r *store.Reading) ([]Task, error) {
	agree, err := r.EndsToAgree()
	if err != nil {
		return nil, err
	}
	look, err := r.HoldsToLookAt()
	if err != nil {
		return nil, err
	}
	var tasks []Task
	add := func(kind TaskKind, families []access.FamilyID) {
		for _, f := range families {
			task := Task{Kind: kind, Family: f, Subject: string(f)}
			if r.Actor().Office == access.Protection {
				task.Family = "" // they open no family: it is a number to them
			}
			tasks = append(tasks, task)
		}
	}
	add(TaskAgreeEnd, agree)
	add(TaskLookHold, look)
	coming, err := r.EndsComing()
	if err != nil {
		return nil, err
	}
	for _, f := range slices.Sorted(maps.Keys(coming)) {
		tasks = append(tasks, Task{Kind: TaskEndComes, Family: f, Subject: string(f), Due: coming[f]})
	}
	return tasks, nil
}
