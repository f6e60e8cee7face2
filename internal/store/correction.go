package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/statement"
	"kith/timescale"
)

func correctionPlace(id string) string { return "correction request/" + id }

// AddCorrectionRequest keeps that somebody says a passage is not right.
func (tx *Tx) AddCorrectionRequest(p access.Pass, q statement.CorrectionRequest) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), correctionPlace(q.ID), q.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddCorrectionRequest(tx.ctx, gen.AddCorrectionRequestParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: q.ID, Passage: string(q.Passage), ConferenceID: null(q.Conference),
		Audience: q.Audience.String(), AskedBy: string(q.By), ToAccount: null(string(q.To)), AskedAt: tx.now, DueOn: q.Due, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("asking for a correction: %w", err)
	}
	return nil
}

// AnswerCorrection keeps what was answered. ErrStale means that somebody else answered meanwhile.
func (tx *Tx) AnswerCorrection(p access.Pass, q statement.CorrectionRequest) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), correctionPlace(q.ID), q.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveCorrectionRequest(tx.ctx, gen.SaveCorrectionRequestParams{
		State: string(q.State), AnsweredBy: null(string(q.AnsweredBy)), AnsweredAt: q.AnsweredAt, Sealed: sealed, TenantID: tx.tenant(),
		FamilyID: p.Family(), ID: q.ID, Version: int32(q.Version), //nolint:gosec // a count of changes
	})
	return savedOne(n, err, "answering a request to correct something")
}

// ReadCorrectionAnswer notes that whoever asked has read the answer.
func (tx *Tx) ReadCorrectionAnswer(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.ReadCorrectionAnswer(tx.ctx, gen.ReadCorrectionAnswerParams{
		ReadAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, AskedBy: string(tx.actor.Account),
	}); err != nil {
		return fmt.Errorf("noting that an answer was read: %w", err)
	}
	return nil
}

// CorrectionFamily is the family that a request is about, ErrNotFound for one that is not there.
func (r *Reading) CorrectionFamily(id string) (access.FamilyID, error) {
	f, err := r.q.CorrectionRequestFamily(r.ctx, gen.CorrectionRequestFamilyParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", fmt.Errorf("finding a request to correct something: %w", r.asHidden(err))
	}
	return f, nil
}

// CorrectionRequests are those of a family, shut, the first first. Each goes with its passage: whoever may not know that knows
// nothing of the request, whatever its own audience.
func (r *Reading) CorrectionRequests(p access.Pass) ([]access.Held[statement.CorrectionRequest], error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.CorrectionRequestsOfFamily(r.ctx, gen.CorrectionRequestsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading requests to correct something: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	about, err := r.about(p.Family())
	if err != nil {
		return nil, err
	}
	all := make([]access.Held[statement.CorrectionRequest], len(rows))
	for i, row := range rows {
		q := statement.CorrectionRequest{
			ID: row.ID, Passage: statement.Passage(row.Passage), Conference: row.ConferenceID.String, By: access.AccountID(row.AskedBy),
			To: access.AccountID(row.ToAccount.String), State: statement.CorrectionState(row.State), At: row.AskedAt, Due: row.DueOn,
			AnsweredBy: access.AccountID(row.AnsweredBy.String), AnsweredAt: row.AnsweredAt, Read: !row.ReadAt.IsZero(), Version: int(row.Version),
		}
		if q.Audience, err = access.ParseAudience(row.Audience); err != nil {
			return nil, fmt.Errorf("reading a request to correct something: %w", err)
		}
		if err := r.unseal(p.Family(), correctionPlace(q.ID), row.Sealed, &q.Words); err != nil {
			return nil, err
		}
		id, _ := q.Passage.Statement()
		all[i] = q.Held(about[id])
	}
	return all, nil
}

// CorrectionWaits is a request that waits for the reader: its id, shut as the request itself is.
type CorrectionWaits struct {
	ID     string
	Family access.FamilyID
	Due    timescale.Date
	For    access.Held[string]
}

// CorrectionsToAnswer are those that wait for the reader's answer: their own, those of whom they cover for or whose part they took
// over, and for the unit what is late. Each opens for those alone who may know of it.
func (r *Reading) CorrectionsToAnswer() ([]CorrectionWaits, error) {
	if r.actor.Office == access.FamilyMember {
		return nil, nil
	}
	rows, err := r.q.CorrectionsToAnswer(r.ctx, gen.CorrectionsToAnswerParams{
		TenantID: r.tenant(), AccountID: string(r.actor.Account), Today: r.Today(), Unit: number(r.actor.Office == access.Unit),
	})
	if err != nil {
		return nil, fmt.Errorf("listing requests to correct something: %w", err)
	}
	all := make([]CorrectionWaits, len(rows))
	for i, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("listing requests to correct something: %w", err)
		}
		all[i] = CorrectionWaits{
			ID: row.ID, Family: row.FamilyID, Due: row.DueOn,
			For: access.Hold(row.ID, audience, nil, access.Party(row.ToAccount.String)),
		}
	}
	return all, nil
}

// CorrectionAnswersToRead are the answers to the reader's own requests that they have not read.
func (r *Reading) CorrectionAnswersToRead() ([]CorrectionWaits, error) {
	rows, err := r.q.CorrectionAnswersToRead(r.ctx, gen.CorrectionAnswersToReadParams{TenantID: r.tenant(), AskedBy: string(r.actor.Account)})
	if err != nil {
		return nil, fmt.Errorf("listing answers to read: %w", err)
	}
	all := make([]CorrectionWaits, len(rows))
	for i, row := range rows {
		all[i] = CorrectionWaits{ID: row.ID, Family: row.FamilyID}
	}
	return all, nil
}
