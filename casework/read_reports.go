package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

// ReadingView is what people have written, as one of the family reads it: assembled from what they may know, numbered
// afresh, in an order that says nothing about what they may not.
type ReadingView struct { //nolint:recvcheck // only putting it together changes one
	ID      conference.ID
	Today   timescale.Date
	Reports []ReadingReport
	Rule    procedure.Rule // by when each should be there
	Worker  Worker
	Chair   Worker
}

// ReadingReport is one report of those a reader may know of.
type ReadingReport struct {
	Writer Worker
	Sent   bool
	SentOn timescale.Date
	DueOn  timescale.Date
	Late   bool           // not sent, and its day is past
	Chased timescale.Date // when it was last asked for again
	Shared []report.Share // when and how it was shared with the reader
	Points []ReadingPoint
}

// ReadingPoint is one point, numbered among those of its report that the reader may know.
type ReadingPoint struct {
	Number  int
	Of      int
	Heading string
	Said    statement.Statement
	About   []Named
	Writer  Worker
	Reply   *statement.Reply
	Asked   []OwnCorrection // what the reader said of it that was not right
	Before  statement.ID
	After   statement.ID
}

// ViewReading lists what people have written for one of the family.
func (d *Desk) ViewReading(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ReadingView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ReadingView, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return ReadingView{}, err
		}
		pass, err := r.AllowAt(f, access.ReadReports, id)
		if err != nil {
			return ReadingView{}, err
		}
		return d.readingView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("reading what was written: %w", err)
	}
	return seen, nil
}

func (d *Desk) readingView(r *store.Reading, pass access.Pass, id conference.ID) (ReadingView, error) {
	var view ReadingView
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return view, err
	}
	if !slices.ContainsFunc(g.invited, func(i conference.Invitation) bool { return mine(r.Actor(), i) }) {
		return view, access.ErrNotFound
	}
	all, err := r.Reports(pass, id)
	if err != nil {
		return view, err
	}
	view = ReadingView{ID: id, Today: g.today, Chair: g.staff[g.conference.Chair], Rule: g.reportsRule(d.calendar)}
	if view.Worker, err = turnTo(r, pass.Family()); err != nil {
		return view, err
	}
	said, err := readable(r, pass, id)
	if err != nil {
		return view, err
	}
	k := access.Know(pass)
	shares, err := r.Shares(pass, id)
	if err != nil {
		return view, err
	}
	chased, err := r.ChasedOn(id)
	if err != nil {
		return view, err
	}
	for _, one := range access.Known(k, store.Scoped(all)) {
		if one.Kind != report.Agency || one.State == report.NotAsked {
			continue
		}
		sent := one.State == report.Submitted
		due, late := g.dueOf(one)
		row := ReadingReport{
			Writer: g.staff[one.Writer], Sent: sent, SentOn: one.SubmittedAt.Date(), DueOn: due, Late: !sent && late,
		}
		if sent {
			row.Points = said.points(g, one)
		} else {
			row.Chased = chased[one.ID]
		}
		for _, s := range access.Known(k, shares[one.ID]) {
			if s.With == r.Actor().Person {
				row.Shared = append(row.Shared, s)
			}
		}
		if sent && len(row.Points) == 0 && len(row.Shared) == 0 {
			continue // as one that is asked for no more: that something was written and kept from the reader is not told
		}
		view.Reports = append(view.Reports, row)
	}
	// By what their writers are, never by when they were asked or came.
	slices.SortFunc(view.Reports, func(a, b ReadingReport) int {
		return compare(a.Writer.Job+a.Writer.Name, b.Writer.Job+b.Writer.Name)
	})
	view.chain()
	return view, nil
}

// chain ties each point to the one before and after it, through all that the reader may know.
func (v *ReadingView) chain() {
	var last *ReadingPoint
	for i := range v.Reports {
		for j := range v.Reports[i].Points {
			p := &v.Reports[i].Points[j]
			if last != nil {
				p.Before, last.After = last.Said.ID, p.Said.ID
			}
			last = p
		}
	}
}

// readableWords are what a conference's reports say, opened for one reader.
type readableWords struct {
	lines   map[report.ID][]report.Line
	said    map[statement.ID]statement.Statement
	replies map[statement.ID]statement.Reply // the reader's own
	asked   map[statement.Passage][]OwnCorrection
}

func readable(r *store.Reading, pass access.Pass, id conference.ID) (readableWords, error) {
	var w readableWords
	var err error
	if w.lines, err = r.Points(pass, id); err != nil {
		return w, err
	}
	held, err := r.Statements(pass.Family())
	if err != nil {
		return w, err
	}
	k := access.Know(pass)
	w.said, w.replies = map[statement.ID]statement.Statement{}, map[statement.ID]statement.Reply{}
	for at, h := range held {
		if s, ok := access.Open(k, h); ok {
			w.said[at] = s
		}
	}
	if w.asked, err = ownCorrections(r, pass); err != nil {
		return w, err
	}
	replies, err := r.Replies(pass.Family())
	for at, all := range replies {
		for _, a := range access.Known(k, all) {
			if a.Writer == r.Actor().Account {
				w.replies[at] = a
			}
		}
	}
	return w, err
}

func (w readableWords) points(g gathered, one report.Report) []ReadingPoint {
	var all []ReadingPoint
	for _, h := range g.headings(one.Kind) {
		for _, l := range w.lines[one.ID] {
			s, ok := w.said[l.Statement]
			if !ok || l.Heading != h.Key {
				continue
			}
			p := ReadingPoint{Heading: h.Title, Said: s, Writer: g.staff[one.Writer], Asked: w.asked[statement.OfID(s.ID)]}
			for _, child := range s.About {
				if who, ok := g.person(child); ok {
					p.About = append(p.About, Named{ID: who.ID, First: who.FirstName(), Full: who.FullName()})
				}
			}
			if a, ok := w.replies[s.ID]; ok {
				p.Reply = &a
			}
			all = append(all, p)
		}
	}
	for i := range all {
		all[i].Number, all[i].Of = i+1, len(all)
	}
	return all
}

// Point finds one point of what somebody may read.
func (v ReadingView) Point(id statement.ID) (ReadingPoint, bool) {
	for _, r := range v.Reports {
		for _, p := range r.Points {
			if p.Said.ID == id {
				return p, true
			}
		}
	}
	return ReadingPoint{}, false
}

// ReplyToStatement keeps what one of the family answers to a point that they may read. The writer, the chair and the
// other professionals who take part see it; nobody else of the family does.
func (d *Desk) ReplyToStatement(ctx context.Context, by Doing, id conference.ID, a statement.Reply) (statement.ID, error) {
	done, err := store.Act(ctx, d.db, by, "reply to statement", func(tx *store.Tx) (statement.ID, error) {
		c, pass, err := openConference(tx, id, access.ReplyToStatement)
		if err != nil {
			return "", err
		}
		late := repliesLate(c, a)
		if err := c.StillToCome(); err != nil && !late {
			return "", err
		}
		view, err := d.readingView(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		point, there := view.Point(a.Statement)
		if !there {
			return "", access.ErrNotFound
		}
		if err := a.Check(); err != nil {
			return "", err
		}
		if a.Kind == statement.FactWrong {
			if err := d.factWrong(tx, pass, point, a, late); err != nil || late {
				return a.Statement, err
			}
		}
		a.ID, a.Writer, a.Audience = tx.NewID(), by.Actor.Account, access.For(access.Professionals)
		return a.Statement, tx.PutReply(pass, a)
	})
	if err != nil {
		return "", fmt.Errorf("replying: %w", err)
	}
	return done, nil
}
