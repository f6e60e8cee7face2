package casework

import (
	"context"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/statement"
)

// Writing is something for the wall: new words, or a statement that a report holds already.
type Writing struct {
	Heading   string
	Statement statement.ID // a statement that is there already
	Text      string
	Kind      statement.Kind
	SaidBy    string // the invitation of whoever said it; empty where that is not to be shown
	Children  []access.PersonID
	Whole     bool // it is about the whole family, and not only nobody in particular
	Audience  access.Audience
	Without   string           // the invitation of one of the family who may not read it, nor those beside them
	Ground    statement.Ground // why it is not for everybody, where the writer says so at once
	Check     bool             // ask the room at once
	FromNote  string           // the note in the tray that it came from
}

// WriteEntry puts something on the wall, offered or being checked. The recorder and the chair may.
func (d *Desk) WriteEntry(ctx context.Context, by Doing, id conference.ID, w Writing) error {
	return d.during(ctx, by, id, access.KeepWall, "write entry", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if !slices.ContainsFunc(s.pack.Meeting.Wall.Value, func(h procedure.Heading) bool { return h.Key == w.Heading }) {
			return conference.ErrNoHeading
		}
		if err := s.asSent(tx, func(n conference.Note) bool { return n.ID == w.FromNote && n.ID != "" }); err != nil {
			return err
		}
		said, err := s.said(tx, w)
		if err != nil {
			return err
		}
		e := conference.Entry{
			ID: tx.NewID(), Heading: w.Heading, Statement: said, State: conference.Offered, OfferedBy: by.Actor.Account,
		}
		if err := s.putInPart(tx, &e); err != nil {
			return err
		}
		entries, err := tx.WallEntries(s.pass, id)
		if err != nil {
			return err
		}
		busy := slices.ContainsFunc(entries, func(e conference.Entry) bool { return e.State == conference.Checking })
		if w.Check && !busy {
			e.State = conference.Checking
		}
		if err := tx.AddEntry(s.pass, id, e); err != nil {
			return err
		}
		if w.FromNote == "" {
			return nil
		}
		return s.settleNote(tx, w.FromNote, "It is on the wall.")
	})
}

// said is the statement that an entry carries: the one named, where the writer may know it, or a new one.
func (s *sitting) said(tx *store.Tx, w Writing) (statement.ID, error) {
	if w.Statement != "" {
		held, err := tx.Statement(s.pass.Family(), w.Statement)
		if err != nil {
			return "", err
		}
		if _, known := access.Open(s.know, held); !known {
			return "", access.ErrNotFound
		}
		return w.Statement, nil
	}
	audience, err := s.audienceOf(w)
	if err != nil {
		return "", err
	}
	for _, c := range w.Children {
		if err := s.child(c); err != nil {
			return "", err
		}
	}
	one := statement.Statement{
		ID: statement.ID(tx.NewID()), Kind: w.Kind, Audience: audience, About: w.Children,
		Writer: s.pass.Actor().Account, Words: statement.Words{Text: strings.TrimSpace(w.Text)},
	}
	if w.SaidBy != "" {
		who, err := s.attender(w.SaidBy)
		if err != nil {
			return "", err
		}
		one.SaidBy = who.Party()
	}
	if err := one.Check(); err != nil {
		return "", err
	}
	if err := s.sayInPart(tx, &one); err != nil {
		return "", err
	}
	if err := tx.AddStatement(s.pass, one); err != nil {
		return "", err
	}
	return one.ID, keptBecause(tx, s.pass, statement.Thing{Kind: statement.OfStatement, ID: string(one.ID)}, one.Audience, w.Ground)
}

// putInPart keeps an entry that is put before the room in a closed part from those who are out of it.
func (s *sitting) putInPart(tx *store.Tx, e *conference.Entry) error {
	meant := e.Reach()
	var err error
	if e.To, err = s.inPart(meant); err != nil {
		return err
	}
	return s.keepItem(tx, conference.ItemEntry, e.ID, meant)
}

// sayInPart does the same for a statement.
func (s *sitting) sayInPart(tx *store.Tx, one *statement.Statement) error {
	meant := one.Audience
	var err error
	if one.Audience, err = s.inPart(meant); err != nil {
		return err
	}
	return s.keepItem(tx, conference.ItemStatement, string(one.ID), meant)
}

