package access

import (
	"errors"
	"slices"
)

// ErrNoPass is returned by every save that is not covered by a Pass for that family.
var ErrNoPass = errors.New("no pass for this family")

// Pass proves that somebody may do one kind of thing in one family. Only Allow makes one; the zero Pass covers nothing.
type Pass struct {
	standing Standing
	deed     Deed
	ground   PartKind
	given    bool
}

// Allow asks the rules whether this standing permits the deed. Without any part in the family the answer is
// ErrNotFound, as if the family did not exist; with a part that does not reach so far it is Refused. Somebody who has
// only the record that they were given takes part no more.
func Allow(s Standing, d Deed) (Pass, error) {
	may, listed := rules[d]
	if !listed {
		return Pass{}, &Refused{Deed: d}
	}
	for _, p := range s.Parts {
		if slices.Contains(may, p.Kind) {
			return Pass{standing: s, deed: d, ground: p.Kind, given: true}, nil
		}
	}
	for _, p := range s.Parts {
		if p.Kind != PartGiven {
			return Pass{}, &Refused{Deed: d}
		}
	}
	return Pass{}, ErrNotFound
}

// AllowOffice asks whether somebody's job permits a deed that belongs to no family yet, such as recording a
// concern about a family not known before. The pass covers the family named, which the action is about to begin.
func AllowOffice(a Actor, d Deed, f FamilyID) (Pass, error) {
	if slices.Contains(officeRules[d], a.Office) {
		return Pass{standing: Standing{Actor: a, Family: f}, deed: d, ground: PartKind(a.Office), given: true}, nil
	}
	return Pass{}, &Refused{Deed: d}
}

// AllowOwn is for what belongs to whoever asks: their own list of things to do, their own drafts. The pass covers no
// family.
func AllowOwn(a Actor, d Deed) (Pass, error) {
	if a.Account == "" {
		return Pass{}, ErrNotFound
	}
	return Pass{standing: Standing{Actor: a}, deed: d, ground: PartKind(a.Office), given: true}, nil
}

// Covers reports whether the pass was given for this family of this tenant.
func (p Pass) Covers(t TenantID, f FamilyID) bool {
	return p.given && f != "" && p.standing.Actor.Tenant == t && p.standing.Family == f
}

// Actor is who holds the pass.
func (p Pass) Actor() Actor { return p.standing.Actor }

// Family is the family that the pass is for.
func (p Pass) Family() FamilyID { return p.standing.Family }

// Deed is what the pass allows.
func (p Pass) Deed() Deed { return p.deed }

// Ground is the part by which it was allowed.
func (p Pass) Ground() PartKind { return p.ground }

// Given reports whether this is a real pass.
func (p Pass) Given() bool { return p.given }

// Has reports whether its holder has any of these parts in the family.
func (p Pass) Has(kinds ...PartKind) bool { return p.standing.Has(kinds...) }

// MayAt reports whether its holder may also do this at one conference of the family: parts that were given for another do
// not count there. It asks for no pass, so it leaves no entry: it is for lists of what somebody can open.
func (p Pass) MayAt(conference string, d Deed) bool {
	_, err := Allow(p.standing.At(conference), d)
	return p.given && err == nil
}

// Children are those whom the holder's family parts reach; none for professionals, who are not so limited.
func (p Pass) Children() []PersonID {
	var reach []PersonID
	for _, part := range p.standing.Parts {
		for _, c := range part.Children {
			if !slices.Contains(reach, c) {
				reach = append(reach, c)
			}
		}
	}
	return reach
}
