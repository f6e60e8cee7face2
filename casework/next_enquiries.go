package casework

import (
	"kith/enquiry"
	"kith/internal/store"
)

// Tasks of the enquiry.
const (
	TaskDecideConcern   TaskKind = "decide what to do about a concern"
	TaskConcludeEnquiry TaskKind = "conclude an enquiry"
)

func waitingEnquiries(r *store.Reading) ([]Task, error) {
	open, err := r.OpenEnquiries()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, 0, len(open))
	for _, e := range open {
		switch e.State {
		case enquiry.Concern:
			tasks = append(tasks, Task{Kind: TaskDecideConcern, Family: e.Family, Subject: string(e.ID)})
		case enquiry.Enquiring:
			tasks = append(tasks, Task{Kind: TaskConcludeEnquiry, Family: e.Family, Subject: string(e.ID)})
		case enquiry.Concluded:
		}
	}
	return tasks, nil
}
