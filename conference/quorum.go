package conference

import (
	"slices"

	"kith/procedure"
)

// IsThere reports whether somebody is at the conference now, in whatever way.
func (i Invitation) IsThere() bool {
	return slices.Contains([]Presence{InRoom, ByVideo, ByTelephone}, i.Presence) && i.LeftAt.IsZero()
}

// discipline is what an invitation counts as towards a quorum. School, school nursing and health visiting count apart;
// those without a role of their own count by their agency.
func (i Invitation) discipline() string {
	if i.Role == RoleOther {
		return i.Agency
	}
	return string(i.Role)
}

// counts reports whether somebody in this role is of an agency other than children's social care.
func (i Invitation) counts() bool {
	return !i.Role.FamilySide() && !i.Role.SocialCare() &&
		!slices.Contains([]Role{RoleChair, RoleRecorder, RoleInterpreter}, i.Role)
}

// Quorate says whether those who are there are enough for a conference of this kind to decide, by the procedure, and in
// words what is missing. The chair may go on without, with a reason.
func Quorate(pack procedure.Pack, kind Kind, invited []Invitation) (bool, []string) {
	return enough(pack, kind, invited, Invitation.IsThere)
}

// Forecast is Quorate for those who said that they come.
func Forecast(pack procedure.Pack, kind Kind, invited []Invitation) (bool, []string) {
	return enough(pack, kind, invited, func(i Invitation) bool { return i.State == Coming || i.State == Deputised })
}

func enough(pack procedure.Pack, kind Kind, invited []Invitation, there func(Invitation) bool) (bool, []string) {
	var missing []string
	care, police, informed := false, false, false
	others := map[string]bool{}
	for _, i := range invited {
		informed = informed || i.Role == RolePolice && i.InformationSent
		if !there(i) {
			continue
		}
		care = care || i.Role.SocialCare()
		police = police || i.Role == RolePolice
		if i.counts() {
			others[i.discipline()] = true
		}
	}
	if !care {
		missing = append(missing, "Children’s social care is not there")
	}
	if need := pack.Quorum.OtherAgencies.Value; len(others) < need {
		missing = append(missing, "Too few other agencies: "+number(len(others))+" of "+number(need))
	}
	rule := pack.Police.Initial.Value
	if kind == Review {
		rule = pack.Police.Review.Value
	}
	switch rule {
	case procedure.PoliceAttend:
		if !police {
			missing = append(missing, "The police are not there")
		}
	case procedure.PoliceAttendOrInform:
		if !police && !informed {
			missing = append(missing, "The police are not there and have sent no information")
		}
	case procedure.PoliceIfInformation:
	}
	return len(missing) == 0, missing
}

func number(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six"}
	if n < len(words) {
		return words[n]
	}
	return "many"
}
