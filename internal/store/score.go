package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/statement"
)

func scorePlace(s conference.Score) string { return "score/" + s.Invitation + "/" + string(s.Child) }

// PutScore saves one person's score for one child.
func (tx *Tx) PutScore(p access.Pass, c conference.ID, s conference.Score) error {
	sealed, err := tx.sealFor(p, scorePlace(s), s.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutScore(tx.ctx, gen.PutScoreParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: s.Child, InvitationID: s.Invitation,
		ByAccount: string(p.Actor().Account), At: tx.now, Sealed: sealed, Audience: s.Reach().String(),
	}); err != nil {
		return fmt.Errorf("saving a score: %w", err)
	}
	return nil
}

// ScoreWriter is who wrote down the score that somebody has for a child, nobody where there is none.
func (tx *Tx) ScoreWriter(p access.Pass, c conference.ID, s conference.Score) (access.AccountID, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return "", err
	}
	who, err := tx.q.ScoreWriter(tx.ctx, gen.ScoreWriterParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: s.Child, InvitationID: s.Invitation,
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading who wrote a score: %w", err)
	}
	return access.AccountID(who), nil
}

// ScoreGiven says that somebody has given a score for a child, and nothing of what it is.
type ScoreGiven struct {
	Child      access.PersonID
	Invitation string
}

// Scores are shut until the chair reveals them, but for each person's own. Who has given one comes beside them, for
// the chair.
func (r *Reading) Scores(p access.Pass, c conference.ID) (held []access.Held[conference.Score], given []ScoreGiven, err error) {
	rows, err := ifAny(r, p.Family(), c, "ScoresOf", r.q.ScoresOf, gen.ScoresOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading scores: %w", err)
	}
	revealed, err := r.Revealed(p, c)
	if err != nil {
		return nil, nil, err
	}
	for _, row := range rows {
		to, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, nil, fmt.Errorf("reading a score: %w", err)
		}
		s := conference.Score{Child: row.ChildID, Invitation: row.InvitationID, At: row.At, To: to}
		if err := r.unseal(p.Family(), scorePlace(s), row.Sealed, &s.Words); err != nil {
			return nil, nil, err
		}
		a := conference.Invitation{
			ID: row.InvitationID, Account: access.AccountID(row.InvitedAccount.String), Person: access.PersonID(row.InvitedPerson.String),
		}
		held = append(held, s.Shut(a.Party(), slices.Contains(revealed, row.ChildID)))
		given = append(given, ScoreGiven{Child: row.ChildID, Invitation: row.InvitationID})
	}
	return held, given, nil
}

// RevealScores shows everybody the scores of one child.
func (tx *Tx) RevealScores(p access.Pass, c conference.ID, child access.PersonID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.RevealScores(tx.ctx, gen.RevealScoresParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: child, At: tx.now,
	}); err != nil {
		return fmt.Errorf("revealing scores: %w", err)
	}
	return nil
}

// Revealed are the children whose scores everybody sees.
func (r *Reading) Revealed(p access.Pass, c conference.ID) ([]access.PersonID, error) {
	all, err := ifAny(r, p.Family(), c, "ScoresRevealedOf", r.q.ScoresRevealedOf, gen.ScoresRevealedOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading what is revealed: %w", err)
	}
	return all, nil
}

// PutDanger names the statement that is a child's danger statement.
func (tx *Tx) PutDanger(p access.Pass, c conference.ID, child access.PersonID, s statement.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.PutDangerStatement(tx.ctx, gen.PutDangerStatementParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: child, StatementID: string(s),
	}); err != nil {
		return fmt.Errorf("saving a danger statement: %w", err)
	}
	return nil
}

// Dangers are the statements that are danger statements, by child.
func (r *Reading) Dangers(p access.Pass, c conference.ID) (map[access.PersonID]statement.ID, error) {
	rows, err := ifAny(r, p.Family(), c, "DangerStatementsOf", r.q.DangerStatementsOf, gen.DangerStatementsOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading danger statements: %w", err)
	}
	all := map[access.PersonID]statement.ID{}
	for _, row := range rows {
		all[row.ChildID] = statement.ID(row.StatementID)
	}
	return all, nil
}
