package casework

import (
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
)

// Tasks of the enquiry.
const (
	TaskDecideConcern   TaskKind = "decide what to do about a concern"
	TaskConcludeEnquiry TaskKind = "conclude an enquiry"
	TaskAgreeOutcome    TaskKind = "agree how an enquiry ends"
)

// waitingEnquiries are the concerns and enquiries of the reader's cases. A proposal waits for a manager who did not
// make it; until they answer, nobody else has it on their list.
func (d *Desk) waitingEnquiries(r *store.Reading) ([]Task, error) {
	open, err := r.OpenEnquiries()
	if err != nil {
		return nil, err
	}
	tenant, err := r.Tenant()
	if err != nil {
		return nil, err
	}
	packs, err := d.packsWith(r, tenant.Procedure)
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, 0, len(open))
	for _, e := range open {
		t := Task{Family: e.Family, Subject: string(e.ID)}
		switch {
		case e.Proposed != "" && (r.Actor().Office != access.Manager || e.ProposedBy == r.Actor().Account):
			continue
		case e.Proposed != "":
			t.Kind = TaskAgreeOutcome
		case e.State == enquiry.Concern:
			t.Kind = TaskDecideConcern
		default:
			t.Kind = TaskConcludeEnquiry
		}
		if !e.Anchor.IsZero() {
			pack, err := packs.At(tenant.Procedure, e.Anchor)
			if err != nil {
				return nil, fmt.Errorf("reading the procedure: %w", err)
			}
			t.Due = pack.InitialConferenceBy(e.Anchor, d.calendar).Due
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}
