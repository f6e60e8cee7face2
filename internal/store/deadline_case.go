package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/enquiry"
	"kith/internal/store/gen"
	"kith/plan"
)

// caseReader reads what deadlines are counted from for several families, with as many queries for a thousand as for one.
type caseReader struct {
	tx    *Tx
	among string
	cases map[access.FamilyID]*deadline.Case
}

// Cases gives what happened in each of the families of this action, as far as a deadline is counted from it.
func (tx *Tx) Cases(families []access.FamilyID) ([]deadline.Case, error) {
	t, err := tx.Tenant()
	if err != nil {
		return nil, err
	}
	r := caseReader{tx: tx, among: keysOf(families), cases: map[access.FamilyID]*deadline.Case{}}
	for _, f := range families {
		r.cases[f] = &deadline.Case{Family: f, Procedure: t.Procedure}
	}
	for _, read := range []func() error{r.carriers, r.enquiries, r.conferences, r.parents, r.reports, r.shares, r.records, r.meetings, r.plans, r.visits} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("reading what deadlines are counted from: %w", err)
		}
	}
	all := make([]deadline.Case, len(families))
	for i, f := range families {
		all[i] = *r.cases[f]
	}
	return all, nil
}

func (r caseReader) carriers() error {
	rows, err := r.tx.q.WhoCarries(r.tx.ctx, gen.WhoCarriesParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		if access.PartKind(row.Kind) == access.PartManager {
			c.Manager = row.AccountID
		} else {
			c.Worker = row.AccountID
		}
	}
	return err
}

func (r caseReader) enquiries() error {
	rows, err := r.tx.q.StartedEnquiries(r.tx.ctx, gen.StartedEnquiriesParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		if row.HeldOn.IsZero() {
			continue
		}
		c := r.cases[row.FamilyID]
		c.Enquiries = append(c.Enquiries, deadline.Enquiry{
			ID: enquiry.ID(row.ID), State: enquiry.State(row.State), Outcome: enquiry.Outcome(row.Outcome), Discussion: row.DiscussionID, HeldOn: row.HeldOn,
		})
	}
	return err
}

func (r caseReader) conferences() error {
	rows, err := r.tx.q.CountedConferences(r.tx.ctx, gen.CountedConferencesParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		c.Conferences = append(c.Conferences, conference.Conference{
			ID: conference.ID(row.ID), Family: row.FamilyID, Kind: conference.Kind(row.Kind), State: conference.State(row.State),
			Enquiry: enquiry.ID(row.Enquiry), After: conference.ID(row.After), AnchorOn: row.AnchorOn, HeldOn: row.HeldOn, SatOn: row.SatOn,
			ResumesOn: row.ResumesOn, Chair: access.AccountID(row.Chair), Recorder: access.AccountID(row.Recorder),
		})
	}
	return err
}

func (r caseReader) parents() error {
	rows, err := r.tx.q.AskedToEach(r.tx.ctx, gen.AskedToEachParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		switch s := conference.Standing(row.State); {
		case conference.Role(row.Role) != conference.RoleParent:
			continue
		case s != conference.Invited && s != conference.Coming && s != conference.Apologies && s != conference.Deputised:
			continue
		}
		c := r.cases[row.FamilyID]
		of, who := conference.ID(row.ConferenceID), access.PersonID(row.Person)
		if n := len(c.Parents); n == 0 || c.Parents[n-1].Conference != of || c.Parents[n-1].Person != who {
			c.Parents = append(c.Parents, deadline.Parent{Conference: of, Person: who})
		}
		if last := &c.Parents[len(c.Parents)-1]; row.Child != "" {
			last.Children = append(last.Children, row.Child)
		}
	}
	return err
}

func (r caseReader) reports() error {
	rows, err := r.tx.q.ReportsAsked(r.tx.ctx, gen.ReportsAskedParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		if n := len(c.Reports); n > 0 && c.Reports[n-1].ID == row.ID {
			c.Reports[n-1].Children = append(c.Reports[n-1].Children, row.Child)
			continue
		}
		one := deadline.Report{ID: row.ID, Conference: conference.ID(row.ConferenceID), Writer: access.AccountID(row.Writer)}
		if !row.SubmittedAt.IsZero() {
			one.SubmittedOn = row.SubmittedAt.Date()
		}
		if row.Child != "" {
			one.Children = []access.PersonID{row.Child}
		}
		c.Reports = append(c.Reports, one)
	}
	return err
}

func (r caseReader) shares() error {
	rows, err := r.tx.q.ReportsShared(r.tx.ctx, gen.ReportsSharedParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		for i := range c.Reports {
			if one := &c.Reports[i]; one.ID == row.ReportID {
				one.Shares = append(one.Shares, deadline.Share{ID: row.ID, With: access.PersonID(row.WithPerson), On: row.SharedOn})
			}
		}
	}
	return err
}

func (r caseReader) records() error {
	rows, err := r.tx.q.FirstRecords(r.tx.ctx, gen.FirstRecordsParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		one := deadline.Record{ID: row.ID, Conference: conference.ID(row.ConferenceID)}
		if !row.IssuedAt.IsZero() {
			one.IssuedOn = row.IssuedAt.Date()
		}
		r.cases[row.FamilyID].Records = append(r.cases[row.FamilyID].Records, one)
	}
	return err
}

func (r caseReader) meetings() error {
	rows, err := r.tx.q.CountedMeetings(r.tx.ctx, gen.CountedMeetingsParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		c.Meetings = append(c.Meetings, deadline.Meeting{
			Meeting: coregroup.Meeting{
				ID: row.ID, Group: row.GroupID, State: coregroup.MeetingState(row.State), First: row.First == 1, AnchorOn: row.AnchorOn, HeldOn: row.HeldOn,
			},
			Working: row.GroupState == "working", Conference: conference.ID(row.ConferenceID),
		})
	}
	return err
}

func (r caseReader) plans() error {
	rows, err := r.tx.q.VisitedPlans(r.tx.ctx, gen.VisitedPlansParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		c.Plans = append(c.Plans, plan.Plan{
			ID: plan.ID(row.ID), Child: row.ChildID, Kind: plan.Protection, State: plan.State(row.State), BeganOn: row.BeganOn, EndedOn: row.EndedOn,
			LeadWorker: access.AccountID(row.LeadWorker),
		})
	}
	return err
}

func (r caseReader) visits() error {
	rows, err := r.tx.q.VisitsCounted(r.tx.ctx, gen.VisitsCountedParams{TenantID: r.tx.tenant(), Families: r.among})
	for _, row := range rows {
		c := r.cases[row.FamilyID]
		c.Visits = append(c.Visits, deadline.Visit{ID: row.ID, Child: row.ChildID, On: row.VisitOn})
	}
	return err
}
