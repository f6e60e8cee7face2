// Package access answers three questions, and nothing else in Kith does: may this person do this, which audience
// does this have, and what may this person know of this.
//
// A Pass is the proof that a person may do a thing; a save without one is refused. A Held value cannot be read
// without a Knowing, which comes from a Pass. A Copy is what a page is given: built up from what its reader may
// know, after the look was written to the audit log.
package access

import (
	"errors"
	"slices"
)

// TenantID names a safeguarding partnership. No tenant can see another.
type TenantID string

// AccountID names somebody who can sign in.
type AccountID string

// FamilyID names one family: the key its narrative is sealed with, and the wall around it.
type FamilyID string

// PersonID names a child or adult in a family.
type PersonID string

// Party is an account or a person in a family, where either may be meant: an audience, an owner of an action.
type Party string

// ErrNotFound is the one answer for what is hidden and for what does not exist.
var ErrNotFound = errors.New("not found")

// Refused says that a person who knows of a thing may not do this to it, and what they can do instead.
type Refused struct{ Deed Deed }

func (r *Refused) Error() string {
	return "You cannot do this. " + r.Deed.whoMay() + " can."
}

// Office is somebody's job in the partnership, whatever families they work with.
type Office string

// The offices. A person of the family has the office Family and a part in one family only.
const (
	Unit          Office = "safeguarding unit"
	Chair         Office = "conference chair"
	Manager       Office = "team manager"
	SocialWorker  Office = "social worker"
	Professional  Office = "professional"
	FamilyMember  Office = "family"
	Administrator Office = "administrator"
	Protection    Office = "data protection" // answers for it: finds who looked, and reads no case content
	System        Office = "system"
)

// Actor is somebody signed in. It says who they are, never what they may do: that is looked up afresh inside
// every action, so that an ended part ends at once.
type Actor struct {
	Tenant  TenantID
	Account AccountID
	Person  PersonID // the family member they are, empty for staff
	Office  Office
}

// Parties are the names under which an audience may mean this actor.
func (a Actor) Parties() []Party {
	if a.Person == "" {
		return []Party{Party(a.Account)}
	}
	return []Party{Party(a.Account), Party(a.Person)}
}

// PartKind is how somebody takes part in one family's case.
type PartKind string

// The parts. Each has a beginning and an end; what it allows ends with it.
const (
	PartUnit         PartKind = "safeguarding unit"
	PartSocialWorker PartKind = "allocated social worker"
	PartManager      PartKind = "team manager"
	PartChair        PartKind = "chair"
	PartRecorder     PartKind = "recorder"
	PartProfessional PartKind = "invited professional"
	PartCoreGroup    PartKind = "core group member"
	PartParent       PartKind = "parent"
	PartCarer        PartKind = "carer"
	PartRelative     PartKind = "family or friend"
	PartChild        PartKind = "child"
	PartSupporter    PartKind = "supporter"
	PartAdvocate     PartKind = "advocate"

	// PartGiven is what stays of an invited professional's part once the record is issued: they may read the copy that
	// they were given, and nothing else.
	PartGiven PartKind = "given the record"

	// PartDuty is what a duty worker takes for a few hours, with a reason, in a family that they take no part in. It reads and
	// changes nothing, and ends by itself.
	PartDuty PartKind = "duty worker"
)

// IsFamily reports whether the part is one of the family's own, or of those beside them.
func (k PartKind) IsFamily() bool {
	switch k {
	case PartParent, PartCarer, PartRelative, PartChild, PartSupporter, PartAdvocate:
		return true
	case PartUnit, PartSocialWorker, PartManager, PartChair, PartRecorder, PartProfessional, PartCoreGroup, PartGiven, PartDuty:
		return false
	}
	return false
}

// Part is one part somebody has in a family. Children limits it to what is about those children; a family part
// with no children named knows only what is about nobody in particular.
type Part struct {
	Kind       PartKind
	Children   []PersonID
	Conference string // the one that the part was given for; none where it is for the whole case
}

// Standing is who somebody is in relation to one family, at this moment.
type Standing struct {
	Actor  Actor
	Family FamilyID
	Parts  []Part
	Merged []PersonID // entries in this family that turned out to be the actor: what names one of them names the actor
}

// parties are the names by which the actor may be meant in this family.
func (s Standing) parties() []Party {
	all := s.Actor.Parties()
	for _, p := range s.Merged {
		all = append(all, Party(p))
	}
	return all
}

// At is the standing at one conference: a part that was given for another conference of the family allows nothing there.
func (s Standing) At(conference string) Standing {
	s.Parts = slices.DeleteFunc(slices.Clone(s.Parts), func(p Part) bool {
		return p.Conference != "" && p.Conference != conference && slices.Contains([]PartKind{PartChair, PartRecorder, PartProfessional}, p.Kind)
	})
	return s
}

// Has reports whether the standing includes any of these parts.
func (s Standing) Has(kinds ...PartKind) bool {
	for _, p := range s.Parts {
		if slices.Contains(kinds, p.Kind) {
			return true
		}
	}
	return false
}

// professional reports whether any part is a professional's: such a reader is not limited to certain children.
func (s Standing) professional() bool {
	for _, p := range s.Parts {
		if !p.Kind.IsFamily() {
			return true
		}
	}
	return false
}

// children are those whom a family part reaches.
func (s Standing) children() map[PersonID]bool {
	reach := map[PersonID]bool{}
	for _, p := range s.Parts {
		for _, c := range p.Children {
			reach[c] = true
		}
	}
	return reach
}
