package store

import (
	"encoding/json"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/statement"
)

// LeaveDangerBehind leaves a child's danger statement with the day on which it was written: the conference has none for the
// child then, and what it said is kept as earlier.
func (tx *Tx) LeaveDangerBehind(p access.Pass, c conference.ID, child access.PersonID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.LeaveDangerBehind(tx.ctx, gen.LeaveDangerBehindParams{
		ByAccount: string(tx.actor.Account), At: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: child,
	}); err != nil {
		return fmt.Errorf("keeping an earlier danger statement: %w", err)
	}
	if err := tx.q.DropDangerStatement(tx.ctx, gen.DropDangerStatementParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), ChildID: child,
	}); err != nil {
		return fmt.Errorf("leaving a danger statement behind: %w", err)
	}
	return nil
}

// LeaveLinesBehind does the same with lines of the outline plan.
func (tx *Tx) LeaveLinesBehind(p access.Pass, c conference.ID, lines []string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	keys := make(map[string]int, len(lines))
	for _, id := range lines {
		keys[id] = 1
	}
	among, err := json.Marshal(keys)
	if err != nil {
		return fmt.Errorf("listing lines: %w", err)
	}
	if err := tx.q.LeaveLinesBehind(tx.ctx, gen.LeaveLinesBehindParams{
		ByAccount: string(tx.actor.Account), At: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), Lines: string(among),
	}); err != nil {
		return fmt.Errorf("keeping earlier lines: %w", err)
	}
	if err := tx.q.WithdrawLines(tx.ctx, gen.WithdrawLinesParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), Lines: string(among),
	}); err != nil {
		return fmt.Errorf("leaving lines behind: %w", err)
	}
	return nil
}

// LeftBehind is what was left with an earlier day of a conference, each shut as it was on its day: danger statements, and
// lines of the outline plan.
func (r *Reading) LeftBehind(p access.Pass, id conference.ID) (dangers []access.Held[statement.Statement], lines []access.Held[conference.OutlineLine], err error) {
	rows, err := ifAny(r, p.Family(), id, "LeftBehind", r.q.LeftBehind, gen.LeftBehindParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id),
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading what was left behind: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil, nil
	}
	said, err := r.Statements(p.Family())
	if err != nil {
		return nil, nil, err
	}
	for _, row := range rows {
		if row.Kind == string(conference.EarlierDanger) {
			dangers = append(dangers, said[statement.ID(row.Subject)])
		}
	}
	found, err := r.q.OutlineLinesLeft(r.ctx, gen.OutlineLinesLeftParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return nil, nil, fmt.Errorf("reading lines that were left behind: %w", err)
	}
	all, err := r.linesOf(p, id, found)
	return dangers, heldLines(all), err
}
