package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/record"
)

func recordPlace(id record.ID) string { return "record/" + string(id) }

// AddRecord begins an issue of the record of a conference.
func (tx *Tx) AddRecord(p access.Pass, rec record.Record) error {
	if err := tx.covered(p, rec.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(rec.Family, recordPlace(rec.ID), rec.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddRecord(tx.ctx, gen.AddRecordParams{
		TenantID: tx.tenant(), FamilyID: rec.Family, ID: string(rec.ID), ConferenceID: string(rec.Conference),
		Edition: int32(rec.Edition), State: string(rec.State), DueOn: rec.DueOn, LimitOn: rec.LimitOn, //nolint:gosec // a few
		CreatedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a record: %w", err)
	}
	if err := tx.q.BeginRecord(tx.ctx, gen.BeginRecordParams{
		TenantID: tx.tenant(), FamilyID: rec.Family, ID: string(rec.Conference),
	}); err != nil {
		return fmt.Errorf("noting that the record is begun: %w", err)
	}
	return nil
}

// SaveRecord saves a record that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SaveRecord(p access.Pass, rec record.Record) error {
	if err := tx.covered(p, rec.Family); err != nil {
		return err
	}
	sealed, err := tx.seal(rec.Family, recordPlace(rec.ID), rec.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveRecord(tx.ctx, gen.SaveRecordParams{
		State: string(rec.State), CheckedBy: null(string(rec.CheckedBy)), CheckedAt: rec.CheckedAt,
		SignedBy: null(string(rec.SignedBy)), SignedAt: rec.SignedAt, Approval: rec.Approval,
		IssuedBy: null(string(rec.IssuedBy)), IssuedAt: rec.IssuedAt, Sealed: sealed,
		TenantID: tx.tenant(), FamilyID: rec.Family, ID: string(rec.ID), Version: int32(rec.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a record: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// Records are the issues of the record of a conference, the first first, for those who make it.
func (r *Reading) Records(p access.Pass, c conference.ID) ([]record.Record, error) {
	rows, err := r.q.RecordsOfConference(r.ctx, gen.RecordsOfConferenceParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	all := make([]record.Record, len(rows))
	for i, row := range rows {
		all[i] = record.Record{
			ID: record.ID(row.ID), Family: row.FamilyID, Conference: c, Edition: int(row.Edition), State: record.State(row.State),
			CheckedBy: access.AccountID(row.CheckedBy.String), CheckedAt: row.CheckedAt,
			SignedBy: access.AccountID(row.SignedBy.String), SignedAt: row.SignedAt, Approval: row.Approval,
			IssuedBy: access.AccountID(row.IssuedBy.String), IssuedAt: row.IssuedAt, DueOn: row.DueOn, LimitOn: row.LimitOn,
			Version: int(row.Version),
		}
		if err := r.unseal(row.FamilyID, recordPlace(all[i].ID), row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddCorrection says what a line of the record should say.
func (tx *Tx) AddCorrection(p access.Pass, on conference.ID, c record.Correction) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "correction/"+c.ID, c.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddRecordCorrection(tx.ctx, gen.AddRecordCorrectionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: c.ID, ConferenceID: string(on), Line: string(c.Line),
		ByAccount: string(c.By), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("correcting a record: %w", err)
	}
	return nil
}

// Corrections are those of the record of a conference, the latest of each line. Each goes with its line: whoever may
// know the one may know the other, so they are given out by line and never as a list.
func (r *Reading) Corrections(p access.Pass, c conference.ID) (map[record.Ref]record.Correction, error) {
	rows, err := r.q.RecordCorrections(r.ctx, gen.RecordCorrectionsParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading corrections: %w", err)
	}
	all := map[record.Ref]record.Correction{}
	for _, row := range rows {
		one := record.Correction{ID: row.ID, Line: record.Ref(row.Line), By: access.AccountID(row.ByAccount), At: row.At}
		if err := r.unseal(p.Family(), "correction/"+row.ID, row.Sealed, &one.Words); err != nil {
			return nil, err
		}
		all[one.Line] = one
	}
	return all, nil
}

// Mark is a word for a value that tells nothing of it, the same for the same value. It follows from the family's own key, which stays what it
// is when the partnership's changes. Was is the mark that was kept of it, if one was: one that was made of the same value while marks
// followed from the partnership's key, and that key is still the same, is given back as it is.
func (r *Reading) Mark(p access.Pass, value any, was string) (string, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return "", access.ErrNoPass
	}
	own, err := r.familyKey(p.Family())
	if err != nil {
		return "", err
	}
	key, err := own.Bytes("marks")
	if err != nil {
		return "", err
	}
	mark := access.VersionOf(key, value)
	if was == "" || was == mark {
		return mark, nil
	}
	if key, err = r.db.versionKey(r.tenant()); err != nil {
		return "", err
	}
	if access.VersionOf(key, value) == was {
		return was, nil
	}
	return mark, nil
}

// RecordWaiting is a conference whose record is not issued yet, as a list of tasks needs it.
type RecordWaiting struct {
	Conference conference.ID
	Family     access.FamilyID
	Signs      bool         // the reader has the chair's part there
	Checks     bool         // the reader has the recorder's
	NoChair    bool         // nobody who may sign in has the chair's
	NoRecorder bool         // nor the recorder's
	Dissent    bool         // one was recorded after the conference, and no chair has signed with it in the record yet
	State      record.State // empty where nobody has begun
	Due        record.Record
}

// RecordsWaiting are those that wait for the reader: with the chair's or the recorder's part at that very conference, or in
// the safeguarding unit.
func (r *Reading) RecordsWaiting() ([]RecordWaiting, error) {
	rows, err := r.q.RecordsWaiting(r.ctx, gen.RecordsWaitingParams{
		TenantID: r.tenant(), Unit: number(r.actor.Office == access.Unit), Account: r.actor.Account,
	})
	if err != nil {
		return nil, fmt.Errorf("listing records: %w", err)
	}
	all := make([]RecordWaiting, len(rows))
	for i, row := range rows {
		all[i] = RecordWaiting{
			Conference: conference.ID(row.ID), Family: row.FamilyID, Signs: row.Chairs > 0, Checks: row.Records > 0,
			NoChair: row.AllChairs == 0, NoRecorder: row.AllRecorders == 0, Dissent: row.Dissents > 0, State: record.State(row.State), Due: record.Record{DueOn: row.DueOn},
		}
	}
	return all, nil
}
