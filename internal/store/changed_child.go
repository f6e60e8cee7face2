package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// RegroupConference puts children on a conference and takes others off it, and notes both with the change that did it.
func (tx *Tx) RegroupConference(p access.Pass, c conference.Change, on, off []access.PersonID) error {
	if err := tx.AddChange(p, c); err != nil {
		return err
	}
	note := func(child access.PersonID, way string) error {
		if err := tx.q.AddChangedChild(tx.ctx, gen.AddChangedChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ChangeID: c.ID, ChildID: child, Way: way,
		}); err != nil {
			return fmt.Errorf("noting which child a change is about: %w", err)
		}
		return nil
	}
	for _, child := range on {
		if err := tx.q.AddConferenceChild(tx.ctx, gen.AddConferenceChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c.Conference), ChildID: child,
		}); err != nil {
			return fmt.Errorf("putting a child on a conference: %w", err)
		}
		if err := note(child, "put on"); err != nil {
			return err
		}
	}
	for _, child := range off {
		if err := tx.DropConferenceChild(p, c.Conference, child); err != nil {
			return err
		}
		if err := note(child, "taken off"); err != nil {
			return err
		}
	}
	return nil
}

// ChangedChildren are the children who were put on a conference or taken off it, the first first. Each opens for those who
// may know of the child.
func (r *Reading) ChangedChildren(p access.Pass, id conference.ID) ([]access.Held[conference.ChildChange], error) {
	rows, err := r.q.ChangedChildren(r.ctx, gen.ChangedChildrenParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading which children a conference was about: %w", err)
	}
	held := make([]access.Held[conference.ChildChange], len(rows))
	for i, row := range rows {
		c := conference.ChildChange{Change: row.ChangeID, Child: row.ChildID, Off: row.Way == "taken off", On: row.At.Date()}
		held[i] = access.Hold(c, access.For(access.Everyone), []access.PersonID{row.ChildID}, "")
	}
	return held, nil
}

// ForgetDeclarations asks the chair of a conference anew whether they have links with its children. A link that was
// declared stays.
func (tx *Tx) ForgetDeclarations(p access.Pass, id conference.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.ForgetDeclarations(tx.ctx, gen.ForgetDeclarationsParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(id),
	}); err != nil {
		return fmt.Errorf("asking a chair anew: %w", err)
	}
	return nil
}
