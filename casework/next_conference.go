package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Tasks of the day of a conference.
const (
	TaskRunConference TaskKind = "run a conference"
	TaskTakePlace     TaskKind = "take one's place at a conference"
)

// waitingSittings are the conferences of today: for the chair and the recorder to run, for everyone else of the staff
// who was asked and is not away, their place in it. The family have theirs on their own home page.
func waitingSittings(r *store.Reading) ([]Task, error) {
	if r.Actor().Office == access.FamilyMember {
		return nil, nil
	}
	all, err := r.ConferencesToCome()
	if err != nil {
		return nil, err
	}
	today := slices.DeleteFunc(all, func(c conference.Conference) bool {
		return c.State != conference.Open && (c.State != conference.Booked || c.HeldOn != r.Today())
	})
	if len(today) == 0 {
		return nil, nil
	}
	own, states, err := r.InvitationsToMe()
	if err != nil {
		return nil, err
	}
	me := r.Actor().Account
	var tasks []Task
	for _, c := range today {
		t := Task{Kind: TaskRunConference, Family: c.Family, Subject: string(c.ID), Due: c.HeldOn}
		if c.Chair != me && c.Recorder != me {
			t.Kind = TaskTakePlace
			at := slices.IndexFunc(own, func(w store.Waiting) bool { return w.Conference == c.ID })
			if at < 0 || states[at] != conference.Invited && states[at] != conference.Coming {
				continue
			}
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}
