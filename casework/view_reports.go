package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/procedure"
	"kith/record"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// ReportsView is the reports to a conference as the staff who take part see them: who sent one, who has not.
type ReportsView struct {
	ID       conference.ID
	Kind     conference.Kind
	Children []Named
	Today    timescale.Date
	Reports  []ReportRow
	Rule     procedure.Rule // by when each is with the parents
	CanChase bool
}

// ReportRow is one report in the list.
type ReportRow struct {
	ID          report.ID
	Kind        report.Kind
	Writer      Worker // a parent's own words have their name
	State       report.State
	DueOn       timescale.Date
	SubmittedAt timescale.Instant
	Late        bool
	Mine        bool
	Chased      []ChaseView
	Unshared    []Named // the invited parents and carers with whom it was not shared
}

// ChaseView is one time that a report was asked for again.
type ChaseView struct {
	By    string
	At    timescale.Instant
	Words string
}

// ViewReports lists the reports to a conference for the staff who take part. What a report says before it is sent is its
// writer's alone.
func (d *Desk) ViewReports(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ReportsView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ReportsView, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return ReportsView{}, err
		}
		pass, err := r.AllowAt(f, access.ViewReports, id)
		if err != nil {
			return ReportsView{}, err
		}
		return d.reportsView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at reports: %w", err)
	}
	return seen, nil
}

func (d *Desk) reportsView(r *store.Reading, pass access.Pass, id conference.ID) (ReportsView, error) {
	var view ReportsView
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return view, err
	}
	k := access.Know(pass)
	view = ReportsView{ID: id, Kind: g.conference.Kind, Today: g.today, CanChase: k.Has(access.PartUnit, access.PartChair), Rule: g.reportsRule(d.calendar)}
	if view.Children, err = names(r, k, g.conference.Family, g.conference.Children); err != nil {
		return view, err
	}
	all, err := r.Reports(pass, id)
	if err != nil {
		return view, err
	}
	chases, err := r.Chases(pass, id)
	if err != nil {
		return view, err
	}
	shares, err := r.Shares(pass, id)
	if err != nil {
		return view, err
	}
	covered, err := r.Covered()
	if err != nil {
		return view, err
	}
	for _, one := range access.Known(k, store.Scoped(all)) {
		due, late := g.dueOf(one)
		row := ReportRow{
			ID: one.ID, Kind: one.Kind, Writer: g.writer(one.Writer), State: one.State, DueOn: due, SubmittedAt: one.SubmittedAt,
			Late: one.Kind == report.Agency && late, Mine: isWriter(r.Actor().Account, covered, one),
		}
		if one.State == report.NotAsked || one.Kind == report.OwnWords && one.State != report.Submitted && !row.Mine {
			continue
		}
		for _, c := range access.Known(k, chases[one.ID]) {
			row.Chased = append(row.Chased, ChaseView{By: g.staff[c.By].Name, At: c.At, Words: c.Words})
		}
		if one.Kind == report.Agency {
			row.Unshared = g.unshared(one, access.Known(k, shares[one.ID]))
		}
		view.Reports = append(view.Reports, row)
	}
	return view, nil
}

// dueOf is the day by which a report is to be with the family, and whether it is late. While the conference has no day,
// neither has a report that is still to come, and it is not late: the day it had counts no more.
func (g gathered) dueOf(r report.Report) (timescale.Date, bool) {
	if held, _ := g.conference.Next(); held.IsZero() && r.State != report.Submitted {
		return timescale.Date{}, false
	}
	return r.DueOn, r.Late(g.today)
}

// writer is who wrote a report: one of the staff, or one of the family by their name.
func (g gathered) writer(id access.AccountID) Worker {
	if w, ok := g.staff[id]; ok {
		return w
	}
	for _, h := range g.holders {
		if p, ok := g.person(h.Person); ok && h.Account == id {
			return Worker{ID: id, Name: p.FullName(), Job: string(h.Kind)}
		}
	}
	return Worker{ID: id}
}

// unshared are the invited parents and carers, of a child that a report's writer works with, with whom nobody has noted
// that it was shared.
func (g gathered) unshared(one report.Report, shares []report.Share) []Named {
	var all []Named
	for _, i := range g.invited {
		if i.Person == "" || i.State == conference.NotInvited || i.State == conference.Uninvited ||
			(i.Role != conference.RoleParent && i.Role != conference.RoleCarer) {
			continue
		}
		p, there := g.person(i.Person)
		reached := len(one.Children) == 0 || slices.ContainsFunc(one.Children, func(c access.PersonID) bool {
			return slices.ContainsFunc(g.related, func(rel family.Relationship) bool { return rel.Person == p.ID && rel.Child == c })
		})
		done := slices.ContainsFunc(shares, func(s report.Share) bool { return s.With == i.Person })
		if there && reached && !done {
			all = append(all, Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()})
		}
	}
	return all
}

// ReportView is one report as the staff who take part read it.
type ReportView struct {
	ID         report.ID
	Conference conference.ID
	Kind       report.Kind
	Writer     Worker
	State      report.State
	DueOn      timescale.Date
	Rule       procedure.Rule // of that day
	Late       bool
	Mine       bool
	Headings   []procedure.Heading
	Points     []PointView
	Files      []report.File
	Shares     []ShareView
	Children   []Named
	Adults     []Named // with whom it may be shared
}

// PointView is one point of a report, with the answers to it.
type PointView struct {
	Statement statement.Statement
	Heading   string
	About     []Named
	Why       string
	FromFile  bool
	Replies   []ReplyView
	NotRight  []record.NotRight // of those who asked to have it corrected, with what they were answered
}

