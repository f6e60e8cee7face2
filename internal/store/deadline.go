package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"kith/access"
	"kith/deadline"
	"kith/internal/store/gen"
	"kith/procedure"
	"kith/timescale"
)

// Recount counts the deadlines of some families again. It is given at the end of an action, in its transaction, the
// families in which the action was allowed to do something.
type Recount func(tx *Tx, action string, families []access.FamilyID) error

// movesDays are the tables whose rows start a clock, stop one or say whose it is. An action that saves to one of them counts
// the deadlines of its families again.
//
//nolint:gochecknoglobals // a table of rules, never written to
var movesDays = map[string]bool{
	"enquiry": true, "strategy_discussion": true, "conference": true, "invitation": true, "invitation_child": true, "report": true,
	"report_child": true, "report_share": true, "record": true, "core_group": true, "core_group_meeting": true, "plan": true,
	"visit": true, "visit_child": true, "person": true, "part": true,
	"procedure_change": true,
}

// CountAgainBy sets who counts deadlines again for every action from now on.
func (db *DB) CountAgainBy(r Recount) { db.recount.Store(&r) }

// countAgain counts the deadlines of the action's families again where it saved something that moves days.
func (tx *Tx) countAgain(action string) error {
	recount := tx.db.recount.Load()
	if recount == nil || len(tx.families) == 0 {
		return nil
	}
	for table := range tx.wrote {
		if movesDays[table] {
			return (*recount)(tx, action, tx.families)
		}
	}
	return nil
}

// Deadlines are those kept of each family.
func (r *Reading) Deadlines(p access.Pass) ([]deadline.Deadline, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	return r.deadlinesOf(keysOf([]access.FamilyID{p.Family()}))
}

// KeptDeadlines are Deadlines for an action that counts them again in its own families.
func (tx *Tx) KeptDeadlines(families []access.FamilyID) ([]deadline.Deadline, error) {
	return tx.deadlinesOf(keysOf(families))
}

func (r *Reading) deadlinesOf(families string) ([]deadline.Deadline, error) {
	rows, err := r.q.DeadlinesOfEach(r.ctx, gen.DeadlinesOfEachParams{TenantID: r.tenant(), Families: families})
	if err != nil {
		return nil, fmt.Errorf("reading deadlines: %w", err)
	}
	all := make([]deadline.Deadline, len(rows))
	for i, row := range rows {
		all[i] = deadlineOf(row)
	}
	return all, nil
}

func deadlineOf(row gen.Deadline) deadline.Deadline {
	return deadline.Deadline{
		ID: row.ID, Family: row.FamilyID,
		Name: deadline.Name{
			Key: procedure.Key(row.DeadlineKey), Subject: deadline.Thing{Kind: deadline.Kind(row.SubjectKind), ID: row.SubjectID},
			Child: access.PersonID(row.Child),
		},
		Anchor: procedure.Event(row.Anchor), AnchorIs: deadline.Thing{Kind: deadline.Kind(row.AnchorKind), ID: row.AnchorID}, AnchorOn: row.AnchorOn,
		Due: row.DueOn, Limit: row.LimitOn, WarnOn: row.WarnOn, Role: procedure.Role(row.OwnerRole), Owner: access.AccountID(row.Owner.String),
		Chair: access.AccountID(row.Chair.String), Procedure: row.ProcedureName, ReadOn: row.ReadOn, State: deadline.State(row.State),
		MetOn: row.MetOn, MetBy: deadline.Thing{Kind: deadline.Kind(row.MetKind.String), ID: row.MetID.String},
	}
}

// DeadlineMoves are the moves of a family's deadlines, the first first.
func (r *Reading) DeadlineMoves(p access.Pass) ([]deadline.Move, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.DeadlineMovesOfEach(r.ctx, gen.DeadlineMovesOfEachParams{
		TenantID: r.tenant(), Families: keysOf([]access.FamilyID{p.Family()}),
	})
	if err != nil {
		return nil, fmt.Errorf("reading what moved: %w", err)
	}
	all := make([]deadline.Move, len(rows))
	for i, row := range rows {
		all[i] = deadline.Move{
			ID: row.ID, Family: row.FamilyID, Deadline: row.DeadlineID, Anchor: procedure.Event(row.Anchor), Action: row.ByAction,
			Was: deadline.Days{Anchor: row.WasAnchorOn, Due: row.WasDueOn, Limit: row.WasLimitOn},
			Now: deadline.Days{Anchor: row.NowAnchorOn, Due: row.NowDueOn, Limit: row.NowLimitOn},
			By:  access.AccountID(row.ByAccount.String), At: row.At,
		}
	}
	return all, nil
}

// PutDeadlines saves what changed when deadlines were counted again, and what moved them, in the families of this action.
func (tx *Tx) PutDeadlines(action string, c deadline.Change) error {
	if len(c.Put) == 0 {
		return nil
	}
	type fields map[string]any
	put := fields{}
	for _, d := range c.Put {
		if !slices.Contains(tx.families, d.Family) {
			return access.ErrNoPass
		}
		put[d.ID] = fields{
			"family": d.Family, "key": d.Key, "subjectKind": d.Subject.Kind, "subject": d.Subject.ID, "child": d.Child, "anchor": d.Anchor,
			"anchorKind": d.AnchorIs.Kind, "anchorID": d.AnchorIs.ID, "anchorOn": d.AnchorOn, "due": d.Due, "limit": dayOrNone(d.Limit), "last": d.LastDay(),
			"warn": dayOrNone(d.WarnOn), "role": d.Role, "owner": wordOrNone(d.Owner), "chair": wordOrNone(d.Chair),
			"procedure": d.Procedure, "read": d.ReadOn, "state": d.State, "metOn": dayOrNone(d.MetOn), "metKind": wordOrNone(d.MetBy.Kind),
			"metID": wordOrNone(d.MetBy.ID),
		}
	}
	text, err := json.Marshal(put)
	if err != nil {
		return fmt.Errorf("writing deadlines: %w", err)
	}
	if err := tx.q.PutDeadlines(tx.ctx, gen.PutDeadlinesParams{TenantID: tx.tenant(), Deadlines: string(text)}); err != nil {
		return fmt.Errorf("saving deadlines: %w", err)
	}
	if len(c.Moves) == 0 {
		return nil
	}
	moved := fields{}
	for _, m := range c.Moves {
		moved[m.ID] = fields{
			"family": m.Family, "deadline": m.Deadline, "anchor": m.Anchor, "wasDue": m.Was.Due, "nowDue": m.Now.Due,
			"wasLimit": dayOrNone(m.Was.Limit), "nowLimit": dayOrNone(m.Now.Limit), "wasAnchor": m.Was.Anchor, "nowAnchor": m.Now.Anchor,
		}
	}
	if text, err = json.Marshal(moved); err != nil {
		return fmt.Errorf("writing what moved: %w", err)
	}
	if err := tx.q.AddDeadlineMoves(tx.ctx, gen.AddDeadlineMovesParams{
		TenantID: tx.tenant(), ByAction: action, ByAccount: null(string(tx.actor.Account)), At: tx.now, Moves: string(text),
	}); err != nil {
		return fmt.Errorf("saving what moved: %w", err)
	}
	return nil
}

func dayOrNone(d timescale.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

func wordOrNone[T ~string](word T) any {
	if word == "" {
		return nil
	}
	return word
}
