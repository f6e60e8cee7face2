package store

import (
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
)

func (r *Reading) relationships(f access.FamilyID) ([]family.Relationship, error) {
	return again(r, "relationships of "+string(f), func() ([]family.Relationship, error) {
		rows, err := r.q.RelationshipsOf(r.ctx, gen.RelationshipsOfParams{TenantID: r.tenant(), FamilyID: f})
		if err != nil {
			return nil, fmt.Errorf("reading relationships: %w", err)
		}
		all := make([]family.Relationship, len(rows))
		for i, row := range rows {
			all[i] = family.Relationship{
				ID: row.ID, Person: row.PersonID, Child: row.ChildID, Tie: family.Tie(row.Kind),
				Responsibility: family.Responsibility(row.Responsibility), From: row.FromOn, Until: row.UntilOn, Version: int(row.Version),
			}
		}
		return all, nil
	})
}

// Relationships are who is what to which child. Each opens only for those who may know both: one child's father does
// not learn who the other's is, nor that there is one.
func (r *Reading) Relationships(f access.FamilyID) ([]access.Held[family.Relationship], error) {
	all, err := r.relationships(f)
	if err != nil {
		return nil, err
	}
	entries, err := r.people(f)
	if err != nil {
		return nil, err
	}
	stands, children := standsFor(entries), map[access.PersonID]bool{}
	for _, p := range entries {
		children[p.ID] = p.Kind != family.Adult
	}
	held := make([]access.Held[family.Relationship], len(all))
	for i, rel := range all {
		rel.Person, rel.Child = stands(rel.Person), stands(rel.Child)
		about := []access.PersonID{rel.Child}
		if children[rel.Person] {
			about = append(about, rel.Person) // brothers and sisters: both must be known
		}
		held[i] = access.Hold(rel, access.For(access.Everyone), about, "")
	}
	return held, nil
}

// Relationships reads them for an action that holds a pass for the family.
func (tx *Tx) Relationships(p access.Pass) ([]family.Relationship, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.relationships(p.Family())
}

// AddRelationship adds what somebody is to a child.
func (tx *Tx) AddRelationship(p access.Pass, rel family.Relationship) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.AddRelationship(tx.ctx, gen.AddRelationshipParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: rel.ID, PersonID: rel.Person, ChildID: rel.Child,
		Kind: string(rel.Tie), Responsibility: string(rel.Responsibility), FromOn: rel.From, UntilOn: rel.Until,
	}); err != nil {
		return fmt.Errorf("adding a relationship: %w", err)
	}
	return nil
}

// relationshipBefore is how a relationship read before a change, and why it was changed.
type relationshipBefore struct {
	Was    family.Relationship `json:"was"`
	Reason string              `json:"reason"`
}

// SaveRelationship saves a relationship as it was changed, with how it read before. One that was never true is taken
// out and kept.
func (tx *Tx) SaveRelationship(p access.Pass, was, now family.Relationship, inError bool, reason string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	state := family.Current
	if inError {
		state = family.EnteredInError
	}
	saved, err := tx.q.SetRelationship(tx.ctx, gen.SetRelationshipParams{
		Kind: string(now.Tie), Responsibility: string(now.Responsibility), State: string(state),
		FromOn: now.From, UntilOn: now.Until, TenantID: tx.tenant(), FamilyID: p.Family(), ID: was.ID,
		Was: int32(was.Version), //nolint:gosec // a count of changes
	})
	if err != nil {
		return fmt.Errorf("saving a relationship: %w", err)
	}
	if saved == 0 {
		return ErrStale
	}
	id := tx.NewID()
	sealed, err := tx.seal(p.Family(), "relationship change/"+id, relationshipBefore{Was: was, Reason: reason})
	if err != nil {
		return err
	}
	if err := tx.q.AddRelationshipChange(tx.ctx, gen.AddRelationshipChangeParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, RelationshipID: was.ID,
		ByAccount: string(tx.actor.Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping how a relationship read before: %w", err)
	}
	return nil
}
