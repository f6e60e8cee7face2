package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
)

// proposals are the people whom nobody has asked yet, each with why: those who work with the children, the family's own
// people, and the services known to work with children of these ages.
func (g gathered) proposals() []Invitable {
	all := append(g.proposedWorkers(), g.proposedFamily()...)
	return append(all, g.proposedServices(all)...)
}

func (g gathered) listed(account access.AccountID, person access.PersonID) bool {
	return slices.ContainsFunc(g.invited, func(i conference.Invitation) bool {
		if i.State == conference.Uninvited {
			return false
		}
		return account != "" && i.Account == account || person != "" && i.Person == person
	})
}

func (g gathered) proposedWorkers() []Invitable {
	var all []Invitable
	for _, h := range g.holders {
		ran := h.Office == access.Chair || h.Kind == access.PartRecorder || h.Office == access.Unit && h.Kind == access.PartGiven
		if ran && h.For != string(g.conference.ID) {
			continue // chaired or recorded another conference of the family, or was given its record for that
		}
		var role conference.Role
		switch h.Kind {
		case access.PartSocialWorker:
			role = conference.RoleSocialWorker
		case access.PartManager:
			role = conference.RoleManager
		case access.PartChair:
			role = conference.RoleChair
		case access.PartRecorder:
			role = conference.RoleRecorder
		case access.PartProfessional, access.PartCoreGroup, access.PartGiven:
			role = conference.RoleOf(h.Job, h.Agency)
		case access.PartUnit, access.PartParent, access.PartCarer, access.PartRelative, access.PartChild, access.PartSupporter,
			access.PartAdvocate, access.PartDuty: // whoever looked in for a night takes no part
			continue
		}
		key := "account:" + string(h.Account)
		if g.listed(h.Account, "") || slices.ContainsFunc(all, func(p Invitable) bool { return p.Key == key }) {
			continue
		}
		all = append(all, Invitable{
			Key: key, Name: h.Name + ", " + h.Job, Role: role, Why: "Takes part already",
			invite: NewInvitation{Account: h.Account, Role: role, Agency: h.Agency},
		})
	}
	return all
}

func (g gathered) proposedFamily() []Invitable {
	var all []Invitable
	for _, p := range g.people {
		if g.listed("", p.ID) {
			continue
		}
		role, why := g.familyRole(p)
		if role == "" {
			continue
		}
		all = append(all, Invitable{
			Key: "person:" + string(p.ID), Name: p.FullName(), Role: role, Why: why, invite: NewInvitation{Person: p.ID, Role: role},
		})
	}
	return all
}

func (g gathered) familyRole(p family.Person) (conference.Role, string) {
	if p.Kind != family.Adult {
		if g.conference.Includes(p.ID) && g.offered(p) {
			return conference.RoleChild, "Old enough to be invited under this procedure"
		}
		return "", ""
	}
	if g.holds(p.ID) {
		return conference.RoleParent, "Holds parental responsibility"
	}
	for _, rel := range g.related {
		if rel.Person != p.ID || !g.conference.Includes(rel.Child) {
			continue
		}
		switch rel.Tie {
		case family.Mother, family.Father, family.StepParent:
			return conference.RoleParent, "Is a parent"
		case family.Carer:
			return conference.RoleCarer, "Cares for a child"
		case family.Sibling, family.HalfSibling, family.Grandparent, family.AuntOrUncle, family.Friend, family.OtherTie:
		}
	}
	return "", ""
}

// proposedServices are roles that the children's ages call for and that nobody on the list fills. They name nobody: the
// unit adds the person.
func (g gathered) proposedServices(proposed []Invitable) []Invitable {
	var ages []int
	for _, p := range g.people {
		if !g.conference.Includes(p.ID) {
			continue
		}
		age, born := p.Age(g.today)
		if !born {
			age = -1
		}
		ages = append(ages, age)
	}
	var all []Invitable
	for _, role := range conference.RolesFor(ages) {
		filled := slices.ContainsFunc(g.invited, func(i conference.Invitation) bool { return i.Role == role && i.State != conference.Uninvited }) ||
			slices.ContainsFunc(proposed, func(p Invitable) bool { return p.Role == role })
		if !filled {
			all = append(all, Invitable{Role: role, Name: "Nobody named yet", Why: "By the children’s ages"})
		}
	}
	return all
}
