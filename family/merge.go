package family

import (
	"kith/access"
	"kith/fault"
)

// MergeKind is whether two entries are said to be one person, or one of a pair to be somebody else after all.
type MergeKind string

// The kinds.
const (
	Merge   MergeKind = "merge"
	Unmerge MergeKind = "unmerge"
)

// Merging is a proposal that two entries of a family are one person, or are not. One person proposes, another settles.
type Merging struct {
	ID         string
	Kind       MergeKind
	Person     access.PersonID // the entry that would stand with the other
	Kept       access.PersonID // the entry that is kept
	ProposedBy access.AccountID
	Words      MergeWords
}

// MergeWords are the ground, stated. They are sealed.
type MergeWords struct {
	Ground string `json:"ground"` // a code of Grounds; empty when unmerging
	Why    string `json:"why"`
}

// Ground is how it is known that two entries are one person. The same name and date of birth are not one.
type Ground struct{ Code, Words string }

// Grounds lists them.
func Grounds() []Ground {
	return []Ground{
		{"nhs-number", "The NHS number was checked and is the same person’s"},
		{"upn", "The school confirmed the unique pupil number"},
		{"document", "A document was seen, such as a birth certificate or passport"},
		{"person", "The person, or somebody with parental responsibility, said so"},
		{"double-entry", "Both entries were made from the same report, and whoever made them says so"},
	}
}

// The rules for merging and unmerging.
var (
	ErrNoGround      = fault.New("ground", "Choose how you know. The same name and date of birth are not enough")
	ErrNoWhy         = fault.New("why", "Enter what you saw or were told, so that a second person can check it")
	ErrMergeSelf     = fault.New("kept", "Choose two different entries")
	ErrMergeKinds    = fault.New("kept", "An adult and a child cannot be one person")
	ErrMergeGone     = fault.New("", "One of these entries was taken out or merged already")
	ErrNotMerged     = fault.New("", "This entry is not merged into another")
	ErrSamePerson    = fault.New("", "Somebody else must agree to this. You proposed it")
	ErrMergeHeld     = fault.New("kept", "Another entry was merged into this one. Take that apart first, or keep this one")
	ErrMergeSignsIn  = fault.New("kept", "The entry to be merged can sign in. Keep that one instead, or end its sign-in first")
	ErrMergeTwice    = fault.New("", "This is proposed already. Somebody else must settle it")
	ErrMergeRelated  = fault.New("kept", "These two have a relationship to each other, so they are two people. Put that right first")
	ErrNoAnswer      = fault.New("decision", "Choose whether you agree")
	ErrMergeNotThere = fault.New("", "This was settled already")
)

// Check says whether two entries may be proposed as one person.
func (m Merging) Check(person, kept Person) error {
	var wrong fault.List
	switch m.Kind {
	case Merge:
		wrong.Check(person.State == Current && kept.State == Current, ErrMergeGone)
		wrong.Check(m.Person != m.Kept, ErrMergeSelf)
		wrong.Check((person.Kind == Adult) == (kept.Kind == Adult), ErrMergeKinds)
		known := false
		for _, g := range Grounds() {
			known = known || g.Code == m.Words.Ground
		}
		wrong.Check(known, ErrNoGround)
	case Unmerge:
		wrong.Check(person.State == Merged && person.Into == m.Kept, ErrNotMerged)
	}
	wrong.Check(m.Words.Why != "", ErrNoWhy)
	return wrong.Err()
}

// Settle checks who agrees: never the one who proposed.
func (m Merging) Settle(by access.AccountID) error {
	if by == m.ProposedBy {
		return ErrSamePerson
	}
	return nil
}
