package store

import (
	"fmt"
	"strings"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/statement"
)

func statementPlace(id statement.ID) string { return "statement/" + string(id) }

// AddStatement adds one thing somebody says about the pass's family.
func (tx *Tx) AddStatement(p access.Pass, s statement.Statement) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), statementPlace(s.ID), s.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddStatement(tx.ctx, gen.AddStatementParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(s.ID), Kind: string(s.Kind), Audience: s.Audience.String(),
		Writer: string(s.Writer), SaidBy: string(s.SaidBy), SaidAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a statement: %w", err)
	}
	for _, child := range s.About {
		if err := tx.q.AddStatementAbout(tx.ctx, gen.AddStatementAboutParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), StatementID: string(s.ID), ChildID: child,
		}); err != nil {
			return fmt.Errorf("adding whom a statement is about: %w", err)
		}
	}
	return nil
}

// ChangeStatement puts new words in the place of the old, which are kept. ErrStale means that somebody was faster.
func (tx *Tx) ChangeStatement(p access.Pass, s statement.Statement) error {
	was, err := tx.q.Statement(tx.ctx, gen.StatementParams{TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(s.ID)})
	if err != nil {
		return fmt.Errorf("reading a statement: %w", notFound(err))
	}
	if err := tx.covered(p, was.FamilyID); err != nil {
		return err
	}
	// What it was is sealed for its own place: an older version does not open as the current one.
	var words statement.Words
	if err := tx.unseal(p.Family(), statementPlace(s.ID), was.Sealed, &words); err != nil {
		return err
	}
	old, err := tx.seal(p.Family(), fmt.Sprintf("%s/%d", statementPlace(s.ID), was.Version), words)
	if err != nil {
		return err
	}
	if err := tx.q.AddStatementVersion(tx.ctx, gen.AddStatementVersionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), StatementID: string(s.ID), Version: was.Version,
		ChangedBy: string(p.Actor().Account), At: tx.now, Sealed: old,
	}); err != nil {
		return fmt.Errorf("keeping how a statement read: %w", err)
	}
	sealed, err := tx.seal(p.Family(), statementPlace(s.ID), s.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.ChangeStatement(tx.ctx, gen.ChangeStatementParams{
		Kind: string(s.Kind), Audience: s.Audience.String(), Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(),
		ID: string(s.ID), Version: int32(s.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return fmt.Errorf("changing a statement: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// WithdrawStatement takes a statement back. It stays in the history of what was said.
func (tx *Tx) WithdrawStatement(p access.Pass, id statement.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.WithdrawStatement(tx.ctx, gen.WithdrawStatementParams{TenantID: tx.tenant(), FamilyID: p.Family(), ID: string(id)})
	if err != nil {
		return fmt.Errorf("withdrawing a statement: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// Statements are all that is said about a family and stands, shut, by id.
func (r *Reading) Statements(f access.FamilyID) (map[statement.ID]access.Held[statement.Statement], error) {
	return again(r, "statements of "+string(f), func() (map[statement.ID]access.Held[statement.Statement], error) {
		rows, err := r.q.StatementsOfFamily(r.ctx, gen.StatementsOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
		if err != nil {
			return nil, fmt.Errorf("reading statements: %w", err)
		}
		about, err := r.about(f)
		if err != nil {
			return nil, err
		}
		held := make(map[statement.ID]access.Held[statement.Statement], len(rows))
		for _, row := range rows {
			s, err := r.statement(row, row.Sealed)
			if err != nil {
				return nil, err
			}
			s.About = about[s.ID]
			held[s.ID] = s.Held()
		}
		return held, nil
	})
}

// Statement is one of them, shut.
func (r *Reading) Statement(f access.FamilyID, id statement.ID) (access.Held[statement.Statement], error) {
	row, err := r.q.Statement(r.ctx, gen.StatementParams{TenantID: r.tenant(), FamilyID: f, ID: string(id)})
	if err != nil {
		return access.Held[statement.Statement]{}, fmt.Errorf("reading a statement: %w", notFound(err))
	}
	s, err := r.statement(row, row.Sealed)
	if err != nil {
		return access.Held[statement.Statement]{}, err
	}
	if s.About, err = r.q.AboutOfStatement(r.ctx, gen.AboutOfStatementParams{TenantID: r.tenant(), StatementID: string(id)}); err != nil {
		return access.Held[statement.Statement]{}, fmt.Errorf("reading whom a statement is about: %w", err)
	}
	return s.Held(), nil
}

func (r *Reading) about(f access.FamilyID) (map[statement.ID][]access.PersonID, error) {
	return again(r, "whom statements are about in "+string(f), func() (map[statement.ID][]access.PersonID, error) {
		rows, err := r.q.AboutOfFamily(r.ctx, gen.AboutOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
		if err != nil {
			return nil, fmt.Errorf("reading whom statements are about: %w", err)
		}
		about := map[statement.ID][]access.PersonID{}
		for _, row := range rows {
			for id := range strings.SplitSeq(row.Statements, " ") {
				about[statement.ID(id)] = append(about[statement.ID(id)], row.ChildID)
			}
		}
		return about, nil
	})
}

func (r *Reading) statement(row gen.Statement, sealed seal.Sealed) (statement.Statement, error) {
	audience, err := access.ParseAudience(row.Audience)
	if err != nil {
		return statement.Statement{}, fmt.Errorf("reading a statement: %w", err)
	}
	s := statement.Statement{
		ID: statement.ID(row.ID), Kind: statement.Kind(row.Kind), Audience: audience, Writer: access.AccountID(row.Writer),
		SaidBy: access.Party(row.SaidBy), SaidAt: row.SaidAt, Version: int(row.Version),
	}
	return s, r.unseal(row.FamilyID, statementPlace(s.ID), sealed, &s.Words)
}

// PutReply puts somebody's answer in the place of their earlier one.
func (tx *Tx) PutReply(p access.Pass, a statement.Reply) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "reply/"+a.ID, a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.DropReply(tx.ctx, gen.DropReplyParams{
		TenantID: tx.tenant(), StatementID: string(a.Statement), Writer: string(a.Writer),
	}); err != nil {
		return fmt.Errorf("replacing a reply: %w", err)
	}
	if err := tx.q.AddReply(tx.ctx, gen.AddReplyParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID, StatementID: string(a.Statement), Kind: string(a.Kind),
		Writer: string(a.Writer), Audience: a.Audience.String(), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a reply: %w", err)
	}
	return nil
}

// Replies are the answers to a family's statements, shut, by statement.
func (r *Reading) Replies(f access.FamilyID) (map[statement.ID][]access.Held[statement.Reply], error) {
	rows, err := r.q.RepliesOfFamily(r.ctx, gen.RepliesOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading replies: %w", err)
	}
	about, err := r.about(f)
	if err != nil {
		return nil, err
	}
	held := map[statement.ID][]access.Held[statement.Reply]{}
	for _, row := range rows {
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return nil, fmt.Errorf("reading a reply: %w", err)
		}
		a := statement.Reply{
			ID: row.ID, Statement: statement.ID(row.StatementID), Kind: statement.ReplyKind(row.Kind),
			Writer: access.AccountID(row.Writer), Audience: audience, At: row.At,
		}
		if err := r.unseal(f, "reply/"+a.ID, row.Sealed, &a.Words); err != nil {
			return nil, err
		}
		held[a.Statement] = append(held[a.Statement], a.Held(about[a.Statement]))
	}
	return held, nil
}
