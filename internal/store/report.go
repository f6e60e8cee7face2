package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// AddReport asks somebody for a report, or begins one.
func (tx *Tx) AddReport(p access.Pass, r report.Report) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddReport(tx.ctx, gen.AddReportParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(r.ID), ConferenceID: string(r.Conference), Kind: string(r.Kind),
		Writer: string(r.Writer), State: string(r.State), DueOn: r.DueOn, AskedAt: tx.now,
	}); err != nil {
		return fmt.Errorf("asking for a report: %w", err)
	}
	for _, c := range r.Children {
		if err := tx.q.AddReportChild(tx.ctx, gen.AddReportChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ReportID: string(r.ID), ChildID: c,
		}); err != nil {
			return fmt.Errorf("noting whom a report is about: %w", err)
		}
	}
	return nil
}

// ReportPlace is the family and the conference a report belongs to, ErrNotFound for one that is not there.
func (r *Reading) ReportPlace(id report.ID) (access.FamilyID, conference.ID, error) {
	row, err := r.q.ReportFamily(r.ctx, gen.ReportFamilyParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return "", "", fmt.Errorf("finding a report: %w", r.asHidden(err))
	}
	return row.FamilyID, conference.ID(row.ConferenceID), nil
}

// Reports are those to a conference, in the order they were asked for. What they say is in their statements, shut; that
// a report was asked for is known as Scoped says.
func (r *Reading) Reports(p access.Pass, id conference.ID) ([]report.Report, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.Reports(r.ctx, gen.ReportsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading reports: %w", err)
	}
	children, err := r.q.ReportChildren(r.ctx, gen.ReportChildrenParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading whom reports are about: %w", err)
	}
	all := make([]report.Report, len(rows))
	for i, row := range rows {
		all[i] = report.Report{
			ID: report.ID(row.ID), Conference: id, Kind: report.Kind(row.Kind), Writer: access.AccountID(row.Writer),
			State: report.State(row.State), DueOn: row.DueOn, AskedAt: row.AskedAt, SubmittedAt: row.SubmittedAt, Version: int(row.Version),
		}
		for _, c := range children {
			if c.ReportID == row.ID {
				all[i].Children = append(all[i].Children, c.ChildID)
			}
		}
	}
	return all, nil
}

// Scoped shuts away that a report was asked for: an agency's opens for those whose part reaches every child its writer
// works with, a parent's own words for professionals and themselves.
func Scoped(all []report.Report) []access.Held[report.Report] {
	held := make([]access.Held[report.Report], len(all))
	for i, r := range all {
		audience := access.For(access.Everyone)
		if r.Kind == report.OwnWords {
			audience = access.For(access.Professionals)
		}
		held[i] = access.Hold(r, audience, r.Children, access.Party(r.Writer))
	}
	return held
}

// SaveReport saves a report that was read in this action.
func (tx *Tx) SaveReport(p access.Pass, r report.Report) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.SaveReport(tx.ctx, gen.SaveReportParams{
		State: string(r.State), DueOn: r.DueOn, SubmittedAt: r.SubmittedAt, TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(r.ID),
		Version: int32(r.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a report: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

func pointPlace(r report.ID, s statement.ID) string {
	return "report line/" + string(r) + "/" + string(s)
}

// AddPoint puts a statement under a heading of a report.
func (tx *Tx) AddPoint(p access.Pass, l report.Line) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), pointPlace(l.Report, l.Statement), l.Why)
	if err != nil {
		return err
	}
	if err := tx.q.AddReportLine(tx.ctx, gen.AddReportLineParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ReportID: string(l.Report), StatementID: string(l.Statement), Heading: l.Heading,
		Place: int32(l.Place), FromFile: null(l.FromFile), Sealed: sealed, //nolint:gosec // a place in a report
	}); err != nil {
		return fmt.Errorf("adding a point: %w", err)
	}
	return nil
}

