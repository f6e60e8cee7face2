package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/deadline"
	"kith/internal/store/gen"
	"kith/record"
)

func lateReasonPlace(id string) string { return "late-reason/" + id }

// lateSaid is what is sealed of a reason.
type lateSaid struct {
	Said string `json:"said"`
}

// AddLateReason adds why something is late.
func (tx *Tx) AddLateReason(p access.Pass, one deadline.Reason) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), lateReasonPlace(one.ID), lateSaid{one.Said})
	if err != nil {
		return err
	}
	if err := tx.q.AddLateReason(tx.ctx, gen.AddLateReasonParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: one.ID, DeadlineID: one.Deadline, GivenBy: string(one.By), GivenAt: one.At, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding why something is late: %w", err)
	}
	return nil
}

// AgreeLateReason keeps that somebody agreed to a reason. ErrStale means that somebody else did meanwhile.
func (tx *Tx) AgreeLateReason(p access.Pass, one deadline.Reason) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.AgreeLateReason(tx.ctx, gen.AgreeLateReasonParams{
		AgreedBy: null(string(one.AgreedBy)), AgreedAt: one.AgreedAt, TenantID: tx.tenant(), FamilyID: p.Family(), ID: one.ID,
	})
	return savedOne(n, err, "keeping who agreed to a reason")
}

// LateReasons are why things of several families are late, the first given first, each shut for those who may know it.
func (r *Reading) LateReasons(passes map[access.FamilyID]access.Pass) (map[access.FamilyID][]access.Held[deadline.Reason], error) {
	among, err := r.coveredKeys(passes)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.LateReasonsOfEach(r.ctx, gen.LateReasonsOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, fmt.Errorf("reading why things are late: %w", err)
	}
	all := map[access.FamilyID][]access.Held[deadline.Reason]{}
	for _, row := range rows {
		var said lateSaid
		if err := r.unseal(row.FamilyID, lateReasonPlace(row.ID), row.Sealed, &said); keyGone(err) {
			continue // in a list with others
		} else if err != nil {
			return nil, err
		}
		one := deadline.Reason{
			ID: row.ID, Deadline: row.DeadlineID, Said: said.Said, By: access.AccountID(row.GivenBy), At: row.GivenAt,
			AgreedBy: access.AccountID(row.AgreedBy.String), AgreedAt: row.AgreedAt,
		}
		all[row.FamilyID] = append(all[row.FamilyID], one.Held())
	}
	return all, nil
}

// LateWords are why core groups are after their last day, by their ids, and why records were issued after theirs, by their
// conferences, as was said on the pages where that was recorded, and by whom. For staff who may look at the dates of these
// families.
func (r *Reading) LateWords(passes map[access.FamilyID]access.Pass) (meetings map[string]deadline.Reason, records map[conference.ID]deadline.Reason, err error) {
	among, err := r.coveredKeys(passes)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range passes {
		if p.Deed() != access.ViewDates && p.Deed() != access.AgreeWhyLate {
			return nil, nil, access.ErrNoPass
		}
	}
	meetings, records = map[string]deadline.Reason{}, map[conference.ID]deadline.Reason{}
	met, err := r.q.LateMeetingsOfEach(r.ctx, gen.LateMeetingsOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, nil, fmt.Errorf("reading why core groups are late: %w", err)
	}
	for _, row := range met {
		var words coregroup.MeetingWords
		if err := r.unseal(row.FamilyID, meetingPlace(row.ID), row.Sealed, &words); keyGone(err) {
			continue
		} else if err != nil {
			return nil, nil, err
		}
		meetings[row.ID] = deadline.Reason{Said: words.Late, By: access.AccountID(row.RecordedBy)}
	}
	issued, err := r.q.LateRecordsOfEach(r.ctx, gen.LateRecordsOfEachParams{TenantID: r.tenant(), Families: among})
	if err != nil {
		return nil, nil, fmt.Errorf("reading why records are late: %w", err)
	}
	for _, row := range issued {
		var words record.Words
		if err := r.unseal(row.FamilyID, recordPlace(record.ID(row.ID)), row.Sealed, &words); keyGone(err) {
			continue
		} else if err != nil {
			return nil, nil, err
		}
		records[conference.ID(row.ConferenceID)] = deadline.Reason{Said: words.LateReason, By: access.AccountID(row.IssuedBy)}
	}
	return meetings, records, nil
}
