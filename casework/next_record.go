package casework

import (
	"kith/access"
	"kith/internal/store"
	"kith/record"
)

// Tasks of the record.
const (
	TaskCheckRecord TaskKind = "check a record"
	TaskSignRecord  TaskKind = "sign a record"
	TaskNameSigner  TaskKind = "name another chair to sign a record"
	TaskIssueRecord TaskKind = "issue a record"
	TaskSeeDissent  TaskKind = "read a dissent recorded after the conference"
	TaskSendCopies  TaskKind = "send copies of a record"
	TaskReadRecord  TaskKind = "read a record"
	TaskIssueAnew   TaskKind = "issue a record anew"
)

// waitingRecords are records to check, sign and issue, copies to send, and one's own copy to read. Where nobody is left
// who may check or sign one, it is the safeguarding unit's to go on.
func waitingRecords(r *store.Reading) ([]Task, error) {
	var tasks []Task
	unit := r.Actor().Office == access.Unit
	records, err := r.RecordsWaiting()
	if err != nil {
		return nil, err
	}
	for _, w := range records {
		t := Task{Family: w.Family, Subject: string(w.Conference), Due: w.Due.DueOn}
		mine := false
		switch w.State {
		case record.Checked:
			t.Kind, mine = TaskSignRecord, w.Signs
			if unit && w.NoChair {
				t.Kind, mine = TaskNameSigner, true
			}
		case record.Signed:
			t.Kind, mine = TaskIssueRecord, unit
		case record.Draft, "":
			t.Kind, mine = TaskCheckRecord, w.Checks || unit && w.NoRecorder
		case record.Issued:
		}
		if mine {
			tasks = append(tasks, t)
		}
		if w.Dissent && (w.Signs || unit) {
			tasks = append(tasks, Task{Kind: TaskSeeDissent, Family: w.Family, Subject: string(w.Conference)})
		}
	}
	copies, err := r.CopiesWaiting()
	if err != nil {
		return nil, err
	}
	for _, c := range copies {
		tasks = append(tasks, Task{Kind: TaskSendCopies, Family: c.Family, Subject: c.Subject, Due: c.Due})
	}
	held, err := r.CopiesHeldBack()
	if err != nil {
		return nil, err
	}
	for _, c := range held {
		tasks = append(tasks, Task{Kind: TaskIssueAnew, Family: c.Family, Subject: c.Subject})
	}
	unread, err := r.CopiesToRead()
	if err != nil {
		return nil, err
	}
	for _, c := range unread {
		tasks = append(tasks, Task{Kind: TaskReadRecord, Family: c.Family, Subject: c.Subject})
	}
	return tasks, nil
}