// DropPoint takes a statement out of a report.
func (tx *Tx) DropPoint(p access.Pass, id report.ID, s statement.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.DropReportLine(tx.ctx, gen.DropReportLineParams{TenantID: tx.tenant(), ReportID: string(id), StatementID: string(s)})
	if err != nil {
		return fmt.Errorf("taking a point out: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// Points are where the statements of a conference's reports stand, by report, in order.
func (r *Reading) Points(p access.Pass, id conference.ID) (map[report.ID][]report.Line, error) {
	rows, err := r.q.ReportLines(r.ctx, gen.ReportLinesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading points: %w", err)
	}
	all := map[report.ID][]report.Line{}
	for _, row := range rows {
		l := report.Line{
			Report: report.ID(row.ReportID), Statement: statement.ID(row.StatementID), Heading: row.Heading, Place: int(row.Place),
			FromFile: row.FromFile.String,
		}
		if err := r.unseal(p.Family(), pointPlace(l.Report, l.Statement), row.Sealed, &l.Why); err != nil {
			return nil, err
		}
		all[l.Report] = append(all[l.Report], l)
	}
	return all, nil
}

// AddShare notes that a report was shared with somebody.
func (tx *Tx) AddShare(p access.Pass, s report.Share) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "share/"+s.ID, s.Disagree)
	if err != nil {
		return err
	}
	if err := tx.q.AddReportShare(tx.ctx, gen.AddReportShareParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: s.ID, ReportID: string(s.Report), WithPerson: string(s.With),
		SharedOn: s.On, How: s.How, ByAccount: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("noting that a report was shared: %w", err)
	}
	return nil
}

// Shares are with whom the reports of a conference were shared, for professionals and the person themselves, by report.
func (r *Reading) Shares(p access.Pass, id conference.ID) (map[report.ID][]access.Held[report.Share], error) {
	rows, err := r.q.ReportShares(r.ctx, gen.ReportSharesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading with whom reports were shared: %w", err)
	}
	all := map[report.ID][]access.Held[report.Share]{}
	for _, row := range rows {
		s := report.Share{
			ID: row.ID, Report: report.ID(row.ReportID), With: access.PersonID(row.WithPerson), On: row.SharedOn, How: row.How,
			By: access.AccountID(row.ByAccount),
		}
		if err := r.unseal(p.Family(), "share/"+s.ID, row.Sealed, &s.Disagree); err != nil {
			return nil, err
		}
		all[s.Report] = append(all[s.Report], access.Hold(s, access.For(access.Professionals), nil, access.Party(s.With)))
	}
	return all, nil
}

// AddChase notes that a missing report was asked for again.
func (tx *Tx) AddChase(p access.Pass, id report.ID, words string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	chase := tx.NewID()
	sealed, err := tx.seal(p.Family(), "chase/"+chase, words)
	if err != nil {
		return err
	}
	if err := tx.q.AddReportChase(tx.ctx, gen.AddReportChaseParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: chase, ReportID: string(id), ByAccount: string(p.Actor().Account),
		At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("asking for a report again: %w", err)
	}
	return nil
}

// Chases are when missing reports were asked for again, for professionals, by report.
func (r *Reading) Chases(p access.Pass, id conference.ID) (map[report.ID][]access.Held[report.Chase], error) {
	rows, err := r.q.ReportChases(r.ctx, gen.ReportChasesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading when reports were asked for: %w", err)
	}
	all := map[report.ID][]access.Held[report.Chase]{}
	for _, row := range rows {
		c := report.Chase{By: access.AccountID(row.ByAccount), At: row.At}
		if err := r.unseal(p.Family(), "chase/"+row.ID, row.Sealed, &c.Words); err != nil {
			return nil, err
		}
		all[report.ID(row.ReportID)] = append(all[report.ID(row.ReportID)], access.Hold(c, access.For(access.Professionals), nil, ""))
	}
	return all, nil
}

// ChasedOn is the day on which each report to a conference was last asked for again: no more than that.
func (r *Reading) ChasedOn(id conference.ID) (map[report.ID]timescale.Date, error) {
	rows, err := r.q.ReportChases(r.ctx, gen.ReportChasesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading when reports were asked for: %w", err)
	}
	last := map[report.ID]timescale.Date{}
	for _, row := range rows {
		if on := row.At.Date(); on.After(last[report.ID(row.ReportID)]) {
			last[report.ID(row.ReportID)] = on
		}
	}
	return last, nil
}

// AddFile keeps an attached file, in quarantine.
func (tx *Tx) AddFile(p access.Pass, f report.File, content []byte) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	name, err := tx.seal(p.Family(), "file/"+f.ID, f.Name)
	if err != nil {
		return err
	}
	if err := tx.q.AddReportFile(tx.ctx, gen.AddReportFileParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: f.ID, ReportID: string(f.Report), Format: string(f.Format), Size: f.Size,
		AddedBy: string(p.Actor().Account), At: tx.now, Sealed: name,
	}); err != nil {
		return fmt.Errorf("adding a file: %w", err)
	}
	key, err := tx.familyKey(p.Family())
	if err != nil {
		return err
	}
	if err := tx.q.AddReportFileContent(tx.ctx, gen.AddReportFileContentParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), FileID: f.ID, Sealed: key.Seal("file content/"+f.ID, content),
	}); err != nil {
		return fmt.Errorf("adding a file's content: %w", err)
	}
	return nil
}

