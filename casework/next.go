package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// TaskKind is what waits to be done.
type TaskKind string

// Task is one thing that is somebody's to do next.
type Task struct {
	Kind     TaskKind
	Family   access.FamilyID
	Subject  string // the id of what it is about
	Children []Named
	Due      timescale.Date // none where nothing sets a day
	Begins   string         // the time of a meeting on that day
	Late     bool

	about []access.PersonID         // the children it is about, where that is not all of the family's
	line  *access.Held[plan.LineID] // the line of a plan that it is about: it waits for those alone who may know of it
	of    *access.Held[string]      // or something else that not everybody may know of
}

// List is what is somebody's to do next, the most pressing first.
type List struct {
	Today timescale.Date
	Tasks []Task
	Near  int // days of the reader's own, or of the safeguarding unit's, of which they are warned
	Gone  int // those whose last day has gone by
}

// waiting finds the tasks of one kind for the person reading. It names the children by id; names are filled in once.
type waiting func(r *store.Reading) ([]Task, error)

// allWaiting is every kind of task there is.
func (d *Desk) allWaiting() []waiting {
	return []waiting{
		d.waitingEnquiries, waitingMerges, waitingReallocations, waitingBookings, waitingDeclarations, waitingPlans, waitingMeetings, waitingForAnswers,
		waitingRecords, waitingInvitations, waitingSittings, waitingRooms, waitingUnit, waitingChildren,
		waitingReports, waitingChanges, waitingDuty, waitingKept, waitingCorrections, waitingAccess, waitingSharings, waitingEnds, waitingContacts, waitingLooks,
	}
}

// ViewNext shows each person what is theirs to do next.
func (d *Desk) ViewNext(ctx context.Context, actor access.Actor) (access.Copy[List], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (List, error) {
		pass, err := r.AllowOwn(access.ViewOwnList)
		if err != nil {
			return List{}, err
		}
		list := List{Today: r.Today()}
		if list.Near, list.Gone, err = d.warned(r, pass); err != nil {
			return List{}, err
		}
		for _, find := range d.allWaiting() {
			tasks, err := find(r)
			if err != nil {
				return List{}, err
			}
			list.Tasks = append(list.Tasks, tasks...)
		}
		for i := range list.Tasks {
			list.Tasks[i].Late = !list.Tasks[i].Due.IsZero() && list.Tasks[i].Due.Before(list.Today)
		}
		slices.SortStableFunc(list.Tasks, byDue)
		list.Tasks, err = nameChildren(r, list.Tasks)
		return list, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what is next: %w", err)
	}
	return seen, nil
}

// byDue puts what has a day first, the earliest day at the top.
func byDue(a, b Task) int {
	if a.Due.IsZero() != b.Due.IsZero() {
		if a.Due.IsZero() {
			return 1
		}
		return -1
	}
	return a.Due.Compare(b.Due)
}

// ofThese are the children a task is about, of those whom its reader may know of.
func (t Task) ofThese(all []Named) []Named {
	if len(t.about) == 0 {
		return all
	}
	var these []Named
	for _, n := range all {
		if slices.Contains(t.about, n.ID) {
			these = append(these, n)
		}
	}
	return these
}

// mayKnow reports whether a task is about something that its reader may know of.
func (t Task) mayKnow(k access.Knowing) bool {
	if t.of != nil {
		_, open := access.Open(k, *t.of)
		return open
	}
	if t.line == nil {
		return true
	}
	_, open := access.Open(k, *t.line)
	return open
}

// nameChildren fills in what the children of each task's family are called, as far as the reader may know. What is left
// of a family in which the reader has no part any more is theirs no longer.
func nameChildren(r *store.Reading, tasks []Task) ([]Task, error) {
	families := make([]access.FamilyID, 0, len(tasks))
	for _, t := range tasks {
		if t.Family != "" {
			families = append(families, t.Family)
		}
	}
	called, passes, err := childrenOfEach(r, families)
	kept := tasks[:0]
	for _, t := range tasks {
		if t.Family == "" { // of the partnership's, not a family's
			kept = append(kept, t)
		} else if pass, may := passes[t.Family]; may && t.mayKnow(access.Know(pass)) {
			t.Children = t.ofThese(called[t.Family])
			kept = append(kept, t)
		}
	}
	return kept, err
}
