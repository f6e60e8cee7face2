package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Tasks of the running conference, of the chair, the recorder, the professionals and the family.
const (
	TaskTalkBeforehand  TaskKind = "talk with each parent beforehand"
	TaskOpenConference  TaskKind = "open a conference"
	TaskAnswerRoom      TaskKind = "answer what the room sent"
	TaskCloseConference TaskKind = "close a conference"
	TaskMarkAttendance  TaskKind = "mark who is there"
	TaskKeepWall        TaskKind = "keep the wall"
	TaskJoinConference  TaskKind = "join a conference"
	TaskGiveView        TaskKind = "give a view"
	TaskJoinRoom        TaskKind = "join the meeting"
	TaskSayView         TaskKind = "say what the plan should be"
)

// talkAhead is how many days before a conference the talks with the family come onto its chair's list.
const talkAhead = 7

// waitingSittings are the conferences that wait for those who run them.
func waitingSittings(r *store.Reading) ([]Task, error) {
	if office := r.Actor().Office; office != access.Chair && office != access.Unit {
		return nil, nil
	}
	all, err := r.ConferencesToRun(r.Today().AddDays(talkAhead))
	if err != nil {
		return nil, err
	}
	var tasks []Task
	for _, c := range all {
		add := func(kind TaskKind, page string) {
			tasks = append(tasks, Task{Kind: kind, Family: c.Family, Subject: string(c.Conference) + page, Due: c.On})
		}
		today, open := !c.On.After(r.Today()), c.State == conference.Open
		if c.Chair && !open && c.ToTalkWith > 0 {
			add(TaskTalkBeforehand, "/run")
		}
		switch {
		case c.Chair && open:
			if c.ToAnswer > 0 {
				add(TaskAnswerRoom, "/wall")
			}
			add(TaskCloseConference, "/close")
		case c.Chair && today:
			add(TaskOpenConference, "/run")
		case open:
			add(TaskKeepWall, "/wall")
		case today && (c.State == conference.Booked || c.State == conference.Adjourned):
			add(TaskMarkAttendance, "/people")
		}
	}
	return tasks, nil
}

// waitingRooms are the conferences of today that wait for those who are asked to them.
func waitingRooms(r *store.Reading) ([]Task, error) {
	all, err := r.ConferencesToAttend()
	if err != nil {
		return nil, err
	}
	home := r.Actor().Office == access.FamilyMember
	var tasks []Task
	for _, c := range all {
		who := conference.Invitation{Role: c.Role}
		if who.Runs() {
			continue
		}
		asked := c.State == conference.Open && c.ViewsToGive > 0 && (who.IsProfessional() || who.IsParent())
		t := Task{Kind: TaskJoinConference, Family: c.Family, Subject: string(c.Conference) + "/room", Due: c.On}
		switch {
		case home:
			t.Kind = TaskJoinRoom
		case asked:
			t.Kind = TaskGiveView
		}
		tasks = append(tasks, t)
		if home && asked {
			t.Kind = TaskSayView
			tasks = append(tasks, t)
		}
	}
	return tasks, nil
}
