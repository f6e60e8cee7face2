package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/internal/store"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// Point is one point of a report as it is written.
type Point struct {
	Heading  string
	Kind     statement.Kind
	Text     string
	Source   string
	On       timescale.Date
	About    []access.PersonID
	Whole    bool             // about the family as a whole
	Audience string           // "everyone", "professionals", or "not:" and a person
	Why      string           // why not everyone
	Ground   statement.Ground // on which ground of the list
	FromFile string
}

// WritePoint adds a point to one's own report. A point may still be added after the report was sent; it is then read
// like the others.
func (d *Desk) WritePoint(ctx context.Context, by Doing, id report.ID, p Point) (statement.ID, error) {
	done, err := store.Act(ctx, d.db, by, "write point", func(tx *store.Tx) (statement.ID, error) {
		one, pass, err := d.ownReport(tx, id)
		if err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, one.Conference)
		if err != nil {
			return "", err
		}
		if err := g.conference.StillToCome(); err != nil {
			return "", err
		}
		lines, err := tx.Points(pass, one.Conference)
		if err != nil {
			return "", err
		}
		me := g.writer(by.Actor.Account) // who covers writes under their own name
		s := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: p.Kind, Writer: by.Actor.Account, About: p.about(g),
			Words: statement.Words{Text: p.Text, Source: p.Source, On: p.On, Speaker: strings.TrimPrefix(me.Name+", "+me.Job, ", ")},
		}
		s.Audience = p.audience(g)
		l := report.Line{Report: id, Statement: s.ID, Heading: p.Heading, Place: nextPlace(lines[id]), FromFile: p.FromFile}
		if s.Audience.Kind() != access.Everyone {
			l.Why = p.Why
		}
		var keys []string
		for _, h := range g.headings(one.Kind) {
			keys = append(keys, h.Key)
		}
		if err := report.CheckPoint(s, l, keys, p.Whole || len(s.About) > 0, tx.Today()); err != nil {
			return "", err
		}
		if err := tx.AddStatement(pass, s); err != nil {
			return "", err
		}
		if err := tx.AddPoint(pass, l); err != nil {
			return "", err
		}
		if err := keptBecause(tx, pass, statement.Thing{Kind: statement.OfStatement, ID: string(s.ID)}, s.Audience, p.Ground); err != nil {
			return "", err
		}
		if one.State == report.AskedFor {
			one.State = report.Draft
			return s.ID, tx.SaveReport(pass, one)
		}
		return s.ID, nil
	})
	if err != nil {
		return "", fmt.Errorf("writing a point: %w", err)
	}
	return done, nil
}

func (p Point) about(g gathered) []access.PersonID {
	var about []access.PersonID
	for _, c := range p.About {
		if g.conference.Includes(c) && !slices.Contains(about, c) {
			about = append(about, c)
		}
	}
	return about
}

func (p Point) audience(g gathered) access.Audience {
	kind, who, _ := strings.Cut(p.Audience, ":")
	switch kind {
	case "everyone":
		return access.For(access.Everyone)
	case "professionals":
		return access.For(access.Professionals)
	case "not":
		for _, a := range g.adults() {
			if string(a.ID) == who {
				return access.For(access.NotNamed, access.Party(who))
			}
		}
	}
	return access.Audience{}
}

func nextPlace(lines []report.Line) int {
	last := 0
	for _, l := range lines {
		last = max(last, l.Place)
	}
	return last + 1
}

// ownReport reads a report for its own writer, or for whoever covers for them. To anybody else's hand it is not there.
func (d *Desk) ownReport(tx *store.Tx, id report.ID) (report.Report, access.Pass, error) {
	var none report.Report
	one, pass, err := anyReport(tx, id, access.WriteReport)
	if err != nil {
		return none, pass, err
	}
	mine, err := writes(&tx.Reading, one)
	if err != nil {
		return none, pass, err
	}
	if !mine {
		return none, pass, access.ErrNotFound
	}
	return one, pass, nil
}

// writes reports whether the actor writes a report.
func writes(r *store.Reading, one report.Report) (bool, error) {
	covered, err := r.Covered()
	return isWriter(r.Actor().Account, covered, one), err
}

