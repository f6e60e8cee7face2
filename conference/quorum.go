package conference

import (
	"slices"
	"strings"

	"kith/procedure"
)

// discipline is what an invitation counts as towards a quorum: its role, unless the procedure counts some roles as one.
// Those without a role of their own count by their agency.
func (i Invitation) discipline(q procedure.Quorum) string {
	if i.Role == RoleOther {
		return i.Agency
	}
	return q.Together(procedure.Agency(strings.ReplaceAll(string(i.Role), " ", "-")))
}

// counts reports whether somebody in this role is of an agency other than children's social care.
func (i Invitation) counts() bool {
	return !i.Role.FamilySide() && !i.Role.SocialCare() &&
		!slices.Contains([]Role{RoleChair, RoleRecorder, RoleInterpreter}, i.Role)
}

// Quorate says whether those who are there are enough for a conference of this kind to decide, by the procedure, and in
// words what is missing. The chair may go on without, with a reason.
func Quorate(pack procedure.Pack, kind Kind, invited []Invitation) (bool, []string) {
	missing := append(MissingAgencies(pack, invited), MissingPolice(pack, kind, invited)...)
	return len(missing) == 0, missing
}

// Forecast is Quorate for those who said that they come.
func Forecast(pack procedure.Pack, kind Kind, invited []Invitation) (bool, []string) {
	comes := func(i Invitation) bool { return i.State == Coming || i.State == Deputised }
	missing := append(missingAgencies(pack, invited, comes), missingPolice(pack, kind, invited, comes)...)
	return len(missing) == 0, missing
}

// MissingAgencies are what is missing of children's social care and the other agencies that the procedure asks for.
func MissingAgencies(pack procedure.Pack, invited []Invitation) []string {
	return missingAgencies(pack, invited, Invitation.IsThere)
}

// MissingPolice says what the procedure asks of the police at a conference of this kind and has not: that they are
// there, or there or heard in writing.
func MissingPolice(pack procedure.Pack, kind Kind, invited []Invitation) []string {
	return missingPolice(pack, kind, invited, Invitation.IsThere)
}

func missingAgencies(pack procedure.Pack, invited []Invitation, there func(Invitation) bool) []string {
	var missing []string
	care, others := false, map[string]bool{}
	for _, i := range invited {
		if !there(i) {
			continue
		}
		care = care || i.Role.SocialCare()
		if i.counts() {
			others[i.discipline(pack.Quorum)] = true
		}
	}
	if !care {
		missing = append(missing, "Children’s social care is not there")
	}
	if need := pack.Quorum.OtherAgencies.Value; len(others) < need {
		missing = append(missing, "Too few other agencies: "+number(len(others))+" of "+number(need))
	}
	return missing
}

func missingPolice(pack procedure.Pack, kind Kind, invited []Invitation, there func(Invitation) bool) []string {
	police, informed := false, false
	for _, i := range invited {
		police = police || i.Role == RolePolice && there(i)
		informed = informed || i.Role == RolePolice && i.InformationSent
	}
	rule := pack.Police.Initial.Value
	if kind == Review {
		rule = pack.Police.Review.Value
	}
	switch {
	case police:
	case rule == procedure.PoliceAttend && informed:
		return []string{"The police are not there. What they sent in writing does not take their place at this conference"}
	case rule == procedure.PoliceAttend:
		return []string{"The police are not there"}
	case rule == procedure.PoliceAttendOrInform && !informed:
		return []string{"The police are not there and have sent no information"}
	}
	return nil
}

func number(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six"}
	if n < len(words) {
		return words[n]
	}
	return "many"
}
