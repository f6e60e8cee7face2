package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store/gen"
	"kith/record"
	"kith/timescale"
)

func copyPlace(id record.CopyID) string { return "copy/" + string(id) }

// copyWords are what is sealed of a copy.
type copyWords struct {
	record.Document

	Made  []record.Ref          `json:"made,omitempty"`
	Lines map[string]record.Ref `json:"lines,omitempty"`
}

// AddCopy keeps a recipient's copy as it is issued to them.
func (tx *Tx) AddCopy(p access.Pass, c record.Copy) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), copyPlace(c.ID), copyWords{c.Content, c.Made, c.Lines})
	if err != nil {
		return err
	}
	if err := tx.q.AddRecordCopy(tx.ctx, gen.AddRecordCopyParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(c.ID), RecordID: string(c.Record),
		ToAccount: null(string(c.To.Account)), ToPerson: null(string(c.To.Person)), FamilySide: number(c.FamilySide),
		Number: c.Number, State: string(c.State), Post: string(c.Post), CreatedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping a copy: %w", err)
	}
	return nil
}

// SaveCopy saves what has become of a copy. What it holds never changes.
func (tx *Tx) SaveCopy(p access.Pass, c record.Copy) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.SaveRecordCopy(tx.ctx, gen.SaveRecordCopyParams{
		State: string(c.State), ReachedOn: c.ReachedOn, OpenedAt: c.OpenedAt, TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(c.ID),
	})
	if err != nil {
		return fmt.Errorf("saving a copy: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// CopyFamily is the family and the conference that a copy is about, ErrNotFound for one that is not there.
func (r *Reading) CopyFamily(id record.CopyID) (access.FamilyID, conference.ID, error) {
	row, err := r.q.RecordCopyFamily(r.ctx, gen.RecordCopyFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", "", fmt.Errorf("finding a copy: %w", r.asHidden(err))
	}
	return row.FamilyID, conference.ID(row.ConferenceID), nil
}

// Copy is somebody's copy, for the recipient alone, or for those whose pass is to print it for them. To anybody else it
// is not there.
func (r *Reading) Copy(p access.Pass, id record.CopyID) (record.Copy, error) {
	row, err := r.q.RecordCopy(r.ctx, gen.RecordCopyParams{TenantID: r.tenant(), FamilyID: p.Family(), ID: string(id)})
	if err != nil {
		return record.Copy{}, fmt.Errorf("reading a copy: %w", notFound(err))
	}
	c := copyOf(row)
	if !access.Know(p).Is(access.Party(c.To.Account)) && p.Deed() != access.PrintCopy && p.Deed() != access.IssueRecord {
		return record.Copy{}, access.ErrNotFound
	}
	return r.opened(c, row)
}

// opened is a copy with what it holds.
func (r *Reading) opened(c record.Copy, row gen.RecordCopy) (record.Copy, error) {
	var words copyWords
	err := r.unseal(row.FamilyID, copyPlace(c.ID), row.Sealed, &words)
	c.Content, c.Made, c.Lines = words.Document, words.Made, words.Lines
	return c, err
}

// HoldCopyBack notes that a copy holds more than its recipient may know, the first time that is found.
func (tx *Tx) HoldCopyBack(p access.Pass, id record.CopyID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.HoldRecordCopyBack(tx.ctx, gen.HoldRecordCopyBackParams{
		HeldBackAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(id),
	}); err != nil {
		return fmt.Errorf("holding a copy back: %w", err)
	}
	return nil
}

// CopiesHeldBack are the conferences whose record the safeguarding unit is to have issued again, for the unit alone.
func (r *Reading) CopiesHeldBack() ([]CopyWaiting, error) {
	if r.actor.Office != access.Unit {
		return nil, nil
	}
	rows, err := r.q.CopiesHeldBack(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing copies held back: %w", err)
	}
	all := make([]CopyWaiting, len(rows))
	for i, row := range rows {
		all[i] = CopyWaiting{Subject: row.ConferenceID, Family: row.FamilyID}
	}
	return all, nil
}

// LatestCopies are the last copy that each recipient of a conference's record was given, with what it holds, for an action
// that compares them with what they would hold now. Nothing of them is shown.
func (tx *Tx) LatestCopies(p access.Pass, c conference.ID) ([]record.Copy, error) {
	rows, err := tx.q.RecordCopiesOfConference(tx.ctx, gen.RecordCopiesOfConferenceParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading copies: %w", err)
	}
	var latest []record.Copy
	for i, row := range slices.Backward(rows) {
		one := copyOf(row)
		if slices.ContainsFunc(latest, func(l record.Copy) bool { return l.To.Party() == one.To.Party() }) {
			continue
		}
		if one, err = tx.opened(one, rows[i]); err != nil {
			return nil, err
		}
		latest = append(latest, one)
	}
	return latest, nil
}

// Copies are the copies of all issues of a conference's record, the first issue first, without what they hold.
func (r *Reading) Copies(p access.Pass, c conference.ID) ([]record.Copy, error) {
	rows, err := r.q.RecordCopiesOfConference(r.ctx, gen.RecordCopiesOfConferenceParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading copies: %w", err)
	}
	all := make([]record.Copy, len(rows))
	for i, row := range rows {
		all[i] = copyOf(row)
	}
	return all, nil
}

func copyOf(row gen.RecordCopy) record.Copy {
	return record.Copy{
		ID: record.CopyID(row.ID), Record: record.ID(row.RecordID),
		To:         record.Recipient{Account: access.AccountID(row.ToAccount.String), Person: access.PersonID(row.ToPerson.String)},
		FamilySide: row.FamilySide == 1, Number: row.Number, State: record.Delivery(row.State), Post: family.Post(row.Post),
		ReachedOn: row.ReachedOn, OpenedAt: row.OpenedAt, CreatedAt: row.CreatedAt,
		HeldBackAt: row.HeldBackAt,
	}
}

func sendingPlace(id string) string { return "sending/" + id }

type sendingWords struct {
	Note string `json:"note,omitempty"`
}

// AddSending notes that a copy was sent or handed over.
func (tx *Tx) AddSending(p access.Pass, s record.Sending) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), sendingPlace(s.ID), sendingWords{s.Note})
	if err != nil {
		return err
	}
	if err := tx.q.AddRecordSending(tx.ctx, gen.AddRecordSendingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: s.ID, CopyID: string(s.Copy), Way: string(s.Way), State: string(s.State),
		SentOn: s.SentOn, ReachedOn: s.ReachedOn, ByAccount: string(s.By), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a sending: %w", err)
	}
	return nil
}

