package casework

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/statement"
)

// Going is how a line is going, as somebody says.
type Going struct {
	Line  plan.LineID
	Going plan.Going
	Words plan.ProgressWords
}

// SayProgress keeps how a line is going. What one of the family says is kept as theirs, and closes nothing.
func (d *Desk) SayProgress(ctx context.Context, by Doing, g Going) (plan.LineID, error) {
	_, err := store.Act(ctx, d.db, by, "say progress", func(tx *store.Tx) (plan.LineID, error) {
		l, pass, err := openLine(tx, g.Line, access.SayProgress)
		if err != nil {
			return "", err
		}
		return g.Line, sayProgress(tx, pass, l, g, "")
	})
	if err != nil {
		return "", fmt.Errorf("saying how a line is going: %w", err)
	}
	return g.Line, nil
}

func sayProgress(tx *store.Tx, pass access.Pass, l plan.Line, g Going, meeting string) error {
	ofFamily := pass.Actor().Office == access.FamilyMember
	said := plan.Progress{
		ID: tx.NewID(), Line: l.ID, Meeting: meeting, Going: g.Going, By: pass.Actor().Account, Words: g.Words, Audience: l.Audience,
	}
	if ofFamily {
		said.Audience = access.For(access.Professionals)
	}
	if err := said.Check(); err != nil {
		return err
	}
	if err := tx.AddProgress(pass, said); err != nil {
		return err
	}
	if now := said.After(l, ofFamily); now.State != l.State {
		return tx.SaveLine(pass, l, now, meeting)
	}
	return nil
}

// Propose keeps what one of the family would like in the plan, in their own words. It becomes a line or is answered. It is for
// the professionals, unless they say that it is for everyone: a line made from it is never for more.
func (d *Desk) Propose(ctx context.Context, by Doing, id plan.ID, words string, to access.AudienceKind) (string, error) {
	made, err := store.Act(ctx, d.db, by, "propose", func(tx *store.Tx) (string, error) {
		p, pass, err := openPlan(tx, id, access.Propose)
		if err != nil {
			return "", err
		}
		words = strings.TrimSpace(words)
		switch {
		case !p.Current():
			return "", plan.ErrEnded
		case words == "":
			return "", plan.ErrNoProposal
		case to != access.Everyone:
			to = access.Professionals
		}
		s := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: statement.Proposal, Audience: access.For(to), About: []access.PersonID{p.Child},
			Writer: by.Actor.Account, SaidBy: access.Party(by.Actor.Person), SaidAt: tx.Now(), Version: 1, Words: statement.Words{Text: words},
		}
		if err := s.Check(); err != nil {
			return "", fault.New("proposal", err.Error())
		}
		if err := tx.AddStatement(pass, s); err != nil {
			return "", err
		}
		own := plan.Proposal{ID: tx.NewID(), Plan: id, Statement: string(s.ID), State: plan.Waiting}
		return own.ID, tx.AddProposal(pass, own)
	})
	if err != nil {
		return "", fmt.Errorf("proposing: %w", err)
	}
	return made, nil
}

// ProposalAnswer is what becomes of a proposal: a line, an answer in words, or both.
type ProposalAnswer struct {
	Plan     plan.ID
	Proposal string
	Said     string
	Line     *NewLine // nil when it becomes no line
}

// AnswerProposal makes a proposal a line of the plan, or answers it in words that those read who may know of the proposal. The
// line is for whom the proposal was, or for fewer, and for whoever made it.
func (d *Desk) AnswerProposal(ctx context.Context, by Doing, a ProposalAnswer) (string, error) {
	_, err := store.Act(ctx, d.db, by, "answer proposal", func(tx *store.Tx) (string, error) {
		_, pass, err := openPlan(tx, a.Plan, access.AnswerProposal)
		if err != nil {
			return "", err
		}
		all, err := tx.Proposals(pass)
		if err != nil {
			return "", err
		}
		for _, p := range all {
			if p.ID == a.Proposal && p.Plan == a.Plan {
				return p.ID, answerProposal(tx, pass, p, a)
			}
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("answering a proposal: %w", err)
	}
	return a.Proposal, nil
}

func answerProposal(tx *store.Tx, pass access.Pass, p plan.Proposal, a ProposalAnswer) error {
	var line plan.LineID
	if a.Line != nil {
		held, err := tx.Statement(pass.Family(), statement.ID(p.Statement))
		if err != nil {
			return err
		}
		said, known := access.Open(access.Know(pass), held)
		if !known {
			return access.ErrNotFound
		}
		n := *a.Line
		n.Plans = []plan.ID{a.Plan}
		if line, err = addLine(tx, pass, plan.Line{
			Kind: n.Kind, Owner: n.Owner, ByOn: n.ByOn, Source: plan.FromProposal, SourceID: p.ID, Words: n.Words,
			Bound: said.Audience, ProposedBy: cmp.Or(said.SaidBy, access.Party(said.Writer)),
		}, n); err != nil {
			return err
		}
	}
	now, err := p.Answer(line, strings.TrimSpace(a.Said))
	if err != nil {
		return err
	}
	return tx.SaveProposal(pass, now)
}
