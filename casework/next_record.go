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
	TaskIssueRecord TaskKind = "issue a record"
	TaskSendCopies  TaskKind = "send copies of a record"
	TaskReadRecord  TaskKind = "read a record"
)

// waitingRecords are records to check, sign and issue, copies to send, and one's own copy to read.
func waitingRecords(r *store.Reading) ([]Task, error) {
	var tasks []Task
	me, unit := r.Actor().Account, r.Actor().Office == access.Unit
	if unit || r.Actor().Office == access.Chair {
		records, err := r.RecordsWaiting()
		if err != nil {
			return nil, err
		}
		for _, w := range records {
			t := Task{Family: w.Family, Subject: string(w.Conference), Due: w.Due.DueOn}
			switch w.State {
			case record.Checked:
				t.Kind = TaskSignRecord
				if w.Chair != me {
					continue
				}
			case record.Signed:
				t.Kind = TaskIssueRecord
				if !unit {
					continue
				}
			case record.Draft, "":
				t.Kind = TaskCheckRecord
				if w.Recorder != me {
					continue
				}
			case record.Issued:
				continue
			}
			tasks = append(tasks, t)
		}
		copies, err := r.CopiesWaiting()
		if err != nil {
			return nil, err
		}
		for _, c := range copies {
			tasks = append(tasks, Task{Kind: TaskSendCopies, Family: c.Family, Subject: c.Subject, Due: c.Due})
		}
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
