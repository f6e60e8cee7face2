package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/report"
	"kith/statement"
)

// The rules for a parent's own words. Once the conference has begun they have been read to the room.
var (
	ErrNoWords      = fault.New("", "Write at least one answer, or go back")
	ErrWordsAreRead = fault.New("", "The meeting has begun, and your words have been read. Tell the chair what you want to add")
)

// OwnWords is what a parent wants a conference to know, under the procedure's questions.
type OwnWords struct {
	Questions []OwnAnswer
	Sent      bool
}

// OwnAnswer is a parent's answer to one question; empty where they left it out.
type OwnAnswer struct {
	Key      string
	Heading  string
	Question string
	Text     string
}

// ViewOwnWords shows a parent what they wrote, with the procedure's questions.
func (d *Desk) ViewOwnWords(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[OwnWords], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OwnWords, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return OwnWords{}, err
		}
		pass, err := r.AllowAt(f, access.WriteOwnWords, id)
		if err != nil {
			return OwnWords{}, err
		}
		words, _, err := d.ownWords(r, pass, id)
		return words, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at one's own words: %w", err)
	}
	return seen, nil
}

func (d *Desk) ownWords(r *store.Reading, pass access.Pass, id conference.ID) (OwnWords, report.Report, error) {
	var words OwnWords
	var own report.Report
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return words, own, err
	}
	all, err := r.Reports(pass, id)
	if err != nil {
		return words, own, err
	}
	for _, one := range all {
		if one.Writer == r.Actor().Account {
			own = one
		}
	}
	said, err := readable(r, pass, id)
	if err != nil {
		return words, own, err
	}
	words.Sent = own.State == report.Submitted
	for _, h := range g.headings(report.OwnWords) {
		a := OwnAnswer{Key: h.Key, Heading: h.Title, Question: h.Question}
		for _, l := range said.lines[own.ID] {
			if s, ok := said.said[l.Statement]; ok && l.Heading == h.Key {
				a.Text = s.Words.Text
			}
		}
		words.Questions = append(words.Questions, a)
	}
	return words, own, nil
}

// WriteOwnWords keeps what a parent wants the conference to know, in the place of what they wrote before. Professionals
// who take part read it; nobody else of the family does.
func (d *Desk) WriteOwnWords(ctx context.Context, by Doing, id conference.ID, answers map[string]string) (report.ID, error) {
	done, err := store.Act(ctx, d.db, by, "write own words", func(tx *store.Tx) (report.ID, error) {
		pass, _, err := ownInvitation(tx, id, access.WriteOwnWords)
		if err != nil {
			return "", err
		}
		words, own, err := d.ownWords(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if own, err = d.ownWordsBegun(tx, pass, id, own); err != nil {
			return "", err
		}
		c, err := tx.Conference(pass, id)
		if err != nil {
			return "", err
		}
		if c.State != conference.ToBeBooked && c.State != conference.Booked {
			return "", ErrWordsAreRead
		}
		lines, err := tx.Points(pass, id)
		if err != nil {
			return "", err
		}
		stays := map[string]bool{} // headings whose answer is the same: what was said stays said
		for _, q := range words.Questions {
			stays[q.Key] = q.Text != "" && q.Text == strings.TrimSpace(answers[q.Key])
		}
		for _, l := range lines[own.ID] {
			if stays[l.Heading] {
				continue
			}
			if err := tx.DropPoint(pass, own.ID, l.Statement); err != nil {
				return "", err
			}
			if err := tx.WithdrawStatement(pass, l.Statement); err != nil {
				return "", err
			}
		}
		put := 0
		for _, q := range words.Questions {
			text := strings.TrimSpace(answers[q.Key])
			if text == "" {
				continue
			}
			put++
			if stays[q.Key] {
				continue
			}
			s := statement.Statement{
				ID: statement.ID(tx.NewID()), Kind: statement.Feeling, Audience: access.For(access.Professionals), Writer: own.Writer,
				About: own.Children, Words: statement.Words{Text: text},
			}
			if err := s.Check(); err != nil {
				return "", err
			}
			if err := tx.AddStatement(pass, s); err != nil {
				return "", err
			}
			if err := tx.AddPoint(pass, report.Line{Report: own.ID, Statement: s.ID, Heading: q.Key, Place: put}); err != nil {
				return "", err
			}
		}
		if put == 0 {
			return "", ErrNoWords
		}
		own.State, own.SubmittedAt = report.Submitted, tx.Now()
		return own.ID, tx.SaveReport(pass, own)
	})
	if err != nil {
		return "", fmt.Errorf("writing one's own words: %w", err)
	}
	return done, nil
}

func (d *Desk) ownWordsBegun(tx *store.Tx, pass access.Pass, id conference.ID, own report.Report) (report.Report, error) {
	if own.ID != "" {
		return own, nil
	}
	c, err := tx.Conference(pass, id)
	if err != nil {
		return own, err
	}
	own = report.Report{
		ID: report.ID(tx.NewID()), Conference: id, Kind: report.OwnWords, Writer: pass.Actor().Account, State: report.Draft,
		DueOn: c.HeldOn, Version: 1,
	}
	for _, child := range pass.Children() {
		if c.Includes(child) {
			own.Children = append(own.Children, child)
		}
	}
	if own.DueOn.IsZero() {
		own.DueOn = tx.Today()
	}
	return own, tx.AddReport(pass, own)
}
