package family

import (
	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Tie is what somebody is to a child.
type Tie string

// The ties.
const (
	Mother      Tie = "mother"
	Father      Tie = "father"
	StepParent  Tie = "step-parent"
	Sibling     Tie = "brother or sister"
	HalfSibling Tie = "half-brother or half-sister"
	Grandparent Tie = "grandparent"
	AuntOrUncle Tie = "aunt or uncle"
	Carer       Tie = "carer"
	Friend      Tie = "family friend"
	OtherTie    Tie = "other"
)

// Ties lists them, nearest first.
func Ties() []Tie {
	return []Tie{Mother, Father, StepParent, Sibling, HalfSibling, Grandparent, AuntOrUncle, Carer, Friend, OtherTie}
}

// Responsibility is whether somebody holds parental responsibility for a child (Children Act 1989, section 3).
type Responsibility string

// What may be known of it. A mother has it from the birth (section 2).
const (
	Holds       Responsibility = "yes"
	HoldsNot    Responsibility = "no"
	NotKnownYet Responsibility = "not known"
)

// Relationship is what one person is to one child.
type Relationship struct {
	ID             string
	Person         access.PersonID
	Child          access.PersonID
	Tie            Tie
	Responsibility Responsibility
	From, Until    timescale.Date
	Version        int
}

// The rules for a relationship.
var (
	ErrNoTie            = fault.New("tie", "Choose what the person is to the child")
	ErrNoResponsibility = fault.New("responsibility", "Choose whether the person holds parental responsibility, or that it is not known")
	ErrToThemselves     = fault.New("child", "Choose two different people")
	ErrToAnAdult        = fault.New("child", "Choose a child: a relationship is always to a child")
	ErrSiblingAdult     = fault.New("tie", "A child can only be a brother, a sister or another relative of a child")
	ErrTiedTwice        = fault.New("child", "This relationship is there already. Change it instead")
	ErrEndsEarly        = fault.New("until", "The last day must be on or after the first")
)

// Check says what is wrong with a relationship between these two people.
func (r Relationship) Check(person, child Person) error {
	var wrong fault.List
	known := false
	for _, t := range Ties() {
		known = known || t == r.Tie
	}
	wrong.Check(known, ErrNoTie)
	switch r.Responsibility {
	case Holds, HoldsNot, NotKnownYet:
	default:
		wrong.Check(false, ErrNoResponsibility)
	}
	wrong.Check(r.Person != r.Child, ErrToThemselves)
	wrong.Check(child.Kind != Adult, ErrToAnAdult)
	wrong.Check(person.Kind == Adult || !r.Tie.ofAdults(), ErrSiblingAdult)
	wrong.Check(r.From.IsZero() || r.Until.IsZero() || !r.Until.Before(r.From), ErrEndsEarly)
	return wrong.Err()
}

// ofAdults reports whether only an adult can be this to a child.
func (t Tie) ofAdults() bool {
	switch t {
	case StepParent, Grandparent, Carer, Friend:
		return true
	case Mother, Father, Sibling, HalfSibling, AuntOrUncle, OtherTie:
		return false
	}
	return false
}

// PartKindOf is the part that somebody who is this to the children takes in their case: whoever is a parent of any,
// or holds parental responsibility for any, takes part as a parent.
func PartKindOf(who Person, of []Relationship) access.PartKind {
	if who.Kind != Adult {
		return access.PartChild
	}
	kind := access.PartRelative
	for _, r := range of {
		if r.Person != who.ID {
			continue
		}
		switch {
		case r.Tie == Mother, r.Tie == Father, r.Tie == StepParent, r.Responsibility == Holds:
			return access.PartParent
		case r.Tie == Carer:
			kind = access.PartCarer
		}
	}
	return kind
}