// Files are those attached to the reports of a conference, for professionals, by report.
func (r *Reading) Files(p access.Pass, id conference.ID) (map[report.ID][]access.Held[report.File], error) {
	rows, err := r.q.ReportFiles(r.ctx, gen.ReportFilesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading files: %w", err)
	}
	all := map[report.ID][]access.Held[report.File]{}
	for _, row := range rows {
		f, err := r.file(row)
		if err != nil {
			return nil, err
		}
		all[f.Report] = append(all[f.Report], access.Hold(f, access.For(access.Professionals), nil, access.Party(f.AddedBy)))
	}
	return all, nil
}

func (r *Reading) file(row gen.ReportFile) (report.File, error) {
	f := report.File{
		ID: row.ID, Report: report.ID(row.ReportID), Format: report.Format(row.Format), Size: row.Size,
		AddedBy: access.AccountID(row.AddedBy), At: row.At,
	}
	return f, r.unseal(row.FamilyID, "file/"+f.ID, row.Sealed, &f.Name)
}

// FilePlace is the family that an attached file belongs to, and the conference whose report it is attached to.
func (r *Reading) FilePlace(id string) (access.FamilyID, conference.ID, error) {
	row, err := r.q.ReportFile(r.ctx, gen.ReportFileParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", "", fmt.Errorf("finding a file: %w", r.asHidden(err))
	}
	return r.ReportPlace(report.ID(row.ReportID))
}

// FileContent is an attached file whole, for the professionals of the case alone.
func (r *Reading) FileContent(p access.Pass, id string) (report.File, []byte, error) {
	row, err := r.q.ReportFile(r.ctx, gen.ReportFileParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return report.File{}, nil, fmt.Errorf("reading a file: %w", notFound(err))
	}
	if !p.Covers(r.tenant(), row.FamilyID) || !access.Know(p).Professional() {
		return report.File{}, nil, access.ErrNotFound
	}
	f, err := r.file(row)
	if err != nil {
		return f, nil, err
	}
	box, err := r.q.ReportFileContent(r.ctx, gen.ReportFileContentParams{TenantID: r.tenant(), FileID: id})
	if err != nil {
		return f, nil, fmt.Errorf("reading a file's content: %w", notFound(err))
	}
	content, err := r.openRaw(row.FamilyID, "file content/"+id, box)
	return f, content, err
}

func (r *Reading) openRaw(f access.FamilyID, place string, box seal.Sealed) ([]byte, error) {
	key, err := r.familyKey(f)
	if err != nil {
		return nil, err
	}
	return key.Open(place, box)
}

// ToWrite is a report that somebody has still to send.
type ToWrite struct {
	Waiting

	Chased bool
}

// ReportsToWrite are those that the actor, or whoever they cover for, was asked for and has not sent; On is the day each
// is due, none while its conference has no day.
func (r *Reading) ReportsToWrite() ([]ToWrite, error) {
	rows, err := r.q.ReportsToWrite(r.ctx, gen.ReportsToWriteParams{TenantID: r.tenant(), Writer: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing reports to write: %w", err)
	}
	all := make([]ToWrite, len(rows))
	for i, row := range rows {
		c := conference.Conference{State: conference.State(row.ConferenceState), HeldOn: row.HeldOn, ResumesOn: row.ResumesOn}
		if held, _ := c.Next(); held.IsZero() {
			row.DueOn = timescale.Date{}
		}
		all[i] = ToWrite{Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: row.DueOn}, row.Chased == 1}
	}
	return all, nil
}

// ReportsLate are the conferences to come with a report past its day: all of them for the unit, a chair's own.
func (r *Reading) ReportsLate() ([]Waiting, error) {
	rows, err := r.q.ReportsLate(r.ctx, gen.ReportsLateParams{
		TenantID: r.tenant(), Today: r.Today(), Every: flag(r.actor.Office == access.Unit), AccountID: null(string(r.actor.Account)),
	})
	if err != nil {
		return nil, fmt.Errorf("listing late reports: %w", err)
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ConferenceID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: row.HeldOn}
	}
	return all, nil
}