// isWriter reports whether a report is somebody's own, or an agency's of somebody for whom they cover today. A parent's own
// words are never anybody else's to write.
func isWriter(who access.AccountID, covered []access.AccountID, one report.Report) bool {
	return one.Writer == who || one.Kind == report.Agency && slices.Contains(covered, one.Writer)
}

func anyReport(tx *store.Tx, id report.ID, deed access.Deed) (report.Report, access.Pass, error) {
	var none report.Report
	f, c, err := tx.ReportPlace(id)
	if err != nil {
		return none, access.Pass{}, err
	}
	pass, err := tx.AllowOf(f, deed, c, string(id))
	if err != nil {
		return none, pass, err
	}
	all, err := tx.Reports(pass, c)
	if err != nil {
		return none, pass, err
	}
	for _, one := range all {
		if one.ID == id {
			return one, pass, nil
		}
	}
	return none, pass, access.ErrNotFound
}

// DropPoint takes a point out of one's own report before it is sent.
func (d *Desk) DropPoint(ctx context.Context, by Doing, id report.ID, s statement.ID) (report.ID, error) {
	done, err := store.Act(ctx, d.db, by, "drop point", func(tx *store.Tx) (report.ID, error) {
		one, pass, err := d.ownReport(tx, id)
		if err != nil {
			return "", err
		}
		if one.State == report.Submitted {
			return "", report.ErrSubmitted
		}
		if err := tx.DropPoint(pass, id, s); err != nil {
			return "", err
		}
		return id, tx.WithdrawStatement(pass, s)
	})
	if err != nil {
		return "", fmt.Errorf("taking a point out: %w", err)
	}
	return done, nil
}

// SubmitReport sends a report: from then on everyone who may know its points reads them.
func (d *Desk) SubmitReport(ctx context.Context, by Doing, id report.ID) (report.ID, error) {
	done, err := store.Act(ctx, d.db, by, "submit report", func(tx *store.Tx) (report.ID, error) {
		one, pass, err := d.ownReport(tx, id)
		if err != nil {
			return "", err
		}
		lines, err := tx.Points(pass, one.Conference)
		if err != nil {
			return "", err
		}
		if one, err = one.Submit(len(lines[id]), tx.Now()); err != nil {
			return "", err
		}
		return id, tx.SaveReport(pass, one)
	})
	if err != nil {
		return "", fmt.Errorf("sending a report: %w", err)
	}
	return done, nil
}

// ShareReport notes that one's report was shared with somebody of the family, or gone through with them.
func (d *Desk) ShareReport(ctx context.Context, by Doing, s report.Share) (report.ID, error) {
	done, err := store.Act(ctx, d.db, by, "share report", func(tx *store.Tx) (report.ID, error) {
		one, pass, err := anyReport(tx, s.Report, access.ShareReport)
		if err != nil {
			return "", err
		}
		mine, err := writes(&tx.Reading, one)
		if err != nil {
			return "", err
		}
		if !mine && !pass.Has(access.PartSocialWorker) {
			return "", access.ErrNotFound
		}
		if err := s.CheckShare(tx.Today()); err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, one.Conference)
		if err != nil {
			return "", err
		}
		if !slices.ContainsFunc(g.adults(), func(n Named) bool { return n.ID == s.With }) {
			return "", report.ErrShareWhom
		}
		s.ID = tx.NewID()
		return s.Report, tx.AddShare(pass, s)
	})
	if err != nil {
		return "", fmt.Errorf("noting that a report was shared: %w", err)
	}
	return done, nil
}

// ChaseReport asks the writer of a missing report for it again: it stands on their list as asked for again.
func (d *Desk) ChaseReport(ctx context.Context, by Doing, id report.ID, words string) (report.ID, error) {
	done, err := store.Act(ctx, d.db, by, "chase report", func(tx *store.Tx) (report.ID, error) {
		one, pass, err := anyReport(tx, id, access.ChaseReport)
		if err != nil {
			return "", err
		}
		if one.State == report.Submitted {
			return "", report.ErrSubmitted
		}
		return id, tx.AddChase(pass, id, words)
	})
	if err != nil {
		return "", fmt.Errorf("asking for a report again: %w", err)
	}
	return done, nil
}
