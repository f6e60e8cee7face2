package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

func decisionPlace(id string) string { return "decision/" + id }

// PutDecision saves the decision for one child, in the place of one made earlier in the same conference, which is kept.
func (tx *Tx) PutDecision(p access.Pass, d conference.Decision) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), decisionPlace(d.ID), d.Words)
	if err != nil {
		return err
	}
	if err := tx.q.KeepEarlierDecision(tx.ctx, gen.KeepEarlierDecisionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(d.Conference), ChildID: d.Child,
	}); err != nil {
		return fmt.Errorf("keeping an earlier decision: %w", err)
	}
	if err := tx.q.PutDecision(tx.ctx, gen.PutDecisionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: d.ID, ConferenceID: string(d.Conference), ChildID: d.Child,
		Outcome: string(d.Outcome), Categories: listed(d.Categories), Split: number(d.Split), DecidedBy: string(d.DecidedBy),
		At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a decision: %w", err)
	}
	return nil
}

// Decisions are those of one conference, shut. The reasons open for those who may know of the child.
func (r *Reading) Decisions(p access.Pass, c conference.ID) ([]access.Held[conference.Decision], error) {
	all, err := r.decisionsAt(p, c)
	if err != nil {
		return nil, err
	}
	return heldDecisions(all), nil
}

// DecisionsOfFamily are all that conferences have decided about a family's children, the first first, shut.
func (r *Reading) DecisionsOfFamily(p access.Pass) ([]access.Held[conference.Decision], error) {
	all, err := r.decisions(p)
	if err != nil {
		return nil, err
	}
	return heldDecisions(all), nil
}

func heldDecisions(all []conference.Decision) []access.Held[conference.Decision] {
	held := make([]access.Held[conference.Decision], len(all))
	for i, d := range all {
		held[i] = access.Hold(d, access.For(access.Everyone), []access.PersonID{d.Child}, "")
	}
	return held
}

func (r *Reading) decisions(p access.Pass) ([]conference.Decision, error) {
	return again(r, "decisions of "+string(p.Family()), func() ([]conference.Decision, error) {
		rows, err := r.q.DecisionsOfFamily(r.ctx, gen.DecisionsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
		if err != nil {
			return nil, fmt.Errorf("reading decisions: %w", err)
		}
		return r.decided(p, rows)
	})
}

// decisionsAt are those of one conference.
func (r *Reading) decisionsAt(p access.Pass, c conference.ID) ([]conference.Decision, error) {
	return again(r, "decisions of "+string(p.Family())+" "+string(c), func() ([]conference.Decision, error) {
		rows, err := ifAny(r, p.Family(), c, "DecisionsOf", r.q.DecisionsOf, gen.DecisionsOfParams{
			TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
		})
		if err != nil {
			return nil, fmt.Errorf("reading decisions: %w", err)
		}
		return r.decided(p, rows)
	})
}

func (r *Reading) decided(p access.Pass, rows []gen.Decision) ([]conference.Decision, error) {
	all := make([]conference.Decision, len(rows))
	for i, row := range rows {
		all[i] = conference.Decision{
			ID: row.ID, Conference: conference.ID(row.ConferenceID), Child: row.ChildID, Outcome: conference.Outcome(row.Outcome),
			Categories: categories(row.Categories), Split: row.Split == 1, DecidedBy: access.AccountID(row.DecidedBy), At: row.At,
		}
		if err := r.unseal(p.Family(), decisionPlace(row.ID), row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Closing is all that a conference hands on, for the action that closes it.
func (tx *Tx) Closing(p access.Pass, id conference.ID) (conference.Closing, error) {
	var c conference.Closing
	if err := tx.covered(p, p.Family()); err != nil {
		return c, err
	}
	all, err := tx.decisions(p)
	if err != nil {
		return c, err
	}
	for _, d := range all {
		if d.Conference == id {
			c.Decisions = append(c.Decisions, d)
		}
	}
	if c.OutlineLines, err = tx.outlineLines(p, id); err != nil {
		return c, err
	}
	c.NextSteps, err = tx.NextSteps(p, id)
	return c, err
}

func nextPlace(id conference.ID) string { return "next/" + string(id) }

// PutNextSteps saves what comes after a conference.
func (tx *Tx) PutNextSteps(p access.Pass, id conference.ID, n conference.NextSteps) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), nextPlace(id), n.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutNextSteps(tx.ctx, gen.PutNextStepsParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(id), LeadWorker: null(string(n.LeadWorker)),
		FirstCoreGroupOn: n.FirstCoreGroupOn, FirstCoreGroupBegins: n.FirstBegins, ReviewOn: n.ReviewOn,
		ReviewBegins: n.ReviewBegins, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving next steps: %w", err)
	}
	if err := tx.q.DropCoreGroupChoices(tx.ctx, gen.DropCoreGroupChoicesParams{TenantID: tx.tenant(), ConferenceID: string(id)}); err != nil {
		return fmt.Errorf("replacing the core group: %w", err)
	}
	for _, m := range n.CoreGroup {
		if err := tx.q.AddCoreGroupChoice(tx.ctx, gen.AddCoreGroupChoiceParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(id), InvitationID: m.Invitation,
		}); err != nil {
			return fmt.Errorf("choosing the core group: %w", err)
		}
	}
	return nil
}

// NextSteps are what has been set so far, empty when nothing has.
func (r *Reading) NextSteps(p access.Pass, id conference.ID) (conference.NextSteps, error) {
	var n conference.NextSteps
	row, err := r.q.NextStepsOf(r.ctx, gen.NextStepsOfParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if errors.Is(err, sql.ErrNoRows) {
		return n, nil
	}
	if err != nil {
		return n, fmt.Errorf("reading next steps: %w", err)
	}
	n = conference.NextSteps{
		LeadWorker: access.AccountID(row.LeadWorker.String), FirstCoreGroupOn: row.FirstCoreGroupOn,
		FirstBegins: row.FirstCoreGroupBegins, ReviewOn: row.ReviewOn, ReviewBegins: row.ReviewBegins,
	}
	chosen, err := r.q.CoreGroupChoices(r.ctx, gen.CoreGroupChoicesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return n, fmt.Errorf("reading the core group: %w", err)
	}
	for _, m := range chosen {
		who := access.Party(m.InvitedAccount.String)
		if who == "" {
			who = access.Party(m.InvitedPerson.String)
		}
		n.CoreGroup = append(n.CoreGroup, conference.CoreMember{Invitation: m.InvitationID, Party: who, Role: m.Role})
	}
	return n, r.unseal(p.Family(), nextPlace(id), row.Sealed, &n.Words)
}

func listed(of []conference.Category) string {
	words := make([]string, len(of))
	for i, c := range of {
		words[i] = string(c)
	}
	return strings.Join(words, ",")
}

func categories(stored string) []conference.Category {
	var all []conference.Category
	for c := range strings.SplitSeq(stored, ",") {
		if c != "" {
			all = append(all, conference.Category(c))
		}
	}
	return all
}

func number(yes bool) int32 {
	if yes {
		return 1
	}
	return 0
}