// SettleEntry moves an entry on: checks it, agrees it, keeps both versions, parks or withdraws it. What was challenged
// is settled with it.
func (d *Desk) SettleEntry(ctx context.Context, by Doing, id conference.ID, entry string, to conference.EntryState, other string) error {
	return d.during(ctx, by, id, access.KeepWall, "settle entry", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		e, all, err := tx.WallEntry(s.pass, id, entry)
		if err != nil {
			return err
		}
		if to == conference.Differing && strings.TrimSpace(other) != "" {
			if err := s.asSent(tx, func(n conference.Note) bool { return n.Entry == e.ID && n.Kind == conference.NotRight && n.Waiting }); err != nil {
				return err
			}
			if e.Other, err = s.otherVersion(tx, e, other); err != nil {
				return err
			}
		}
		hidden := !e.State.On() && e.State != conference.Checking
		if e, err = e.Moved(to, all); err != nil {
			return err
		}
		if hidden && to == conference.Checking { // from now on the room sees it
			if err := s.putInPart(tx, &e); err != nil {
				return err
			}
		}
		if err := tx.SaveEntry(s.pass, e); err != nil {
			return err
		}
		if !to.On() && to != conference.TakenOff {
			return nil
		}
		return s.settleChallenges(tx, entry, settledWords(to))
	})
}

func settledWords(to conference.EntryState) string {
	switch to {
	case conference.Differing:
		return "Both versions are on the wall, side by side."
	case conference.TakenOff:
		return "It was taken off the wall."
	case conference.Agreed, conference.Offered, conference.Checking, conference.Parked:
	}
	return "The chair went through it with the room again."
}

// otherVersion keeps the other side of something the room differs on, for the same readers and about the same children.
func (s *sitting) otherVersion(tx *store.Tx, e conference.Entry, text string) (statement.ID, error) {
	held, err := tx.Statement(s.pass.Family(), e.Statement)
	if err != nil {
		return "", err
	}
	first, known := access.Open(s.know, held)
	if !known {
		return "", access.ErrNotFound
	}
	second := statement.Statement{
		ID: statement.ID(tx.NewID()), Kind: first.Kind, Audience: first.Audience, About: first.About,
		Writer: s.pass.Actor().Account, Words: statement.Words{Text: strings.TrimSpace(text)},
	}
	notes, err := tx.Notes(s.pass, s.c)
	if err != nil {
		return "", err
	}
	for _, n := range access.Known(s.know, notes) {
		if n.Entry == e.ID && n.Kind == conference.NotRight && n.Waiting {
			second.SaidBy = access.Party(n.Writer)
		}
	}
	if err := second.Check(); err != nil {
		return "", err
	}
	if err := s.sayInPart(tx, &second); err != nil {
		return "", err
	}
	return second.ID, tx.AddStatement(s.pass, second)
}

func (s *sitting) settleChallenges(tx *store.Tx, entry, answer string) error {
	notes, err := tx.Notes(s.pass, s.c)
	if err != nil {
		return err
	}
	for _, n := range access.Known(s.know, notes) {
		if n.Entry == entry && n.Kind == conference.NotRight && n.Waiting {
			n.Words.Answer = answer
			if err := tx.SettleNote(s.pass, n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sitting) settleNote(tx *store.Tx, id, answer string) error {
	notes, err := tx.Notes(s.pass, s.c)
	if err != nil {
		return err
	}
	for _, n := range access.Known(s.know, notes) {
		if n.ID == id {
			n.Words.Answer = answer
			return tx.SettleNote(s.pass, n)
		}
	}
	return access.ErrNotFound
}

// AnswerNote says to whoever sent a note how it was settled.
func (d *Desk) AnswerNote(ctx context.Context, by Doing, id conference.ID, note, answer string) error {
	return d.during(ctx, by, id, access.KeepWall, "answer note", func(tx *store.Tx, s *sitting) error {
		if strings.TrimSpace(answer) == "" {
			answer = "The chair has seen this."
		}
		return s.settleNote(tx, note, answer)
	})
}

// TakeTurn notes what somebody did with their turn under a heading. The chair and the recorder do it for anybody.
func (d *Desk) TakeTurn(ctx context.Context, by Doing, id conference.ID, t conference.TurnTaken) error {
	return d.during(ctx, by, id, access.KeepWall, "take turn", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if _, err := s.attender(t.Invitation); err != nil {
			return err
		}
		return s.putTurn(tx, t)
	})
}

func (s *sitting) putTurn(tx *store.Tx, t conference.TurnTaken) error {
	var headings []string
	for _, h := range s.pack.Meeting.Wall.Value {
		headings = append(headings, h.Key)
	}
	if err := t.Check(headings); err != nil {
		return err
	}
	return tx.PutTurn(s.pass, s.c.ID, t)
}
