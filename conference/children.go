package conference

import (
	"slices"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ChildChange is one child put on a conference, or taken off it, by a change.
type ChildChange struct {
	Change string
	Child  access.PersonID
	Off    bool
	On     timescale.Date // the day of the change
}

// The rules for which children a conference is about. Each says what to do instead.
var (
	ErrSameChildren = fault.New("children", "These are the children whom the conference is about already. Choose the children it should be about")
	ErrNoChildren   = fault.New("children", "A conference is about at least one child. If it should not be held at all, record that it was cancelled")
	ErrSitting      = fault.New("", "The conference is going on. A child who was left out can be put on it once the chair has adjourned it. For a child who is on it, the chair records what is decided, which may be that no plan is needed")
	ErrBegunAbout   = fault.New("children", "The conference has begun about this child, so they stay on it. When it goes on, the chair records what is decided for them, which may be that no plan is needed")
	ErrDecidedAbout = fault.New("children", "A decision is recorded for this child, so they stay on the conference. The chair can change the decision when the conference goes on")
	ErrOverAbout    = fault.New("", "This conference is over, so it stays about these children. For a child who was left out, ask for a conference of their own on the family’s plan. What was decided for a child is looked at again at a review")
	ErrNotFamilys   = fault.New("children", "Choose children of this family")
	ErrOnAnother    = fault.New("children", "Another conference that is not over is about this child. Take them off that one first")
	ErrPlanAlready  = fault.New("children", "This child has a child protection plan already. Put them on its review instead")
	ErrNoPlanYet    = fault.New("children", "A review is about children who have a child protection plan, and this child has none. Ask for a conference of their own on the family’s plan")
	ErrReviewLost   = fault.New("children", "This child has a child protection plan, and it cannot go on without a review. Put them on another review first")
)

// Regroup makes the conference one about these children, and says who was put on it and who was taken off. Decided are the
// children for whom a decision is recorded. While it has not begun, children can be put on it and taken off; once it was
// adjourned, they can only be put on it.
func (c Conference) Regroup(to, decided []access.PersonID) (now Conference, on, off []access.PersonID, err error) {
	to = slices.Compact(slices.Sorted(slices.Values(to)))
	for _, child := range to {
		if !c.Includes(child) {
			on = append(on, child)
		}
	}
	var wrong fault.List
	for _, child := range c.Children {
		if slices.Contains(to, child) {
			continue
		}
		off = append(off, child)
		if slices.Contains(decided, child) {
			wrong.Check(false, ErrDecidedAbout)
		} else {
			wrong.Check(c.State != Adjourned, ErrBegunAbout)
		}
	}
	switch c.State {
	case Closed, Cancelled:
		return c, nil, nil, ErrOverAbout
	case Open:
		return c, nil, nil, ErrSitting
	case ToBeBooked, Booked, Adjourned:
	}
	wrong.Check(len(to) > 0, ErrNoChildren)
	wrong.Check(len(to) == 0 || len(on)+len(off) > 0, ErrSameChildren)
	if err := wrong.Err(); err != nil {
		return c, nil, nil, err
	}
	c.Children = to
	return c, on, off, nil
}

// Regroupable reports whether the children of the conference can be put right as it is now.
func (c Conference) Regroupable() bool {
	return c.State == ToBeBooked || c.State == Booked || c.State == Adjourned
}

// OnlyFor reports whether somebody is asked to the conference for the sake of these children alone: as one of them, or as a
// worker of theirs and of no other child it is about. Who works with all children is asked as before.
func (i Invitation) OnlyFor(off []access.PersonID) bool {
	if i.Person != "" {
		return slices.Contains(off, i.Person)
	}
	return len(i.Children) > 0 && !slices.ContainsFunc(i.Children, func(c access.PersonID) bool { return !slices.Contains(off, c) })
}
