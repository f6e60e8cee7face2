package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/record"
	"kith/timescale"
)

// RecordView is the record of a conference as somebody who makes it sees it: their own reading of it, and how far it has
// come.
type RecordView struct {
	Conference conference.ID
	State      record.State
	Content    record.Document
	DueOn      timescale.Date
	Rule       procedure.Rule // of that day
	LastPost   timescale.Date
	Late       bool
	SentBack   string
	CheckedBy  string
	CheckedOn  timescale.Date
	SignedBy   string
	SignedOn   timescale.Date
	IssuedOn   timescale.Date
	Again      bool // it corrects a record that was issued
	MayCheck   bool
	MaySign    bool
	MayIssue   bool
	MayName    bool // nobody is left who may sign it, and the reader names another chair
}

// RecordSaid is what somebody has read when they say that they have checked a record.
type RecordSaid struct {
	State    record.State
	Content  record.Document
	SentBack string
}

// Said is the part of the view that checking the record depends on.
func (v RecordView) Said() RecordSaid { return RecordSaid{v.State, v.Content, v.SentBack} }

// ViewRecord shows the record being made to those who make it: the recorder, the chair and the safeguarding unit.
func (d *Desk) ViewRecord(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[RecordView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (RecordView, error) {
		s, err := d.lookOnRecord(r, id, access.ViewRecord)
		if err != nil {
			return RecordView{}, err
		}
		return d.recordView(r, s)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a record: %w", err)
	}
	return seen, nil
}

func (d *Desk) lookOnRecord(r *store.Reading, id conference.ID, deed access.Deed) (*recordSources, error) {
	f, err := r.ConferenceFamily(id)
	if err != nil {
		return nil, err
	}
	pass, err := r.AllowAt(f, deed, id)
	if err != nil {
		return nil, err
	}
	return d.recordOf(r, pass, id)
}

func (d *Desk) recordView(r *store.Reading, s *recordSources) (RecordView, error) {
	rec, k := s.latest(), access.Know(s.pass)
	if rec.ID == "" {
		by := s.pack.RecordToParentsBy(s.event(), s.c.HeldOn, d.calendar)
		rec.DueOn, rec.LimitOn = by.Due, by.Limit
	}
	chair := k.Is(access.Party(s.c.Chair))
	v := RecordView{
		Conference: s.c.ID, Rule: s.pack.RecordToParentsBy(s.event(), s.c.DecidedOn(), d.calendar).DueRule(), State: rec.State, Content: record.Assemble(s.readBy(k).matter("")), DueOn: rec.DueOn,
		LastPost: record.LastPosting(rec.DueOn, d.calendar), Late: rec.State != record.Issued && rec.LateOn(r.Today()),
		SentBack: rec.Words.SentBack, CheckedBy: s.accounts[rec.CheckedBy].Name, SignedBy: s.accounts[rec.SignedBy].Name,
		Again:    rec.Edition > 1,
		MayCheck: rec.State == record.Draft && !chair && s.pass.Has(access.PartRecorder, access.PartUnit),
		MaySign:  rec.State == record.Checked && s.pass.Has(access.PartChair),
		MayIssue: rec.State == record.Signed && s.pass.Has(access.PartUnit, access.PartRecorder),
	}
	v.CheckedOn, v.SignedOn, v.IssuedOn = dayOf(rec.CheckedAt), dayOf(rec.SignedAt), dayOf(rec.IssuedAt)
	if !s.pass.Has(access.PartUnit) {
		return v, nil
	}
	var err error
	v.MayName, err = s.needsSigner(r)
	return v, err
}

func dayOf(at timescale.Instant) timescale.Date {
	if at.IsZero() {
		return timescale.Date{}
	}
	return at.Date()
}

// RecipientsView is who gets the record: what is left out for each, and, once it is issued, what became of each copy.
type RecipientsView struct {
	Record     RecordView
	Recipients []RecipientLine
	Approval   string // the word for this list, which signing is bound to
	Changed    bool   // the list is no longer the one that the chair signed
	Copies     []CopyLine
}

// CopyLine is one issued copy, as those who send it see it.
type CopyLine struct {
	ID         record.CopyID
	Name       string
	As         string
	FamilySide bool
	Number     string
	State      record.Delivery
	Ways       []record.Way
	IssuedOn   timescale.Date
	ReachedOn  timescale.Date
	OpenedOn   timescale.Date
	Late       bool // it reached them after the last day, or has not yet
	Sent       []record.Sending
	Replaced   bool // a later copy has been issued to them
	HeldBack   bool // it holds more than they may know now
}

// ViewRecipients shows the chair and the safeguarding unit who gets the record. Each recipient's copy is built to find
// out what is left out of it, which leaves an entry for each.
func (d *Desk) ViewRecipients(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[RecipientsView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (RecipientsView, error) {
		s, err := d.lookOnRecord(r, id, access.ViewRecipients)
		if err != nil {
			return RecipientsView{}, err
		}
		rec, err := d.recordView(r, s)
		if err != nil {
			return RecipientsView{}, err
		}
		v := RecipientsView{Record: rec}
		if v.Record.State != record.Issued {
			copies, approval, err := s.copiesOf(r, r.KnowingOf)
			if err != nil {
				return v, err
			}
			v.Approval, v.Changed = approval, v.Record.State == record.Signed && approval != s.latest().Approval
			for _, c := range copies {
				v.Recipients = append(v.Recipients, c.line)
			}
		}
		v.Copies, err = s.copyLines(r)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who gets a record: %w", err)
	}
	return seen, nil
}

func (s *recordSources) copyLines(r *store.Reading) ([]CopyLine, error) {
	all, err := r.Copies(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	sent, err := r.Sendings(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	issues := map[record.ID]record.Record{}
	for _, rec := range s.records {
		issues[rec.ID] = rec
	}
	mine, last := s.readBy(access.Know(s.pass)), map[access.Party]record.CopyID{}
	for _, c := range all {
		last[c.To.Party()] = c.ID
	}
	lines := make([]CopyLine, 0, len(all))
	for _, c := range all {
		who, _ := mine.party(c.To.Party())
		lines = append(lines, CopyLine{
			ID: c.ID, Name: who.Name, As: who.As, FamilySide: c.FamilySide, Number: c.Number, State: c.State, Ways: c.Ways(),
			IssuedOn: c.CreatedAt.Date(), ReachedOn: c.ReachedOn, OpenedOn: dayOf(c.OpenedAt),
			Late: c.FamilySide && issues[c.Record].ByDay(c, r.Today()), Sent: sent[c.ID], Replaced: last[c.To.Party()] != c.ID,
			HeldBack: !c.HeldBackAt.IsZero(),
		})
	}
	return lines, nil
}