// ReplyView is one answer to a point.
type ReplyView struct {
	Reply statement.Reply
	By    string
}

// ShareView is one time that a report was shared.
type ShareView struct {
	Share report.Share
	With  string
	By    string
}

// ViewReport shows one report: to its writer at any time, to other staff of the case once it was sent.
func (d *Desk) ViewReport(ctx context.Context, actor access.Actor, id report.ID) (access.Copy[ReportView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ReportView, error) {
		f, c, err := r.ReportPlace(id)
		if err != nil {
			return ReportView{}, err
		}
		pass, err := r.AllowOf(f, access.ViewReports, c, string(id))
		if err != nil {
			return ReportView{}, err
		}
		return d.reportView(r, pass, c, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a report: %w", err)
	}
	return seen, nil
}

func (d *Desk) reportView(r *store.Reading, pass access.Pass, c conference.ID, id report.ID) (ReportView, error) {
	var view ReportView
	g, err := d.gathering(r, pass, c)
	if err != nil {
		return view, err
	}
	all, err := r.Reports(pass, c)
	if err != nil {
		return view, err
	}
	at := slices.IndexFunc(all, func(one report.Report) bool { return one.ID == id })
	if at < 0 {
		return view, access.ErrNotFound
	}
	one, k := all[at], access.Know(pass)
	own, err := writes(r, one)
	if err != nil {
		return view, err
	}
	if !own && one.State != report.Submitted {
		return view, access.ErrNotFound
	}
	due, late := g.dueOf(one)
	view = ReportView{
		ID: id, Conference: c, Kind: one.Kind, Writer: g.writer(one.Writer), State: one.State, DueOn: due, Rule: g.reportsRule(d.calendar), Late: late, Mine: own, Headings: g.headings(one.Kind), Adults: g.adults(),
	}
	if view.Children, err = names(r, k, g.conference.Family, g.conference.Children); err != nil {
		return view, err
	}
	if err := view.points(r, pass, g, one); err != nil {
		return view, err
	}
	files, err := r.Files(pass, c)
	if err != nil {
		return view, err
	}
	view.Files = access.Known(k, files[id])
	shares, err := r.Shares(pass, c)
	if err != nil {
		return view, err
	}
	for _, s := range access.Known(k, shares[id]) {
		with, _ := g.person(s.With)
		view.Shares = append(view.Shares, ShareView{Share: s, With: with.FullName(), By: g.staff[s.By].Name})
	}
	return view, nil
}

func (v *ReportView) points(r *store.Reading, pass access.Pass, g gathered, one report.Report) error {
	lines, err := r.Points(pass, one.Conference)
	if err != nil {
		return err
	}
	said, err := r.Statements(pass.Family())
	if err != nil {
		return err
	}
	replies, err := r.Replies(pass.Family())
	if err != nil {
		return err
	}
	requests, err := r.CorrectionRequests(pass)
	if err != nil {
		return err
	}
	k := access.Know(pass)
	for _, l := range lines[one.ID] {
		s, ok := access.Open(k, said[l.Statement])
		if !ok {
			continue
		}
		p := PointView{Statement: s, Heading: l.Heading, Why: l.Why, FromFile: l.FromFile != ""}
		for _, child := range s.About {
			if who, ok := g.person(child); ok {
				p.About = append(p.About, Named{ID: who.ID, First: who.FirstName(), Full: who.FullName()})
			}
		}
		for _, a := range access.Known(k, replies[s.ID]) {
			p.Replies = append(p.Replies, ReplyView{Reply: a, By: g.writer(a.Writer).Name})
		}
		for _, q := range access.Known(k, requests) {
			if q.Passage == statement.OfID(s.ID) && q.State != statement.CorrectionAsked {
				p.NotRight = append(p.NotRight, notRight(q, g.writer(q.By).Name))
			}
		}
		v.Points = append(v.Points, p)
	}
	return nil
}

// headings are those of the procedure: for an agency's report, or for a parent's own words.
func (g gathered) headings(k report.Kind) []procedure.Heading {
	if k == report.Agency {
		return g.pack.Reports.Headings.Value
	}
	prompts := g.pack.Parents.Prompts.Value
	all := make([]procedure.Heading, len(prompts))
	for i, p := range prompts {
		all[i] = procedure.Heading{Key: p.Key, Title: p.Heading, Question: p.Question}
	}
	return all
}

// adults are the invited adults of the family, with whom a report may be shared.
func (g gathered) adults() []Named {
	var all []Named
	for _, i := range g.invited {
		if p, there := g.person(i.Person); there && p.Kind == family.Adult {
			all = append(all, Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()})
		}
	}
	return all
}

// Outstanding is what is still missing of the reports to a conference, for the chair before it opens.
type Outstanding struct {
	Missing  []ReportRow // asked for and not sent
	Late     []ReportRow // not sent by their day, or sent after it
	Unshared []ReportRow // sent, and not shared with each invited parent
}

// OutstandingReports tells what is still missing of the reports to a conference. It is for the views of the conference:
// whoever calls it has asked for the pass.
func (d *Desk) OutstandingReports(r *store.Reading, pass access.Pass, id conference.ID) (Outstanding, error) {
	var o Outstanding
	view, err := d.reportsView(r, pass, id)
	if err != nil {
		return o, err
	}
	for _, row := range view.Reports {
		if row.Kind != report.Agency {
			continue
		}
		if row.State != report.Submitted {
			o.Missing = append(o.Missing, row)
		}
		if row.Late {
			o.Late = append(o.Late, row)
		}
		if row.State == report.Submitted && len(row.Unshared) > 0 {
			o.Unshared = append(o.Unshared, row)
		}
	}
	return o, nil
}
