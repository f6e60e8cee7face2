package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Tasks of the booking.
const (
	TaskBookConference TaskKind = "book a conference"
	TaskChooseChair    TaskKind = "choose another chair"
	TaskTellChange     TaskKind = "tell people that a conference has changed"
	TaskDeclareLinks   TaskKind = "declare links"
	TaskSetDay         TaskKind = "set the day an adjourned conference goes on"
	TaskBookAgain      TaskKind = "book anew a conference whose last day came forward"
)

// waitingBookings are the conferences that the unit has to book, those that were adjourned without a day, those booked for a
// day that became too late since, those whose chair stood down, and those of whose change somebody has not been told.
func waitingBookings(r *store.Reading) ([]Task, error) {
	if r.Actor().Office != access.Unit {
		return nil, nil
	}
	all, err := r.ConferencesToCome()
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, c := range all {
		switch {
		case c.State == conference.ToBeBooked:
			tasks = append(tasks, Task{Kind: TaskBookConference, Family: c.Family, Subject: string(c.ID), Due: c.DueOn})
		case c.State == conference.Adjourned && c.ResumesOn.IsZero():
			tasks = append(tasks, Task{Kind: TaskSetDay, Family: c.Family, Subject: string(c.ID), Due: c.DueOn})
		case c.State == conference.Booked && c.LimitMoved:
			tasks = append(tasks, Task{Kind: TaskBookAgain, Family: c.Family, Subject: string(c.ID), Due: c.LimitOn})
		case c.State == conference.Booked && c.Chair == "":
			tasks = append(tasks, Task{Kind: TaskChooseChair, Family: c.Family, Subject: string(c.ID), Due: c.HeldOn})
		}
	}
	left, err := r.ToTell()
	told := map[conference.ID]bool{}
	for _, one := range left {
		if !told[one.Conference] {
			told[one.Conference] = true
			tasks = append(tasks, Task{Kind: TaskTellChange, Family: one.Family, Subject: string(one.Conference), Due: one.On})
		}
	}
	return tasks, err
}

// waitingDeclarations are the conferences of which a chair has not yet said whether they have links.
func waitingDeclarations(r *store.Reading) ([]Task, error) {
	if r.Actor().Office != access.Chair {
		return nil, nil
	}
	all, err := r.ChairsToDeclare()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, len(all))
	for i, w := range all {
		tasks[i] = Task{Kind: TaskDeclareLinks, Family: w.Family, Subject: string(w.Conference), Due: w.On}
	}
	return tasks, nil
}
