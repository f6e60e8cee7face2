package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// AddEntry puts a statement under a heading of the wall.
func (tx *Tx) AddEntry(p access.Pass, c conference.ID, e conference.Entry) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddWallEntry(tx.ctx, gen.AddWallEntryParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: e.ID, ConferenceID: string(c), Heading: e.Heading,
		StatementID: string(e.Statement), State: string(e.State), OfferedBy: string(e.OfferedBy), At: tx.now,
		Audience: e.Reach().String(),
	}); err != nil {
		return fmt.Errorf("adding an entry: %w", err)
	}
	return nil
}

// SaveEntry saves an entry that was read in this action. ErrStale means that it was changed in between.
func (tx *Tx) SaveEntry(p access.Pass, e conference.Entry) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	var settled timescale.Instant
	if e.State.On() {
		settled = tx.now
	}
	n, err := tx.q.SaveWallEntry(tx.ctx, gen.SaveWallEntryParams{
		Heading: e.Heading, State: string(e.State), OtherStatementID: null(string(e.Other)), SettledAt: settled,
		Audience: e.Reach().String(),
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: e.ID, Version: int32(e.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return fmt.Errorf("saving an entry: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// WallEntries are those of one wall, in the order in which they were offered, without their words: those open with their
// statements.
func (r *Reading) WallEntries(p access.Pass, c conference.ID) ([]conference.Entry, error) {
	rows, err := r.q.WallEntriesOf(r.ctx, gen.WallEntriesOfParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading the wall: %w", err)
	}
	notes, err := r.notes(p, c)
	if err != nil {
		return nil, err
	}
	all := make([]conference.Entry, len(rows))
	for i, row := range rows {
		to, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading the wall: %w", err)
		}
		all[i] = conference.Entry{
			ID: row.ID, Heading: row.Heading, Statement: statement.ID(row.StatementID),
			Other: statement.ID(row.OtherStatementID.String), State: conference.EntryState(row.State),
			OfferedBy: access.AccountID(row.OfferedBy), At: row.At, To: to, Version: int(row.Version),
		}
		for _, n := range notes {
			if n.Entry == row.ID && n.Kind == conference.NotRight && n.Waiting {
				all[i].Challenged = true
			}
		}
	}
	return all, nil
}

// WallEntry is one entry of a wall.
func (r *Reading) WallEntry(p access.Pass, c conference.ID, id string) (conference.Entry, []conference.Entry, error) {
	all, err := r.WallEntries(p, c)
	if err != nil {
		return conference.Entry{}, nil, err
	}
	for _, e := range all {
		if e.ID == id {
			return e, all, nil
		}
	}
	return conference.Entry{}, nil, access.ErrNotFound
}

// AddNote puts what somebody sends from their own page into the chair's tray.
func (tx *Tx) AddNote(p access.Pass, c conference.ID, n conference.Note) error {
	sealed, err := tx.sealFor(p, "note/"+n.ID, n.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddTrayNote(tx.ctx, gen.AddTrayNoteParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: n.ID, ConferenceID: string(c), EntryID: null(n.Entry),
		Kind: string(n.Kind), Writer: string(n.Writer), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a note: %w", err)
	}
	return nil
}

// SettleNote says how the chair settled a note.
func (tx *Tx) SettleNote(p access.Pass, n conference.Note) error {
	sealed, err := tx.sealFor(p, "note/"+n.ID, n.Words)
	if err != nil {
		return err
	}
	if _, err := tx.q.SettleTrayNote(tx.ctx, gen.SettleTrayNoteParams{
		SettledAt: tx.now, Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: n.ID,
	}); err != nil {
		return fmt.Errorf("settling a note: %w", err)
	}
	return nil
}

// Notes are the chair's tray, shut: each is for those who keep the wall and for whoever wrote it.
func (r *Reading) Notes(p access.Pass, c conference.Conference) ([]access.Held[conference.Note], error) {
	all, err := r.notes(p, c.ID)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.Note], len(all))
	for i, n := range all {
		keepers := []access.Party{access.Party(n.Writer), access.Party(c.Chair)}
		if c.Recorder != "" {
			keepers = append(keepers, access.Party(c.Recorder))
		}
		held[i] = access.Hold(n, access.For(access.Named, keepers...), nil, access.Party(n.Writer))
	}
	return held, nil
}

func (r *Reading) notes(p access.Pass, c conference.ID) ([]conference.Note, error) {
	return again(r, "notes of "+string(p.Family())+string(c), func() ([]conference.Note, error) {
		rows, err := ifAny(r, p.Family(), c, "TrayNotesOf", r.q.TrayNotesOf, gen.TrayNotesOfParams{
			TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
		})
		if err != nil {
			return nil, fmt.Errorf("reading the tray: %w", err)
		}
		all := make([]conference.Note, len(rows))
		for i, row := range rows {
			all[i] = conference.Note{
				ID: row.ID, Entry: row.EntryID.String, Kind: conference.NoteKind(row.Kind), Writer: access.AccountID(row.Writer),
				Waiting: row.State == "waiting", At: row.At,
			}
			if err := r.unseal(p.Family(), "note/"+row.ID, row.Sealed, &all[i].Words); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
}

// PutTurn saves what somebody did with their turn under a heading.
func (tx *Tx) PutTurn(p access.Pass, c conference.ID, t conference.TurnTaken) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.PutRoundTurn(tx.ctx, gen.PutRoundTurnParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), Heading: t.Heading, InvitationID: t.Invitation,
		Turn: string(t.Turn), At: tx.now,
	}); err != nil {
		return fmt.Errorf("saving a turn: %w", err)
	}
	return nil
}

// Turns are the turns taken, under every heading.
func (r *Reading) Turns(p access.Pass, c conference.ID) ([]conference.TurnTaken, error) {
	rows, err := ifAny(r, p.Family(), c, "RoundTurnsOf", r.q.RoundTurnsOf, gen.RoundTurnsOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading the rounds: %w", err)
	}
	all := make([]conference.TurnTaken, len(rows))
	for i, row := range rows {
		all[i] = conference.TurnTaken{Heading: row.Heading, Invitation: row.InvitationID, Turn: conference.Turn(row.Turn)}
	}
	return all, nil
}

// ReportStatements are what the reports sent to a conference say, in the reports' order. Each opens for those who may
// know of it.
func (r *Reading) ReportStatements(p access.Pass, c conference.ID) ([]statement.ID, error) {
	reports, err := r.Reports(p, c)
	if err != nil {
		return nil, err
	}
	points, err := r.Points(p, c)
	if err != nil {
		return nil, err
	}
	var all []statement.ID
	for _, one := range reports {
		if one.State != report.Submitted {
			continue
		}
		for _, l := range points[one.ID] {
			all = append(all, l.Statement)
		}
	}
	return all, nil
}