// SaveSending saves what became of a sending.
func (tx *Tx) SaveSending(p access.Pass, s record.Sending) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), sendingPlace(s.ID), sendingWords{s.Note})
	if err != nil {
		return err
	}
	n, err := tx.q.SaveRecordSending(tx.ctx, gen.SaveRecordSendingParams{
		State: string(s.State), ReachedOn: s.ReachedOn, Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: s.ID,
	})
	if err != nil {
		return fmt.Errorf("saving a sending: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// Sendings are what was sent of a conference's record, by copy, the first first.
func (r *Reading) Sendings(p access.Pass, c conference.ID) (map[record.CopyID][]record.Sending, error) {
	rows, err := r.q.RecordSendingsOfConference(r.ctx, gen.RecordSendingsOfConferenceParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading sendings: %w", err)
	}
	all := map[record.CopyID][]record.Sending{}
	for _, row := range rows {
		s := record.Sending{
			ID: row.ID, Copy: record.CopyID(row.CopyID), Way: record.Way(row.Way), State: record.Delivery(row.State), SentOn: row.SentOn,
			ReachedOn: row.ReachedOn, By: access.AccountID(row.ByAccount), At: row.At,
		}
		var words sendingWords
		if err := r.unseal(row.FamilyID, sendingPlace(s.ID), row.Sealed, &words); err != nil {
			return nil, err
		}
		s.Note = words.Note
		all[s.Copy] = append(all[s.Copy], s)
	}
	return all, nil
}

// CopyWaiting is a copy, or the copies of a conference, that wait for the reader.
type CopyWaiting struct {
	Subject string
	Family  access.FamilyID
	Due     timescale.Date
}

// CopiesWaiting are the conferences with copies that the reader has still to send.
func (r *Reading) CopiesWaiting() ([]CopyWaiting, error) {
	rows, err := r.q.CopiesWaiting(r.ctx, gen.CopiesWaitingParams{
		TenantID: r.tenant(), Unit: number(r.actor.Office == access.Unit), Account: r.actor.Account,
	})
	if err != nil {
		return nil, fmt.Errorf("listing copies to send: %w", err)
	}
	all := make([]CopyWaiting, len(rows))
	for i, row := range rows {
		all[i] = CopyWaiting{Subject: row.ConferenceID, Family: row.FamilyID, Due: row.DueOn}
	}
	return all, nil
}

// CopiesToRead are the reader's own copies that they have not opened.
func (r *Reading) CopiesToRead() ([]CopyWaiting, error) {
	rows, err := r.q.CopiesToRead(r.ctx, gen.CopiesToReadParams{TenantID: r.tenant(), Account: null(string(r.actor.Account))})
	if err != nil {
		return nil, fmt.Errorf("listing copies to read: %w", err)
	}
	all := make([]CopyWaiting, len(rows))
	for i, row := range rows {
		all[i] = CopyWaiting{Subject: row.ID, Family: row.FamilyID}
	}
	return all, nil
}

// OwnCopy is a copy that the actor was given.
type OwnCopy struct {
	ID         record.CopyID
	Family     access.FamilyID
	Conference conference.ID
	IssuedOn   timescale.Date
	Unopened   bool
}

// OwnCopies are the copies that the actor was given, by conference: the latest of each.
func (r *Reading) OwnCopies() (map[conference.ID]OwnCopy, error) {
	rows, err := r.q.OwnCopies(r.ctx, gen.OwnCopiesParams{TenantID: r.tenant(), Account: null(string(r.actor.Account))})
	if err != nil {
		return nil, fmt.Errorf("listing one's own copies: %w", err)
	}
	all := map[conference.ID]OwnCopy{}
	for _, row := range rows {
		c := OwnCopy{
			ID: record.CopyID(row.ID), Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), IssuedOn: row.CreatedAt.Date(),
			Unopened: row.OpenedAt.IsZero(),
		}
		all[c.Conference] = c
	}
	return all, nil
}
